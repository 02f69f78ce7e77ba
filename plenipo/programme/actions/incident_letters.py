"""Letters of the day: to the delegations with a part in what was moved, as drafts until somebody lets them go."""

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import draft_to_focal_points
from plenipo.delegations.models import Delegation
from plenipo.programme.bridge import Content, FrozenRoom, FrozenSession, freeze
from plenipo.programme.bridge.ripple import Move
from plenipo.programme.models import Incident
from plenipo.programme.queries.places import rooms_of, zone_of
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.queries.told import LETTER, moved_for, told_since
from plenipo.programme.queries.versions import content_of, having_part_in, last_version
from plenipo.programme.queries.words import move_in_words
from plenipo.records.actions.letters import take_back
from plenipo.records.models import Letter

Line = dict[str, Any]
Pair = tuple[FrozenSession, FrozenSession]


def draft_letters(
    conference: Conference, moves: list[Move], *, only: Container[int] | None = None
) -> list[Line]:
    """Who was told what, as the incident keeps it. What was never released is nobody's news.

    only   numbers of the delegations to write to; None: all that are concerned
    """
    version = last_version(conference)
    if version is None or not moves:
        return []
    before, told = content_of(version), told_since(conference, version)
    numbers = [int(move.item.partition(":")[2]) for move in moves]
    after = freeze(sessions_of(conference).filter(pk__in=numbers), Content())
    rooms = {r.code: FrozenRoom(r.code, r.name, r.building.name) for r in rooms_of(conference)}
    after = replace(after, rooms={**before.rooms, **rooms})
    released = {each.uid for each in before.sessions if not each.cancelled}
    moved = [each for each in after.sessions if each.uid in released]
    return [
        line
        for delegation, uids in having_part_in(conference, moved)
        if only is None or delegation.pk in only
        for line in _told(
            delegation,
            conference,
            after,
            moved_for(before, after, told.get(delegation.pk, {}), uids),
        )
    ]


def _told(
    delegation: Delegation, conference: Conference, after: Content, news: list[Pair]
) -> Iterator[Line]:
    """Drafts to its focal points, each in their language; nothing where nobody can be reached."""
    delegation.conference = conference  # loaded already, with its rules
    zone = zone_of(conference)

    def lines() -> list[str]:
        told = [f"– {move_in_words(old, new, after, zone)}" for old, new in news]
        return [_("The day's programme has changed. Changes that concern you:"), "\n".join(told)]

    letters = news and draft_to_focal_points(
        delegation, LETTER, subject=lambda: _("Change in the programme"), lines=lines
    )
    if letters:
        places = {
            new.uid: [new.starts.isoformat(), new.ends.isoformat(), new.room] for _old, new in news
        }
        yield {"delegation": delegation.pk, "letters": letters, "sessions": places}


def withdraw_letters(incident: Incident) -> set[int]:
    """Take back what has not left; returns the delegations whose letters have."""
    written = {pk: line["delegation"] for line in incident.told for pk in line["letters"]}
    letters = Letter.objects.filter(pk__in=written)
    take_back(letters)
    return {written[pk] for pk in letters.values_list("pk", flat=True)}
