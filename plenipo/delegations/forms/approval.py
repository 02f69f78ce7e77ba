from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.profile import Participation
from plenipo.conference.sections import Rules
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.approval import ApprovalFilter
from plenipo.kit.forms import offer


class ApprovalFilterForm(forms.Form):
    """Filters of the board; what makes no sense is left aside."""

    q = forms.CharField(label=pgettext_lazy("party", "Name"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("state", "all")),
            *Delegation.State.choices,
            ("late", _("not submitted, overdue")),
            ("untold", _("not notified of a decision")),
        ],
    )
    category = forms.ChoiceField(label=_("Category"), required=False)

    def __init__(self, *args: object, rules: Rules, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [
            ("", pgettext_lazy("category", "all")),
            *[(c.key, c.label) for c in rules.of(Participation).categories],
        ]
        offer(self, "category", choices)

    def of_one_state(self) -> Self:
        """For a list in which all delegations have the same."""
        del self.fields["state"]
        return self

    def asked(self, sort: str) -> ApprovalFilter:
        self.is_valid()
        told = self.cleaned_data
        return ApprovalFilter(
            state=told.get("state", ""),
            category=told.get("category", ""),
            wanted=told.get("q", ""),
            sort=sort,
        )
