"""The way in: from a letter to a password, a second factor and the desk; and what stands in the way of others."""

import re
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plenipo.accounts.actions import closing, links, tries
from plenipo.accounts.actions.address import ask_for_address, confirm_address
from plenipo.accounts.models import EntryLink, SignedIn, Tries
from plenipo.conference.actions import give_duties
from plenipo.kit.errors import Refused
from plenipo.people.models import Account
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Job, JournalEntry, Letter
from tests.factories import AccountFactory, MembershipFactory
from tests.people.test_access import code_now

PASSWORD, OTHER = "a very long password", "another long password"
DESKS = "/en/desks/"


@pytest.fixture
def val(world):
    """An account of a real conference, with an app as second factor."""
    val = AccountFactory(email="val@example.org", name="val", is_demo=False)
    val.set_password(PASSWORD)
    val.save()
    MembershipFactory(account=val, conference=world.conference, duties=["observer"])
    return val


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def write_out():
    while work_once():
        pass


def link_in(letter):
    return re.search(
        r"http://localhost:8000(/\S+/account/\S+)", letter.get_body(("plain",)).get_content()
    )[1]


def sign_in(client, password=PASSWORD, login="val@example.org", **from_where):
    return client.post("/en/account/login/", {"login": login, "password": password}, **from_where)


def test_one_link_leads_to_password_second_factor_and_desk(world, sol, client, post_office):
    give_duties(world.conference, by=sol, email="Nel@Example.org", name="Nel", duties=["press"])
    Account.objects.update(is_demo=False)
    write_out()
    (letter,) = post_office.letters
    link = link_in(letter)

    seen_by_a_scanner = [client.get(link).status_code for _time in range(2)]
    chosen = client.post(link, {"password": PASSWORD}, follow=True)
    app = client.get(reverse("mfa_activate_totp"))
    secret = app.context["form"].secret
    codes = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)}, follow=True)

    assert seen_by_a_scanner == [200, 200]
    assert chosen.redirect_chain[-1][0] == reverse("mfa_index")
    assert app.status_code == 200  # not asked for the password again, nor to verify an address
    assert "Recovery codes" in codes.content.decode()
    assert client.get(DESKS).status_code == 200
    assert client.get(link).status_code == 403
    assert JournalEntry.objects.filter(verb="accounts.password_set").count() == 1


def test_a_weak_password_comes_back_in_words_and_the_link_still_works(world, val, client):
    link = path_of(val)

    answer = client.post(link, {"password": "short"})

    assert answer.status_code == 422
    assert "at least 12 characters" in answer.content.decode()
    assert client.get(link).status_code == 200


def path_of(account):
    link = links.make_link(account, "password", links.FORGOTTEN)
    token = links.token_of(link["nonce"], purpose=link["purpose"])
    return link["path"].replace("{token}", token)


def test_a_link_to_a_new_password_does_not_lead_past_the_second_factor(val, as_, client):
    TOTP.activate(val, generate_totp_secret())
    elsewhere = as_(val)

    answer = client.post(path_of(val), {"password": OTHER})

    assert answer.url == reverse("mfa_authenticate")
    assert client.get(DESKS).status_code == 302
    assert elsewhere.get(DESKS).status_code == 302  # the sessions of before have ended


@pytest.mark.parametrize(("typed", "letters"), [("VAL@example.org", 1), ("nobody@example.org", 0)])
def test_known_and_unknown_addresses_get_the_same_answer_from_the_same_writes(
    typed, letters, val, client, post_office, django_assert_num_queries
):
    form = {"key": "k" * 20, "address": typed}

    with django_assert_num_queries(16):
        answer = client.post(reverse("accounts:forgotten-send"), form)
    write_out()

    assert "a message with a link has been sent to it" in client.get(answer.url).content.decode()
    assert len(post_office.letters) == letters
    assert [link_in(letter)[:18] for letter in post_office.letters] == [
        "/en/account/enter/"
    ] * letters
    assert not Job.objects.exists()


def test_pauses_grow_hold_in_other_processes_and_stop_neither_others_nor_a_passkey(val, client):
    for _time in range(tries.FREE):
        sign_in(client, "wrong")

    refused = sign_in(client)
    elsewhere = sign_in(Client(), REMOTE_ADDR="192.0.2.7")
    colleague = sign_in(client, login="other@example.org")

    assert "Try again in 1 minute, or sign in with a passkey now." in refused.content.decode()
    assert elsewhere.status_code == 302
    assert "The address or the password is incorrect." in colleague.content.decode()
    assert client.get(
        "/en/account/2fa/webauthn/login/", headers={"accept": "application/json"}
    ).json()
    row = Tries.objects.order_by("-n").first()
    Tries.objects.update(until=timezone.now())
    sign_in(client, "wrong")
    assert Tries.objects.get(pk=row.pk).until - timezone.now() > tries.FIRST_PAUSE


def test_an_open_session_goes_on_while_somebody_guesses(val, as_):
    Authenticator.objects.create(user=val, type="totp", data={"secret": "-"})
    mine = as_(val)
    for _time in range(9):
        sign_in(Client(), "wrong")

    assert mine.get(DESKS).status_code == 200


def test_the_right_password_clears_the_tries(val, client):
    for _time in range(tries.FREE - 1):
        sign_in(client, "wrong")

    sign_in(client)

    assert not Tries.objects.exists()


def test_a_code_lets_in_once_in_whatever_digits_it_is_typed(val, client):
    secret = generate_totp_secret()
    TOTP.activate(val, secret)
    code = code_now(secret)
    wide = code.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})

    first = client.post(sign_in(client).url, {"code": wide})
    other = Client()
    cache.clear()  # another process knows nothing of this one's memory
    second = other.post(sign_in(other).url, {"code": code})

    assert first.url == DESKS
    assert "This code has already been used. Wait for the next one." in second.content.decode()


def test_the_own_address_changes_with_password_second_factor_and_two_letters(
    val, client, post_office
):
    secret = generate_totp_secret()
    TOTP.activate(val, secret)
    client.post(sign_in(client).url, {"code": code_now(secret)})
    page = reverse("accounts:address-ask")
    asked = {"key": "a" * 20, "address": "Val.New@Example.org"}

    wrong = client.post(page, {**asked, "password_now": "wrong"})
    client.post(page, {**asked, "password_now": PASSWORD})
    write_out()
    to = {letter["To"].addresses[0].addr_spec: letter for letter in post_office.letters}
    link = link_in(to["val.new@example.org"])
    client.post(link)
    val.refresh_from_db()

    assert "The password is not correct. Try again." in wrong.content.decode()
    assert set(to) == {"val@example.org", "val.new@example.org"}
    assert val.email == "val.new@example.org"
    assert client.post(link).status_code == 403
    assert sign_in(Client(), login="val.new@example.org").status_code == 302


def test_an_address_of_another_account_cannot_be_claimed(val, world):
    with pytest.raises(Refused, match="Another account already has this address."):
        ask_for_address(val, world.ina.email.upper())

    assert not Letter.objects.exists()


def test_without_a_fresh_second_factor_the_address_page_asks_for_it(val, as_):
    TOTP.activate(val, generate_totp_secret())

    answer = as_(val).get(reverse("accounts:address"))

    assert answer.url == f"{reverse('mfa_reauthenticate')}?next=%2Fen%2Faccount%2Faddress%2F"


@pytest.mark.parametrize("page", ["signup/", "password/set/", "confirm-email/"])
def test_of_the_library_only_the_pages_the_house_needs_are_there(page, val, as_):
    assert as_(val).get(f"/en/account/{page}").status_code == 404


def test_an_address_claimed_beside_an_account_lets_nobody_in(val, world, client):
    """An older version had a page for it; `plenipo init` forgets what was claimed there."""
    EmailAddress.objects.create(user=world.ina, email=val.email, verified=True, primary=True)
    import_module("plenipo.accounts.migrations.0002_forget_addresses_of_the_library").forget(
        apps, None
    )

    assert sign_in(client).status_code == 302
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [("password/reset/", "forgotten"), ("change-password/", "password"), ("email/", "address")],
)
def test_addresses_of_older_letters_lead_on(old, new, client):
    assert client.get(f"/en/account/{old}").url == reverse(f"accounts:{new}")


def test_sessions_are_listed_and_ended(val, as_):
    Authenticator.objects.create(user=val, type="totp", data={"secret": "-"})
    here, there, third = as_(val), as_(val), as_(val)

    page = here.get(reverse("accounts:sessions")).content.decode()
    one = SignedIn.objects.get(session=there.session.session_key)
    here.post(reverse("accounts:session-end", args=[one.pk]), {"key": "a" * 20})
    after_one = [each.get(DESKS).status_code for each in (here, there, third)]
    here.post(reverse("accounts:sessions-end"), {"key": "b" * 20})

    assert page.count("Sign out there") == 2
    assert after_one == [200, 302, 200]
    assert [each.get(DESKS).status_code for each in (here, there, third)] == [200, 302, 302]


def test_a_changed_password_signs_out_the_other_browsers_only(val, as_):
    Authenticator.objects.create(user=val, type="totp", data={"secret": "-"})
    here, there = as_(val), as_(val)
    form = {"key": "a" * 20, "password_now": PASSWORD, "password": OTHER}

    here.post(reverse("accounts:password-change"), form)

    assert [each.get(DESKS).status_code for each in (here, there)] == [200, 302]
    assert SignedIn.objects.get(account=val).session == here.session.session_key


def test_a_closed_account_is_out_at_once_and_comes_back_when_it_is_opened(world, val, as_):
    Authenticator.objects.create(user=val, type="totp", data={"secret": "-"})
    mine, top, link = as_(val), as_(world.max), path_of(val)

    top.post(reverse("accounts:close", args=[val.pk]), {"key": "a" * 20})
    out = [mine.get(DESKS).status_code, mine.get(link).status_code, sign_in(Client()).url]
    top.post(reverse("accounts:open", args=[val.pk]), {"key": "b" * 20})

    assert out == [302, 403, reverse("account_inactive")]
    assert sign_in(Client()).url == reverse("mfa_authenticate")
    lines = JournalEntry.objects.filter(verb__startswith="accounts.").order_by("pk")
    assert [(line.verb, line.account, line.duty) for line in lines] == [
        ("accounts.closed", world.max, "administrator"),
        ("accounts.opened", world.max, "administrator"),
    ]


def test_the_last_administrator_and_oneself_stay_open(world):
    by = By(duty="administrator", account=world.sol)

    with pytest.raises(Refused, match="last administrator"):
        closing.close(world.max, by=by)
    with pytest.raises(Refused, match="your own account"):
        closing.close(world.max, by=By(duty="administrator", account=world.max))


@pytest.mark.parametrize("extra", [1, 3])
def test_more_accounts_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    AccountFactory.create_batch(extra, name="More of them")
    client = as_(world.max)

    # session, account, duties, count, accounts, their duties
    with django_assert_num_queries(6):
        page = client.get(reverse("accounts:accounts")).content.decode()

    assert page.count("<bdi>More of them</bdi>") == extra


def test_nobody_is_asked_twice_for_a_link_that_is_over(val, client):
    link = path_of(val)
    EntryLink.objects.update(expires=timezone.now())

    answer = client.get(link)

    assert answer.status_code == 403
    assert reverse("accounts:forgotten") in answer.content.decode()


def test_a_password_link_at_the_old_address_ends_when_another_is_confirmed(world):
    old = EntryLink.objects.create(
        account=world.ina, purpose="password", hash="a", made=timezone.now(), expires=timezone.now()
    )
    new = EntryLink.objects.create(
        account=world.ina, purpose="address", address="new@example.org", hash="b",
        made=timezone.now(), expires=timezone.now(),
    )  # fmt: skip

    confirm_address(new)

    old.refresh_from_db()
    assert old.used is not None
