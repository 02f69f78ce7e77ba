"""The benchmark of naming in small: six persons at 390 px without the waiting, and nothing beyond an edge."""

import pytest

from benchmarks.naming_on_a_telephone import MOST_SECONDS, PEOPLE, names_six
from plenipo.delegations.models import Delegation
from tests.factories import DelegationFactory


@pytest.fixture
def phone(world, as_, browser_as):
    """Fay's telephone; her party has accepted and names six."""
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    DelegationFactory(conference=world.conference, invitation=world.fay.invitation, quota=6)
    return browser_as(width=390, session_of=as_(world.fay))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["ar", "zh-hans"])
@pytest.mark.parametrize("way", ["pasting", "typing"])
def test_six_persons_are_named_on_a_telephone_in_five_minutes(language, way, phone, live_server):
    person = names_six(phone, live_server.url, language, way, waits=False)

    delegation = Delegation.objects.get()
    delegates = list(delegation.delegates.select_related("person"))
    assert delegation.state == "submitted"
    assert person.beyond == []
    assert person.spent <= MOST_SECONDS
    assert phone.faults == []
    assert [each.capacity for each in delegates] == [row[0] for row in PEOPLE[language]]
    assert [each.person.email for each in delegates] == [row[5] for row in PEOPLE[language]]
    assert [each.office for each in delegates] == [row[4] for row in PEOPLE[language]]
    first = {"ar": "معالي السيد أحمد الحسن", "zh-hans": "欧阳修先生"}[language]
    assert delegates[0].person.styled == first


@pytest.mark.django_db(transaction=True)
def test_on_a_telephone_one_person_is_seen_at_a_time_and_on_a_wide_page_all(phone):
    phone.goto("/en/delegation/people/")
    phone.fill("[name=people-0-family_name]", "First")

    assert phone.inner_text(".walk output") == "Person 1 of 1"
    assert not phone.is_visible("[name=people-1-family_name]")
    phone.click("[data-next]")
    assert phone.inner_text(".walk output") == "Person 2 of 2"
    assert phone.is_visible("[name=people-1-family_name]")
    assert not phone.is_visible("[name=people-0-family_name]")
    phone.click("[data-back]")
    assert phone.input_value("[name=people-0-family_name]") == "First"

    phone.set_viewport_size({"width": 1280, "height": 800})
    assert phone.is_visible("[name=people-1-family_name]")
    assert not phone.is_visible(".walk")


@pytest.mark.django_db(transaction=True)
def test_what_is_wrong_is_the_person_that_is_shown(phone):
    phone.goto("/en/delegation/people/")
    phone.fill("[name=people-0-family_name]", "Right")
    phone.click("[data-next]")
    phone.fill("[name=people-1-family_name]", "Wrong")
    phone.fill("[name=people-1-office_since]", "spring")

    phone.click("form.wide button[value=review]")
    phone.wait_for_url("**/people/?check")

    assert phone.inner_text(".walk output") == "Person 2 of 2"
    assert phone.is_visible("#id_people-1-office_since_error")
