"""The credentials committee, its meetings and its report."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.actions.holding import hold
from plenipo.accreditation.models import CommitteeMeeting, CommitteeReport
from plenipo.accreditation.queries.reports import drawn_up, last_report
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By


@transaction.atomic
def change_committee(
    conference: Conference, *, chair: str, members: str, seen: int, by: By
) -> bool:
    """As the conference named it. Whether anything changed."""
    committee = hold(conference)
    changed = values_changed(committee, {"chair": chair, "members": members})
    if not changed["fields"]:
        return False
    claim(committee, seen=seen, chair=chair, members=members)
    record(Verb.COMMITTEE_CHANGED, by=by, about=committee, **changed)
    return True


@transaction.atomic
def note_meeting(conference: Conference, on: date, *, by: By) -> CommitteeMeeting:
    committee = hold(conference)
    if CommitteeMeeting.objects.filter(conference=conference, on=on).exists():
        raise Refused(_("A meeting on this day has already been recorded."))
    made = CommitteeMeeting.objects.create(conference=conference, on=on)
    record(Verb.COMMITTEE_MET, by=by, about=committee, day=on.isoformat())
    return made


@transaction.atomic
def remove_meeting(meeting: CommitteeMeeting, *, by: By) -> None:
    hold(meeting.conference)
    record(Verb.COMMITTEE_NOT_MET, by=by, about=meeting, day=meeting.on.isoformat())
    meeting.delete()


@transaction.atomic
def issue(conference: Conference, *, digest: str, by: By) -> CommitteeReport:
    """Exactly what the page showed. Raises Refused if a letter or a finding has come between."""
    hold(conference)
    drawn, last = drawn_up(conference), last_report(conference)
    if drawn.digest != digest:
        raise Refused(
            _(
                "A letter or a finding has been recorded since this page was drawn. Check the report as "
                "it is now, then issue it."
            )
        )
    if not drawn.said["chair"]:
        raise Refused(_("Enter the chair of the committee first."))
    if not drawn.lines:
        raise Refused(_("There is no delegation to report on yet."))
    if last and not drawn.changed:
        raise Refused(_("Nothing has changed since the last issue of the report."))
    made = CommitteeReport.objects.create(
        conference=conference,
        number=last.number + 1 if last else 1,
        issued_at=timezone.now(),
        issued_by=by.account,
        lines=[{**line, "new": line["delegation"] in drawn.changed} for line in drawn.lines],
        counts=drawn.counts,
        said=drawn.said,
        meetings=drawn.meetings,
    )
    record(Verb.REPORT_ISSUED, by=by, about=made, number=made.number)
    return made
