"""Pieces of passes, who holds them, and what somebody typed, pasted or scanned means."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from plenipo.accreditation.bridge.codes import Code, code_read
from plenipo.accreditation.models import Custody, OtherHolder, Pass, PassKind, Receipt
from plenipo.accreditation.queries.standing import GONE, parted
from plenipo.accreditation.rules.passes import quota_of
from plenipo.conference.models import Conference
from plenipo.conference.queries import is_over
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import present_in
from plenipo.kit.codes import code_meant, plain
from plenipo.registry.queries.finding import names_of, narrowed

State = Pass.State
SCANNED = 100  # characters from which what is typed is a code that was scanned
MOST = 5000  # pieces that one series, or one line of what is typed, may mean
BETWEEN = re.compile(r"[\n\r,;،؛、，；]+")
ONE = re.compile(r"(?:([A-Z]{1,4})\s*)?0*(\d{1,8})")
SERIES = re.compile(rf"{ONE.pattern}\s*(?:[-‐–—−~]|\.\.\.?)\s*(?:[A-Z]{{1,4}}\s*)?0*(\d{{1,8}})")
LONG_AGO = datetime.fromtimestamp(
    0, UTC
)  # a code that has expired still says which piece comes back


def kinds_of(conference: Conference) -> "QuerySet[PassKind]":
    """With their zones, and how many pieces are in each state. Two queries."""
    of = {state.value: Count("pieces", filter=Q(pieces__state=state)) for state in State}
    found = PassKind.objects.filter(conference=conference).select_related("gate")
    return found.annotate(n=Count("pieces"), **of).prefetch_related("zones")


def open_custody() -> "QuerySet[Custody]":
    found = Custody.objects.filter(ended_at=None)
    return found.select_related("delegation__country", "delegation__invitation", "other", "receipt")


def with_holders(found: "QuerySet[Pass]") -> "QuerySet[Pass]":
    """`held`: the line of the ledger that is open, if there is one. One query more."""
    held = Prefetch("custody", open_custody(), to_attr="held")
    return found.select_related("kind", "conference").prefetch_related(held)


def held_by(pieces: Iterable[int]) -> dict[int, Custody]:
    """The open line of each of these pieces."""
    return {each.piece_id: each for each in open_custody().filter(piece__in=list(pieces))}


def history_of(piece: Pass) -> "QuerySet[Custody]":
    found = Custody.objects.filter(piece=piece)
    return found.select_related(
        "delegation__country", "delegation__invitation", "receipt", "ended_by"
    )


# ---- the ledger


@dataclass(frozen=True)
class PassFilter:
    """
    state   a state of a piece; "recover": in hands it ought no longer to be in; "holding": not in our hands;
            "reported": lost, as its delegation says
    """

    q: str = ""
    kind: int = 0
    delegation: int = 0
    state: str = ""


def passes_found(conference: Conference, asked: PassFilter) -> "QuerySet[Pass]":
    found = Pass.objects.filter(conference=conference)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.delegation:
        found = found.filter(_held(Q(custody__delegation=asked.delegation)))
    if asked.q:
        typed = pieces_typed(conference, asked.q)
        wanted = Q(pk__in=typed.numbers)
        if not typed.numbers:
            holders = Delegation.objects.filter(conference=conference)
            named = narrowed(
                holders, asked.q, "plate_name", "called", *names_of("party"), countries=["country"]
            ).values("pk")
            receipts = Receipt.objects.filter(conference=conference)
            taken = narrowed(receipts, asked.q, "receiver").values("pk")
            wanted = _held(Q(custody__delegation__in=named)) | _held(
                Q(custody__delegation=None, custody__receipt__in=taken)
            )
            wanted |= Q(pk__in=narrowed(found, asked.q, "plate").values("pk"))
        found = found.filter(wanted).distinct()
    return with_holders(of_state(conference, found, asked.state)).order_by(
        "kind__position", "kind", "number"
    )


def of_state(conference: Conference, found: "QuerySet[Pass]", state: str) -> "QuerySet[Pass]":
    if state == "holding":
        return found.filter(pk__in=Custody.objects.filter(ended_at=None).values("piece"))
    if state == "recover":
        return found.filter(pk__in=to_recover(conference).values("piece"))
    if state == "reported":
        return found.filter(reported=True)
    return found.filter(state=state) if state in State.values else found


def _held(what: Q) -> Q:
    return what & Q(custody__ended_at=None)


def to_recover(conference: Conference, today: date | None = None) -> "QuerySet[Custody]":
    """In the hands of who no longer takes part, withdrawn by us, no longer valid; at the end, all."""
    found = open_custody().filter(piece__conference=conference)
    if is_over(conference):
        return found
    late = Q(delegation__state__in=GONE) | Q(other__state=OtherHolder.State.WITHDRAWN)
    late |= Q(piece__state=State.WITHDRAWN)
    return found.filter(late | Q(piece__ends__lt=today or timezone.localdate()))


def figures_of(conference: Conference) -> dict[str, int]:
    """Two queries."""
    rows = Pass.objects.filter(conference=conference).order_by()
    found: Counter[str] = Counter()
    for state, reported, n in rows.values_list("state", "reported").annotate(n=Count("pk")):
        found.update({state: n, "reported": n if reported else 0})
    return found | {"recover": to_recover(conference).count()}


def is_with_who_left(line: Custody | None) -> bool:
    """Held by a delegation, or by somebody outside delegations, that no longer takes part: it opens nothing."""
    if line is None:
        return False
    if line.delegation:
        return line.delegation.state in GONE
    return line.other is not None and line.other.state == OtherHolder.State.WITHDRAWN


def passes_of_other(other: int) -> list[Pass]:
    """In the hands of this person outside delegations."""
    held = open_custody().filter(other=other).select_related("piece__kind")
    return [each.piece for each in held.order_by("piece__kind__position", "piece__number")]


# ---- quotas


@dataclass(frozen=True)
class Holding:
    """Of one kind, what a delegation holds and may hold; `lost`: what it reported lost."""

    kind: PassKind
    held: int
    lost: int
    quota: int | None


def members_of(conference: Conference, delegations: Iterable[int]) -> Counter[int]:
    """How many approved members each of these delegations has. One query."""
    found = present_in(conference).filter(
        state=Delegate.State.APPROVED, delegation__in=list(delegations)
    )
    rows = found.order_by().values_list("delegation").annotate(n=Count("pk"))
    return Counter(dict(rows))


def holdings_of(
    delegations: Iterable[Delegation], conference: Conference
) -> dict[int, list[Holding]]:
    """By delegation, of every kind. Three queries, however many delegations."""
    rows = list(delegations)
    kinds = list(PassKind.objects.filter(conference=conference))
    members = members_of(conference, [each.pk for each in rows])
    lines = Custody.objects.filter(piece__conference=conference, delegation__in=rows).order_by()
    counted = lines.values_list("delegation", "piece__kind", "outcome").annotate(n=Count("pk"))
    n = {(of, kind, outcome): number for of, kind, outcome, number in counted}
    return {
        each.pk: [
            Holding(
                kind,
                n.get((each.pk, kind.pk, ""), 0),
                n.get((each.pk, kind.pk, Custody.Outcome.LOST.value), 0),
                quota_of(kind, each.category, members[each.pk]),
            )
            for kind in kinds
        ]
        for each in rows
    }


def quotas_together(conference: Conference, kind: PassKind) -> int | None:
    """What the quotas of all delegations that take part add up to; None: one is not limited. Two queries."""
    rows = list(
        Delegation.objects.filter(conference=conference, state=Delegation.State.APPROVED)
        .order_by()
        .values_list("pk", "category")
    )
    members = members_of(conference, [pk for pk, _category in rows])
    quotas = [quota_of(kind, category, members[pk]) for pk, category in rows]
    known = [each for each in quotas if each is not None]
    return sum(known) if len(known) == len(quotas) else None


# ---- what somebody typed


@dataclass
class Typed:
    """
    numbers   of the pieces meant (primary keys), in the order typed, each once
    unknown   what is no piece of this conference, as it was typed
    """

    numbers: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def pieces_typed(conference: Conference, text: str) -> Typed:
    """Numbers ("FL 12", "FL 1–40", "FL 3, 5, 9-12"), short codes and scanned codes, with commas or line breaks between,
    in any digits. Three queries and no more, whatever is pasted."""
    kinds = dict(PassKind.objects.filter(conference=conference).values_list("letters", "pk"))
    wanted, lonely = [], next(iter(kinds)) if len(kinds) == 1 else ""
    for part in filter(None, (each.strip() for each in BETWEEN.split(text))):
        meant, lonely = _meant(conference, part, lonely)
        wanted.append((part, meant))
    known = _known(conference, kinds, [key for _part, keys in wanted for key in keys])
    typed = Typed()
    for part, keys in wanted:
        found = [known[key] for key in keys if key in known]
        missing = [key for key in keys if key not in known]
        typed.numbers += found
        if len(keys) > 1 and found:
            typed.unknown += [f"{letters} {number}" for letters, number in missing]
        elif missing or not keys:
            typed.unknown.append(part if len(part) < SCANNED else f"{part[:12]}…")
    typed.numbers = list(dict.fromkeys(typed.numbers))
    return typed


Key = tuple[str, int | str]  # (letters, number), ("code", …), ("identity", …)


def _meant(conference: Conference, part: str, lonely: str) -> tuple[list[Key], str]:
    """lonely   letters meant where a number stands alone: those that stood before it"""
    if len(part) >= SCANNED:
        code = code_read(part, conference, LONG_AGO)
        return ([("identity", code.identity)] if isinstance(code, Code) else []), lonely
    if code_written := code_meant(part):
        return [("code", code_written)], lonely
    said = plain(part).strip().upper()
    if one := ONE.fullmatch(said):
        letters = one.group(1) or lonely
        return [(letters, int(one.group(2)))], letters
    if series := SERIES.fullmatch(said):
        letters, first, last = (
            series.group(1) or lonely,
            int(series.group(2)),
            int(series.group(3)),
        )
        if first <= last < first + MOST:
            return [(letters, number) for number in range(first, last + 1)], letters
    return [], lonely


def _known(conference: Conference, kinds: Mapping[str, int], keys: list[Key]) -> dict[Key, int]:
    letters_of = {pk: letters for letters, pk in kinds.items()}
    found: dict[Key, int] = {}
    numbers = {number for letters, number in keys if letters in kinds}
    here = Pass.objects.filter(conference=conference)
    if numbers:
        for pk, kind, number in here.filter(number__in=numbers).values_list("pk", "kind", "number"):
            found[letters_of[kind], number] = pk
    codes = {code for letters, code in keys if letters in ("code", "identity")}
    if codes:
        coded = here.filter(Q(code__in=codes) | Q(identity__in=codes))
        for pk, code, identity in coded.values_list("pk", "code", "identity"):
            found["code", code] = found["identity", identity] = pk
    return found


def piece_meant(conference: Conference, typed: str) -> Pass | None:
    """One piece by its number with its letters, its short code, or what was scanned."""
    if re.fullmatch(r"\s*\d+\s*", plain(typed)) or BETWEEN.search(typed.strip()):
        return None
    found = pieces_typed(conference, typed).numbers
    return with_holders(Pass.objects.filter(pk=found[0])).first() if len(found) == 1 else None


def next_in_store(kind: PassKind, n: int) -> list[int]:
    found = Pass.objects.filter(kind=kind, state=State.IN_STORE).order_by("number")
    return list(found.values_list("pk", flat=True)[:n])


# ---- reminders


def can_be_reminded_of_passes(
    conference: Conference, kind: str
) -> tuple[list[Delegation], list[Delegation]]:
    """Delegations with pieces to be recovered: to be written to, and those written to lately or not to be reached."""
    held = to_recover(conference).values("delegation")
    rows = list(
        Delegation.objects.filter(pk__in=held)
        .select_related("country", "invitation__party", "conference__series")
        .order_by("plate_name", "pk")
    )
    return parted(conference, rows, kind, timezone.now())
