"""A badge reported lost over a delegation's link, and Back: what blocks at once never falls on another badge."""

import pytest
from django.urls import reverse

from plenipo.accreditation.models import Badge
from tests.factories import (
    BadgeCategoryFactory,
    BadgeFactory,
    DelegateFactory,
    DelegationFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def delegation(world):
    return DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


@pytest.mark.parametrize("way", ["link", "desk"])
def test_after_back_no_other_badge_is_blocked(world, delegation, as_, browser_as, way):
    category = BadgeCategoryFactory(conference=world.conference)
    head, driver = (
        BadgeFactory(
            conference=world.conference,
            person=DelegateFactory(delegation=delegation, state="approved").person,
            delegation=delegation,
            category=category,
            state="printed",
        )
        for _n in range(2)
    )
    page = browser_as(session_of=as_(world.fay if way == "link" else world.ada))
    where = reverse("accreditation:my-badges")
    if way == "desk":
        where = reverse("accreditation:for-my-badges", args=["dialogue", world.fay.invitation.pk])

    def report():
        if way == "desk":
            page.check("[name=source-channel][value=note]")
            page.fill("[name=source-on]", "2026-11-02")
            page.fill("[name=source-reason]", "on the telephone")
        page.fill("[name=reason]", "left in a taxi")
        page.click("button.grave")
        page.wait_for_load_state()

    page.goto(f"{where}?lost={driver.pk}")
    assert page.input_value("[name=badge]") == str(driver.pk)
    report()
    assert page.input_value("[name=badge]") == ""
    page.go_back()
    assert page.input_value("[name=badge]") in ("", str(driver.pk))
    report()
    page.wait_for_timeout(300)

    assert [each.pk for each in Badge.objects.filter(state="lost")] == [driver.pk]
    head.refresh_from_db()
    assert head.state == "printed"
