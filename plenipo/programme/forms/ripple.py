from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.forms import in_order, offer
from plenipo.programme.bridge.ripple import Absent, Overrun, minute_of
from plenipo.programme.forms.places import moment
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.ripple import Happening
from plenipo.programme.words.happens import MOST_FOUND, Choices, Happenings

AT, MOST = "at:", 200  # beyond which nobody chooses
HEADS = {
    "session": lambda: _("A session overruns"),
    "delegation": lambda: _("A whole delegation is late"),
    "person": lambda: _("A person is late or absent"),
    "room": lambda: _("A room is unavailable"),
    "interpreter": lambda: _("An interpreter is ill"),
}


class WhatIfForm(forms.Form):
    """What happened: to a session that it overruns, to anybody or anything else that it is not to be had.

    Where sessions go whose room is lost is asked beside the difference, in fields called "at:session:4".
    """

    what = forms.ChoiceField(label=gettext_lazy("What happened?"), widget=forms.HiddenInput)
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
        self,
        conference: Conference,
        data: Any = None,
        *,
        can_happen: Happenings,
        picked: str = "",
    ) -> None:
        super().__init__(data, initial={"what": picked})
        self.conference, self.can_happen = conference, can_happen
        offer(self, "what", [(kind, found) for kind, found in can_happen.groups.items() if found])
        unasked = ("starts", "ends") if self.kind == "session" else ("minutes",)
        if self.named:
            for name in unasked:
                self.fields[name].widget = forms.HiddenInput()

    @property
    def kind(self) -> str:
        return self.can_happen.kind_of(str(self["what"].value() or ""))

    @property
    def named(self) -> str:
        """Whom or what it happens to, once that is known."""
        return self.can_happen.label_of(str(self["what"].value() or ""))

    @property
    def heading(self) -> str:
        """What happens to it."""
        return HEADS[self.kind]() if self.kind else ""

    def search(self, words: str) -> list[tuple[str, Choices, int]]:
        """What was found, by kind: heading, the first of them, how many more there are."""
        return [
            (HEADS[kind](), choices[:MOST_FOUND], max(len(choices) - MOST_FOUND, 0))
            for kind, choices in self.can_happen.found(words).items()
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        overrun = str(given.get("what", "")).startswith("session:")
        if overrun and not given.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Enter by how many minutes it overruns."))
        if not overrun and given.get("what") and "ends" not in self.errors:
            self._check_stretch(given)
        return given

    def _check_stretch(self, given: dict[str, Any]) -> None:
        if not given.get("ends"):
            self.add_error("ends", _("Enter the end time."))
        in_order(self, "starts", "ends", _("The end is before the start."))

    @property
    def chosen(self) -> dict[str, str]:
        """{item: key of an option}"""
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
