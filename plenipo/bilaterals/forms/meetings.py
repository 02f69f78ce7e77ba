from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.models import Arrangement, MeetingRequest
from plenipo.kit.forms import RevisionField


class ArrangeForm(forms.Form):
    arrangement_seen = RevisionField()
    people = forms.CharField(
        label=_("Your participants: name and office, one per line"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    seating = forms.ChoiceField(label=_("Seating"), choices=Arrangement.Seating.choices)
    press = forms.ChoiceField(label=_("Press"), choices=MeetingRequest.Press.choices)


class TimeForm(forms.Form):
    """Which of the times that were offered was pressed."""

    starts = forms.DateTimeField(required=False)
