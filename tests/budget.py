"""What a test may cost, and which cost most (docs/decisions/0021).

The limit is counted, not timed: requests to the house. At the end of a run stand the ten tests that took most of a
processor, with the processes they started.
"""

import os

import pytest
from django.core.signals import request_started

REQUESTS = 60
WALKS = {  # modules whose tests ask every page, or as many as an engine of tests invents
    "tests/bilaterals/test_secrecy.py",
    "tests/bilaterals/test_secrecy_of_meetings.py",
    "tests/bilaterals/test_standing.py",
    "tests/portal/test_api.py",
    "tests/portal/test_disclosure.py",
    "tests/portal/test_public_mixtures.py",
    "tests/portal/test_unseen.py",
    "tests/test_hostile_numbers.py",
    "tests/test_markup.py",
    "tests/test_neighbours.py",
    "tests/test_seen.py",
}
SHOWN = 10

_asked = [0]
_cost: dict[str, float] = {}


def _one_more(**_signal):
    _asked[0] += 1


request_started.connect(_one_more)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    item.began, _asked[0] = _processor_seconds(), 0
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.passed and _asked[0] > allowed(item.nodeid):
        report.outcome = "failed"
        report.longrepr = f"{_asked[0]} requests; a test may send {REQUESTS} (tests/budget.py)"
    if report.when == "teardown":
        report.user_properties.append(("processor", _processor_seconds() - item.began))
    return report


def allowed(nodeid: str) -> float:
    file = nodeid.partition("::")[0]
    return float("inf") if file in WALKS or file.startswith("tests/browser/") else REQUESTS


def pytest_runtest_logreport(report):
    """In the process that gathers the reports of all others."""
    for name, value in report.user_properties:
        if name == "processor":
            _cost[report.nodeid] = value


def pytest_terminal_summary(terminalreporter):
    dearest = sorted(_cost.items(), key=lambda each: -each[1])[:SHOWN]
    terminalreporter.section(f"{sum(_cost.values()):.0f} s of a processor; the dearest tests")
    for name, seconds in dearest:
        terminalreporter.write_line(f"{seconds:6.1f} s  {name}")


def _processor_seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
