"""A sheet with pictures in it: they lie beside the template in a folder of its own, as long as it is set."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from plenipo.kit.paper.fonts import fonts


def set_with_images(
    template: Path, name: str, told: Mapping[str, Any], images: Mapping[str, bytes]
) -> bytes:
    """name   under which the template reads what it is told"""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for file, jpeg in images.items():
            (place / file).write_bytes(jpeg)
        (place / "main.typ").write_bytes(template.read_bytes())
        return bytes(
            typst.compile(
                place / "main.typ",
                sys_inputs={name: json.dumps(told)},
                font_paths=fonts(),
                pdf_tags=False,
            )
        )
