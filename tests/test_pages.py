"""Every page is reached: an address that nothing names is one that nobody finds."""

import re

from tests.sources import ROOT
from tests.test_access import OURS

REACHED_OTHERWISE = {
    "portal:home": "the address of the house itself",
    "portal:embed-programme": "stands in the web pages of others",
    "portal:programme-session": "made from the address of the programme",
    "delegations:landing": "stands in letters",
    "records:health": "asked by what watches the house",
    "kit:style": "for who writes pages",
    "accreditation:gate-enrol": "asked by the script of the page of a gate",
    "accreditation:gate-list": "the same",
    "accreditation:gate-photos": "the same",
    "accreditation:gate-sync": "the same",
    "accreditation:gate-worker": "the same",
    "robots": "asked by programs that search",
}
STAND_INS = (
    "for-",
    "desk-",
)  # the same page for another speaker, made from its name (`Ways.url`, `place.url`)


def named_in_the_house() -> set[str]:
    """Names of addresses, as templates and modules other than `urls.py` name them; "portal:participants-" of several
    that are made from their kind."""
    named = set()
    for path in (ROOT / "plenipo").rglob("*"):
        if path.suffix in (".py", ".html", ".txt") and path.stem != "urls":
            text, app = path.read_text("utf-8"), path.relative_to(ROOT / "plenipo").parts[0]
            named |= set(re.findall(r"[\"']([\w-]+(?::[\w-]+)?)[\"'#?]", text))
            named |= set(re.findall(r"f\"([\w-]+:[\w-]+-)\{", text))
            named |= {f"{app}:{page}" for page in re.findall(r"\.url\(\"([\w-]+)\"", text)}
    return named


def own_name(name: str) -> str:
    app, colon, page = name.partition(":")
    for each in STAND_INS:
        page = page.removeprefix(each)
    return f"{app}{colon}{page}"


def test_every_address_is_named_by_a_page_a_list_or_a_letter():
    named = named_in_the_house()
    made = tuple(each for each in named if re.fullmatch(r"[\w-]+:[\w-]+-", each))
    lost = {
        name
        for name, _view in OURS
        if not {name, own_name(name)} & named and not name.startswith(made)
    }

    assert lost - set(REACHED_OTHERWISE) == set(), (
        "no page leads there: name it in a template, a view or a list of desk.py, or drop it from urls.py"
    )
    assert set(REACHED_OTHERWISE) - lost == set()
