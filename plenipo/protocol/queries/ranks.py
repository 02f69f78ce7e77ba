"""The classes of rank of a conference, the highest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from plenipo.conference.models import Conference
from plenipo.conference.queries.profile import profile_of
from plenipo.protocol.models import RankTable, Tenure

USUAL: dict[str, tuple[str, ...]] = {  # by kind of conference
    "parties": (
        "leader_in_office",
        "leader",
        "deputy_leader",
        "leadership",
        "international",
        "parliament",
        "adviser",
    ),
    "parliaments": ("speaker", "deputy_speaker", "committee_chair", "parliament", "adviser"),
    "states": (
        "head_of_state",
        "head_of_government",
        "deputy_head",
        "foreign_minister",
        "minister",
        "vice_minister",
        "ambassador",
        "adviser",
    ),
}


OF_PRESET = {"inter_parliamentary": "parliaments", "un_type": "states"}


@dataclass(frozen=True)
class RankClass:
    """name: by language; none of a usual class that nobody renamed"""

    key: str
    name: dict[str, str] = field(default_factory=dict)


def usual_classes(kind: str) -> list[RankClass]:
    return [RankClass(key) for key in USUAL[kind]]


def rank_table(conference: Conference) -> RankTable:
    """One query; of a conference without one the usual table of its rules, not saved: another."""
    found = RankTable.objects.filter(conference=conference).first()
    if found is not None:
        return found
    profile = profile_of(conference)
    kind = OF_PRESET.get(profile.preset if profile else "", "parties")
    return RankTable(conference=conference, classes=as_stored(usual_classes(kind)))


def as_stored(classes: Iterable[RankClass]) -> list[dict[str, Any]]:
    return [{"key": each.key, "name": each.name} for each in classes]


def classes_in(table: RankTable) -> list[RankClass]:
    return [RankClass(each["key"], each.get("name") or {}) for each in table.classes]


def classes_of(conference: Conference) -> list[RankClass]:
    return classes_in(rank_table(conference))


def uses_of(conference: Conference) -> dict[str, int]:
    """How many offices are of each class. One query."""
    found: dict[str, int] = {}
    rows = Tenure.objects.filter(delegate__delegation__conference=conference)
    for key in rows.order_by().values_list("rank", flat=True):
        found[key] = found.get(key, 0) + 1
    return found
