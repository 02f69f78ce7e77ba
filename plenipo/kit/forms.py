import hashlib
import json
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import (
    BaseForm,
    BoundField,
    ChoiceField,
    Field,
    HiddenInput,
    ModelChoiceField,
    Widget,
)
from django.forms.utils import from_current_timezone
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plenipo.kit.cleaning import clean
from plenipo.kit.dates import NotOneDay, day_meant, known_of, moment_meant
from plenipo.kit.errors import Refused

NOT_TYPED = {
    *("key", "csrfmiddlewaretoken", "seen", "was", "do", "confirm", "confirmed", "broken"),
    *("password", "password_now"),
}

Otherwise = TypeVar("Otherwise")


def _meant(text: str, reading: Callable[[str], Otherwise]) -> Otherwise:
    try:
        return reading(text)
    except NotOneDay as why:
        raise ValidationError(str(why), code="invalid") from why


class _AsTyped:
    """A browser's picker of days shows nothing of what is no day, so that it is shown as text, to be mended."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)  # type: ignore[misc]
        shown = context["widget"]["value"]
        try:
            datetime.fromisoformat(shown or "2000-01-01")
        except ValueError:
            context["widget"]["type"] = "text"
        return cast(dict[str, Any], context)


class DayInput(_AsTyped, forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(_AsTyped, forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class NameField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, strip=True, **kwargs)
        self.error_messages["max_length"] = _(
            "A name can have at most %(limit_value)d characters here."
        )

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class ChoiceAsTyped(forms.Select):
    """A word of a sheet that is no choice stands there as typed: a browser would show the first choice instead."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        known = {str(choice) for choice, _label in self.choices}
        for typed in (each for each in value if each and each not in known):
            option = self.create_option(name, typed, typed, True, 0, attrs=attrs)
            groups.insert(0, (None, [option], 0))
        return groups


class ChosenField(forms.ChoiceField):
    """What a pasted row leaves out is what the form begins with."""

    widget = ChoiceAsTyped

    def clean(self, value: Any) -> Any:
        return super().clean(value) or self.initial or ""


class DayField(forms.DateField):
    """A day however it is written, the same in every language of the page (kit/dates.py)."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str) and value.strip():
            return _meant(value, day_meant)
        return super().to_python(value)


def not_to_come(day: date) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("This day is in the future."))


def in_order(form: BaseForm, first: str, last: str, why: str) -> None:
    """Says why at the last of two fields, if it is not after the first."""
    begin, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if begin and end and end <= begin:
        form.add_error(last, why)


class KnownDayField(forms.CharField):
    """A day, a month or a year alone, as "2021-04-13", "2021-04", "2021"; None if nothing is known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=100, empty_value=cast(str, None), **kwargs)

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return _meant(text, known_of) if text else None


class MomentField(forms.DateTimeField):
    widget = MomentInput

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str) and value.strip():
            return from_current_timezone(_meant(value, moment_meant))
        return super().to_python(value)


def whole(text: str, otherwise: Otherwise) -> int | Otherwise:
    """The number an address or a hidden field carries, 0 or more and such as a database holds; else `otherwise`."""
    return int(text) if text.isdecimal() and len(text) < 19 else otherwise


class RevisionField(Field):
    """The revision of the row a page was drawn from, hidden in its form. What no row can have is -1, so that a page
    somebody tampered with is overtaken like an old one; so is one drawn while there was no row, if there is one now.
    Without an id: nothing points at it, and a page of several forms has several."""

    widget = HiddenInput

    def widget_attrs(self, widget: Widget) -> dict[str, Any]:
        return {"id": False}

    def clean(self, value: Any) -> int:
        return _revision(str(value if value is not None else ""))


def seen_in(request: HttpRequest) -> int:
    """The same of a page without a form of its own: the hidden field `seen`."""
    return _revision(request.POST.get("seen", ""))


def _revision(text: str) -> int:
    seen = whole(text, -1)
    return seen if seen < 2**31 else -1


def done(form: BaseForm, deed: Callable[[], object], *, at: str | None = None) -> bool:
    """Do it; whether it was not refused. Why it was stands in the form, at this field or above them all."""
    try:
        deed()
    except Refused as no:
        form.add_error(at, str(no))
        return False
    return True


def state_of(values: Any) -> str:
    """The same for the same values: a form carries it, so that nobody overwrites what somebody else changed."""
    said = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def offer(form: BaseForm, field: str, choices: Iterable[Any]) -> None:
    """Give a field the choices that only the form's own conference or list knows."""
    cast(ChoiceField, form.fields[field]).choices = list(choices)


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the rows offered. A number no row can have is refused like any other that was not offered."""

    def clean(self, value: Any) -> Any:
        longest = len(str(2**63 - 1))
        if any(len(str(each)) >= longest for each in value or ()):
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": "…"}
            )
        return super().clean(value)


def offer_rows(form: BaseForm, field: str, rows: "QuerySet[Any]") -> None:
    cast("ModelChoiceField[Any]", form.fields[field]).queryset = rows


def expect(form: BaseForm, field: str) -> None:
    """Empty is no error of this field alone, and yet "optional" does not stand at it: the form may ask for it."""
    vars(form.fields[field])["expected"] = True


@dataclass(frozen=True)
class FormPart:
    """A few fields of a long form under a heading of their own.

    open   drawn unfolded: the first, the one asked for, what must be filled in, and each with an error
    """

    key: str
    title: Any
    fields: list[BoundField]
    open: bool

    @property
    def wrong(self) -> int:
        return sum(bool(bound.errors) for bound in self.fields)


def in_parts(
    form: BaseForm, parts: Iterable[tuple[str, Any, Iterable[str]]], wanted: Container[str] = ()
) -> list[FormPart]:
    """The form cut into parts of (key, title, names of fields). wanted: keys of those to be unfolded."""
    found = []
    for key, title, names in parts:
        fields = [form[name] for name in names if name in form.fields]
        if not fields:
            continue
        asked = any(each.field.required and not each.value() for each in fields)
        wrong = form.is_bound and any(each.errors for each in fields)
        found.append(FormPart(key, title, fields, open=wrong or asked or key in wanted))
    if found and not any(part.open for part in found):
        found[0] = replace(found[0], open=True)
    return found


def typed_in(posted: QueryDict, *, least: int = 1) -> str:
    """What somebody wrote into a form that cannot be kept, to be shown to them again, a field a line.

    least   characters a text must have; what is shorter is a choice or a number rather than words

    A choice is a word of ours that a select or a box sends; it is no text to copy.
    """
    texts = [
        text.strip()
        for name, values in posted.lists()
        if name not in NOT_TYPED and not name.endswith("_FORMS")
        for text in values
    ]
    return "\n".join(text for text in texts if len(text) >= least and not _is_chosen(text))


def _is_chosen(text: str) -> bool:
    """What a select, a box or a hidden field sends: a choice of ours, a box ticked, the number of a row."""
    return text in _choices() or (text.isdecimal() and len(text) < 7)


@cache
def _choices() -> frozenset[str]:
    fields = (field for model in apps.get_models() for field in model._meta.get_fields())
    found = {
        value
        for field in fields
        for value, _label in getattr(field, "flatchoices", None) or ()
        if isinstance(value, str)
    }
    return frozenset(found | {"on"})


def day_in(bound: BoundField) -> date | None:
    """Said in words beside a browser's own field of a day, which writes it in the browser's order, not the page's."""
    held = bound.value()
    if isinstance(held, date):
        return held
    try:
        return date.fromisoformat(str(held))
    except ValueError:
        return None
