"""The machine-readable zone of a travel document, as somebody copies it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.kit.mrz import VALUES, NotAZone, check_digit, read_zone

TODAY = date(2026, 12, 1)
# the specimens of ICAO 9303, parts 4 to 6
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)


@pytest.mark.parametrize(
    ("lines", "number"), [(TD3, "L898902C3"), (TD2, "D23145890"), (TD1, "D23145890")]
)
def test_the_specimens_are_read_and_their_check_digits_fit(lines, number):
    zone = read_zone(lines, today=TODAY)

    assert (zone.number, zone.issued_by, zone.nationality) == (number, "UTO", "UTO")
    assert (zone.born, zone.expires, zone.wrong) == (date(1974, 8, 12), date(2012, 4, 15), ())


def test_lines_are_read_however_a_telephone_sends_them():
    typed = TD3.lower().replace("<", "‹").replace("\n", "  \r\n ")

    assert read_zone(typed, today=TODAY) == read_zone(TD3, today=TODAY)


@pytest.mark.parametrize(
    ("place", "what"), [(45, "number"), (58, "born"), (66, "expires"), (75, "personal")]
)
def test_one_wrong_character_is_named_by_what_it_stands_in(place, what):
    first, second = TD3.split("\n")
    at = place - 45
    other = "7" if second[at] != "7" else "8"
    zone = read_zone(f"{first}\n{second[:at]}{other}{second[at + 1 :]}", today=TODAY)

    assert what in zone.wrong
    assert "all" in zone.wrong


def test_a_card_with_a_long_number_has_it_whole():
    number = "ABCDEFGHI123"
    digit = check_digit(number[:9] + "<" + number[9:])
    first = f"I<UTO{number[:9]}<{number[9:]}{digit}<<<<<<<<<<<<<<<<<<<"[:30]
    born, expires = "7408122", "3204154"
    end = check_digit(first[5:] + born + expires + "<<<<<<<<<<<")
    zone = read_zone(f"{first}{born}F{expires}UTO<<<<<<<<<<<{end}{'<' * 30}", today=TODAY)

    assert (zone.number, zone.wrong) == (number, ("expires",))


@given(st.text(alphabet="".join(VALUES) + " \n‹éЖ", max_size=100))
def test_anything_typed_is_read_or_no_zone(typed):
    try:
        zone = read_zone(typed, today=TODAY)
    except NotAZone:
        return
    assert zone.born is None or zone.born <= TODAY
