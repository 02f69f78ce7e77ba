"""The board by mouse and by keyboard; the public programme on a telephone, in Arabic."""

import pytest
from django.urls import reverse

from plenipo.programme.actions.sessions import RoomAndTime, move
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
    page.get_by_text("“Opening” has been moved back.").wait_for()
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
    move(planned, RoomAndTime(planned.room, at(16), at(17)), seen=0, by=by)
    page.locator(f"#s{planned.pk} a").focus()

    for key in ("m", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    page.get_by_role("alert").get_by_text("This session has since been changed by ina (").wait_for()
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


def drag(page, start, goal):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(goal[0], goal[1] - 20, steps=4)
    page.mouse.move(*goal, steps=4)
    page.mouse.up()


def top_of(locator, down=6):
    box = locator.bounding_box()
    return box["x"] + 20, box["y"] + down


@pytest.mark.django_db(transaction=True)
def test_the_grid_of_the_board_begins_on_the_first_screen(world, planned, browser_as):
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))

    assert page.locator("table.board").bounding_box()["y"] <= 300


@pytest.mark.django_db(transaction=True)
def test_a_session_is_dragged_from_the_tray_to_the_board_and_back(world, planned, browser_as):
    waiting = SessionFactory(
        conference=world.conference, title={"en": "Waiting"}, room=None, starts=None
    )
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))

    cell = page.locator("tr[data-time='10:00'] td[data-room=B]")
    drag(page, top_of(page.locator(f"#s{waiting.pk}")), top_of(cell))
    page.locator(f"table #s{waiting.pk}").wait_for()
    assert place(waiting) == ("B", at(10))

    drag(page, top_of(page.locator(f"#s{waiting.pk}")), top_of(page.locator(".tray"), down=60))
    page.locator(f".tray #s{waiting.pk}").wait_for()
    waiting.refresh_from_db()
    assert (waiting.starts, waiting.room) == (None, None)
    assert page.faults == []


@pytest.mark.django_db(transaction=True)
def test_a_session_is_made_longer_by_its_lower_edge_and_by_keyboard(world, planned, browser_as):
    page = browser_as(world.sol)
    page.goto(reverse("programme:board", args=["dialogue"]))

    edge = page.locator(f"#s{planned.pk} .grip").bounding_box()
    goal = page.locator("tr[data-time='11:15'] td[data-room=A]")
    drag(page, (edge["x"] + 20, edge["y"] + 4), top_of(goal))
    page.locator(f"#s{planned.pk}").get_by_text("11:30").wait_for()
    planned.refresh_from_db()
    assert (planned.starts, planned.ends) == (at(9), at(11, 30))

    page.locator(f"#s{planned.pk} a").focus()
    for key in ("m", "Shift+ArrowUp", "Shift+ArrowUp", "Enter"):
        page.keyboard.press(key)
    page.locator(f"#s{planned.pk}").get_by_text("11:00").wait_for()
    planned.refresh_from_db()
    assert (planned.starts, planned.ends) == (at(9), at(11))
    assert [*barriers(page), *page.faults] == []


@pytest.mark.django_db(transaction=True)
def test_several_sessions_are_changed_after_a_look_and_changed_back(world, planned, browser_as):
    SessionFactory(conference=world.conference, room=planned.room, starts=at(14))
    page = browser_as(world.sol)
    page.goto(reverse("programme:sessions", args=["dialogue"]))
    page.locator("[data-all]").check()
    page.get_by_role("button", name="Change them …").click()

    page.locator("#id_minutes").fill("45")
    page.get_by_role("button", name="Show what will change").click()
    page.get_by_role("button", name="Change 2 sessions").click()
    page.get_by_text("2 sessions have been changed").wait_for()
    assert place(planned) == ("A", at(9, 45))

    page.keyboard.press("z")
    page.get_by_text("2 sessions are as they were before").wait_for()
    assert place(planned) == ("A", at(9))
    assert [*barriers(page), *page.faults] == []


@pytest.mark.django_db(transaction=True)
def test_the_public_grid_is_a_list_on_a_telephone(world, planned, browser_as):
    release_all(world.conference)
    page = browser_as(width=390)
    page.goto("/en/dialogue/programme/?as=grid")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("table.timetable thead").is_hidden()
    assert page.locator("table.timetable .held").inner_text().split("\n")[0] == "Opening"
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
