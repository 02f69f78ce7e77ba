from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.models import IdentityOpening
from plenipo.accreditation.profile.identity import DETAILS
from plenipo.accreditation.queries.identity import IdentityFilter
from plenipo.accreditation.words.identity import (
    STATES,
    WRONG,
    IdentityKind,
    country_meant,
    kind_of_zone,
)
from plenipo.kit.cleaning import clean
from plenipo.kit.forms import DayField, DayInput, RevisionField, not_to_come
from plenipo.kit.locales import listed
from plenipo.kit.mrz import MachineZone, NotAZone, read_zone
from plenipo.kit.typed import SEALED

NEVER_KEPT = {"autocomplete": "off", "dir": "auto"}
LATIN = {"autocomplete": "off", "dir": "ltr", "spellcheck": "false", "autocapitalize": "characters"}
HELP = {
    "issued_by": gettext_lazy("Name of the country, or its code of three letters."),
    "nationality": gettext_lazy("Name of the country, or its code of three letters."),
}
ZONE_HELP = gettext_lazy(
    "The two or three lines of letters, digits and “<” at the bottom of the data page. They fill in the fields "
    "below that are empty."
)


class IdentityFilterForm(forms.Form):
    """Filters of the list; what makes no sense is left aside."""

    q = forms.CharField(label=gettext_lazy("Person or party"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", pgettext_lazy("state", "all")), *STATES.items()],
    )

    def asked(self) -> IdentityFilter:
        self.is_valid()
        told = self.cleaned_data
        return IdentityFilter(wanted=told.get("q", ""), state=told.get("state", ""))


def _field(name: str) -> forms.Field:
    label, help_text = capfirst(str(DETAILS[name])), HELP.get(name, "")
    if name == "kind":
        choices = [("", "–"), *IdentityKind.choices]
        return forms.ChoiceField(label=label, choices=choices)
    if name in ("born", "issued", "expires"):
        return DayField(label=label, widget=DayInput(attrs={"autocomplete": "off"}))
    attrs = LATIN if name == "number" else NEVER_KEPT
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40 if name == "number" else 120,
        widget=forms.TextInput(attrs=attrs),
    )


class IdentityForm(forms.Form):
    """One identity document as it is typed. It never shows what is kept; what was just typed comes back with errors.

    The names of its fields say that nothing of them may wait anywhere in the clear (kit/typed.py).
    """

    seen = RevisionField()
    zone = forms.CharField(
        label=gettext_lazy("Machine-readable lines"),
        help_text=ZONE_HELP,
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, **LATIN}),
    )

    def __init__(self, details: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.details = details
        for name in details:
            self.fields[name] = _field(name)

    def add_prefix(self, field_name: str) -> str:
        return field_name if field_name == "seen" else f"{SEALED}{field_name}"

    def pairs(self) -> list[list[forms.BoundField]]:
        """Two beside each other."""
        fields = [self[name] for name in self.details]
        return [fields[n : n + 2] for n in range(0, len(fields), 2)]

    def filled_in(self) -> "IdentityForm":
        """The same form with what the machine-readable lines say where nothing was typed; of errors theirs alone."""
        typed = cast(QueryDict, self.data).copy()
        for name, text in self._said_by_lines(self._zone()).items():
            if name in self.fields and not typed.get(self.add_prefix(name), "").strip():
                typed[self.add_prefix(name)] = text
        return IdentityForm(self.details, typed)

    def without_other_errors(self) -> "IdentityForm":
        """While it is being filled in from the lines: what is empty yet is no error."""
        for name in [each for each in self.errors if each != "zone"]:
            del self.errors[name]
        return self

    def _zone(self) -> MachineZone | None:
        text = self.data.get(self.add_prefix("zone"), "")
        try:
            return read_zone(text, today=timezone.localdate()) if text.strip() else None
        except NotAZone:
            return None

    def _said_by_lines(self, zone: MachineZone | None) -> dict[str, str]:
        """But for what does not fit its check digit: that is looked at and typed."""
        if zone is None:
            return {}
        said = {
            "kind": str(kind_of_zone(zone.kind)),
            "number": zone.number,
            "issued_by": zone.issued_by,
            "nationality": zone.nationality,
            "born": zone.born.isoformat() if zone.born else "",
            "expires": zone.expires.isoformat() if zone.expires else "",
        }
        return {name: text for name, text in said.items() if name not in zone.wrong}

    def clean_zone(self) -> str:
        text: str = self.cleaned_data["zone"]
        if not text.strip():
            return ""
        zone = self._zone()
        if zone is None:
            raise forms.ValidationError(
                _(
                    "These are not the lines of a travel document: two lines of 44 or 36 characters, or three of 30. "
                    "Copy them again, or clear this field and fill in the others."
                )
            )
        if zone.wrong:
            what = listed(str(WRONG[each]) for each in zone.wrong)
            raise forms.ValidationError(
                _(
                    "The check digit does not fit: %(what)s. Compare the lines with the document and correct them, "
                    "or clear this field and fill in the others."
                )
                % {"what": what}
            )
        return text

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("born", "issued"):
            if given.get(name):
                try:
                    not_to_come(given[name])
                except forms.ValidationError as wrong:
                    self.add_error(name, wrong)
        if given.get("expires") and given["expires"] < timezone.localdate():
            self.add_error("expires", _("This document has expired. Enter a valid one."))
        born, issued, expires = (given.get(each) for each in ("born", "issued", "expires"))
        if issued and expires and expires <= issued:
            self.add_error("expires", _("The date of expiry must be after the date of issue."))
        if born and issued and issued < born:
            self.add_error("issued", _("The date of issue is before the date of birth."))
        self._compare(given)
        return given

    def _compare(self, given: dict[str, Any]) -> None:
        """What was typed against what the lines say, where both are there."""
        zone = self._zone()
        if zone is None or zone.wrong:
            return
        pairs = {"number": zone.number, "born": zone.born, "expires": zone.expires}
        for name, said in pairs.items():
            typed = given.get(name)
            if not typed or not said:
                continue
            if _plain(typed) != _plain(said):
                self.add_error(
                    name, _("The machine-readable lines say something else. Compare both.")
                )

    def texts(self) -> dict[str, str]:
        """What is sealed, by name."""
        return {name: self._text(name) for name in self.details if name in self.cleaned_data}

    def _text(self, name: str) -> str:
        value = self.cleaned_data[name]
        if isinstance(value, date):
            return value.isoformat()
        text = clean(str(value))
        return country_meant(text) if name in ("issued_by", "nationality") else text


def _plain(value: Any) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value)
    return "".join(each for each in text.upper() if each.isalnum())


class OpeningForm(forms.Form):
    """Why documents are to be opened, and whom they are handed to."""

    persons = forms.MultipleChoiceField(
        label=gettext_lazy("Persons"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Select at least one person.")},
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("Purpose"),
        help_text=gettext_lazy("Told to the persons concerned when they ask what is held of them."),
        choices=[("", "–"), *IdentityOpening.Purpose.choices],
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Read by data protection only."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    receiver = forms.CharField(
        label=gettext_lazy("Authority that receives a file"),
        help_text=gettext_lazy(
            "Leave empty to read the documents on the screen only. A file is listed as handed out to this authority."
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("reason", "receiver"):
            if name in given:
                given[name] = clean(given[name])
        return given

    @property
    def chosen(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["persons"]]
