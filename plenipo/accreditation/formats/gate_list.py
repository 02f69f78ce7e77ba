"""The list a device at a gate holds: everything it decides by without a network, and nothing else.

Of a badge: digests of its codes, category, state, days, the name as gates may read it and what its photo is called; of
a pass its kind and the delegation that holds it. A pass is numbered below zero, so that passages tell it from a badge.
The list makes no badge, and holds no office, address or number of a document. It comes in lines, so that a device that
holds an earlier one is told only the lines that changed.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from plenipo.accreditation.bridge.codes import BadgeSigner, end_of, public_keys, start_of
from plenipo.accreditation.bridge.gates import (
    difference,
    digest_of,
    known_as,
    state_of,
    state_of_pass,
)
from plenipo.accreditation.models import Badge, BadgeCategory, Gate, Pass, PassKind, Zone
from plenipo.accreditation.queries.badges import categories_of
from plenipo.accreditation.queries.gate_photos import photos_at_gates
from plenipo.accreditation.queries.gates import gate_rules, people_at_gates
from plenipo.accreditation.queries.passes import is_with_who_left, with_holders
from plenipo.accreditation.queries.standing import kept_out
from plenipo.accreditation.words.passes import holder_at_gates
from plenipo.conference.models import Conference, in_language
from plenipo.kit.phrases import labelled


def list_for(gate: Gate) -> bytes:
    """JSON, of the same bytes as long as nothing it says has changed."""
    conference, rules = gate.conference, gate_rules(gate.conference)
    zones = {
        str(zone.pk): {"name": str(zone), "capacity": zone.capacity}
        for zone in Zone.objects.filter(conference=conference)
    }
    said = {
        "conference": {"number": conference.pk, "name": in_language(conference.title)},
        "gate": {"number": gate.pk, "name": gate.name, "zone": gate.zone_id},
        "zones": zones,
        "rules": {"full": rules.full, "again": rules.again, "hours": rules.inside},
        "keys": [b64encode(public).decode() for public in public_keys().values()],
        **_badges(conference),
    }
    return _in_lines(said).encode()


def _in_lines(said: dict[str, Any]) -> str:
    """JSON, every badge, zone, category, plate … on a line of its own: what changes of it are whole lines."""
    return "{" + ",".join(f"\n{_json(key)}:{_lined(value)}" for key, value in said.items()) + "}"


def _lined(value: dict[str, Any] | list[Any]) -> str:
    if isinstance(value, dict):
        return (
            "{\n" + ",\n".join(f"{_json(key)}:{_json(each)}" for key, each in value.items()) + "}"
        )
    return "[\n" + ",\n".join(map(_json, value)) + "]"


_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def _badges(conference: Conference) -> dict[str, Any]:
    """Rows name categories, days and plates by a key, so that none is written ten thousand times."""
    people, signer = people_at_gates(conference), BadgeSigner(conference)
    out = kept_out(conference)
    days, plates, photos = _Keyed(), _Keyed(), photos_at_gates(conference, people)
    rows = []
    for badge in Badge.objects.filter(conference=conference).order_by("pk"):
        line = people.get(badge.person_id or 0)
        rows.append(
            [
                badge.pk,
                digest_of(signer, badge),
                known_as(badge.code),
                badge.category_id,
                state_of(badge, kept_out=badge.delegation_id in out).value,
                days.of((badge.starts, badge.ends)),
                line.name if line else "",
                line.native if line else "",
                plates.of(line.of if line else ""),
                int(badge.person_id is None),
                badge.serial,
                photos.get(badge.person_id or 0, "") if badge.state in Badge.VALID else "",
            ]
        )
    rows += _passes(conference, signer, days, plates, out)
    passes = PassKind.objects.filter(conference=conference).prefetch_related("zones")
    return {
        "categories": {
            **{str(each.pk): _category(each) for each in categories_of(conference)},
            **{str(-each.pk): _category(each) for each in passes},
        },
        "days": {
            key: [
                int(start_of(first, conference).timestamp()),
                int(end_of(last, conference).timestamp()),
            ]
            for key, (first, last) in days.all()
        },
        "plates": dict(plates.all()),
        "badges": rows,
    }


def _category(each: BadgeCategory | PassKind) -> dict[str, Any]:
    said = {
        "letter": each.letter,
        "name": str(each),
        "colour": each.colour,
        "zones": sorted(zone.pk for zone in each.zones.all()),
    }
    return said | {"pass": True, "beneath": each.beneath} if isinstance(each, PassKind) else said


def _passes(
    conference: Conference,
    signer: BadgeSigner,
    days: "_Keyed",
    plates: "_Keyed",
    out: frozenset[int],
) -> list[list[Any]]:
    """What bears no code is known by its number alone."""
    rows: list[list[Any]] = []
    for piece in with_holders(Pass.objects.filter(conference=conference)).order_by("pk"):
        line = next(iter(piece.held), None)  # type: ignore[attr-defined]
        gone = is_with_who_left(line)
        rows.append(
            [
                -piece.pk,
                digest_of(signer, piece) if piece.code else "",
                known_as(piece.code or str(piece)),
                -piece.kind_id,
                state_of_pass(
                    piece, gone=gone, kept_out=bool(line and line.delegation_id in out)
                ).value,
                days.of((piece.starts, piece.ends)),
                labelled(str(piece.kind), str(piece)),
                piece.plate,
                plates.of(holder_at_gates(piece, line)),
                0,
                str(piece),
            ]
        )
    return rows


class _Keyed:
    """Each value once. Its key hangs on the value alone: what comes before it or goes changes no other row."""

    def __init__(self) -> None:
        self._keys: dict[Any, str] = {}
        self._taken: set[str] = set()

    def of(self, value: Any) -> str:
        if value not in self._keys:
            digest, length = hashlib.sha256(str(value).encode()).hexdigest(), 6
            while digest[:length] in self._taken:
                length += 1
            self._keys[value] = digest[:length]
            self._taken.add(digest[:length])
        return self._keys[value]

    def all(self) -> Iterator[tuple[str, Any]]:
        return ((key, value) for value, key in self._keys.items())


def version_of(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()[:16]


def told_since(former: bytes, said: bytes) -> bytes | None:
    """What changed since, with the digest of what it makes of the former list; None where the whole is not longer.

    former   marks of the lines of the list that a device holds
    """
    digest, parts = hashlib.sha256(said).hexdigest(), difference(former, said.decode())
    told = _json({"digest": digest, "parts": parts}).encode()
    return told if len(told) < len(said) else None


def signed(said: bytes, conference: Conference) -> str:
    """Base64. What a device pinned when it was enrolled tells it that the list is ours."""
    return b64encode(BadgeSigner(conference).sign(said)).decode()
