"""Orders that were settled: kept as values, read again as they were, and compared with the order of today."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.protocol.bridge import Filed, KnownDay, WhyBefore, known_day, placement_numbered
from plenipo.protocol.models import OrderOf, PlacedByHand, Precedence, SettledOrder
from plenipo.protocol.profile import OrderRules
from plenipo.protocol.queries.offices import OfficeThen
from plenipo.protocol.queries.ordering import FoundOrder, OrderLine
from plenipo.protocol.queries.ranks import RankClass, as_stored


def settled_orders(conference: Conference) -> QuerySet[SettledOrder]:
    return SettledOrder.objects.filter(conference=conference).select_related("by")


# ---- to values and back


def rows_of(order: FoundOrder) -> list[dict[str, Any]]:
    return [_row(line) for line in order.lines]


def rule_of(order: FoundOrder) -> dict[str, Any]:
    return {
        "rules": asdict(order.rules),
        "language": order.language,
        "classes": as_stored(order.classes),
    }


def _row(line: OrderLine) -> dict[str, Any]:
    office, why, placed = line.office, line.why, line.placed
    row: dict[str, Any] = {"key": line.key, "of": line.delegation.pk}
    if office:
        row |= {
            "delegate": office.delegate,
            "capacity": office.capacity,
            "rank": office.rank,
            "since": office.since.text if office.since else "",
        }
    if why:
        row["why"] = {
            "decided": why.decided,
            "first": _stored(why.first),
            "second": _stored(why.second),
            "unsure": why.unsure,
            "placement": why.placement.number if why.placement else None,
        }
    if placed:
        row["placed"] = {
            "number": placed.pk,
            "side": placed.side,
            "beside": placed.beside_id,
            "reason": placed.reason,
        }
    return row


def _stored(value: Any) -> Any:
    if isinstance(value, KnownDay):
        return {"day": value.text}
    if isinstance(value, Filed):
        return {"text": value.text, "last": value.last}
    return value


def _read(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return known_day(value["day"])
    return Filed(value["text"], b"", value["last"])


def as_it_was(conference: Conference, settled: SettledOrder) -> FoundOrder:
    """Two queries. Delegations as they are called today."""
    found = Delegation.objects.filter(conference=conference).select_related("country")
    delegations = found.in_bulk([row["of"] for row in settled.rows])
    lines = [
        _line(place, row, delegations[row["of"]], settled.of)
        for place, row in enumerate(settled.rows, 1)
        if row["of"] in delegations
    ]
    return FoundOrder(
        of=settled.of,
        day=settled.day,
        rules=OrderRules(**settled.rule["rules"]),
        language=settled.rule["language"],
        classes=[RankClass(each["key"], each["name"]) for each in settled.rule["classes"]],
        lines=lines,
        unkept=[],
        apart={},
        missing={},
        revision=0,
    )


def _line(place: int, row: dict[str, Any], delegation: Delegation, of: str) -> OrderLine:
    office = None
    if "delegate" in row:
        office = OfficeThen(
            row["delegate"],
            row["of"],
            row.get("capacity", ""),
            row.get("rank", ""),
            known_day(row.get("since")),
        )
    return OrderLine(place, row["key"], delegation, office, _why(row.get("why")), _placed(row, of))


def _why(told: Mapping[str, Any] | None) -> WhyBefore | None:
    if not told:
        return None
    return WhyBefore(
        told["decided"],
        _read(told.get("first")),
        _read(told.get("second")),
        told["unsure"],
        placement_numbered(told["placement"]) if told.get("placement") else None,
    )


def _placed(row: dict[str, Any], of: str) -> PlacedByHand | None:
    """As a row that is not saved: it says what was decided then."""
    told = row.get("placed")
    if told is None:
        return None
    kind = "delegation" if of == OrderOf.DELEGATIONS else "delegate"
    return PlacedByHand(
        pk=told["number"],
        precedence=Precedence(of=of),
        side=told["side"],
        reason=told.get("reason", ""),
        **{f"{kind}_id": row["key"], f"beside_{kind}_id": told["beside"]},
    )


# ---- what is otherwise today


@dataclass(frozen=True)
class Difference:
    """was, now: its place; 0: it was, or is, not in the order"""

    line: OrderLine
    was: int
    now: int
    rank: bool = False
    since: bool = False


def differences(then: FoundOrder, now: FoundOrder) -> list[Difference]:
    """Whoever came, left, has another office, or stands elsewhere among those who are in both."""
    before, after = {each.key: each for each in then.lines}, {each.key: each for each in now.lines}
    both_then = [each.key for each in then.lines if each.key in after]
    both_now = [each.key for each in now.lines if each.key in before]
    still = _longest_in_order(both_then, both_now)
    found = [
        Difference(
            line,
            0 if key not in before else before[key].place,
            line.place,
            *_office(before.get(key), line),
        )
        for key, line in after.items()
        if key not in before or key not in still or any(_office(before[key], line))
    ]
    gone = [Difference(line, line.place, 0) for key, line in before.items() if key not in after]
    return [*found, *gone]


def _office(then: OrderLine | None, now: OrderLine) -> tuple[bool, bool]:
    if then is None:
        return False, False
    was, is_ = then.office, now.office
    return (
        (was.rank if was else "") != (is_.rank if is_ else ""),
        (was.since if was else None) != (is_.since if is_ else None),
    )


def _longest_in_order(then: list[int], now: list[int]) -> set[int]:
    """Those who kept their order among each other: the most there can be, so that few are said to have moved."""
    at = {key: place for place, key in enumerate(now)}
    best: list[tuple[int, int]] = []  # (length, index before) of the longest that ends here
    for n, key in enumerate(then):
        length, before = max(
            ((best[m][0], m) for m in range(n) if at[then[m]] < at[key]), default=(0, -1)
        )
        best.append((length + 1, before))
    if not best:
        return set()
    here = max(range(len(best)), key=lambda n: best[n][0])
    kept = set()
    while here >= 0:
        kept.add(then[here])
        here = best[here][1]
    return kept
