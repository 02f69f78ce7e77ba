"""A request: asked, answered, put off, left alone, taken back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from plenipo.bilaterals.actions import answers
from plenipo.bilaterals.actions.requests import (
    drop_draft,
    identify,
    keep_draft,
    send_soon,
    withdraw,
)
from plenipo.bilaterals.bridge import Proposal, particulars_of
from plenipo.bilaterals.models import DeskLine, MeetingRequest
from plenipo.bilaterals.queries.desk import desk_phrases, head_of
from plenipo.bilaterals.queries.plans import meetings_of
from plenipo.bilaterals.queries.requests import requests_seen_by, told_to
from plenipo.conference.actions import throw
from plenipo.delegations.actions import approval
from plenipo.delegations.actions.answer import answer
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry, Letter
from plenipo.records.signals import hour_passed, moment_passed
from plenipo.records.words.journal import phrases
from tests.bilaterals.conftest import send_at_once, wished
from tests.factories import PlanFactory, PlannedMeetingFactory, PrincipalFactory


def deeds():
    return list(DeskLine.objects.order_by("pk").values_list("verb", flat=True))


def told(email):
    return Letter.objects.filter(to_email=email, kind="bilaterals.news").count()


def state_of(request):
    return MeetingRequest.objects.get(pk=request.pk).state


# ---- asking


def test_a_draft_is_known_to_nobody_else(sides, asked):
    draft = asked(send=False)

    assert list(requests_seen_by(sides.rivers)) == [draft]
    assert list(requests_seen_by(sides.hills)) == []
    assert told(sides.gil.email) == 0


def test_a_sent_request_is_known_to_both_sides_and_to_no_third(sides, asked):
    request = asked()

    assert [each.pk for each in requests_seen_by(sides.rivers)] == [request.pk]
    assert [each.pk for each in requests_seen_by(sides.hills)] == [request.pk]
    assert list(requests_seen_by(sides.coast)) == []
    assert (told(sides.gil.email), told(sides.fay.email), told(sides.tam.email)) == (1, 0, 0)


def test_the_letter_says_that_there_is_news_and_nothing_of_what_or_of_whom(sides, asked):
    asked()

    letter = Letter.objects.get(kind="bilaterals.news")
    assert letter.in_confidence
    assert letter.pk < 0
    assert "Rivers" not in letter.subject + letter.body
    assert "{link}" in letter.body


def test_somebody_with_a_letter_on_its_way_gets_no_second_one(sides, asked):
    withdraw(asked(), by=by_focal(sides.fay))

    assert told(sides.gil.email) == 1


def test_the_text_rests_encrypted_and_both_sides_read_it(sides, asked):
    request = asked()

    with connection.cursor() as cursor:
        cursor.execute("select sealed from bilaterals_meetingrequest")
        at_rest = cursor.fetchone()[0]
    assert "rivers" not in at_rest
    assert particulars_of(request).text == "We wish to speak of rivers."


def test_without_its_key_nothing_is_written_and_the_sentence_says_why(sides, asked, settings):
    settings.TEXT_KEYS = []

    with pytest.raises(Refused, match="key for confidential texts is missing"):
        asked()


def test_nobody_asks_to_meet_themselves(sides, asked):
    with pytest.raises(Refused, match="cannot ask to meet itself"):
        asked(wished(sides.rivers))


def test_the_same_delegation_is_asked_once_at_a_time(sides, asked):
    first = asked()
    with pytest.raises(Refused, match="already sent this delegation a request"):
        asked()

    withdraw(first, by=by_focal(sides.fay))

    assert state_of(asked()) == "sent"


def test_two_delegations_may_each_ask_the_other(sides, asked):
    asked()

    assert state_of(asked(wished(sides.rivers), asker=sides.hills, focal=sides.gil)) == "sent"


def test_while_bilaterals_are_closed_the_draft_stays(world, sides, asked):
    draft = asked(send=False)
    throw(world.conference, "bilaterals", on=False, by=sides.bea)

    with pytest.raises(Refused, match="Your entries are not lost"):
        send_soon(draft, by=by_focal(sides.fay))

    assert state_of(draft) == "draft"


def test_of_two_who_change_a_draft_one_wins(sides, asked):
    draft, by = asked(send=False), by_focal(sides.fay)
    seen = draft.revision
    keep_draft(sides.rivers, wished(sides.coast), request=draft, seen=seen, by=by)

    with pytest.raises(Refused, match="has since been changed"):
        keep_draft(sides.rivers, wished(sides.hills), request=draft, seen=seen, by=by)

    assert MeetingRequest.objects.get().asked == sides.coast


def test_a_draft_is_deleted_and_a_sent_request_is_not(sides, asked):
    drop_draft(asked(send=False), by=by_focal(sides.fay))
    assert MeetingRequest.objects.count() == 0

    with pytest.raises(Refused, match="has gone out already"):
        drop_draft(asked(), by=by_focal(sides.fay))


def test_requests_before_the_cut_off_are_of_the_cohort(world, sides, asked):
    assert asked().in_cohort  # the first day is far away

    world.conference.starts = timezone.now().date() + timedelta(days=3)
    world.conference.save()
    late = asked(wished(sides.coast), send=False)
    late.conference.refresh_from_db()
    send_at_once(late, by=by_focal(sides.fay))
    assert not late.in_cohort


def test_the_levels_are_kept_in_their_order(sides, asked):
    request = asked(wished(sides.hills, levels=((2, None), (1, None), (4, None))))

    assert [each.level for each in request.levels.all()] == [2, 1, 4]


# ---- a name that was typed


def test_a_typed_name_reaches_nobody_until_the_desk_finds_the_delegation(sides, asked):
    request = asked(wished(whom="The Hills, Utopia"))
    assert list(requests_seen_by(sides.hills)) == []

    identify(request, sides.hills, by=sides.bea)

    assert [each.pk for each in requests_seen_by(sides.hills)] == [request.pk]
    assert told(sides.gil.email) == 1


def test_the_asker_reads_its_own_words_until_the_other_has_answered(sides, asked):
    request = asked(wished(whom="The Hills, Utopia"))
    identify(request, sides.hills, by=sides.bea)
    seen = requests_seen_by(sides.rivers)
    assert told_to(sides.rivers, seen.get()).whom == "The Hills, Utopia"

    answers.accept(request, side=sides.hills, by=by_focal(sides.gil))

    assert told_to(sides.rivers, seen.get()).whom == "Party of Hills"


def test_a_name_that_means_the_asker_itself_is_not_passed_on(sides, asked):
    request = asked(wished(whom="The Rivers"))

    with pytest.raises(Refused, match="cannot ask to meet itself"):
        identify(request, sides.rivers, by=sides.bea)


def test_of_two_names_for_one_party_the_desk_alone_learns_it_and_the_second_lapses(sides, asked):
    """Told to the asker, it would say that this party comes."""
    first = asked(wished(whom="The Hills, Utopia"))
    identify(first, sides.hills, by=sides.bea)
    second = asked(wished(whom="Hill people"))

    with pytest.raises(Refused, match="already has a request from the same delegation"):
        identify(second, sides.hills, by=sides.bea)

    hour_passed.send(None, now=timezone.now() + timedelta(days=8))
    assert (state_of(first), state_of(second)) == ("expired", "expired")


def test_of_two_who_identify_a_name_one_wins(sides, asked):
    request = asked(wished(whom="The Hills, Utopia"))
    other_tab = MeetingRequest.objects.get()
    identify(request, sides.hills, by=sides.bea)

    with pytest.raises(Refused, match="has since been changed"):
        identify(other_tab, sides.coast, by=sides.bea)

    assert MeetingRequest.objects.get().asked == sides.hills


# ---- answering


def test_accepting_tells_the_asker_that_there_is_news(sides, asked):
    request = asked()

    answers.accept(request, side=sides.hills, by=by_focal(sides.gil))

    assert (state_of(request), request.level) == ("accepted", 1)
    assert told(sides.fay.email) == 1
    assert deeds() == ["bilaterals.drafted", "bilaterals.sent", "bilaterals.accepted"]


def test_accepting_at_another_level_says_at_which(sides, asked):
    request = asked()

    answers.accept(request, side=sides.hills, level=2, by=by_focal(sides.gil))

    assert (state_of(request), request.level) == ("another_level", 2)


def test_accepting_twice_is_refused(sides, asked):
    request, by = asked(), by_focal(sides.gil)
    answers.accept(request, side=sides.hills, by=by)

    with pytest.raises(Refused, match="has since been changed"):
        answers.accept(request, side=sides.hills, by=by)


@pytest.mark.parametrize("side", ["rivers", "coast"])
def test_only_the_asked_side_answers(side, sides, asked):
    with pytest.raises(Refused):
        answers.accept(asked(), side=getattr(sides, side), by=by_focal(sides.tam))


def test_a_proposal_gives_the_word_to_the_other_side(sides, asked):
    request = asked()
    proposal = Proposal(day="2027-05-11", time="10:30", minutes=40, format="working")
    answers.propose(request, proposal, side=sides.hills, by=by_focal(sides.gil))
    assert (state_of(request), particulars_of(request).proposal.time) == ("proposed", "10:30")

    answers.accept_proposal(request, side=sides.rivers, by=by_focal(sides.fay))

    assert (state_of(request), request.minutes, request.format) == ("accepted", 40, "working")


def test_nobody_agrees_to_their_own_proposal(sides, asked):
    request = asked()
    answers.propose(request, Proposal(minutes=40), side=sides.hills, by=by_focal(sides.gil))

    with pytest.raises(Refused):
        answers.accept_proposal(request, side=sides.hills, by=by_focal(sides.gil))


def test_a_proposal_is_answered_with_another(sides, asked):
    request = asked()
    answers.propose(request, Proposal(minutes=40), side=sides.hills, by=by_focal(sides.gil))
    answers.propose(request, Proposal(minutes=30), side=sides.rivers, by=by_focal(sides.fay))

    answers.accept_proposal(request, side=sides.hills, by=by_focal(sides.gil))

    assert (state_of(request), request.minutes) == ("accepted", 30)


def test_an_empty_proposal_is_refused(sides, asked):
    with pytest.raises(Refused, match="Propose at least one change"):
        answers.propose(asked(), Proposal(), side=sides.hills, by=by_focal(sides.gil))


def test_what_is_deferred_does_not_lapse_and_may_still_be_accepted(sides, asked):
    request = asked()
    answers.defer(request, side=sides.hills, by=by_focal(sides.gil))
    answers.let_expire(timezone.now() + timedelta(days=90))
    assert state_of(request) == "deferred"

    answers.accept(request, side=sides.hills, by=by_focal(sides.gil))

    assert state_of(request) == "accepted"


def test_a_request_lapses_with_the_conference_at_the_latest(world, sides, asked):
    today = timezone.localdate()
    world.conference.starts, world.conference.ends = today, today + timedelta(days=1)
    world.conference.save()
    sides.rivers.conference.refresh_from_db()

    request = asked()
    sent = request.expires_at
    answers.propose(request, Proposal(words="Later?"), side=sides.hills, by=by_focal(sides.gil))

    end = datetime.combine(world.conference.ends, time(23, 59, 59), UTC)
    assert (sent, request.expires_at) == (end, end)


def test_what_nobody_answers_lapses_without_a_letter(sides, asked):
    request = asked()
    Letter.objects.all().delete()

    hour_passed.send(None, now=timezone.now() + timedelta(days=8))  # the profile gives seven days

    assert state_of(request) == "expired"
    assert Letter.objects.count() == 0
    assert deeds()[-1] == "bilaterals.expired"


def test_the_desk_answers_for_the_host_and_for_nobody_else(world, sides, asked):
    chair = PrincipalFactory(conference=world.conference)
    to_host = asked(wished(to_host=True, levels=((1, chair),)))
    answers.accept(to_host, side=None, by=sides.bea)
    assert (state_of(to_host), to_host.principal) == ("accepted", chair)

    with pytest.raises(Refused):
        answers.accept(asked(), side=None, by=sides.bea)


# ---- ending


def test_a_withdrawn_request_is_over_for_both(sides, asked):
    request = asked()
    answers.accept(request, side=sides.hills, by=by_focal(sides.gil))

    withdraw(request, by=by_focal(sides.fay))

    assert state_of(request) == "withdrawn"
    with pytest.raises(Refused):
        answers.accept(request, side=sides.hills, by=by_focal(sides.gil))


def test_requests_end_with_the_delegation_that_withdraws(sides, asked):
    made, received = asked(), asked(wished(sides.rivers), asker=sides.coast, focal=sides.tam)
    Letter.objects.all().delete()
    sides.rivers.state = "named"
    sides.rivers.save()

    answer(sides.fay.invitation, "declined", by=sides.fay)

    assert (state_of(made), state_of(received)) == ("withdrawn", "withdrawn")
    assert (told(sides.gil.email), told(sides.tam.email)) == (1, 1)


def refused(world, delegation):
    """Refused by accreditation, an approval before it taken back."""
    ada = By(duty="accreditation", account=world.ada)
    approval.reopen(delegation, by=ada)
    approval.refuse(delegation, "The letter of nomination is signed by nobody.", by=ada)


def a_minute_later():
    moment_passed.send(None, now=timezone.now() + approval.SECOND_THOUGHTS)


def test_requests_end_with_the_delegation_that_is_refused(world, sides, asked, agreed):
    made, received = agreed(), asked(wished(sides.rivers), asker=sides.coast, focal=sides.tam)
    draft = asked(wished(sides.coast), send=False)
    Letter.objects.all().delete()

    refused(world, sides.rivers)
    a_minute_later()

    assert {state_of(each) for each in (made, received, draft)} == {"withdrawn"}
    assert (told(sides.gil.email), told(sides.tam.email), told(sides.fay.email)) == (1, 1, 0)
    assert deeds()[-1] == "bilaterals.ended"


def test_a_refusal_that_is_undone_within_its_minute_ends_nothing(world, sides, agreed):
    request = agreed()
    Letter.objects.all().delete()
    refused(world, sides.rivers)
    moment_passed.send(None, now=timezone.now())

    approval.reopen(sides.rivers, by=By(duty="accreditation", account=world.ada))
    a_minute_later()

    assert state_of(request) == "accepted"
    assert told(sides.gil.email) == 0


def test_what_is_being_sent_by_a_refused_delegation_does_not_go_out(world, sides, asked):
    request = asked(send=False)
    send_soon(request, by=by_focal(sides.fay))

    refused(world, sides.rivers)
    a_minute_later()

    assert state_of(request) == "withdrawn"
    assert told(sides.gil.email) == 0


def test_whoever_was_refused_before_ends_once(world, sides, agreed):
    agreed()
    refused(world, sides.rivers)

    for _moment in range(3):
        a_minute_later()

    assert deeds().count("bilaterals.ended") == 1


def test_whom_a_refused_delegation_has_met_it_has_met(world, sides, agreed):
    request = agreed()
    now = timezone.now()
    plan = PlanFactory(conference=world.conference, state="in_force")
    PlannedMeetingFactory(
        plan=plan, request=request, starts=now - timedelta(hours=1), ends=now - timedelta(minutes=5)
    )

    refused(world, sides.rivers)
    a_minute_later()

    assert state_of(request) == "accepted"


def test_whoever_takes_part_no_more_is_told_of_no_news(sides, asked):
    request = asked(wished(whom="The Hills, Utopia"))
    identify(request, sides.hills, by=sides.bea)
    sides.hills.state = "withdrawn"
    sides.hills.save()
    Letter.objects.all().delete()

    withdraw(MeetingRequest.objects.get(), by=by_focal(sides.fay))

    assert told(sides.gil.email) == 0


# ---- what is left behind


def test_nothing_stands_in_the_journal_of_the_conference(sides, asked):
    before = JournalEntry.objects.count()
    answers.accept(asked(), side=sides.hills, by=by_focal(sides.gil))

    assert JournalEntry.objects.count() == before


def test_every_deed_of_the_desk_has_its_phrase_and_none_of_the_conferences(sides, asked):
    answers.accept(asked(), side=sides.hills, by=by_focal(sides.gil))

    assert set(deeds()) <= set(desk_phrases())
    assert set(desk_phrases()) & set(phrases()) == set()


def test_a_changed_line_changes_the_head_that_was_noted_down(world, asked):
    asked()
    noted = head_of(world.conference)

    DeskLine.objects.filter(verb="bilaterals.sent").update(leaf="0" * 64)

    assert head_of(world.conference) != noted


def test_a_meeting_whose_request_has_ended_leaves_the_board_and_frees_its_room(
    world, sides, agreed
):
    plan = PlanFactory(conference=world.conference, state="in_force")
    PlannedMeetingFactory(plan=plan, request=agreed())
    assert len(meetings_of(plan)) == 1

    refused(world, sides.rivers)
    a_minute_later()

    assert meetings_of(plan) == []
