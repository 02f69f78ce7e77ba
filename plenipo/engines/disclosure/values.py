"""What goes into a decision on disclosure and what comes out."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Audience(IntEnum):
    """Who reads, from the widest circle to the narrowest. A narrower circle never sees less."""

    PUBLIC = 0
    DELEGATIONS = 1  # somebody of another delegation
    CATEGORY = 2  # somebody of another delegation of the same category: parties, observers, press
    STAFF = 3  # the secretariat, whatever the duty
    ACCREDITATION = 4  # who decides on delegations
    OWN = 5  # the delegation that named the person
    DATA_PROTECTION = 6


class Field(StrEnum):
    DELEGATION = "delegation"  # that this delegation takes part
    NAME = "name"
    OFFICE = "office"
    CAPACITY = "capacity"
    CONTACT = "contact"  # e-mail, languages, letters


class ListState(StrEnum):
    UNDISCLOSED = "undisclosed"
    PROVISIONAL = "provisional"
    FINAL = "final"


class Wish(StrEnum):
    """What the person allows, as stated."""

    PUBLIC = "public"
    DELEGATIONS = "delegations"
    CATEGORY = "category"
    SECRETARIAT = "secretariat"


class View(IntEnum):
    """What is shown of a field; a higher value never shows less."""

    WITHHELD = 0
    REDUCED = 1  # that somebody is there, not who: "one person"
    SHOWN = 2


class Reason(StrEnum):
    DUTY = "duty"
    NOT_DISCLOSED = "not_disclosed"  # the list is not disclosed
    NOT_YET = "not_yet"  # it will be, later
    NOT_APPROVED = "not_approved"
    PERSON_ASKED = "person_asked"  # the person's own wish
    PROTECTED = "protected"  # the reason is known to data protection only
    RULES = "rules"  # the profile shows no names, or no offices
    NEVER_SHARED = "never_shared"  # contacts leave the secretariat for nobody
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one conference.

    disclosed_from   when the list may be seen, if a time lock is set
    staff_read_all   whether every duty reads the names of persons who are known to the secretariat alone. Then whoever
                     is protected can be recognised inside, as the only one who is not named
    """

    list_state: ListState
    disclosed_from: datetime | None = None
    show_names: bool = True
    show_offices: bool = True
    staff_read_all: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One person in one delegation (for Field.DELEGATION: the delegation, with any wish)."""

    wish: Wish
    approved: bool
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The reason is for those who may know it: nobody outside learns that a person is protected."""

    view: View
    reason: Reason
