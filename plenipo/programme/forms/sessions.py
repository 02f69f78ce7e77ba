from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.clock import NoSuchHour, exists_twice, moment_of
from plenipo.kit.dates import FIRST_YEAR, LAST_YEAR
from plenipo.kit.days import day_name
from plenipo.kit.forms import DayField, offer, offer_rows
from plenipo.kit.language_fields import LanguagesField
from plenipo.kit.locales import language_name
from plenipo.kit.sheets import clean
from plenipo.kit.texts import TextsField
from plenipo.people.models import Account
from plenipo.programme.actions.sessions import RoomAndTime
from plenipo.programme.forms.places import clock
from plenipo.programme.models import Cue, Role, Room, Session, Track
from plenipo.programme.queries.board import Movable
from plenipo.programme.queries.places import days_of, zone_of
from plenipo.programme.queries.sessions import SessionFilter, languages_of_new
from plenipo.programme.queries.tracks import officers_of, tracks_of


def day_in(text: str | None) -> date | None:
    """The day an address asks for, if it is one of a calendar in use: the first of all has none before it."""
    try:
        day = parse_date(text or "")
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def wanted_in(asked: QueryDict) -> SessionFilter:
    """The choice of sessions an address carries; what makes no sense is left aside."""
    words = {
        key: clean(asked.get(key, ""))[:100]
        for key in ("q", "kind", "track", "room", "language", "state", "sort")
    }
    return SessionFilter(day=day_in(asked.get("day")), **words)


def language_choices(conference: Conference) -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in conference.languages]


def tracks_offered(conference: Conference) -> list[tuple[str, str]]:
    return [(str(track.pk), str(track)) for track in tracks_of(conference)]


class SessionFilterForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Title or name"), required=False)
    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    track = forms.ChoiceField(label=gettext_lazy("Track"), required=False)
    room = forms.ChoiceField(label=gettext_lazy("Room"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, conference: Conference, data: QueryDict) -> None:
        super().__init__(data)
        days = [(day.date.isoformat(), day_name(day.date)) for day in days_of(conference)]
        rooms = Room.objects.filter(conference=conference).only("code")
        offer(self, "day", [("", pgettext("day", "all")), *days])
        offer(self, "kind", [("", pgettext("kind", "all")), *Session.Kind.choices])
        offer(self, "track", [("", pgettext("track", "all")), *tracks_offered(conference)])
        offer(
            self,
            "room",
            [("", pgettext("room", "all")), *((room.code, room.code) for room in rooms)],
        )
        offer(self, "language", [("", pgettext("language", "all")), *language_choices(conference)])
        nowhere = ("open", _("no room or time yet"))
        offer(self, "state", [("", pgettext("state", "all")), *Session.State.choices, nowhere])


HALF_A_DAY = timedelta(hours=12)
KEPT = {
    "title", "kind", "room", "expected", "audience", "spoken", "into", "state", "summary", "track",
    "officer", "note",
}  # fmt: skip


class SessionForm(forms.Form):
    """Times are typed as a day with two hours of the venue's zone; all three may be left open together."""

    title = TextsField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Session.Kind.choices)
    day = DayField(
        label=gettext_lazy("Day"),
        required=False,
    )
    starts = clock(pgettext_lazy("time of day", "From"), required=False)
    ends = clock(pgettext_lazy("time of day", "Until"), required=False)
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=gettext_lazy("Room"),
        required=False,
        empty_label=gettext_lazy("to be confirmed"),
    )
    expected = forms.IntegerField(
        label=gettext_lazy("Expected attendance"), required=False, min_value=0, max_value=100_000
    )
    audience = forms.ChoiceField(label=gettext_lazy("Audience"), choices=Session.Audience.choices)
    spoken = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    spoken_too = LanguagesField(
        label=gettext_lazy("Other languages spoken"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Any language, separated by commas: Portuguese, Swahili."),
    )
    into = forms.MultipleChoiceField(
        label=gettext_lazy("Interpreted into"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=Session.State.choices)
    by_rules = forms.BooleanField(
        label=gettext_lazy("Languages as the rules say for its kind"),
        help_text=gettext_lazy("Untick it to choose the languages here."),
        required=False,
    )
    track = forms.ModelChoiceField(
        Track.objects.none(),
        label=gettext_lazy("Track"),
        required=False,
        empty_label=gettext_lazy("none"),
    )
    officer = forms.ModelChoiceField(
        Account.objects.none(),
        label=gettext_lazy("Officer responsible"),
        required=False,
        empty_label=gettext_lazy("nobody yet"),
        help_text=gettext_lazy("Shown to the secretariat only."),
    )
    note = forms.CharField(
        label=gettext_lazy("Internal note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Shown to the secretariat only; never published."),
    )
    outside = forms.BooleanField(
        label=gettext_lazy("The date is correct, although it is outside the conference"),
        required=False,
    )
    later = forms.TypedChoiceField(
        label=gettext_lazy("Which of the two hours"),
        choices=[
            ("", gettext_lazy("the first, before the clocks are put back")),
            ("1", gettext_lazy("the second, after the clocks are put back")),
        ],
        required=False,
    )
    summary = TextsField(label=gettext_lazy("Description"), rows=3, max_length=2000, required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference
        self.times: dict[str, datetime] = {}
        self.asks_outside = "outside" in self.data
        self.asks_later = "later" in self.data
        rooms = Room.objects.filter(conference=conference)
        self.asks_languages = "by_rules" in self.initial or "by_rules" in self.data
        for name, offered in (
            ("room", rooms),
            ("track", tracks_of(conference)),
            ("officer", officers_of(conference, self.initial.get("officer"))),
        ):
            offer_rows(self, name, offered)
        for name in ("spoken", "into"):
            offer(self, name, language_choices(conference))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, starts, ends = (given.get(name) for name in ("day", "starts", "ends"))
        if any((day, starts, ends)) and not all((day, starts, ends)):
            self.add_error("day", _("Enter day, start and end, or leave all three empty."))
        elif day and starts and ends:
            self._ask_about_outside(day)
            self._set_times(day, starts, ends)
        return given

    def _ask_about_outside(self, day: date) -> None:
        """Whoever means a day outside the conference says so."""
        conference = self.conference
        if conference.starts <= day <= conference.ends or self.cleaned_data.get("outside"):
            return
        if days_of(conference).filter(date=day).exists():
            return
        self.asks_outside = True
        told = {"first": day_name(conference.starts), "last": day_name(conference.ends)}
        words = _(
            "This day is outside the conference (%(first)s – %(last)s). Correct it, or confirm the "
            "date."
        )
        self.add_error("day", words % told)

    def _set_times(self, day: date, starts: time, ends: time) -> None:
        """What ends at an hour before its start ends on the next day, if it is not longer than half a day."""
        zone = zone_of(self.conference)
        last = day if ends > starts else day + timedelta(days=1)
        typed = {"starts": (day, starts), "ends": (last, ends)}
        later = bool(self.cleaned_data.get("later"))
        for name, (date_, hour) in typed.items():
            try:
                self.times[name] = moment_of(date_, hour, zone, later=later).astimezone(UTC)
            except NoSuchHour:
                self.add_error(
                    name, _("This hour does not exist on this day: the clocks go forward.")
                )
            if exists_twice(date_, hour, zone) and "later" not in self.data:
                self.asks_later = True
                self.add_error(
                    name, _("This hour occurs twice on this day. Select below which one is meant.")
                )
        if self.times.keys() != typed.keys():
            return
        length = self.times["ends"] - self.times["starts"]
        if length <= timedelta() or (last > day and length > HALF_A_DAY):
            self.add_error("ends", _("The session ends before it starts."))

    @property
    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        for name in ("day", "starts", "ends", "outside", "later"):
            given.pop(name, None)
        given["spoken"] = list(dict.fromkeys([*given["spoken"], *given.pop("spoken_too")]))
        if given.pop("by_rules"):
            languages = languages_of_new(self.conference, given["kind"])
            given |= {"spoken": languages, "into": languages}
        return given | {name: self.times.get(name) for name in ("starts", "ends")}

    @classmethod
    def initial_of(cls, session: Session) -> dict[str, Any]:
        named = {name: getattr(session, name) for name in cls.base_fields if name in KEPT}
        zone = zone_of(session.conference)
        starts, ends = (t.astimezone(zone) if t else None for t in (session.starts, session.ends))
        return named | {
            "day": starts.date() if starts else None,
            "starts": f"{starts:%H:%M}" if starts else None,
            "ends": f"{ends:%H:%M}" if ends else None,
            "later": "1" if starts and starts.fold else "",
            "spoken_too": [c for c in session.spoken if c not in session.conference.languages],
        }


class MoveForm(forms.Form):
    """The board's one form: filled in by hand, by keyboard or by dragging.

    session   "12.3": the session and the revision of it that the officer saw
    """

    session = forms.CharField(label=gettext_lazy("Session"), widget=forms.Select)
    room = forms.ChoiceField(label=gettext_lazy("Room"), required=False)
    starts = clock(pgettext_lazy("time of day", "From"), required=False)
    ends = clock(pgettext_lazy("time of day", "Until"), required=False)
    away = forms.BooleanField(label=gettext_lazy("Remove its time"), required=False)

    def __init__(
        self,
        conference: Conference,
        day: date,
        rooms: list[Room],
        sessions: list[Movable],
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data)
        self.data: Any
        self.conference, self.day = conference, day
        self.rooms = {room.code: room for room in rooms}
        self.sessions = {each.pk: each for each in sessions}
        select = cast(forms.Select, self.fields["session"].widget)
        select.choices = [(each.choice, each.title) for each in sessions]
        named = ((code, f"{code} · {room}") for code, room in self.rooms.items())
        offer(self, "room", [("", _("to be confirmed")), *named])

    def clean_session(self) -> tuple[int, int]:
        number, _point, seen = self.cleaned_data["session"].partition(".")
        known = number.isdecimal() and len(number) < 19 and int(number) in self.sessions
        if not known or not seen.isdecimal() or len(seen) > 9:
            raise forms.ValidationError(_("This session is no longer on the board."))
        return int(number), int(seen)

    @property
    def number(self) -> int:
        return int(self.cleaned_data["session"][0])

    @property
    def seen(self) -> int:
        return int(self.cleaned_data["session"][1])

    def place_of(self, session: Session) -> RoomAndTime:
        """Without an end the session keeps its length; one that had no time gets an hour. What goes back to
        the tray gives up its room too."""
        if self.cleaned_data["away"]:
            return RoomAndTime(None, None, None)
        starts = self.times["starts"]
        room = self.rooms.get(self.cleaned_data["room"])
        return RoomAndTime(room, starts, self.times.get("ends") or starts + session.length)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.times: dict[str, datetime] = {}
        starts, ends = given.get("starts"), given.get("ends")
        if starts is None and not given.get("away") and "starts" not in self.errors:
            self.add_error("starts", self.fields["starts"].error_messages["required"])
        overnight = bool(starts and ends and ends <= starts)
        typed = {"starts": (self.day, starts), "ends": (self.day + timedelta(overnight), ends)}
        for name, (day, hour) in typed.items():
            if hour is None:
                continue
            try:
                self.times[name] = moment_of(day, hour, zone_of(self.conference)).astimezone(UTC)
            except NoSuchHour:
                self.add_error(
                    name, _("This hour does not exist on this day: the clocks go forward.")
                )
        if (
            len(self.times) == 2
            and self.times["ends"] - self.times["starts"] > HALF_A_DAY
            and overnight
        ):
            self.add_error("ends", _("The session ends before it starts."))
        return given

    def refuse(self, reason: str) -> None:
        """Say why, and leave the session chosen, as it is now: whoever insists has seen it."""
        now = self.sessions[self.number]
        self.data = {**self.data.dict(), "session": now.choice}
        self.add_error(None, reason)


class AnnouncedNameForm(forms.Form):
    """How somebody is called who is in no delegation."""

    typed_name = TextsField(
        label=gettext_lazy("Name as announced"),
        max_length=300,
        help_text=gettext_lazy("Visible to the public once the role is confirmed."),
    )


class TypedPartForm(AnnouncedNameForm):
    """A part of somebody who is in no delegation."""

    kind = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.Kind.choices)

    field_order = ["kind", "typed_name"]


class CueForm(forms.Form):
    minute = forms.IntegerField(
        label=gettext_lazy("Minute"), min_value=-600, max_value=1440, widget=forms.NumberInput
    )
    what = forms.CharField(label=gettext_lazy("What happens"), max_length=300)
    owner = forms.CharField(
        label=gettext_lazy("Person responsible"), max_length=120, required=False
    )
    place = forms.CharField(label=gettext_lazy("Where"), max_length=120, required=False)
    do_not = forms.CharField(label=gettext_lazy("Points to avoid"), max_length=300, required=False)

    @classmethod
    def initial_of(cls, cue: Cue) -> dict[str, Any]:
        return {name: getattr(cue, name) for name in cls.base_fields}


CueFormSet = forms.formset_factory(CueForm, extra=3, max_num=200, validate_max=True)


def lines_of(formset: "forms.BaseFormSet[CueForm]") -> list[dict[str, Any]]:
    """The lines that say what happens, by their minute."""
    lines = [form.cleaned_data for form in formset.forms if form.cleaned_data.get("what")]
    return sorted(lines, key=lambda line: int(line["minute"]))
