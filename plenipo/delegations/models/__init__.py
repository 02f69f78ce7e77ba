from plenipo.delegations.models.announcement import Announcement
from plenipo.delegations.models.canary import Canary
from plenipo.delegations.models.circular import Circular
from plenipo.delegations.models.count import Count
from plenipo.delegations.models.delegation import (
    ChangeRequest,
    Delegate,
    Delegation,
    Document,
    Draft,
)
from plenipo.delegations.models.deletion import Deletion
from plenipo.delegations.models.invitation import (
    DeskEntry,
    FocalPoint,
    Invitation,
    LetterText,
    Link,
    Question,
)
from plenipo.delegations.models.promise import Promise
from plenipo.delegations.models.protection import LookUp, Protection
from plenipo.delegations.models.release import ListCopy, ListRelease

__all__ = [
    "Announcement",
    "Canary",
    "ChangeRequest",
    "Circular",
    "Count",
    "Delegate",
    "Delegation",
    "Deletion",
    "DeskEntry",
    "Document",
    "Draft",
    "FocalPoint",
    "Invitation",
    "LetterText",
    "Link",
    "Promise",
    "Protection",
    "ListCopy",
    "ListRelease",
    "LookUp",
    "Question",
]
