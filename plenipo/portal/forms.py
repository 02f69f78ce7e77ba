from django import forms
from django.utils.translation import gettext_lazy as _

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
        self.fields["who"].choices = [("", _("all")), *people]  # type: ignore[attr-defined]
        words = sorted(phrases().items(), key=lambda item: str(item[1]))
        self.fields["verb"].choices = [("", _("all")), *words]  # type: ignore[attr-defined]


class LettersForm(forms.Form):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all")), ("problem", _("did not arrive or held")), *Letter.State.choices],
    )
