"""Whether everybody understands everybody: each spoken language into each booth, directly or over one pivot."""

from collections.abc import Iterable, Mapping, Sequence

from plenipo.engines.interpretation.values import (
    BoothInterpreter,
    CoverOffer,
    InterpreterDuty,
    Pair,
    Path,
    Sitting,
)

RELAY_GIVERS = 2  # a relay that hangs on one person falls silent when that person drinks water


def coverage(
    sitting: Sitting, duties: Iterable[InterpreterDuty], people: Mapping[int, BoothInterpreter]
) -> list[Pair]:
    """Every pair of a spoken language and a booth, in alphabetical order, with how it is covered by those present."""
    team = [(people[d.interpreter], d.booth) for d in present(sitting, duties, people)]
    return [
        _pair(spoken, into, team)
        for spoken in sorted(sitting.spoken)
        for into in sorted(sitting.into)
        if spoken != into
    ]


def present(
    sitting: Sitting, duties: Iterable[InterpreterDuty], people: Mapping[int, BoothInterpreter]
) -> list[InterpreterDuty]:
    """The duties of this sitting, without those of interpreters who are away then."""
    return [
        duty
        for duty in duties
        if duty.sitting == sitting.id and people[duty.interpreter].is_there(sitting)
    ]


def gaps(pairs: Iterable[Pair]) -> list[Pair]:
    """Those nobody covers, or only a relay that hangs on one person."""
    return [pair for pair in pairs if pair.path in (Path.GAP, Path.THIN)]


def _pair(spoken: str, into: str, team: Sequence[tuple[BoothInterpreter, str]]) -> Pair:
    direct = tuple(i.id for i, booth in team if booth == into and i.renders(spoken, into))
    if direct:
        return Pair(spoken, into, Path.DIRECT, by=direct)
    thin: Pair | None = None
    for pivot in sorted(_pivots(into, team)):
        givers = tuple(sorted({i.id for i, _ in team if i.renders(spoken, pivot)}))
        if len(givers) >= RELAY_GIVERS:
            return Pair(spoken, into, Path.PIVOT, pivot, givers)
        if givers and thin is None:
            thin = Pair(spoken, into, Path.THIN, pivot, givers)
    return thin or Pair(spoken, into, Path.GAP)


def _pivots(into: str, team: Sequence[tuple[BoothInterpreter, str]]) -> set[str]:
    """Languages the booth can take a relay from."""
    return {
        language
        for i, booth in team
        if booth == into and into in i.a | i.b
        for language in (i.a | i.b | i.c) - {into}
    }


def offers(
    pair: Pair,
    duties: Iterable[InterpreterDuty],
    people: Mapping[int, BoothInterpreter],
    free: Iterable[int],
) -> list[CoverOffer]:
    """Ways to close the gap of a pair with people who are free, the fewest to ask first.

    duties  those of this sitting only, of interpreters who are there
    """
    team = [(people[d.interpreter], d.booth) for d in duties]
    idle = [people[number] for number in sorted(free)]
    ways = [CoverOffer("direct", (i.id,)) for i in idle if i.renders(pair.spoken, pair.into)]
    for pivot in sorted({language for i in idle for language in i.a | i.b} - {pair.into}):
        if relay := _for_pivot(pair, pivot, team, idle):
            ways.append(CoverOffer("pivot", relay, pivot))
    ways += [
        CoverOffer("consecutive", (i.id,))
        for i in idle
        if pair.spoken in i.a | i.b | i.c and (i.a | i.b) - {pair.spoken}
    ]
    return _without_repeats(ways)


def _for_pivot(
    pair: Pair,
    pivot: str,
    team: Sequence[tuple[BoothInterpreter, str]],
    idle: Sequence[BoothInterpreter],
) -> tuple[int, ...]:
    """Whom to ask so that two give the relay and the booth can take it; () where it cannot be done."""
    giving = [i.id for i, _ in team if i.renders(pair.spoken, pivot)]
    could_give = [i.id for i in idle if i.renders(pair.spoken, pivot)]
    relay = could_give[: max(0, RELAY_GIVERS - len(giving))]
    if len(giving) + len(relay) < RELAY_GIVERS:
        return ()
    if not any(booth == pair.into and i.renders(pivot, pair.into) for i, booth in team):
        taking = [i.id for i in idle if i.renders(pivot, pair.into) and i.id not in relay]
        if not taking:
            return ()
        relay = [*relay, taking[0]]
    return tuple(relay)


def _without_repeats(ways: Iterable[CoverOffer]) -> list[CoverOffer]:
    """Whoever would cover the pair directly need not be asked for a relay, or for less than a booth."""
    distinct: list[CoverOffer] = []
    direct: set[int] = set()
    for offer in sorted(ways, key=lambda o: (o.kind != "direct", len(o.interpreters))):
        if offer.kind == "direct":
            direct.update(offer.interpreters)
        elif direct & set(offer.interpreters):
            continue
        distinct.append(offer)
    return distinct
