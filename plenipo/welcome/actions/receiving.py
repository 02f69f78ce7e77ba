"""Who meets whom: the team, the rule of ranks, and who stands at which arrival."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By
from plenipo.welcome.models import (
    Journey,
    PrintedSheet,
    Reception,
    ReceptionTable,
    TeamMember,
)
from plenipo.welcome.queries.journeys import last_sheet, reception_table, team_of
from plenipo.welcome.verbs import Verb


@transaction.atomic
def add_member(conference: Conference, *, by: By, **values: Any) -> TeamMember:
    made = TeamMember.objects.create(conference=conference, **values)
    record(Verb.TEAM_ADDED, by=by, about=made)
    return made


@transaction.atomic
def change_member(member: TeamMember, *, seen: int, by: By, **values: Any) -> None:
    told = values_changed(member, values)
    claim(member, seen=seen, **values)
    record(Verb.TEAM_CHANGED, by=by, about=member, **told)


@transaction.atomic
def remove_member(member: TeamMember, *, seen: int, by: By) -> None:
    """What they were to meet and have not met has a gap again."""
    claim(member, seen=seen, removed=True)
    ahead = Reception.objects.filter(member=member, journey__state=Journey.State.EXPECTED)
    amend(Journey.objects.filter(pk__in=list(ahead.values_list("journey", flat=True))))
    ahead.delete()
    record(Verb.TEAM_REMOVED, by=by, about=member)


@transaction.atomic
def restore_member(member: TeamMember, *, seen: int, by: By) -> None:
    claim(member, seen=seen, removed=False)
    record(Verb.TEAM_RESTORED, by=by, about=member)


@transaction.atomic
def set_rule(conference: Conference, meets: Mapping[str, str], *, seen: int, by: By) -> None:
    table = reception_table(conference)
    if table.pk is None:
        if seen:
            raise Refused(_("This has since been changed. Reload the page to see it."))
        table = ReceptionTable.objects.create(conference=conference)
    claim(table, seen=seen, meets=dict(meets))
    record(Verb.RULE_SET, by=by, about=table)


@transaction.atomic
def set_receivers(journey: Journey, members: Iterable[TeamMember], *, seen: int, by: By) -> None:
    claim(journey, seen=seen, states=Journey.OPEN)
    wanted = {each.pk for each in members}
    there = Reception.objects.filter(journey=journey)
    was = set(there.values_list("member", flat=True))
    there.exclude(member__in=wanted).delete()
    Reception.objects.bulk_create(
        [Reception(journey=journey, member_id=pk) for pk in sorted(wanted - was)]
    )
    record(Verb.RECEIVERS_SET, by=by, about=journey, members=sorted(wanted))


@transaction.atomic
def meet_many(
    conference: Conference, journeys: Collection[int], member: TeamMember, *, by: By
) -> int:
    """One more meets all of these; how many they did not meet before."""
    found = Journey.objects.filter(
        conference=conference, pk__in=list(journeys), state__in=Journey.OPEN
    ).exclude(receptions__member=member)
    rows = list(found.select_for_update())
    Reception.objects.bulk_create([Reception(journey=each, member=member) for each in rows])
    amend(Journey.objects.filter(pk__in=[each.pk for each in rows]))
    for each in rows:
        record(Verb.RECEIVERS_SET, by=by, about=each, members=[member.pk])
    return len(rows)


@transaction.atomic
def print_sheet(conference: Conference, day: date, said: dict[str, Any], *, by: By) -> PrintedSheet:
    """The same sheet printed again keeps its number: only what changed makes another one."""
    team_of(conference).select_for_update().first()
    last = last_sheet(conference, day)
    if last is not None and last.said == said:
        return last
    made = PrintedSheet.objects.create(
        conference=conference,
        day=day,
        number=last.number + 1 if last else 1,
        said=said,
        at=timezone.now(),
    )
    record(Verb.SHEET_PRINTED, by=by, about=made)
    return made
