"""First steps: what a new conference needs before it can invite and publish, ticked by what is in the database.

An app adds its own to `STEPS` in its `desk.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from babel.numbers import format_decimal
from django.urls import reverse

from plenipo.conference.declared import that_set_up
from plenipo.conference.models import Membership
from plenipo.conference.queries.phase import is_over
from plenipo.kit.access import may_open
from plenipo.kit.joining import Joined
from plenipo.kit.locales import listed, locale_of

FOLDED = 2  # with so few left they take one line, and the pending tasks come first


@dataclass(frozen=True)
class Step:
    """
    note   how far it is
    url    where it is done; "" for a reader who may not do it
    """

    label: str
    note: str
    done: bool
    url: str


STEPS: Joined[Callable[[Membership], Step]] = Joined()


@dataclass(frozen=True)
class FirstSteps:
    """shown: whether this reader has not hidden them"""

    steps: list[Step]
    shown: bool

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def almost_done(self) -> bool:
        return len(self.steps) - self.done <= FOLDED

    @property
    def left_in_words(self) -> str:
        return listed(step.label for step in self.steps if not step.done)


def first_steps_of(member: Membership) -> FirstSteps | None:
    """None once all is done, when the conference is over, and for who sets nothing up."""
    if is_over(member.conference) or not member.has(*that_set_up()):
        return None
    steps = [step_of(member) for step_of in STEPS]
    if all(step.done for step in steps):
        return None
    return FirstSteps(steps, shown=member.first_steps)


def step_at(
    member: Membership, label: str, note: str, done: bool, address: str, query: str = ""
) -> Step:
    """A step that is done at this address of the conference."""
    url = reverse(address, args=[member.conference.slug])
    return Step(label, note, done, url + query if may_open(member, url) else "")


def number(value: int) -> str:
    return str(format_decimal(value, locale=locale_of()))
