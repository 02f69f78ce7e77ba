"""Letters of the day: to the delegations with a part in what was moved, as drafts until somebody lets them go."""

from collections.abc import Collection, Container
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import (
    LetterPreview,
    draft_to_focal_points,
    preview_for_focal_points,
)
from plenipo.delegations.models import Delegation
from plenipo.programme.bridge import Content, FrozenRoom, FrozenSession, freeze
from plenipo.programme.bridge.known import as_stored, moved_for
from plenipo.programme.bridge.ripple import Move
from plenipo.programme.models import Incident, Session
from plenipo.programme.queries.places import rooms_of, zone_of
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.queries.told import LETTER, told_since
from plenipo.programme.queries.versions import (
    content_of,
    has_programme,
    having_part_in,
    last_version,
)
from plenipo.programme.words.changes import move_in_words
from plenipo.records.actions.letters import take_back
from plenipo.records.models import Letter

Line = dict[str, Any]
Pair = tuple[FrozenSession, FrozenSession]


@dataclass(frozen=True)
class News:
    """What one delegation is to be told: each session as it knows it, and as it is."""

    delegation: Delegation
    pairs: list[Pair]
    content: Content

    def lines(self) -> list[str]:
        zone = zone_of(self.delegation.conference)
        told = [f"– {move_in_words(old, new, self.content, zone)}" for old, new in self.pairs]
        return [_("The day's programme has changed. Changes that concern you:"), "\n".join(told)]


def draft_letters(
    conference: Conference, sessions: Collection[int], *, only: Container[int] | None = None
) -> list[Line]:
    """Who was told what of these sessions, as the incident keeps it.

    only   numbers of the delegations to write to; None: all that are concerned
    """
    rows = list(sessions_of(conference).filter(pk__in=sessions))
    found = []
    for news in _news_of(conference, rows):
        if only is not None and news.delegation.pk not in only:
            continue
        letters = draft_to_focal_points(news.delegation, LETTER, subject=_subject, lines=news.lines)
        if letters:  # else nobody can be reached
            places = {new.uid: as_stored(new) for _old, new in news.pairs}
            line = {"delegation": news.delegation.pk, "letters": letters, "sessions": places}
            found.append(line)
    return found


def letters_before(
    conference: Conference, moves: list[Move], cancelled: Collection[int]
) -> list[LetterPreview]:
    """The letters that would be drafted. Writes nothing."""
    if not has_programme(conference):
        return []
    after = {int(move.item.partition(":")[2]): move.after for move in moves}
    rooms = {f"room:{room.pk}": room for room in rooms_of(conference)}
    rows = list(sessions_of(conference).filter(pk__in=[*after, *cancelled]))
    for row in rows:
        if row.pk in after:
            row.starts, row.ends, room = after[row.pk]
            row.room = rooms.get(room)
        else:
            row.state = Session.State.CANCELLED
    return [
        letter
        for news in _news_of(conference, rows)
        for letter in preview_for_focal_points(news.delegation, subject=_subject, lines=news.lines)
    ]


def _subject() -> str:
    return _("Change in the programme")


def _news_of(conference: Conference, rows: list[Session]) -> list[News]:
    """Of these sessions as they are, or would be. What was never released is nobody's news."""
    version = last_version(conference)
    if version is None or not rows:
        return []
    before, told = content_of(version), told_since(conference, version)
    gone = {str(row.uid) for row in rows if row.state == Session.State.CANCELLED}
    dropped = tuple(each for each in before.sessions if each.uid in gone)
    after = freeze(rows, Content(sessions=dropped))
    rooms = {r.code: FrozenRoom(r.code, r.name, r.building.name) for r in rooms_of(conference)}
    after = replace(after, rooms={**before.rooms, **rooms})
    released = {each.uid for each in before.sessions if not each.cancelled}
    moved = [each for each in after.sessions if each.uid in released]
    found = []
    for delegation, uids in having_part_in(conference, moved):
        delegation.conference = conference  # loaded already, with its rules
        pairs = moved_for(before, after, told.get(delegation.pk, {}), uids)
        if pairs:
            found.append(News(delegation, pairs, after))
    return found


def withdraw_letters(incident: Incident) -> set[int]:
    """Take back what has not left; returns the delegations whose letters have."""
    written = {pk: line["delegation"] for line in incident.told for pk in line["letters"]}
    letters = Letter.objects.filter(pk__in=written)
    take_back(letters)
    return {written[pk] for pk in letters.values_list("pk", flat=True)}
