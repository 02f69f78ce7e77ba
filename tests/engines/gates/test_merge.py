"""Three gates, partitions, clocks that differ: what follows from the passages does not depend on how they came."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.gates.decide import Direction
from plenipo.engines.gates.merge import Seen, inside_after, together

DAY = 86_400_000


def seen(at, device, number, badge=1, way=Direction.IN, zone=1, admitted=True):
    return Seen(at, device, number, badge, zone, way, admitted)


passages = st.builds(
    seen,
    at=st.integers(0, 50),
    device=st.integers(1, 3),
    number=st.integers(1, 6),
    badge=st.integers(1, 3),
    way=st.sampled_from(Direction),
    admitted=st.booleans(),
)
sets = st.lists(passages, max_size=15)


@given(sets, sets, sets)
def test_sets_of_passages_go_together_in_any_order_and_any_number_of_times(one, two, three):
    assert together(one, two) == together(two, one)
    assert together(together(one, two), three) == together(one, together(two, three))
    assert together(one, one) == together(one)


@given(sets, st.randoms(use_true_random=False))
def test_who_is_inside_follows_from_the_set_alone(all_of_them, chance):
    shuffled = [*all_of_them, *all_of_them[:3]]
    chance.shuffle(shuffled)

    assert inside_after(shuffled) == inside_after(all_of_them)


def test_the_same_badge_at_two_gates_is_a_double():
    first, again = seen(1, 1, 1), seen(2, 2, 1)

    found = inside_after([again, first])

    assert [(each.first, each.again) for each in found.doubles] == [(first, again)]
    assert found.counts() == {1: 1}


def test_who_left_in_between_is_none():
    found = inside_after([seen(1, 1, 1), seen(2, 1, 2, way=Direction.OUT), seen(3, 2, 1)])

    assert found.doubles == ()
    assert found.unseen == ()


def test_who_was_refused_is_not_inside():
    assert inside_after([seen(1, 1, 1, admitted=False)]).there == {}


def test_somebody_with_a_temporary_badge_and_their_own_is_one_person():
    both = [seen(1, 1, 1, badge=1), seen(2, 2, 1, badge=9)]

    assert inside_after(both).counts() == {1: 2}
    assert inside_after(both, {9: 1}).counts() == {1: 1}
    assert len(inside_after(both, {9: 1}).doubles) == 1


def a_day_at_three_gates(chance):
    """What really happened, in the order of time, and what each device wrote of it.

    Each device's clock is wrong by up to a day, and is put right by what the device learnt of the server's clock when
    it last had a network, which is true to a second. Two passages of one person lie three seconds apart or more. Some
    people come in by a second gate without having left: the gates know nothing of each other meanwhile.
    """
    skew = {device: chance.randrange(-DAY, DAY) for device in (1, 2, 3)}
    learnt = {device: -skew[device] + chance.randrange(-1000, 1000) for device in skew}
    numbers, last = Counter(), dict.fromkeys(skew, 0)
    now, written, doubles, inside = 10 * DAY, [], 0, set()
    for _n in range(chance.randrange(20, 60)):
        now += chance.randrange(3_000, 600_000)
        device, badge = chance.choice([1, 2, 3]), chance.randrange(1, 8)
        way = chance.choice(
            [Direction.OUT, Direction.OUT, Direction.OUT, Direction.IN]
            if badge in inside
            else [Direction.IN]
        )
        doubles += way == Direction.IN and badge in inside
        (inside.add if way == Direction.IN else inside.discard)(badge)
        if chance.random() < 0.1:  # it has a network for a moment
            learnt[device] = -skew[device] + chance.randrange(-1000, 1000)
        numbers[device] += 1
        last[device] = max(last[device] + 1, now + skew[device] + learnt[device])
        written.append(seen(last[device], device, numbers[device], badge, way))
    return written, doubles, inside


def synchronised(written, chance):
    """The passages as they reach the server: each device in parts, some of them twice, the devices in any order."""
    queues = {d: [each for each in written if each.device == d] for d in (1, 2, 3)}
    known = frozenset()
    while any(queues.values()):
        device = chance.choice([d for d, queue in queues.items() if queue])
        part = chance.randrange(1, len(queues[device]) + 1)
        known = together(known, queues[device][:part])
        lost = chance.random() < 0.3  # the answer never came: the device sends all of it once more
        queues[device] = queues[device] if lost and chance.random() < 0.8 else queues[device][part:]
    return known


@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_days_at_three_gates_end_the_same_however_they_are_synchronised(seed):
    chance = random.Random(seed)
    for _n in range(100):
        written, doubles, inside = a_day_at_three_gates(chance)
        ends = [inside_after(synchronised(written, chance)) for _order in range(3)]

        assert ends[0] == ends[1] == ends[2] == inside_after(written)
        assert len(ends[0].doubles) == doubles
        assert {holder for holder, _zone in ends[0].there} == inside
        assert len(synchronised(written, chance)) == len(written)


def test_of_two_passages_that_claim_one_number_the_same_stays_in_any_order():
    one = seen(1, 1, 1)
    other = replace(one, at=2, badge=2)

    assert together([one], [other]) == together([other], [one]) == {one}
