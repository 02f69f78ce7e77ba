from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.forms import offer
from plenipo.programme.bridge.ripple import Absent, Overrun, minute_of
from plenipo.programme.forms.places import moment
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.ripple import Happening

Choices = list[tuple[str, str]]


class WhatIfForm(forms.Form):
    """What happened: to a session that it overruns, to anybody or anything else that it is not to be had."""

    what = forms.ChoiceField(label=gettext_lazy("What happens"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes longer"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=gettext_lazy("Of a session that overruns."),
    )
    starts = moment(
        gettext_lazy("Not there from"),
        required=False,
        help_text=gettext_lazy("Empty: from the beginning of that day."),
    )
    ends = moment(
        gettext_lazy("until"),
        required=False,
        help_text=gettext_lazy("When whoever is late arrives, or the room can be used again."),
    )
    may_move = forms.BooleanField(
        label=gettext_lazy("The opening, keynotes and ceremonies may move too"), required=False
    )

    def __init__(
        self, conference: Conference, data: Any = None, *, groups: dict[str, Choices]
    ) -> None:
        super().__init__(data)
        self.conference = conference
        heads = {
            "session": _("A session overruns"),
            "person": _("Somebody is late or absent"),
            "room": _("A room is lost"),
            "interpreter": _("An interpreter is ill"),
        }
        offer(self, "what", [(heads[key], found) for key, found in groups.items() if found])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        overrun = str(given.get("what", "")).startswith("session:")
        if overrun and not given.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Say by how many minutes it overruns."))
        if not overrun and given.get("what") and "ends" not in self.errors:
            self._check_stretch(given)
        return given

    def _check_stretch(self, given: dict[str, Any]) -> None:
        starts, ends = given.get("starts"), given.get("ends")
        if not ends:
            self.add_error("ends", _("Say until when."))
        elif starts and ends <= starts:
            self.add_error("ends", _("The end comes before the start."))

    @property
    def happening(self) -> Happening:
        given, zone = self.cleaned_data, zone_of(self.conference)
        stay = not given["may_move"]
        if given["what"].startswith("session:"):
            return Happening((Overrun(given["what"], given["minutes"]),), stay)
        ends: datetime = given["ends"]
        last = minute_of(ends, zone)
        first = minute_of(given["starts"], zone) if given["starts"] else last // 1440 * 1440
        return Happening((Absent(given["what"], first, max(last, first + 1)),), stay)
