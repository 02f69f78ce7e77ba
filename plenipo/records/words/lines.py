"""Lines of a journal as somebody may read them: numbers become names, codes become words, values before and after.

A sealed line holds numbers, codes and states. What they mean is said by the apps, each in its words/lines.py, which
is imported when the app is ready: how rows of its kinds are called for a reader (`names_rows`), what its further
details are (`explain`), and of which field `before` and `after` of a verb are values (`compare`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from plenipo.kit.joining import Joined
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed, numbered
from plenipo.people.models import Account
from plenipo.records.models import Channel, Halt, Letter, Line, ReturnedMail
from plenipo.records.verbs import JournalVerb


@dataclass(frozen=True)
class LineReader:
    """Who reads lines of which conference; None and None for the house. Opaque here: their apps know them."""

    member: Any = None
    conference: Any = None


@dataclass(frozen=True)
class Thing:
    """A row as one reader may know it.

    url       where it is read; whether the reader may open it is not asked here
    changes   what the row itself tells of the deed, in words, where a sealed line may not
    short     of somebody who did a deed: the name alone
    """

    text: str
    url: str = ""
    changes: tuple[str, ...] = ()
    short: str = ""


Things = dict[str, Thing]
Namer = Callable[[list[str], LineReader], Things]
Words = Callable[[Any, LineReader], str]


@dataclass(frozen=True)
class Detail:
    """
    label   what the value is, in words; "": it is not shown
    row     the kind of row a number stands for
    words   how a code is said
    pair    the value is a list of two: before and after
    """

    label: Any
    row: str = ""
    words: Words | None = None
    pair: bool = False


NAMERS: dict[str, tuple[Any, Namer]] = {}  # kind of row: what it is called, and its rows' names
DETAILS: dict[str, Detail] = {}  # "persons", or of one verb "invitations.drafted:list"
FIELDS: dict[str, Detail] = {}  # "programme.room:features": where the field itself does not say it
COMPARED: dict[str, str] = {}  # verb: the field of its row that `before` and `after` are values of
AREAS: Joined[tuple[str, Any]] = (
    Joined()
)  # the beginning of verbs of a conference: what they are of
# lines about persons, by their numbers: as what they take part in a conference
OF_PERSONS: Joined[Callable[[Any, list[int]], models.Q]] = Joined()
SPEAKERS: dict[str, str] = {}  # "focal point": the kind of row its number stands for
NOT_SHOWN = ("source", "fields", "rules", "values", "called", "before", "after")


def names_rows(kind: str, label: Any) -> Callable[[Namer], Namer]:
    """Register how rows of a kind are called. The namer is given all numbers of a page at once, and asks once.

    What it leaves out is shown as deleted, by the label and the number.
    """

    def register(namer: Namer) -> Namer:
        NAMERS[kind] = (label, namer)
        return namer

    return register


def explain(key: str, label: Any, **how: Any) -> None:
    DETAILS[key] = Detail(label, **how)


def say_field(key: str, label: Any, **how: Any) -> None:
    FIELDS[key] = Detail(label, **how)


def compare(verb: JournalVerb, field: str) -> None:
    """`field`: "" where both are texts by language."""
    COMPARED[verb] = field


def speaks(who: str, kind: str) -> None:
    """`who`: what stands before the number of who did it, in `By.name`."""
    SPEAKERS[who] = kind


def detail_of(verb: str, key: str) -> Detail | None:
    return DETAILS.get(f"{verb}:{key}") or DETAILS.get(key)


class RowNames:
    """The rows that lines refer to, by kind: collected first, then asked for with one query a kind."""

    def __init__(self, reading: LineReader) -> None:
        self.reading = reading
        self._wanted: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, Things] = {}

    def want(self, kind: str, number: object) -> None:
        if kind in NAMERS and number not in (None, ""):
            self._wanted[kind].add(str(number))

    def read(self) -> None:
        for kind, numbers in self._wanted.items():
            _label, namer = NAMERS[kind]
            self._known[kind] = namer(sorted(numbers), self.reading)

    def known(self, kind: str, number: object) -> Thing | None:
        return self._known.get(kind, {}).get(str(number))

    def of(self, kind: str, number: object, called: str = "") -> Thing:
        """`called`: what the line itself says the row was called, for one that is gone."""
        known = self.known(kind, number)
        if known is not None:
            return known
        if called:
            return Thing(bracketed(called, pgettext("record", "deleted")))
        label = str(NAMERS[kind][0]) if kind in NAMERS else kind
        return Thing(bracketed(numbered(label, number), pgettext("record", "deleted")))


def split_name(about: str) -> tuple[str, str]:
    """ "delegations.delegation:12" in two."""
    kind, _colon, number = about.partition(":")
    return kind, number


def whole_numbers(numbers: Iterable[str]) -> list[int]:
    return [int(each) for each in numbers if each.isdecimal() and len(each) < 19]


def by_number(
    rows: Any, numbers: Iterable[str], thing: Callable[[Any], Thing], *related: str
) -> Things:
    """Rows of a manager or query set by number, each as a thing. One query."""
    found = rows.filter(pk__in=whole_numbers(numbers))
    if related:
        found = found.select_related(*related)
    return {str(row.pk): thing(row) for row in found}


def page_of(reading: LineReader, name: str, *numbers: object) -> str:
    """The address of a page of the conference that is read; "" outside one."""
    if reading.conference is None:
        return ""
    return reverse(name, args=[reading.conference.slug, *numbers])


def wanted_by(line: Line) -> Iterable[tuple[str, object]]:
    """The rows a line refers to beside the one it is about: (kind, number)."""
    if line.account_id and line.account is None:
        yield "people.account", line.account_id
    yield from speaker_of(line)
    for key, value in line.details.items():
        detail = detail_of(line.verb, key)
        if detail and detail.row:
            yield from ((detail.row, each) for each in _listed(value))
    for name, pair in values_of(line).items():
        if row := row_of(split_name(line.about)[0], name):
            yield from ((row, each) for each in pair)


def speaker_of(line: Line) -> Iterator[tuple[str, str]]:
    """The row that "focal point 4" stands for."""
    who, _blank, number = line.by_name.rpartition(" ")
    if who in SPEAKERS:
        yield SPEAKERS[who], number


def values_of(line: Line) -> dict[str, list[Any]]:
    """Before and after of each field the line holds values of."""
    found = dict(line.details.get("values") or {})
    if field := COMPARED.get(line.verb):
        found[field] = [line.details.get("before"), line.details.get("after")]
    return found


def row_of(kind: str, name: str) -> str:
    """The kind of row a field of this kind of row points to; "" if it is no such field."""
    said = FIELDS.get(f"{kind}:{name}")
    if said and said.row:
        return said.row
    field = field_of(kind, name)
    there = field.related_model if field is not None and field.remote_field else None
    return there._meta.label_lower if isinstance(there, type) else ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def field_of(kind: str, name: str) -> "models.Field[Any, Any] | None":
    """The field of a kind of row, if the kind is a model and has it."""
    try:
        found = apps.get_model(kind)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None
    return found if isinstance(found, models.Field) else None


def choices(words: Mapping[Any, Any]) -> Words:
    """Choices of a field as words; a code the field has dropped since shows as it is."""

    def said(value: Any, _reading: LineReader) -> str:
        many = value if isinstance(value, list) else [value]
        return listed(words.get(each, each) for each in many)

    return said


# ---- the rows of this app, and the accounts below it


@names_rows("people.account", gettext_lazy("account"))
def accounts(numbers: list[str], reading: LineReader) -> Things:
    return by_number(Account.objects, numbers, lambda each: Thing(str(each)))


@names_rows("records.letter", gettext_lazy("letter"))
def letters(numbers: list[str], reading: LineReader) -> Things:
    """To whom it went is not everybody's to read: its page says so to those who may."""
    subjects = Letter.objects.filter(in_confidence=False).only("kind", "reference")

    def thing(letter: Letter) -> Thing:
        return Thing(_("letter %(number)s") % {"number": letter.reference or letter.pk})

    return by_number(subjects, numbers, thing)


@names_rows("records.returnedmail", gettext_lazy("returned mail"))
def returned_mail(numbers: list[str], reading: LineReader) -> Things:
    mail = ReturnedMail.objects.only("pk")
    return by_number(mail, numbers, lambda each: Thing(_("returned mail %(n)s") % {"n": each.pk}))


@names_rows("records.halt", gettext_lazy("refusal of the mail server"))
def halts(numbers: list[str], reading: LineReader) -> Things:
    text = _("the mail server of the conference")
    return by_number(Halt.objects, numbers, lambda each: Thing(text))


explain("source", "")
explain("factors", gettext_lazy("second factors removed"))
say_field("channel", gettext_lazy("channel"), words=choices(dict(Channel.choices)))
