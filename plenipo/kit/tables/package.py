"""The parts of an .xlsx and what belongs to what, whatever its writer called them; read without trusting it."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any
from urllib.parse import unquote
from xml.parsers import expat

from plenipo.kit.tables.values import TableFault

BLOCK = 1 << 16
Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str, str], None]


class Package:
    """unpacked   bytes a part may have; more is no list of parties"""

    def __init__(self, file: IO[bytes], unpacked: int) -> None:
        self.archive = zipfile.ZipFile(file)
        self.unpacked = unpacked
        # some writers write backslashes, or other cases than they refer to
        self.names = {_plain(name): name for name in self.archive.namelist()}

    def has(self, part: str) -> bool:
        return _plain(part) in self.names

    def blocks(self, part: str) -> Iterator[bytes]:
        read = 0
        with self.archive.open(self.names[_plain(part)]) as stream:
            while block := stream.read(BLOCK):
                read += len(block)
                if read > self.unpacked:
                    raise TableFault("unpacks", limit=self.unpacked // 1_000_000)
                yield block

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id to (kind, part), the kind by the last word of its address."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        targets: dict[str, tuple[str, str]] = {}
        if not self.has(relations):
            return targets

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = attributes.get("Target", "")
                if attributes.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                targets[attributes.get("Id", "")] = (kind, target)

        for _block in walk(self.blocks(relations), start):
            pass
        return targets

    def main_part(self) -> str:
        kinds = dict(self.related("").values())
        main = kinds.get("officeDocument", "xl/workbook.xml")
        if not self.has(main):
            raise TableFault("other_archive")
        return main


def _plain(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").casefold()


def walk(blocks: Iterator[bytes], start: Start, end: End | None = None) -> Iterator[None]:
    """Call for every element, by its name without namespace; a step of the iterator is a block.

    start(tag, attributes) and end(tag, text), the text being that since the last tag.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    text: list[str] = []

    def started(name: str, attributes: Attributes) -> None:
        text.clear()
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        start(name.rpartition(" ")[2], local)

    def ended(name: str) -> None:
        if end:
            end(name.rpartition(" ")[2], "".join(text))
        text.clear()

    def refused(*_told: Any) -> None:
        raise TableFault("damaged")  # nobody's spreadsheet defines entities

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    for block in blocks:
        parser.Parse(block, False)
        yield
    parser.Parse(b"", True)
    yield


def tags_with(blocks: Iterator[bytes], tag: bytes) -> Iterator[Attributes]:
    """The attributes of tags that are few and stand after the cells, without reading the cells."""
    wanted = re.compile(rb"<(?:\w+:)?" + tag + rb"\s[^<>]*>")
    pair = re.compile(rb"""(?:\w+:)?(\w+)\s*=\s*["']([^"']*)["']""")
    rest = b""
    for block in blocks:
        whole = rest + block
        last = 0
        for found in wanted.finditer(whole):
            last = found.end()
            yield {k.decode(): v.decode("utf-8", "replace") for k, v in pair.findall(found[0])}
        rest = whole[max(last, len(whole) - 2_000) :]
