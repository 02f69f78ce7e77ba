"""The list of sessions as a table."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.kit.locales import listed
from plenipo.kit.phrases import labelled
from plenipo.programme.models import Role, Session
from plenipo.programme.queries.names import RoleNames
from plenipo.programme.queries.places import zone_of


def table_heads() -> list[str]:
    return [
        _("Day"), pgettext("time of day", "From"), pgettext("time of day", "Until"),
        _("Session"), _("Kind"), _("Room"), _("Audience"),
        _("Languages spoken"), _("Interpreted into"), _("Expected attendance"), _("State"), _("Roles"),
        _("Track"), _("Officer responsible"),
    ]  # fmt: skip


def table_rows(
    sessions: Sequence[Session], conference: Conference, reader: Reader
) -> Iterator[list[Any]]:
    zone = zone_of(conference)
    names = RoleNames([role for each in sessions for role in each.roles.all()], reader, conference)
    for each in sessions:
        starts, ends = (t.astimezone(zone) if t else None for t in (each.starts, each.ends))
        yield [
            starts.date().isoformat() if starts else "",
            f"{starts:%H:%M}" if starts else "",
            f"{ends:%H:%M}" if ends else "",
            str(each),
            each.get_kind_display(),
            each.room.code if each.room else "",
            each.get_audience_display(),
            " ".join(each.spoken),
            " ".join(each.into),
            each.expected,
            each.get_state_display(),
            listed(_part(role, names) for role in each.roles.all()),
            str(each.track or ""),
            str(each.officer or ""),
        ]


def _part(role: Role, names: RoleNames) -> str:
    name = names.of(role).name or pgettext("name", "not disclosed")
    return labelled(role.get_kind_display(), name)
