from django import forms
from django.utils.translation import gettext_lazy as _

from plenipo.records.models import Letter
from plenipo.records.queries import phrases


def a_day(label: object) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}))  # type: ignore[arg-type]


class JournalForm(forms.Form):
    verb = forms.ChoiceField(label=_("What"), required=False)
    since = a_day(_("From"))
    until = a_day(_("To"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = sorted(phrases().items(), key=lambda item: str(item[1]))
        self.fields["verb"].choices = [("", _("all")), *words]  # type: ignore[attr-defined]


class LettersForm(forms.Form):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all")), ("problem", _("did not arrive or held")), *Letter.State.choices],
    )
