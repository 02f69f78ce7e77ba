"""Problems to plan: small ones with every rule in them, dialogues of any size, and the one-host case."""

from dataclasses import replace
from random import Random

from plenipo.engines.scheduling import (
    Calendar,
    Fairness,
    Lock,
    MeetingInterpreter,
    MeetingRoom,
    Participant,
    Problem,
    Request,
    Way,
    of_rank,
    pair_between,
    ways_at,
)

PAIRS = ("ar-en", "en-fr", "en-ru", "en-zh", "en-es", "en-pt")


def small(seed: int) -> Problem:
    """A few people, slots and requests, with every kind of rule by chance."""
    chance = Random(seed)
    days, per_day = chance.randint(1, 2), chance.randint(3, 6)
    slots = days * per_day
    firsts = tuple(range(0, slots, per_day))
    halves = sorted({*firsts, *(first + per_day // 2 for first in firsts)})
    people = tuple(
        Participant(
            available=frozenset(s for s in range(slots) if chance.random() < 0.85),
            per_day=chance.choice((None, 2, 3)),
            country=chance.randint(0, 3),
            body=chance.choice((None, 0, 1)),
            rank=chance.randint(1, 3),
            languages=frozenset(chance.sample(("ar", "en", "fr"), chance.randint(1, 2))),
        )
        for _ in range(chance.randint(3, 6))
    )
    rooms = _rooms(chance, slots) if chance.random() < 0.6 else ()
    counted = chance.random() < 0.5
    pairs = ("ar-en", "ar-fr", "en-fr")
    teams = {pair: (chance.randint(0, 1),) * slots for pair in pairs} if counted else {}
    interpreters = () if counted else _interpreters(chance, slots, pairs, len(people))
    if not counted and not interpreters:
        teams = dict.fromkeys(pairs, (1,) * slots)
    walks = {(0, 1): chance.randint(1, 2)} if rooms and chance.random() < 0.5 else {}
    requests = _requests(
        chance, people, slots, {*teams, *(p for i in interpreters for p in i.pairs)}
    )
    return Problem(
        calendar=Calendar(slots, days=firsts, halves=tuple(halves)),
        participants=people,
        requests=requests,
        tables=() if rooms and chance.random() < 0.5 else (chance.randint(1, 3),) * slots,
        rooms=rooms,
        teams=teams,
        interpreters=interpreters,
        rivals=frozenset({(0, 1), (2, 3)} if chance.random() < 0.5 else set()),
        walks=walks,
        fairness=chance.choice(list(Fairness)),
        idle_all=chance.random() < 0.3,
    )


def _rooms(chance: Random, slots: int) -> tuple[MeetingRoom, ...]:
    return tuple(
        MeetingRoom(
            capacity=chance.choice((4, 8, 20)),
            features=frozenset(chance.sample(("press", "secure"), chance.randint(0, 2))),
            available=chance.choice(
                (None, frozenset(s for s in range(slots) if chance.random() < 0.8))
            ),
            zone=chance.randint(0, 1),
        )
        for _ in range(chance.randint(1, 3))
    )


def _interpreters(
    chance: Random, slots: int, pairs: tuple[str, ...], people: int
) -> tuple[MeetingInterpreter, ...]:
    return tuple(
        MeetingInterpreter(
            pairs=frozenset(chance.sample(pairs, chance.randint(1, 3))),
            available=chance.choice(
                (None, frozenset(s for s in range(slots) if chance.random() < 0.8))
            ),
            per_day=chance.choice((None, 2)),
            in_a_row=chance.choice((None, 1, 2)),
            avoids=frozenset({chance.randrange(people)} if chance.random() < 0.3 else ()),
        )
        for _ in range(chance.randint(0, 2))
    )


def _requests(
    chance: Random, people: tuple[Participant, ...], slots: int, covered: set[str]
) -> tuple[Request, ...]:
    number = chance.randint(1, 8)
    requests = []
    for index in range(number):
        a, *others = chance.sample(range(len(people)), chance.randint(2, 3))
        ways = [
            Way(
                a,
                b,
                chance.randint(1, 9),
                chance.choice((1, 1, 1, 2)),
                _pair(people, a, b, covered),
            )
            for b in others
        ]
        requests.append(
            Request(
                ways=tuple(ways),
                persons=chance.choice((2, 6)),
                needs=frozenset(chance.choice(((), (), ("press",)))),
                within=chance.choice(
                    (None, None, frozenset(s for s in range(slots) if chance.random() < 0.7))
                ),
                after=(chance.randrange(index),) if index and chance.random() < 0.2 else (),
                apart=frozenset(
                    {chance.randrange(index)} if index and chance.random() < 0.2 else ()
                ),
            )
        )
    return tuple(requests)


def _pair(people: tuple[Participant, ...], a: int, b: int, covered: set[str]) -> str | None:
    pair = pair_between(people[a].languages, people[b].languages)
    return pair if pair in covered else None


def locked(problem: Problem, locks: dict[int, Lock]) -> Problem:
    return replace(problem, locks=locks)


def dialogue(
    seed: int, *, delegations: int, requests: int, rooms: int, per_day: int = 16, days: int = 3
) -> Problem:
    """Like the published dialogues: a few much sought delegations, arrivals, rivals, short of interpreters."""
    chance = Random(seed)
    slots = days * per_day
    spoken = ("en", "fr", "es", "ar", "ru", "pt", "zh")
    people = []
    for _ in range(delegations):
        first, last = chance.choice((4, 4, 6, 10, 18)), slots - chance.choice((4, 4, 8, 14))
        away = {s for s in range(slots) if chance.random() < 0.08} | {16, 17}
        languages = frozenset(chance.choices(spoken, (8, 3, 3, 2, 1, 1, 1), k=chance.randint(1, 2)))
        people.append(
            Participant(
                available=frozenset(range(first, last)) - away,
                per_day=per_day * 3 // 4,
                country=chance.randrange(max(2, delegations * 2 // 5)),
                languages=languages,
            )
        )
    sought = [chance.paretovariate(1.3) for _ in range(delegations)]
    asked: set[tuple[int, int]] = set()
    while len(asked) < requests:
        a, b = chance.choices(range(delegations), sought, k=2)
        if a != b and (b, a) not in asked:
            asked.add((a, b))
    wanted = []
    for a, b in sorted(asked):
        priority = chance.choices((1, 2, 3, 4, 5), (10, 18, 32, 23, 17))[0]
        pair = pair_between(people[a].languages, people[b].languages)
        wanted.append(Request((Way(a, b, priority**2, 1, pair),)))
    chance.shuffle(wanted)
    pairs = sorted({r.ways[0].interpreters for r in wanted if r.ways[0].interpreters})
    needs = {pair: sum(r.ways[0].interpreters == pair for r in wanted) for pair in pairs}
    countries = max(2, delegations * 2 // 5)
    rivals = {tuple(sorted(chance.sample(range(countries), 2))) for _ in range(countries * 5 // 4)}
    return Problem(
        calendar=Calendar(
            slots,
            days=tuple(range(0, slots, per_day)),
            halves=tuple(range(0, slots, per_day // 2)),
        ),
        participants=tuple(people),
        requests=tuple(wanted),
        tables=(rooms,) * slots,
        teams={pair: (max(1, needs[pair] // 80),) * slots for pair in pairs},
        rivals=frozenset(rivals),
    )


def one_host(seed: int, *, organisations: int = 300, interpreters: int = 8) -> Problem:
    """Everybody wants the host: seven principals of descending rank, nineteen rooms, three days.

    Slots of 20 minutes and a pause of 15, so a day of ten hours has 17; organisations of one rank are
    equals, and everybody would accept any principal, the higher the better.
    """
    chance = Random(seed)
    per_day, days = 17, 3
    slots = per_day * days
    firsts = tuple(range(0, slots, per_day))
    spoken = ("en", "fr", "es", "ar", "ru", "pt", "zh")
    host = [
        Participant(
            available=frozenset(s for s in range(slots) if chance.random() < 0.95),
            per_day=(10, 12, 14, 16, 17, 17, 17)[rank - 1],
            country=0,
            body=0,
            rank=rank,
            languages=frozenset({"en"}),
        )
        for rank in range(1, 8)
    ]
    guests = [
        Participant(
            available=frozenset(s for s in range(slots) if chance.random() < 0.6),
            country=chance.randint(1, 121),
            body=number,
            languages=frozenset(
                {chance.choices(spoken, (12, 3, 3, 3, 2, 1, 1))[0]}
                | ({"en"} if chance.random() < 0.3 else set())
            ),
        )
        for number in range(1, organisations + 1)
    ]
    people = tuple(host + guests)
    requests = []
    for guest in range(7, len(people)):
        importance = chance.choice((4, 9, 16, 25))
        weights = [importance * 10 - level for level in range(7)]
        requests.append(
            Request(
                ways=ways_at(people, guest, of_rank(people, 0, 7), weights=weights),
                persons=chance.choice((4, 6, 8)),
                needs=frozenset({"press"}) if chance.random() < 0.1 else frozenset(),
            )
        )
    pairs = sorted({w.interpreters for r in requests for w in r.ways if w.interpreters})
    return Problem(
        calendar=Calendar(
            slots, days=firsts, halves=tuple(sorted({*firsts, *(f + 8 for f in firsts)}))
        ),
        participants=people,
        requests=tuple(requests),
        rooms=tuple(
            MeetingRoom(
                capacity=(6, 8, 12, 20)[number % 4],
                features=frozenset({"press"} if number % 3 == 0 else ()),
                zone=number // 10,
            )
            for number in range(19)
        ),
        interpreters=tuple(
            MeetingInterpreter(
                pairs=frozenset(pairs[n % max(len(pairs), 1) :][:1] + pairs[: n % 3 == 0]),
                per_day=12,
                in_a_row=6,
            )
            for n in range(interpreters)
        ),
        walks={(0, 1): 1},
        fairness=Fairness.FIRST,
    )
