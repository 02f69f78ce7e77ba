"""What a note says, as values; sealed like the texts of requests."""

import json
from dataclasses import asdict, dataclass

from plenipo.bilaterals.models import Note
from plenipo.kit.sealed import seal, unseal


@dataclass(frozen=True)
class Noted:
    """present: as typed, one a line: name, office on that day"""

    present: str = ""
    topics: str = ""
    positions: str = ""
    commitments: str = ""
    follow_ups: str = ""


def sealed_note(noted: Noted) -> str:
    return seal(json.dumps(asdict(noted), ensure_ascii=False))


def noted_in(note: Note) -> Noted:
    return Noted(**json.loads(unseal(note.sealed)))
