"""The list of passages as a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.words.badges import WHO
from plenipo.accreditation.words.gates import PassageLine


def table_heads() -> list[str]:
    return [
        _("Time"), _("Gate"), _("Zone"), _("Direction"), _("Badge"), _("Name"),
        _("Delegation or organisation"), _("Persons"), _("Outcome"), _("Reason"), _("Device"), _("Clock of the device"),
    ]  # fmt: skip


def table_rows(lines: Iterable[PassageLine]) -> Iterator[list[Any]]:
    for line in lines:
        passage = line.passage
        yield [
            f"{timezone.localtime(passage.at):%Y-%m-%d %H:%M:%S}",
            passage.gate.name,
            str(passage.zone),
            passage.get_way_display(),
            str(passage.badge or passage.piece or ""),
            line.name,
            line.plate,
            str(WHO.get(line.who, "")),
            line.mark[1],
            line.reason,
            str(passage.device),
            f"{timezone.localtime(passage.clock):%Y-%m-%d %H:%M:%S}",
        ]
