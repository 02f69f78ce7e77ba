"""The rows below an entry: its other names, statuses, memberships, predecessors and successors, ids.

A row whose first cells are emptied is taken out.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.kit.forms import offer
from plenipo.kit.sheets import clean
from plenipo.registry.bridge.values import Row, Values
from plenipo.registry.models import Party, PartyName, StatusPeriod, Succession
from plenipo.registry.queries.entries import internationals

NONE = [("", "—")]


class YearField(forms.IntegerField):
    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, min_value=1600, max_value=2200)
        self.widget.attrs["class"] = "narrow"


class TextField(forms.CharField):
    def __init__(self, label: Any, max_length: int) -> None:
        super().__init__(label=label, required=False, max_length=max_length)
        self.widget.attrs["dir"] = "auto"

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class RowForm(forms.Form):
    """keys: what a row cannot be without; order: its columns, as the values of an entry have them."""

    keys: ClassVar[tuple[str, ...]] = ()
    order: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("The end is before the beginning."))
        return given

    @property
    def row(self) -> Row | None:
        given = self.cleaned_data
        if not all(given.get(name) for name in self.keys):
            return None
        return [given.get(name) for name in self.order]


class NameRow(RowForm):
    keys = ("text",)
    order = ("kind", "text", "language", "script", "since", "until")
    text = TextField(pgettext_lazy("party", "Name"), 300)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=PartyName.Kind.choices,
        initial=PartyName.Kind.OTHER,
        required=False,
    )
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        label=gettext_lazy("Language (code)"),
        required=False,
        max_length=12,
    )
    script = forms.RegexField(r"^[A-Z][a-z]{3}$", required=False, widget=forms.HiddenInput)
    since = YearField(gettext_lazy("from (year)"))
    until = YearField(gettext_lazy("to (year)"))

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or PartyName.Kind.OTHER.value


class StatusRow(RowForm):
    keys = ("status",)
    order = ("status", "since", "until", "source")
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=[*NONE, *StatusPeriod.Status.choices], required=False
    )
    since = YearField(gettext_lazy("from (year)"))
    until = YearField(gettext_lazy("to (year)"))
    source = TextField(gettext_lazy("Source"), 200)


class AffiliationRow(RowForm):
    keys = ("international",)
    order = ("international", "status", "since", "until", "source")
    international = forms.TypedChoiceField(
        label=gettext_lazy("International"), required=False, coerce=int, empty_value=None
    )
    status = TextField(gettext_lazy("Status"), 20)
    since = YearField(gettext_lazy("from (year)"))
    until = YearField(gettext_lazy("to (year)"))
    source = TextField(gettext_lazy("Source"), 200)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "international", [*NONE, *bodies])

    def clean_status(self) -> str:
        return self.cleaned_data["status"] or "member"


class SuccessionRow(RowForm):
    keys = ("other",)
    order = ("other", "kind", "year")
    other = forms.IntegerField(
        label=gettext_lazy("Number in the register"), required=False, min_value=1
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Type of succession"), choices=Succession.Kind.choices, required=False
    )
    year = YearField(gettext_lazy("year"))

    def clean_other(self) -> int | None:
        other: int | None = self.cleaned_data["other"]
        if other and not Party.objects.filter(pk=other).exists():
            raise forms.ValidationError(_("The register has no entry with this number."))
        return other

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Succession.Kind.SUCCEEDED.value


class IdRow(RowForm):
    keys = ("scheme", "value")
    order = ("scheme", "value", "exclusive")
    scheme = forms.RegexField(
        r"^[a-z][a-z0-9_-]{0,19}$", label=gettext_lazy("Register"), required=False
    )
    value = TextField(gettext_lazy("ID in that register"), 200)
    exclusive = forms.BooleanField(
        label=gettext_lazy("of this party only"), required=False, initial=True
    )


ROWS: dict[str, type[RowForm]] = {
    "names": NameRow,
    "statuses": StatusRow,
    "affiliations": AffiliationRow,
    "came_from": SuccessionRow,
    "went_into": SuccessionRow,
    "ids": IdRow,
}
ONCE = {"names": 2, "statuses": 2, "affiliations": 1, "came_from": 2, "went_into": 2, "ids": 2}


class EntryRows:
    """The formsets of all rows, each under the name of its part. Parts that were not sent stay as they are."""

    def __init__(self, data: Any = None, *, values: Values | None = None, own: int = 0) -> None:
        self.own = own
        bodies = [(str(body.pk), body.name_short or body.name) for body in internationals()]
        self.sets = {
            name: forms.formset_factory(form, extra=1, max_num=200, absolute_max=300)(
                data if data and f"{name}-TOTAL_FORMS" in data else None,
                prefix=name,
                initial=[
                    dict(zip(form.order, row, strict=True)) for row in (values or {}).get(name, [])
                ],
                form_kwargs={"bodies": bodies} if form is AffiliationRow else {},
            )
            for name, form in ROWS.items()
        }

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["sets"][name]
        except KeyError:
            raise AttributeError(name) from None

    def is_valid(self) -> bool:
        valid = [each.is_valid() for _name, each in self._sent]  # every set shows its errors
        return all(valid) and not self._mistakes

    @property
    def _sent(self) -> list[tuple[str, Any]]:
        return [(name, each) for name, each in self.sets.items() if each.is_bound]

    @cached_property
    def _mistakes(self) -> bool:
        """Rows that stand twice, and parties that come out of themselves."""
        found = False
        for name, formset in self._sent:
            seen: set[tuple[Any, ...]] = set()
            for form in formset:
                row = form.row
                if row is None:
                    continue
                key = tuple(row[: ONCE[name]])
                if key in seen:
                    form.add_error(form.keys[0], _("This is a duplicate."))
                    found = True
                if form.keys == ("other",) and row[0] == self.own:
                    form.add_error("other", _("A party cannot succeed itself."))
                    found = True
                seen.add(key)
        return found

    def values(self) -> Mapping[str, list[Row]]:
        return {
            name: [form.row for form in formset if form.row is not None]
            for name, formset in self._sent
        }
