"""No message uses a form that its readers would take amiss (tests/forbidden_forms.py)."""

import re

import pytest
from django.conf import settings

from plenipo.kit.messages import po_of, read
from tests.forbidden_forms import FORMS


def texts_of(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def source_of(message):
    return message.id if isinstance(message.id, str) else message.id[0]


def forbidden_in(texts, forms):
    """(source, form, better, text) of what is found; `texts` are pairs of a source and a text."""
    return [
        (source, form, better, text)
        for source, text in texts
        for form, better, right_in in forms
        if source not in right_in and re.search(form, text)
    ]


@pytest.mark.parametrize("language", FORMS)
def test_no_message_has_a_forbidden_form(language):
    catalog = read(po_of(settings.PACKAGE, language), language)
    texts = [(source_of(m), text) for m in catalog if m.id for text in texts_of(m)]

    found = forbidden_in(texts, FORMS[language])

    assert not found, "\n".join(
        f"{source!r}: {form!r} in {text!r}; write {better}" for source, form, better, text in found
    )


@pytest.mark.parametrize("language", FORMS)
def test_every_exception_is_a_message_that_has_the_form(language):
    catalog = read(po_of(settings.PACKAGE, language), language)
    texts = [(source_of(m), text) for m in catalog if m.id for text in texts_of(m)]
    for form, better, right_in in FORMS[language]:
        there = {source for source, *_rest in forbidden_in(texts, [(form, better, ())])}
        assert set(right_in) <= there


def test_a_forbidden_form_is_found():
    forms = FORMS["fr"]

    assert forbidden_in([("Your read-out", "Votre compte rendu")], forms)
    assert forbidden_in([("Your read-out", "Votre communiqué")], forms) == []


# ---- no name in the middle of a sentence that would need its article or case

NAMES = r"(%\(|\{)(conference|title|party|parties|host|convenor|delegation)\b"
BEFORE_A_NAME = {
    "fr": rf"\b(de|du|à|au|pour|la|le|d’|l’|par)[ \u00a0]?{NAMES}",
    "es": rf"\b(de|del|a|al|para|el|la|por|en) {NAMES}",
    "ru": rf"\b(в|на|от|для|из|к|с|о|об|за|по) {NAMES}",
}


@pytest.mark.parametrize("language", BEFORE_A_NAME)
def test_an_inserted_name_stands_apart(language):
    """In quotation marks, behind a label or as an apposition: « %(title)s », "Délégation : %(delegation)s"."""
    catalog = read(po_of(settings.PACKAGE, language), language)
    texts = [(source_of(m), text) for m in catalog if m.id for text in texts_of(m)]

    assert [each for each in texts if re.search(BEFORE_A_NAME[language], each[1])] == []


@pytest.mark.parametrize("text", ["désigné pour %(conference)s", "la direction de {host}"])
def test_a_name_without_its_article_is_found(text):
    assert re.search(BEFORE_A_NAME["fr"], text)
