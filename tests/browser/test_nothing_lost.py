"""What a focal point types is not lost: not on a dropped line, not over an expired link, not on an error."""

from datetime import timedelta

import pytest
from django.utils import timezone

from plenipo.delegations.models import Delegation, Draft, Link
from tests.factories import DelegationFactory


@pytest.fixture
def phone(world, as_, browser_as):
    """Fay's telephone, on the page where her delegation is named."""
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    DelegationFactory(conference=world.conference, invitation=world.fay.invitation)
    page = browser_as(width=390, session_of=as_(world.fay))
    page.goto("/en/delegation/people/")
    return page


@pytest.mark.django_db(transaction=True)
def test_a_dropped_line_loses_nothing_and_submits_once(phone):
    phone.fill("[name=people-0-family_name]", "Typed in a tunnel")
    phone.context.set_offline(True)
    phone.click("button[value=review]")
    phone.get_by_text("Connection lost.").wait_for(timeout=5_000)

    phone.context.set_offline(False)
    phone.wait_for_url("**/people/review/", timeout=10_000)
    phone.context.set_offline(True)
    phone.click("button[value=submit]")
    phone.get_by_text("Connection lost.").wait_for(timeout=5_000)
    phone.context.set_offline(False)
    phone.wait_for_url("**/en/delegation/", timeout=10_000)

    made = Delegation.objects.get()
    assert [str(each.person) for each in made.delegates.all()] == ["Typed in a tunnel"]


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_over_a_link_that_expires_waits_behind_the_new_one(
    phone, world, as_, browser_as
):
    phone.fill("[name=people-0-family_name]", "Typed for an hour")
    Link.objects.update(expires=timezone.now() - timedelta(seconds=1))

    phone.click(".plain[value=keep]")
    phone.get_by_text("The text you entered has been saved.").wait_for(timeout=5_000)
    another = browser_as(width=390, session_of=as_(world.fay))
    another.goto("/en/delegation/people/")

    assert Draft.objects.get().typed[0]["family_name"] == "Typed for an hour"
    assert another.input_value("[name=people-0-family_name]") == "Typed for an hour"


@pytest.mark.django_db(transaction=True)
def test_a_browser_that_is_closed_before_anything_was_sent_offers_it_again(phone):
    phone.fill("[name=people-0-family_name]", "Typed and left")

    phone.goto("/en/delegation/")
    phone.goto("/en/delegation/people/")

    assert phone.input_value("[name=people-0-family_name]") == "Typed and left"
    assert phone.get_by_text("Your earlier text has been restored.").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_error_comes_back_beside_what_was_typed_and_takes_the_focus(phone):
    phone.fill("[name=people-0-family_name]", "Right")
    phone.fill("[name=people-0-languages]", "fr")
    phone.evaluate("document.querySelector('[name=people-0-email]').type = 'text'")
    phone.fill("[name=people-0-email]", "wrong")

    phone.click("button[value=review]")
    phone.locator(".errors").wait_for(timeout=5_000)

    assert phone.input_value("[name=people-0-family_name]") == "Right"
    assert phone.input_value("[name=people-0-email]") == "wrong"
    assert phone.evaluate("document.activeElement.className") == "errors"


@pytest.mark.django_db(transaction=True)
def test_cells_of_a_spreadsheet_are_pasted_into_the_table(phone):
    phone.evaluate(
        """() => {
            const cells = new DataTransfer();
            cells.setData("text/plain", "Petit\\tRose\\nGil\\tJuan\\nLi\\tWei\\nKo\\tMin");
            document.querySelector("[name=people-0-family_name]").dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: cells, bubbles: true, cancelable: true }));
        }"""
    )

    assert phone.input_value("[name=people-3-family_name]") == "Ko"
    assert phone.input_value("[name=people-1-given_name]") == "Juan"
    assert phone.faults == []
