"""Letters for visas, and enquiries about persons, in the lists of the house."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.accreditation.models import (
    VisaLetter,
)
from plenipo.accreditation.queries.enquiries import to_review
from plenipo.accreditation.queries.visa import VisaFilter, visa_letters_found, with_persons
from plenipo.accreditation.rules import may_have_visa_letters
from plenipo.accreditation.words.visa import known_visa_letter
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import (
    TALLIES,
    WAITING,
    Tally,
    Waits,
)
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import ACCREDITATION, DATA_PROTECTION
from plenipo.delegations.words.papers import PAPERS
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, Desk, DeskPage
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS

# ---- is somebody coming?

RAIL.add(295, Desk(_("Enquiries"), "accreditation:enquiries"))
AREAS.add(27, ("enquiries.", _("Enquiries")))
WAITING.add(
    47,
    Waits(
        "enquiries",
        ngettext_lazy(
            "%(n)s enquiry may be about a protected person",
            "%(n)s enquiries may be about protected persons",
            "n",
        ),
        DATA_PROTECTION,
        "accreditation:enquiries",
        afterwards=True,
    ),
)


def _enquiries(conference: Conference, _today: date) -> dict[str, int]:
    return {"enquiries": to_review(conference).count()}


# who noted it is not told that somebody protected was meant
TALLIES.add(45, Tally(_enquiries, DATA_PROTECTION, afterwards=True))

# ---- letters for visas

RAIL.add(285, Desk(_("Visa letters"), "accreditation:visa-letters", waits=("visa_asked",)))


def own_delegation(request: Any) -> Delegation | None:
    """What the link was read with."""
    delegation: Delegation | None = getattr(request.focal.invitation, "delegation", None)
    if delegation is not None:
        delegation.conference = request.focal.invitation.conference
    return delegation


def _approved(request: Any) -> bool:
    """Whether the pages open for this party: the rule they ask themselves."""
    return may_have_visa_letters(own_delegation(request))


OF_A_PARTY.add(25, DeskPage(_("Visa letters"), "accreditation:visa", _approved))
FOR_A_PARTY.add(25, DeskPage(_("Visa letters"), "accreditation:for-visa", _approved))


AREAS.add(25, ("visa.", _("Visa letters")))

declare_letters(
    "accreditation.visa_issued", "accreditation.visa_revoked", "accreditation.visa_declined"
)
PAPERS.add(10, known_visa_letter)

WAITING.add(
    45,
    Waits(
        "visa_asked",
        ngettext_lazy(
            "%(n)s visa-support letter requested", "%(n)s visa-support letters requested", "n"
        ),
        ACCREDITATION,
        "accreditation:visa-letters",
        query="?state=asked",
        rows=lambda: VisaLetter.objects.filter(state=VisaLetter.State.ASKED),
        way="delegate__delegation__conference",
    ),
)


@GROUPS.at(45)
def _visa_letters(member: Membership, words: str) -> Group | None:
    if not member.has(ACCREDITATION):
        return None
    found = visa_letters_found(member.conference, VisaFilter(wanted=words))[: SHOWN + 1]
    hits = [
        Hit(
            each.letter.number or gettext("requested"),
            " · ".join(
                filter(
                    None,
                    (
                        each.person.name if each.person else "",
                        each.letter.delegate.delegation.to_call,
                        each.letter.get_state_display(),
                    ),
                )
            ),
            reverse("accreditation:visa-letter", args=[member.conference.slug, each.letter.pk]),
        )
        for each in with_persons(reader_of(member), found, member.conference)
    ]
    return first_of(member, gettext("Visa letters"), hits, "accreditation:visa-letters", words)
