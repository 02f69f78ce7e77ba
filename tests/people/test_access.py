"""Signing in: who is let in, with which second factor, and what is said to those who are not."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.management import CommandError, call_command
from django.urls import reverse

from plenipo.people.models import Account, HouseDuty
from plenipo.records.models import JournalEntry
from tests.factories import AccountFactory, MembershipFactory

PASSWORD = "a very long password"
SIGN_IN = "/en/account/login/"
DESKS = "/en/desks/"


@pytest.fixture
def val(world):
    """An account of a real conference: its duties want a second factor."""
    val = AccountFactory(email="val@example.org", name="val", is_demo=False)
    val.set_password(PASSWORD)
    val.save()
    MembershipFactory(account=val, conference=world.conference, duties=["observer"])
    return val


def sign_in(client, **form):
    return client.post(SIGN_IN, {"login": "val@example.org", "password": PASSWORD, **form})


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_page_of_the_desk_leads_through_sign_in_and_back(val, client):
    asked = client.get(DESKS)

    assert asked.url == f"{SIGN_IN}?next={DESKS}"
    assert sign_in(client, next=DESKS).url == DESKS


def test_duties_want_a_second_factor_before_anything_is_shown(val, client):
    sign_in(client)

    answer = client.get(DESKS, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert "Your duties require a second factor. Set one up to continue." in answer.content.decode()


def test_with_an_authenticator_the_desk_opens_after_its_code(val, client):
    secret = generate_totp_secret()
    TOTP.activate(val, secret)

    asked = sign_in(client, next=DESKS)
    let_in = client.post(asked.url, {"code": code_now(secret)})

    assert asked.url == reverse("mfa_authenticate")
    assert let_in.url == DESKS
    assert client.get(DESKS).status_code == 200


def test_a_wrong_code_lets_nobody_in_and_is_said(val, client):
    TOTP.activate(val, generate_totp_secret())

    asked = sign_in(client, next=DESKS)
    answer = client.post(asked.url, {"code": "000000"})

    assert "This code is incorrect." in answer.content.decode()
    assert client.get(DESKS).url == f"{SIGN_IN}?next={DESKS}"


def test_a_recovery_code_lets_in_once(val, client):
    TOTP.activate(val, generate_totp_secret())
    code = RecoveryCodes.activate(val).get_unused_codes()[0]

    let_in = client.post(sign_in(client, next=DESKS).url, {"code": code})
    client.logout()
    again = client.post(sign_in(client, next=DESKS).url, {"code": code})

    assert let_in.url == DESKS
    assert "This code is incorrect." in again.content.decode()


def test_a_demonstration_account_comes_in_without_and_the_page_says_so_loudly(world, as_):
    page = as_(world.obi).get(DESKS).content.decode()

    assert "Demonstration account: no second factor is required" in page


def test_no_page_says_so_of_a_real_account(val, as_):
    Authenticator.objects.create(user=val, type="totp", data={"secret": "-"})

    assert "Demonstration account" not in as_(val).get(DESKS).content.decode()


@pytest.mark.parametrize("who", ["val@example.org", "nobody@example.org"])
def test_a_wrong_password_says_nothing_of_whether_the_account_exists(who, val, client):
    answer = sign_in(client, login=who, password="wrong")

    assert "The address or the password is incorrect." in answer.content.decode()
    assert f'value="{who}"' in answer.content.decode()


def test_nobody_signs_up_by_themselves(db, client):
    client.post("/en/account/signup/", {"email": "new@example.org", "password1": PASSWORD})

    assert not Account.objects.exists()


def test_an_administrator_holds_every_house_duty_and_others_only_theirs(world, as_):
    HouseDuty.objects.filter(account=world.ina).delete()

    answers = [
        as_(who).get(reverse("registry:imports")).status_code
        for who in (world.max, world.rex, world.ina)
    ]

    assert answers == [200, 200, 403]


def test_whoever_lost_their_second_factor_sets_up_another_at_the_next_sign_in(val, client):
    TOTP.activate(val, generate_totp_secret())
    RecoveryCodes.activate(val)

    call_command("forget_second_factor", "VAL@example.org")
    sign_in(client)

    assert client.get(DESKS, follow=True).redirect_chain[-1][0] == reverse("mfa_index")
    line = JournalEntry.objects.get()
    assert (line.verb, line.details) == ("project.second_factor_forgotten", {"factors": 2})


def test_an_address_of_nobody_is_said_to_be_so(db):
    with pytest.raises(CommandError, match="no account with the address x@example.org"):
        call_command("forget_second_factor", "x@example.org")
