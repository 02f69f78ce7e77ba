from collections.abc import Iterable
from typing import Any, TypeVar, cast

from django.forms import BaseForm, ChoiceField, Field, HiddenInput
from django.http import QueryDict

NOT_TYPED = {"key", "csrfmiddlewaretoken", "seen", "do", "confirm", "password"}

Otherwise = TypeVar("Otherwise")


def whole(text: str, otherwise: Otherwise) -> int | Otherwise:
    """The number an address or a hidden field carries, 0 or more and such as a database holds; else `otherwise`."""
    return int(text) if text.isdecimal() and len(text) < 19 else otherwise


class Seen(Field):
    """The revision of the row a page was drawn from, hidden in its form. What no row can have is -1, so that a page
    somebody tampered with is overtaken like an old one. Empty, where it is not required: None."""

    widget = HiddenInput

    def clean(self, value: Any) -> int | None:
        text = str(value if value is not None else "")
        if not text and not self.required:
            return None
        seen = whole(text, -1)
        return seen if seen < 2**31 else -1


def offer(form: BaseForm, field: str, choices: Iterable[Any]) -> None:
    """Give a field the choices that only the form's own conference or list knows."""
    cast(ChoiceField, form.fields[field]).choices = list(choices)


def typed_in(posted: QueryDict, *, least: int = 1) -> str:
    """What somebody wrote into a form that cannot be kept, to be shown to them again, a field a line.

    least   characters a text must have; what is shorter is a choice or a number rather than words
    """
    texts = [
        text.strip()
        for name, values in posted.lists()
        if name not in NOT_TYPED and not name.endswith("_FORMS")
        for text in values
    ]
    return "\n".join(text for text in texts if len(text) >= least)
