"""The box above every desk page finds what its reader may open, and nothing else."""

import re

import pytest
from django.urls import reverse

from tests.factories import DelegateFactory, DelegationFactory, InvitationFactory, SessionFactory
from tests.portal.conftest import text_of

# session, account, membership; delegations; rules profile, persons; sessions by title and by who has a part, and
# their roles; invitations; each time the names given to countries and the texts compared; for the rail what waits, and
# the switches
QUERIES = 21


@pytest.fixture
def found(world, as_):
    """Asks as somebody: the labels found, by heading."""

    def ask(who, words):
        page = as_(getattr(world, who)).get(
            reverse("portal:search", args=["dialogue"]), {"q": words}
        )
        kinds = page.content.decode().split('<section aria-labelledby="group-')[1:]
        return {
            re.search(r"<h2[^>]*>(.*?)</h2>", kind)[1]: re.findall(
                r'data-key="Enter"><bdi>(.*?)</bdi>', kind
            )
            for kind in kinds
        }

    return ask


def test_a_word_finds_the_delegation_its_invitation_a_person_and_a_session(world, found):
    invited = InvitationFactory(
        conference=world.conference, party__name_english="Party of Dawn", state="accepted"
    )
    dawn = DelegationFactory(
        conference=world.conference, invitation=invited, plate_name="Party of Dawn"
    )
    names = {"person__family_name": "Dawnay", "person__given_name": "Jo"}
    DelegateFactory(delegation=dawn, disclosure="public", **names)
    SessionFactory(conference=world.conference, title={"en": "Until dawn"})
    InvitationFactory(conference=world.conference)

    assert found("ina", "dawn") == {
        "Delegations": ["Party of Dawn"],
        "Persons": ["Jo Dawnay"],
        "Sessions": ["Until dawn"],
        "Invitations": ["Party of Dawn"],
    }


def test_invitations_are_found_only_by_those_they_are_open_to(world, found):
    InvitationFactory(conference=world.conference, party__name_english="Party of Dusk")

    assert found("ina", "dusk") == {"Invitations": ["Party of Dusk"]}
    assert found("bea", "dusk") == {}


def test_what_is_of_another_conference_is_not_found(world, found):
    DelegationFactory(conference=world.elsewhere, plate_name="Party of Noon")

    assert found("sol", "noon") == {}


def test_more_than_a_handful_lead_to_the_list_of_all(world, found, as_):
    for n in range(9):
        DelegationFactory(conference=world.conference, plate_name=f"Party of Morning {n}")

    page = as_(world.sol).get(reverse("portal:search", args=["dialogue"]), {"q": "morning"})

    assert len(found("sol", "morning")["Delegations"]) == 8
    assert reverse("delegations:board", args=["dialogue"]) + "?q=morning" in page.content.decode()


@pytest.mark.parametrize("words", ["a", "zzz", "", "%", "\0", "'--", "x" * 500])
def test_whatever_is_typed_is_answered(world, as_, words):
    page = as_(world.sol).get(reverse("portal:search", args=["dialogue"]), {"q": words})

    assert page.status_code == 200
    assert ("at least two letters" in text_of(page)) == (words in {"a", "%"})


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_a_fixed_number_of_questions(world, as_, django_assert_num_queries, rows):
    for n in range(rows):
        one = DelegationFactory(conference=world.conference, plate_name=f"Party of Dawn {n}")
        DelegateFactory(delegation=one, person__family_name="Dawnay")
        SessionFactory(conference=world.conference, title={"en": "Until dawn"})
    reader = as_(world.ina)

    with django_assert_num_queries(QUERIES):
        reader.get(reverse("portal:search", args=["dialogue"]), {"q": "dawn"})
