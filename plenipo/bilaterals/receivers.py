"""What happens below and concerns requests."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.bilaterals.actions.after import remind
from plenipo.bilaterals.actions.answers import let_expire
from plenipo.bilaterals.actions.plans import KIND, make_plan
from plenipo.bilaterals.actions.requests import end_with, end_with_those_out, send_due
from plenipo.bilaterals.actions.retention import delete_confidences, name_no_more
from plenipo.bilaterals.actions.zone import keep_hours
from plenipo.bilaterals.profile import BILATERALS, Bilaterals
from plenipo.bilaterals.queries.meetings import appointments_of, appointments_of_person
from plenipo.bilaterals.rules import takes_part
from plenipo.bilaterals.words.hanging import what_hangs
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import rules_of
from plenipo.conference.signals import zone_changed
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.retention import Due
from plenipo.delegations.signals import person_erased, retention_ended, withdrawn
from plenipo.kit.phrases import in_building
from plenipo.kit.whole_names import Without
from plenipo.programme.queries import hanging
from plenipo.programme.words import agenda
from plenipo.programme.words.hanging import tells_what_hangs
from plenipo.records.actions import runs
from plenipo.records.models import By
from plenipo.records.signals import hour_passed, moment_passed

runs(KIND)(make_plan)


@receiver(zone_changed)
def its_hours_stay(conference: Conference, before: str, after: str, by: By, **_signal: Any) -> None:
    keep_hours(conference, before, after, by=by)


@receiver(moment_passed)
def requests_go_out_after_their_minute(now: datetime, **_signal: Any) -> None:
    send_due(now)


@receiver(moment_passed)
def requests_end_with_a_refusal_that_stands(now: datetime, **_signal: Any) -> None:
    end_with_those_out(now)


@receiver(hour_passed)
def what_nobody_answered_lapses(now: datetime, **_signal: Any) -> None:
    let_expire(now)


@receiver(hour_passed)
def follow_ups_are_brought_to_mind(now: datetime, **_signal: Any) -> None:
    remind(now)


@receiver(withdrawn)
def its_requests_end_with_it(delegation: Delegation, by: By, **_signal: Any) -> None:
    end_with(delegation, by=by)


@receiver(retention_ended)
def what_was_said_in_confidence_is_deleted(due: Due, **_signal: Any) -> None:
    delete_confidences(due)


@receiver(person_erased)
def whoever_is_erased_is_named_in_no_confidence(
    conferences: list[int], without: Without, hidden: Counter[str], **_signal: Any
) -> None:
    name_no_more(conferences, without, hidden)


@agenda.joins_agendas
def meetings_on_the_agenda(whose: agenda.Whose) -> Iterable[agenda.AgendaItem]:
    """To the delegation's own focal points and the desk; for everybody else as if there were none.

    On one person's sheet stand that person's meetings.
    """
    if not _may_know(whose):
        return
    own = whose.delegation
    own.conference = whose.conference
    found = appointments_of_person(own, whose.person) if whose.person else appointments_of(own)
    for each in found:
        room = each.meeting.room
        yield agenda.AgendaItem(
            each.meeting.starts,
            each.meeting.ends,
            _("Meeting with %(whom)s") % {"whom": each.whom},
            place=in_building(room, room.building) if room else "",
            note=pgettext("meeting", "cancelled") if each.cancelled else "",
            cancelled=each.cancelled,
            apart=True,
            not_during=rules_of(whose.conference).of(Bilaterals).not_during,
            room=room.code if room else "",
        )


@tells_what_hangs
def meetings_that_hang(member: Membership, thing: hanging.Thing) -> Iterable[str]:
    """To the desk alone."""
    if not member.has(BILATERALS):
        return []
    return what_hangs(member.conference, thing)


def _may_know(whose: agenda.Whose) -> bool:
    if whose.member is not None:
        return whose.member.has(BILATERALS)
    own = whose.reader.invitation == whose.delegation.invitation_id
    return own and takes_part(whose.delegation)
