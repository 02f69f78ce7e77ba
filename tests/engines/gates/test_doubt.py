"""A device is believed what it can have seen. What others told, and in what order, makes no difference."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.gates.doubt import SKEW, Doubt, Teller, doubt_of

HOUR = 3_600_000
NEVER = 10**15
moments = st.integers(0, 10 * SKEW)


@given(at=moments, since=moments, now=moments)
def test_a_device_that_works_is_believed_within_a_day_of_its_time_and_no_further(at, since, now):
    doubt = doubt_of(at, Teller(since, NEVER, max(since, now)))

    assert (doubt is None) == (since - SKEW <= at <= max(since, now) + SKEW)
    assert doubt in (None, Doubt.TIME)


@given(at=moments, since=moments, ends=moments, later=moments)
def test_nothing_made_after_its_end_is_believed_whenever_it_is_told(at, since, ends, later):
    doubt = doubt_of(at, Teller(since, ends, ends + later))

    if at >= ends or since >= ends:
        assert doubt == Doubt.ENDED


@given(at=moments, since=moments, ends=moments, now=moments, more=st.integers(0, SKEW))
def test_who_waits_before_telling_is_believed_no_less_and_after_the_end_no_more(
    at, since, ends, now, more
):
    """So it makes no difference in what order the devices find a network, as long as they saw what they tell."""
    told, later = (doubt_of(at, Teller(since, ends, each)) for each in (now, now + more))

    assert later in (told, None) if told == Doubt.TIME else later == told


@pytest.mark.parametrize("seed", range(20))
def test_an_honest_day_is_believed_whole_however_it_is_handed_over(seed):
    """Clocks wrong by up to a day and never put right; parts of any size, some with an answer that was lost."""
    chance = random.Random(seed)
    enrolled = 100 * SKEW
    skew = chance.randrange(-SKEW + HOUR, SKEW - HOUR)
    made = sorted(enrolled + chance.randrange(12 * HOUR) for _n in range(50))
    revoked = made[-1] + skew + SKEW
    since, taken, now = enrolled, 0, enrolled
    while taken < len(made):
        now = max(now, made[chance.randrange(taken, len(made))])
        there = [each for each in made if each <= now]
        part = there[taken : taken + chance.randrange(1, 20)]
        teller = Teller(since, revoked, now)
        assert [doubt_of(each + skew, teller) for each in part] == [None] * len(part)
        if chance.random() < 0.7:
            taken += len(part)
            since = now if taken == len(there) else since
