"""Drawing lots: what is drawn, what others contributed, what was drawn by hand."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.forms import RevisionField, offer
from plenipo.kit.locales import language_name
from plenipo.protocol.models import LotDraw
from plenipo.protocol.queries.lots import WITH_LETTERS

MOST_LINES = 50
NUMBERS = re.compile(r"\d{1,6}")


class DrawForm(forms.Form):
    what = forms.ChoiceField(label=gettext_lazy("What is drawn"), choices=LotDraw.What.choices)
    rank = forms.ChoiceField(
        label=gettext_lazy("Rank"),
        required=False,
        help_text=gettext_lazy("Where lots are drawn between heads of equal rank."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Alphabet"),
        required=False,
        help_text=gettext_lazy("Where a letter is drawn."),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Method"),
        choices=LotDraw.Method.choices,
        widget=forms.RadioSelect,
        initial=LotDraw.Method.SEED,
    )

    def __init__(self, ranks: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "rank", [("", "—"), *ranks.items()])
        offer(
            self, "language", [("", "—"), *((code, language_name(code)) for code in WITH_LETTERS)]
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        what = told.get("what")
        if what == LotDraw.What.EQUALS and not told.get("rank"):
            self.add_error("rank", _("Choose the rank whose equals are drawn."))
        if what in LotDraw.OF_A_LETTER and not told.get("language"):
            self.add_error("language", _("Choose the alphabet of the letter."))
        return told


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class ContributionsForm(forms.Form):
    seen = RevisionField()
    contributions = forms.CharField(
        label=gettext_lazy("Contributions"),
        help_text=gettext_lazy(
            "One a line, as it was called out: who, a colon, a number or word. For example “Ms Diallo: 4711”."
        ),
        max_length=4000,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )

    def clean_contributions(self) -> list[tuple[str, str]]:
        """(who, text); a line without a colon is all text."""
        lines = _lines(self.cleaned_data["contributions"])
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most %(n)s lines.") % {"n": MOST_LINES})
        found = []
        for line in lines:
            who, colon, text = line.replace("：", ":").partition(":")
            found.append((who.strip(), text.strip()) if colon else ("", who.strip()))
        if any(not text for _who, text in found):
            raise forms.ValidationError(_("Enter a number or a word after each colon."))
        return found


class NumbersForm(forms.Form):
    seen = RevisionField()
    numbers = forms.CharField(
        label=gettext_lazy("Number drawn"),
        help_text=gettext_lazy("One, or several in the order drawn, with blanks between them."),
        max_length=2000,
        widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
    )

    def clean_numbers(self) -> list[int]:
        text = self.cleaned_data["numbers"]
        if re.sub(r"[\d\s,;.،、]", "", text) or not NUMBERS.search(text):
            raise forms.ValidationError(_("Enter numbers only."))
        return [int(each) for each in NUMBERS.findall(text)]


class WitnessesForm(forms.Form):
    seen = RevisionField()
    witnesses = forms.CharField(
        label=gettext_lazy("Witnesses"),
        help_text=gettext_lazy(
            "Name and delegation or office, one a line. They stand in the record."
        ),
        max_length=4000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def clean_witnesses(self) -> list[str]:
        lines = _lines(self.cleaned_data["witnesses"])
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most %(n)s lines.") % {"n": MOST_LINES})
        return lines


class AnnulForm(forms.Form):
    seen = RevisionField()
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stands in the record, for everybody to read."),
        max_length=500,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "why_%s", **kwargs})
