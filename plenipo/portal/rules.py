"""Who may read a letter. What is written about people is theirs to read who decide on delegations."""

from plenipo.conference.models import Membership
from plenipo.delegations.profile import ACCREDITATION
from plenipo.records.models import Letter
from plenipo.records.queries.letter_kinds import LETTER_KINDS, letter_kind

DECIDES = ACCREDITATION


def may_see_addressee(member: Membership, letter: Letter) -> bool:
    """To whom a notice went says who is named in a delegation."""
    return not letter_kind(letter.kind).to_named or member.has(DECIDES)


def may_see_subject(member: Membership, letter: Letter) -> bool:
    """What an app wrote that is no longer there may say anything."""
    return letter.kind in LETTER_KINDS or may_read(member, letter)


def may_read(member: Membership, letter: Letter) -> bool:
    """Letters about a delegation carry names, questions and reasons; letters of invitation do not."""
    return not letter_kind(letter.kind).of_people or member.has(DECIDES)
