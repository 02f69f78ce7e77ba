"""Every page of the access table in a browser: no barrier, error, foreign host or overflow.

In both directions, once with the cast alone and once at work in the demonstration. There the first thing to work on is
on the first screen besides.
"""

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Error

from tests.browser.conftest import barriers
from tests.browser.first_screen import FILLED, HEIGHT, at_work, first_work, too_low
from tests.test_access import ASKED, POSTS, WHERE, WHO

NO_PAGES = (
    "csv",
    "xlsx",
    "json",
    "ics",
    "xml",
    "feed",
    "health",
    "robots",
    "accent",
    "document",
    "download",
    "api",
    "job",
    "calendar",
    "-ics",
    "-xml",
    "-pdf",
    "-paper",
    "gate-list",
    "receivers",
)
PAGES = sorted(
    name
    for name, who in WHO.items()
    if who and name not in POSTS and not any(word in name for word in NO_PAGES)
)


def whom(name: str) -> str:
    """Somebody who gets in, the one with fewest duties first."""
    order = ("nobody", "fay", "bea", "obi", "ada", "ina", "sol", "rex", "max")
    return next(who for who in order if who in WHO[name])


class Walk:
    """Opens every page, each as somebody who gets in."""

    def __init__(self, there, as_, browser_as, **form):
        self.there, self.as_, self.browser_as, self.form = there, as_, browser_as, form
        self.browsers = {}

    def page_of(self, who):
        if who not in self.browsers:
            session = self.as_(getattr(self.there, who))
            self.browsers[who] = self.browser_as(session_of=session, **self.form)
        return self.browsers[who]

    def pages(self, language, filled):
        """(its name, the page), without the faults of the one before it"""
        for name in PAGES:
            page = self.page_of(whom(name))
            page.faults.clear()
            where = filled.get(name) or WHERE.get(name, lambda _there: {})
            with override(language):
                address = reverse(name, kwargs=where(self.there))
            if "." in address.rsplit("/", 1)[-1]:  # a file, whatever it is called
                continue
            if self.is_page(page, f"{address}?{ASKED.get(name, '')}"):
                yield name, page

    @staticmethod
    def is_page(page, address):
        """Opens it; not what is saved or read by a program."""
        try:
            answer = page.goto(address)
        except Error as error:
            if "Download is starting" in error.message:
                return False
            raise
        return answer is None or "html" in answer.headers.get("content-type", "html")


def faults_of(page):
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [*barriers(page), *page.faults, *([f"overflows by {over}px"] if over > 0 else [])]


@pytest.mark.django_db(transaction=True)
def test_every_page_is_open_to_everybody(world, as_, browser_as):
    walk = Walk(world, as_, browser_as, width=390, scheme="dark")

    found = [f"{name}: {each}" for name, page in walk.pages("ar", {}) for each in faults_of(page)]

    assert found == []


@pytest.mark.django_db(transaction=True)
def test_every_page_is_open_and_work_begins_on_the_first_screen(db, as_, browser_as):
    there = at_work()
    walk = Walk(there, as_, browser_as, width=1280, height=HEIGHT)
    found, of_the_desk = [], 0
    for name, page in walk.pages("en", FILLED):
        faults = faults_of(page)
        if whom(name) not in ("nobody", "fay"):
            first = first_work(page)
            of_the_desk += first is not None
            faults += too_low(name, first)
        found += [f"{name}: {each}" for each in faults]

    assert found == []
    assert of_the_desk > 100

    page = walk.page_of("sol")
    page.goto(reverse("portal:today", args=[there.conference.slug]))
    tasks, figures = page.locator(".queue[data-work] li").first, page.locator("dl.figures").first
    assert tasks.bounding_box()["y"] < HEIGHT / 2
    assert figures.bounding_box()["y"] > tasks.bounding_box()["y"]
