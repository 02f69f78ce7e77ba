from plenipo.delegations.models.count import Count
from plenipo.delegations.models.delegation import (
    ChangeRequest,
    Delegate,
    Delegation,
    Document,
    Draft,
)
from plenipo.delegations.models.deletion import Deletion
from plenipo.delegations.models.invitation import FocalPoint, Invitation, LetterText, Link, Question

__all__ = [
    "ChangeRequest",
    "Count",
    "Delegate",
    "Delegation",
    "Deletion",
    "Document",
    "Draft",
    "FocalPoint",
    "Invitation",
    "LetterText",
    "Link",
    "Question",
]
