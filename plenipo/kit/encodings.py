"""Bytes of a text file whose encoding nobody stated, to text."""

import codecs
import re
from typing import IO

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# how often a letter stands in running text, per thousand: enough to tell two alphabets on the same bytes apart
COMMON = {
    **dict.fromkeys(("cp1251", "koi8-r", "cp866"), "оеаинтсрвлкмдпуяы"),
    "cp1256": "الينمرتبةعدسفهك",
}
RUNNING_TEXT = 0.7  # share of common letters that no text in another encoding comes to
INSIDE = re.compile(r"(?<=[а-яё])[А-ЯЁ]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
LETTER_OF_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
SAMPLE = 200_000


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of the encoding it was read in.

    A byte-order mark decides, then valid UTF-8, then what the bytes look like: Korean (EUC-KR), Chinese (GB 18030),
    Cyrillic (Windows-1251, KOI8-R, CP 866), Arabic (Windows-1256), else Western European (Windows-1252, a bad byte
    becoming �).
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if wide := two_byte_encoding(data):
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        if fault.end >= len(data) and fault.reason == "unexpected end of data":
            return data.decode("utf-8", "replace"), "utf-8"  # cut off in the middle of a letter
    encoding = _unlike_utf8(data)
    return data.decode(encoding, "replace"), encoding


def encoding_of(file: IO[bytes]) -> str:
    """The same of a file that is too large to hold, from its first bytes and those around the first that is wrong."""
    start = file.read(SAMPLE)
    file.seek(0)
    marked = next((encoding for mark, encoding in MARKS if start.startswith(mark)), "")
    if encoding := marked or two_byte_encoding(start):
        return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(1_000_000):
            decoder.decode(block)
    except UnicodeDecodeError as fault:
        near = fault.object[max(0, fault.start - SAMPLE) : fault.start + SAMPLE]
        return _unlike_utf8(start + near)
    finally:
        file.seek(0)
    return "utf-8"  # cut off in the middle of a letter or not


def _unlike_utf8(data: bytes) -> str:
    """A wrong byte here and there leaves UTF-8 what it is: in other encodings its pairs come up by chance only."""
    legacy = _legacy(data)
    good = len(LETTER_OF_UTF8.findall(data))
    wrong = len(HIGH_RUN.findall(LETTER_OF_UTF8.sub(b"", data)))
    return "utf-8" if good > 2 * wrong or (good and legacy == "cp1252") else legacy


def two_byte_encoding(data: bytes) -> str:
    """UTF-16 without its mark: every other byte is a small number (0 Latin, 4 Cyrillic, 6 Arabic); else ""."""
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        halves = data[first:2_000:2]
        if halves and sum(byte < 9 for byte in halves) > 0.5 * len(halves):
            return encoding
    return ""


def _legacy(data: bytes) -> str:
    sample = data[:SAMPLE]
    runs = HIGH_RUN.findall(sample)
    # an accented letter stands alone between plain ones; a whole word of high bytes is another alphabet
    if sum(len(run) for run in runs) < 2 * len(runs):
        return "cp1252"
    if _is_korean(sample):
        return "euc-kr"
    likeliest = max(COMMON, key=lambda encoding: _likeness(sample, encoding))
    sure = _likeness(sample, likeliest) > RUNNING_TEXT
    return "gb18030" if not sure and _is_chinese(sample) else likeliest


def _is_korean(sample: bytes) -> bool:
    """Of Chinese on the same bytes four letters in ten are no Hangul."""
    foreign = [letter for letter in sample.decode("euc-kr", "replace") if ord(letter) > 127]
    return sum("가" <= letter <= "힣" for letter in foreign) > 0.9 * len(foreign)


def _is_chinese(sample: bytes) -> bool:
    text = sample.decode("gb18030", "replace")
    foreign = [letter for letter in text if ord(letter) > 127]
    # GB 2312's first level holds the common characters; other alphabets read this way give the rare ones
    common = [letter for letter in foreign if HAN.match(letter) and _first_level(letter)]
    return len(common) >= 0.7 * len(foreign)


def _first_level(letter: str) -> bool:
    return 0xB0 <= letter.encode("gb18030")[0] <= 0xD7


def _likeness(sample: bytes, encoding: str) -> float:
    """The share of its commonest letters among those that are not ASCII; a capital inside a word is not usual."""
    text = b" ".join(HIGH_RUN.findall(sample)).decode(encoding, "replace")
    letters = [letter for letter in text if letter != " "]
    small = INSIDE.sub(lambda found: "?" * len(found[0]), text).lower()
    return sum(small.count(letter) for letter in COMMON[encoding]) / (len(letters) or 1)
