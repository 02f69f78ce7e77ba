"""Why a row may mean a party, in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.locales import language_name
from plenipo.kit.templatetags.kit import day

# the engine's sentences (matching.wording.SENTENCES), for the reader
SENTENCES = {
    "same_name": gettext_lazy("same name “{name}”"),
    "same_name_other_spelling": gettext_lazy("same name except for spelling: “{name}”"),
    "same_words": gettext_lazy("same words: “{name}”"),
    "same_meaning": gettext_lazy("same meaning: “{name}”"),
    "similar_name": gettext_lazy("similar to “{name}”"),
    "part_of_name": gettext_lazy("part of its name: “{name}”"),
    "same_acronym": gettext_lazy("same acronym {acronym}"),
    "similar_acronym": gettext_lazy("similar acronym {acronym}"),
    "acronym_of_name": gettext_lazy("{acronym} may stand for “{name}”"),
    "leader": gettext_lazy("led by {name}"),
    "alliance": gettext_lazy("an alliance, but several parties are named"),
    "active": gettext_lazy("active on {date}"),
    "not_active": gettext_lazy("not known to be active on {date}"),
    "ended": gettext_lazy("ended in {year}"),
    "not_yet_founded": gettext_lazy("not founded until {year}"),
    "other_country": gettext_lazy("listed under {country}"),
    "nothing_typed": gettext_lazy("no name was given"),
    "no_party_named": gettext_lazy("“{word}” is not the name of a party"),
    "nothing_similar": gettext_lazy("nothing similar in the register"),
    "several_fit": gettext_lazy("several parties match about equally"),
    "joint_list": gettext_lazy("a joint list of several parties, or an alliance"),
    "too_short": gettext_lazy("one or two letters may name several parties"),
    "unlike": gettext_lazy("part of the text entered, or of the name, does not match"),
    "country_unknown": gettext_lazy("the country “{country}” has no party in the register"),
    "none_existed": gettext_lazy("no such party existed at that time"),
}


# what the list itself says of a row
OF_LISTS = {
    "by_number": gettext_lazy("identified by its number in the register"),
    "address_mended": gettext_lazy("the e-mail was entered as “{typed}” and read as “{email}”"),
    "hidden_rows": gettext_lazy("the row is hidden in the workbook"),
    "struck_rows": gettext_lazy("the row is struck through in the workbook"),
    "struck_cells": gettext_lazy("part of the row is struck through in the workbook"),
}


def in_words(code: str, told: Mapping[str, str]) -> str:
    """A reason in the reader's language, names and words in their own direction; one unknown here is left unsaid."""
    sentence = SENTENCES.get(code) or OF_LISTS.get(code)
    if sentence is None:
        return _("for another reason")
    if not told:
        return str(sentence)
    words = {name: format_html("<bdi>{}</bdi>", text) for name, text in told.items()}
    if "date" in told:
        words["date"] = format_html("{}", day(date.fromisoformat(told["date"])))
    return format_html(str(sentence), **words)


def with_language(code: str, told: Mapping[str, str]) -> str:
    """With the language of the name that fits, where it is known."""
    language = language_name(told["language"]) if told.get("language") else ""
    words = in_words(code, told)
    return format_html("{} ({})", words, language) if language else words
