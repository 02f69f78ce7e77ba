"""`plenipo schedule`: plans an instance of bilateral meetings, file to file, without a database.

Django is not started here, so that researchers can use the engine alone.
"""

import argparse
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plenipo.engines.scheduling import (
    Hindrance,
    NotAnInstance,
    NotInstalled,
    Outcome,
    Problem,
    SearchProgress,
    Status,
    Unheld,
    as_dialogue,
    b2b_problem,
    conflict,
    conflict_in_english,
    dialogue_problem,
    explain,
    first_plan,
    in_english,
    plan_all,
    plan_most,
    schema_of,
    stated_bound,
    upper_bound,
    what_is_wrong,
)
from plenipo.engines.scheduling.faults import FaultKind

SOLVED, UNREADABLE, INFEASIBLE, OUT_OF_TIME = 0, 2, 3, 4
LARGEST = 200_000_000  # bytes of a file
SHOWN, MOST_EXPLAINED = (
    5,
    1_000,
)  # requests of which it is said, and found out, why they are not held
_FOR_BOUND = 0.2  # part of the time that the bound may take
HINDERED = {
    Hindrance.NOT_WITHIN: "it may not be held in any slot",
    Hindrance.NOT_AVAILABLE: "its delegations are not both available when it may be held",
    Hindrance.DAILY_LIMIT: "a delegation may have no more meetings in a day",
    Hindrance.NO_TABLE: "there is no room",
    Hindrance.NO_TEAM: "there are no interpreters for its languages",
}


@dataclass
class StopSignal:
    """Set by a signal: the search ends with the best it has."""

    to_stop: bool = False

    def stop(self, *_signal: object) -> None:
        self.to_stop = True


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments().parse_args(argv)
    try:
        text = _read(asked.file)
        _look_at(asked.out)
        problem = b2b_problem(text) if asked.file.suffix == ".dzn" else dialogue_problem(text)
        wrong = [fault for fault in what_is_wrong(problem) if fault.kind != FaultKind.CIRCLE]
        if wrong:
            first = 1 if asked.file.suffix == ".dzn" else 0
            told = " ".join(in_english(fault, first=first) for fault in wrong[:5])
            raise NotAnInstance(f"{asked.file} cannot be planned: {told}")
        plan = _all if asked.file.suffix == ".dzn" else _most
        return plan(problem, text, asked)
    except (NotAnInstance, NotInstalled, OSError) as why:
        print(f"plenipo schedule: {why}", file=sys.stderr)
        return UNREADABLE


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plenipo schedule",
        description="Place bilateral meetings: MiniZinc data of business-to-business instances"
        " (everything must fit) or the JSON of a dialogue (hold the most).",
        epilog="Exit status: 0 solved, 2 the file cannot be read, 3 proven infeasible"
        " (of a dialogue: requests, of which none can be held), 4 out of time."
        " The formats: docs/schedule.md, or --schema.",
    )
    parser.add_argument("file", type=Path, help="NAME.dzn or NAME.json")
    parser.add_argument("--seconds", type=_seconds, default=60.0, help="time to search (60)")
    parser.add_argument("--seed", type=_seed, default=1, help="same seed, same plan (1)")
    parser.add_argument(
        "--workers",
        type=int,
        choices=(1, 2),
        default=1,
        help="processes for a dialogue; proofs use one (1)",
    )
    parser.add_argument("--out", type=Path, required=True, help="JSON to write the plan to")
    parser.add_argument(
        "--schema",
        action=_PrintSchema,
        nargs="?",
        const="instance",
        choices=("instance", "result"),
        help="print the JSON Schema of the instance (or the result) and end",
    )
    return parser


class _PrintSchema(argparse.Action):
    """Needs no other argument, as --help does."""

    def __call__(
        self, parser: argparse.ArgumentParser, _given: object, values: Any, _option: Any = None
    ) -> None:
        print(json.dumps(schema_of(values), indent=2, ensure_ascii=False))
        parser.exit()


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 1_000_000:
        raise argparse.ArgumentTypeError("must be more than 0")
    return seconds


def _seed(text: str) -> int:
    seed = int(text)
    if not 0 <= seed < 2**31:
        raise argparse.ArgumentTypeError("must be a whole number from 0 to 2147483647")
    return seed


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise NotAnInstance(f"{path} is too large to be an instance.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotAnInstance(f"{path} is not text.") from None
    except OSError as why:
        raise NotAnInstance(f"{path} cannot be read: {why.strerror}.") from why


def _look_at(out: Path) -> None:
    """Better now than after the search."""
    if out.is_dir() or not (out.exists() or out.resolve().parent.is_dir()):
        raise NotAnInstance(f"{out} cannot be written: it must be a file in a folder that exists.")


def _all(problem: Problem, _text: str, asked: argparse.Namespace) -> int:
    stop = _heeding_signals()
    found = plan_all(
        problem,
        seconds=asked.seconds,
        seed=asked.seed,
        clock=time.monotonic,
        tell=lambda p: _tell(f"{p.seconds:.1f} s: {p.gaps} breaks, no fewer than {p.bound:.0f}"),
        stop=lambda: stop.to_stop,
    )
    told = found.status in (Status.OPTIMAL, Status.FEASIBLE)
    _write(
        asked.out,
        {
            "status": str(found.status),
            "breaks": found.gaps if told else None,
            "bound": round(found.bound) if told else None,
            "slots": [found.plan[index].slot for index in sorted(found.plan)],
        },
    )
    if found.status == Status.INFEASIBLE:
        _tell(_why_not(problem, asked))
        print(f"infeasible: the {len(problem.requests)} meetings cannot all be held")
        return INFEASIBLE
    if not told:
        print("unknown: out of time")
        return OUT_OF_TIME
    print(f"{found.status}: {found.gaps} breaks, proven at least {found.bound:.0f}")
    return SOLVED if found.status == Status.OPTIMAL else OUT_OF_TIME


def _why_not(problem: Problem, asked: argparse.Namespace) -> str:
    found = conflict(problem, seconds=asked.seconds, seed=asked.seed, clock=time.monotonic)
    if found is None:
        return "There was no time to find out which meetings are in each other's way."
    return conflict_in_english(problem, found, first=1)


def _most(problem: Problem, text: str, asked: argparse.Namespace) -> int:
    stop, began = _heeding_signals(), time.monotonic()
    bound = stated_bound(text)
    if bound is None:
        bound = upper_bound(problem, seconds=asked.seconds * _FOR_BOUND)
    left = max(asked.seconds - (time.monotonic() - began), 0.01)
    found = plan_most(
        problem,
        seconds=left,
        seed=asked.seed,
        workers=asked.workers,
        clock=time.monotonic,
        tell=lambda progress: _tell(_in_words(progress)),
        stop=lambda: stop.to_stop,
        bound=bound,
    )
    _write(asked.out, as_dialogue(found.plan))
    if found.weight > found.bound:
        _tell("The instance states a bound that is too low: this plan holds more.")
    asked_for = len(problem.requests)
    if asked_for and not found.plan and not first_plan(problem):
        print(f"infeasible: 0 of {asked_for} held. {_why_none(problem)}")
        return INFEASIBLE
    print(f"{found.status}: {_outcome_in_words(found, asked_for)}")
    return SOLVED


def _why_none(problem: Problem) -> str:
    """What was asked for, and what stands in the way of each, the most frequent first."""
    if problem.tables and not any(problem.tables):
        return "The instance has no rooms (“rooms” is 0)."
    if not any(person.available for person in problem.participants):
        return "Nobody is available at any time."
    unheld = explain(problem, {}, range(min(len(problem.requests), MOST_EXPLAINED)))
    why = {index: _hindered(each) for index, each in unheld.items()}
    told = [f"{_request(problem, n)}: {'; '.join(why[n])}." for n in sorted(why)[:SHOWN]]
    if len(problem.requests) > SHOWN:
        often = Counter(each for reasons in why.values() for each in reasons).most_common()
        summary = "; ".join(f"{reason} ({number})" for reason, number in often)
        told.append(f"And so on: {summary}.")
    return " ".join(told)


def _request(problem: Problem, index: int) -> str:
    way = problem.requests[index].ways[0]
    return f"Request {index} (delegations {way.a} and {way.b})"


def _hindered(unheld: Unheld) -> list[str]:
    """Where the delegations could meet, what hinders them there; else that they cannot."""
    kinds = [each.hindrance for each in unheld.obstacles]
    there = [kind for kind in kinds if kind != Hindrance.NOT_AVAILABLE]
    return [HINDERED.get(kind, str(kind)) for kind in there or kinds]


def _in_words(now: SearchProgress) -> str:
    share = _share(now.weight, now.bound) or "no request has any weight that can be held"
    return f"{now.seconds:.1f} s: {now.held} held, weight {now.weight}, {share}, {now.gaps} gaps"


def _outcome_in_words(found: Outcome, asked: int) -> str:
    if not asked:
        return "the instance has no requests"
    share = _share(found.weight, found.bound) or "no request has any weight"
    return f"{len(found.plan)} of {asked} held, weight {found.weight}, {share}, {found.gaps} gaps"


def _share(weight: float, bound: float) -> str:
    return f"{100 * weight / bound:.3f} % of the bound" if bound else ""


def _heeding_signals() -> StopSignal:
    asked = StopSignal()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked.stop)
    return asked


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _write(out: Path, result: dict[str, Any]) -> None:
    """At once, so that nobody finds half a result. Of a link its file; a device or a pipe stays what it is."""
    text = json.dumps(result)
    if out.exists() and not out.is_file():
        out.write_text(text, encoding="utf-8")
        return
    out = out.resolve()
    new = out.with_name(out.name + ".part")
    new.write_text(text, encoding="utf-8")
    new.replace(out)


if __name__ == "__main__":
    sys.exit(main())
