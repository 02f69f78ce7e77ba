"""What a duty opens is read from the guards of the addresses."""

import pytest
from django.urls import reverse

from plenipo.project.opened import opened_by_duties
from tests.test_access import WHERE, WHO

DUTY_OF = {"ina": "invitations", "ada": "accreditation", "obi": "observer", "bea": "bilaterals"}
DESKS = {
    "Invitations": "delegations:invitations",
    "Approval": "delegations:approval",
    "Circulars": "delegations:circulars",
    "Personal data": "delegations:data",
    "Bilateral desk": "bilaterals:desk",
}


@pytest.mark.parametrize("who", sorted(DUTY_OF))
def test_it_agrees_with_the_table_of_who_gets_in(who):
    opened = next(each for each in opened_by_duties(object()) if each.duty == DUTY_OF[who])

    offered = {*opened.works, *opened.reads}
    assert {label for label in DESKS if label in offered} == {
        label for label, name in DESKS.items() if who in WHO[name]
    }


def test_an_observer_works_on_nothing_and_the_press_desk_publishes_figures():
    opened = {each.duty: each for each in opened_by_duties(object())}

    assert opened["observer"].works == []
    assert opened["press"].works == ["Statistics", "List of participants", "Enquiries"]
    assert "Bilateral desk" not in opened["secretary_general"].works


def test_the_page_of_duties_says_it(world, as_):
    assert WHERE["conference:duties"](world) == {"slug": "dialogue"}
    page = as_(world.sol).get(reverse("conference:duties", args=["dialogue"])).content.decode()

    assert "Works on: Programme" in page
