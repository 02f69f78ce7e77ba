"""The board by mouse and by keyboard; the public programme on a telephone, in Arabic."""

import pytest
from django.urls import reverse

from plenipo.programme.actions.sessions import Place, move
from plenipo.programme.models import Session
from plenipo.records.models import By
from tests.browser.conftest import barriers
from tests.factories import DayFactory, RoomFactory, SessionFactory
from tests.programme.conftest import at
from tests.programme.released import release_all


@pytest.fixture
def planned(world):
    """Two rooms and one session, at 09:00 in the first."""
    conference = world.conference
    DayFactory(conference=conference)
    first, second = (
        RoomFactory(conference=conference, code=code, position=n, capacity=50)
        for n, code in enumerate(("A", "B"))
    )
    return SessionFactory(
        conference=conference, room=first, title={"en": "Opening", "ar": "حفل الافتتاح"}
    )


def place(session):
    moved = Session.objects.select_related("room").get(pk=session.pk)
    return (moved.room.code, moved.starts)


@pytest.mark.django_db(transaction=True)
def test_a_session_is_dragged_to_another_room_and_time_and_the_move_is_undone(
    world, planned, browser_as
):
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))
    page.evaluate("window.stillHere = true")
    target = page.locator("tr[data-time='14:00'] td[data-room=B]")
    target.scroll_into_view_if_needed()
    block = page.locator(f"#s{planned.pk}").bounding_box()
    goal = target.bounding_box()

    page.mouse.move(block["x"] + 20, block["y"] + 8)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] - 30, steps=4)
    page.mouse.move(goal["x"] + 20, goal["y"] + 8, steps=4)
    page.mouse.up()
    page.get_by_role("status").get_by_text("“Opening” has been moved.").wait_for()
    assert place(planned) == ("B", at(14))
    assert page.locator("tr[data-time='14:00'] td[data-room=B] .session").count() == 1

    page.keyboard.press("z")
    page.get_by_text("The meeting has been moved back.").wait_for()
    assert place(planned) == ("A", at(9))
    assert page.evaluate("window.stillHere")  # one page all the time
    assert page.faults == []


@pytest.mark.django_db(transaction=True)
def test_an_officer_whose_session_another_has_moved_is_told_and_sees_the_board_as_it_is(
    world, planned, browser_as
):
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))
    by = By("programme", world.ina)
    move(planned, Place(planned.room, at(16), at(17)), seen=0, by=by)
    page.locator(f"#s{planned.pk} a").focus()

    for key in ("m", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    page.get_by_role("alert").get_by_text(
        "This session has since been changed by ina at"
    ).wait_for()
    assert page.locator("tr[data-time='16:00'] td[data-room=A] .session").count() == 1
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert place(planned) == ("A", at(16))


@pytest.mark.django_db(transaction=True)
def test_who_was_signed_out_meanwhile_is_asked_to_sign_in_and_nothing_is_moved(
    world, planned, browser_as
):
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))
    page.context.clear_cookies()
    page.locator(f"#s{planned.pk} a").focus()

    for key in ("m", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    page.locator("[name=login]").wait_for()
    assert place(planned) == ("A", at(9))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "sideways"), [("en", "ArrowRight"), ("ar", "ArrowLeft")])
def test_a_session_is_carried_by_keyboard_alone_in_both_directions(
    world, planned, browser_as, language, sideways
):
    page = browser_as(world.sol)
    page.goto(f"/{language}/desk/dialogue/programme/board/")
    page.locator(f"#s{planned.pk} a").focus()
    for key in ("m", "ArrowDown", "ArrowDown", sideways, "Enter"):
        page.keyboard.press(key)
    page.locator("tr[data-time='09:30'] td[data-room=B] .session").wait_for()

    assert place(planned) == ("B", at(9, 30))
    assert page.evaluate("document.activeElement.closest('.session')?.id") == f"s{planned.pk}"
    assert [*barriers(page), *page.faults] == []


@pytest.mark.django_db(transaction=True)
def test_escape_leaves_a_session_where_it_was(world, planned, browser_as):
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))
    page.locator(f"#s{planned.pk} a").focus()
    for key in ("m", "ArrowDown", "Escape"):
        page.keyboard.press(key)

    assert page.locator(".lifted, .target").count() == 0
    assert place(planned) == ("A", at(9))


@pytest.mark.django_db(transaction=True)
def test_the_public_reads_the_programme_in_arabic_on_a_telephone(world, planned, browser_as):
    release_all(world.conference)
    page = browser_as(width=390)

    page.goto("/ar/dialogue/programme/")
    page.get_by_text("حفل الافتتاح").click()
    page.wait_for_url("**/programme/*/")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("h1").inner_text() == "حفل الافتتاح"
    assert [*barriers(page), *page.faults] == []
