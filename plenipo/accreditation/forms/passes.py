from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.actions.pass_kinds import MOST
from plenipo.accreditation.forms.badges import ColourField, LostOneField
from plenipo.accreditation.models import Gate, OtherHolder, Pass, PassKind, Zone
from plenipo.accreditation.queries.passes import (
    PassFilter,
    next_in_store,
    pieces_typed,
)
from plenipo.accreditation.queries.standing import GONE
from plenipo.accreditation.words.passes import SHOWN
from plenipo.conference.models import Conference
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.kit.codes import plain
from plenipo.kit.forms import DayField, RowsField, expect, offer, offer_rows, whole
from plenipo.kit.locales import listed
from plenipo.kit.phrases import bracketed
from plenipo.kit.texts import TextsField

LARGEST = 99_999_999  # the highest number of a piece
SHOWN_UNKNOWN = 20
RECEIVERS = "receivers"  # the list of names offered


class PassFilterForm(forms.Form):
    """Filters of the ledger; what makes no sense is left aside."""

    q = forms.CharField(
        label=gettext_lazy("Number, code, holder or number plate"), required=False, max_length=300
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", pgettext_lazy("passes", "all")), *SHOWN.items()],
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    delegation = forms.ChoiceField(label=gettext_lazy("Held by"), required=False)

    def __init__(
        self, kinds: list[PassKind], delegations: list[tuple[int, str]], *args: Any
    ) -> None:
        super().__init__(*args)
        every = ("", pgettext_lazy("passes", "all"))
        offer(self, "kind", [every, *((str(kind.pk), str(kind)) for kind in kinds)])
        offer(self, "delegation", [every, *((str(pk), name) for pk, name in delegations)])

    def asked(self) -> PassFilter:
        self.is_valid()
        told = self.cleaned_data
        return PassFilter(
            q=told.get("q", ""),
            state=told.get("state", ""),
            kind=whole(told.get("kind", ""), 0),
            delegation=whole(told.get("delegation", ""), 0),
        )


class WrittenNumberField(forms.IntegerField):
    """In the digits of any script."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(plain(value).strip() if isinstance(value, str) else value)


class PassKindForm(forms.Form):
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=PassKind.Form.choices)
    name = TextsField(label=gettext_lazy("Name of the pass"), max_length=60)
    letters = forms.CharField(
        label=gettext_lazy("Letters before the number"),
        max_length=4,
        validators=PassKind._meta.get_field("letters").validators,
        help_text=gettext_lazy(
            "One to four capital letters: with FL the pieces are FL 0001, FL 0002 …"
        ),
    )
    colour = ColourField(label=gettext_lazy("Colour"), initial="#b3261e")
    zones = RowsField(
        Zone.objects.none(),
        label=gettext_lazy("Zones it opens"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    beneath = forms.BooleanField(label=gettext_lazy("Valid only with a badge"), required=False)
    starts = DayField(label=gettext_lazy("Valid from"))
    ends = DayField(
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("Pieces that have already been entered keep their days."),
    )
    quota = forms.IntegerField(
        label=gettext_lazy("Quota per delegation"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=gettext_lazy("Empty: not limited."),
    )
    share = forms.IntegerField(
        label=gettext_lazy("Members of a delegation for each piece"),
        min_value=1,
        max_value=1_000,
        required=False,
        help_text=gettext_lazy(
            "With 5, a delegation of 12 may hold 3, but never more than its quota. Empty: size does not matter."
        ),
    )
    gate = forms.ModelChoiceField(
        Gate.objects.none(),
        label=gettext_lazy("Gate for cars"),
        required=False,
        empty_label=pgettext_lazy("gate of a car pass", "any"),
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "zones", Zone.objects.filter(conference=conference))
        offer_rows(self, "gate", Gate.objects.filter(conference=conference, closed=False))
        self._categories = rules_of(conference).of(Participation).categories
        for each in self._categories:
            self.fields[f"quota_{each.key}"] = forms.IntegerField(
                label=_("Quota per delegation: %(category)s") % {"category": each.label},
                min_value=0,
                max_value=10_000,
                required=False,
            )
        self.order_fields(
            ["form", "name", "letters", "colour", "zones", "beneath", "starts", "ends", "quota"]
            + [f"quota_{each.key}" for each in self._categories]
        )

    def clean(self) -> dict[str, Any]:
        """The quotas by category go into one value; none where the category has no quota of its own."""
        told = self.cleaned_data
        quotas = {each.key: told.pop(f"quota_{each.key}", None) for each in self._categories}
        told["quotas"] = {key: n for key, n in quotas.items() if n is not None}
        starts, ends = told.get("starts"), told.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day cannot be before the first day."))
        return told

    @classmethod
    def initial_of(cls, row: PassKind) -> dict[str, Any]:
        plain_ones = (
            "form", "name", "letters", "colour", "beneath", "starts", "ends", "quota", "share",
        )  # fmt: skip
        told = {name: getattr(row, name) for name in plain_ones}
        quotas = {f"quota_{key}": n for key, n in row.quotas.items()}
        zones = [zone.pk for zone in row.zones.all()]
        return told | quotas | {"zones": zones, "gate": row.gate_id}


class SeriesForm(forms.Form):
    first = WrittenNumberField(label=gettext_lazy("From number"), min_value=1, max_value=LARGEST)
    last = WrittenNumberField(label=gettext_lazy("To number"), min_value=1, max_value=LARGEST)
    coded = forms.ChoiceField(
        label=gettext_lazy("Pieces"),
        choices=[
            ("1", gettext_lazy("are printed here, with a code")),
            ("", gettext_lazy("were bought ready-numbered, without a code")),
        ],
        required=False,
        initial="1",
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        first, last = told.get("first"), told.get("last")
        if first and last and not first <= last < first + MOST:
            self.add_error(
                "last",
                _("A series runs from a lower to a higher number and has at most %(most)s pieces.")
                % {"most": MOST},
            )
        told["coded"] = bool(told.get("coded"))
        return told


class PiecesField(forms.CharField):
    """Numbers and codes as they are typed, pasted or scanned one after the other."""

    widget = forms.Textarea(attrs={"rows": 4, "dir": "ltr", "autocapitalize": "characters"})

    def __init__(self, **kwargs: Any) -> None:
        usual = {
            "label": gettext_lazy("Passes"),
            "max_length": 200_000,
            "help_text": gettext_lazy(
                "Numbers or series, or scan the codes one after the other: FL 3, FL 10–24, 3HZGT-DMMET-3"
            ),
        }
        super().__init__(**{**usual, **kwargs})


def unknown_in_words(unknown: list[str]) -> str:
    shown = listed(f"“{each}”" for each in unknown[:SHOWN_UNKNOWN])
    if len(unknown) > SHOWN_UNKNOWN:
        return _("Not passes of this conference: %(list)s and %(n)s more.") % {
            "list": shown,
            "n": len(unknown) - SHOWN_UNKNOWN,
        }
    return _("Not passes of this conference: %(list)s.") % {"list": shown}


def _offers_names(conference: Conference) -> dict[str, str]:
    """As soon as a delegation is chosen, its names are offered to whoever writes who signs."""
    return {
        "hx-get": reverse("accreditation:passes-receivers", args=[conference.slug]),
        "hx-trigger": "change",
        "hx-target": f"#{RECEIVERS}",
        "hx-swap": "outerHTML",
    }


class IssueForm(forms.Form):
    delegation = forms.ModelChoiceField(
        Delegation.objects.none(),
        label=gettext_lazy("Delegation"),
        required=False,
        empty_label=gettext_lazy("none: whoever signs holds them"),
    )
    other = forms.ChoiceField(label=gettext_lazy("Or a person outside delegations"), required=False)
    receiver = forms.CharField(
        label=gettext_lazy("Who signs"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "The focal point, a delegate or somebody else, by name. The names of the delegation are offered."
        ),
        widget=forms.TextInput(attrs={"list": RECEIVERS, "autocomplete": "off"}),
    )
    pieces = PiecesField(required=False)
    kind = forms.ModelChoiceField(
        PassKind.objects.none(),
        label=gettext_lazy("Or the next in store of"),
        required=False,
        empty_label="–",
    )
    number = WrittenNumberField(
        label=gettext_lazy("How many"), min_value=1, max_value=MOST, required=False
    )
    hand_on = forms.BooleanField(
        label=gettext_lazy("Hand on what others hold"),
        required=False,
        help_text=gettext_lazy("Their line in the ledger ends, and this one begins."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for exceeding the quota"), max_length=300, required=False
    )

    def __init__(
        self, conference: Conference, outside: dict[OtherHolder, str], *args: Any, **kwargs: Any
    ) -> None:
        """outside   who is registered outside delegations, and by which name"""
        super().__init__(*args, **kwargs)
        self._conference = conference
        self._outside = {str(row.pk): (row, name) for row, name in outside.items()}
        there = Delegation.objects.filter(conference=conference).exclude(state__in=GONE)
        offer_rows(
            self, "delegation", there.select_related("country", "invitation").order_by("plate_name")
        )
        offer_rows(self, "kind", PassKind.objects.filter(conference=conference))
        called = [
            (key, bracketed(name, row.organisation)) for key, (row, name) in self._outside.items()
        ]
        offer(self, "other", [("", "–"), *called])
        expect(self, "receiver")
        self.fields["delegation"].widget.attrs.update(_offers_names(conference))

    def _holder(self, told: dict[str, Any]) -> None:
        """Whoever holds them for themselves signs for themselves."""
        row, name = self._outside.get(told.get("other", ""), (None, ""))
        told["other"] = row
        if row and told.get("delegation"):
            said = _("Choose either a delegation or a person outside delegations.")
            self.add_error("other", said)
        told["receiver"] = told.get("receiver") or name
        if not told["receiver"] and "receiver" not in self.errors:
            self.add_error("receiver", _("Enter who signs."))

    def clean(self) -> dict[str, Any]:
        """`numbers`: of the pieces, whichever way they were named."""
        told = self.cleaned_data
        self._holder(told)
        typed = pieces_typed(self._conference, told.get("pieces") or "")
        if typed.unknown:
            self.add_error("pieces", unknown_in_words(typed.unknown))
        kind, n = told.get("kind"), told.get("number")
        if kind and not n and "number" not in self.errors:
            self.add_error("number", _("Enter how many."))
        elif n and not kind:
            self.add_error("kind", _("Choose the kind of pass."))
        ready = next_in_store(kind, n) if kind and n else []
        if kind and n and len(ready) < n:
            said = _("Only %(n)s of this kind are in store.") % {"n": len(ready)}
            self.add_error("number", said)
        if not (typed.numbers or ready or self.errors):
            self.add_error("pieces", _("Enter at least one pass."))
        told["numbers"] = [*typed.numbers, *ready]
        return told


class ReturnForm(forms.Form):
    pieces = PiecesField()

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._conference = conference

    def clean(self) -> dict[str, Any]:
        """What is known is taken back; what is not stays in the field (`unknown`)."""
        typed = pieces_typed(self._conference, self.cleaned_data.get("pieces") or "")
        if typed.unknown and not typed.numbers:
            self.add_error("pieces", unknown_in_words(typed.unknown))
        return self.cleaned_data | {"numbers": typed.numbers, "unknown": typed.unknown}


class LostPassForm(forms.Form):
    """Which of the passes the delegation holds."""

    piece = LostOneField(
        label=gettext_lazy("Pass"),
        choose=gettext_lazy("Choose a pass"),
        already=gettext_lazy("This pass is already blocked."),
    )
    loss = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=300,
        help_text=gettext_lazy("For example: left in a taxi yesterday evening."),
    )

    def __init__(
        self, held: list[Pass], *args: Any, blocked: Iterable[Pass] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = cast(LostOneField, self.fields["piece"])
        rows = ((each.pk, f"{each} · {each.kind}") for each in held)
        field.hold(rows, (each.pk for each in blocked))


class PlateForm(forms.Form):
    plate = forms.CharField(label=gettext_lazy("Number plate"), max_length=20, required=False)


class SecondaryForm(forms.Form):
    """What if a pass were required for a zone beside the badge?"""

    zone = forms.ModelChoiceField(Zone.objects.none(), label=gettext_lazy("Zone"), empty_label=None)
    kind = forms.ModelChoiceField(
        PassKind.objects.none(),
        label=gettext_lazy("Kind of pass"),
        required=False,
        empty_label=gettext_lazy("a new one"),
    )
    number = WrittenNumberField(
        label=gettext_lazy("Number of passes"), min_value=0, max_value=1_000_000, required=False
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "zone", Zone.objects.filter(conference=conference))
        offer_rows(self, "kind", PassKind.objects.filter(conference=conference))
