"""A real browser on a real server. Needs Chromium; without it these tests say so and are skipped."""

import os
import shutil
import threading

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client

CHROMIUM = os.environ.get("PLENIPO_CHROMIUM") or shutil.which("chromium") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BARRIERS = """() => axe.run({resultTypes: ["violations"]}).then(({violations}) =>
  violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 120)}`))"""


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser_as(chromium, live_server):
    """`browser_as(account, width=…, language=…)`: a page of a fresh browser, signed in, that gathers its faults."""
    contexts = []

    def open_browser(account=None, *, width=1280, height=900, scheme="light", session_of=None):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            base_url=live_server.url,
        )
        contexts.append(context)
        client = session_of or Client()
        if account is not None:
            client.force_login(account)
        if "sessionid" in client.cookies:
            context.add_cookies(
                [
                    {
                        "name": "sessionid",
                        "value": client.cookies["sessionid"].value,
                        "url": live_server.url,
                    }
                ]
            )
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "request",
            lambda r: (
                page.faults.append(f"asked {r.url}")
                if not r.url.startswith((live_server.url, "data:", "blob:"))
                else None
            ),
        )
        return page

    yield open_browser
    for context in contexts:
        context.close()
    _answered()


def _answered() -> None:
    """Until the server has answered what a page had still asked for when it was closed: the tables are emptied next."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)


def barriers(page) -> list[str]:
    """What axe finds on the page: rule and the first element."""
    if not page.evaluate("'axe' in window"):
        page.add_init_script(AXE_SCRIPT)  # from the next page on it comes with the page
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(BARRIERS)
