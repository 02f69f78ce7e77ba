"""One-day badges: printed ahead for a failure of the power, handed out to whoever comes, recorded afterwards."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.bridge.codes import new_identity
from plenipo.accreditation.models import Badge, BadgeCategory, PrintRun
from plenipo.accreditation.queries.badges import entitled, next_serial
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.kit.codes import new_code
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = Badge.State
MOST = 200


@transaction.atomic
def prepare(
    conference: Conference, category: BadgeCategory, *, day: date, number: int, layout: str, by: By
) -> PrintRun:
    """So many badges of this category that nobody has yet, as a print run."""
    if number > MOST:
        raise Refused(_("Prepare at most %(most)s badges at once.") % {"most": MOST})
    if not conference.starts <= day <= conference.ends:
        raise Refused(_("This day is not a day of the conference."))
    Conference.objects.select_for_update().get(pk=conference.pk)
    taken = set(Badge.objects.filter(conference=conference).values_list("code", flat=True))
    codes: list[str] = []
    while len(codes) < number:
        code = new_code()
        if code not in taken:
            taken.add(code)
            codes.append(code)
    first, now = next_serial(conference), timezone.now()
    made = Badge.objects.bulk_create(
        Badge(
            conference=conference,
            serial=first + n,
            category=category,
            identity=new_identity(),
            code=code,
            starts=day,
            ends=day,
            temporary=True,
            state=State.PRINTED,
            drawn_up_at=now,
            printed_at=now,
        )
        for n, code in enumerate(codes)
    )
    run = PrintRun.objects.create(conference=conference, layout=layout, at=now, by=by.account)
    run.badges.set(made)
    record(Verb.DAY_BADGES_MADE, by=by, about=run, n=number, first=first)
    return run


@transaction.atomic
def give(badge: Badge, person: int, *, by: By) -> None:
    """Whose this badge is or was. A person has one valid one-day badge: the former one ends."""
    conference = badge.conference
    Conference.objects.select_for_update().get(pk=conference.pk)
    if person not in entitled(conference, [], [person]):
        raise Refused(_("This person takes no part in the conference."))
    now = timezone.now()
    former = Badge.objects.filter(
        conference=conference, person=person, temporary=True, state__in=Badge.VALID
    ).exclude(pk=badge.pk)
    for each in former:
        claim(each, states=Badge.VALID, state=State.REPLACED, ended_at=now)
    try:
        with transaction.atomic():
            claim(
                badge,
                states=Badge.VALID,
                in_words=lambda: _("This badge is no longer valid. Reload the page to see why."),
                person=person,
                state=State.COLLECTED,
                collected_at=now,
            )
    except IntegrityError as fault:
        raise Refused(_("This person already has a valid badge.")) from fault
    record(Verb.DAY_BADGE_GIVEN, by=by, about=badge, person=person, serial=badge.serial)


@transaction.atomic
def free(badge: Badge, *, by: By) -> None:
    """It was put down to the wrong person."""
    claim(
        badge, states=Badge.VALID, person=None, delegation=None, state=State.PRINTED,
        collected_at=None,
    )  # fmt: skip
    record(Verb.DAY_BADGE_FREED, by=by, about=badge, serial=badge.serial)
