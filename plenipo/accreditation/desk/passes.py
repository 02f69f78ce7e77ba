"""What passes, and zones that fill, add to the lists of the house."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.accreditation.actions.pass_reminders import KIND
from plenipo.accreditation.models import Pass
from plenipo.accreditation.queries.load import crowded_by, loads_of
from plenipo.accreditation.queries.passes import PassFilter, passes_found
from plenipo.accreditation.words.passes import holder_in_words, zone_in_words
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries.search import GROUPS, SHOWN, Group, Hit, first_of
from plenipo.conference.queries.waiting import TALLIES, WAITING, Tally, Waits
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.words.beside import BESIDE, Beside
from plenipo.kit.desks import TABS, DeskPage
from plenipo.kit.locales import listed
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS

TABS["accreditation:badges"].add(40, DeskPage(_("Passes"), "accreditation:passes"))
AREAS.add(31, ("passes.", _("Passes")))
declare_letters(KIND, of_people=False)
WAITING.add(
    73,
    Waits(
        "lost_passes",
        ngettext_lazy(
            "%(n)s pass reported lost by its delegation",
            "%(n)s passes reported lost by their delegations",
            "n",
        ),
        ACCREDITATION,
        "accreditation:passes",
        query="?state=reported",
        rows=lambda: Pass.objects.filter(reported=True),
    ),
)

WAITING.add(
    75,
    Waits(
        "overfull_zones",
        ngettext_lazy(
            "%(n)s zone may be entered by more persons than it holds",
            "%(n)s zones may be entered by more persons than they hold",
            "n",
        ),
        ACCREDITATION,
        "accreditation:zones",
        late=True,
        wrong=True,
    ),
)


WAITING.add(
    76,
    Waits(
        "crowded_zones",
        ngettext_lazy(
            "%(n)s zone will hold too few once all approved persons have their badges",
            "%(n)s zones will hold too few once all approved persons have their badges",
            "n",
        ),
        ACCREDITATION,
        "accreditation:zones",
    ),
)


def _overfull(conference: Conference, _today: date) -> dict[str, int]:
    loads = loads_of(conference)
    return {
        "overfull_zones": sum(each.over for each in loads),
        "crowded_zones": sum(each.soon for each in loads),
    }


TALLIES.add(25, Tally(_overfull, ACCREDITATION))


@BESIDE.at(20)
def _crowded(
    member: Membership, conference: Conference, delegations: Sequence[Delegation]
) -> Mapping[int, Beside]:
    """Before somebody approves: which zones would hold too few."""
    if not member.has(ACCREDITATION):
        return {}
    deciding = [each for each in delegations if each.state == Delegation.State.SUBMITTED]
    found = crowded_by(conference, deciding) if deciding else {}
    url = reverse("accreditation:zones", args=[conference.slug])
    return {
        pk: Beside(
            label=gettext("Over capacity once approved"),
            text=listed(zone_in_words(zone, n) for zone, n in zones),
            tone="wait",
            url=url,
        )
        for pk, zones in found.items()
    }


@GROUPS.at(48)
def _passes(member: Membership, words: str) -> Group | None:
    """By number, code or holder."""
    if not member.has(ACCREDITATION):
        return None
    slug = member.conference.slug
    found = passes_found(member.conference, PassFilter(q=words))[: SHOWN + 1]
    hits = [
        Hit(
            str(each),
            " · ".join([str(each.kind), *map(holder_in_words, each.held)]),  # type: ignore[attr-defined]
            reverse("accreditation:pass", args=[slug, each.pk]),
        )
        for each in found
    ]
    return first_of(member, gettext("Passes"), hits, "accreditation:passes", words)
