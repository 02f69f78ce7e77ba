from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from plenipo.kit.forms import DayField, RevisionField, offer
from plenipo.kit.sheets import Sheet, Unreadable, clean, read_file, read_text
from plenipo.registry.formats.columns import FIELDS
from plenipo.registry.models import Match, MatchList, Party
from plenipo.registry.words.countries import country_choices

AT_ONCE, MOST_BYTES = 500_000, 10_000_000  # a file between them is read by the worker


class NewListForm(forms.Form):
    """A file or pasted cells, with a name. `cleaned_data["sheet"]` is the table read from it; none of a large file.

    Reading takes time: it is done before the deed's transaction begins.
    """

    name = forms.CharField(
        label=gettext_lazy("Name of the list"),
        max_length=200,
        help_text=gettext_lazy("For your own use, for example “Parties of Africa, second draft”."),
    )
    conference = forms.TypedChoiceField(
        label=gettext_lazy("For the conference"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy("Its officers see the list and its contacts; others do not."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("CSV or Excel (.xlsx), with columns in any order and language."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or paste the cells here"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "spellcheck": "false"}),
        strip=False,
    )
    at = DayField(
        label=gettext_lazy("Parties as of"),
        required=False,
        help_text=gettext_lazy(
            "If empty: today. Parties that had ended by that date, or did not yet exist, come last."
        ),
    )

    def __init__(self, *args: Any, conferences: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "conference", [*conferences.items(), ("", _("none: for the register"))])

    def clean_name(self) -> str:
        return clean(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        file, pasted = given.get("file"), given.get("pasted", "")
        if not file and not pasted.strip():
            raise forms.ValidationError(_("Upload a file or paste some cells."))
        if file and pasted.strip():
            raise forms.ValidationError(_("Upload a file or paste cells, not both."))
        if file and file.size > MOST_BYTES:
            self.add_error("file", _("The file is larger than 10 MB. Upload only the list."))
        if self.errors or (file and file.size > AT_ONCE):
            return given
        try:
            given["sheet"] = self._read(file, pasted)
        except Unreadable as fault:
            self.add_error("file" if file else "pasted", str(fault))
        return given

    def _read(self, file: "UploadedFile[bytes] | None", pasted: str) -> Sheet:
        if file is None:
            return read_text(pasted)
        return read_file(file, size=file.size or 0)


class ColumnsForm(forms.Form):
    """Which column holds what; as guessed, to be corrected."""

    def __init__(self, kept: MatchList, data: Any = None) -> None:
        head = -1 if kept.head is None else kept.head
        super().__init__(data, initial={**kept.columns, "head": head})
        self.kept = kept
        columns = [(str(n), _label(kept, n)) for n in range(len(kept.typed[0]))]
        for key, label in FIELDS.items():
            self.fields[key] = forms.TypedChoiceField(
                label=str(label).capitalize(),
                required=key == "party",
                choices=columns if key == "party" else [("", _("no column")), *columns],
                coerce=int,
                empty_value=None,
            )
        rows = [(str(n), _row(cells)) for n, cells in enumerate(kept.typed[:10])]
        self.fields["head"] = forms.TypedChoiceField(
            label=_("Row with the column headings"),
            choices=[("-1", _("none: the first row is data")), *rows],
            coerce=int,
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        taken: dict[int, str] = {}
        for key in FIELDS:
            column = given.get(key)
            if column is None:
                continue
            if column in taken:
                self.add_error(key, _("This column is already used for something else."))
            taken[column] = key
        return given

    @property
    def columns(self) -> dict[str, int]:
        given = self.cleaned_data
        return {key: given[key] for key in FIELDS if given[key] is not None}

    @property
    def head(self) -> int | None:
        head = self.cleaned_data["head"]
        return None if head < 0 else head


def _label(kept: MatchList, column: int) -> str:
    """ "3 · Nom du parti", or what stands in it first."""
    start = 0 if kept.head is None else kept.head
    texts = [cells[column] for cells in kept.typed[start : start + 20] if cells[column]]
    shown = texts[0][:60] if texts else _("(empty)")
    return f"{column + 1} · {shown}"


def _row(cells: list[str]) -> str:
    return " | ".join(cell for cell in cells if cell)[:90]


class RowsForm(forms.Form):
    """The filter of a list's rows."""

    q = forms.CharField(label=gettext_lazy("As entered"), required=False, max_length=200)
    state = forms.ChoiceField(label=gettext_lazy("Decision"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [("waiting", _("undecided")), ("all", pgettext("rows", "all"))]
        offer(self, "state", [*groups, *Match.State.choices])


class DecisionForm(forms.Form):
    """One decision on one row: `choose` a party, or `do` something else. `seen` is the row's revision."""

    do = forms.ChoiceField(
        required=False, choices=[(each, each) for each in ("no_party", "twice", "take_back")]
    )
    choose = forms.ModelChoiceField(Party.objects.all(), required=False)
    seen = RevisionField()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and bool(given.get("do")) == bool(given.get("choose")):
            raise forms.ValidationError(_("Select what the row means."))
        return given


class OrganisationForm(forms.Form):
    """A party or organisation the register does not have, made on the spot."""

    seen = RevisionField()
    name = forms.CharField(label=pgettext_lazy("party", "Name"), max_length=300)
    name_english = forms.CharField(
        label=gettext_lazy("Name in English"), max_length=300, required=False
    )
    name_short = forms.CharField(label=gettext_lazy("Short name"), max_length=80, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Party.Kind.choices)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "country", [("", _("none")), *country_choices()])
