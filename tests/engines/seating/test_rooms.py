"""Rooms: which seat is the first, who is beside whom, how many a room holds."""

import pytest

from plenipo.engines.seating import Shape, measures_for, seats_in, seats_of


def row_of(seats, row):
    return [seat for seat in seats if seat.row == row]


def test_the_host_of_a_photo_stands_in_the_centre_and_the_second_on_his_right():
    seats = seats_of(Shape.PHOTO, (5, 6))
    front = row_of(seats, 1)
    # the camera sees the host's right hand on its left
    assert [seat.honour for seat in front] == [4, 2, 1, 3, 5]
    assert [seat.honour for seat in row_of(seats, 2)] == [10, 8, 6, 7, 9, 11]


def test_where_the_left_is_the_side_of_honour_the_photo_is_its_mirror():
    front = row_of(seats_of(Shape.PHOTO, (5,), right_high=False), 1)
    assert [seat.honour for seat in front] == [5, 3, 1, 2, 4]


def test_in_an_audience_the_right_of_the_first_is_on_our_right():
    seats = row_of(seats_of(Shape.THEATRE, (1, 1, 3)), 1)
    assert [seat.honour for seat in seats] == [3, 1, 2]


def test_each_side_of_a_long_table_has_its_head_in_its_centre():
    seats = seats_of(Shape.FACE, (3, 3))
    assert [seat.honour for seat in seats if seat.side == 1] == [3, 1, 5]
    assert [seat.honour for seat in seats if seat.side == 2] == [6, 2, 4]


def test_along_a_horseshoe_honour_falls_with_the_distance_from_the_head():
    seats = seats_of(Shape.HORSESHOE, (3, 2))
    assert [seat.honour for seat in seats] == [6, 4, 2, 1, 3, 5, 7]
    assert seats[0].beside == (1,)


def test_a_hollow_square_is_closed_and_its_last_place_is_opposite_the_head():
    seats = seats_of(Shape.SQUARE, (3, 1))
    assert set(seats[0].beside) == {1, len(seats) - 1}
    opposite = max(seats, key=lambda seat: seat.honour)
    assert opposite.y == max(seat.y for seat in seats)
    assert opposite.x == 0


def test_the_table_of_honour_comes_first_and_its_first_seat_faces_the_room():
    seats = seats_of(Shape.ROUNDS, (6, 8, 8))
    assert [seat.table for seat in sorted(seats, key=lambda s: s.honour)[:6]] == [1] * 6
    first = next(seat for seat in seats if seat.honour == 1)
    assert first.y == min(seat.y for seat in seats)
    assert not any(seats[i].table != seat.table for seat in seats for i in seat.beside)


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("people", [2, 3, 7, 40, 299, 300])
def test_the_usual_room_holds_everybody_and_every_seat_stands_once(shape, people):
    measures = measures_for(shape, people)
    seats = seats_of(shape, measures)
    assert len(seats) == seats_in(shape, measures) >= people
    assert sorted(seat.honour for seat in seats) == list(range(1, len(seats) + 1))
    assert len({(seat.x, seat.y) for seat in seats}) == len(seats)
    for i, seat in enumerate(seats):
        assert i not in seat.beside
        assert all(i in seats[j].beside for j in seat.beside)
