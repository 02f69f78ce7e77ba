"""Two people who change the same row by the same form: what the second did not touch is the first one's, the rest is
compared.

drawn(form, …)                   what the fields of a page say, as the hidden field "was" carries it
overtaken(why, form, posted)     what the second sent, with what the first saved meanwhile, for kit/parts/overtaken.html
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from plenipo.kit.days import long_day
from plenipo.kit.forms import state_of
from plenipo.kit.json_read import json_in
from plenipo.kit.locales import language_name, listed
from plenipo.kit.phrases import bracketed
from plenipo.kit.texts import TextsWidget

LENGTH = 8  # of a mark: a field that is the same by chance is one in four thousand millions


@dataclass(frozen=True)
class FormInput:
    """One input of a form: the values a browser sends for it, and how it says one."""

    name: str
    label: str
    values: list[str]
    say: Callable[[str], str] = str

    def said(self, values: list[str]) -> str:
        return listed(map(self.say, values)) or "–"


@dataclass(frozen=True)
class OvertakenField:
    """What is saved now beside what the second sent; `mine` is empty where they had not touched it."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Overtaken:
    """
    why     who was faster, in a sentence
    data    to fill the form with again, and to be sent as it is, once it has been looked at
    was     what the fields of the row say now
    """

    why: str
    data: QueryDict
    was: str
    differences: list[OvertakenField]


def drawn(*forms: BaseForm) -> str:
    return json.dumps({entry.name: _mark(entry.values) for entry in _entries(forms)})


def overtaken(why: str, form: BaseForm, posted: QueryDict, *more: BaseForm) -> Overtaken:
    """`form`, and `more` that stand in the same one: unbound, of the row as it is now."""
    was, data, found = _was(posted), posted.copy(), []
    for entry in _entries([form, *more]):
        sent, now = _plain(posted.getlist(entry.name)), _plain(entry.values)
        if sent == now:
            continue
        untouched = was.get(entry.name) == _mark(sent)
        if untouched:
            data.setlist(entry.name, entry.values)
        elif was.get(entry.name) == _mark(now):
            continue  # only the second changed it
        mine = "" if untouched else entry.said(sent)
        found.append(OvertakenField(entry.label, entry.said(now), mine))
    return Overtaken(why, data, drawn(form, *more), found)


def _was(posted: QueryDict) -> dict[str, str]:
    try:
        was = json_in(posted.get("was", ""))
    except ValueError:
        return {}
    return was if isinstance(was, dict) else {}


def _mark(values: list[str]) -> str:
    return state_of(_plain(values))[:LENGTH]


def _plain(values: list[str]) -> list[str]:
    """A browser sends other ends of lines than we keep, and boxes in the order of the page."""
    return sorted(text for each in values if (text := "\n".join(each.split("\r\n")).strip()))


def _entries(drawn_together: Iterable[BaseForm]) -> Iterator[FormInput]:
    """Of what is hidden nobody is told, and nobody has touched it."""
    for bound in (each for form in drawn_together for each in form.visible_fields()):
        widget = bound.field.widget
        if isinstance(widget, forms.MultiWidget):
            yield from _of_each_language(bound, widget)
        else:
            yield FormInput(bound.html_name, str(bound.label), _sent(bound), _words(widget))


def _of_each_language(bound: BoundField, widget: forms.MultiWidget) -> Iterator[FormInput]:
    value: Any = bound.value()
    parts = value if isinstance(value, list) else widget.decompress(value) or []
    names: list[str] = widget.widgets_names  # type: ignore[attr-defined]
    for name, part, one in zip(names, parts, widget.widgets, strict=True):
        language = one.attrs.get("lang") if isinstance(widget, TextsWidget) else None
        label = bracketed(bound.label, language_name(language)) if language else str(bound.label)
        yield FormInput(bound.html_name + name, label, [str(part or "")])


def _sent(bound: BoundField) -> list[str]:
    widget, value = bound.field.widget, bound.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    shown: Any = widget.format_value(value)
    each = shown if isinstance(shown, list | tuple) else [shown]
    return ["" if one is None else str(one) for one in each]


def _words(widget: forms.Widget) -> Callable[[str], str]:
    """How the choices of a field are called, and days."""
    if isinstance(widget, forms.CheckboxInput):
        return lambda _sent: _("yes")
    if isinstance(widget, forms.DateInput):
        return _day
    named: dict[str, str] = {}
    for value, label in getattr(widget, "choices", ()):
        group = label if isinstance(label, list | tuple) else [(value, label)]
        named |= {str(one): str(said) for one, said in group}
    return lambda sent: named.get(sent, sent)


def _day(text: str) -> str:
    try:
        return long_day(date.fromisoformat(text))
    except ValueError:
        return text
