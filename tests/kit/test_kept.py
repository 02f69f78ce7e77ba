"""A page is drawn once for each state of what it shows, however many ask, and an older state is never handed out."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from plenipo.kit.kept import Shelf, State, page_of, shared_between_processes

FIRST, SECOND = State(1, "2027-05-10", 0), State(2, "2027-05-10", 0)


@pytest.fixture
def folder(settings, tmp_path):
    settings.KEPT = tmp_path / "kept"
    return settings.KEPT


def pages_in(folder):
    return [file for file in folder.iterdir() if not file.name.startswith("turn-")]


class Pen:
    """Draws what stands at the time, and counts."""

    def __init__(self):
        self.drawn = 0
        self.stands = "first"

    def __call__(self):
        self.drawn += 1
        return page_of(self.stands.encode(), "text/plain")


def test_fifty_readers_of_one_change_cost_one_drawing(folder):
    shelf, pen, begun, go_on = Shelf(), Pen(), Event(), Event()

    def slowly():
        begun.set()
        go_on.wait(10)
        return pen()

    with ThreadPoolExecutor(50) as readers:
        asked = [readers.submit(shelf.page, "/", FIRST, slowly) for _reader in range(50)]
        begun.wait(10)
        go_on.set()
        pages = [each.result().plain for each in asked]

    assert (pages, pen.drawn) == ([b"first"] * 50, 1)


def test_processes_that_share_a_folder_draw_once_between_them(folder):
    """Two shelves are two memories; the lock of the file holds between them as between processes."""
    pen = Pen()
    with shared_between_processes(folder, wanted=True), ThreadPoolExecutor(8) as readers:
        shelves = [Shelf() for _process in range(8)]
        asked = [readers.submit(shelf.page, "/", FIRST, pen) for shelf in shelves]
        pages = {each.result().plain for each in asked}

    assert (pages, pen.drawn, folder.exists()) == ({b"first"}, 1, False)


def test_a_page_cut_off_while_it_was_written_is_drawn_again(folder):
    pen = Pen()
    with shared_between_processes(folder, wanted=True):
        Shelf().page("/", FIRST, pen)
        (leaf,) = pages_in(folder)
        leaf.write_bytes(leaf.read_bytes()[:-10])

        assert Shelf().page("/", FIRST, pen).plain == b"first"

    assert pen.drawn == 2


@pytest.mark.parametrize("shared", [True, False])
def test_after_a_change_the_page_of_before_is_never_handed_out(shared, folder):
    one, other, pen = Shelf(), Shelf(), Pen()
    with shared_between_processes(folder, wanted=shared):
        one.page("/", FIRST, pen)
        pen.stands = "second"

        assert other.page("/", SECOND, pen).plain == b"second"
        assert one.page("/", SECOND, pen).plain == b"second"


def test_who_asked_before_the_change_may_have_the_page_of_after(folder):
    shelf, pen = Shelf(), Pen()
    pen.stands = "second"
    shelf.page("/", SECOND, pen)

    assert (shelf.page("/", FIRST, pen).plain, pen.drawn) == (b"second", 1)


def test_a_state_is_later_only_if_nothing_of_it_is_earlier():
    tomorrow = State(1, "2027-05-11", 0)

    assert not tomorrow.covers(SECOND)
    assert not SECOND.covers(tomorrow)
    assert State(2, "2027-05-11", 0).covers(tomorrow)


def test_a_drawing_that_fails_is_not_kept_and_holds_nobody_up(folder):
    shelf, pen = Shelf(), Pen()

    def broken():
        raise LookupError

    with pytest.raises(LookupError):
        shelf.page("/", FIRST, broken)

    assert shelf.page("/", FIRST, pen).plain == b"first"


def test_the_memory_of_a_process_holds_the_pages_asked_for_last(folder):
    shelf, pen = Shelf(most=2), Pen()
    for place in ("/a", "/b", "/a", "/c"):
        shelf.page(place, FIRST, pen)

    shelf.page("/a", FIRST, pen)
    shelf.page("/b", FIRST, pen)

    assert pen.drawn == 4


def test_places_that_cannot_be_drawn_leave_no_files(folder):
    """Anybody can ask for sessions that do not exist, as often as they like."""
    shelf = Shelf()

    def none_such():
        raise LookupError

    with shared_between_processes(folder, wanted=True):
        for number in range(600):
            with pytest.raises(LookupError):
                shelf.page(f"/none-{number}", FIRST, none_such)

        assert (pages_in(folder), len(list(folder.iterdir())) <= 256) == ([], True)


def test_the_folder_holds_the_pages_used_last(folder):
    pen, shelf = Pen(), Shelf(most_shared=2)
    with shared_between_processes(folder, wanted=True):
        for place in ("/a", "/b"):
            shelf.page(place, FIRST, pen)
        Shelf(most_shared=2).page("/a", FIRST, pen)
        shelf.page("/c", FIRST, pen)
        assert (len(pages_in(folder)), pen.drawn) == (2, 3)

        Shelf(most_shared=2).page("/a", FIRST, pen)
        assert pen.drawn == 3
        Shelf(most_shared=2).page("/b", FIRST, pen)

        assert (len(pages_in(folder)), pen.drawn) == (2, 4)
