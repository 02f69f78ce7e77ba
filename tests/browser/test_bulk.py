"""Many rows at once, in a browser."""

from django.urls import reverse

from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.models import Badge
from plenipo.accreditation.views import badges as views
from plenipo.records.models import By
from tests.factories import DelegateFactory, DelegationFactory


def test_all_rows_of_all_pages_are_chosen_by_one_box(world, browser_as, monkeypatch):
    monkeypatch.setattr(views, "PER_PAGE", 2)
    there = DelegationFactory(conference=world.conference, state="approved")
    DelegateFactory.create_batch(3, delegation=there, state="approved")
    add_usual(world.conference, by=By(duty="accreditation", account=world.ada))
    page = browser_as(world.ada)
    page.goto(reverse("accreditation:badges", args=[world.conference.slug]))
    button = page.locator(".bulk button[value=draw_up]")
    assert not button.is_visible()

    page.check("[name=every]")
    assert page.locator("[data-count]").inner_text() == "3"
    with page.expect_navigation():
        button.click()

    assert Badge.objects.filter(conference=world.conference).count() == 3
    assert not page.faults
