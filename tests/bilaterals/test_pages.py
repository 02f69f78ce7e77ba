"""The pages: bad input is said next to the field and nothing typed is lost; lists cost no more when they are longer."""

from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.urls import reverse

from plenipo.bilaterals.actions.answers import accept
from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.models import Availability, MeetingRequest, Principal
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.kit.sealed import unseal
from plenipo.records.actions.letters import mark_bounced
from plenipo.records.models import Letter
from tests.bilaterals.access_table import ASKED
from tests.bilaterals.conftest import wished
from tests.factories import PrincipalFactory


def post(client, name, data, *args):
    return client.post(reverse(name, args=args), {"key": uuid4().hex, **data})


def said(answer, words):
    page = answer.content.decode()
    return answer.status_code, words in page


# ---- asking


@pytest.mark.parametrize(
    "page", ["delegations:mine", "bilaterals:mine", "bilaterals:people", "programme:mine"]
)
def test_a_delegations_page_says_the_clock_once(page, world, sides, as_):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()

    text = as_(sides.fay).get(reverse(page)).content.decode()

    assert text.count("Nairobi time") == 1


def test_a_request_that_names_itself_is_refused_next_to_the_field_and_nothing_is_lost(sides, as_):
    data = {**ASKED, "typed": "party of rivers", "text": "Of rivers and dams."}

    answer = post(as_(sides.fay), "bilaterals:ask-keep", data)

    assert said(answer, "A delegation cannot ask to meet itself.") == (422, True)
    assert "Of rivers and dams." in answer.content.decode()
    assert MeetingRequest.objects.count() == 0


def test_nobody_asked_is_said_next_to_the_field(sides, as_):
    answer = post(as_(sides.fay), "bilaterals:ask-keep", {**ASKED, "typed": ""})

    assert said(answer, "Enter whom you ask to meet.") == (422, True)


def test_a_leader_of_the_host_is_not_asked_for_in_a_delegation(world, sides, as_):
    chair = PrincipalFactory(conference=world.conference)

    answer = post(as_(sides.fay), "bilaterals:ask-keep", {**ASKED, "first": f"host:{chair.pk}"})

    assert said(answer, "This person belongs to the host&#x27;s leadership.") == (422, True)


def test_without_the_key_of_texts_the_form_comes_back_as_typed(sides, as_, settings):
    settings.TEXT_KEYS = []

    answer = post(as_(sides.fay), "bilaterals:ask-keep", {**ASKED, "text": "Of rivers."})

    assert said(answer, "key for confidential texts is missing") == (422, True)
    assert "Of rivers." in answer.content.decode()


def test_a_double_click_sends_one_request(sides, as_):
    client, key = as_(sides.fay), uuid4().hex

    for _press in range(2):
        client.post(reverse("bilaterals:ask-keep"), {**ASKED, "key": key})

    assert MeetingRequest.objects.count() == 1


def test_an_answer_to_what_has_changed_meanwhile_is_told(sides, asked, as_):
    request = asked()
    accept(request, side=sides.hills, by=by_focal(sides.gil))

    data = {"seen": "0", "do": "defer"}
    answer = post(as_(sides.gil), "bilaterals:answer", data, request.pk)

    assert said(answer, "has since been changed") == (422, True)


# ---- who can be met


def test_times_that_end_before_they_start_are_refused_next_to_the_field(world, sides, as_):
    day = world.conference.starts
    data = {"office": "Chair", "seen": "", f"{day}-from": "15:00", f"{day}-until": "14:00"}

    answer = post(as_(sides.fay), "bilaterals:person-keep", data, 1)

    assert said(answer, "The end must be later than the start.") == (422, True)
    assert Principal.objects.count() == 0


def test_times_are_kept_in_the_zone_of_the_venue(world, sides, as_):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()
    day = world.conference.starts
    data = {"office": "Chair", "seen": "", f"{day}-from": "09:00", f"{day}-until": "12:00"}

    post(as_(sides.fay), "bilaterals:person-keep", data, 1)

    assert Availability.objects.get().starts.isoformat() == f"{day}T06:00:00+00:00"
    page = as_(sides.fay).get(reverse("bilaterals:person", args=[1])).content.decode()
    assert 'value="09:00"' in page


# ---- lists


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_a_delegation_costs_no_more_queries(
    number, sides, asked, as_, django_assert_num_queries
):
    asked()
    if number == 3:
        asked(wished(to_host=True))
        asked(wished(sides.rivers), asker=sides.coast, focal=sides.tam)
    client = as_(sides.fay)

    # session, link, delegation; requests, levels, switches, profile, appointments, address of the calendar, follow-ups,
    # what the desk entered
    with django_assert_num_queries(11):
        page = client.get(reverse("bilaterals:mine")).content.decode()

    assert page.count('data-label="State"') == number


def test_the_desk_sees_which_of_its_letters_did_not_arrive(world, sides, asked, as_):
    asked()
    mark_bounced(Letter.objects.get(in_confidence=True), "550 No such person here")

    desk = reverse("bilaterals:desk", args=[world.conference.slug])
    page = as_(world.bea).get(desk).content.decode()

    assert sides.gil.email in page
    assert "550 No such person here" in page


# ---- keys


def test_texts_are_written_again_with_a_new_key_and_the_old_one_is_taken_out(asked, settings):
    request = asked()
    new = Fernet.generate_key().decode()
    settings.TEXT_KEYS = [new, *settings.TEXT_KEYS]

    call_command("rekey")

    settings.TEXT_KEYS = [new]
    request.refresh_from_db()
    assert particulars_of(request).text == "We wish to speak of rivers."


def test_a_text_of_a_lost_key_says_so(asked, settings):
    request = asked()
    settings.TEXT_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(
        Refused, match="The key for this confidential text is missing on this server."
    ):
        unseal(request.sealed)


def test_of_two_who_enter_the_same_principal_first_the_second_sees_both(sides, as_):
    focal = as_(sides.fay)
    page = focal.get(reverse("bilaterals:person", args=[1])).context
    drawn = {"seen": page["form"]["seen"].value() or "", "was": page["was"]}
    first = {
        "name": "Ana",
        "office": "Chair",
        "2027-05-10-from": "09:00",
        "2027-05-10-until": "11:00",
    }
    second = {"name": "Bo", "office": "Chair", "2027-05-10-from": "", "2027-05-10-until": ""}

    assert post(focal, "bilaterals:person-keep", {**first, **drawn}, 1).status_code == 302
    told = post(focal, "bilaterals:person-keep", {**second, **drawn}, 1)

    assert told.status_code == 409
    said = told.content.decode()
    assert "Ana" in said
    assert 'value="Bo"' in said
    assert 'value="09:00"' in said
    assert [each.name for each in Principal.objects.filter(level=1)] == ["Ana"]
    seen = {"seen": told.context["form"]["seen"].value()}
    assert post(focal, "bilaterals:person-keep", {**second, **seen}, 1).status_code == 302


def test_a_level_that_is_none_is_not_there(sides, as_):
    for level in (0, 99, 99_999_999_999):
        assert (
            post(as_(sides.fay), "bilaterals:person-keep", {"seen": ""}, level).status_code == 404
        )
