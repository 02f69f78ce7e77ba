"""What puts a passage off the record and on it again, in the words people write: in six languages, in any bracket."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

OPEN, CLOSE = r"\[(（【{<«〔〈《「『［｛", r"\])）】}>»〕〉》」』］｝"
BRACKETED = re.compile(rf"[{OPEN}]+(?P<said>[^{OPEN}{CLOSE}\n]{{1,300}})(?:[{CLOSE}]+|$)")
MOST_SIGNS = 80  # of a marker: what is longer says something, and is kept
FEW_WORDS = 10  # of a line that says nothing else


def _folded(text: str) -> str:
    """Small letters without accents and marks, words one blank apart."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ـ", "")
    kept = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())


def _pattern(*forms: str) -> str:
    """Folded as the text is; Arabic and Cyrillic letters lose their marks."""
    plain = (unicodedata.normalize("NFKD", form) for form in forms)
    return "|".join("".join(c for c in form if not unicodedata.combining(c)) for form in plain)


OFF = _pattern(
    r"\boff (?:the |of the )?records?\b|\bofftherecord\b|\bnot (?:to go )?on (?:the )?record\b",
    r"\bnot (?:for|to be) (?:the )?(?:public\w*|attribut\w*|record\w*|release\w*|quot\w*|broadcast|print\w*)",
    r"\b(?:do not|don t|never) (?:publish|quote|print|record|report|attribute)\b",
    r"\b(?:non|pas|ne pas)(?: \w+){0,4} (?:publi\w+|diffus\w+)|\bhors (?:micro|antenne|enregistrement)\b|\ben off\b",
    r"\bno(?: \w+){0,3} (?:publi\w+|difu\w+)|\bextraoficial\w*|\bfuera de(?:l)? (?:registro|micro\w*|acta)\b",
    r"\bне(?: \w+)? (?:для|под) (?:публикаци\w+|печат\w+|запис\w+|протокол\w*|пресс\w+)",
    r"\bне (?:публик\w+|подлеж\w+ (?:публикаци\w+|огласк\w+))|\bбез записи\b|\bо(?:фф?|ф) ?(?:зе )?рекорд",
    r"(?:ليس|ليست|غير|لا|عدم|دون|ممنوع)(?: \w+){0,2} (?:ل?ل?ا?ل?نشر|ينشر|تنشر)\b|خارج (?:ال)?(?:تسجيل|سجل|محضر)",
    r"[不非勿未禁别][^ ]{0,4}(?:发表|發表|公开|公開|报道|報道|報導|刊登|记录|記錄|引用|见报|見報|外传|外傳)",
)
ON = _pattern(
    r"(?:we are |now |back )*on (?:the )?record(?: (?:again|now|from here))?",
    r"(?:de nouveau )?destine a (?:la )?publication|publiable|publicable|(?:снова )?для (?:публикации|печати)",
    r"(?:مخصص |قابل )?للنشر|(?:恢复|以下)?(?:可供?|供)?(?:发表|發表|公开|公開)",
)
ENDS = _pattern(r"(?:end(?: of)?|fin (?:de|du)|конец|نهاية|انتهاء) ")
LOOKS = _pattern(
    r"\boff\b|\brecord\w*|\bbackground\b|\bembargo\w*|\bconfiden\w+|\battribut\w+|\bnot for\b|\bprivate\w*",
    r"\bpubli(?:sh|cation|er|able|cabl|car)\w*|\bmicro\b|\bhors\b",
    r"\bэмбарго|\bконфиденц\w+|\bпубликац\w+|\bпечат[иь]\b|\bзапис[иь]\b|\bпротокол\w*",
    r"نشر|سري|للخلفية|حظر|发表|發表|公开|公開|报道|報道|密|背景",
)
IN_LABEL = (
    r"\boff\b|\bbackground\b|\bembargo\w*|\bconfiden\w+|\bnot for\b|эмбарго|конфиденц|سري|保密"
)


@dataclass(frozen=True)
class Mark:
    """
    off     what follows is off the record
    doubt   the words that look like a marker and were not understood: off, to be looked at
    """

    off: bool
    doubt: str = ""


def meaning_of(said: str, looks: str = LOOKS) -> Mark | None:
    """Of what stands in brackets. What looks like a marker and is not understood is off."""
    words = _folded(said)
    if re.fullmatch(ON, words) or re.match(rf"(?:{ENDS})(?:{OFF})\s*$", words):
        return Mark(False)
    if re.search(OFF, words) or words == "off":
        return Mark(True)
    if len(said) <= MOST_SIGNS and re.search(looks, words):
        return Mark(True, said.strip())
    return None


def meaning_of_line(line: str) -> Mark | None:
    """Of a line without brackets, where it says nothing else; in doubt if it says more."""
    words = _folded(line)
    if re.fullmatch(ON, words):
        return Mark(False)
    if re.fullmatch(OFF, words):
        return Mark(True)
    if re.match(OFF, words) or (len(words.split()) <= FEW_WORDS and re.search(OFF, words)):
        return Mark(True, line.strip()[:MOST_SIGNS])
    return None


def parts_of(line: str) -> Iterator[Mark | str]:
    """What is said, and between it what puts it off the record or on. Nothing that may be speech is lost."""
    at = 0
    for match in BRACKETED.finditer(line):
        said, closed = match.group("said"), match.group()[-1:] in CLOSE
        mark = meaning_of(said)
        if mark is None:
            continue
        if before := line[at : match.start()].strip():
            yield before
        yield mark
        speaks = len(said) > MOST_SIGNS or re.search(r"[:：]\s*\w", said)
        kept = bool(mark.doubt or speaks) or not closed
        at = match.start() if kept else match.end()
        if kept:
            yield line[at : match.end()].strip()
            at = match.end()
    if rest := line[at:].strip():
        yield rest


def out_of_label(label: str) -> tuple[str, Mark | None]:
    """A speaker without the marker in brackets behind the name. An outlet that is called so is none."""
    for match in BRACKETED.finditer(label):
        mark = meaning_of(match.group("said"), IN_LABEL)
        if mark and match.group()[-1] in CLOSE:
            return f"{label[: match.start()]} {label[match.end() :]}".strip(), mark
    return label, None
