from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.forms.invitations import category_choices, language_choices
from plenipo.delegations.models import Circular, Invitation
from plenipo.delegations.queries.letters import LINK, MARKER, PLACEHOLDERS, unknown_in
from plenipo.kit.forms import offer
from plenipo.kit.locales import listed
from plenipo.kit.texts import TextsField


class CircularForm(forms.Form):
    """To whom, which of them, and the text in each language. `rows` are invitations chosen on the board."""

    audience = forms.ChoiceField(
        label=gettext_lazy("To whom"),
        widget=forms.RadioSelect,
        initial=Circular.Audience.FOCAL_POINTS,
    )
    state = forms.ChoiceField(label=gettext_lazy("State of the invitation"), required=False)
    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the invitation"), required=False)
    subject = TextsField(label=gettext_lazy("Subject"), max_length=200)
    body = TextsField(label=gettext_lazy("Text"), rows=12, max_length=6000)
    otherwise = forms.ChoiceField(
        label=gettext_lazy("Text for those whose language is not written"),
        required=False,
        help_text=gettext_lazy("Without it they get no letter, and are named before sending."),
    )

    def __init__(
        self, conference: Conference, *args: Any, rows: list[str], heads: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        every = ("", _("all"))
        audiences = [
            each
            for each in Circular.Audience.choices
            if heads or each[0] != Circular.Audience.HEADS
        ]
        groups = [("silent", _("silent")), ("coming", _("coming"))]
        sent = [
            each for each in Invitation.State.choices if each[0] not in ("drafted", "withdrawn")
        ]
        languages = language_choices(conference)
        offer(self, "audience", audiences)
        offer(self, "state", [every, *groups, *sent])
        offer(self, "category", [every, *category_choices(conference)])
        offer(self, "language", [every, *languages])
        offer(self, "otherwise", [("", _("no letter")), *languages])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        subject, body = given.get("subject") or {}, given.get("body") or {}
        if set(subject) != set(body) and not self.errors:
            self.add_error("body", _("Every language needs both a subject and a text."))
        for name, texts in (("subject", subject), ("body", body)):
            self._known(name, texts)
        asked = {mark for text in body.values() for mark in MARKER.findall(text)}
        if given.get("audience") == Circular.Audience.HEADS and LINK in asked:
            self.add_error(
                "body",
                _("Heads of delegations have no personal link: take {link} out of the text."),
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
                _("Nothing is known to fill in for %(names)s. The known ones are %(known)s.")
                % {"names": braced, "known": known},
            )

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        filters = [(key, given[key]) for key in ("state", "category", "language") if given[key]]
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
