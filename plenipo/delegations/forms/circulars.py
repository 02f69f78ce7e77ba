from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.forms.invitations import language_choices, offer_filters
from plenipo.delegations.models import Circular
from plenipo.delegations.queries.invitations import regions_of
from plenipo.delegations.queries.letter_texts import LINK, MARKER
from plenipo.delegations.words.letters import PLACEHOLDERS, unknown_in
from plenipo.kit.forms import offer
from plenipo.kit.locales import listed
from plenipo.kit.texts import TextsField

FILTERS = (
    "state",
    "category",
    "region",
    "language",
    "q",
)  # of the board: plenipo.delegations.queries.Wanted


class CircularForm(forms.Form):
    """To whom, which of them, and the text in each language. `rows` are invitations chosen on the board."""

    audience = forms.ChoiceField(
        label=gettext_lazy("Recipients"),
        widget=forms.RadioSelect,
        initial=Circular.Audience.FOCAL_POINTS,
    )
    state = forms.ChoiceField(label=gettext_lazy("Status of the invitation"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the invitation"), required=False)
    q = forms.CharField(
        label=gettext_lazy("Party, address or reference"), max_length=200, required=False
    )
    subject = TextsField(label=gettext_lazy("Subject"), max_length=200)
    body = TextsField(label=gettext_lazy("Text"), rows=12, max_length=6000)
    otherwise = forms.ChoiceField(
        label=gettext_lazy("Text for recipients whose language is not available"),
        required=False,
        help_text=gettext_lazy(
            "Without it they receive no letter; they are listed before sending."
        ),
    )

    def __init__(
        self, conference: Conference, *args: Any, rows: list[str], heads: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        audiences = [
            each
            for each in Circular.Audience.choices
            if heads or each[0] != Circular.Audience.HEADS
        ]
        offer(self, "audience", audiences)
        offer_filters(self, conference, regions_of(conference))
        self._keep_what_is_asked()
        offer(self, "otherwise", [("", _("no letter")), *language_choices(conference)])

    def _keep_what_is_asked(self) -> None:
        """A filter that is not offered any more would vanish, and the letter go to everybody."""
        for name in FILTERS:
            field, value = self.fields[name], self.initial.get(name)
            if value and isinstance(field, forms.ChoiceField):
                choices = cast(list[Any], field.choices)
                if value not in dict(choices):
                    offer(self, name, [*choices, (value, value)])

    def filters_in_words(self) -> list[tuple[str, str]]:
        """(label, value) of the filters the form starts from."""
        told = []
        for name in FILTERS:
            field, value = self.fields[name], self.initial.get(name)
            if value:
                choices: Any = getattr(field, "choices", ())
                told.append((str(field.label), str(dict(choices).get(value, value))))
        return told

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        subject, body = given.get("subject") or {}, given.get("body") or {}
        if set(subject) != set(body) and not self.errors:
            self.add_error("body", _("Enter both a subject and a text in every language."))
        for name, texts in (("subject", subject), ("body", body)):
            self._known(name, texts)
        asked = {mark for text in body.values() for mark in MARKER.findall(text)}
        if given.get("audience") == Circular.Audience.HEADS and LINK in asked:
            self.add_error(
                "body",
                _("Heads of delegations have no personal link. Remove {link} from the text."),
            )
        if given.get("otherwise") and given["otherwise"] not in body:
            self.add_error("otherwise", _("There is no text in this language."))
        return given

    def _known(self, name: str, texts: dict[str, str]) -> None:
        unknown = sorted({mark for text in texts.values() for mark in unknown_in(text)})
        if unknown:
            braced = listed(f"{{{mark}}}" for mark in unknown)
            known = listed(f"{{{mark}}}" for mark in PLACEHOLDERS)
            self.add_error(
                name,
                _("These placeholders do not exist: %(names)s. Available placeholders: %(known)s.")
                % {"names": braced, "known": known},
            )

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        filters = [(key, given[key]) for key in FILTERS if given[key]]
        return {
            "audience": given["audience"],
            "wanted": [*filters, *(("row", pk) for pk in self.rows)],
            "texts": {
                code: {
                    "subject": given["subject"][code],
                    "body": text.replace("\r\n", "\n"),
                }
                for code, text in given["body"].items()
            },
            "otherwise": given["otherwise"],
        }


def as_typed(circular: Circular) -> dict[str, Any]:
    """What the form starts from."""
    filters = {key: value for key, value in circular.wanted if key != "row"}
    return {
        "audience": circular.audience,
        "otherwise": circular.otherwise,
        **filters,
        **split(circular.texts),
    }


def split(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {
        name: {code: text[name] for code, text in texts.items()} for name in ("subject", "body")
    }
