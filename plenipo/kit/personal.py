"""What a field says about a person, written where the field is defined.

Every text, e-mail, file and JSON field of the rows that hold people is either `personal(...)` or `impersonal(...)`;
a test fails on one that is neither. The notice to the people concerned and the retention run read these tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db import models

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

F = TypeVar("F", bound=models.Field)


@dataclass(frozen=True)
class Personal:
    """
    purpose      why we hold it
    recipients   who may read it, in the words of the notice
    retention    when it is deleted
    special      reveals a political opinion, health or the like (article 9 of the GDPR)
    """

    purpose: StrOrPromise
    recipients: StrOrPromise
    retention: StrOrPromise
    special: bool = False


def personal(field: F, what: Personal) -> F:
    field.personal = what  # type: ignore[attr-defined]
    return field


def impersonal(field: F) -> F:
    """This field cannot identify anybody."""
    field.personal = None  # type: ignore[attr-defined]
    return field
