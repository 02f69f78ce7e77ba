"""Many sessions changed at a time; one copied; tracks."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.clock import NoSuchHour, moment_of
from plenipo.kit.forms import DayField, offer
from plenipo.kit.texts import TextsField
from plenipo.programme.forms.places import clock
from plenipo.programme.forms.sessions import language_choices, tracks_offered
from plenipo.programme.models import Room, Session, Track
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.tracks import officers_of
from plenipo.programme.words.many import ManyWanted

NONE = "-"
LANGUAGES = ("spoken", "into")


class TrackForm(forms.Form):
    name = TextsField(label=gettext_lazy("Name of the track"), max_length=120)
    colour = forms.ChoiceField(label=gettext_lazy("Colour"), choices=Track.Colour.choices)


def _languages(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("If none is ticked: no change."),
    )


class ManySessionsForm(forms.Form):
    """What is left empty stays as it is with every session."""

    minutes = forms.IntegerField(
        label=gettext_lazy("Move by minutes"),
        required=False,
        min_value=-1440,
        max_value=1440,
        help_text=gettext_lazy("Later: 30. Earlier: -30."),
    )
    day = DayField(label=gettext_lazy("Move to this day"), required=False)
    room = forms.ChoiceField(label=gettext_lazy("Room"), required=False)
    track = forms.ChoiceField(label=gettext_lazy("Track"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("Audience"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    officer = forms.ChoiceField(label=gettext_lazy("Officer responsible"), required=False)
    spoken = _languages(gettext_lazy("Languages spoken"))
    into = _languages(gettext_lazy("Interpreted into"))

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = Room.objects.filter(conference=conference)
        officers = officers_of(conference)
        same, none = ("", _("no change")), (NONE, _("none"))
        offer(self, "room", [same, none, *((str(r.pk), f"{r.code} · {r}") for r in rooms)])
        offer(self, "track", [same, none, *tracks_offered(conference)])
        offer(self, "officer", [same, none, *((str(o.pk), str(o)) for o in officers)])
        for name in LANGUAGES:
            offer(self, name, [*language_choices(conference), none])
        offer(self, "kind", [same, *Session.Kind.choices])
        offer(self, "audience", [same, *Session.Audience.choices])
        offer(self, "state", [same, *Session.State.choices])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in LANGUAGES:
            if NONE in given.get(name, ()) and len(given[name]) > 1:
                self.add_error(name, _("Tick languages, or “none”."))
        return given

    @property
    def wanted(self) -> ManyWanted:
        given = self.cleaned_data
        rows = {
            f"{name}_id": None if given[name] == NONE else int(given[name])
            for name in ("room", "track", "officer")
            if given[name]
        }
        texts = {name: given[name] for name in ("kind", "audience", "state") if given[name]}
        codes = {name: [c for c in given[name] if c != NONE] for name in LANGUAGES if given[name]}
        return ManyWanted(given["minutes"] or 0, given["day"], rows | texts | codes)


class CopyForm(forms.Form):
    """Day and hour both empty: the copy has no time yet."""

    day = DayField(label=gettext_lazy("Day"), required=False)
    starts = clock(pgettext_lazy("time of day", "From"), required=False)
    parts = forms.BooleanField(label=gettext_lazy("Copy the roles too"), required=False)
    cues = forms.BooleanField(label=gettext_lazy("Copy the cues too"), required=False)

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conference = conference
        self.moment: datetime | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, starts = given.get("day"), given.get("starts")
        if bool(day) != bool(starts):
            self.add_error("day", _("Enter day and start, or leave both empty."))
        elif day and starts:
            try:
                self.moment = moment_of(day, starts, zone_of(self.conference)).astimezone(UTC)
            except NoSuchHour:
                self.add_error(
                    "starts", _("This hour does not exist on this day: the clocks go forward.")
                )
        return given

    @classmethod
    def initial_of(cls, session: Session) -> dict[str, Any]:
        if not session.starts:
            return {"parts": True}
        starts = session.starts.astimezone(zone_of(session.conference))
        return {"day": starts.date(), "starts": f"{starts:%H:%M}", "parts": True}
