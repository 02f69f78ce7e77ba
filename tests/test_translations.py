"""Every string a person sees is there in all six languages, with its plural forms and its placeholders."""

import ast
import re
from functools import cache

import pytest
from django.conf import settings

from plenipo.kit.messages import LANGUAGES, found_in, is_done, po_of, read
from tests.sources import SOURCES, tree_of

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
NUMBERS = {"%(n)s", "%(count)s", "%(number)s", "%(shown)s"}  # some plural forms say them in words
GATHERED = ("_", "gettext", "gettext_lazy", "ngettext", "pgettext", "npgettext")


@cache
def found():
    return list(found_in(settings.PACKAGE))


def identity(message):
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language):
    catalog = read(po_of(settings.PACKAGE, language), language)
    done = {identity(m) for m in catalog if m.id and is_done(m)}

    assert sorted({identity(m)[0] for m in found() if m.id and identity(m) not in done}) == []


def test_no_string_hides_from_the_translators_inside_another():
    """What is gathered are calls; one inside an f-string is not seen, and stays English in silence."""
    hidden = [
        f"{path.relative_to(settings.PACKAGE)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GATHERED
    ]

    assert hidden == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language):
    catalog = read(po_of(settings.PACKAGE, language), language)
    used = {identity(m) for m in found()}

    assert [m.id for m in catalog if m.id and identity(m) not in used] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_plural_forms_are_those_of_the_source(language):
    catalog = read(po_of(settings.PACKAGE, language), language)
    wrong = []
    for message in catalog:
        if not message.id or not is_done(message):
            continue  # what is missing is told above
        sources = message.id if isinstance(message.id, tuple | list) else [message.id]
        strings = message.string if isinstance(message.id, tuple | list) else [message.string]
        allowed = {p for source in sources for p in PLACEHOLDER.findall(source)}
        needed = set(PLACEHOLDER.findall(sources[-1])) - NUMBERS
        if len(sources) > 1 and len(strings) != catalog.num_plurals:
            wrong.append((sources[0], "plural forms"))
        for string in strings:
            used = set(PLACEHOLDER.findall(string))
            if not needed <= used or not used <= allowed:
                wrong.append((sources[0], string))
    assert wrong == []
