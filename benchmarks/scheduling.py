"""Every figure of the scheduling engine.

    python benchmarks/scheduling.py [--one] [PART ...]
                     parts: published, dialogues, own, replan, one_host; default: all
                     --one: one instance at a time, where others need the machine as well

Needs ../shared/benchmarks beside the project. Seconds of searches are seconds of processor time of one process
(the machine may be shared); wall-clock seconds stand beside them. Parts that are not run keep their last figures.
"""

import csv
import importlib.util
import json
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared/benchmarks"
RESULTS = ROOT / "benchmarks/results/scheduling.json"
sys.path.insert(0, str(ROOT))

from plenipo.engines.scheduling import (  # noqa: E402
    Problem,
    Status,
    as_dialogue,
    b2b_problem,
    bodies_with_nothing,
    dialogue_problem,
    difference,
    explain,
    faults,
    first_plan,
    gaps,
    plan_all,
    plan_most,
    replan,
    stated_bound,
    upper_bound,
    weight,
)
from plenipo.engines.scheduling.board import Board  # noqa: E402
from plenipo.engines.scheduling.fewest import fewest_moves  # noqa: E402
from plenipo.engines.scheduling.greedy import hold  # noqa: E402
from tests.engines.scheduling import worlds  # noqa: E402

CPU = time.process_time
LIMIT = 1_200.0  # wall-clock seconds for a proof: never reached on a quiet machine
DIALOGUES = {  # name: lengths of search
    "40-s1": (2,),
    "300-rooms40-s1": (10, 60),
    "300-rooms40-s2": (10, 60),
    "300-rooms90-s1": (10, 60),
    "300-72slots-s1": (10, 60),
    "3000-s1": (60,),
}
OWN = {  # seeds the search was never tuned on
    "60 delegations, 9 rooms": {"seed": 11, "delegations": 60, "requests": 400, "rooms": 9},
    "150, rooms plenty": {"seed": 12, "delegations": 150, "requests": 1500, "rooms": 60},
    "300, rooms scarce": {"seed": 13, "delegations": 300, "requests": 3000, "rooms": 35},
    "300, rooms plenty": {"seed": 14, "delegations": 300, "requests": 3000, "rooms": 90},
    "500, four long days": {
        **{"seed": 15, "delegations": 500, "requests": 6000, "rooms": 60},
        **{"per_day": 20, "days": 4},
    },
}
Figures = dict[str, Any]


def published(at_once: int = 2) -> Figures:
    """Everything must fit: proofs of the published instances, each on one core."""
    found: Figures = {}
    with (SHARED / "b2bsp/expected.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["instance"]: row["optimum_breaks"] for row in csv.DictReader(file)}
    with multiprocessing.get_context("spawn").Pool(at_once) as pool:
        for name, figures in pool.imap_unordered(proof, expected):
            found[name] = figures
            say(f"{name}: {figures}")
    differing = [name for name in expected if found[name]["breaks"] != expected[name]]
    differing += [name + " (faults)" for name in expected if found[name]["faults"]]
    seconds = [one["cpu"] for one in found.values()]
    return {
        "proven": len(found) - len(differing),
        "differing": differing,
        "cpu in all": round(sum(seconds), 1),
        "cpu of the slowest": max(seconds),
        "each": {name: found[name] for name in expected},
    }


def proof(name: str) -> tuple[str, Figures]:
    cpu, wall = CPU(), time.monotonic()
    problem = b2b_problem((SHARED / f"b2bsp/{name}.dzn").read_text())
    outcome = plan_all(problem, seconds=LIMIT, seed=1, clock=time.monotonic)
    cpu, wall = CPU() - cpu, time.monotonic() - wall
    told = {Status.OPTIMAL: str(outcome.gaps), Status.INFEASIBLE: "infeasible"}
    return name, {
        "breaks": told.get(outcome.status, str(outcome.status)),
        "faults": len(faults(problem, outcome.plan, everything=True)) if outcome.plan else 0,
        "cpu": round(cpu, 2),
        "wall": round(wall, 2),
    }


def judged(path: Path, plan: dict[str, int]) -> Figures:
    """What the judge of the instances says, which knows nothing of the engine."""
    spec = importlib.util.spec_from_file_location("judge", SHARED / "dialogue/judge.py")
    assert spec
    assert spec.loader
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    instance = json.loads(path.read_text())
    schedule = {int(index): slot for index, slot in plan.items()}
    held = sum(instance["requests"][index]["weight"] for index in schedule)
    return {
        "faults": len(judge.faults(instance, schedule)),
        "share of the bound": round(held / instance["weight_upper_bound"], 6),
        "gaps": sum(number for number, _idle in judge.gaps(instance, schedule)),
    }


def dialogue(name: str, seconds: float) -> Figures:
    path = SHARED / f"dialogue/dialogue-{name}.json"
    text = path.read_text()
    cpu = CPU()
    problem = dialogue_problem(text)
    first_plan(problem)
    first = CPU() - cpu
    cpu, wall = CPU(), time.monotonic()
    found = plan_most(problem, seconds=seconds, seed=1, clock=CPU, bound=stated_bound(text))
    return judged(path, as_dialogue(found.plan)) | {
        "first plan after": round(first, 2),
        "cpu": round(CPU() - cpu, 1),
        "wall": round(time.monotonic() - wall, 1),
        "memory in MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def dialogues() -> Figures:
    found = {}
    for name, lengths in DIALOGUES.items():
        for seconds in lengths:
            title = f"{name}, {seconds} s"
            found[title] = alone(dialogue, name, seconds)
            say(f"{title}: {found[title]}")
    again = [alone(_plan_of_40) for _run in range(2)]
    found["the same plan twice"] = again[0] == again[1]
    return found


def _plan_of_40() -> dict[str, int]:
    problem = dialogue_problem((SHARED / "dialogue/dialogue-40-s1.json").read_text())
    return as_dialogue(plan_most(problem, seconds=2, seed=5, clock=CPU).plan)


def own_one(asked: dict[str, int]) -> Figures:
    problem = worlds.dialogue(**asked)  # type: ignore[arg-type]
    bound = upper_bound(problem, seconds=120)
    cpu = CPU()
    found = plan_most(problem, seconds=30, seed=1, clock=CPU, bound=bound)
    return {
        "faults": len(faults(problem, found.plan)),
        "share of the bound": round(found.weight / bound, 6),
        "gaps": found.gaps,
        "cpu": round(CPU() - cpu, 1),
    }


def own() -> Figures:
    found = {}
    for name, asked in OWN.items():
        found[name] = alone(own_one, asked)
        say(f"{name}: {found[name]}")
    return found


def late(problem: Problem, plan: Any, seed: int) -> Problem:
    """A sought principal is 95 minutes late on one of the days: three slots from their first meeting on."""
    chance = random.Random(seed)
    met: dict[int, list[int]] = {}
    for index, meeting in plan.items():
        for who in (problem.requests[index].ways[0].a, problem.requests[index].ways[0].b):
            met.setdefault(who, []).append(meeting.slot)
    sought = sorted(met, key=lambda who: (-len(met[who]), who))[:60]
    who, day = chance.choice(sought), chance.randrange(len(problem.calendar.days))
    slots = problem.calendar.slots_of(day)
    first = min((slot for slot in met[who] if slot in slots), default=slots[0])
    people = list(problem.participants)
    people[who] = replace(
        people[who], available=people[who].available - {first, first + 1, first + 2}
    )
    return replace(problem, participants=tuple(people))


def replan_one(name: str) -> Figures:
    text = (SHARED / f"dialogue/dialogue-{name}.json").read_text()
    problem = dialogue_problem(text)
    plan = plan_most(problem, seconds=20, seed=1, clock=CPU, bound=stated_bound(text)).plan
    ratios, seconds, moved, fewest, lost, broken = [], [], 0, 0, 0, 0
    for seed in range(20):
        changed = late(problem, plan, seed)
        cpu = CPU()
        found = replan(changed, plan, seconds=5, seed=1, clock=CPU)
        seconds.append(CPU() - cpu)
        board = Board(changed)
        hold(board, plan)
        least = fewest_moves(board, plan, [index for index in plan if board.slot[index] < 0])
        changes = difference(plan, found.plan)
        broken += len(faults(changed, found.plan))
        lost += len(changes.no_longer_held)
        if not changes.no_longer_held and least:
            ratios.append(len(changes.moved) / least)
            moved, fewest = moved + len(changes.moved), fewest + least
    return {
        "faults": broken,
        "cases in which all is held again": len(ratios),
        "moved in these": moved,
        "proven minimum of these": fewest,
        "worst ratio": round(max(ratios), 3) if ratios else None,
        "no longer held in the others": lost,
        "cpu of the slowest": round(max(seconds), 2),
    }


def replans() -> Figures:
    found = {}
    for name in ("300-rooms40-s1", "300-rooms90-s1", "300-72slots-s1"):
        found[name] = alone(replan_one, name)
        say(f"{name}: {found[name]}")
    return found


def host_one(seed: int) -> Figures:
    problem = worlds.one_host(seed)
    cpu = CPU()
    first_plan(problem)
    first = CPU() - cpu
    cpu = CPU()
    found = plan_most(problem, seconds=40, seed=1, clock=CPU)
    settled = CPU() - cpu
    why = explain(problem, found.plan)
    held = {index: index in found.plan for index in range(len(problem.requests))}
    equals: dict[int, set[int]] = {}
    for index, request in enumerate(problem.requests):
        equals.setdefault(request.ways[0].weight, set()).add(1 - held[index])
    return {
        "faults": len(faults(problem, found.plan)),
        "first plan after": round(first, 2),
        "settled after": round(settled, 1),
        "organisations": len(problem.requests),
        "given a meeting": round(sum(held.values()) / len(problem.requests), 4),
        "bodies with nothing": len(bodies_with_nothing(problem, found.plan)),
        "explained": sum(bool(one.obstacles or one.offers) for one in why.values()),
        "unheld": len(why),
        "largest shortfall between equals": max(max(s) - min(s) for s in equals.values()),
        "gaps": sum(gaps(problem, found.plan)),
        "weight": weight(problem, found.plan),
    }


def one_host() -> Figures:
    found = {}
    for seed in (1, 2, 3):
        found[f"seed {seed}"] = alone(host_one, seed)
        say(f"one host, seed {seed}: {found[f'seed {seed}']}")
    return found


def _send(pipe: Any, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    pipe.send(work(*arguments))


def alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """In a process of its own, so that memory and processor time are its own."""
    context = multiprocessing.get_context("spawn")
    mine, its = context.Pipe(duplex=False)
    worker = context.Process(target=_send, args=(its, work, arguments))
    worker.start()
    its.close()
    found = mine.recv()
    worker.join()
    return found


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


PARTS = {
    "published": published,
    "dialogues": dialogues,
    "own": own,
    "replan": replans,
    "one_host": one_host,
}


def main() -> None:
    figures: Figures = {}
    one, parts = "--one" in sys.argv, [part for part in sys.argv[1:] if part != "--one"]
    for part in parts or PARTS:
        found = published(1) if one and part == "published" else PARTS[part]()
        figures = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        figures[part] = found
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps({part: figures[part] for part in parts or PARTS}, indent=1))


if __name__ == "__main__":
    main()
