"""Those who meet delegations, and the rule of who meets whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.kit.forms import NameField, RevisionField, offer
from plenipo.welcome.models import TeamMember


class TeamMemberForm(forms.Form):
    name = NameField(label=gettext_lazy("Name"))
    office = forms.CharField(label=gettext_lazy("Office"), max_length=200, required=False)
    rank = forms.ChoiceField(
        label=gettext_lazy("Counts as"),
        required=False,
        help_text=gettext_lazy("The rank as which this person meets a guest."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "type": "tel"}),
    )

    def __init__(self, ranks: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "rank", [("", pgettext_lazy("rank", "none")), *ranks.items()])

    @staticmethod
    def initial_of(member: TeamMember) -> dict[str, Any]:
        return {name: getattr(member, name) for name in TeamMemberForm.base_fields}


class RuleForm(forms.Form):
    """For each rank of a guest, the rank of who meets them at least."""

    seen = RevisionField()

    def __init__(self, ranks: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ranks = ranks
        for key, name in ranks.items():
            self.fields[f"of_{key}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", pgettext_lazy("who meets", "anybody")), *ranks.items()],
            )

    @property
    def meets(self) -> dict[str, str]:
        told = {key: self.cleaned_data[f"of_{key}"] for key in self.ranks}
        return {key: rank for key, rank in told.items() if rank}

    @staticmethod
    def initial_of(meets: dict[str, str]) -> dict[str, str]:
        return {f"of_{key}": rank for key, rank in meets.items()}
