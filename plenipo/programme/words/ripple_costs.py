"""What each choice costs: minutes, seats, interpretation, clashes; and letters, whatever is chosen."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.delegations.models import FocalPoint
from plenipo.kit.days import day_name
from plenipo.programme.bridge import Content, freeze, who_of
from plenipo.programme.bridge.ripple import Option, Remedy, booths_short, moment_of, seats_of
from plenipo.programme.models import Session
from plenipo.programme.queries.ripple import WhatIf
from plenipo.programme.queries.versions import having_part_in, last_content


class Costs:
    """Of all choices of one difference; a handful of queries, however many choices there are."""

    def __init__(self, what_if: WhatIf) -> None:
        self.what_if = what_if
        self._busy, self._released = _busy(what_if), last_content(what_if.conference).sessions

    def of(self, item: str, option: Option) -> list[str]:
        """What this option costs beside the others."""
        if option.kind in (Remedy.OPEN, Remedy.CANCEL):
            return [self._given_up(item, option)]
        return [
            each
            for each in (
                self._minutes(item, option),
                self._seats(item, option),
                self._booths(item, option),
                self._clashes(item, option),
            )
            if each
        ]

    def persons(self, item: str) -> str:
        """Whom it touches, and who is written to, whatever is chosen."""
        session = self.what_if.sessions[item]
        parts = len({who_of(role) for role in session.roles.all()})
        told = [
            ngettext("%(n)s person has a role.", "%(n)s persons have a role.", parts) % {"n": parts}
        ]
        if session.expected:
            said = ngettext(
                "%(n)s person is expected.", "%(n)s persons are expected.", session.expected
            )
            told.append(said % {"n": session.expected})
        letters = self._letters[session.pk]
        said = ngettext("%(n)s letter.", "%(n)s letters.", letters)
        return " ".join([*told, said % {"n": letters}])

    def _given_up(self, item: str, option: Option) -> str:
        into = len(set(self.what_if.sessions[item].into))
        if option.kind == Remedy.OPEN:
            return _("Somebody must find a room.")
        if not into:
            return _("The session is not held.")
        said = ngettext(
            "The session and its interpretation into %(n)s language are not held.",
            "The session and its interpretation into %(n)s languages are not held.",
            into,
        )
        return said % {"n": into}

    def _minutes(self, item: str, option: Option) -> str:
        moved = option.starts - self.what_if.items[item].starts
        if option.kind == Remedy.DAY:
            day = day_name(moment_of(option.starts, self.what_if.zone))
            return _("Moves to %(day)s.") % {"day": day}
        if not moved:
            return ""
        said = ngettext("%(n)s minute later.", "%(n)s minutes later.", moved)
        return said % {"n": moved}

    def _seats(self, item: str, option: Option) -> str:
        session, room = self.what_if.sessions[item], self.what_if.rooms.get(option.room)
        short = seats_of(session) - room.capacity if room and room.pk != session.room_id else 0
        if short <= 0:
            return ""
        said = ngettext("%(n)s seat is missing.", "%(n)s seats are missing.", short)
        return said % {"n": short}

    def _booths(self, item: str, option: Option) -> str:
        session, room = self.what_if.sessions[item], self.what_if.rooms.get(option.room)
        short = booths_short(session, room) if room else 0
        if not short:
            return ""
        said = ngettext(
            "%(n)s language loses its interpretation.",
            "%(n)s languages lose their interpretation.",
            short,
        )
        return said % {"n": short}

    def _clashes(self, item: str, option: Option) -> str:
        """Persons with a part who are somewhere else at that time."""
        session = self.what_if.sessions[item]
        there = {who_of(role) for role in session.roles.all()}
        clashes = sum(
            any(
                other != item and starts < option.ends and option.starts < ends
                for starts, ends, other in self._busy.get(who, ())
            )
            for who in there
        )
        if not clashes:
            return ""
        said = ngettext(
            "%(n)s person is in another session then.",
            "%(n)s persons are in another session then.",
            clashes,
        )
        return said % {"n": clashes}

    @cached_property
    def _letters(self) -> Mapping[int, int]:
        """{session: letters}: to focal points who can be reached, of delegations with a part in what was released."""
        conference = self.what_if.conference
        released = {each.uid for each in self._released if not each.cancelled}
        rows = {str(row.uid): row for row in self._chosen() if str(row.uid) in released}
        if not rows:
            return Counter()
        frozen = freeze(rows.values(), Content()).sessions
        concerned = having_part_in(conference, list(frozen))
        focal = FocalPoint.objects.filter(removed=False, bounced=False)
        reached = Counter(
            focal.filter(invitation__in=[d.invitation_id for d, _uids in concerned]).values_list(
                "invitation", flat=True
            )
        )
        found: Counter[int] = Counter()
        for delegation, uids in concerned:
            for uid in uids:
                found[rows[uid].pk] += reached[delegation.invitation_id]
        return found

    def _chosen(self) -> list[Session]:
        return [self.what_if.sessions[each.item] for each in self.what_if.ripple.choices]


def _busy(what_if: WhatIf) -> dict[str, list[tuple[int, int, str]]]:
    """Who is when where, as everything would be."""
    found = defaultdict(list)
    for key, item in what_if.now.items():
        for role in what_if.sessions[key].roles.all():
            found[who_of(role)].append((item.starts, item.ends, key))
    return found
