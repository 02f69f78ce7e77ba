"""The order of precedence of a conference on a day: of its delegations, or of its principals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.order import place_in_list
from plenipo.kit.alphabet import sort_key
from plenipo.protocol.bridge import (
    NUMBER,
    Filed,
    KnownDay,
    Ranked,
    Unkept,
    WhyBefore,
    comparators,
    in_precedence,
    placements,
)
from plenipo.protocol.models import OrderOf, PlacedByHand, Precedence
from plenipo.protocol.profile import (
    ACCEPTANCE,
    ALPHABET,
    FIRST_LANGUAGE,
    LOT,
    OFFICE,
    RANK,
    SEAT,
    OrderRules,
)
from plenipo.protocol.queries.lots import LotsDrawn, lots_drawn
from plenipo.protocol.queries.offices import OfficeThen, approved, principals_then
from plenipo.protocol.queries.ranks import RankClass, classes_of

BETWEEN = " · "  # the names by which somebody is filed, the first of which counts most


@dataclass(frozen=True)
class OrderLine:
    """
    key      of the delegation, or of the delegate
    office   of the head, or of the principal; none: a delegation without a head
    why      why before the next; none: the last
    placed   the decision by which it stands here, if one does
    """

    place: int
    key: int
    delegation: Delegation
    office: OfficeThen | None
    why: WhyBefore | None
    placed: PlacedByHand | None = None


@dataclass(frozen=True)
class FoundOrder:
    """
    unkept   decisions that cannot be kept, each with why
    apart    {number of a decision: keys of who stands between}
    missing  lines by what is missing: "head", "rank", "since", "unsure", "lot"
    """

    of: str
    day: date
    rules: OrderRules
    language: str
    classes: list[RankClass]
    lines: list[OrderLine]
    unkept: list[tuple[PlacedByHand, Unkept]]
    apart: Mapping[int, tuple[int, ...]]
    missing: Mapping[str, list[OrderLine]]
    revision: int

    def line_of(self, key: int) -> OrderLine | None:
        return next((each for each in self.lines if each.key == key), None)


def order_on(
    conference: Conference,
    of: str,
    day: date,
    *,
    rules: OrderRules | None = None,
    by_hand: bool = True,
) -> FoundOrder:
    """As it is, or would be under other rules or without what was decided by hand. Seven queries."""
    rules = rules or rules_of(conference).of(OrderRules)
    language = language_of(conference, rules)
    classes = classes_of(conference)
    rows = {each.pk: each for each in approved(conference).select_related("country", "invitation")}
    offices = principals_then(conference, classes, day)
    lots = lots_drawn(conference)
    told = _Values(conference, rules, language, classes, lots)
    subjects: dict[int, tuple[Delegation, OfficeThen | None]] = {}
    if of == OrderOf.DELEGATIONS:
        heads = {one.delegation: one for one in offices.values() if one.is_head}
        subjects = {pk: (row, heads.get(pk)) for pk, row in rows.items()}
    else:
        subjects = {
            pk: (rows[one.delegation], one)
            for pk, one in offices.items()
            if one.is_head or one.tenure
        }
    row = precedence_of(conference, of)
    decided = {each.pk: each for each in placed_in(row)} if by_hand and row.pk else {}
    found = in_precedence(
        (Ranked(key, told.of(*subject)) for key, subject in subjects.items()),
        comparators(rules, told.start(rows)),
        placements(decided.values()),
    )
    given_up = {each.placement.number for each in found.unkept}
    by_subject = {each.subject_id: each for pk, each in decided.items() if pk not in given_up}
    lines = [
        OrderLine(place, key, *subjects[key], why, by_subject.get(key))
        for place, (key, why) in enumerate(zip(found.keys, [*found.reasons, None], strict=False), 1)
    ]
    return FoundOrder(
        of=of,
        day=day,
        rules=rules,
        language=language,
        classes=classes,
        lines=lines,
        unkept=[(decided[each.placement.number], each) for each in found.unkept],
        apart=found.apart,
        missing=_missing(lines, rules),
        revision=row.revision,
    )


def places_of(conference: Conference) -> dict[int, int]:
    """{delegation: place} today at the venue: what lists, reports and bilateral meetings go by."""
    today = timezone.now().astimezone(ZoneInfo(conference.zone)).date()
    return {each.key: each.place for each in order_on(conference, OrderOf.DELEGATIONS, today).lines}


def language_of(conference: Conference, rules: OrderRules) -> str:
    """Whose alphabet sorts."""
    if rules.language != FIRST_LANGUAGE:
        return rules.language
    return str(next(iter(conference.languages), "en"))


def precedence_of(conference: Conference, of: str) -> Precedence:
    """Not saved, if nobody has decided anything yet. One query."""
    found = Precedence.objects.filter(conference=conference, of=of).first()
    return found or Precedence(conference=conference, of=of)


def placed_in(precedence: Precedence) -> QuerySet[PlacedByHand]:
    found = PlacedByHand.objects.filter(precedence=precedence, undone=False)
    return found.select_related("by").order_by("pk")


@dataclass(frozen=True)
class _Values:
    """What is compared."""

    conference: Conference
    rules: OrderRules
    language: str
    classes: list[RankClass]
    lots: LotsDrawn

    def of(
        self, delegation: Delegation, office: OfficeThen | None
    ) -> dict[str, int | KnownDay | Filed | None]:
        ranks = {each.key: place for place, each in enumerate(self.classes, 1)}
        rank = office.rank if office else ""
        counts = rank if self.rules.basis == RANK else ""
        filed = self.filed(delegation)
        return {
            RANK: ranks.get(rank),
            OFFICE: office.since if office else None,
            ACCEPTANCE: self._accepted(delegation),
            LOT: self.lots.place_of(delegation.pk, counts),
            SEAT: filed,
            ALPHABET: filed,
        }

    def filed(self, delegation: Delegation) -> Filed:
        by_country = self.rules.alphabet == "country"
        last, country, name, _pk = place_in_list(
            delegation, "country" if by_country else "name", self.language
        )
        called = delegation.called_in(self.language).text
        of_country = country_of(delegation, self.language) if by_country else ""
        text = BETWEEN.join(filter(None, (of_country, called)))
        return Filed(text, country + b"\0" + name, last)

    def start(self, rows: Mapping[int, Delegation]) -> bytes:
        """Where the seats begin; nothing was drawn, or who was drawn no longer takes part: with the first."""
        if isinstance(self.lots.seat, int):
            drawn = rows.get(self.lots.seat)
            return self.filed(drawn).key if drawn else b""
        return sort_key(self.lots.seat, self.language) if self.lots.seat else b""

    def _accepted(self, delegation: Delegation) -> KnownDay | None:
        at = delegation.invitation.answered_at
        if at is None:
            return None
        return KnownDay(at.astimezone(ZoneInfo(self.conference.zone)).date().isoformat())


def _missing(lines: list[OrderLine], rules: OrderRules) -> dict[str, list[OrderLine]]:
    """What would make the order another, or surer, if it were known."""
    found: dict[str, list[OrderLine]] = {}
    for line in lines:
        for what in _lacks(line, rules):
            found.setdefault(what, []).append(line)
    return found


def _lacks(line: OrderLine, rules: OrderRules) -> list[str]:
    lacking: list[str] = []
    ranked = rules.basis == RANK
    dated = OFFICE in rules.ways
    if line.office is None and (ranked or dated):
        lacking.append("head")
    if ranked and line.office and not line.office.rank:
        lacking.append("rank")
    if dated and line.office and line.office.since is None:
        lacking.append("since")
    if line.why and line.why.unsure:
        lacking.append("unsure")
    if line.why and _without_lot(line.why, rules):
        lacking.append("lot")
    return lacking


def _without_lot(why: WhyBefore, rules: OrderRules) -> bool:
    """Whether two stand in an order that a lot should have decided, and no lot was drawn for one of them."""
    if why.placement or LOT not in rules.ways:
        return False
    if why.decided == LOT:
        return why.second is None
    ways = [*rules.ways, NUMBER]
    return why.decided in ways and ways.index(why.decided) > ways.index(LOT)
