"""Forms of the credentials officer and the committee, and of a party that sends its letter."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.actions.credentials import LetterReceived
from plenipo.accreditation.models import Challenge, Credential
from plenipo.accreditation.profile import LINK, OTHER, Credentials
from plenipo.accreditation.queries.credentials import CredentialsFilter
from plenipo.accreditation.words.credentials import FILTERS, authority_choices
from plenipo.conference.profile import Participation
from plenipo.conference.sections import Rules
from plenipo.delegations.models import Delegation, Document
from plenipo.kit.cleaning import clean, clean_lines
from plenipo.kit.forms import DayField, RevisionField, RowsField, not_to_come, offer, offer_rows
from plenipo.records.models import Channel

LONG = forms.Textarea({"rows": 3, "dir": "auto"})


class _Text(forms.CharField):
    """Of one line."""

    def clean(self, value: Any) -> str:
        return clean(super().clean(value) or "")


class _Lines(forms.CharField):
    def __init__(self, *, rows: int = 3, **how: Any) -> None:
        widget = forms.Textarea({"rows": rows, "dir": "auto"})
        super().__init__(widget=widget, max_length=4000, **how)

    def clean(self, value: Any) -> str:
        return clean_lines(super().clean(value) or "")


class CredentialsFilterForm(forms.Form):
    """Filters of the table; what makes no sense is left aside."""

    q = forms.CharField(
        label=gettext_lazy("Delegation or signatory"), required=False, max_length=200
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("filter", "Credentials"),
        required=False,
        choices=[("", pgettext_lazy("state", "all")), *FILTERS.items()],
    )
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rules.of(Participation).categories
        choices = [("", pgettext_lazy("category", "all")), *((c.key, c.label) for c in known)]
        offer(self, "category", choices)

    def asked(self, sort: str) -> CredentialsFilter:
        self.is_valid()
        told = self.cleaned_data
        return CredentialsFilter(
            state=told.get("state", ""),
            category=told.get("category", ""),
            wanted=told.get("q", ""),
            sort=sort,
        )


class SignedForm(forms.Form):
    """Who signed, in which authority: what a party says of its letter, and the desk too."""

    signatory = _Text(label=gettext_lazy("Signatory"), required=False, max_length=300)
    authority = forms.ChoiceField(label=gettext_lazy("Authority of the signatory"))
    authority_typed = _Text(
        label=gettext_lazy("Other authority"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only if it is not in the list."),
    )
    dated = DayField(
        label=gettext_lazy("Date of the letter"), required=False, validators=[not_to_come]
    )

    def __init__(self, *args: Any, rules: Credentials, **how: Any) -> None:
        super().__init__(*args, **how)
        offer(self, "authority", [("", "—"), *authority_choices(rules)])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        other = told.get("authority") == OTHER
        if other and not told.get("authority_typed") and "authority_typed" not in self.errors:
            self.add_error("authority_typed", _("Enter the authority of the signatory."))
        if not other and "authority" in told:
            told["authority_typed"] = ""
        return told

    def signed(self) -> dict[str, Any]:
        names = ("signatory", "authority", "authority_typed", "dated")
        return {name: self.cleaned_data[name] for name in names}


FILE_HELP = gettext_lazy("PDF, JPEG or PNG, up to 10 MB.")
ACCEPTED = forms.ClearableFileInput({"accept": ".pdf,.jpg,.jpeg,.png"})


class SendForm(SignedForm):
    """What a party sends over its link."""

    file = forms.FileField(
        label=gettext_lazy("Scan of the letter"), help_text=FILE_HELP, widget=ACCEPTED
    )
    field_order = ("file", "signatory", "authority", "authority_typed", "dated")

    def letter(self, received_on: date, channel: str = LINK) -> LetterReceived:
        return LetterReceived(
            form=Credential.Form.COPY, channel=channel, received_on=received_on, **self.signed()
        )


class CredentialForm(SignedForm):
    """What the desk registers of a letter that came by post, by hand or by e-mail."""

    form = forms.ChoiceField(
        label=gettext_lazy("What was received"),
        choices=Credential.Form.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Written information: a note or an e-mail that names the delegation without being signed "
            "credentials."
        ),
    )
    channel = forms.ChoiceField(label=gettext_lazy("Received by"))
    received_on = DayField(label=gettext_lazy("Date received"), validators=[not_to_come])
    faction = _Text(
        label=gettext_lazy("Leadership or faction, as it calls itself"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only if more than one side claims to represent the party."),
    )
    persons = _Lines(
        label=gettext_lazy("Persons named in the letter"),
        required=False,
        help_text=gettext_lazy("One person per line."),
    )
    note = _Lines(label=gettext_lazy("Note of the secretariat"), required=False, rows=2)
    document = forms.ModelChoiceField(
        label=gettext_lazy("Scan the party has already sent"),
        queryset=Document.objects.none(),
        required=False,
        empty_label="—",
    )
    file = forms.FileField(
        label=gettext_lazy("Scan of the letter"),
        required=False,
        help_text=FILE_HELP,
        widget=ACCEPTED,
    )
    seen = RevisionField(required=False)
    field_order = (
        *("form", "received_on", "channel", "signatory", "authority", "authority_typed"),
        *("dated", "persons", "file", "document", "faction", "note"),
    )

    def __init__(
        self, *args: Any, rules: Credentials, documents: Any = None, sent: bool = False, **how: Any
    ) -> None:
        """documents: those of the party that could be this letter; sent: whether it came over the link."""
        super().__init__(*args, rules=rules, **how)
        own = [(LINK, _("personal link"))] if sent else []
        offer(self, "channel", [*own, *Channel.choices])
        if documents is None or not documents:
            del self.fields["document"]
        else:
            offer_rows(self, "document", documents)

    def letter(self) -> LetterReceived:
        told = self.cleaned_data
        names = ("form", "channel", "received_on", "faction", "persons", "note")
        return LetterReceived(**{name: told[name] for name in names}, **self.signed())

    @staticmethod
    def of(letter: Credential) -> dict[str, Any]:
        names = ("form", "channel", "received_on", "faction", "persons", "note", "dated")
        signed = ("signatory", "authority", "authority_typed")
        kept = {name: getattr(letter, name) for name in (*names, *signed)}
        return kept | {"seen": letter.revision}

    @staticmethod
    def usual(seen: int) -> dict[str, Any]:
        """seen: the last letter that was there of the delegation; 0: none."""
        return {
            "received_on": timezone.localdate(),
            "channel": Channel.LETTER.value,
            "seen": seen,
        }


SUPERSEDED = Credential.State.SUPERSEDED


class FindingForm(forms.Form):
    """What was found of one letter."""

    finding = forms.ChoiceField(
        label=gettext_lazy("Finding"),
        widget=forms.RadioSelect,
        choices=[
            *((each.value, each.label) for each in Credential.FOUND),
            (
                SUPERSEDED.value,
                gettext_lazy("superseded by another letter, or registered in error"),
            ),
        ],
    )
    reason = _Lines(
        label=gettext_lazy("Reason"),
        required=False,
        rows=2,
        help_text=gettext_lazy(
            "Required unless a letter is found in order the first time. The party does not see it."
        ),
    )
    on = DayField(label=gettext_lazy("Date of the examination"), validators=[not_to_come])
    seen = RevisionField()

    def __init__(self, data: Any = None, *, letter: Credential) -> None:
        self.letter = letter
        start = {"on": timezone.localdate(), "seen": letter.revision}
        super().__init__(data, initial=start, auto_id=f"id_{letter.pk}_%s")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        corrects = self.letter.state in Credential.FOUND
        finding = told.get("finding")
        needed = corrects or (finding and finding != Credential.State.IN_ORDER)
        if needed and not told.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Enter the reason."))
        return told


class ManyForm(forms.Form):
    """Several found in order at once."""

    on = DayField(label=gettext_lazy("Date of the examination"), validators=[not_to_come])


class ContestForm(forms.Form):
    letters = RowsField(
        label=gettext_lazy("Letters that claim to represent one party"),
        queryset=Credential.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    note = _Lines(
        label=gettext_lazy("Facts of the case"),
        required=False,
        help_text=gettext_lazy("Neutral wording: the report of the committee prints it."),
    )

    def __init__(
        self, data: Any = None, *, letters: Any, labels: dict[int, str], **how: Any
    ) -> None:
        """labels: of all the letters, in the order of the list of participants."""
        super().__init__(data, **how)
        offer_rows(self, "letters", letters)
        offer(self, "letters", [(str(pk), label) for pk, label in labels.items()])

    def clean_letters(self) -> Any:
        chosen = self.cleaned_data["letters"]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Select at least two letters."))
        return chosen


NEITHER = "neither"


class ContestDecisionForm(forms.Form):
    """Which of the competing letters is recognised."""

    recognised = forms.ChoiceField(label=gettext_lazy("Recognised"), widget=forms.RadioSelect)
    reason = _Lines(label=gettext_lazy("Reason"), rows=2)
    on = DayField(label=gettext_lazy("Date of the decision"), validators=[not_to_come])
    restore = forms.BooleanField(
        label=gettext_lazy("Restore the names that were in use before"), required=False
    )
    seen = RevisionField()

    def __init__(self, data: Any = None, *, labels: Iterable[tuple[int, str]], seen: int) -> None:
        start = {"on": timezone.localdate(), "restore": True, "seen": seen}
        super().__init__(data, initial=start)
        offer(self, "recognised", [*labels, (NEITHER, gettext_lazy("neither letter"))])


COMMITTEE = "committee"


class ChallengeForm(forms.Form):
    delegation = forms.ModelChoiceField(
        label=gettext_lazy("Delegation challenged"),
        queryset=Delegation.objects.none(),
    )
    by = forms.ModelChoiceField(
        label=gettext_lazy("Challenged by"),
        queryset=Delegation.objects.none(),
        required=False,
        empty_label=gettext_lazy("the committee itself"),
    )
    about = forms.ChoiceField(label=gettext_lazy("About"), choices=Challenge.About.choices)
    ground = _Lines(label=gettext_lazy("Grounds"))
    made_on = DayField(label=gettext_lazy("Date of the challenge"), validators=[not_to_come])

    def __init__(self, data: Any = None, *, delegations: Any, others: Any, **how: Any) -> None:
        super().__init__(data, **how)
        offer_rows(self, "delegation", delegations)
        offer_rows(self, "by", others)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("by") and told.get("by") == told.get("delegation"):
            self.add_error("by", _("A delegation cannot challenge its own credentials."))
        return told


class ChallengeReplyForm(forms.Form):
    answer = _Lines(label=gettext_lazy("Reply of the delegation"))
    on = DayField(label=gettext_lazy("Date of the reply"), validators=[not_to_come])
    seen = RevisionField()


class RulingForm(forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        widget=forms.RadioSelect,
        choices=[
            (
                Challenge.State.UPHELD.value,
                gettext_lazy("upheld: the credentials are not in order"),
            ),
            (Challenge.State.REJECTED.value, gettext_lazy("rejected: the credentials stand")),
            (Challenge.State.WITHDRAWN.value, gettext_lazy("withdrawn by whoever challenged them")),
        ],
    )
    reason = _Lines(label=gettext_lazy("Reason"), rows=2)
    on = DayField(label=gettext_lazy("Date of the decision"), validators=[not_to_come])
    seen = RevisionField()


class CommitteeForm(forms.Form):
    chair = _Text(label=pgettext_lazy("of a committee", "Chair"), required=False, max_length=300)
    members = _Lines(
        label=pgettext_lazy("of a committee", "Members"),
        required=False,
        rows=6,
        help_text=gettext_lazy("One per line, as the report is to name them."),
    )
    seen = RevisionField()


class MeetingForm(forms.Form):
    on = DayField(label=gettext_lazy("Date of the meeting"), validators=[not_to_come])
