from datetime import timedelta
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from plenipo.conference.models import Conference
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.drafts import Usual
from plenipo.delegations.models import Invitation
from plenipo.delegations.profile import Deadlines
from plenipo.delegations.queries.invitations import InvitationFilter
from plenipo.delegations.queries.terms import quota_in
from plenipo.delegations.words.letters import missing_in, placeholders_of, unknown_in
from plenipo.kit.addresses import is_address
from plenipo.kit.codes import code_meant, letter_meant, looks_mistyped
from plenipo.kit.forms import DayField, RevisionField, offer, offer_rows
from plenipo.kit.locales import listed
from plenipo.kit.sheets import clean
from plenipo.registry.models import MatchList
from plenipo.registry.words.countries import region_name

MOST_ROWS = 10_000


def wanted_in(asked: QueryDict) -> InvitationFilter:
    """The choice of invitations an address or a form carries."""
    rows = [int(pk) for pk in asked.getlist("row")[:MOST_ROWS] if pk.isdecimal() and len(pk) < 19]
    words = {
        key: clean(asked.get(key, ""))[:200]
        for key in ("state", "category", "region", "language", "q")
    }
    return InvitationFilter(rows=tuple(rows), **words)


def language_choices(conference: Conference) -> list[tuple[str, Any]]:
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in conference.languages if code in names]


def category_choices(conference: Conference) -> list[tuple[str, str]]:
    return [(each.key, each.label) for each in rules_of(conference).of(Participation).categories]


def offer_filters(form: forms.Form, conference: Conference, regions: list[str]) -> None:
    """The choices of whatever asks for invitations by state, category, region and language."""
    groups = [
        ("silent", _("no reply")),
        ("late", _("no reply, overdue")),
        ("coming", _("attending")),
        ("unnamed", _("accepted, no names yet")),
        ("unsubmitted", _("names entered, not submitted")),
        ("overdue", _("not submitted, overdue")),
        ("bounced", _("bounced")),
    ]
    offer(form, "state", [("", pgettext("state", "all")), *Invitation.State.choices, *groups])
    offer(form, "category", [("", pgettext("category", "all")), *category_choices(conference)])
    offer(
        form,
        "region",
        [("", pgettext("region", "all")), *((key, region_name(key)) for key in regions)],
    )
    offer(form, "language", [("", pgettext("language", "all")), *language_choices(conference)])


class InvitationFilterForm(forms.Form):
    """The filter of the board."""

    q = forms.CharField(label=gettext_lazy("Party, address or reference"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(
        self, conference: Conference, regions: list[str], wanted: InvitationFilter
    ) -> None:
        super().__init__(dict(wanted.pairs()))
        offer_filters(self, conference, regions)


class TermsForm(forms.Form):
    """On which terms: category, quota, language, day for the answer."""

    category = forms.ChoiceField(label=gettext_lazy("Category"))
    quota = forms.IntegerField(
        label=gettext_lazy("Size of the delegation"),
        min_value=1,
        max_value=500,
        required=False,
        help_text=gettext_lazy("If empty: according to the conference's rules for the category."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))
    deadline = DayField(
        label=gettext_lazy("Reply requested by"),
        required=False,
    )

    def __init__(
        self, conference: Conference, data: Any = None, *, initial: dict[str, Any] | None = None
    ) -> None:
        rules = rules_of(conference)
        usual = {
            "deadline": timezone.localdate() + timedelta(days=rules.of(Deadlines).answer_days),
            "language": "en",
        }
        super().__init__(data, initial=usual | (initial or {}))
        self.rules = rules
        offer(self, "category", category_choices(conference))
        offer(self, "language", language_choices(conference))

    def clean_deadline(self) -> Any:
        day = self.cleaned_data["deadline"]
        if day and day < timezone.localdate() and "deadline" in self.changed_data:
            raise forms.ValidationError(_("This day has already passed."))
        return day


class FromListForm(TermsForm):
    """Drafts from a matched list; what a row says itself goes before what is chosen here."""

    match_list = forms.ModelChoiceField(
        MatchList.objects.none(), label=gettext_lazy("Invitation list"), empty_label=None
    )
    field_order = ("match_list", "category", "quota", "language", "deadline")

    def __init__(
        self, conference: Conference, *args: Any, lists: QuerySet[MatchList], **kwargs: Any
    ) -> None:
        """`lists`: those of this conference, and what its reader typed for none."""
        super().__init__(conference, *args, **kwargs)
        lists = lists.filter(matched_at__isnull=False).defer("typed", "lines")
        offer_rows(self, "match_list", lists)
        self.fields["category"].help_text = _("For rows without their own category.")
        self.fields["language"].help_text = _("For rows and parties without a known language.")

    @property
    def usual(self) -> Usual:
        given = self.cleaned_data
        return Usual(given["category"], given["language"], given["quota"], given["deadline"])


class AddressesField(forms.CharField):
    """E-mail addresses, one a line; as a list without doubles."""

    widget = forms.Textarea(attrs={"rows": 2, "dir": "ltr", "spellcheck": "false"})
    most = 10

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=3000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        typed = str(super().to_python(value or "") or "").replace(",", "\n").replace(";", "\n")
        found = {each.casefold(): each for each in map(clean, typed.splitlines()) if each}
        return list(found.values())

    def run_validators(self, value: Any) -> None:
        if len(value) > self.most:
            raise forms.ValidationError(_("Enter no more than ten addresses."))
        wrong = [each for each in value if len(each) > 254 or not is_address(each)]
        if wrong:
            raise forms.ValidationError(
                _("Not an e-mail address: %(addresses)s.") % {"addresses": listed(wrong)}
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != (initial or [])


def also_field() -> AddressesField:
    return AddressesField(
        label=gettext_lazy("Further addresses"),
        help_text=gettext_lazy(
            "One per line. Each recipient gets a separate letter with their own link."
        ),
    )


def copies_field() -> AddressesField:
    return AddressesField(
        label=gettext_lazy("Copies to"),
        help_text=gettext_lazy(
            "One per line. They receive copies of the invitation, reminders and a withdrawal, without "
            "a link."
        ),
    )


class InvitationForm(TermsForm):
    """One invitation, as a draft."""

    addressee = forms.CharField(
        label=gettext_lazy("Addressee"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "As it should appear on the letter, with title and form of address."
        ),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("Without an addressee the draft can be saved, but not sent."),
    )
    also, copies = also_field(), copies_field()
    field_order = (
        *("addressee", "email", "also", "copies", "category", "quota", "language", "deadline"),
    )

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("addressee", "email", "also", "copies", "category", "language", "deadline")
        quota = given["quota"] or quota_in(self.rules, given["category"])
        return {name: given[name] for name in names} | {"quota": quota}


def tell_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=gettext_lazy("Inform the focal points of the new terms by letter"), required=False
    )


class SentForm(TermsForm):
    """What may still change of an invitation that was sent. Its own address changes with a new link."""

    addressee = forms.CharField(label=gettext_lazy("Addressee"), max_length=300, required=False)
    also, copies = also_field(), copies_field()
    tell = tell_field()
    field_order = ("addressee", "also", "copies", "category", "quota", "deadline", "tell")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["language"]

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("addressee", "also", "copies", "category", "deadline")
        quota = given["quota"] or quota_in(self.rules, given["category"])
        return {name: given[name] for name in names} | {"quota": quota}


class ExtendForm(forms.Form):
    """Until when many may answer."""

    deadline = forms.DateField(
        label=gettext_lazy("New deadline"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    tell = tell_field()

    def clean_deadline(self) -> Any:
        day = self.cleaned_data["deadline"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has already passed."))
        return day


class ManyDraftsForm(TermsForm):
    """The same for many drafts; what is left empty stays as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {}
        for name in ("category", "language"):
            field = cast(forms.ChoiceField, self.fields[name])
            field.required = False
            offer(self, name, [("", _("no change")), *cast(list[Any], field.choices)])
        self.fields["quota"].help_text = ""

    @property
    def values(self) -> dict[str, Any]:
        names = ("category", "quota", "language", "deadline")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.values()):
            raise forms.ValidationError(_("Enter what to change."))
        return given


class ReissueForm(forms.Form):
    """To whom the new letter goes."""

    addressee = forms.CharField(label=gettext_lazy("Addressee"), max_length=300, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", language_choices(conference))


class LetterTextForm(forms.Form):
    """The convenor's wording of a letter in one language. `revision` is the one it started from."""

    revision = RevisionField()
    subject = forms.CharField(
        label=gettext_lazy("Subject"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 22, "dir": "auto"}),
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_subject(self) -> str:
        return self._known(clean(self.cleaned_data["subject"]))

    def clean_body(self) -> str:
        body = self._known(self.cleaned_data["body"].replace("\r\n", "\n"))
        if missing := missing_in(self.kind, body):
            raise forms.ValidationError(
                _("The letter must contain %(names)s.") % {"names": _braced(missing)}
            )
        return body

    def _known(self, text: str) -> str:
        if unknown := unknown_in(text, self.kind):
            raise forms.ValidationError(
                _("These placeholders do not exist: %(names)s. Available placeholders: %(known)s.")
                % {"names": _braced(unknown), "known": _braced(placeholders_of(self.kind))}
            )
        return text


def _braced(names: Any) -> str:
    return listed(f"{{{name}}}" for name in names)


class VerifyForm(forms.Form):
    """What stands on the letter: its reference, and the address it was sent to or the person it is about."""

    reference = forms.CharField(
        label=gettext_lazy("Reference printed on the letter"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    email = forms.CharField(
        label=gettext_lazy(
            "E-mail address the letter was sent to, or family name on a visa-support letter"
        ),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
    )

    def clean_reference(self) -> str:
        """A mistyped one is asked for like any other, so that all take the same way."""
        typed = self.cleaned_data["reference"]
        return code_meant(typed) or letter_meant(typed)

    def clean_email(self) -> str:
        """A name has no @."""
        email = clean(self.cleaned_data["email"])
        if "@" in email:
            validate_email(email)
        return email

    @property
    def mistyped(self) -> bool:
        """Whether the check character says so. It is reckoned from what was typed, and tells nothing of our letters."""
        return looks_mistyped(str(self.data.get("reference", "")))
