from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.models import Principal
from plenipo.bilaterals.queries.board import MeetingBoard, title_of
from plenipo.conference.models import Conference
from plenipo.kit.forms import MomentField, RevisionField, offer
from plenipo.programme.models import Room
from plenipo.programme.queries.interpretation import roster_of

SECONDS = [(10, _("10 seconds")), (20, _("20 seconds")), (60, _("a minute")), (300, _("5 minutes"))]


class AskForm(forms.Form):
    seconds = forms.TypedChoiceField(
        label=_("Search time"), choices=SECONDS, coerce=int, initial=20
    )


class ListForm(forms.Form):
    q = forms.CharField(label=_("Delegation, person, room or code"), required=False, max_length=200)

    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))


class LocksForm(forms.Form):
    """What of a meeting is locked in every plan made near this one."""

    seen = RevisionField()
    time_locked = forms.BooleanField(label=_("Lock the time"), required=False)
    room_locked = forms.BooleanField(label=_("Lock the room"), required=False)
    person_locked = forms.BooleanField(label=_("Lock the person"), required=False)


class PlaceForm(forms.Form):
    """The board's one form: filled in by hand, by keyboard or by dragging."""

    seen = RevisionField()
    session = forms.TypedChoiceField(label=_("Meeting"), coerce=int)
    room = forms.ChoiceField(label=_("Room"))
    starts = forms.ChoiceField(label=_("Time"))

    def __init__(self, *args: Any, board: MeetingBoard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rooms = {room.code: room for room in board.rooms}
        self.times = {words: starts for starts, words in board.slots}
        offer(self, "session", [(each.pk, title_of(each.request)) for each in board.meetings])
        offer(self, "room", [(code, f"{code} · {room}") for code, room in self.rooms.items()])
        offer(self, "starts", [(words, words) for words in self.times])

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"starts": self.times[told["starts"]], "room_id": self.rooms[told["room"]].pk}


class LockForm(forms.Form):
    """A whole room or a whole person, for the day on the board."""

    lock_seen = RevisionField()
    what = forms.ChoiceField(label=_("Room or person"))

    def __init__(self, *args: Any, board: MeetingBoard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = [(f"room:{room.pk}", f"{room.code} · {room}") for room in board.rooms]
        offer(self, "what", [(_("Rooms"), rooms), (_("People"), board.people)])

    def whose(self) -> tuple[str, int]:
        kind, _colon, number = self.cleaned_data["what"].partition(":")
        return kind, int(number)


def a_moment(label: Any, **kwargs: Any) -> forms.DateTimeField:
    return MomentField(label=label, **kwargs)


class OutageForm(forms.Form):
    what = forms.ChoiceField(label=_("Who or what"))
    starts = a_moment(pgettext_lazy("day and time", "From"))
    ends = a_moment(
        pgettext_lazy("day and time", "Until"),
        required=False,
        help_text=_("Leave empty if there is no end."),
    )

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
            "interpreter": _("an interpreter who is not available"),
        }
        groups = [
            (head, [(key, str(each)) for key, each in self.things.items() if key.startswith(kind)])
            for kind, head in heads.items()
        ]
        offer(self, "what", [group for group in groups if group[1]])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("starts") and told.get("ends") and told["ends"] <= told["starts"]:
            wrong = _("The end must be later than the start.")
            self.add_error("ends", wrong)
        return told


class MeetingInterpreterForm(forms.Form):
    name = forms.CharField(label=_("Name or team"), max_length=200)
    one = forms.ChoiceField(label=_("Between"))
    other = forms.ChoiceField(label=_("and"))
    meetings_a_day = forms.IntegerField(
        label=_("Maximum number of meetings per day"), min_value=1, max_value=48, required=False
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
