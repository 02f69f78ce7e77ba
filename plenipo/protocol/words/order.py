"""Why one stands before the next, what is missing, and the rule: in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language, get_language_bidi, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from plenipo.delegations.queries.names import country_of, with_country
from plenipo.delegations.queries.people import ShownPerson
from plenipo.kit.dates import written
from plenipo.kit.days import long_day
from plenipo.kit.locales import FIRST_STRONG, isolated, language_name, listed
from plenipo.kit.phrases import sentences
from plenipo.protocol.bridge import Filed, KnownDay, Unkept, WhyBefore
from plenipo.protocol.models import OrderOf, PlacedByHand
from plenipo.protocol.profile import ACCEPTANCE, ALPHABET, LOT, OFFICE, RANK, SEAT
from plenipo.protocol.queries.ordering import BETWEEN, FoundOrder, OrderLine
from plenipo.protocol.words.ranks import NO_RANK, ranks_in_words

NAMELESS = gettext_lazy("name not disclosed")
MISSING = {
    "head": gettext_lazy("no head of delegation"),
    "rank": gettext_lazy("no rank"),
    "since": gettext_lazy("no date of taking office"),
    "unsure": gettext_lazy("exact date not known"),
    "lot": gettext_lazy("no lots drawn"),
}
TITLES = {
    OrderOf.DELEGATIONS: gettext_lazy("Order of delegations"),
    OrderOf.PRINCIPALS: gettext_lazy("Order of principals"),
}


def named(text: str) -> str:
    """A name within a sentence, whatever its direction."""
    return isolated(text, FIRST_STRONG)


@dataclass(frozen=True)
class LineInWords:
    """One row of the page, of the sheet and of the paper."""

    line: OrderLine
    name: str
    native: str
    of: str
    rank: str
    since: str
    why: str
    placed: str
    missing: tuple[str, ...] = ()


@dataclass
class OrderWords:
    """Says an order. people: by delegate, as its reader sees them"""

    order: FoundOrder
    people: Mapping[int, ShownPerson]
    ranks: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.ranks = ranks_in_words(self.order.classes)
        self._lines = {each.key: each for each in self.order.lines}

    def lines(self) -> list[LineInWords]:
        lines = self.order.lines
        return [
            self._line(line, after) for line, after in zip(lines, [*lines[1:], None], strict=False)
        ]

    def _line(self, line: OrderLine, after: OrderLine | None) -> LineInWords:
        office = line.office
        person = self.people.get(office.delegate) if office else None
        ours = self.order.of == OrderOf.PRINCIPALS
        head = (person.styled if person and person.named else str(NAMELESS)) if office else ""
        return LineInWords(
            line=line,
            name=head if ours else line.delegation.to_call,
            native=person.native_name if ours and person else country_of(line.delegation),
            of=with_country(line.delegation) if ours else head,
            rank=self.ranks.get(office.rank, str(NO_RANK)) if office else "",
            since=_day(office.since) if office else "",
            why=self.why(line, after) if after else "",
            placed=self.placed(line.placed) if line.placed else "",
            missing=tuple(
                str(MISSING[what]) for what, rows in self.order.missing.items() if line in rows
            ),
        )

    def called(self, key: int) -> str:
        """As somebody is named within a sentence."""
        line = self._lines.get(key)
        if line is None:
            return _("somebody who is no longer in the order")
        return self._called(line)

    def _called(self, line: OrderLine) -> str:
        if self.order.of == OrderOf.DELEGATIONS or line.office is None:
            return named(line.delegation.to_call)
        person = self.people.get(line.office.delegate)
        return named(person.styled if person and person.named else line.delegation.to_call)

    def why(self, line: OrderLine, after: OrderLine) -> str:
        if line.why is None:
            return ""
        told = {"next": self._called(after)}
        if line.why.placement:
            return _("before %(next)s: %(placed)s") % {
                **told,
                "placed": self._by_hand(line, after),
            }
        return self._compared(line.why, told)

    def _by_hand(self, line: OrderLine, after: OrderLine) -> str:
        number = line.why.placement.number if line.why and line.why.placement else 0
        found = [each.placed for each in (line, after) if each.placed and each.placed.pk == number]
        return self.placed(found[0]) if found else ""

    def placed(self, row: PlacedByHand) -> str:
        told = {
            "name": self.called(row.subject_id),
            "beside": self.called(row.beside_id),
            "reason": row.reason,
        }
        if row.side == PlacedByHand.Side.BEFORE:
            return _("%(name)s placed by hand directly before %(beside)s: %(reason)s") % told
        return _("%(name)s placed by hand directly after %(beside)s: %(reason)s") % told

    def _compared(self, why: WhyBefore, told: dict[str, str]) -> str:
        if why.decided == RANK:
            return self._ranks(why, told)
        if why.decided in (OFFICE, ACCEPTANCE):
            return _days(why, told)
        if why.decided == LOT:
            return _lots(why, told)
        if why.decided in (SEAT, ALPHABET):
            return self._names(why, told)
        return _("before %(next)s: equal in everything; entered first") % told

    def _ranks(self, why: WhyBefore, told: dict[str, str]) -> str:
        if why.second is None:
            return _("before %(next)s, whose rank is not known") % told
        one, other = (
            self.order.classes[int(str(each)) - 1].key for each in (why.first, why.second)
        )
        return _("before %(next)s: “%(one)s” ranks above “%(other)s”") % {
            **told,
            "one": self.ranks[one],
            "other": self.ranks[other],
        }

    def _names(self, why: WhyBefore, told: dict[str, str]) -> str:
        first, second = why.first, why.second
        assert isinstance(first, Filed) and isinstance(second, Filed)  # noqa: S101, PT018 -- it compares names
        if second.last and not first.last:
            return _("before %(next)s: organisations without a country stand last") % told
        names = {
            **told,
            **dict(zip(("one", "other"), _told_apart(first.text, second.text), strict=True)),
            "language": language_name(self.order.language),
        }
        if why.decided == SEAT:
            return (
                _(
                    "before %(next)s: beginning with the seat drawn, “%(one)s” comes before “%(other)s” "
                    "(%(language)s)"
                )
                % names
            )
        return (
            _(
                "before %(next)s: in alphabetical order “%(one)s” comes before “%(other)s” (%(language)s)"
            )
            % names
        )


def _told_apart(first: str, second: str) -> tuple[str, str]:
    """The names that tell two apart: of one country, those of the parties."""
    one, other = first.split(BETWEEN), second.split(BETWEEN)
    n = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return named(one[n]), named(other[n])


def _day(known: KnownDay | None) -> str:
    return isolated(written(known.text)) if known else ""


def _days(why: WhyBefore, told: dict[str, str]) -> str:
    first, second = why.first, why.second
    accepted = why.decided == ACCEPTANCE
    if not isinstance(second, KnownDay) or not isinstance(first, KnownDay):
        if accepted:
            return _("before %(next)s, of which no date of acceptance is known") % told
        return _("before %(next)s, of whom the date of taking office is not known") % told
    days = {**told, "one": _day(first), "other": _day(second)}
    if accepted:
        return _("before %(next)s: accepted on %(one)s, the other on %(other)s") % days
    if why.unsure:
        return (
            _(
                "before %(next)s: in office since %(one)s, the other since %(other)s; the exact date is not "
                "known, and counts as the last day possible"
            )
            % days
        )
    return _("before %(next)s: in office since %(one)s, the other since %(other)s") % days


def _lots(why: WhyBefore, told: dict[str, str]) -> str:
    if why.second is None:
        return _("before %(next)s, for whom no lot was drawn") % told
    places = {**told, "one": why.first, "other": why.second}
    return _("before %(next)s: by lot, place %(one)s before place %(other)s") % places


def rule_in_words(order: FoundOrder) -> str:
    return sentences(order.rules.in_words())


def why_unkept(row: PlacedByHand, unkept: Unkept) -> str:
    if unkept.why == "gone":
        return _("One of the two is no longer in the order.")
    if unkept.why == "circle":
        return _("Together with other decisions it goes round in a circle.")
    if unkept.why == "replaced":
        return _("A later decision places the same row.")
    return _("It would stand beside itself.")


# ---- to take along


def as_rows(
    order: FoundOrder, lines: list[LineInWords]
) -> tuple[list[str], Iterator[list[object]]]:
    """Heads and rows of a table."""
    ours = order.of == OrderOf.PRINCIPALS
    heads = [
        pgettext("in an order", "Place"),
        _("Name") if ours else _("Delegation"),
        _("Name in original script") if ours else _("Country"),
        _("Delegation") if ours else _("Head of delegation"),
        _("Rank"),
        _("In office since"),
        _("Why before the next"),
        _("Missing"),
    ]
    return heads, (
        [
            each.line.place,
            each.name,
            each.native,
            each.of,
            each.rank,
            each.since,
            each.why,
            listed(each.missing),
        ]
        for each in lines
    )


def paper_of(order: FoundOrder, lines: list[LineInWords], note: str = "") -> dict[str, object]:
    """What formats/order.py prints."""
    ours = order.of == OrderOf.PRINCIPALS
    day = long_day(order.day)
    return {
        "language": get_language() or "en",
        "bidi": get_language_bidi(),
        "title": str(TITLES[OrderOf(order.of)]),
        "lead": _("As on %(day)s") % {"day": day},
        "label": _("Order of precedence"),
        "rule": rule_in_words(order),
        "heads": [
            pgettext("in an order", "Place"),
            _("Name") if ours else _("Delegation"),
            _("Delegation") if ours else _("Head of delegation"),
            _("Rank"),
        ],
        "rows": [
            {
                "place": str(each.line.place),
                "name": each.name,
                "beneath": each.native,
                "of": each.of,
                "rank": each.rank,
                "since": each.since,
                "why": each.why,
            }
            for each in lines
        ],
        "notes": [note] if note else [],
        "page": pgettext("on paper", "Page {n} of {of}"),
    }
