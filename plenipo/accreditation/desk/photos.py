"""What photos add to the lists of the house."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.accreditation.actions.photos import REMINDER, WANTED
from plenipo.accreditation.formats.photos import photos_as_export
from plenipo.accreditation.models import Photo
from plenipo.accreditation.profile import Photos
from plenipo.accreditation.queries.photos import missing_by_delegation
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference, Membership
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.waiting import TELLERS, WAITING, Task, Waits
from plenipo.delegations.formats.held import ALSO_HELD
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.words.dealings import PARTY, SAID, SECRETARIAT
from plenipo.kit.access import may_open
from plenipo.kit.desks import FOR_A_PARTY, OF_A_PARTY, TABS, DeskPage
from plenipo.records.queries.letter_kinds import declare_letters
from plenipo.records.words.lines import AREAS, OF_PERSONS

AHEAD = timedelta(days=14)  # of the day by which photos are to be there
ALSO_HELD.add(10, ("photos", photos_as_export))
TABS["accreditation:badges"].add(20, DeskPage(_("Photos"), "accreditation:desk-photos"))


def _needs_photos(request: Any) -> bool:
    """Of the party whose link it is: whether the rules ask for them, and it has somebody to name."""
    delegation = getattr(request.focal.invitation, "delegation", None)
    wanted = rules_of(request.conference_of_focal).of(Photos).wanted
    return bool(wanted and delegation is not None)


OF_A_PARTY.add(22, DeskPage(_("Photos"), "accreditation:photos", _needs_photos))
FOR_A_PARTY.add(22, DeskPage(_("Photos"), "accreditation:for-photos", _needs_photos))

AREAS.add(28, ("photos.", _("Photos")))
declare_letters(REMINDER, of_people=False)
declare_letters(WANTED)
SAID.update(
    {
        Verb.PHOTO_SENT: PARTY,
        Verb.PHOTOS_SENT: PARTY,
        Verb.PHOTO_WANTED: SECRETARIAT,
        Verb.PHOTOS_REMINDED: SECRETARIAT,
    }
)

WAITING.add(
    48,
    Waits(
        "photos_unassigned",
        ngettext_lazy("%(n)s photo to be assigned", "%(n)s photos to be assigned", "n"),
        ACCREDITATION,
        "accreditation:desk-photos",
        rows=lambda: Photo.objects.filter(person__isnull=True, delegation__isnull=True),
    ),
)


@OF_PERSONS.at(35)
def _lines_of_photos(conference: Conference, persons: list[int]) -> Q:
    found = Photo.objects.filter(conference=conference, person__in=persons)
    return Q(about__in=[f"accreditation.photo:{pk}" for pk in found.values_list("pk", flat=True)])


@TELLERS.at(320)
def _without_photos(member: Membership, today: date) -> Iterable[Task]:
    conference = member.conference
    rules = rules_of(conference).of(Photos)
    if not rules.wanted or today < rules.due_on(conference.starts) - AHEAD:
        return
    if today > conference.ends:
        return
    n = sum(missing_by_delegation(conference).values())
    if not n:
        return
    days = max((conference.starts - today).days, 0)
    told = ngettext("%(n)s photo missing", "%(n)s photos missing", n) % {"n": n}
    opens = ngettext("opening in %(n)s day", "opening in %(n)s days", days) % {"n": days}
    url = reverse("accreditation:desk-photos", args=[conference.slug])
    remind = reverse("accreditation:photos-remind", args=[conference.slug])
    yield Task(
        count=n,
        text=f"{told} · {opens}",
        duty=str(ACCREDITATION.label),
        mine=member.has(ACCREDITATION),
        url=f"{url}?needs=missing",
        late=today > rules.due_on(conference.starts),
        deed=gettext("Remind"),
        deed_url=remind if may_open(member, remind) else "",
    )
