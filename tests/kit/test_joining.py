"""Lists of the house to which each app adds its own."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from plenipo.kit.joining import Joined


def test_what_joined_stands_in_the_order_of_the_places():
    rail = Joined()
    rail.add(20, "Delegations")
    rail.add(10, "Invitations")

    assert list(rail) == ["Invitations", "Delegations"]


def test_a_function_joins_by_a_decorator():
    groups = Joined()

    @groups.at(10)
    def delegations():
        return "found"

    assert [each() for each in groups] == ["found"]
    assert delegations() == "found"


def test_two_at_one_place_are_refused_when_the_house_starts():
    rail = Joined()
    rail.add(10, "Invitations")

    with pytest.raises(ImproperlyConfigured, match="Place 10 is taken by Invitations: Salon"):
        rail.add(10, "Salon")
