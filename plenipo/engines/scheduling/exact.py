"""The only door to OR-Tools, and the few words our models are written in: clauses, counters, sums.

A literal is the number of a Boolean, and `~literal` its negation, as in the solver's own format. Models are
handed over as text, which takes half the time of building them through the solver's objects.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

from plenipo.engines.scheduling.values import NotInstalled, Status

Literal = int
_LOOK_EVERY = 0.1  # seconds between two looks at the stop flag


def _cp_model() -> Any:
    try:
        from ortools.sat.python import cp_model  # noqa: PLC0415 -- optional
    except ImportError:
        raise NotInstalled(
            "Proofs need OR-Tools, which is not installed here: pip install 'plenipo[scheduling]'."
        ) from None
    return cp_model


def installed() -> bool:
    try:
        _cp_model()
    except NotInstalled:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Solution:
    """What a search ended with. core: assumptions that cannot hold together, when infeasible.

    values   of each Boolean and number, by its own number; (): no solution
    work     in the solver's own units, which are the same on every machine
    """

    status: Status
    cost: int
    bound: int
    values: Sequence[int] = ()
    work: float = 0.0
    core: frozenset[Literal] = frozenset()

    def holds(self, literal: Literal) -> bool:
        return bool(self.values[literal]) if literal >= 0 else not self.values[~literal]


class Model:
    """Clauses over Booleans with a cost; solved by CP-SAT."""

    def __init__(self) -> None:
        self._variables = 0
        self._wide: list[tuple[int, int, int]] = []  # numbers that are not Booleans
        self._text: list[str] = []
        self._hints: list[tuple[int, int]] = []
        self._assumed: list[Literal] = []
        self._objective = ""
        self._offset = 0
        self.true = self.literal()
        self.clause(self.true)

    def literal(self) -> Literal:
        self._variables += 1
        return self._variables - 1

    def number(self, low: int, high: int) -> int:
        self._wide.append((self._variables, low, high))
        return self.literal()

    def clause(self, *literals: Literal) -> None:
        self._text.append(f"constraints{{bool_or{{literals:{list(literals)}}}}}")

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        self._text.append(f"constraints{{exactly_one{{literals:{list(literals)}}}}}")

    def at_most_one(self, literals: Iterable[Literal]) -> None:
        self._text.append(f"constraints{{at_most_one{{literals:{list(literals)}}}}}")

    def only_if(self, literal: Literal, condition: Literal) -> None:
        self._text.append(f"constraints{{bool_or{{literals:[{~literal},{condition}]}}}}")

    def total(
        self, literals: Sequence[Literal], low: int, high: int, factors: Sequence[int] = ()
    ) -> None:
        """low <= the sum of factors (1 if not given) over literals and numbers <= high."""
        variables, numbers, offset = _as_sum(literals, factors)
        limits = [low - offset, high - offset]
        self._text.append(
            f"constraints{{linear{{vars:{variables} coeffs:{numbers} domain:{limits}}}}}"
        )

    def at_most(self, literals: Sequence[Literal], limit: int) -> None:
        """As a linear sum: good where the search works on linear relaxations."""
        if limit <= 0:
            for literal in literals:
                self.clause(~literal)
        elif limit == 1 and len(literals) > 1:
            self.at_most_one(literals)
        elif len(literals) > limit:
            self.total(literals, 0, limit)

    def hint(self, literal: Literal, value: bool) -> None:
        self._hints.append((literal, int(value)))

    def assume(self, literals: Iterable[Literal]) -> None:
        self._assumed = list(literals)

    def minimise(self, literals: Sequence[Literal], costs: Sequence[int] = ()) -> None:
        variables, numbers, self._offset = _as_sum(literals, costs)
        self._objective = f"objective{{vars:{variables} coeffs:{numbers}}}" if literals else ""

    def counter(
        self, literals: Sequence[Literal], most: int, *, upwards: bool = False
    ) -> list[Literal]:
        """A totalizer: the k-th literal returned says that at least k + 1 of these hold.

        most      counting stops there; a proof learns from these literals what a sum hides
        upwards   it holds if so many hold, and may otherwise: half the clauses, enough for a limit
        """
        if len(literals) <= 1:
            return list(literals)
        half = len(literals) // 2
        left = self.counter(literals[:half], most, upwards=upwards)
        right = self.counter(literals[half:], most, upwards=upwards)
        total = [self.literal() for _ in range(min(len(left) + len(right), most))]
        for k in range(1, len(total)):
            self.only_if(total[k], total[k - 1])
        self._count_up(left, right, total)
        if not upwards:
            self._count_down(left, right, total)
        return total

    def _count_up(self, left: list[Literal], right: list[Literal], total: list[Literal]) -> None:
        for i in range(len(left) + 1):
            for j in range(0 if i else 1, min(len(right), len(total) - i) + 1):
                both = [~left[i - 1]] * (i > 0) + [~right[j - 1]] * (j > 0)
                self.clause(*both, total[i + j - 1])

    def _count_down(self, left: list[Literal], right: list[Literal], total: list[Literal]) -> None:
        for i in range(len(left) + 1):
            for j in range(min(len(right) + 1, len(total) - i)):
                self.clause(*left[i : i + 1], *right[j : j + 1], ~total[i + j])

    def no_more_than(self, literals: Sequence[Literal], limit: int) -> None:
        """Counted by a totalizer: good where the search learns clauses."""
        if len(literals) > limit:
            self.clause(~self.counter(literals, limit + 1, upwards=True)[limit])

    def running(self, literals: Sequence[Literal]) -> list[Literal]:
        """The k-th literal says that one of the first k + 1 holds."""
        running = list(literals[:1])
        for literal in literals[1:]:
            so_far = self.literal()
            self.only_if(running[-1], so_far)
            self.only_if(literal, so_far)
            self.clause(running[-1], literal, ~so_far)
            running.append(so_far)
        return running

    def _as_text(self) -> str:
        wide = {number: (low, high) for number, low, high in self._wide}
        variables = [
            f"variables{{domain:{list(wide.get(number, (0, 1)))}}}"
            for number in range(self._variables)
        ]
        given = [*variables, *self._text, self._objective]
        if self._hints:
            places, values = [h[0] for h in self._hints], [h[1] for h in self._hints]
            given.append(f"solution_hint{{vars:{places} values:{values}}}")
        if self._assumed:
            given.append(f"assumptions:{self._assumed}")
        return "\n".join(given)

    def solve(
        self,
        *,
        seconds: float,
        seed: int = 1,
        workers: int = 1,
        stop: Callable[[], bool] | None = None,
        report: Callable[[int, int], None] | None = None,
        **parameters: Any,
    ) -> Solution:
        """report(cost, bound) is called with every better answer; parameters are those of CP-SAT."""
        module = _cp_model()
        model, solver = module.CpModel(), module.CpSolver()
        model.proto.merge_text_format(self._as_text())
        settings = {"max_time_in_seconds": seconds, "random_seed": seed, "num_workers": workers}
        settings["catch_sigint_signal"] = False  # what a signal means, the caller says by `stop`
        for name, value in (settings | parameters).items():
            setattr(solver.parameters, name, value)
        code = _run(module, solver, model, stop, report, self._offset)
        return self._answer(module, solver, code)

    def _answer(self, module: Any, solver: Any, code: Any) -> Solution:
        status = {
            module.OPTIMAL: Status.OPTIMAL,
            module.FEASIBLE: Status.FEASIBLE,
            module.INFEASIBLE: Status.INFEASIBLE,
        }.get(code, Status.UNKNOWN)
        core = frozenset[Literal]()
        if status == Status.INFEASIBLE:
            core = frozenset(solver.sufficient_assumptions_for_infeasibility())
        solved = status in (Status.OPTIMAL, Status.FEASIBLE)
        bound = solver.best_objective_bound if status != Status.INFEASIBLE else 0
        return Solution(
            status=status,
            cost=round(solver.objective_value) + self._offset if solved else 0,
            bound=round(bound) + self._offset if abs(bound) < 1e15 else 0,
            values=tuple(solver.response_proto.solution) if solved else (),
            work=solver.response_proto.deterministic_time,
            core=core,
        )


def _as_sum(
    literals: Sequence[Literal], factors: Sequence[int]
) -> tuple[list[int], list[int], int]:
    """Variables, factors and a constant: a negated literal counts as one less itself."""
    factors = factors or [1] * len(literals)
    variables = [literal if literal >= 0 else ~literal for literal in literals]
    signed = [f if x >= 0 else -f for x, f in zip(literals, factors, strict=True)]
    return variables, signed, sum(f for x, f in zip(literals, factors, strict=True) if x < 0)


def _run(
    module: Any,
    solver: Any,
    model: Any,
    stop: Callable[[], bool] | None,
    report: Callable[[int, int], None] | None,
    offset: int,
) -> Any:
    """Solve in a thread of its own, so that this one hears signals, looks at `stop` and tells."""
    better: list[tuple[int, int]] = []

    class Teller(module.CpSolverSolutionCallback):  # type: ignore[misc]
        def on_solution_callback(self) -> None:
            cost, bound = self.objective_value, self.best_objective_bound
            better.append((round(cost) + offset, round(bound) + offset))

    with ThreadPoolExecutor(max_workers=1) as thread:
        code = thread.submit(solver.solve, model, Teller() if report else None)
        try:
            while not wait([code], timeout=_LOOK_EVERY).done:
                if stop and stop():
                    solver.stop_search()
                if report and better:
                    report(*better[-1])
                    better.clear()
        except BaseException:
            solver.stop_search()
            raise
        if report and better:
            report(*better[-1])
        return code.result()


@dataclass(frozen=True, slots=True)
class Inequality:
    """One line of a linear program: the sum of these variables is at most this."""

    variables: Sequence[int]
    at_most: float


def most(weights: Sequence[float], rows: Iterable[Inequality], *, seconds: float) -> float | None:
    """The most a linear program can reach, its variables between 0 and 1; None: out of time."""
    _cp_model()
    from ortools.linear_solver import pywraplp  # noqa: PLC0415 -- optional

    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetTimeLimit(max(1, int(seconds * 1000)))
    variables = [solver.NumVar(0, 1, "") for _ in weights]
    for row in rows:
        line = solver.Constraint(-solver.infinity(), row.at_most)
        for number in row.variables:
            line.SetCoefficient(variables[number], 1)
    goal = solver.Objective()
    for variable, weight in zip(variables, weights, strict=True):
        goal.SetCoefficient(variable, weight)
    goal.SetMaximization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    return float(goal.Value())
