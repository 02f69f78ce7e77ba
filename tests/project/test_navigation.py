"""The rail of the desk pages says where its reader is: in one place."""

import re

import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("registry:parties", "Register of parties"),
        ("registry:imports", "Register of parties"),
        ("registry:lists", "Invitation lists"),
        ("portal:desks", "Conferences"),
    ],
)
def test_of_desks_below_each_other_only_the_nearer_is_marked(name, label, world, as_):
    page = as_(world.rex).get(reverse(name)).content.decode()

    marked = re.findall(r'aria-current="page"><span>(.*?)</span>', page)
    assert marked == [label]
