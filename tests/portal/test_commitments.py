"""Who promised what, when: one page for each party, from every app that knows some of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.delegations.actions.promises import note_promise, settle
from plenipo.delegations.models import Promise
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By, JournalEntry, Source
from tests.factories import (
    ChangeRequestFactory,
    DelegationFactory,
    InvitationFactory,
    LetterFactory,
    MeetingRequestFactory,
    PromiseFactory,
)
from tests.portal.conftest import text_of

TODAY = timezone.localdate()


@pytest.fixture
def hope(world):
    return DelegationFactory(
        conference=world.conference,
        invitation__conference=world.conference,
        invitation__party__name="Party of Hope",
        invitation__state="accepted",
    )


@pytest.fixture
def told(world, hope, as_):
    """What the page of the party says, as (text, side, state) the latest first, for this reader."""

    def by(who="ina"):
        address = reverse("portal:commitments-with", args=["dialogue", hope.invitation_id])
        found = as_(getattr(world, who)).get(address).context["dealings"]
        return [(each.text, each.side, each.state) for each, _url in found]

    return by


def said(world, hope, verb, **details):
    """`by`: the focal point, unless an officer is named."""
    by = details.pop("by", By(duty="focal point", name=f"focal point {world.fay.pk}"))
    about = details.pop("about", hope)
    return record(verb, by=by, about=about, conference=world.conference.pk, **details)


def ina(world, source=None):
    return By(duty="invitations", account=world.ina, source=source)


def test_a_promise_by_telephone_is_recorded_with_who_when_and_by_when(
    world, hope, told, as_, press
):
    due = TODAY + timedelta(days=3)
    press(
        as_(world.ina),
        "portal:promise-add",
        "dialogue",
        hope.invitation_id,
        side="secretariat",
        what="A room for prayers",
        who="Mr Otieno",
        channel="call",
        on=TODAY.isoformat(),
        due=due.isoformat(),
    )

    noted = Promise.objects.get()
    assert (noted.by, noted.due, noted.state) == (world.ina, due, "open")
    assert told() == [("A room for prayers", "secretariat", "open")]


def test_a_promise_of_several_lines_keeps_them(world, hope, as_, press):
    said = {"side": "secretariat", "channel": "call", "on": TODAY.isoformat()}
    press(
        as_(world.ina),
        "portal:promise-add",
        "dialogue",
        hope.invitation_id,
        what="A room  for prayers\r\n\u202eWater <b>\r\n",
        **said,
    )

    assert Promise.objects.get().what == "A room for prayers\nWater <b>"
    address = reverse("portal:commitments-with", args=["dialogue", hope.invitation_id])
    page = as_(world.ina).get(address).content.decode()
    assert "A room for prayers<br>Water &lt;b&gt;" in page


def test_a_promise_without_its_words_is_not_recorded_and_loses_nothing(world, hope, as_, press):
    answer = press(
        as_(world.ina),
        "portal:promise-add",
        "dialogue",
        hope.invitation_id,
        side="party",
        what="",
        who="Mr Otieno",
        channel="call",
        on=TODAY.isoformat(),
    )

    assert answer.status_code == 422
    assert "Mr Otieno" in text_of(answer)
    assert not Promise.objects.exists()


def test_a_promise_is_due_before_it_was_made_by_nobody(world, hope, as_, press):
    answer = press(
        as_(world.ina),
        "portal:promise-add",
        "dialogue",
        hope.invitation_id,
        side="party",
        what="Names",
        channel="call",
        on=TODAY.isoformat(),
        due=(TODAY - timedelta(days=1)).isoformat(),
    )

    assert "This day is before the date of the commitment." in text_of(answer)


@pytest.mark.parametrize("state", ["done", "withdrawn"])
def test_a_promise_is_settled_once(state, world, hope, told, as_, press):
    promise = PromiseFactory(invitation=hope.invitation)

    press(as_(world.ina), "portal:promise-settle", "dialogue", promise.pk, state=state)

    assert told() == [(promise.what, "secretariat", state)]
    with pytest.raises(Refused):
        settle(promise, state, by=ina(world))


def test_a_promise_that_is_past_its_day_is_overdue_and_waits_on_today(world, hope, told, as_):
    yesterday = TODAY - timedelta(days=1)
    PromiseFactory(invitation=hope.invitation, on=yesterday, due=yesterday)

    page = text_of(as_(world.ina).get(reverse("portal:today", args=["dialogue"])))

    assert told()[0][2] == "overdue"
    assert "commitment is due" in page


def test_the_sealed_line_of_a_promise_has_none_of_its_words(world, hope):
    values = {"side": "party", "what": "Otieno comes himself", "who": "Otieno", "channel": "call"}
    note_promise(hope.invitation, by=ina(world), on=TODAY, due=None, **values)

    line = JournalEntry.objects.get(verb="promises.noted")
    assert line.details == {"side": "party", "due": ""}


def test_an_answer_says_the_channel_it_came_by(world, hope, as_):
    call = Source("call", TODAY)
    said(
        world,
        hope,
        Verb.ANSWERED,
        by=ina(world, call),
        about=hope.invitation,
        before="sent",
        after="accepted",
    )
    address = reverse("portal:commitments-with", args=["dialogue", hope.invitation_id])

    ((answer, _url),) = as_(world.ina).get(address).context["dealings"]

    assert answer.channel.startswith("telephone call")
    assert answer.channel.endswith("entered by the secretariat")
    assert answer.side == "party"
    assert any("accepted" in line for line in answer.lines)


def test_questions_are_open_until_the_delegation_is_submitted_again(world, hope, told):
    said(world, hope, Verb.RETURNED, by=ina(world))
    assert told()[0][2] == "open"

    said(world, hope, Verb.SUBMITTED, persons=2, waiting=0)

    assert [state for _text, _side, state in told()] == ["open", "done"]


def test_a_deadline_that_was_extended_again_is_replaced(world, hope, told):
    for before, after in (("2027-01-01", "2099-02-01"), ("2099-02-01", "2099-03-01")):
        said(
            world,
            hope,
            Verb.INVITATION_EXTENDED,
            by=ina(world),
            about=hope.invitation,
            before=before,
            after=after,
            batch="x",
        )

    assert [state for _text, _side, state in told()] == ["open", "replaced"]


def test_a_change_request_is_as_it_was_decided(world, hope, told):
    request = ChangeRequestFactory(delegation=hope, state="applied")
    said(world, hope, Verb.CHANGE_ASKED, about=request, kind=request.kind)

    assert told()[0][1:] == ("party", "done")


def test_letters_stand_among_what_was_said(world, hope, told):
    LetterFactory(
        conference=world.conference.pk,
        about=f"delegations.delegation:{hope.pk}",
        subject="Your delegation has been approved.",
        state="sent",
    )

    assert told()[0][0] == "Your delegation has been approved."


def test_what_was_agreed_in_confidence_is_read_by_the_bilateral_desk_alone(world, hope, told, as_):
    address = reverse("portal:commitments-with", args=["dialogue", hope.invitation_id])
    before = as_(world.sol).get(address).context["dealings"]
    request = MeetingRequestFactory(asker=hope, state="sent")
    by = By(duty="focal point", name=f"focal point {world.fay.pk}")
    note(DeskVerb.SENT, by=by, about=request)

    assert as_(world.sol).get(address).context["dealings"] == before
    world.sol.memberships.update(duties=["secretary_general", "bilaterals"])

    assert [state for _text, _side, state in told("sol")] == ["open"]


def test_requests_of_others_are_not_on_the_page_of_a_delegation(world, hope, told):
    third = DelegationFactory(conference=world.conference)
    request = MeetingRequestFactory(asker=third, state="sent")
    by = By(duty="focal point", name="focal point 1")
    note(DeskVerb.SENT, by=by, about=request)
    world.sol.memberships.update(duties=["secretary_general", "bilaterals"])

    assert told("sol") == []


def test_the_page_is_two_clicks_from_today(world, hope, as_):
    client = as_(world.ina)
    listed = reverse("portal:commitments", args=["dialogue"])
    one = reverse("portal:commitments-with", args=["dialogue", hope.invitation_id])

    assert f'href="{listed}"' in text_of(client.get(reverse("portal:today", args=["dialogue"])))
    assert f'href="{one}"' in text_of(client.get(listed))


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_list_of_parties_costs_no_more_queries(
    extra, world, as_, django_assert_num_queries
):
    for _n in range(extra):
        PromiseFactory(invitation=InvitationFactory(conference=world.conference, state="sent"))
    client = as_(world.ina)

    # session, account, membership, parties counted, parties, rail: what waits, switches
    with django_assert_num_queries(7):
        page = text_of(client.get(reverse("portal:commitments", args=["dialogue"])))

    assert page.count("data-row") == extra + 1


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_page_of_a_party_costs_no_more_queries(
    extra, world, hope, as_, django_assert_num_queries
):
    for _n in range(extra):
        PromiseFactory(invitation=hope.invitation)
        said(world, hope, Verb.SUBMITTED, persons=1, waiting=0)
        LetterFactory(
            conference=world.conference.pk, about=f"delegations.delegation:{hope.pk}", state="sent"
        )
    client = as_(world.ina)
    address = reverse("portal:commitments-with", args=["dialogue", hope.invitation_id])

    # session, account, membership, invitation, delegation; numbers of what hangs on it, lines, changes asked,
    # names: focal point with its party, delegation; the delegation itself; notes, letters; rail: what waits, switches
    with django_assert_num_queries(15):
        page = text_of(client.get(address))

    assert page.count("<time datetime") == 2 * extra
