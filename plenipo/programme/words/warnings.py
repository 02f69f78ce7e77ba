"""The conflicts of a programme as an officer reads them: severity from the rules profile, one sentence each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.bridge import Reader
from plenipo.kit.locales import language_name
from plenipo.programme.bridge import Conflict, ConflictKind, is_within, who_of
from plenipo.programme.profile import SEVERITIES
from plenipo.programme.queries import places
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.planning import Planning

TONES = {"block_planning": "no", "block_release": "no", "warn": "wait"}


TITLES = re.compile(r"%\((session|other)\)s")


@dataclass(frozen=True)
class SentencePiece:
    """Part of a sentence; `session`: the text is the title of this one."""

    text: str
    session: int = 0


@dataclass(frozen=True)
class Warning:
    """One conflict in words, with what it does.

    words   the sentence with places for `told`
    day     at the venue; the board of this day shows it
    """

    conflict: Conflict
    severity: str
    words: str
    told: dict[str, str | int]
    day: date

    @property
    def sentence(self) -> str:
        return self.words % self.told

    @property
    def pieces(self) -> list[SentencePiece]:
        """The sentence, cut so that the titles in it can be links."""
        numbers = {"session": self.sessions[0], "other": self.sessions[-1]}
        cut = TITLES.split(self.words)
        return [
            SentencePiece(str(self.told[text]), numbers[text])
            if n % 2
            else SentencePiece(text % self.told)
            for n, text in enumerate(cut)
            if text
        ]

    @property
    def tone(self) -> str:
        return TONES[self.severity]

    @property
    def does(self) -> str:
        return str(SEVERITIES[self.severity])

    @property
    def sessions(self) -> tuple[int, ...]:
        return self.conflict.sessions


def warnings_of(planning: Planning, reader: Reader) -> list[Warning]:
    found = planning.conflicts()
    words = _WarningWords(planning, reader, {conflict.who for conflict, _severity in found})
    return [words.warning(conflict, severity) for conflict, severity in found]


class _WarningWords:
    def __init__(self, planning: Planning, reader: Reader, who: Iterable[str]) -> None:
        self._titles = {each.pk: str(each) for each in planning.sessions}
        self._starts = {each.pk: each.starts for each in planning.sessions}
        self._conference = planning.conference
        self._rooms = {room.pk: room.code for room in planning.rooms}
        self._roles = {key: role for role in planning.roles if (key := who_of(role)) in who}
        self._names = RoleNames(self._roles.values(), reader, planning.conference)

    def warning(self, conflict: Conflict, severity: str) -> Warning:
        starts = self._starts[conflict.sessions[0]]
        day = places.local_day(starts, self._conference)  # type: ignore[arg-type]
        words = _sentence(conflict)
        if conflict.kind == ConflictKind.OUTSIDE_DAY and not is_within(day, self._conference):
            words = _("“%(session)s” is outside the dates of the conference.")
        return Warning(conflict, severity, words, self._told(conflict), day)

    def _told(self, conflict: Conflict) -> dict[str, str | int]:
        titles = [self._titles[pk] for pk in conflict.sessions]
        return {
            "session": titles[0],
            "other": titles[-1],
            "room": self._rooms.get(conflict.room, ""),
            "who": self._who(conflict.who),
            "language": language_name(conflict.language) if conflict.language else "",
            "have": conflict.have,
            "need": conflict.need,
            "n": conflict.need,
        }

    def _who(self, key: str) -> str:
        role = self._roles.get(key)
        return (self._names.of(role).name if role else "") or _("A speaker")


def _sentence(conflict: Conflict) -> str:
    if conflict.kind == ConflictKind.CHANGEOVER:
        return _of_change_over(conflict)
    if conflict.kind == ConflictKind.BOOTHS:
        return ngettext(
            "“%(session)s” needs %(n)s booth; %(room)s has %(have)s.",
            "“%(session)s” needs %(n)s booths; %(room)s has %(have)s.",
            conflict.need,
        )
    return {
        ConflictKind.ROOM_SMALL: _(
            "“%(session)s”: %(need)s people expected, %(have)s seats in %(room)s."
        ),
        ConflictKind.ROOM_TWICE: _(
            "%(room)s: two sessions at the same time: “%(session)s” and “%(other)s”."
        ),
        ConflictKind.PERSON_TWICE: _(
            "%(who)s has roles in two sessions at the same time: “%(session)s” and “%(other)s”."
        ),
        ConflictKind.ABSENT: _("%(who)s has a role in “%(session)s” but is absent at that time."),
        ConflictKind.UNINTERPRETED: _("“%(session)s”: %(language)s is spoken but not interpreted."),
        ConflictKind.OUTSIDE_DAY: _("“%(session)s” is outside the hours of the day."),
        ConflictKind.OUTSIDE_HOURS: _("“%(session)s”: %(room)s is not available at that time."),
    }[conflict.kind]


def _of_change_over(conflict: Conflict) -> str:
    if conflict.room:
        return ngettext(
            "%(room)s: %(have)s minute between “%(session)s” and “%(other)s”, %(need)s needed.",
            "%(room)s: %(have)s minutes between “%(session)s” and “%(other)s”, %(need)s needed.",
            conflict.have,
        )
    return ngettext(
        "%(who)s has %(have)s minute from “%(session)s” to “%(other)s”; the transfer takes %(need)s.",
        "%(who)s has %(have)s minutes from “%(session)s” to “%(other)s”; the transfer takes %(need)s.",
        conflict.have,
    )
