"""Lists of flights as people send them: what is read, what is concluded, what is left out and why."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from plenipo.delegations.bridge import STAFF
from plenipo.welcome.formats.lines import said_in
from plenipo.welcome.formats.pasted import ListReading
from plenipo.welcome.models import Journey, PastedJourneys
from tests.factories import CountryFactory, JourneyFactory
from tests.welcome.conftest import at

YEARS = (2027,)


@pytest.mark.parametrize(
    ("line", "number", "place", "day", "clocks"),
    [
        ("LH 590 from Frankfurt, 12 May 14:35", "LH 590", "Frankfurt", (5, 12), [(14, 35, 0)]),
        (
            "1 LH 590 Y 12MAY 3 FRANBO HK1 1015 1935",
            "LH 590",
            "FRA",
            (5, 12),
            [(10, 15, 0), (19, 35, 0)],
        ),
        (
            "LH590 C 12MAY FRANBO 2145 0610+1",
            "LH 590",
            "FRA",
            (5, 12),
            [(21, 45, 0), (6, 10, 1)],
        ),
        ("arrives 12.05. at 9.35 am, ET306, T2", "ET 306", "", (5, 12), [(9, 35, 0)]),
        (
            "прибытие 12 мая рейс SU 426 в 23:50 из Москвы",
            "SU 426",
            "Москвы",
            (5, 12),
            [(23, 50, 0)],
        ),
        ("5月12日 14:20 CZ6043 抵达", "CZ 6043", "", (5, 12), [(14, 20, 0)]),
        ("vol AF 814 depuis Paris, le 12 mai à 15h10", "AF 814", "Paris", (5, 12), [(15, 10, 0)]),
        ("ICE 571 12 May 16:02", "ICE 571", "", (5, 12), [(16, 2, 0)]),
    ],
)
def test_a_line_says_flight_place_day_and_times(line, number, place, day, clocks):
    said = said_in(line, YEARS)

    assert (said.number, said.place, said.clocks) == (number, place, clocks)
    assert (said.day.month, said.day.day) == day


def test_a_line_says_how_many_come_and_in_which_zone():
    said = said_in("12 May 23:30 UTC+12, 5 pax", YEARS)

    assert said.people == 5
    assert datetime(2027, 5, 12, 23, 30, tzinfo=said.zone).astimezone(UTC).hour == 11
    assert said_in("12 May 14:35 EST", YEARS).unclear == "EST"


@pytest.fixture
def reading(world, head):
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()
    for name, code in (("Jubilee Party", "KE"), ("African National Congress", "ZA")):
        country = CountryFactory(alpha2=code)
        head(
            name,
            country=country,
            country_called={"en": {"KE": "Kenya", "ZA": "South Africa"}[code]},
        )

    def read(text, **how):
        return ListReading(world.conference, STAFF, **{"way": "in", "zone": "", **how}).read(text)

    return read


def test_lines_of_a_letter_are_read_and_greetings_are_named(reading):
    found = reading(
        """Dear colleagues,
Jubilee Party – LH 590 from Frankfurt, 9 May 14:35, 5 persons
South Africa: SA 184, 10/05 18:20
With best regards"""
    )

    first, second = found.rows
    assert (first.delegation.plate_name, first.at, first.people) == (
        "Jubilee Party",
        at(11, 35, day=9),
        5,
    )
    assert second.delegation.plate_name == "African National Congress"
    assert second.at == at(15, 20, day=10)
    assert any("The date was read as" in each for each in second.told)
    assert [text for _n, text, _why in found.left] == ["Dear colleagues,", "With best regards"]


def test_merged_cells_are_read_as_in_the_row_above_and_named(reading):
    found = reading(
        "Delegation\tFlight\tDate\tTime\tName\n"
        "Jubilee Party\tLH 590\t2027-05-09\t14:35\tA B\n"
        "\t\t\t\tC D\n"
        "African National Congress\tSA 184\t2027-05-09\t18:20\tE F\n"
    )

    first, second = found.rows
    assert first.people == 2
    assert any("read as in the row above" in each for each in first.told)
    assert any("not in the delegation: A B" in each for each in first.told)
    assert second.people == 1


def test_a_delegation_that_is_none_is_said_and_one_that_is_misspelt_is_concluded(reading):
    found = reading(
        "Delegation;Flight;Date;Time\n"
        "Jubilee Prty;LH 590;9 May;14:35\n"
        "Party of Nowhere;LH 590;9 May;14:35\n"
    )

    first, second = found.rows
    assert first.delegation.plate_name == "Jubilee Party"
    assert any("was read as" in each for each in first.told)
    assert second.wrong == ["“Party of Nowhere” is no delegation of this conference."]
    assert "Party of Nowhere" in found.unread


def test_a_flight_that_lands_the_day_before_at_the_venue_says_so(reading):
    (row,) = reading("Kenya NZ 1 10 May 2027 01:15", zone="Pacific/Auckland").rows

    assert row.at == at(13, 15, day=9)
    assert any("At the venue it is then Sunday 9 May" in each for each in row.told)


def test_of_a_booking_the_second_time_is_the_arrival_the_day_after(reading):
    (row,) = reading("Kenya LH590 C 08MAY FRANBO 2145 0610+1").rows

    assert row.at == at(3, 10, day=9)
    assert any("read as departure" in each for each in row.told)


def test_a_date_of_another_year_is_not_entered(reading):
    (row,) = reading("Kenya LH 590 2026-05-09 14:35").rows

    assert any("is far from the days of the conference" in each for each in row.wrong)


def test_a_list_is_read_looked_over_entered_and_taken_back(world, reading, head, signed_in, press):
    sol = signed_in("sol")
    moved = JourneyFactory(
        delegation=world.conference.delegations.get(plate_name="Jubilee Party"),
        flight="KQ 101",
        at=at(18, 15, day=9),
    )
    text = (
        "Kenya; KQ 101; 9 May 21:55\nSouth Africa; SA 184; 9 May 18:20\nNowhere; XX 1; 9 May 1:00"
    )

    shown = press(sol, "welcome:paste-read", "dialogue", pasted=text, way="in", zone="")
    assert Journey.objects.count() == 1
    assert "2 rows are ready to be entered" in shown.content.decode()
    kept = press(sol, "welcome:paste-save", "dialogue", pasted=text, way="in", zone="")
    assert "Nowhere; XX 1; 9 May 1:00</textarea>" in kept.content.decode()
    moved.refresh_from_db()
    assert (moved.at, moved.scheduled) == (at(18, 55, day=9), at(18, 15, day=9))
    assert Journey.objects.count() == 2

    again = press(sol, "welcome:paste-read", "dialogue", pasted=text, way="in", zone="")
    assert "is here already" in again.content.decode()
    press(sol, "welcome:paste-undo", "dialogue", PastedJourneys.objects.get().pk, seen=0)
    moved.refresh_from_db()
    assert (moved.at, moved.scheduled) == (at(18, 15, day=9), None)
    assert Journey.objects.exclude(pk=moved.pk).get().state == "cancelled"
    board = sol.get(reverse("welcome:board", args=["dialogue"]))
    assert "The last list" not in board.content.decode()
