"""What a line of a journal tells its reader: who did it, what, about what, and which values it changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from plenipo.kit.days import long_day
from plenipo.kit.locales import isolated, language_name, listed
from plenipo.kit.templatetags.kit import moment
from plenipo.records.models import Channel, Line
from plenipo.records.verbs import journal_verbs, kept_from
from plenipo.records.words.lines import (
    COMPARED,
    FIELDS,
    NOT_SHOWN,
    Detail,
    LineReader,
    RowNames,
    Thing,
    detail_of,
    field_of,
    row_of,
    speaker_of,
    split_name,
    values_of,
    wanted_by,
)


@dataclass(frozen=True)
class DeedInWords:
    """
    deed      what was done, in words; with its source, if it was entered for a party (`deed_alone`: without)
    who       the account, or who it was without one; "" if the duty says it
    changes   one sentence for each value that was changed or said
    """

    line: Line
    deed: str
    deed_alone: str
    who: str
    about: Thing
    changes: tuple[str, ...]

    @property
    def kind(self) -> str:
        return split_name(self.line.about)[0]


def phrases() -> dict[str, object]:
    """The phrase of every verb of the journal, as the apps state them."""
    return {verb: verb.phrase for verb in journal_verbs()}


def phrases_told_to(holds: Callable[[str], bool]) -> dict[str, object]:
    """Those of the verbs whose lines somebody with these duties reads."""
    kept = kept_from(holds)
    return {verb: phrase for verb, phrase in phrases().items() if verb not in kept}


def source_in_words(channel: str, on: date) -> str:
    """ "telephone call, 3 March 2027", in the reader's language."""
    return _("%(channel)s, %(day)s") % {
        "channel": dict(Channel.choices).get(channel, channel),
        "day": long_day(on),
    }


def deed_in_words(line: Line, words: Mapping[str, object]) -> str:
    """What a line of a journal says was done, and where it came from if it was entered for a party.

    words   the phrases of the journal's verbs
    """
    phrase = str(words.get(line.verb, line.verb))
    source = line.details.get("source")
    if not source:
        return phrase
    channel, day = source
    told = source_in_words(channel, date.fromisoformat(day))
    return _("%(deed)s (entered for the party; source: %(source)s)") % {
        "deed": phrase,
        "source": told,
    }


def read_lines(
    lines: Iterable[Line], reading: LineReader, words: Mapping[str, object] | None = None
) -> list[DeedInWords]:
    """Lines in the order given, for one reader. At most one query for a kind of row they refer to.

    words   the phrases of their verbs, if it is not the journal of the conference
    """
    lines, names, words = list(lines), RowNames(reading), words or phrases()
    for line in lines:
        names.want(*split_name(line.about))
        for kind, number in wanted_by(line):
            names.want(kind, number)
    names.read()
    return [_told(line, words, names) for line in lines]


def _told(line: Line, words: Mapping[str, object], names: RowNames) -> DeedInWords:
    kind, number = split_name(line.about)
    about = names.of(kind, number, _called(line)) if number else Thing(kind)
    changes = (*_values(line, names), *_details(line, names), *about.changes)
    alone = str(words.get(line.verb, line.verb))
    return DeedInWords(
        line, deed_in_words(line, words), alone, _who(line, names), about, tuple(changes)
    )


def _called(line: Line) -> str:
    """What the row was called, if the line says it: a code, a day, or a text by language."""
    called = line.details.get("called") or ""
    if isinstance(called, dict):
        return str(called.get(get_language()) or next(iter(called.values()), ""))
    try:
        return long_day(date.fromisoformat(called))
    except ValueError:
        return str(called)


def _who(line: Line, names: RowNames) -> str:
    if line.account_id:
        return str(line.account or names.of("people.account", line.account_id).text)
    for kind, number in speaker_of(line):
        one = names.of(kind, number)
        return one.short or one.text
    return "" if line.by_name == line.duty else line.by_name


def as_history(
    lines: Iterable[Line],
    reading: LineReader,
    words: Mapping[str, object] | None = None,
    *,
    known: Iterable[str] = (),
) -> list[dict[str, Any]]:
    """As the component `timeline` draws them.

    known   kinds of rows the page itself is about: it need not say again what they are called
    """
    page = set(known)
    return [
        {
            "at": told.line.at,
            "text": _deed_about(told) if told.kind not in page else told.deed,
            "by": told.who,
            "more": told.changes,
        }
        for told in read_lines(lines, reading, words)
    ]


def _deed_about(told: DeedInWords) -> str:
    return _("%(deed)s: %(about)s") % {"deed": told.deed, "about": isolated(told.about.text)}


# ---- values that changed


def _values(line: Line, names: RowNames) -> Iterable[str]:
    kind, _number = split_name(line.about)
    values = values_of(line)
    for name, pair in values.items():
        if name == COMPARED.get(line.verb) and "before" not in line.details:
            yield _one_value(label_of(kind, name), value_in_words(kind, name, pair[1], names))
            continue
        before, after = (value_in_words(kind, name, each, names) for each in _both(pair))
        yield changed(label_of(kind, name), before, after)
    if COMPARED.get(line.verb) == "":
        yield from _texts(line.details.get("before"), line.details.get("after"))
    elif line.verb not in COMPARED and "before" in line.details:
        before, after = line.details["before"], line.details.get("after")
        yield changed(_("value"), _plain(before), _plain(after))
    for name in (*line.details.get("fields", ()), *line.details.get("rules", ())):
        if name not in values:
            yield _("%(field)s: changed") % {"field": label_of(kind, name)}


def _both(pair: object) -> tuple[Any, Any]:
    return (pair[0], pair[1]) if isinstance(pair, list) and len(pair) == 2 else (None, pair)


def changed(field: str, before: str, after: str) -> str:
    """One value before and after; where there was or is none, in words."""
    told = {
        "field": field,
        "before": isolated(before) if before else pgettext("value", "none"),
        "after": isolated(after) if after else pgettext("value", "none"),
    }
    return _("%(field)s: %(before)s → %(after)s") % told


def _texts(before: Any, after: Any) -> Iterable[str]:
    """Texts by language, each that differs; a name of a country has forms below its language."""
    before, after = before or {}, after or {}
    for code in sorted({*before, *after}):
        one, other = before.get(code), after.get(code)
        if one != other:
            yield changed(capfirst(language_name(code)), _plain(one), _plain(other))


def label_of(kind: str, name: str) -> str:
    said = FIELDS.get(f"{kind}:{name}")
    field = field_of(kind, name)
    label = said.label if said else field.verbose_name if field is not None else name
    return str(capfirst(str(label)))


def value_in_words(kind: str, name: str, value: Any, names: RowNames) -> str:
    """A value of a field as its reader writes it. "" for none."""
    if value is None or value in ("", []):
        return ""
    said, field = FIELDS.get(f"{kind}:{name}"), field_of(kind, name)
    if said and said.words:
        return said.words(value, names.reading)
    if row := row_of(kind, name):
        return names.of(row, value).text
    if field is not None and field.choices:
        words = dict(field.flatchoices)
        return str(words.get(value, value))
    return _of_type(field, value)


def _of_type(field: "models.Field[Any, Any] | None", value: Any) -> str:
    if isinstance(field, models.DateTimeField):
        return moment(datetime.fromisoformat(str(value)))
    if isinstance(field, models.DateField):
        return long_day(date.fromisoformat(str(value)), get_language())
    if isinstance(field, models.TimeField):
        return f"{time.fromisoformat(str(value)):%H:%M}"
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return pgettext("value", "yes") if value else pgettext("value", "no")
    if isinstance(value, list):
        return listed(_plain(each) for each in value)
    if isinstance(value, dict):
        return listed(_plain(each) for each in value.values())
    return "" if value is None else str(value)


# ---- what else a line says


def _details(line: Line, names: RowNames) -> Iterable[str]:
    known = values_of(line)
    for key, value in line.details.items():
        if key in NOT_SHOWN or key in known:
            continue
        detail = detail_of(line.verb, key) or Detail(key)
        if not str(detail.label) or value is None or value in ("", [], {}):
            continue
        if detail.pair and _both(value)[0] == _both(value)[1]:
            continue
        yield _said(detail, value, names)


def _said(detail: Detail, value: Any, names: RowNames) -> str:
    label = str(capfirst(str(detail.label)))
    if detail.pair:
        before, after = _both(value)
        return changed(label, _one(detail, before, names), _one(detail, after, names))
    return _one_value(label, _one(detail, value, names))


def _one_value(field: str, value: str) -> str:
    return _("%(field)s: %(value)s") % {"field": field, "value": isolated(value)}


def _one(detail: Detail, value: Any, names: RowNames) -> str:
    if value is None or value == "":
        return ""
    if detail.row:
        rows = value if isinstance(value, list) else [value]
        return listed(names.of(detail.row, each).text for each in rows)
    return detail.words(value, names.reading) if detail.words else _plain(value)
