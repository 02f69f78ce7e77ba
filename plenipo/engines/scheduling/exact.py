"""The only door to OR-Tools, and the few words our models are written in: clauses and counters."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plenipo.engines.scheduling.values import NotInstalled, Status

Literal = Any  # a Boolean of the solver, or its negation; OR-Tools gives them no common type
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
class Answer:
    """What a search ended with. core: assumptions that cannot hold together, when infeasible."""

    status: Status
    cost: int
    bound: int
    holds: Callable[[Literal], bool]
    core: frozenset[int] = frozenset()


class Model:
    """Clauses over Booleans with a cost; solved by CP-SAT."""

    def __init__(self) -> None:
        self._module = _cp_model()
        self._cp = self._module.CpModel()
        self.true = self._cp.new_constant(1)

    def literal(self) -> Literal:
        return self._cp.new_bool_var("")

    def number(self, low: int, high: int) -> Any:
        return self._cp.new_int_var(low, high, "")

    def clause(self, *literals: Literal) -> None:
        self._cp.add_bool_or(literals)

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        self._cp.add_exactly_one(literals)

    def at_most_one(self, literals: Iterable[Literal]) -> None:
        self._cp.add_at_most_one(literals)

    def only_if(self, literal: Literal, condition: Literal) -> None:
        self._cp.add_implication(literal, condition)

    def holds(self, condition: Any) -> None:
        """A linear condition, such as `sum(literals) <= number`."""
        self._cp.add(condition)

    def at_most(self, literals: Sequence[Literal], limit: int) -> None:
        """As a linear sum: good where the search works on linear relaxations."""
        if len(literals) > limit:
            self._cp.add(self._module.LinearExpr.sum(literals) <= limit)

    def hint(self, literal: Literal, value: bool) -> None:
        self._cp.add_hint(literal, value)

    def assume(self, literals: Iterable[Literal]) -> None:
        self._cp.add_assumptions(literals)

    def minimise(self, literals: Sequence[Literal], costs: Sequence[int] | None = None) -> None:
        expression = self._module.LinearExpr
        if costs is None:
            self._cp.minimize(expression.sum(literals))
        else:
            self._cp.minimize(expression.weighted_sum(literals, costs))

    def counter(self, literals: Sequence[Literal], most: int) -> list[Literal]:
        """A totalizer: the k-th literal returned says that at least k + 1 of these hold.

        most   counting stops there; a proof learns from these literals what a sum hides
        """
        if len(literals) <= 1:
            return list(literals)
        half = len(literals) // 2
        return self._merged(
            self.counter(literals[:half], most), self.counter(literals[half:], most), most
        )

    def _merged(self, left: list[Literal], right: list[Literal], most: int) -> list[Literal]:
        total = [self.literal() for _ in range(min(len(left) + len(right), most))]
        for k in range(1, len(total)):
            self.only_if(total[k], total[k - 1])
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                if 0 < i + j:
                    both = [~left[i - 1]] * (i > 0) + [~right[j - 1]] * (j > 0)
                    self.clause(*both, total[min(i + j, len(total)) - 1])
                if i + j < len(total):
                    some = left[i : i + 1] + right[j : j + 1]
                    self.clause(*some, ~total[i + j])
        return total

    def solve(
        self,
        *,
        seconds: float,
        seed: int = 1,
        workers: int = 1,
        stop: Callable[[], bool] | None = None,
        told: Callable[[int, int], None] | None = None,
        **parameters: Any,
    ) -> Answer:
        """told(cost, bound) is called with every better answer; parameters are those of CP-SAT."""
        solver = self._module.CpSolver()
        wanted = {"max_time_in_seconds": seconds, "random_seed": seed, "num_workers": workers}
        for name, value in (wanted | parameters).items():
            setattr(solver.parameters, name, value)
        over = threading.Event()
        if stop:
            threading.Thread(target=_watch, args=(solver, stop, over), daemon=True).start()
        try:
            code = solver.solve(self._cp, self._teller(told))
        finally:
            over.set()
        return self._answer(solver, code)

    def _teller(self, told: Callable[[int, int], None] | None) -> Any:
        if told is None:
            return None

        class Teller(self._module.CpSolverSolutionCallback):  # type: ignore[name-defined, misc]
            def on_solution_callback(self) -> None:
                told(round(self.objective_value), round(self.best_objective_bound))

        return Teller()

    def _answer(self, solver: Any, code: Any) -> Answer:
        status = {
            self._module.OPTIMAL: Status.OPTIMAL,
            self._module.FEASIBLE: Status.FEASIBLE,
            self._module.INFEASIBLE: Status.INFEASIBLE,
        }.get(code, Status.UNKNOWN)
        found = status in (Status.OPTIMAL, Status.FEASIBLE)
        core: frozenset[int] = frozenset()
        if status == Status.INFEASIBLE:
            core = frozenset(solver.sufficient_assumptions_for_infeasibility())
        return Answer(
            status=status,
            cost=round(solver.objective_value) if found else 0,
            bound=round(solver.best_objective_bound) if found else 0,
            holds=lambda literal: bool(solver.boolean_value(literal)),
            core=core,
        )


def _watch(solver: Any, stop: Callable[[], bool], over: threading.Event) -> None:
    while not over.wait(_LOOK_EVERY):
        if stop():
            solver.stop_search()
