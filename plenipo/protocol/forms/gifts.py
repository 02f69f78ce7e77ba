"""What the log of gifts is asked for."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.kit.codes import plain
from plenipo.kit.currencies import currencies
from plenipo.kit.forms import DayField, RevisionField, expect, offer, offer_rows
from plenipo.programme.models import Session
from plenipo.protocol.models import Gift
from plenipo.protocol.words.gifts import SHOWN

PICTURES = "image/jpeg,image/png,image/webp"
THOUSANDS = re.compile(r"\d{1,3}(?:[ .,'’٬]\d{3})+")
MOST = 2_000_000_000
BESIDE = ("picture", "without_picture")  # fields that are no column of the gift


class GiftFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(label=gettext_lazy("Text of the gift"), required=False, max_length=200)
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"),
        required=False,
        choices=[("", pgettext_lazy("gifts", "all")), *Gift.Direction.choices],
    )
    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        required=False,
        choices=[("", pgettext_lazy("gifts", "all")), *SHOWN.items()],
    )

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "direction", "show")}


class SideField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, delegation: Delegation) -> str:
        return with_country(delegation)


class AmountField(forms.IntegerField):
    """Whole units, in the digits of any script, however the thousands are set apart."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = plain(value).strip()
            if THOUSANDS.fullmatch(value):
                value = re.sub(r"\D", "", value)
        return super().to_python(value)


def _line(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        required=False,
        help_text=help_text,
        widget=forms.TextInput({"dir": "auto"}),
    )


class GiftForm(forms.Form):
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"), choices=[("", "—"), *Gift.Direction.choices]
    )
    day = DayField(label=gettext_lazy("Day"))
    delegation = SideField(
        Delegation.objects.none(),
        label=gettext_lazy("Delegation"),
        required=False,
        help_text=gettext_lazy("Who gives what is received, or receives what is given."),
    )
    other = _line(
        gettext_lazy("Or somebody else"),
        gettext_lazy("A giver or receiver that is no delegation of the conference."),
    )
    taken_by = _line(gettext_lazy("Taken personally by"))
    ours = _line(
        gettext_lazy("On the side of the host"),
        gettext_lazy("Who gives or receives it there; empty: the host itself."),
    )
    session = forms.ModelChoiceField(
        Session.objects.none(), label=gettext_lazy("Session"), required=False
    )
    occasion = _line(gettext_lazy("Occasion"))
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("What it is, without names of persons."),
    )
    value = AmountField(
        label=gettext_lazy("Estimated value"),
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr"}),
        help_text=gettext_lazy(
            "In whole units of the currency. Without a value the gift needs approval."
        ),
    )
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    disposition = forms.ChoiceField(
        label=gettext_lazy("Disposition"), choices=Gift.Disposition.choices
    )
    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        required=False,
        widget=forms.ClearableFileInput({"accept": PICTURES}),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, of the gift alone. What the file says besides the picture is not kept."
        ),
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )
    without_picture = forms.BooleanField(label=gettext_lazy("Delete the picture"), required=False)

    def __init__(
        self, sides: Any, sessions: Any, *args: Any, pictured: bool = False, **kwargs: Any
    ) -> None:
        """pictured: there is a picture that can be deleted"""
        super().__init__(*args, **kwargs)
        offer_rows(self, "delegation", sides)
        offer_rows(self, "session", sessions)
        offer(self, "currency", currencies())
        expect(self, "delegation")
        if not pictured:
            del self.fields["without_picture"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "delegation" in self.errors or "other" in self.errors:
            return told
        if told.get("delegation") and told.get("other"):
            self.add_error("other", _("Choose the delegation or enter somebody else, not both."))
        elif not told.get("delegation") and not told.get("other"):
            self.add_error("delegation", _("Choose the delegation, or enter who it is below."))
        return told

    def values(self) -> dict[str, Any]:
        return {name: told for name, told in self.cleaned_data.items() if name not in BESIDE}

    @classmethod
    def initial_of(cls, row: Gift) -> dict[str, Any]:
        columns = [name for name in cls.base_fields if name not in BESIDE]
        rows = ("delegation", "session")
        return {name: getattr(row, f"{name}_id" if name in rows else name) for name in columns}


class GiftRefusalForm(forms.Form):
    seen = RevisionField()
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
