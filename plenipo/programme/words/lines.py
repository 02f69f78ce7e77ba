"""What the numbers of the journal mean in the programme: sessions, places, days, people who work in it."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import in_language
from plenipo.conference.words.lines import languages
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.people import mentioned_to
from plenipo.delegations.words.lines import person_in_words
from plenipo.kit.days import long_day
from plenipo.kit.locales import listed
from plenipo.kit.personal import GONE
from plenipo.kit.templatetags.kit import moment
from plenipo.programme.models import (
    Absence,
    Building,
    Day,
    Incident,
    Interpreter,
    Role,
    Room,
    Session,
    Stay,
    Track,
    Venue,
    Version,
    Walk,
)
from plenipo.programme.queries.interpretation import named
from plenipo.programme.verbs import Verb
from plenipo.records.words.lines import (
    LineReader,
    Thing,
    Things,
    by_number,
    choices,
    explain,
    names_rows,
    page_of,
    say_field,
    whole_numbers,
)


@names_rows("programme.session", gettext_lazy("session"))
def sessions(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Session) -> Thing:
        return Thing(
            _("“%(title)s”") % {"title": row}, page_of(reading, "programme:session", row.pk)
        )

    return by_number(Session.objects.only("title"), numbers, thing)


@names_rows("programme.room", gettext_lazy("room"))
def rooms(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Room) -> Thing:
        told = {"name": in_language(row.name), "code": row.code}
        text = _("%(name)s (%(code)s)") % told if told["name"] else row.code
        return Thing(text, page_of(reading, "programme:room", row.pk))

    return by_number(Room.objects.only("name", "code"), numbers, thing)


@names_rows("programme.track", gettext_lazy("track"))
def tracks(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "programme:tracks")
    return by_number(Track.objects, numbers, lambda row: Thing(in_language(row.name), page))


@names_rows("programme.venue", gettext_lazy("venue"))
def venues(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "programme:places")
    return by_number(Venue.objects, numbers, lambda row: Thing(in_language(row.name), page))


@names_rows("programme.building", gettext_lazy("building"))
def buildings(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "programme:places")
    return by_number(Building.objects, numbers, lambda row: Thing(in_language(row.name), page))


@names_rows("programme.walk", gettext_lazy("transfer time between buildings"))
def walks(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Walk) -> Thing:
        ends = (in_language(row.one.name), in_language(row.other.name))
        return Thing(listed(ends), page_of(reading, "programme:places"))

    return by_number(Walk.objects, numbers, thing, "one", "other")


@names_rows("programme.day", gettext_lazy("day"))
def days(numbers: list[str], reading: LineReader) -> Things:
    page = page_of(reading, "programme:places")
    return by_number(Day.objects, numbers, lambda row: Thing(long_day(row.date), page))


@names_rows("programme.version", gettext_lazy("version"))
def versions(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Version) -> Thing:
        text = _("version %(number)s") % {"number": row.number}
        return Thing(text, page_of(reading, "programme:version", row.number))

    return by_number(Version.objects.only("number"), numbers, thing)


@names_rows("programme.incident", gettext_lazy("event of the day"))
def incidents(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Incident) -> Thing:
        text = _("event of %(moment)s") % {"moment": moment(row.at)}
        return Thing(text, page_of(reading, "programme:what-if"))

    return by_number(Incident.objects.only("at"), numbers, thing)


# ---- people


@names_rows("programme.stay", gettext_lazy("arrival and departure of a person"))
def stays(numbers: list[str], reading: LineReader) -> Things:
    """Two queries."""
    found = Stay.objects.filter(pk__in=whole_numbers(numbers)).values_list("pk", "person")
    persons = dict(found)
    if reading.conference is None:
        return {}
    reader, page = reader_of(reading.member), page_of(reading, "programme:stays")
    told = mentioned_to(reader, reading.conference, persons=persons.values())
    words = {each.person: person_in_words(each) for each in told}
    gone = _("person %(number)s, no longer in a delegation")
    return {
        str(pk): Thing(words.get(person) or gone % {"number": person}, page)
        for pk, person in persons.items()
    }


@names_rows("programme.interpreter", gettext_lazy("interpreter"))
def interpreters(numbers: list[str], reading: LineReader) -> Things:
    """By the name under which the reader knows them. Two queries."""
    rows = list(Interpreter.objects.filter(pk__in=whole_numbers(numbers)))
    if reading.conference is not None:
        named(rows, reader_of(reading.member), reading.conference)
    return {str(row.pk): _interpreter(row, reading) for row in rows}


def _interpreter(row: Interpreter, reading: LineReader) -> Thing:
    name = "" if row.name == GONE else row.name
    unnamed = (
        _("interpreter %(number)s")
        if row.person_id
        else _("interpreter %(number)s (personal data erased)")
    )
    text = name or unnamed % {"number": row.pk}
    return Thing(text, page_of(reading, "programme:interpreter", row.pk))


@names_rows("programme.absence", gettext_lazy("absence of an interpreter"))
def absences(numbers: list[str], reading: LineReader) -> Things:
    def thing(row: Absence) -> Thing:
        return Thing(_("absence from %(moment)s") % {"moment": moment(row.starts)})

    return by_number(Absence.objects, numbers, thing)


# ---- values and details


def _moments(value: Any, _reading: LineReader) -> str:
    return moment(datetime.fromisoformat(value)) if value else ""


def _place_or_day(value: Any, _reading: LineReader) -> str:
    """The code of a room, or a day."""
    try:
        return long_day(date.fromisoformat(value))
    except ValueError:
        return str(value)


def _features(values: Any, _reading: LineReader) -> str:
    words = dict(Room.Feature.choices)
    return listed(words.get(each, each) for each in values)


say_field("programme.session:spoken", gettext_lazy("languages spoken"), words=languages)
say_field("programme.session:into", gettext_lazy("interpreted into"), words=languages)
say_field("programme.interpreter:a", gettext_lazy("A languages"), words=languages)
say_field("programme.interpreter:b", gettext_lazy("B languages"), words=languages)
say_field("programme.interpreter:c", gettext_lazy("C languages"), words=languages)
say_field("programme.room:features", gettext_lazy("features"), words=_features)
say_field("programme.room:building", gettext_lazy("building"), row="programme.building")
say_field("programme.interpreter:person", gettext_lazy("person"), row="people.person")
say_field("programme.interpreter:name", gettext_lazy("name"))
explain("room", gettext_lazy("room"), pair=True)
explain("starts", gettext_lazy("from"), words=_moments, pair=True)
explain("ends", gettext_lazy("until"), words=_moments, pair=True)
explain("part", gettext_lazy("role"), words=choices(dict(Role.Kind.choices)))
explain("person", gettext_lazy("person"), row="people.person")
explain("delegation", gettext_lazy("delegation"), row="delegations.delegation")
explain("interpreter", gettext_lazy("interpreter"), row="programme.interpreter")
explain("booth", gettext_lazy("booth"), words=languages)
explain("to", gettext_lazy("moved to"), words=_place_or_day)
explain("rooms", gettext_lazy("rooms"))
explain("sessions", gettext_lazy("Sessions"))
explain(f"{Verb.DAYS_MOVED}:days", gettext_lazy("Days"))
for verb in (Verb.SESSIONS_CHANGED, Verb.SESSIONS_CHANGED_BACK):
    explain(f"{verb}:sessions", gettext_lazy("Sessions"), row="programme.session")
    explain(f"{verb}:room", gettext_lazy("room"), row="programme.room")
    explain(f"{verb}:track", gettext_lazy("track"), row="programme.track")
    explain(f"{verb}:officer", gettext_lazy("officer responsible"), row="people.account")
    explain(f"{verb}:state", gettext_lazy("state"), words=choices(dict(Session.State.choices)))
    explain(f"{verb}:kind", gettext_lazy("kind"), words=choices(dict(Session.Kind.choices)))
    explain(
        f"{verb}:audience",
        gettext_lazy("audience"),
        words=choices(dict(Session.Audience.choices)),
    )
explain("minutes", gettext_lazy("minutes"))
explain("lines", gettext_lazy("cues"))
explain("changes", gettext_lazy("changes"))
explain(f"{Verb.RELEASED}:replaced", gettext_lazy("pending letters replaced"))
explain(f"{Verb.RELEASED}:number", "")  # the version says it
explain("from_session", gettext_lazy("copied from"), row="programme.session")
explain("n", gettext_lazy("number"))
