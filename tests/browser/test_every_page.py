"""Every page of the access table in a browser, in both directions: no barrier, error, foreign host or overflow."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.browser.conftest import barriers
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
)
PAGES = sorted(
    name
    for name, who in WHO.items()
    if who and name not in POSTS and not any(word in name for word in NO_PAGES)
)
FORMS = [("en", 1280, "light"), ("ar", 390, "dark")]


def whom(name: str) -> str:
    """Somebody who gets in, the one with fewest duties first."""
    order = ("nobody", "fay", "bea", "obi", "ada", "ina", "sol", "rex", "max")
    return next(who for who in order if who in WHO[name])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "width", "scheme"), FORMS)
def test_every_page_is_open_to_everybody(language, width, scheme, world, as_, browser_as):
    found = {}
    browsers = {}
    for name in PAGES:
        who = whom(name)
        if who not in browsers:
            client = as_(getattr(world, who))
            browsers[who] = browser_as(width=width, scheme=scheme, session_of=client)
        page = browsers[who]
        page.faults.clear()
        with override(language):
            address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
        page.goto(f"{address}?{ASKED.get(name, '')}")
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        faults = [*barriers(page), *page.faults, *([f"overflows by {over}px"] if over > 0 else [])]
        if faults:
            found[name] = faults

    assert [f"{name}: {fault}" for name, faults in found.items() for fault in faults] == []
