"""Whoever opens a form to look at it and keeps it as it came loses nothing and is told of no mistake."""

import pytest
from django.urls import reverse

from plenipo.registry.queries.values import values_of


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("who", "name", "arguments"),
    [
        ("sol", "conference:edit", ["dialogue"]),
        ("sol", "conference:rules", ["dialogue"]),
        ("rex", "registry:party-edit", "party"),
    ],
)
def test_a_form_kept_as_it_came_is_kept(who, name, arguments, world, browser_as):
    before = values_of([world.party])
    page = browser_as(getattr(world, who))
    asked = [world.party.pk] if arguments == "party" else arguments
    page.goto(reverse(name, args=asked))

    with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        page.click("main form button.button:not(.plain, .bare)")

    assert kept.value.status == 302
    page.wait_for_url(lambda url: "/change/" not in url)
    assert values_of([world.party]) == before
    assert page.faults == []
