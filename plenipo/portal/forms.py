from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.forms import DayField
from plenipo.portal.queries.desks import everybody_in
from plenipo.records.models import Letter
from plenipo.records.queries import phrases


def a_day(label: object) -> forms.DateField:
    return DayField(label=label, required=False)  # type: ignore[arg-type]


class JournalForm(forms.Form):
    """Filters of the journal. `who` is the number of an account that has or had duties here."""

    who = forms.ChoiceField(label=_("Who"), required=False)
    verb = forms.ChoiceField(label=_("What"), required=False)
    since = a_day(_("From"))
    until = a_day(_("To"))

    def __init__(self, conference: Conference, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = [(str(pk), name) for pk, name in everybody_in(conference)]
        self.fields["who"].choices = [("", pgettext_lazy("persons", "all")), *people]  # type: ignore[attr-defined]
        words = sorted(phrases().items(), key=lambda item: str(item[1]))
        self.fields["verb"].choices = [("", pgettext_lazy("deeds", "all")), *words]  # type: ignore[attr-defined]


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
