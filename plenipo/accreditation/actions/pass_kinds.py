"""Kinds of passes and their pieces: made in a series, or removed as long as nobody held them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plenipo.accreditation.bridge.codes import new_identity
from plenipo.accreditation.models import Pass, PassKind, Zone
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.kit.codes import new_code
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed
from plenipo.records.models import By

MOST = 2000  # pieces of one series


@transaction.atomic
def add_kind(
    conference: Conference, *, zones: Iterable[Zone] = (), by: By, **fields: Any
) -> PassKind:
    _letters_are_free(conference, fields["letters"])
    position = conference.pass_kinds.count()
    kind = PassKind.objects.create(conference=conference, position=position, **fields)
    kind.zones.set(zones)
    record(Verb.KIND_ADDED, by=by, about=kind)
    return kind


@transaction.atomic
def change_kind(
    kind: PassKind, *, seen: int, zones: Iterable[Zone] = (), by: By, **fields: Any
) -> None:
    """Pieces that were made keep their days, which are signed in their codes. A lower quota takes nothing away."""
    _letters_are_free(kind.conference, fields["letters"], but=kind.pk)
    told = values_changed(kind, fields)
    claim(kind, seen=seen, **fields)
    kind.zones.set(zones)
    record(Verb.KIND_CHANGED, by=by, about=kind, **told)


def _letters_are_free(conference: Conference, letters: str, but: int = 0) -> None:
    if conference.pass_kinds.filter(letters=letters).exclude(pk=but).exists():
        raise Refused(_("Another kind of pass already has these letters."))
    if conference.badge_categories.filter(letter=letters).exists():
        raise Refused(
            _("A badge category has this letter: a number read aloud could mean either of them.")
        )


@transaction.atomic
def delete_kind(kind: PassKind, *, by: By) -> None:
    record(Verb.KIND_DELETED, by=by, about=kind)
    try:
        kind.delete()
    except ProtectedError:
        raise Refused(
            _("There are passes of this kind. First remove those that were never issued.")
        ) from None


@transaction.atomic
def make_pieces(kind: PassKind, *, first: int, last: int, coded: bool, by: By) -> int:
    """Numbered from first to last. What is there already stays as it is; Refused if that is all of them."""
    conference = Conference.objects.select_for_update().get(pk=kind.conference_id)
    if last < first or last - first >= MOST:
        raise Refused(
            _("A series runs from a lower to a higher number and has at most %(most)s pieces.")
            % {"most": MOST}
        )
    there = set(kind.pieces.filter(number__range=(first, last)).values_list("number", flat=True))
    numbers = [number for number in range(first, last + 1) if number not in there]
    if not numbers:
        raise Refused(_("All these numbers have already been entered."))
    codes = _new_codes(conference, len(numbers) if coded else 0)
    made = [
        Pass(
            conference=conference,
            kind=kind,
            number=number,
            identity=new_identity(),
            code=codes[n] if coded else "",
            starts=kind.starts,
            ends=kind.ends,
        )
        for n, number in enumerate(numbers)
    ]
    Pass.objects.bulk_create(made)
    record(Verb.PASSES_MADE, by=by, about=kind, passes=[str(each) for each in made])
    return len(made)


def _new_codes(conference: Conference, n: int) -> list[str]:
    taken = set(conference.passes.values_list("code", flat=True))
    taken |= set(conference.badges.values_list("code", flat=True))
    codes: list[str] = []
    while len(codes) < n:
        if (code := new_code()) not in taken:
            taken.add(code)
            codes.append(code)
    return codes


@transaction.atomic
def remove_pieces(kind: PassKind, *, first: int, last: int, by: By) -> int:
    """A series that was entered wrongly. What anybody ever held, or a gate saw, stays."""
    Conference.objects.select_for_update().get(pk=kind.conference_id)
    free = kind.pieces.filter(
        number__range=(first, last), state=Pass.State.IN_STORE, custody=None, passages=None
    )
    gone = list(free.select_related("kind").order_by("number"))
    if not gone:
        raise Refused(_("None of these numbers can be removed: they were issued, or do not exist."))
    record(Verb.PASSES_REMOVED, by=by, about=kind, passes=[str(each) for each in gone])
    Pass.objects.filter(pk__in=[each.pk for each in gone]).delete()
    return len(gone)


@transaction.atomic
def set_plate(piece: Pass, plate: str, *, seen: int, by: By) -> None:
    """Of the car: on record on the pass alone, never in the log."""
    claim(piece, seen=seen, plate=plate)
    record(Verb.PASS_PLATE, by=by, about=piece)
