from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Membership
from plenipo.kit.forms import DayField, offer, whole
from plenipo.portal.queries.activity import JournalFilter
from plenipo.portal.queries.desks import everybody_in
from plenipo.records.models import Letter
from plenipo.records.words.journal import phrases_told_to
from plenipo.records.words.lines import AREAS


def a_day(label: object) -> forms.DateField:
    return DayField(label=label, required=False)  # type: ignore[arg-type]


class ActivityForm(forms.Form):
    """Filters of the activity log. `who` is the number of an account that has or had duties here."""

    party = forms.CharField(label=_("Party or country"), required=False, max_length=200)
    person = forms.CharField(label=_("Person concerned"), required=False, max_length=200)
    who = forms.ChoiceField(label=_("Done by"), required=False)
    verb = forms.ChoiceField(label=_("Kind of action"), required=False)
    since = a_day(pgettext_lazy("day", "From"))
    until = a_day(pgettext_lazy("day", "To"))
    invitation = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, member: Membership, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = [(str(pk), name) for pk, name in everybody_in(member.conference)]
        offer(self, "who", [("", pgettext_lazy("persons", "all")), *people])
        offer(self, "verb", [("", pgettext_lazy("deeds", "all")), *_verbs(member)])

    def asked(self) -> JournalFilter:
        """What makes no sense is left aside."""
        self.is_valid()
        told = self.cleaned_data
        return JournalFilter(
            party=told.get("party", ""),
            invitation=whole(told.get("invitation", ""), None),
            person=told.get("person", ""),
            account=whole(told.get("who", ""), None),
            verb=told.get("verb", ""),
            since=told.get("since"),
            until=told.get("until"),
        )


def _verbs(member: Membership) -> Iterator[tuple[Any, list[tuple[str, Any]]]]:
    """Every verb of lines that this member reads, below its area; the area itself comes first."""
    known = phrases_told_to(member.has)
    for area, label in AREAS:
        verbs = [(verb, words) for verb, words in known.items() if verb.startswith(area)]
        yield label, [(area, _("all of these")), *sorted(verbs, key=lambda each: str(each[1]))]


class CommitmentsForm(forms.Form):
    """Filters of the parties with which something was agreed."""

    q = forms.CharField(label=_("Party or country"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("Commitments"),
        required=False,
        choices=[
            ("", pgettext_lazy("commitments", "all")),
            ("open", pgettext_lazy("commitments", "open")),
        ],
    )

    def asked(self) -> tuple[str, bool]:
        """(words, only parties with something open)"""
        self.is_valid()
        told = self.cleaned_data
        return told.get("q", ""), told.get("state") == "open"


class NotedForm(forms.Form):
    """What somebody wrote down of the journal."""

    size = forms.IntegerField(label=_("Number of entries"), min_value=1, max_value=10**9)
    head = forms.RegexField(
        label=_("Checksum of the activity log"),
        regex=r"^[0-9a-f]{64}$",
        error_messages={
            "invalid": _("A checksum has 64 characters: numbers and the letters a to f.")
        },
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )

    def __init__(self, data: Any = None) -> None:
        typed = data and {name: "".join(data.get(name, "").split()) for name in ("size", "head")}
        if typed:
            typed["head"] = typed["head"].lower()
        super().__init__(typed)


class LettersForm(forms.Form):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("state", "all")),
            ("problem", _("not delivered or on hold")),
            *Letter.State.choices,
        ],
    )
