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
AT, MOST = "at:", 200  # beyond which nobody chooses


class WhatIfForm(forms.Form):
    """What happened: to a session that it overruns, to anybody or anything else that it is not to be had.

    Where sessions go whose room is lost is asked beside the difference, in fields called "at:session:4".
    """

    what = forms.ChoiceField(label=gettext_lazy("What happened?"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Overrun in minutes"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=gettext_lazy("For a session that overruns."),
    )
    starts = moment(
        gettext_lazy("Unavailable from"),
        required=False,
        help_text=gettext_lazy("If empty: from the beginning of that day."),
    )
    ends = moment(
        gettext_lazy("until"),
        required=False,
        help_text=gettext_lazy("When the person arrives, or the room can be used again."),
    )
    may_move = forms.BooleanField(
        label=gettext_lazy("The opening, keynotes and ceremonies may also be moved"), required=False
    )

    def __init__(
        self, conference: Conference, data: Any = None, *, groups: dict[str, Choices]
    ) -> None:
        super().__init__(data)
        self.conference = conference
        heads = {
            "session": _("A session overruns"),
            "delegation": _("A whole delegation is late"),
            "person": _("A person is late or absent"),
            "room": _("A room is unavailable"),
            "interpreter": _("An interpreter is ill"),
        }
        offer(self, "what", [(heads[key], found) for key, found in groups.items() if found])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        overrun = str(given.get("what", "")).startswith("session:")
        if overrun and not given.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Enter by how many minutes it overruns."))
        if not overrun and given.get("what") and "ends" not in self.errors:
            self._check_stretch(given)
        return given

    def _check_stretch(self, given: dict[str, Any]) -> None:
        starts, ends = given.get("starts"), given.get("ends")
        if not ends:
            self.add_error("ends", _("Enter the end time."))
        elif starts and ends <= starts:
            self.add_error("ends", _("The end is before the start."))

    @property
    def chosen(self) -> dict[str, str]:
        """{item: room, or WAIT}"""
        told = [(key.removeprefix(AT), str(self.data[key])) for key in self.data if AT in key[:3]]
        return dict(told[:MOST])

    @property
    def asked(self) -> dict[str, str]:
        """What was said happened, as it was typed: what the difference is computed from again."""
        told = {name: str(self.data[name]) for name in self.fields if self.data.get(name)}
        return told | {f"{AT}{item}": room for item, room in self.chosen.items()}

    @property
    def happening(self) -> Happening:
        given, zone = self.cleaned_data, zone_of(self.conference)
        stay = not given["may_move"]
        if given["what"].startswith("session:"):
            overrun = Overrun(given["what"], given["minutes"])
            return Happening((overrun,), stay, self.chosen)
        ends: datetime = given["ends"]
        last = minute_of(ends, zone)
        first = minute_of(given["starts"], zone) if given["starts"] else last // 1440 * 1440
        gone = Absent(given["what"], first, max(last, first + 1))
        return Happening((gone,), stay, self.chosen)
