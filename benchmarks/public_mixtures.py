"""Random mixtures of readers, deeds and cookies against the public pages: what is kept is right, and drawn once.

    python -m benchmarks.public_mixtures [MIXTURES]

Each mixture does a few deeds and lets several readers ask at once: anonymous ones, signed-in ones and focal points,
with messages they have not read, cookies, parameters of advertisers, in six languages. Then a deed is done meanwhile.
Every answer must have the bytes of a page drawn for nobody at that moment; no answer may lack a deed that had ended
before it was asked for; and no page may be drawn twice for one state of what is public. On SQLite and PostgreSQL.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

MIXTURES, READERS = 1000, 4
LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
PAGES = (
    "/{language}/dialogue/",
    "/{language}/dialogue/participants/",
    "/{language}/dialogue/embed/counts/",
    "/{language}/dialogue/programme/",
    "/{language}/dialogue/programme.ics",
    "/{language}/dialogue/programme.json",
    "/feeds/dialogue.json",
)
ADVERTISERS = ("", "", "?fbclid=1", "?utm_source=x&kind=", "?gclid=2&fbclid=3")
SPAN = 300  # seconds of a page that tells the time


def a_world() -> SimpleNamespace:
    """A conference with a programme and a disclosed list of six delegations of two persons."""
    from plenipo.conference.actions import change_rules
    from plenipo.records.models import By
    from tests import factories as make
    from tests.programme.released import release_one_session

    conference = make.ConferenceFactory(slug="dialogue", country=make.CountryFactory())
    officer = make.MembershipFactory(conference=conference, duties=["secretary_general"]).account
    focal = make.FocalPointFactory(invitation__conference=conference, invitation__state="opened")
    delegations = make.DelegationFactory.create_batch(6, conference=conference, state="approved")
    delegates = [
        make.DelegateFactory(delegation=each, state="approved", disclosure="public")
        for each in delegations
        for _person in range(2)
    ]
    by = By(duty="secretary_general", account=officer)
    change_rules(conference, by=by, seen_version=0, list_state="provisional", rounded_figures=False)
    release_one_session(conference)
    return SimpleNamespace(
        conference=conference, officer=officer, focal=focal, delegations=delegations,
        delegates=delegates, by=by, themes=0,
    )  # fmt: skip


# ---- deeds


def another_theme(world: Any, chance: random.Random) -> None:
    from plenipo.conference.actions import change
    from plenipo.conference.models import Conference
    from plenipo.conference.queries.particulars import particulars_seen

    now = Conference.objects.get(pk=world.conference.pk)
    theme = dict.fromkeys(LANGUAGES, f"Theme {world.themes + 1}.")
    change(now, seen=particulars_seen(now), by=world.by, theme=theme)
    world.themes += 1


def a_wish_about_a_name(world: Any, chance: random.Random) -> None:
    from plenipo.delegations.actions.naming import choose_disclosure
    from plenipo.delegations.models import Delegate

    one = Delegate.objects.select_related("delegation").get(pk=chance.choice(world.delegates).pk)
    choose_disclosure(one, chance.choice(("public", "secretariat")), by=world.focal)


def a_decision(world: Any, chance: random.Random) -> None:
    from plenipo.delegations.actions.approval import approve, reopen
    from plenipo.delegations.models import Delegation

    one = Delegation.objects.select_related("invitation", "conference").get(
        pk=chance.choice(world.delegations).pk
    )
    (reopen if one.state == "approved" else approve)(one, by=world.by)


def a_figure(world: Any, chance: random.Random) -> None:
    from plenipo.conference.models import Conference
    from plenipo.conference.queries import rules_of
    from plenipo.delegations.actions.counts import publish
    from plenipo.delegations.profile import Figures
    from plenipo.delegations.queries.counts import as_seen, figures_of

    conference = Conference.objects.get(pk=world.conference.pk)
    now = figures_of(conference, rules_of(conference).of(Figures))["accepted"]
    publish(conference, "accepted", seen=as_seen(now), by=world.by)


def a_name_of_a_country(world: Any, chance: random.Random) -> None:
    from django.db import transaction

    from plenipo.records.actions import public_changed
    from plenipo.registry.models import Country

    with transaction.atomic():
        Country.objects.filter(code="FRA").update(own_name=f"Country {chance.random()}")
        public_changed(None)


def a_list_opened_or_closed(world: Any, chance: random.Random) -> None:
    from plenipo.conference.actions import change_rules
    from plenipo.conference.models import Conference
    from plenipo.conference.queries.profile import profile_of

    conference = Conference.objects.get(pk=world.conference.pk)
    profile = profile_of(conference)
    state = chance.choice(("undisclosed", "provisional", "final"))
    change_rules(
        conference, by=world.by, seen_version=profile.version if profile else 0, list_state=state
    )


def nothing_public(world: Any, chance: random.Random) -> None:
    from plenipo.delegations.verbs import Verb
    from plenipo.records.actions import record

    verb = chance.choice((Verb.INVITATION_OPENED, Verb.NAMES_KEPT, Verb.INVITATION_SENT))
    record(verb, by=world.by, about=world.conference, conference=world.conference.pk)


DEEDS: tuple[Callable[[Any, random.Random], None], ...] = (
    another_theme, a_wish_about_a_name, a_wish_about_a_name, a_decision, a_figure,
    a_name_of_a_country, a_list_opened_or_closed, nothing_public, nothing_public,
)  # fmt: skip


# ---- readers


def a_browser(world: Any, chance: random.Random) -> Any:
    from django.contrib.messages import constants
    from django.contrib.messages.storage.base import Message
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.http import HttpRequest
    from django.test import Client

    from tests.factories import LinkFactory

    browser, who = Client(), chance.choice(("nobody", "nobody", "officer", "focal"))
    if who == "officer":
        browser.force_login(world.officer)
    elif who == "focal":
        session = browser.session
        session["focal_link"] = LinkFactory(focal_point=world.focal).pk
        session.save()
        browser.cookies["sessionid"] = session.session_key
    if chance.random() < 0.5:
        words = [Message(constants.SUCCESS, "The party is refused; only its focal points know.")]
        browser.cookies["messages"] = CookieStorage(HttpRequest())._encode(words)
    if chance.random() < 0.3:
        browser.cookies["django_language"] = chance.choice(LANGUAGES)
    return browser


def drawn_for_nobody(world: Any, address: str, language: str) -> bytes:
    """The view itself, with a request of nobody: neither kept, nor through what keeps it."""
    from zoneinfo import ZoneInfo

    from django.test import RequestFactory
    from django.urls import resolve
    from django.utils import timezone, translation

    from plenipo.conference.models import Conference

    conference = Conference.objects.select_related("series", "country").get(pk=world.conference.pk)
    with translation.override(language):
        view = resolve(address).func
        while hasattr(view, "__wrapped__"):
            view = view.__wrapped__
        with timezone.override(ZoneInfo(conference.zone)):
            drawn: bytes = view(RequestFactory().get(address), conference).content
    return drawn


class Mixture:
    """A few deeds, then readers; a deed among readers; then readers again."""

    def __init__(self, world: Any, chance: random.Random, readers: int) -> None:
        self._world, self._chance, self._readers = world, chance, readers
        self._states: set[tuple[Any, ...]] = set()
        self.faults: list[str] = []
        self.answers = 0

    def run(self) -> None:
        from plenipo.kit.kept import shelf

        before = shelf.drawings
        for _deed in range(self._chance.randint(0, 3)):
            self._chance.choice(DEEDS)(self._world, self._chance)
        self._all_read(exactly=True)
        if self._readers > 1:
            deed = self._chance.choice(DEEDS)
            self._all_read(exactly=False, meanwhile=lambda: deed(self._world, self._chance))
        self._all_read(exactly=True)
        if shelf.drawings - before > len(self._states):
            drawn = shelf.drawings - before
            self.faults.append(f"{drawn} drawings of {len(self._states)} states")

    def _all_read(self, *, exactly: bool, meanwhile: Callable[[], None] | None = None) -> None:
        chosen = [self._chance.choice(PAGES) for _page in range(2)]
        language = self._chance.choice(LANGUAGES)
        asked = [
            (a_browser(self._world, self._chance), page.format(language=language), language,
             self._chance.choice(ADVERTISERS))
            for _reader in range(self._readers) for page in chosen
        ]  # fmt: skip
        if self._readers == 1:
            bodies = [self._read(*each) for each in asked]
        else:
            with ThreadPoolExecutor(self._readers + 1) as crowd:
                going = [crowd.submit(_and_close, self._read, *each) for each in asked]
                if meanwhile:
                    crowd.submit(_and_close, meanwhile).result()
                bodies = [each.result() for each in going]
        if not exactly:
            return
        for (_browser, address, language, _more), body in zip(asked, bodies, strict=True):
            if body != drawn_for_nobody(self._world, address, language):
                self.faults.append(f"{address} is not as it would be drawn for nobody")

    def _read(self, browser: Any, address: str, language: str, more: str) -> bytes:
        known = self._world.themes
        self._note(address, language)
        answer = browser.get(address + more, headers={"accept-language": language})
        self._note(address, language)
        self.answers += 1
        if address.endswith("dialogue/") and known:
            shown = int(answer.content.decode().partition("Theme ")[2].partition(".")[0] or 0)
            if shown < known:
                self.faults.append(f"{address} shows theme {shown} after theme {known}")
        body: bytes = answer.content
        return body

    def _note(self, address: str, language: str) -> None:
        """Each state in which the page may have been drawn while somebody asked for it."""
        from plenipo.portal.queries.public import standing_of

        standing = standing_of("dialogue")
        version = standing.version if standing else 0
        self._states.add((address, language, version, int(time.time()) // SPAN))


def _and_close(do: Callable[..., Any], *args: Any) -> Any:
    from django.db import connection

    try:
        return do(*args)
    finally:
        connection.close()


def mixtures(number: int, *, seed: int, readers: int = READERS) -> dict[str, Any]:
    """Run in this process, on the database Django is set to; it must hold no conference yet."""
    from plenipo.kit.kept import shelf

    world, chance = a_world(), random.Random(seed)
    shelf.clear()
    began, faults, answers = shelf.drawings, [], 0
    for _mixture in range(number):
        mixture = Mixture(world, chance, readers)
        mixture.run()
        faults += mixture.faults
        answers += mixture.answers
    drawings = shelf.drawings - began
    return {"mixtures": number, "answers": answers, "drawings": drawings, "faults": faults}


def main() -> None:
    if sys.argv[1:2] == ["--here"]:
        import django

        django.setup()
        from django.test.utils import setup_test_environment

        setup_test_environment()
        print(json.dumps(mixtures(int(sys.argv[2]), seed=int(sys.argv[3]))))
        return
    from benchmarks.postgres import a_cluster, a_database
    from benchmarks.served import a_site, keep

    number = int(sys.argv[1]) if len(sys.argv) > 1 else MIXTURES
    results = {}
    with a_site() as site:
        results["SQLite"] = _on(site, number, seed=1)
    with a_cluster() as cluster, a_database(cluster) as database, a_site(database=database) as site:
        results["PostgreSQL"] = _on(site, number, seed=2)
    for name, result in results.items():
        print(name, {**result, "faults": len(result["faults"])}, *result["faults"][:3], sep="\n  ")
    keep("public_mixtures", results)


def _on(site: Any, number: int, *, seed: int) -> dict[str, Any]:
    site.run("-m", "django", "migrate", "--verbosity", "0")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.public_mixtures", "--here", str(number), str(seed)],
        env=site.environment,
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenipo.project.settings")
    main()
