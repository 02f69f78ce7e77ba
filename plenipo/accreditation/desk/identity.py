"""Identity documents in the lists of the house."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from plenipo.accreditation.models import IdentityOpening
from plenipo.accreditation.queries.identity import openings_of_persons
from plenipo.accreditation.rules.identity import may_give_documents
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words import identity as words
from plenipo.conference.models import Conference
from plenipo.conference.queries.waiting import WAITING, Waits
from plenipo.delegations.formats.held import ALSO_HELD
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.words.dealings import PARTY, SAID
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, RAIL, TABS, Desk, DeskPage
from plenipo.records.words.lines import AREAS, OF_PERSONS

RAIL.add(287, Desk(_("Identity documents"), "accreditation:identity", waits=("openings",)))
_OF_IDENTITY = TABS["accreditation:identity"]
_OF_IDENTITY.add(10, DeskPage(_("Documents"), "accreditation:identity"))
_OF_IDENTITY.add(20, DeskPage(_("Openings"), "accreditation:openings"))


def _collects(request: Any) -> bool:
    delegation = getattr(request.focal.invitation, "delegation", None)
    if delegation is not None:
        delegation.conference = request.focal.invitation.conference
    return may_give_documents(delegation)


OF_A_PARTY.add(29, DeskPage(_("Identity documents"), "accreditation:identity-of-party", _collects))
FOR_A_PARTY.add(
    29, DeskPage(_("Identity documents"), "accreditation:for-identity-of-party", _collects)
)
AREAS.add(36, ("identity.", _("Identity documents")))
SAID[Verb.IDENTITY_RECEIVED] = PARTY
WAITING.add(
    46,
    Waits(
        "openings",
        ngettext_lazy(
            "%(n)s opening of identity documents to be approved",
            "%(n)s openings of identity documents to be approved",
            "n",
        ),
        DATA_PROTECTION,
        "accreditation:openings",
        rows=lambda: IdentityOpening.objects.filter(state=IdentityOpening.State.ASKED),
        afterwards=True,
    ),
)


@OF_PERSONS.at(31)
def _lines_of_openings(conference: Conference, persons: list[int]) -> Q:
    found = openings_of_persons(conference, persons)
    return Q(about__in=[f"accreditation.identityopening:{pk}" for pk in found])


ALSO_HELD.add(60, ("identity documents", words.told_to))
ALSO_HELD.add(61, ("openings of identity documents", words.openings_told_to))
