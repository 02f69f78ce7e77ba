"""The table of ranks of a conference. Each change claims the whole table: of two who change it the first wins."""

from collections.abc import Callable
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.kit.errors import Refused
from plenipo.protocol.models import RankTable
from plenipo.protocol.queries.ranks import (
    RankClass,
    as_stored,
    classes_in,
    rank_table,
    uses_of,
    usual_classes,
)
from plenipo.protocol.verbs import Verb
from plenipo.records.actions import claim, record
from plenipo.records.models import By

MOST = 40
Change = Callable[[list[RankClass]], list[RankClass]]


@transaction.atomic
def add_class(conference: Conference, name: dict[str, str], *, seen: int, by: By) -> None:
    """At the end, from where it is moved."""
    key = f"own-{uuid4().hex[:12]}"
    _change(conference, lambda classes: [*classes, RankClass(key, name)], seen=seen, by=by)


@transaction.atomic
def rename_class(
    conference: Conference, key: str, name: dict[str, str], *, seen: int, by: By
) -> None:
    def renamed(classes: list[RankClass]) -> list[RankClass]:
        return [RankClass(key, name) if each.key == key else each for each in classes]

    _change(conference, renamed, seen=seen, by=by)


@transaction.atomic
def move_class(conference: Conference, key: str, *, higher: bool, seen: int, by: By) -> None:
    def moved(classes: list[RankClass]) -> list[RankClass]:
        at = next((n for n, each in enumerate(classes) if each.key == key), None)
        to = at if at is None else at + (-1 if higher else 1)
        if at is None or to is None or not 0 <= to < len(classes):
            raise Refused(_("This class cannot be moved further."))
        classes[at], classes[to] = classes[to], classes[at]
        return classes

    _change(conference, moved, seen=seen, by=by)


@transaction.atomic
def delete_class(conference: Conference, key: str, *, seen: int, by: By) -> None:
    if uses_of(conference).get(key):
        raise Refused(_("Principals have this rank. Give them another rank first."))

    def without(classes: list[RankClass]) -> list[RankClass]:
        left = [each for each in classes if each.key != key]
        if not left:
            raise Refused(_("The table needs at least one class."))
        return left

    _change(conference, without, seen=seen, by=by)


@transaction.atomic
def use_usual(conference: Conference, kind: str, *, seen: int, by: By) -> None:
    """Instead of the classes there are; those that principals have stay, at the end."""
    usual = usual_classes(kind)
    uses, keys = uses_of(conference), {each.key for each in usual}

    def replaced(classes: list[RankClass]) -> list[RankClass]:
        return [*usual, *(each for each in classes if each.key not in keys and uses.get(each.key))]

    _change(conference, replaced, seen=seen, by=by)


def _change(conference: Conference, change: Change, *, seen: int, by: By) -> None:
    usual = rank_table(conference).classes
    table, _made = RankTable.objects.get_or_create(
        conference=conference, defaults={"classes": usual}
    )
    classes = change(classes_in(table))
    if len(classes) > MOST:
        raise Refused(_("The table is full: a conference has at most %(n)s classes.") % {"n": MOST})
    claim(table, seen=seen, classes=as_stored(classes))
    record(Verb.RANKS_CHANGED, by=by, about=table)
