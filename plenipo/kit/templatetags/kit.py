"""The components of the pages: `{% load kit %}`. See them all on the running product at /-/style.

Each tag draws one file of templates/kit/parts/. "of" below: a list of dicts or objects with these names (those in
brackets may be missing). Every name, text or address is escaped; texts come translated from the view or `_()`.

Text
  {% bdi name lang %}                       a name in its own language and direction
  {% called party %}                        the name to use of a party, an invitation, a delegation
  {% mark kind text %}                      status: kind is yes, wait, no or quiet; colour and shape and word
  {{ words|listed }}                        with the comma of the reader's language
  {{ n|number }} {{ d|day }} {{ t|moment }} figures, dates and times as the reader's language writes them
  {{ a|days:b }} {{ a|hours:b }}            from … to …; {{ zone|zone_words:day }} names a clock
  {% translate "Theme"|colon %}{{ text }}   "Theme: …"; no mark stands between two pieces in a template, for each
  {{ text|bracketed:remark }}               language has its own: plenipo.kit.phrases has all joints, and
  {% comma %} {% gap %}                     the comma of a list, and the blank after a colon or a sentence

Forms
  {% fields form %}                         every field of a form, hidden ones too
  {% field form.name %}                     one field: label above, help and error below ([label=] [help=])
  {% parts_of parts %}                      a long form cut up by kit.forms.in_parts: each part folds
  {% error_summary form [formset …] %}      what is wrong, with links; takes focus
  {% keep_typed "name" [complete=] %}       inside <form>: keeps entries until the server has them, tries again
  {% filter_bar form [label=] %}            GET form; keeps the sort, forgets the page
  {% include "kit/parts/confirm.html" %}    outward act: title, text, effects (list), action, button, cancel_url,
                                            [word] to be typed into the field "confirm", [hidden] (list of name, value)
  {% paste_grid formset label [add] %}      formset as a table that takes a paste from a spreadsheet
  {% if request.member|may_open:url %}       whether the guard there lets the reader in: offer nothing else
  {% post "app:name" pk label=_("Undo") %}   a form of one button ({% load deeds %}, where all its options stand)

Lists  <form method="post">{% deed %}{% bulk_bar actions %}{% cards %}… ({% load cards %})
  {% th label [sort="name"] [end=True] %}   head of a column; `sort` puts ?sort=name / -name into the address
  {% pick_all %} {% pick value label %}     <th> and <td> with the box of a row (posted as "row")
  {% bulk_bar actions %}                    actions of (value, label, [kind]); posted as "do"
  {% pager page %}                          of a django.core.paginator.Page; keeps the rest of the address

Telling
  {% figures list [rule] %}                 of (value, label, [note], [url], [rule]); rule: how it was counted
  {% steps list %}                          of (label, state, [note], [url]); state done, now or todo
  {% timeline list %}                       of (at, text, [by], [url], [kind], [more: lines below it])
  {% nothing_yet title text [url] [button] %}  the empty state: says what to do first
  {% undo_bar text action [key] %}          said after a deed that can be taken back
  {% job_progress job %}                    long work: .state .done .total .url [.text] [.result_url]; polls .url
  {% count_down moment %}                   "168 days", "02:47"
  {% dialog_link url label [css] %}         a page shown in a dialog (its <main>); without script simply the page
  <p class="note">, <p class="note wait">, <p class="note no">

Drawings (values from plenipo.kit.tiles and plenipo.kit.charts)
  {% tile_map map %} {% line_chart chart %} {% sparkline values label %} {% funnel stages %}

Keys    any link, button or input with data-key="a" is pressed by that key while no field has focus; in a list whose
        rows are `data-row` (tabindex="-1"), j and k walk, and keys within the current row win. "?" lists them all.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4

from babel.numbers import format_decimal
from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, Form, RadioSelect
from django.template import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from plenipo.kit import days as calendar
from plenipo.kit import phrases
from plenipo.kit.access import may_open
from plenipo.kit.charts import LineChart, Stage, bars, spark
from plenipo.kit.dates import written
from plenipo.kit.forms import FormPart, day_in
from plenipo.kit.locales import comma, isolated, listed, locale_of
from plenipo.kit.tags import tag_of
from plenipo.kit.tiles import TileMap

register = template.Library()
register.filter(listed)
register.filter(may_open)
register.filter(calendar.share)
register.filter(calendar.percent)
register.filter(calendar.long_moment)
register.filter(calendar.day_name)
for joint in phrases.JOINTS:
    register.filter(joint)
register.simple_tag(comma)
register.simple_tag(phrases.gap)
Row = Any  # a dict or an object: the template reads names from either
TONES = {"success": "yes", "warning": "wait", "error": "no"}


def _here(value: date | datetime) -> date | datetime:
    aware = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if aware else value  # type: ignore[arg-type]


@register.filter
def number(value: float | str | None) -> str:
    """Nothing for what is not there, which a template hands over as ""."""
    if value is None or isinstance(value, str):
        return ""
    if (
        isinstance(value, int) and 0 <= value < 1000
    ):  # the same in all our languages, and most figures
        return str(value)
    return format_decimal(value, locale=locale_of())


@register.filter
def day(value: date | datetime | None) -> str:
    return isolated(_long(_day_of(_here(value)), get_language() or "en")) if value else ""


@register.filter
def day_of_week(value: date) -> str:
    """Short, for tabs: "Mon 10 May"."""
    return isolated(calendar.day_of_the_week(value))


@register.filter
def known_day(value: str) -> str:
    """A day, a month or a year alone, whatever is known."""
    return isolated(written(value))


def _day_of(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


@lru_cache(maxsize=2048)
def _long(value: date, language: str) -> str:
    """A list says the same few days over and over."""
    return calendar.long_day(value, language)


@register.filter
def moment(value: datetime | None) -> str:
    """Day and time in the zone that is active (the venue's, in a conference's pages)."""
    if not value:
        return ""
    local = timezone.localtime(value).replace(second=0, microsecond=0)
    return isolated(_minute(local.replace(tzinfo=None), get_language() or "en"))


@register.filter
def hours(starts: datetime | None, ends: datetime | None = None) -> str:
    """ "14:00", or "14:00–14:30" from left to right in every language, at the clock `moment` goes by."""
    return calendar.hours(*(_here(each) for each in (starts, ends) if each)) if starts else ""  # type: ignore[arg-type]


@lru_cache(maxsize=2048)
def _minute(local: datetime, language: str) -> str:
    return phrases.at_time(calendar.short_day(local, language), f"{local:%H:%M}")


@register.filter
def moment_to(starts: datetime | None, ends: datetime | None) -> str:
    """Day and hours; of what ends on another day both days. Either end may be unknown."""
    here, there = (timezone.localtime(each) if each else None for each in (starts, ends))
    if here and there and here.date() == there.date():
        return isolated(phrases.at_time(calendar.short_day(here), calendar.hours(here, there)))
    return isolated(phrases.from_to(moment(starts) or "…", moment(ends) or "…"))


@register.filter
def days(starts: date, ends: date) -> str:
    return isolated(calendar.days_between(starts, ends))


@register.filter
def zone_words(zone: object, on: date | None = None) -> str:
    """ "Nairobi time, UTC+3", for a zone and a day there."""
    return calendar.zone_in_words(str(zone), on or timezone.localdate())


@register.filter
def tone(level: str) -> str:
    """The kind of mark for a level of django.contrib.messages."""
    return TONES.get(level, "quiet")


@register.simple_tag
def called(named: Any) -> SafeString:
    """`lang` is said where the name is not in the language of the page. Nobody is called nothing."""
    if not named:
        return SafeString("")
    name = named.called_in()
    here = tag_of(get_language() or "en")
    return bdi(name.text, name.lang if tag_of(name.lang) != here else "")


@register.simple_tag
def bdi(name: str, lang: str = "") -> SafeString:
    if lang:
        return format_html('<bdi lang="{}">{}</bdi>', lang, name)
    return format_html("<bdi>{}</bdi>", name)


@register.simple_tag
def mark(kind: str, text: str) -> SafeString:
    return format_html('<span class="mark {}">{}</span>', kind, text)


# ---- forms


@register.simple_tag
def way(ways: Any, name: str, *args: Any) -> str:
    """The address of a page that stands in more places than one: `ways` knows in which of them its reader is."""
    address: str = ways.url(name, *args)
    return address


@register.inclusion_tag("kit/parts/field.html")
def field(bound: BoundField, *, label: str = "", help: str = "") -> dict[str, Any]:  # noqa: A002
    widget = bound.field.widget
    return {
        "field": bound,
        "label": label or bound.label,
        "help": help or bound.help_text,
        "ticked": isinstance(widget, CheckboxInput),
        "grouped": widget.use_fieldset,
        "names_itself": isinstance(widget, RadioSelect),  # boxes too: Django draws their id
        "optional": not bound.field.required and not getattr(bound.field, "expected", False),
        "day": day_in(bound),
    }


@register.inclusion_tag("kit/parts/fields.html")
def fields(form: Form) -> dict[str, Any]:
    return {"form": form}


@register.inclusion_tag("kit/parts/form_parts.html")
def parts_of(parts: Iterable[FormPart]) -> dict[str, Any]:
    return {"parts": parts}


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(*forms: Any, focus: bool = True) -> dict[str, Any]:
    """Takes forms and formsets; says nothing when none of them has errors."""
    each: list[Form] = []
    general: list[Any] = []
    sent = [form for form in forms if form is not None and form.is_bound]
    for form in sent:
        if hasattr(form, "management_form"):
            each += list(form)
            general += form.non_form_errors()
        else:
            each.append(form)
    wrong = [bound for form in each for bound in form if bound.errors]
    general += [error for form in each for error in form.non_field_errors()]
    return {"general": general, "wrong": wrong, "focus": focus}


@register.inclusion_tag("kit/parts/keep_typed.html")
def keep_typed(name: str, *more: object, complete: object = False) -> dict[str, Any]:
    """more: what tells forms drawn in a loop apart; complete: all that was typed stands there already."""
    return {"name": "-".join([name, *map(str, more)]), "complete": complete}


@register.inclusion_tag("kit/parts/filter_bar.html", takes_context=True)
def filter_bar(context: RequestContext, form: Form, label: str = "") -> dict[str, Any]:
    request = context["request"]
    return {
        "form": form,
        "label": label,
        "sort": request.GET.get("sort", ""),
        "path": request.path,
        "narrowed": any(request.GET.get(bound.html_name) for bound in form),
    }


@register.inclusion_tag("kit/parts/paste_grid.html")
def paste_grid(formset: Any, label: str = "", add: str = "") -> dict[str, Any]:
    return {"formset": formset, "empty": formset.empty_form, "label": label, "add": add}


# ---- lists


def _address(context: RequestContext, **changes: str | int | None) -> str:
    """This page's address with some of its questions changed; None takes one out."""
    asked = context["request"].GET.copy()
    for name, value in changes.items():
        asked.pop(name, None)
        if value is not None:
            asked[name] = str(value)
    return f"?{asked.urlencode()}"


@register.inclusion_tag("kit/parts/th.html", takes_context=True)
def th(context: RequestContext, label: str, *, sort: str = "", end: bool = False) -> dict[str, Any]:
    now = context["request"].GET.get("sort", "") if sort else ""
    return {
        "label": label,
        "end": end,
        "url": _address(context, sort=f"-{sort}" if now == sort else sort, page=None)
        if sort
        else "",
        "sorted": {sort: "ascending", f"-{sort}": "descending"}.get(now, "") if now else "",
    }


@register.inclusion_tag("kit/parts/pager.html", takes_context=True)
def pager(context: RequestContext, page: Page[Any]) -> dict[str, Any]:
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [
        {"number": n, "url": _address(context, page=n) if isinstance(n, int) else ""}
        for n in numbers
    ]
    return {
        "page": page,
        "links": links,
        "before": _address(context, page=page.number - 1) if page.has_previous() else "",
        "after": _address(context, page=page.number + 1) if page.has_next() else "",
    }


@register.inclusion_tag("kit/parts/pick_all.html")
def pick_all() -> dict[str, Any]:
    return {}


@register.inclusion_tag("kit/parts/pick.html")
def pick(value: Any, label: str, form: str = "") -> dict[str, Any]:
    """form: the id of the one it is sent with, where the table does not stand in it"""
    return {"value": value, "label": label, "form": form}


@register.inclusion_tag("kit/parts/bulk_bar.html")
def bulk_bar(actions: Iterable[Row]) -> dict[str, Any]:
    return {"actions": actions}


# ---- telling


@register.inclusion_tag("kit/parts/figures.html")
def figures(figures: Iterable[Row], rule: str = "", *, compact: bool = False) -> dict[str, Any]:
    """compact   in one line, above a list that is the work"""
    return {"figures": figures, "rule": rule, "compact": compact}


@register.inclusion_tag("kit/parts/steps.html")
def steps(steps: Iterable[Row]) -> dict[str, Any]:
    return {"steps": steps}


@register.inclusion_tag("kit/parts/timeline.html")
def timeline(events: Iterable[Row]) -> dict[str, Any]:
    return {"events": events}


@register.inclusion_tag("kit/parts/nothing_yet.html")
def nothing_yet(title: str, text: str, url: str = "", button: str = "") -> dict[str, Any]:
    return {"title": title, "text": text, "url": url, "button": button}


@register.inclusion_tag("kit/parts/undo_bar.html", takes_context=True)
def undo_bar(context: RequestContext, text: str, action: str) -> dict[str, Any]:
    return {"request": context["request"], "text": text, "action": action}


@register.inclusion_tag("kit/parts/job.html")
def job_progress(job: Row) -> dict[str, Any]:
    return {"job": job}


@register.inclusion_tag("kit/parts/count_down.html")
def count_down(until: datetime, said: str = "") -> dict[str, Any]:
    return {"until": until, "said": said or moment(until)}  # what stands there without script


@register.inclusion_tag("kit/parts/dialog_link.html")
def dialog_link(url: str, label: str, css: str = "button plain") -> dict[str, Any]:
    return {"url": url, "label": label, "css": css}


@register.inclusion_tag("kit/parts/tile_map.html")
def tile_map(map: TileMap) -> dict[str, Any]:  # noqa: A002
    return {"map": map}


@register.inclusion_tag("kit/parts/line_chart.html")
def line_chart(chart: LineChart) -> dict[str, Any]:
    return {"chart": chart, "id": uuid4().hex[:8]}


@register.simple_tag
def sparkline(values: Iterable[float], label: str) -> SafeString:
    return spark(list(values), label)


@register.inclusion_tag("kit/parts/funnel.html")
def funnel(stages: Iterable[Stage]) -> dict[str, Any]:
    return {"stages": bars(list(stages))}
