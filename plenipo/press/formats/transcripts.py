"""What was said at a briefing, out of a text, a DOCX or a file of subtitles: divided into passages."""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from plenipo.kit.cleaning import without_controls
from plenipo.kit.encodings import decoded
from plenipo.press.formats.markers import (
    CLOSE,
    OPEN,
    Mark,
    meaning_of,
    meaning_of_line,
    out_of_label,
    parts_of,
)
from plenipo.press.models import TranscriptPassage

Kind = TranscriptPassage.Kind
MOST_BYTES = 2_000_000
MOST_XML = 12_000_000  # of the text of a DOCX, once unpacked
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LABEL = re.compile(r"^\s*(?P<label>[^:：.!?。？！\n]{1,80}?)\s*[:：]\s*(?P<text>.*)$", re.DOTALL)
WITH_OUTLET = re.compile(r"^(?P<name>[^()（）]*?)\s*[(（](?P<outlet>[^()（）]+)[)）]$")
MOST_WORDS = 9  # of what can be a speaker before a colon
ASKS = {
    *("q", "question", "pregunta", "p", "journaliste", "вопрос", "в", "журналист", "سؤال", "س"),
    *("问", "提问", "记者"),
}
ANSWERS = {"a", "answer", "réponse", "r", "respuesta", "ответ", "о", "答", "回答", "ج", "جواب"}
TIMES = re.compile(r"^\s*(?:\d+:)?\d+:\d+[.,]\d+\s*-->")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>", re.IGNORECASE)
HALF_BRACKET = re.compile(rf"[{OPEN}][^{CLOSE}]*$")
NO_SPEAKER = re.compile(r"^[\d\s.:,–-]*$")
TAG = re.compile(r"<[^>]{0,200}>|\{\\[^}]{0,100}\}")


class TranscriptFault(ValueError):
    """code   "large", "docx" or "empty": said in words/briefings.py"""


@dataclass(frozen=True)
class ReadPassage:
    kind: str
    text: str
    speaker: str = ""
    outlet: str = ""
    off: bool = False
    doubt: str = ""  # what looks like a marker and was not understood


def text_of_file(name: str, data: bytes) -> str:
    """Paragraphs. Raises TranscriptFault."""
    if len(data) > MOST_BYTES:
        raise TranscriptFault("large")
    if data.startswith(b"PK"):
        return _docx(data)
    if b"\0" in data[:200] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TranscriptFault("docx")
    text, _encoding = decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_subtitles = name.lower().endswith((".srt", ".vtt")) or text.lstrip("\ufeff").startswith(
        "WEBVTT"
    )
    return _subtitles(text) if is_subtitles else text


def _docx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open("word/document.xml") as part:
            xml = part.read(MOST_XML + 1)
        if len(xml) > MOST_XML:
            raise TranscriptFault("large")
        root: Element = fromstring(xml)
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, RuntimeError) as wrong:
        raise TranscriptFault("docx") from wrong
    except (OSError, EOFError, ValueError, NotImplementedError) as wrong:
        if isinstance(wrong, TranscriptFault):
            raise
        raise TranscriptFault("docx") from wrong
    return "\n".join(_paragraphs(root))


def _paragraphs(within: Element) -> Iterator[str]:
    for each in within:
        if each.tag == f"{WORD}p":
            yield _paragraph(each)
        elif each.tag == f"{WORD}tr":
            yield from _row(each)
        else:
            yield from _paragraphs(each)


def _row(row: Element) -> list[str]:
    """Who speaks in the first cell, what they say in the others; numbers and times before it are left out."""
    if row.find(f"{WORD}trPr/{WORD}tblHeader") is not None:
        return []
    cells = [
        [text for one in _paragraphs(each) if (text := one.strip())]
        for each in row.iter(f"{WORD}tc")
    ]
    while len(cells) > 2 and NO_SPEAKER.match(" ".join(cells[0])):
        cells = cells[1:]
    first, said = cells[0] if cells else [], [text for cell in cells[1:] for text in cell]
    who = " ".join(" ".join(first).replace(".", " ").split()).rstrip(" :：")
    if not first or not said or _divided(who):
        return [*first, *said]
    return [f"{who}: {said[0]}", *said[1:]]


def _paragraph(of: Element) -> str:
    signs = {f"{WORD}tab": " ", f"{WORD}br": " ", f"{WORD}cr": " "}
    return "".join(
        (each.text or "") if each.tag == f"{WORD}t" else signs.get(each.tag, "")
        for each in of.iter()
    )


def _subtitles(text: str) -> str:
    """Lines of one voice run on; a new voice, or a line that begins with its speaker, is a new paragraph."""
    paragraphs: list[str] = []
    voice = ""
    for line in _spoken_lines(text):
        found = VOICE.search(line)
        said = " ".join(html.unescape(TAG.sub(_untagged, line)).split())
        if not said:
            continue
        if meaning_of_line(said):
            said = f"[{said}]"
        if found and found.group(1).strip() != voice:
            voice = found.group(1).strip()
            paragraphs.append(" ".join((voice + ":", said)))
        elif not paragraphs or said[:1] in "-–—[" or label_of(said):
            paragraphs.append(said.lstrip("-–— "))
        else:
            paragraphs[-1] += f" {said}"
    return "\n".join(paragraphs)


def _untagged(tag: re.Match[str]) -> str:
    """Pointed brackets are of tags, unless a marker stands in them."""
    said = tag.group()[1:-1]
    mark = None if VOICE.match(tag.group()) else meaning_of(said)
    return f"[{said}]" if mark else ""


def _spoken_lines(text: str) -> Iterator[str]:
    """Without numbers, times, notes and styles."""
    for block in re.split(r"\n\s*\n", text.lstrip("\ufeff")):
        lines = block.split("\n")
        at = next((n for n, line in enumerate(lines) if TIMES.match(line)), None)
        if at is not None:
            yield from lines[at + 1 :]


def label_of(line: str) -> tuple[str, str] | None:
    """(who speaks, what they say), if the line begins with its speaker."""
    match = LABEL.match(line)
    if not match:
        return None
    label = match.group("label").strip(" *_#>-–—")
    if not label or len(label.split()) > MOST_WORDS or label.isdigit() or label[-1].isdigit():
        return None
    return label, match.group("text").strip()


def passages_in(text: str) -> list[ReadPassage]:
    """Each begins with its speaker; further paragraphs belong to it. Raises TranscriptFault for nothing."""
    found: list[ReadPassage] = []
    mark = Mark(False)
    for line in _lines(text):
        begins = True
        for part in _parts(line):
            if isinstance(part, Mark):
                mark = part
                continue
            _take(found, part, mark, begins=begins)
            mark, begins = Mark(mark.off), False
    found = [each for each in found if each.text]
    if not found:
        raise TranscriptFault("empty")
    return found


def _parts(line: str) -> Iterator[Mark | str]:
    """A marker in the name of a speaker, or with which a line begins, stands before what is said."""
    spoken = label_of(line)
    if spoken and not HALF_BRACKET.search(spoken[0]):
        yield from _spoken(*spoken)
        return
    if not _divided(line) and (mark := meaning_of_line(line)):
        yield mark
        if not mark.doubt:
            return
    yield from parts_of(line)


def _spoken(label: str, text: str) -> Iterator[Mark | str]:
    if mark := meaning_of_line(label):
        yield mark
        yield from parts_of(text)
        return
    name, mark = out_of_label(label)
    if mark:
        yield mark
    elif not _divided(text) and (starts := meaning_of_line(text)) and starts.off:
        yield replace(starts, doubt=starts.doubt or text)
    before = f"{name}: "
    for part in parts_of(text) if text else [""]:
        yield part if isinstance(part, Mark) else before + part
        before = before if isinstance(part, Mark) else ""


def _divided(text: str) -> bool:
    return any(isinstance(each, Mark) for each in parts_of(text))


def _take(found: list[ReadPassage], text: str, mark: Mark, *, begins: bool) -> None:
    spoken = label_of(text) if begins else None
    last = found[-1] if found else ReadPassage(Kind.STATEMENT, "")
    if spoken:
        found.append(replace(_begun(*spoken, found), off=mark.off, doubt=mark.doubt))
    elif found and last.off == mark.off and not mark.doubt:
        between = "\n\n" if begins else " "
        found[-1] = replace(last, text=f"{last.text}{between}{text}".strip())
    else:
        found.append(replace(last, text=text, off=mark.off, doubt=mark.doubt))


def _lines(text: str) -> Iterable[str]:
    cleaned = (" ".join(without_controls(line).split()) for line in text.splitlines())
    return [line for line in cleaned if line]


def _begun(label: str, text: str, before: list[ReadPassage]) -> ReadPassage:
    named = WITH_OUTLET.match(label)
    name = (named.group("name") if named else label).strip()
    outlet = named.group("outlet").strip() if named else ""
    if name.casefold() in ASKS:
        return ReadPassage(Kind.QUESTION, text, "", outlet)
    if name.casefold() in ANSWERS:
        answers = (each.speaker for each in reversed(before) if each.kind != Kind.QUESTION)
        return ReadPassage(Kind.ANSWER, text, next((each for each in answers if each), ""))
    if outlet:
        return ReadPassage(Kind.QUESTION, text, name[:300], outlet[:200])
    asked = bool(before) and before[-1].kind == Kind.QUESTION
    return ReadPassage(Kind.ANSWER if asked else Kind.STATEMENT, text, name[:300])
