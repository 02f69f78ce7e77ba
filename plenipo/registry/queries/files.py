"""Reading a file of the register line by line, so that a large one needs no large memory."""

import csv
import io
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from plenipo.kit.encodings import decoded
from plenipo.kit.errors import Refused
from plenipo.registry.queries.file_rows import COLUMNS

SAMPLE = 200_000
LONGEST_FIELD = 50_000
NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
csv.field_size_limit(LONGEST_FIELD)


def lines_of(file: IO[bytes], kind: str) -> Iterator[tuple[int, dict[str, str | None]]]:
    """(line, cells by column) of a CSV. Raises Refused, before the first line, for what is no such file."""
    text = io.TextIOWrapper(file, encoding=_encoding(file), errors="replace", newline="")
    reader = csv.DictReader(text)
    missing = [name for name in COLUMNS[kind] if name not in (_heads(reader) or [])]  # type: ignore[index]
    if missing:
        raise Refused(
            _("The file has no column %(names)s. Its first line must name the columns.")
            % {"names": ", ".join(f"“{name}”" for name in missing)}
        )
    try:
        for line in reader:
            yield reader.line_num, line
    except csv.Error as fault:
        raise Refused(
            _("The file cannot be read from line %(line)s on: %(fault)s.")
            % {"line": reader.line_num, "fault": fault}
        ) from fault
    finally:
        text.detach()


def _heads(reader: "csv.DictReader[str]") -> list[str] | None:
    try:
        return list(reader.fieldnames or [])
    except csv.Error:
        return None


def _encoding(file: IO[bytes]) -> str:
    sample = file.read(SAMPLE)
    file.seek(0)
    if not sample.strip():
        raise Refused(_("The file is empty."))
    if sample.startswith(NO_TABLE):
        raise Refused(_("This is no CSV file. Save the table as CSV (UTF-8) and send that."))
    if b"\0" in sample and not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(_("This file is not text. Save the table as CSV (UTF-8) and send that."))
    return decoded(sample[: sample.rfind(b"\n") + 1] or sample)[1]
