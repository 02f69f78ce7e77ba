"""What hostile photos cost, and what is left of them.

    python -m benchmarks.photos

Every kind of tests/kit/hostile_pictures.py goes through a process of its own, one after the other. Of each the seconds
of a processor and on the wall; of all together the greatest memory that any process held. Counted besides: cuts that
are the file as it was sent, and cuts with anything in them beside the picture. Then ordinary photos of 12 and 50
million pixels, for what people wait.
"""

import io
import json
import resource
import time
from pathlib import Path
from typing import Any

from PIL import Image

from plenipo.kit.pictures.limited import drawn_anew, pictures_of
from plenipo.kit.pictures.values import PictureFault, is_bare_jpeg
from tests.kit.hostile_pictures import SECRET, archives, kinds, portrait, saved

RESULT = Path(__file__).parent / "results" / "photos.json"
LIMIT_SECONDS, LIMIT_MB = 5, 300


def spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def figures() -> dict[str, Any]:
    costs: dict[str, float] = {}
    walls: dict[str, float] = {}
    taken = as_sent = with_more = 0
    for name, data in kinds().items():
        before, began = spent(), time.monotonic()
        try:
            cuts = drawn_anew(data).cuts
        except PictureFault:
            cuts = ()
        costs[name], walls[name] = spent() - before, time.monotonic() - began
        taken += bool(cuts)
        as_sent += sum(each.jpeg == data for each in cuts)
        with_more += sum(SECRET in each.jpeg or not is_bare_jpeg(each.jpeg) for each in cuts)
    for name, (data, _expected) in archives().items():
        before, began = spent(), time.monotonic()
        unpack(data)
        costs[f"archive: {name}"] = spent() - before
        walls[f"archive: {name}"] = time.monotonic() - began
    dearest, longest = max(costs, key=costs.__getitem__), max(walls, key=walls.__getitem__)
    return {
        "kinds": len(costs),
        "drawn anew": taken,
        "kept as sent": as_sent,
        "kept with anything beside the picture": with_more,
        "most processor seconds": [round(costs[dearest], 2), dearest],
        "longest on the wall, seconds": [round(walls[longest], 2), longest],
        "greatest memory of a process, MB": round(
            resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
        ),
    }


def unpack(data: bytes) -> None:
    try:
        for _picture in pictures_of(io.BytesIO(data)):
            pass
    except PictureFault:
        pass


def ordinary() -> dict[str, Any]:
    told = {}
    for millions, size in ((12, (3000, 4000)), (50, (6120, 8160))):
        large: Image.Image = portrait(*size)
        before = spent()
        cuts = drawn_anew(saved(large, quality=90)).cuts
        told[f"{millions} million pixels, processor ms"] = round((spent() - before) * 1000)
        told[f"{millions} million pixels, kB of a cut"] = round(len(cuts[0].jpeg) / 1000, 1)
    return told


def main() -> None:
    told = figures() | ordinary()
    for name, figure in told.items():
        print(f"{name:45} {figure}")
    print(f"limits: {LIMIT_SECONDS} s, {LIMIT_MB} MB")
    RESULT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
