"""Photos: received, cut, assigned, deleted; another one asked for; somebody exempted. Files: photo_files.py."""

from collections.abc import Callable, Iterable, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.accreditation.models import OtherHolder, Photo, PhotoCut, PhotoExemption
from plenipo.accreditation.models.photos import OF_PHOTOS
from plenipo.accreditation.profile import Photos
from plenipo.accreditation.queries.others import others_of
from plenipo.accreditation.queries.photos import missing_by_delegation
from plenipo.accreditation.rules.photos import is_too_old
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.words.photos import what_is_asked
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.letters_to_focal import (
    LetterPreview,
    preview_for_focal_points,
    write_to_focal_points,
)
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.people import delegations_of, present_in
from plenipo.delegations.queries.retention import Due
from plenipo.kit.errors import Refused
from plenipo.kit.pictures.values import DrawnPicture
from plenipo.people.models import Person
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By

REMINDER = "accreditation.photo_reminder"
WANTED = "accreditation.photo_wanted"
SUBJECT = gettext_lazy("Reminder: photos for the badges of your delegation")
MOST_UNASSIGNED = 200


def _one_at_a_time(conference: Conference) -> None:
    """Two photos of one person at once follow each other; the later one stays."""
    while_it_lasts(conference)
    Conference.objects.select_for_update().get(pk=conference.pk)


def _keep(conference: Conference, drawn: DrawnPicture, **whose: object) -> Photo:
    months = rules_of(conference).of(Photos).months
    old = is_too_old(drawn.taken, months, timezone.localdate())
    photo = Photo.objects.create(
        conference=conference,
        chosen=drawn.cuts[0].key,
        advice=[*drawn.notes, *(["old"] if old else [])],
        sent_at=timezone.now(),
        **whose,
    )
    PhotoCut.objects.bulk_create(
        PhotoCut(photo=photo, key=each.key, image=each.jpeg, small=each.small)
        for each in drawn.cuts
    )
    return photo


def _keep_of(
    conference: Conference, person: int, delegation: int | None, drawn: DrawnPicture
) -> Photo:
    Photo.objects.filter(conference=conference, person=person).delete()
    return _keep(conference, drawn, person_id=person, delegation_id=delegation)


def _delegation_of(conference: Conference, person: int) -> int:
    found = delegations_of([person], conference).get(person)
    if found is None:
        raise Refused(_("This person no longer takes part."))
    return found


def _registered(conference: Conference) -> QuerySet[OtherHolder]:
    """Outside delegations."""
    return others_of(conference).filter(state=OtherHolder.State.REGISTERED)


def _place_of(conference: Conference, person: int) -> int | None:
    """Their delegation; None of who is registered outside of them. Raises Refused of whoever is neither."""
    if _registered(conference).filter(person=person).exists():
        return delegations_of([person], conference).get(person)
    return _delegation_of(conference, person)


@transaction.atomic
def receive(conference: Conference, person: int, drawn: DrawnPicture, *, by: By) -> Photo:
    """It replaces the one there was."""
    _one_at_a_time(conference)
    photo = _keep_of(conference, person, _place_of(conference, person), drawn)
    record(Verb.PHOTO_SENT, by=by, about=photo)
    return photo


@transaction.atomic
def receive_many(
    conference: Conference,
    matched: Sequence[tuple[int, DrawnPicture]],
    others: Sequence[tuple[str, DrawnPicture]],
    *,
    delegation: Delegation | None = None,
    by: By,
) -> int:
    """
    matched      (person, photo)
    others       (name of the file, photo): to be assigned by hand
    delegation   the one they were sent for; None: at the desk, for whomever
    Returns how many are to be assigned.
    """
    _one_at_a_time(conference)
    persons = [person for person, _drawn in matched]
    where: dict[int, int | None] = {**delegations_of(persons, conference)}
    if delegation is None:
        here = _registered(conference).filter(person__in=persons)
        where = dict.fromkeys(here.values_list("person", flat=True)) | where
    kept = [
        _keep_of(conference, person, where[person], drawn)
        for person, drawn in matched
        if person in where
    ]
    there = Photo.objects.filter(conference=conference, person=None, delegation=delegation)
    if others and there.count() + len(others) > MOST_UNASSIGNED:
        raise Refused(_("Too many photos are still to be assigned. Assign or delete those first."))
    for name, drawn in others:
        _keep(conference, drawn, file_name=name, delegation=delegation)
    about = delegation or conference
    record(Verb.PHOTOS_SENT, by=by, about=about, n=len(kept), unassigned=len(others))
    return len(others)


@transaction.atomic
def cut_otherwise(photo: Photo, key: str, *, seen: int, by: By) -> None:
    if not photo.cuts.filter(key=key).exists():
        raise Refused(_("Choose one of the cuts shown."))
    claim(photo, seen=seen, in_words=_changed_meanwhile, chosen=key)
    record(Verb.PHOTO_CUT, by=by, about=photo)


def _changed_meanwhile() -> str:
    return _("This photo has since been changed. Reload the page to see it.")


@transaction.atomic
def remove(photo: Photo, *, by: By) -> None:
    record(Verb.PHOTO_REMOVED, by=by, about=photo)
    photo.delete()


@transaction.atomic
def assign(photo: Photo, person: int, *, by: By) -> None:
    """A photo of which nobody could tell whose it is. It replaces the one the person has."""
    _one_at_a_time(photo.conference)
    delegation = _place_of(photo.conference, person)
    if photo.delegation_id not in (None, delegation):
        raise Refused(_("This photo was sent for another delegation."))
    Photo.objects.filter(conference=photo.conference, person=person).delete()
    waiting = Photo.objects.filter(pk=photo.pk, person=None)
    if not amend(waiting, person=person, delegation=delegation, file_name=""):
        raise Refused(_changed_meanwhile())
    record(Verb.PHOTO_ASSIGNED, by=by, about=photo)


# ---- what only the desk does


@transaction.atomic
def exempt(conference: Conference, person: int, reason: str, *, by: By) -> None:
    while_it_lasts(conference)
    where = _delegation_of(conference, person)
    PhotoExemption.objects.update_or_create(
        conference=conference,
        person_id=person,
        defaults={"reason": reason, "at": timezone.now(), "by": by.account},
    )
    record(Verb.PHOTO_EXEMPTED, by=by, about=Delegation.objects.get(pk=where))


@transaction.atomic
def end_exemption(conference: Conference, person: int, *, by: By) -> None:
    where = _delegation_of(conference, person)
    if PhotoExemption.objects.filter(conference=conference, person=person).delete()[0]:
        record(Verb.PHOTO_EXEMPTION_ENDED, by=by, about=Delegation.objects.get(pk=where))


@transaction.atomic
def ask_again(photo: Photo, reason: str, *, seen: int, name: str, by: By) -> None:
    """name   of the person, as who asks reads it: it stands in the letter to their own party"""
    conference = photo.conference
    while_it_lasts(conference)
    where = _delegation_of(conference, photo.person_id or 0)
    claim(photo, seen=seen, wanted_at=timezone.now(), wanted_why=reason)
    delegation = Delegation.objects.select_related("invitation").get(pk=where)
    delegation.invitation.conference = conference

    def lines() -> list[str]:
        return [
            _("The photo of %(person)s cannot be used for the badge. Please send another one.")
            % {"person": name},
            _("Message from the secretariat:\n%(text)s") % {"text": reason},
            *what_is_asked(rules_of(conference).of(Photos), conference),
        ]

    write_to_focal_points(
        delegation.invitation,
        WANTED,
        lambda: _("Another photo is needed"),
        lines,
        about=delegation,
    )
    record(Verb.PHOTO_WANTED, by=by, about=photo)


def _reminding(conference: Conference, n: int) -> Callable[[], list[str]]:
    """In the language at hand when they are asked for."""

    def lines() -> list[str]:
        missing = ngettext(
            "The photo of %(n)s person of your delegation has not yet been received.",
            "The photos of %(n)s persons of your delegation have not yet been received.",
            n,
        ) % {"n": n}
        return [
            missing,
            *what_is_asked(rules_of(conference).of(Photos), conference),
            _("You can send them over the personal link below, on the page “Photos”."),
        ]

    return lines


def reminder_preview(conference: Conference, delegation: Delegation) -> LetterPreview | None:
    n = missing_by_delegation(conference).get(delegation.pk, 0)
    found = preview_for_focal_points(
        delegation, subject=lambda: str(SUBJECT), lines=_reminding(conference, n)
    )
    return next(iter(found), None)


@transaction.atomic
def remind_of_photos(
    conference: Conference, delegations: Sequence[Delegation], *, expected: int, by: By
) -> int:
    """expected: how many the page said. Raises Refused if there are others now."""
    while_it_lasts(conference)
    if len(delegations) != expected or not delegations:
        raise Refused(
            _("Other delegations would be reminded now than the page showed. Check the list again.")
        )
    missing = missing_by_delegation(conference)
    for each in delegations:
        each.invitation.conference = conference
        write_to_focal_points(
            each.invitation,
            REMINDER,
            lambda: str(SUBJECT),
            _reminding(conference, missing.get(each.pk, 0)),
            about=each,
        )
        record(Verb.PHOTOS_REMINDED, by=by, about=each)
    return len(delegations)


# ---- when somebody goes


@transaction.atomic
def let_go_of_who_left(delegation: Delegation, *, by: By) -> None:
    """Whoever was withdrawn or replaced needs no badge, and no photo is kept of them."""
    here = present_in(delegation.conference).values("person")
    found = Photo.objects.filter(delegation=delegation, person__isnull=False)
    left = list(found.exclude(person__in=here).values_list("pk", flat=True))
    if left:
        Photo.objects.filter(pk__in=left).delete()
        record(Verb.PHOTOS_LET_GO, by=by, about=delegation, n=len(left))


@transaction.atomic
def let_go_of_others(conference: Conference, persons: Iterable[int], *, by: By) -> None:
    """Of whoever was withdrawn outside delegations."""
    found = Photo.objects.filter(conference=conference, delegation=None, person__in=list(persons))
    left = list(found.values_list("pk", flat=True))
    if left:
        Photo.objects.filter(pk__in=left).delete()
        record(Verb.PHOTOS_LET_GO, by=by, about=conference, n=len(left))


@transaction.atomic
def forget_photos_of(person: Person) -> None:
    """Of somebody whose data are erased. What is to be assigned may be theirs, and nobody can tell: it goes too."""
    Photo.objects.filter(person=person).delete()
    PhotoExemption.objects.filter(person=person).delete()
    of = Delegation.objects.filter(delegates__person=person)
    Photo.objects.filter(person__isnull=True, delegation__in=of).delete()
    conferences = Conference.objects.filter(delegations__in=of)
    Photo.objects.filter(person__isnull=True, delegation=None, conference__in=conferences).delete()


def let_photos_go(due: Due) -> None:
    """The rows themselves: an empty one would still say that somebody sent a photo."""
    if due.has(OF_PHOTOS):
        for kind in (Photo, PhotoExemption):
            _all, each = kind.objects.filter(conference=due.conference).delete()
            due.count(kind, each.get(kind._meta.label, 0))
