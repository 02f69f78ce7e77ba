"""Who may do what in a conference: given, changed and taken away, from the next click on."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.conference.actions import give_duties, make_token, take_duties
from plenipo.conference.actions.welcome import welcome
from plenipo.conference.models import Membership
from plenipo.kit.errors import Refused
from plenipo.people.models import Account
from plenipo.people.queries import house_duties_of
from plenipo.records.models import By, JournalEntry, Letter
from tests.factories import AccountFactory, MembershipFactory


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def send(client, page, *args, **form):
    return client.post(reverse(f"conference:{page}", args=args), {"key": "k", **form})


def test_somebody_new_gets_an_account_without_a_password_and_a_letter_how_to_come_in(world, as_):
    form = {"name": "Nel", "email": "nel@example.org", "duties": ["press", "observer"]}

    send(as_(world.sol), "duties-give", "dialogue", **form)

    nel = Account.objects.get(email="nel@example.org")
    assert not nel.has_usable_password()
    assert nel.memberships.get().duties == ["press", "observer"]
    letter = Letter.objects.get(kind="conference.duties")
    assert (letter.to_email, letter.conference) == ("nel@example.org", world.conference.pk)
    assert "sol has assigned you these duties for " in letter.body
    assert "press desk, observer of the secretariat" in letter.body
    assert "Use this link to choose its password:\n\n{link}" in letter.body
    assert letter.links["link"]["path"] == "/en/account/enter/{token}/"


def test_the_link_of_the_letter_is_in_its_language(world, sol):
    account = AccountFactory(email="nel@example.org", language="fr")
    account.set_unusable_password()
    account.save()

    welcome(MembershipFactory(conference=world.conference, account=account), by=sol)

    letter = Letter.objects.get(kind="conference.duties")
    assert letter.links["link"]["path"] == "/fr/account/enter/{token}/"


def test_who_comes_from_another_conference_keeps_account_and_password(world, sol):
    world.lin.set_password("a very long password")
    world.lin.save()

    give_duties(
        world.conference, by=sol, email=world.lin.email.upper(), name="Other", duties=["press"]
    )

    assert Account.objects.filter(email__iexact=world.lin.email).get().name == "lin"
    assert Letter.objects.get().links == {}


def test_duties_given_again_replace_those_held_and_nobody_is_written_to(world, sol):
    give_duties(world.conference, by=sol, email=world.ada.email, name="ada", duties=["protocol"])

    assert world.ada.memberships.get().duties == ["protocol"]
    assert Letter.objects.count() == 0
    line = JournalEntry.objects.get(verb="conference.duties_given")
    changed = {"duties": [["accreditation"], ["protocol"]]}
    assert line.details == {
        "account": world.ada.pk,
        "duties": ["protocol"],
        "values": changed,
    }


def test_whoever_invites_may_keep_the_register(world, sol):
    give_duties(world.conference, by=sol, email=world.ada.email, name="ada", duties=["invitations"])

    assert house_duties_of(world.ada) == {"register"}


def test_duties_taken_away_end_with_the_next_click(world, as_):
    ada = as_(world.ada)
    desk = reverse("conference:settings", args=["dialogue"])
    assert ada.get(desk).status_code == 200

    send(as_(world.sol), "duties-take", "dialogue", world.ada.memberships.get().pk)

    assert ada.get(desk).url.startswith(reverse("account_login"))
    assert as_(world.ada).get(reverse("portal:desks")).status_code == 403


def test_who_holds_no_duty_any_more_sees_neither_register_nor_exports(world, sol, as_, client):
    _token, text = make_token(
        world.conference, account=world.ina, name="list", scopes=["register"], days=9, by=sol
    )
    ina = as_(world.ina)
    register = reverse("registry:parties")
    assert ina.get(register).status_code == 200

    take_duties(world.ina.memberships.get(), by=sol)

    assert house_duties_of(Account.objects.get(pk=world.ina.pk)) == set()
    assert ina.get(register).url == f"{reverse('account_login')}?next={register}"
    page = as_(world.ina).get(register)
    assert page.status_code == 403
    assert "Your account has no duties at present." in page.content.decode()
    bearer = {"Authorization": f"Bearer {text}"}
    assert client.get("/api/register/parties", headers=bearer).status_code == 401
    assert JournalEntry.objects.latest("pk").details["tokens"] == 1


def test_who_invites_elsewhere_too_keeps_the_register_and_the_sessions(world, sol, as_):
    MembershipFactory(account=world.ina, conference=world.elsewhere, duties=["invitations"])
    ina = as_(world.ina)

    take_duties(world.ina.memberships.get(conference=world.conference), by=sol)

    assert ina.get(reverse("registry:parties")).status_code == 200
    assert house_duties_of(Account.objects.get(pk=world.ina.pk)) == {"register"}


def test_the_last_secretary_general_stays(world, sol, as_):
    member = world.sol.memberships.get()

    answer = send(as_(world.sol), "duties-take", "dialogue", member.pk)
    with pytest.raises(Refused, match="needs a secretary-general"):
        give_duties(world.conference, by=sol, email=world.sol.email, name="", duties=["press"])

    assert answer.status_code == 409
    assert "assign that duty to another member first." in answer.content.decode()


def test_with_a_second_secretary_general_the_first_may_go(world, sol):
    MembershipFactory(conference=world.conference, duties=["secretary_general"])

    take_duties(world.sol.memberships.get(), by=sol)

    assert JournalEntry.objects.get().verb == "conference.duties_taken"


def test_a_form_without_duties_comes_back_with_what_was_typed(world, as_):
    answer = send(as_(world.sol), "duties-give", "dialogue", name="Nel", email="nel@nowhere")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a valid email address." in page
    assert 'value="nel@nowhere"' in page


@pytest.mark.parametrize("extra", [1, 3])
def test_more_members_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    MembershipFactory.create_batch(extra, conference=world.conference, account__name="More of them")
    client = as_(world.sol)

    # session, account, member, members, what waits, switches
    with django_assert_num_queries(6):
        page = client.get(reverse("conference:duties", args=["dialogue"])).content.decode()

    assert page.count("<bdi>More of them</bdi>") == extra


def test_duties_somebody_holds_are_not_removed_without_a_word(world, as_):
    sol, address = as_(world.sol), reverse("conference:duties-give", args=[world.conference.slug])
    given = {"name": "ina", "email": world.ina.email, "duties": ["press"]}

    asked = sol.post(address, {"key": uuid4().hex, **given})
    kept = Membership.objects.get(account=world.ina).duties
    seen = asked.context["form"]["seen"].value()
    sol.post(address, {"key": uuid4().hex, **given, "seen": seen})

    assert asked.status_code == 422
    assert "ina already has these duties: invitations." in asked.content.decode()
    assert kept == ["invitations"]
    assert Membership.objects.get(account=world.ina).duties == ["press"]
