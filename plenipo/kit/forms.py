from collections.abc import Iterable
from typing import Any, cast

from django.forms import ChoiceField, Form


def offer(form: Form, field: str, choices: Iterable[Any]) -> None:
    """Give a field the choices that only the form's own conference or list knows."""
    cast(ChoiceField, form.fields[field]).choices = list(choices)
