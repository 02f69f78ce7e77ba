"""Badges: prepared, printed, handed over; replaced, revoked, returned. One person has one valid badge."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.bridge.codes import new_identity
from plenipo.accreditation.models import Badge, BadgeCategory, PrintRun, Receipt
from plenipo.accreditation.profile import Badges
from plenipo.accreditation.queries.badges import (
    BadgeReading,
    Entitled,
    categories_of,
    entitled,
    next_serial,
)
from plenipo.accreditation.queries.standing import kept_out
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegation
from plenipo.kit.codes import new_code
from plenipo.kit.days import long_moment
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By

State = Badge.State
LASTING = ("delegation", "category")
MOST_AT_ONCE = 500  # of one run: a sheet is made while somebody waits for it


def _one_at_a_time(conference: Conference) -> None:
    """Two officers who issue badges at once follow each other: numbers are given and holders looked at under a lock."""
    Conference.objects.select_for_update().get(pk=conference.pk)


@transaction.atomic
def draw_up(conference: Conference, persons: Iterable[int], *, by: By) -> list[Badge]:
    """A badge for each who is entitled to one, has a category, and has no valid one; Refused if that is nobody."""
    _one_at_a_time(conference)
    wanted = list(dict.fromkeys(persons))
    have = set(
        Badge.objects.filter(
            conference=conference, person__in=wanted, state__in=Badge.VALID, temporary=False
        ).values_list("person", flat=True)
    )
    may = entitled(conference, categories_of(conference), wanted)
    fitting = [
        (may[pk], category)
        for pk in wanted
        if pk in may and pk not in have and (category := may[pk].category)
    ]
    if not fitting:
        raise Refused(
            _(
                "None of these persons needs a badge: they have one, or there is no category for them."
            )
        )
    blank = _blank(conference)
    made = []
    for each, category in fitting:
        badge = next(blank)
        badge.person_id, badge.delegation_id = each.person, each.delegation
        badge.category = category
        _on_days_of(badge, each)
        made.append(badge)
    Badge.objects.bulk_create(made)
    _dealt_with(each.person_id for each in made)
    record(Verb.BADGES_DRAWN_UP, by=by, about=conference, **_told(made))
    return made


def _dealt_with(persons: Iterable[int | None]) -> None:
    """What a delegation reported of these persons waits no longer: they have another badge."""
    amend(Badge.objects.filter(person__in=list(persons), reported=True), reported=False)


def _blank(conference: Conference) -> Iterator[Badge]:
    """Badges with a number, a code and days, to be filled in and saved."""
    (starts, ends), now = _valid_days(conference), timezone.now()
    taken = set(Badge.objects.filter(conference=conference).values_list("code", flat=True))
    serial = next_serial(conference)
    while True:
        while (code := new_code()) in taken:
            pass
        taken.add(code)
        yield Badge(
            conference=conference,
            serial=serial,
            identity=new_identity(),
            code=code,
            starts=starts,
            ends=ends,
            drawn_up_at=now,
        )
        serial += 1


def _on_days_of(badge: Badge, each: Entitled) -> None:
    """Those of the registration of somebody outside delegations, where it says any."""
    if each.other:
        badge.starts = each.other.starts or min(badge.starts, each.other.ends or badge.starts)
        badge.ends = each.other.ends or max(badge.ends, badge.starts)


def _valid_days(conference: Conference) -> tuple[date, date]:
    known = rules_of(conference).of(Badges)
    return (
        conference.starts - timedelta(days=known.early),
        conference.ends + timedelta(days=known.late),
    )


def _told(badges: list[Badge]) -> dict[str, Any]:
    return {"n": len(badges), "badges": [each.serial for each in badges]}


@transaction.atomic
def print_badges(
    conference: Conference, badges: list[Badge], layout: str, *, seen: int | None = None, by: By
) -> PrintRun:
    """Put them into a run, whose sheet is then fetched. What was printed before may be printed again, until it is
    in somebody's hands: then there would be two of one code.

    seen   the last print run when the page was drawn, if a page was: of two who print one badge the second is told
    """
    _one_at_a_time(conference)
    numbers = [each.pk for each in badges]
    waiting = Badge.objects.filter(pk__in=numbers, state__in=Badge.WITH_US)
    if badges and not waiting.exists():
        raise Refused(
            _("This badge has been collected. Issue a new one: the old code then ends.")
            if len(badges) == 1
            else _("These badges have already been collected, or are no longer valid.")
        )
    if not badges:
        raise Refused(_("None of these persons has a badge to print. Prepare the badges first."))
    if len(badges) > MOST_AT_ONCE:
        raise Refused(
            _("A print run has at most %(most)s badges. Filter the list and print it in parts.")
            % {"most": MOST_AT_ONCE}
        )
    if seen is not None:
        _not_printed_since(conference, numbers, seen)
    now = timezone.now()
    run = PrintRun.objects.create(conference=conference, layout=layout, at=now, by=by.account)
    run.badges.set(waiting.values_list("pk", flat=True))
    amend(waiting, state=State.PRINTED, printed_at=now)
    _keep_what_is_shown(conference, list(run.badges.all()))
    record(Verb.BADGES_PRINTED, by=by, about=run, **_told(list(run.badges.all())))
    return run


def _keep_what_is_shown(conference: Conference, badges: list[Badge]) -> None:
    """So that it can be told later what has changed. A sheet made again shows another name, but category and
    delegation stay those of the badge: what was kept of these stays, until another badge is issued."""
    persons = [each.person_id or 0 for each in badges]
    reading = BadgeReading(conference, Reader(Audience.ACCREDITATION), persons)
    lines = {line.badge.pk: line for line in reading.lines if line.badge}
    for badge in badges:
        if line := lines.get(badge.pk):
            lasting = {part: badge.as_printed[part] for part in LASTING if part in badge.as_printed}
            badge.as_printed = {**line.marks, **lasting}
    Badge.objects.bulk_update(badges, ["as_printed"])


def _not_printed_since(conference: Conference, numbers: list[int], seen: int) -> None:
    since = PrintRun.objects.filter(conference=conference, pk__gt=seen, badges__in=numbers)
    run = since.select_related("by").order_by("-pk").first()
    if run is not None:
        told = {"who": run.by or _("A colleague"), "when": long_moment(run.at)}
        raise Refused(
            _(
                "%(who)s printed this first (%(when)s). Look under “Print runs” before you print it again: there "
                "would be two of one badge."
            )
            % told
        )


@transaction.atomic
def unprint(run: PrintRun, *, by: By) -> int:
    """The sheets came out spoilt: what has not been collected is to be printed once more."""
    found = run.badges.filter(state=State.PRINTED)
    n = amend(found, state=State.DRAWN_UP, printed_at=None)
    record(Verb.BADGES_UNPRINTED, by=by, about=run, n=n)
    return n


@transaction.atomic
def hand_over(
    conference: Conference,
    badges: list[Badge],
    receiver: str,
    *,
    delegation: Delegation | None = None,
    by: By,
) -> Receipt:
    """Taken at the counter, by the holder or by who collects for a delegation, on one receipt."""
    _one_at_a_time(conference)
    _of_who_takes_part(conference, badges)
    now = timezone.now()
    numbers = [each.pk for each in badges]
    waiting = Badge.objects.filter(pk__in=numbers, state__in=Badge.WITH_US)
    receipt = _new_receipt(conference, receiver, delegation=delegation, by=by)
    if not amend(waiting, state=State.COLLECTED, collected_at=now, receipt=receipt):
        raise Refused(_("These badges have already been collected, or are no longer valid."))
    record(Verb.BADGES_HANDED_OVER, by=by, about=receipt, **_told(list(receipt.badges.all())))
    return receipt


def _of_who_takes_part(conference: Conference, badges: Iterable[Badge]) -> None:
    out = kept_out(conference)
    for badge in badges:
        if badge.delegation and badge.delegation_id in out:
            told = {"party": badge.delegation.to_call}
            raise Refused(
                _(
                    "%(party)s does not take part for now, by its credentials: its badges are handed over when the "
                    "committee has decided."
                )
                % told
            )


def _new_receipt(
    conference: Conference, receiver: str, *, delegation: Delegation | None, by: By
) -> Receipt:
    last = Receipt.objects.filter(conference=conference).aggregate(last=Max("number"))["last"]
    return Receipt.objects.create(
        conference=conference,
        number=(last or 0) + 1,
        receiver=receiver,
        delegation=delegation,
        at=timezone.now(),
        by=by.account,
    )


@transaction.atomic
def undo_hand_over(badge: Badge, *, by: By) -> None:
    claim(
        badge,
        states=[State.COLLECTED],
        state=State.PRINTED if badge.printed_at else State.DRAWN_UP,
        collected_at=None,
        receipt=None,
    )
    record(Verb.HAND_OVER_UNDONE, by=by, about=badge)


@transaction.atomic
def reissue(
    badge: Badge, *, lost: bool, reason: str, category: BadgeCategory | None = None, by: By
) -> Badge:
    """A new badge with a new code; the code of the old one is no longer accepted from this moment."""
    conference = badge.conference
    _one_at_a_time(conference)
    may = entitled(conference, [], [badge.person_id or 0])
    if badge.person_id not in may:
        raise Refused(_("This person no longer takes part. Revoke the badge instead."))
    end(badge, State.LOST if lost else State.REPLACED, reason)
    new = next(_blank(conference))
    new.person_id, new.delegation_id = badge.person_id, may[badge.person_id].delegation
    new.category, new.replaces = category or badge.category, badge
    _on_days_of(new, may[badge.person_id])
    new.save()
    record(
        Verb.BADGE_REISSUED, by=by, about=new, replaces=badge.serial, lost=lost, serial=new.serial
    )
    return new


@transaction.atomic
def revoke(badge: Badge, *, reason: str, by: By) -> None:
    if not reason.strip():
        raise Refused(_("Enter the reason."))
    end(badge, State.REVOKED, reason)
    record(Verb.BADGE_REVOKED, by=by, about=badge)


@transaction.atomic
def revoke_of_who_left(delegation: Delegation, *, by: By) -> None:
    """Whoever was withdrawn or replaced has a badge that opens nothing from this moment."""
    found = Badge.objects.filter(
        delegation=delegation, person__isnull=False, state__in=Badge.VALID, temporary=False
    )
    held = list(found)
    may = entitled(delegation.conference, [], [each.person_id or 0 for each in held])
    there = {
        pk for pk, each in may.items() if each.delegation
    }  # outside delegations: another badge
    left = [each for each in held if each.person_id not in there]
    if left:
        amend(
            found.filter(pk__in=[each.pk for each in left]),
            state=State.REVOKED,
            ended_at=timezone.now(),
        )
        record(Verb.BADGES_FOLLOWED, by=by, about=delegation, **_told(left))


@transaction.atomic
def revoke_of_others(conference: Conference, persons: Iterable[int], *, by: By) -> int:
    """Of whoever was withdrawn outside delegations, with badges for a day; a badge of a delegation stays theirs."""
    leaving = list(persons)
    there = set(entitled(conference, [], leaving))
    found = Badge.objects.filter(
        conference=conference, person__in=leaving, delegation=None, state__in=Badge.VALID
    )
    held = [each for each in found if not (each.temporary and each.person_id in there)]
    if held:
        numbers = [each.pk for each in held]
        now = timezone.now()
        amend(Badge.objects.filter(pk__in=numbers), state=State.REVOKED, ended_at=now)
        record(Verb.BADGES_FOLLOWED, by=by, about=conference, **_told(held))
    return len(held)


@transaction.atomic
def revoke_of(person: Person, *, by: By) -> None:
    """Of somebody whose data are erased."""
    found = Badge.objects.filter(person=person, state__in=Badge.VALID).select_related("conference")
    for badge in found:
        end(badge, State.REVOKED, "")
        record(Verb.BADGE_REVOKED, by=by, about=badge)


@transaction.atomic
def take_back(badge: Badge, *, by: By) -> None:
    """Given back at the end, or because the person leaves early."""
    end(badge, State.RETURNED, "")
    record(Verb.BADGE_RETURNED, by=by, about=badge)


def end(badge: Badge, state: str, reason: str) -> None:
    claim(
        badge,
        states=Badge.VALID,
        in_words=lambda: _("This badge is no longer valid. Reload the page to see why."),
        state=state,
        reason=reason.strip()[:300],
        ended_at=timezone.now(),
        as_printed={},
    )
