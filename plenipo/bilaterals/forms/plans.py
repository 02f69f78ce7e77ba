from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.models import Principal
from plenipo.conference.models import Conference
from plenipo.kit.forms import offer
from plenipo.programme.models import Room
from plenipo.programme.queries.interpretation import roster_of

SECONDS = [(10, _("10 seconds")), (20, _("20 seconds")), (60, _("a minute")), (300, _("5 minutes"))]


class AskForm(forms.Form):
    seconds = forms.TypedChoiceField(
        label=_("How long it may search"), choices=SECONDS, coerce=int, initial=20
    )


class MoveForm(forms.Form):
    """Another time or room for one meeting, and what of it is locked."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    starts = forms.ChoiceField(label=_("Time"))
    room = forms.ChoiceField(label=_("Room"))
    time_locked = forms.BooleanField(label=_("Lock the time"), required=False)
    room_locked = forms.BooleanField(label=_("Lock the room"), required=False)
    person_locked = forms.BooleanField(label=_("Lock the person"), required=False)

    def __init__(
        self,
        *args: Any,
        times: list[tuple[str, str]],
        rooms: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "starts", times)
        offer(self, "room", rooms)

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        locks = ("time_locked", "room_locked", "person_locked")
        return {
            "starts": datetime.fromisoformat(told["starts"]),
            "room_id": int(told["room"]),
            **{name: told[name] for name in locks},
        }


def a_moment(label: Any, **kwargs: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **kwargs)


class OutageForm(forms.Form):
    what = forms.ChoiceField(label=_("Who or what"))
    starts = a_moment(_("From"))
    ends = a_moment(_("Until"), required=False, help_text=_("Empty: until the end."))

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = {
            f"{kind}:{each.pk}": each
            for kind, found in (
                ("principal", Principal.objects.filter(conference=conference)),
                ("room", Room.objects.filter(conference=conference)),
                ("interpreter", roster_of(conference)),
            )
            for each in found
        }
        heads = {
            "principal": _("a principal who leaves or is late"),
            "room": _("a room that cannot be used"),
            "interpreter": _("an interpreter who is not there"),
        }
        groups = [
            (head, [(key, str(each)) for key, each in self.things.items() if key.startswith(kind)])
            for kind, head in heads.items()
        ]
        offer(self, "what", [group for group in groups if group[1]])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("starts") and told.get("ends") and told["ends"] <= told["starts"]:
            wrong = _("The time it ends must come after the time it starts.")
            self.add_error("ends", wrong)
        return told


class InterpreterForm(forms.Form):
    name = forms.CharField(label=_("Name or team"), max_length=200)
    one = forms.ChoiceField(label=_("Between"))
    other = forms.ChoiceField(label=_("and"))
    meetings_a_day = forms.IntegerField(
        label=_("Meetings a day at most"), min_value=1, max_value=48, required=False
    )

    def __init__(self, *args: Any, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "one", languages)
        offer(self, "other", languages)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("one") and told.get("one") == told.get("other"):
            self.add_error("other", _("Choose two different languages."))
        return told

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        both = sorted((told["one"], told["other"]))
        return {"name": told["name"], "a": both, "meetings_a_day": told["meetings_a_day"]}
