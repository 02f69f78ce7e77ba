"""What a note and a follow-up say, as values; sealed like the texts of requests."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from plenipo.bilaterals.models import FollowUp, Note
from plenipo.kit.sealed import seal, unseal


@dataclass(frozen=True)
class NoteText:
    """present: as typed, one a line: name, office on that day"""

    present: str = ""
    topics: str = ""
    positions: str = ""
    commitments: str = ""


@dataclass(frozen=True)
class Undertaken:
    """what: in words; who: sees to it"""

    what: str
    who: str = ""


def sealed(told: NoteText | Undertaken) -> str:
    return seal(json.dumps(asdict(told), ensure_ascii=False))


def noted_in(note: Note) -> NoteText:
    """Follow-ups stood in the note itself once: such a text is read among the commitments."""
    told: dict[str, Any] = json.loads(unseal(note.sealed))
    more = told.pop("follow_ups", "")
    told["commitments"] = "\n".join(part for part in (told["commitments"], more) if part)
    return NoteText(**told)


def undertaken_in(follow_up: FollowUp) -> Undertaken:
    return Undertaken(**json.loads(unseal(follow_up.sealed)))
