"""The roster of a delegation, row by row."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from plenipo.delegations.actions.drafts_kept import DELETE, as_typed, names_kept
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, Document, Invitation
from plenipo.delegations.queries.approval import (
    as_it_is,
    changes_in_the_way,
    stated_anew,
    stated_otherwise,
)
from plenipo.delegations.roster import ROSTER
from plenipo.kit.forms import offer, offer_rows
from plenipo.kit.locales import listed
from plenipo.people.models import order_stated, usual_order

Capacity = Delegate.Capacity


class PersonForm(forms.Form):
    """One person, by the fields of the roster. Names stand as the person or the party writes them."""

    def __init__(self, *args: Any, language: str = "", **kwargs: Any) -> None:
        """language   of the party: what is usual in its names"""
        super().__init__(*args, **kwargs)
        self.fields = {each.name: each.form_field() for each in ROSTER} | self.fields
        self.language = language

    def clean(self) -> dict[str, Any]:
        cleaned_data = super().clean() or self.cleaned_data
        named = any(cleaned_data.get(n) for n in ("family_name", "given_name", "native_name"))
        if "name_order" in cleaned_data:
            given, family = (cleaned_data.get(n, "") for n in ("given_name", "family_name"))
            stated = order_stated(given, family, cleaned_data["name_order"])
            cleaned_data["name_order"] = stated or usual_order(given, family, self.language)
        wrong = any(n in self.errors for n in ("family_name", "given_name", "native_name"))
        if not named and not wrong:
            self.add_error("family_name", _("Enter at least one name."))
        return cleaned_data


class BaseRoster(forms.BaseFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields[DELETE].label = _("Remove this person")

    def clean(self) -> None:
        heads = [
            form
            for form in self.forms
            if not form.errors and form.cleaned_data.get("capacity") == Capacity.HEAD
        ]
        for form in heads[1:]:
            form.add_error("capacity", _("A delegation has only one head."))
        if len(heads) > 1:
            raise forms.ValidationError(_("A delegation has only one head."))


MOST_PERSONS = 200  # that a delegation can submit
Roster = forms.formset_factory(
    PersonForm,
    formset=BaseRoster,
    extra=0,
    max_num=MOST_PERSONS,
    validate_max=True,
    can_delete=True,
)
PREFIX = "people"
USUAL = {  # of a row that does not say: nobody is disclosed by what was left out
    each.name: each.usual for each in ROSTER if each.usual
}


def roster_of(
    typed: list[dict[str, str]], *, least: int = 0, check: bool = False, language: str = ""
) -> "forms.BaseFormSet[forms.Form]":
    """The roster as typed. `check`: with its errors; else empty rows up to `least` stand below.

    language   of the party
    """
    more: dict[str, Any] = {"prefix": PREFIX, "form_kwargs": {"language": language}}
    empty = max(0, min(least, MOST_PERSONS) - len(typed))
    rows = typed if check else [*typed, *[{}] * empty]
    data = {f"{PREFIX}-TOTAL_FORMS": str(len(rows)), f"{PREFIX}-INITIAL_FORMS": "0"}
    if check:
        for n, row in enumerate(rows):
            said = USUAL | {name: value for name, value in row.items() if value}
            data |= {f"{PREFIX}-{n}-{name}": value for name, value in said.items()}
        return Roster(data, **more)
    return Roster(initial=rows, **more)


def can_be_submitted(delegation: Delegation | None) -> bool:
    """Whether names are kept and every row of them is right."""
    if delegation is None or delegation.state not in (
        Delegation.State.NAMED,
        Delegation.State.RETURNED,
    ):
        return False
    typed = names_kept(delegation)
    return bool(typed) and roster_of(typed, check=True).is_valid()


class QuestionsForm(forms.Form):
    """An answer beside every open question of the secretariat."""

    def __init__(self, questions: Sequence[Mapping[str, str]], data: Any = None) -> None:
        super().__init__(data)
        for number, each in enumerate(questions):
            self.fields[f"answer-{number}"] = forms.CharField(
                label=each["question"],
                initial=each["answer"],
                max_length=4000,
                error_messages={"required": _("Write an answer.")},
                widget=forms.Textarea({"rows": 2, "dir": "auto"}),
            )

    def initial_answers(self) -> dict[str, str]:
        """As kept, as if they were sent."""
        return {name: field.initial for name, field in self.fields.items()}

    def answers(self) -> list[str]:
        """As typed, right or not."""
        return [str(self.data.get(name, ""))[:4000] for name in self.fields]


ANSWERS = [
    (Invitation.State.ACCEPTED, _("We accept the invitation.")),
    (Invitation.State.NAMES_TO_FOLLOW, _("We accept; the names will follow.")),
    (Invitation.State.ANOTHER_LEVEL, _("We request participation at another level.")),
    (Invitation.State.DECLINED, _("We decline the invitation.")),
]


class AnswerForm(forms.Form):
    """The party's answer, with a note; who asks for another level says which."""

    answer = forms.ChoiceField(label=_("Your reply"), choices=ANSWERS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Message to the secretariat"),
        help_text=_("If you request another level, state which."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, only: Sequence[str] = (), **kwargs: Any) -> None:
        """only   the answers that are still open; none: all of them"""
        super().__init__(*args, **kwargs)
        if only:
            offer(self, "answer", [each for each in ANSWERS if each[0] in only])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        level = given.get("answer") == Invitation.State.ANOTHER_LEVEL
        if level and not given.get("note", "").strip() and "note" not in self.errors:
            self.add_error("note", _("Please state the level you request."))
        return given


class FocalPointForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=300)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class AgainForm(forms.Form):
    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)


class LetterForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", "—"), *((each.value, each.label) for each in Document.BY_THE_WAY)],
    )
    file = forms.FileField(
        label=_("Letter"),
        help_text=_("One letter for all nominated persons: PDF, JPEG or PNG, up to 10 MB."),
    )


class ChangeForm(PersonForm):
    """One change of one kind; it names the person it is about, and shows only the fields that kind needs."""

    delegate = forms.ModelChoiceField(
        label=_("Person concerned"),
        queryset=Delegate.objects.none(),
        required=False,
        widget=forms.HiddenInput,
    )
    instead = forms.BooleanField(
        label=_("Withdraw the pending request and replace it with this one"), required=False
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=2000, required=False
    )

    def __init__(
        self,
        kind: str,
        data: Any = None,
        *,
        delegates: QuerySet[Delegate],
        delegate: Delegate | None = None,
        in_the_way: Sequence[ChangeRequest] = (),
        language: str = "",
    ) -> None:
        """
        in_the_way   requests about the same person that wait: nobody asks for two things without saying which
        language     of the party
        """
        super().__init__(data, initial=self._begin_with(kind, delegate), language=language)
        self.kind = ChangeRequest.Kind(kind)
        self.in_the_way = in_the_way
        self._replaces = self.fields["instead"]
        if not in_the_way and not (data and "instead" in data):
            del self.fields["instead"]
        self.delegates = delegates
        offer_rows(self, "delegate", delegates)
        self.fields["delegate"].required = kind != ChangeRequest.Kind.ADD
        if kind == ChangeRequest.Kind.WITHDRAW:
            for each in ROSTER:
                del self.fields[each.name]

    @staticmethod
    def _begin_with(kind: str, delegate: Delegate | None) -> dict[str, Any]:
        if delegate is None:
            return {}
        now: dict[str, Any] = {"delegate": delegate.pk}
        if kind == ChangeRequest.Kind.CORRECT:
            now |= as_typed(delegate)
        if kind == ChangeRequest.Kind.REPLACE:
            now["capacity"] = delegate.capacity
        return now

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.in_the_way and not given.get("instead"):
            self.add_error(
                "instead",
                _(
                    "A request about this person is already pending. Choose whether this one replaces it."
                ),
            )
        if self.kind == ChangeRequest.Kind.WITHDRAW:
            return given
        given = super().clean()
        if given.get("capacity") == Capacity.HEAD:
            heads = self.delegates.filter(capacity=Capacity.HEAD)
            if heads.exclude(pk=getattr(given.get("delegate"), "pk", 0)).exists():
                self.add_error("capacity", _("A delegation has only one head."))
        if self.kind == ChangeRequest.Kind.CORRECT and not self.in_the_way:
            self._no_entry_twice(given)
        return given

    def _no_entry_twice(self, given: dict[str, Any]) -> None:
        """Of two corrections of one entry the later would undo the earlier, and nobody would be told."""
        delegate = given.get("delegate")
        if delegate is None:
            return
        wanted = {each.name: given[each.name] for each in ROSTER if each.name in given}
        self.in_the_way = changes_in_the_way(delegate, self.kind, wanted)
        if not self.in_the_way or given.get("instead"):
            return
        own = stated_anew(as_it_is(delegate), wanted)
        twice = {name for each in self.in_the_way for name in stated_otherwise(each, own)}
        self.fields["instead"] = self._replaces
        first = [name for name in self.fields if name not in ("instead", "reason")]
        self.order_fields([*first, "instead", "reason"])
        labels = listed([str(each.label) for each in ROSTER if each.name in twice])
        said = _(
            "A correction of the same entry is already pending: %(entries)s. Choose whether this one replaces it."
        )
        self.add_error("instead", said % {"entries": labels})

    def wanted(self) -> dict[str, Any]:
        """The person as wished, fit for JSON."""
        if self.kind == ChangeRequest.Kind.WITHDRAW:
            return {}
        return {each.name: self.cleaned_data[each.name] for each in ROSTER}
