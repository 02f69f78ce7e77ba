"""The small process a picture is drawn anew in: `python -m plenipo.kit.pictures ASKED` with the file as its input.

Answers one line of JSON: {"cuts": …}, {"jpeg": …} or {"fault": …}; asked to unpack, it writes the files of an archive
into the folder it stands in, under names of its own. Whatever the file makes it do, it ends within its seconds and its
memory, writes no larger file than it may, opens next to no others, and knows no secret.
"""

import json
import os
import resource
import sys
from base64 import b64encode
from typing import Any

from plenipo.kit.pictures.values import MOST_BYTES, PictureFault

FILES = 32


def main(asked: str) -> None:
    told = json.loads(asked)
    os.nice(19)  # whoever waits for a page goes first
    seconds, memory = told["seconds"], told["memory"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES + 1, MOST_BYTES + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = _done(told)
    except PictureFault as fault:
        said = {"fault": fault.code, "told": fault.told}
    except MemoryError:
        said = {"fault": "heavy", "told": {}}
    sys.stdout.write(json.dumps(said))


def _done(told: dict[str, Any]) -> dict[str, Any]:
    if told["do"] == "unpack":
        return _unpacked(told["most"])
    return _whole() if told["do"] == "whole" else _drawn()


def _whole() -> dict[str, Any]:
    from plenipo.kit.pictures.drawing import drawn_whole  # noqa: PLC0415 -- Pillow within the limits

    jpeg, width, height = drawn_whole(sys.stdin.buffer.read(MOST_BYTES + 1))
    return {"jpeg": b64encode(jpeg).decode(), "width": width, "height": height}


def _drawn() -> dict[str, Any]:
    from plenipo.kit.pictures.drawing import drawn  # noqa: PLC0415 -- Pillow within the limits

    made = drawn(sys.stdin.buffer.read(MOST_BYTES + 1))
    return {
        "cuts": [
            (each.key, b64encode(each.jpeg).decode(), b64encode(each.small).decode())
            for each in made.cuts
        ],
        "notes": made.notes,
        "taken": made.taken.isoformat() if made.taken else "",
    }


def _unpacked(most: int) -> dict[str, Any]:
    from plenipo.kit.pictures.unpacking import unpacked  # noqa: PLC0415 -- one of two

    files, left = unpacked(sys.stdin.buffer, most)
    return {"files": files, "left": left}


if __name__ == "__main__":
    main(sys.argv[1])
