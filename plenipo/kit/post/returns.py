"""What a mail says that came back: which letter did not arrive, and why. A program's guess ends where words do.

Understood: delivery reports (RFC 3464, also 6533 and encoded ones), Exim, qmail, Exchange, and reports that hold no
more than the heads of the letter.
"""

import quopri
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.header import decode_header, make_header
from email.message import Message
from enum import Enum

FOLDED = re.compile(r"\r?\n[ \t]+")
IDENTIFIER = re.compile(r"^[>| \t]*Message-ID:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)
ENCLOSED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
REPORTS = ("message/delivery-status", "message/global-delivery-status")
MACHINE = re.compile(
    r"mailer-daemon|postmaster|mail delivery (sub)?system|microsoft outlook", re.IGNORECASE
)
IN_VAIN = re.compile(
    r"could not be delivered|couldn.t be delivered|wasn.t able to deliver|unable to deliver|delivery has failed"
    r"|did not reach|undeliver|permanent (fatal )?error|delivery to the following recipients? failed|returned mail"
    r"|delivery (status notification )?\(?failure|failure notice|address(es)? failed",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\bdelayed|delivery delay|has not yet been|will (be retried|continue|keep trying)|this is a warning"
    r"|\(delay\)|\(success\)|\(relayed?\)|successfully delivered",
    re.IGNORECASE,
)
CODED = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b")
ANSWER = re.compile(r"^.*(?:[45]\d\d[ -]|#?[45]\.\d{1,3}\.\d{1,3}\b).*$", re.MULTILINE)


class ReturnKind(Enum):
    FAILED = "failed"
    ON_ITS_WAY = "on its way"  # a delay, or word that it arrived: nothing to do
    UNCLEAR = "unclear"  # for a person


@dataclass(frozen=True)
class Return:
    """What a mail says.

    letters   Message-IDs it may be about, the surest first
    problem   what the server far away said
    fates     of a report: (addresses, what became of it, what the server said), one for each recipient
    """

    kind: ReturnKind
    letters: tuple[str, ...] = ()
    problem: str = ""
    fates: tuple[tuple[frozenset[str], str, str], ...] = ()

    def of(self, address: str) -> "Return":
        """What it says of this addressee, if it names them: others in the report may have fared otherwise."""
        mine = [fate for fate in self.fates if address.strip().lower() in fate[0]]
        failed = [problem for _to, action, problem in mine if action == "failed"]
        if not mine:
            return self
        if not failed or any(action not in ("failed", "delayed") for _to, action, _p in mine):
            return replace(self, kind=ReturnKind.ON_ITS_WAY)
        return replace(self, kind=ReturnKind.FAILED, problem=failed[0])


def understood(mail: Message) -> Return:
    texts = list(_texts(mail))
    letters = tuple(dict.fromkeys(_identifiers(mail, texts)))
    reported = [field for kind, text in texts if kind in REPORTS for field in _groups(text)]
    fates = tuple(_fate(field) for field in reported if field.get("action"))
    failed = [problem for _to, action, problem in fates if action == "failed"]
    if failed:
        return Return(ReturnKind.FAILED, letters, failed[0], fates)
    if fates or mail.get_param("report-type") == "disposition-notification":
        return Return(ReturnKind.ON_ITS_WAY, letters)
    words = "\n".join(
        text for kind, text in texts if kind.startswith("text/") and kind not in ENCLOSED
    )
    words = _before_the_copy(words)
    return Return(_by_its_words(mail, texts, words), letters, _said(words))


def _by_its_words(mail: Message, texts: list[tuple[str, str]], words: str) -> ReturnKind:
    subject = head_of(mail, "Subject")
    if not _of_a_machine(mail) or mail.get_param("report-type") == "feedback-report":
        return ReturnKind.UNCLEAR
    if NOT_YET.search(subject) or NOT_YET.search(words):
        return ReturnKind.ON_ITS_WAY
    holds_heads = any(kind in ENCLOSED for kind, _text in texts)
    in_vain = mail.get("X-Failed-Recipients") or IN_VAIN.search(f"{subject}\n{words}")
    return (
        ReturnKind.FAILED if in_vain or (holds_heads and not words.strip()) else ReturnKind.UNCLEAR
    )


def _of_a_machine(mail: Message) -> bool:
    """An answer by a person, or by their holiday notice, proves nothing."""
    report = mail.get_content_type() == "multipart/report"
    nobody = str(mail.get("Return-Path", "")).strip() == "<>"
    return report or nobody or bool(MACHINE.search(head_of(mail, "From")))


def head_of(mail: Message, name: str) -> str:
    """A head as people read it; what cannot be decoded stays as it came."""
    raw = str(mail.get(name, ""))
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (LookupError, UnicodeError, Error, ValueError):
        return " ".join(raw.split())


def text_of(mail: Message) -> str:
    """What a person would read."""
    return "\n\n".join(text for kind, text in _texts(mail) if kind == "text/plain") or "\n\n".join(
        text for _kind, text in _texts(mail)
    )


def _texts(mail: Message) -> Iterator[tuple[str, str]]:
    """(type, text) of every part, decoded; an enclosed mail is one text with its heads."""
    kind = mail.get_content_type()
    inner = mail.get_payload()
    if kind in (*ENCLOSED, *REPORTS) or (isinstance(inner, list) and not mail.is_multipart()):
        parts = inner if isinstance(inner, list) else [inner]
        raw = b"\n".join(
            each.as_bytes() if isinstance(each, Message) else str(each).encode("utf-8", "replace")
            for each in parts
        )
        yield kind, _decoded(raw, str(mail.get("Content-Transfer-Encoding", "")))
        return
    if isinstance(inner, list):
        for part in inner:
            if isinstance(part, Message):
                yield from _texts(part)
        return
    content = mail.get_payload(decode=True)
    if isinstance(content, bytes):
        yield kind, _as_text(content, mail.get_content_charset())


def _decoded(raw: bytes, encoding: str) -> str:
    coded = encoding.strip().lower()
    if coded == "base64":
        try:
            raw = b64decode(b"".join(raw.split()))
        except Error:
            return _as_text(raw)
    elif coded == "quoted-printable":
        raw = quopri.decodestring(raw)
    return _as_text(raw)


def _as_text(raw: bytes, charset: str | None = None) -> str:
    try:
        return raw.decode(charset or "utf-8", "replace").replace("\r\n", "\n")
    except LookupError:
        return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def _groups(report: str) -> Iterator[dict[str, str]]:
    for group in re.split(r"\n\s*\n", FOLDED.sub(" ", report)):
        fields = {}
        for line in group.splitlines():
            name, colon, value = line.partition(":")
            if colon:
                fields[name.strip().lower()] = value.strip()
        yield fields


def _fate(field: dict[str, str]) -> tuple[frozenset[str], str, str]:
    named = [field.get(name, "") for name in ("original-recipient", "final-recipient")]
    addresses = (text.rpartition(";")[2].strip(" <>").lower() for text in named)
    action = field["action"].split()[0].lower()
    return frozenset(filter(None, addresses)), action, _diagnosis(field)


def _diagnosis(field: dict[str, str]) -> str:
    _kind, _semicolon, words = field.get("diagnostic-code", "").partition(";")
    said, status = " ".join(words.split()), field.get("status", "")
    return said if CODED.search(said) else " ".join(filter(None, [status, said])) or "failed"


def _identifiers(mail: Message, texts: list[tuple[str, str]]) -> Iterator[str]:
    """Of the letter that came back, never of the mail that brings it."""
    for wanted in (ENCLOSED, ("text/plain", "text/html", *REPORTS)):
        for kind, text in texts:
            if kind in wanted:
                yield from IDENTIFIER.findall(FOLDED.sub(" ", text))
    for name in ("In-Reply-To", "References", "X-Original-Message-ID"):
        yield from re.findall(r"<[^<>\s]+>", str(mail.get(name, "")))


def _before_the_copy(words: str) -> str:
    """What the server says, without the letter it quotes below."""
    cut = re.split(
        r"(?im)^-+ ?(?:below this line is a copy|this is a copy|original message)", words
    )
    return cut[0]


def _said(words: str) -> str:
    found = ANSWER.search(words)
    return " ".join((found[0] if found else words[:300]).split())
