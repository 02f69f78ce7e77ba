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
OFF = {  # in the words of the form, and as people write it
    *("off the record", "non destiné à publication", "hors micro", "no publicable", "extraoficial"),
    *("не для публикации", "не для печати", "ليس للنشر", "不供发表", "非公开"),
}
ON = {
    *("on the record", "destiné à publication", "publicable", "для публикации", "для печати"),
    *("للنشر", "可供发表", "公开"),
}
BRACKETED = re.compile(r"^\s*[\[(（【](?P<said>[^\])）】]{1,40})[\])）】]\s*$")
TIMES = re.compile(r"^\s*(?:\d+:)?\d+:\d+[.,]\d+\s*-->")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>", re.IGNORECASE)
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
    return "\n".join(map(_paragraph, root.iter(f"{WORD}p")))


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
        said = " ".join(html.unescape(TAG.sub("", line)).split())
        if not said:
            continue
        if found and found.group(1).strip() != voice:
            voice = found.group(1).strip()
            paragraphs.append(" ".join((voice + ":", said)))
        elif not paragraphs or said[:1] in "-–—[" or label_of(said):
            paragraphs.append(said.lstrip("-–— "))
        else:
            paragraphs[-1] += f" {said}"
    return "\n".join(paragraphs)


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
    off = False
    for line in _lines(text):
        marked = _marked(line)
        if marked is not None:
            off = marked
            continue
        spoken = label_of(line)
        if spoken:
            found.append(replace(_begun(*spoken, found), off=off))
        elif found and found[-1].off == off:
            last = found[-1]
            found[-1] = replace(last, text=f"{last.text}\n\n{line}".strip())
        else:
            before = found[-1] if found else ReadPassage(Kind.STATEMENT, "")
            found.append(replace(before, text=line, off=off))
    found = [each for each in found if each.text]
    if not found:
        raise TranscriptFault("empty")
    return found


def _lines(text: str) -> Iterable[str]:
    cleaned = (" ".join(without_controls(line).split()) for line in text.splitlines())
    return [line for line in cleaned if line]


def _marked(line: str) -> bool | None:
    """Whether what follows is off the record, where a line says nothing else."""
    match = BRACKETED.match(line)
    said = match.group("said").strip().casefold() if match else ""
    return True if said in OFF else False if said in ON else None


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
