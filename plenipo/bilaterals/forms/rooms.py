from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.bilaterals.forms.plans import a_moment
from plenipo.conference.models import Conference
from plenipo.kit.forms import offer_rows
from plenipo.programme.models import Room


class RoomsForm(forms.Form):
    only = forms.TypedChoiceField(
        label=gettext_lazy("Rooms for bilateral meetings"),
        choices=[
            ("", gettext_lazy("All rooms, when no session is held in them")),
            ("1", gettext_lazy("Only the rooms set aside below")),
        ],
        coerce=bool,
        empty_value="",
        required=False,
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class SetAsideForm(forms.Form):
    room = forms.ModelChoiceField(Room.objects.none(), label=gettext_lazy("Room"), empty_label=None)
    starts = a_moment(pgettext_lazy("day and time", "From"), required=False)
    ends = a_moment(
        pgettext_lazy("day and time", "Until"),
        required=False,
        help_text=gettext_lazy("Leave both empty to set the room aside for the whole conference."),
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = Room.objects.filter(conference=conference)
        offer_rows(self, "room", rooms)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        starts, ends = told.get("starts"), told.get("ends")
        if "starts" not in self.errors and "ends" not in self.errors:
            if bool(starts) != bool(ends):
                self.add_error("ends", _("Enter both the start and the end, or neither."))
            elif starts and ends and ends <= starts:
                self.add_error("ends", _("The end must be later than the start."))
        return told
