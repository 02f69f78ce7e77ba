"""Who may reach what. A new address fails here until somebody says who it is for.

Each app's rows stand in tests/<app>/access_table.py:
WHO      {"app:name": {names of the cast who get in (status below 400, or a redirect that is not to the sign-in)}}
WHERE    {"app:name": function(world) -> arguments of the address}; nothing: no arguments
POSTS    addresses that take a POST: {"app:name": function(world) -> data}
ASKED    what the address of a GET goes on with: {"app:name": "state=drafted"}
"""

import importlib
import re
from functools import cache
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

from plenipo.kit.apps import house
from tests.conftest import CAST

APPS = [app.label for app in house() if app.label != "project"]
TABLES = [importlib.import_module(f"tests.{app}.access_table") for app in APPS]
WHO = {name: who for table in TABLES for name, who in table.WHO.items()}
WHERE = {name: where for table in TABLES for name, where in getattr(table, "WHERE", {}).items()}
POSTS = {name: data for table in TABLES for name, data in getattr(table, "POSTS", {}).items()}
ASKED = {name: asked for table in TABLES for name, asked in getattr(table, "ASKED", {}).items()}
NOT_OURS = (
    "account_",
    "mfa_",
    "socialaccount_",
    "ninja:",
)  # allauth's own pages; tests/portal/test_api.py

SIGN_IN = re.compile("/account/(login|2fa)/")
LINK = re.compile(r'<a [^>]*?href="(/[^"?#]*)')
FORM = re.compile(r'<form (?=[^>]*method="post")[^>]*?action="(/[^"?#]*)')
ANY_LANGUAGE = re.compile(r"^/(ar|zh-hans|en|fr|ru|es)/")


def addresses(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern.callback
        else:
            inner = pattern.app_name or pattern.namespace
            yield from addresses(pattern.url_patterns, f"{inner}:" if inner else prefix)


OURS = [
    (name, view)
    for name, view in addresses(get_resolver().url_patterns)
    if not name.startswith(NOT_OURS)
]

OPEN_TO = {name: getattr(view, "reached_by", "") for name, view in OURS}


def test_every_address_is_in_the_table():
    assert {name for name, _ in OURS} - set(WHO) == set()
    assert set(WHO) - {name for name, _ in OURS} == set()


def test_every_view_says_how_it_is_reached():
    assert [name for name, view in OURS if not hasattr(view, "reached_by")] == []


def offered_on(answer):
    """The names of the addresses a page links to or posts to, those of another conference left out.

    A form whose table sends nothing that is taken tells nothing of who gets in.
    """
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return
    page = answer.content.decode()
    for path in LINK.findall(page):
        if path != "/" and "/elsewhere/" not in path:
            yield address_of(ANY_LANGUAGE.sub("/en/", path))  # in whatever language
    for path in FORM.findall(page):
        if WHO.get(name := address_of(ANY_LANGUAGE.sub("/en/", path)), True):
            yield name


@cache
def address_of(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


@pytest.mark.parametrize("name", sorted(WHO))
def test_the_right_people_get_in_and_are_offered_only_what_opens_to_them(name, world, signed_in):
    address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))

    let_in, refused, kept = set(), set(), set()
    for who in CAST:
        client = signed_in(who)
        with transaction.atomic():  # each person finds the world as it was
            if name in POSTS:
                answer = client.post(address, {"key": uuid4().hex, **POSTS[name](world)})
            else:
                answer = client.get(f"{address}?{ASKED.get(name, '')}")
            transaction.set_rollback(True)
        if OPEN_TO[name] != "anyone" and "no-store" not in answer["Cache-Control"]:
            kept.add(who)
        turned_away = answer.status_code in (301, 302, 303) and SIGN_IN.search(answer.url)
        if answer.status_code < 400 and not turned_away:
            let_in.add(who)
            refused |= {
                (who, link)
                for link in offered_on(answer)
                if not link.startswith(NOT_OURS) and not {who, "nobody"} & WHO.get(link, set())
            }

    public = {"fay"} if "nobody" in WHO[name] else set()
    assert let_in == set(WHO[name]) | public
    assert refused == set()
    assert kept == set()  # no browser and no proxy keeps what is not for everybody
