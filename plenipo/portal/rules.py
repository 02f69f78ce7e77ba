"""Who may read a letter. What is written about people is theirs to read who decide on delegations."""

from plenipo.conference.models import Membership
from plenipo.delegations.profile import ACCREDITATION
from plenipo.records.models import Letter

DECIDES = ACCREDITATION
TO_A_PERSON_NAMED = ("delegations.notice", "delegations.circular")
NOTHING_OF_PEOPLE = ("delegations.new_link",)


def may_see_addressee(member: Membership, letter: Letter) -> bool:
    """To whom a notice went says who is named in a delegation."""
    return letter.kind not in TO_A_PERSON_NAMED or member.has(DECIDES)


def may_read(member: Membership, letter: Letter) -> bool:
    """Letters about a delegation carry names, questions and reasons; letters of invitation do not."""
    of_people = letter.kind.startswith("delegations.") and letter.kind not in NOTHING_OF_PEOPLE
    return not of_people or member.has(DECIDES)
