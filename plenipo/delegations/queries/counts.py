"""The figures of a conference. One query counts; every page, feed and publication takes them from here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count as Number
from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate

from plenipo.conference.models import Conference
from plenipo.delegations.models import Count, Delegate, Delegation, Invitation
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.order import by_name
from plenipo.registry.models import Country, Party

Rule = Count.Rule
SENT = Q(state__in=[*Invitation.OPEN, *Invitation.ANSWERED, Invitation.State.LAPSED])
NO_PARTIES = [
    Party.Kind.INTERNATIONAL,
    Party.Kind.FOUNDATION,
    Party.Kind.STATE_ORGAN,
    Party.Kind.ORGANISATION,
]
GROUPS = {
    Rule.INVITED: SENT,
    Rule.ACCEPTED: Q(state__in=Invitation.COMING),
    Rule.SUBMITTED: Q(
        delegation__state__in=[Delegation.State.SUBMITTED, Delegation.State.APPROVED]
    ),
    Rule.CONFIRMED: Q(delegation__state=Delegation.State.APPROVED),
}
COUNTRIES = [Country.Status.MEMBER, Country.Status.OBSERVER]


@dataclass(frozen=True)
class CountFigure:
    """
    parties         political parties, movements, alliances
    organisations   organisations that are no parties
    countries       states (UN members and observers); territories and bodies are counted apart
    people          delegates, where the rule counts people
    """

    rule: str
    parties: int
    organisations: int
    countries: int
    territories: int
    people: int


def figures_of(conference: Conference, rules: Figures) -> dict[str, CountFigure]:
    """Every figure of the conference, by rule. Two queries, however many rows there are."""
    counted = _counted(conference, rules).aggregate(
        **{k: v for rule, q in GROUPS.items() for k, v in _numbers(rule, q)}
    )
    people = _people(conference, rules)
    return {
        rule: CountFigure(
            rule,
            **{
                name: counted[f"{rule}_{name}"]
                for name in ("parties", "organisations", "countries", "territories")
            },
            people=people.get(rule, 0),
        )
        for rule in GROUPS
    }


def _counted(conference: Conference, rules: Figures) -> QuerySet[Invitation]:
    """What every figure, chart and map of a conference is counted from."""
    rows = Invitation.objects.filter(conference=conference)
    if not rules.host_counted and conference.country_id:
        rows = rows.exclude(country=conference.country_id)
    return rows


def left_out(conference: Conference, rules: Figures) -> list[Invitation]:
    """The invited whom no figure counts: those of the host's country, where the rules leave them out."""
    if rules.host_counted or not conference.country_id:
        return []
    invited = Invitation.objects.filter(SENT, conference=conference, country=conference.country_id)
    return sorted(invited.select_related("party"), key=by_name)


def _numbers(rule: str, q: Q) -> Iterable[tuple[str, Number]]:
    none = Q(party__kind__in=NO_PARTIES)
    state = Q(country__status__in=COUNTRIES)
    yield f"{rule}_parties", Number("party", filter=q & ~none, distinct=True)
    yield f"{rule}_organisations", Number("party", filter=q & none, distinct=True)
    yield f"{rule}_countries", Number("country", filter=q & state, distinct=True)
    yield f"{rule}_territories", Number("country", filter=q & ~state, distinct=True)


def _people(conference: Conference, rules: Figures) -> dict[str, int]:
    delegates = Delegate.objects.filter(delegation__conference=conference)
    if not rules.host_counted and conference.country_id:
        delegates = delegates.exclude(delegation__country=conference.country_id)
    named = [Delegate.State.NOMINATED, Delegate.State.APPROVED]
    submitted = [Delegation.State.SUBMITTED, Delegation.State.APPROVED]
    counted = delegates.aggregate(
        submitted=Number("pk", filter=Q(state__in=named, delegation__state__in=submitted)),
        confirmed=Number(
            "pk", filter=Q(state=Delegate.State.APPROVED, delegation__state=submitted[1])
        ),
    )
    return {Rule.SUBMITTED: counted["submitted"], Rule.CONFIRMED: counted["confirmed"]}


def last_of(conference: Conference, rule: str) -> int:
    """The key of the last figure published by this rule; 0 if none was."""
    counts = Count.objects.filter(conference=conference, rule=rule).order_by("-pk")
    return counts.values_list("pk", flat=True).first() or 0


def as_seen(figure: CountFigure) -> str:
    """Every number of a figure, for the form of who publishes it."""
    return (
        f"{figure.parties}-{figure.organisations}-{figure.countries}"
        f"-{figure.territories}-{figure.people}"
    )


@dataclass(frozen=True)
class Region:
    """Parties and organisations of one region, by rule."""

    region: str
    invited: int
    accepted: int
    submitted: int
    confirmed: int


def by_region(conference: Conference, rules: Figures) -> list[Region]:
    """Every figure by region, most acceptances first. One query."""
    each = {rule.value: Number("party", filter=q, distinct=True) for rule, q in GROUPS.items()}
    rows: Any = _counted(conference, rules).values("country__region").annotate(**each)
    regions = [Region(row["country__region"] or "", *(row[rule] for rule in each)) for row in rows]
    found = [region for region in regions if region.invited]
    return sorted(found, key=lambda region: (-region.accepted, -region.invited, region.region))


def by_country(conference: Conference, rules: Figures) -> dict[str, int]:
    accepted = _counted(conference, rules).filter(GROUPS[Rule.ACCEPTED])
    return dict(accepted.values_list("country").annotate(n=Number("pk")).order_by("country"))


def answers_by_day(
    conference: Conference, rules: Figures, states: Iterable[str] = Invitation.COMING
) -> list[tuple[date, int]]:
    """How many had answered so by the end of each day on which somebody did; days of the venue."""
    answered = _counted(conference, rules).filter(state__in=states, answered_at__isnull=False)
    day = TruncDate("answered_at", tzinfo=ZoneInfo(conference.zone))
    days = answered.annotate(day=day).values_list("day").annotate(n=Number("pk")).order_by("day")
    total, found = 0, []
    for when, n in days:
        total += n
        found.append((when, total))
    return found


def late_in(conference: Conference, *, today: date) -> dict[str, int]:
    """silent: past the day for the answer, no answer. names: accepted, past that day, not submitted. One query."""
    late = Q(deadline__lt=today)
    return Invitation.objects.filter(conference=conference).aggregate(
        silent=Number("pk", filter=late & Q(state__in=Invitation.OPEN, bounced=False)),
        names=Number("pk", filter=late & Q(delegation__state__in=Delegation.EDITABLE)),
    )


def published(conference: Conference) -> QuerySet[Count]:
    return Count.objects.filter(conference=conference).select_related("by").order_by("-pk")


def last_published(conference: Conference) -> dict[str, Count]:
    """The latest publication of each rule. One query."""
    latest: dict[str, Count] = {}
    for count in published(conference)[:100]:
        latest.setdefault(count.rule, count)
    return latest


@dataclass(frozen=True)
class PublishedCount:
    """A publication beside the one before it."""

    count: Count
    difference: int | None
    at: datetime


def with_differences(counts: Iterable[Count]) -> list[PublishedCount]:
    """counts   latest first"""
    rows = list(counts)
    found = []
    for place, count in enumerate(rows):
        before = next((c for c in rows[place + 1 :] if c.rule == count.rule), None)
        total = count.parties + count.organisations
        gap = None if before is None else total - before.parties - before.organisations
        found.append(PublishedCount(count, gap, count.at))
    return found
