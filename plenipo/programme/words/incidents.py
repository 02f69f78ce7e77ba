"""What happened, in the reader's words."""

from collections.abc import Iterable, Mapping

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.names import with_country
from plenipo.delegations.queries.people import persons_seen_by
from plenipo.kit.days import day_name
from plenipo.kit.phrases import with_office
from plenipo.programme.bridge.ripple import Overrun, Trouble, moment_of
from plenipo.programme.models import Interpreter, Room, Session
from plenipo.programme.queries.places import zone_of


class HappeningWords:
    """Sentences for any number of happenings; five queries at most. `others`: names of whom only the caller knows."""

    def __init__(
        self,
        happenings: Iterable[Trouble],
        reader: Reader,
        conference: Conference,
        others: Mapping[str, str] | None = None,
    ) -> None:
        self._zone = zone_of(conference)
        keys = {_key(each) for trouble in happenings for each in trouble}
        of_kind = {
            kind: {int(n) for k, _colon, n in map(_parts, keys) if k == kind and n.isdecimal()}
            for kind in ("session", "room", "interpreter", "delegation", "person")
        }
        self._names = {
            f"{kind}:{row.pk}": with_country(row) if isinstance(row, Delegation) else str(row)
            for kind, model in MODELS.items()
            if of_kind[kind]
            for row in model._default_manager.filter(conference=conference, pk__in=of_kind[kind])
        }
        self._names |= others or {}
        seen = persons_seen_by(reader, of_kind["person"], conference)
        self._names |= {
            f"person:{pk}": with_office(each.shown.written[0], each.delegation)
            if each.shown.name
            else ""
            for pk, each in seen.items()
        }

    def of(self, trouble: Trouble) -> str:
        """One sentence; a happening of the page has one trouble."""
        each = trouble[0]
        if isinstance(each, Overrun):
            return ngettext(
                "“%(what)s” overruns by %(n)s minute.",
                "“%(what)s” overruns by %(n)s minutes.",
                each.minutes,
            ) % {"what": self._name(each.item), "n": each.minutes}
        first, last = moment_of(each.starts, self._zone), moment_of(each.ends, self._zone)
        told = {
            "what": self._name(each.need),
            "day": day_name(first),
            "starts": f"{first:%H:%M}",
            "ends": f"{last:%H:%M}",
        }
        if each.need.startswith("room:"):
            return _("%(what)s cannot be used: %(day)s, %(starts)s–%(ends)s.") % told
        if each.need.startswith("interpreter:"):
            return _("%(what)s is ill: %(day)s, %(starts)s–%(ends)s.") % told
        return _("%(what)s is late or absent: %(day)s, %(starts)s–%(ends)s.") % told

    def _name(self, key: str) -> str:
        kind, _colon, rest = _parts(key)
        return self._names.get(key) or (rest if kind == "name" else _("A deleted entry"))


MODELS: dict[str, type[Model]] = {
    "session": Session,
    "room": Room,
    "interpreter": Interpreter,
    "delegation": Delegation,
}


def _key(each: object) -> str:
    return str(getattr(each, "need", "") or getattr(each, "item", ""))


def _parts(key: str) -> tuple[str, str, str]:
    return key.partition(":")
