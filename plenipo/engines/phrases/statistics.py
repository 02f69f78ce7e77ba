"""How sure a number is: rates and shares with intervals, and how far two readers agree.

Wilson's interval of a share; the exact interval of a count (Garwood 1936), also as a rate; Cohen's κ with its large
sample interval (Fleiss, Cohen and Everitt 1969); Krippendorff's α for names of kinds, gaps allowed, its interval by
drawing texts anew.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

SURE = 0.95
FEW = 5  # hits, or texts with a hit: below that an interval says more than the number
DRAWS = 2_000


@dataclass(frozen=True, slots=True)
class Estimate:
    value: float
    low: float
    high: float


def share(hits: int, of: int, sure: float = SURE) -> Estimate:
    """Of texts with a hit among all; of none at all anything may be true."""
    if not of:
        return Estimate(0.0, 0.0, 1.0)
    z = NormalDist().inv_cdf((1 + sure) / 2)
    value = hits / of
    middle = (value + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(value * (1 - value) / of + z * z / (4 * of * of))
    return Estimate(value, max(middle - half, 0.0), min(middle + half, 1.0))


def count(hits: int, sure: float = SURE) -> Estimate:
    """Of what is counted where it need not have happened so often."""
    tail = (1 - sure) / 2
    most = hits + 10 * math.sqrt(hits + 1) + 20
    low = _where(lambda mean: 1 - _at_most(hits - 1, mean) - tail, 0.0, most) if hits else 0.0
    return Estimate(float(hits), low, _where(lambda mean: tail - _at_most(hits, mean), 0.0, most))


def rate(hits: int, words: int, per: int = 10_000, sure: float = SURE) -> Estimate:
    if not words:
        return Estimate(0.0, 0.0, math.inf)
    found = count(hits, sure)
    return Estimate(*(each * per / words for each in (found.value, found.low, found.high)))


def _at_most(hits: int, mean: float) -> float:
    """How likely it is that no more than so many happen of which so many are expected."""
    if hits < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    logs = (k * math.log(mean) - mean - math.lgamma(k + 1) for k in range(hits + 1))
    return min(math.fsum(math.exp(each) for each in logs), 1.0)


def _where(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a function that rises is 0."""
    for _halving in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2


def kappa(one: Sequence[str], two: Sequence[str], sure: float = SURE) -> Estimate | None:
    """Cohen's; None where both gave one and the same label throughout, so that chance alone agrees."""
    if len(one) != len(two):
        raise ValueError("Both readers read the same texts.")
    n = len(one)
    labels = sorted({*one, *two})
    if len(labels) < 2:
        return None
    joint, rows, columns = Counter(zip(one, two, strict=True)), Counter(one), Counter(two)
    agreed = sum(joint[each, each] for each in labels) / n
    chance = sum(rows[each] * columns[each] for each in labels) / n**2
    value = (agreed - chance) / (1 - chance)
    same = sum(
        joint[each, each] / n * (1 - (rows[each] + columns[each]) / n * (1 - value)) ** 2
        for each in labels
    )
    other = (1 - value) ** 2 * sum(
        joint[a, b] / n * ((columns[a] + rows[b]) / n) ** 2
        for a in labels
        for b in labels
        if a != b
    )
    spread = max(same + other - (value - chance * (1 - value)) ** 2, 0.0)
    half = NormalDist().inv_cdf((1 + sure) / 2) * math.sqrt(spread / n) / (1 - chance)
    return Estimate(value, value - half, min(value + half, 1.0))


Readings = Sequence[Sequence[str | None]]


def alpha(readings: Readings, seed: int = 1, sure: float = SURE) -> Estimate | None:
    """Krippendorff's, of a row a text and a column a reader, None where nobody read. None if all have one label."""
    texts = [Counter(label for label in row if label is not None) for row in readings]
    texts = [text for text in texts if text.total() > 1]
    value = _alpha(texts)
    if value is None:
        return None
    chance = random.Random(seed)  # noqa: S311 -- an interval, no secret
    drawn = [_alpha(chance.choices(texts, k=len(texts))) for _draw in range(DRAWS)]
    known = sorted(each for each in drawn if each is not None)
    tail = (1 - sure) / 2
    low = known[math.floor(tail * (len(known) - 1))]
    return Estimate(value, low, known[math.ceil((1 - tail) * (len(known) - 1))])


def _alpha(texts: Sequence[Counter[str]]) -> float | None:
    labels: Counter[str] = Counter()
    differing = 0.0
    for text in texts:
        labels.update(text)
        readers = text.total()
        pairs = sum(often * (readers - often) for often in text.values())
        differing += pairs / (readers - 1)
    n = labels.total()
    expected = sum(often * (n - often) for often in labels.values())
    return None if not expected else 1 - (n - 1) * differing / expected
