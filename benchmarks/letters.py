"""Letters of invitation to parties in six languages, through a real SMTP server, read back by a mail parser.

python -m benchmarks.letters [NUMBER] [--keep]      NUMBER: parties, 300 if not given
"""

import argparse
import json
import os
import re
import socket
import sys
import tempfile
import time
from collections import Counter
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from pathlib import Path
from typing import Any

RESULT = Path(__file__).parent / "results" / "letters.json"
LANGUAGES = {
    # addressee, party, convenor, a word that only a letter in this language has
    "ar": (
        "السيدة مريم بن علي، الأمينة العامة",
        "حزب الأمل والتنمية",
        "أمانة الحوار العالمي",
        "المرجع",
    ),
    "zh-hans": ("王小明（秘书长）", "绿色民主党", "全球对话秘书处", "编号"),
    "en": (
        'Dr. Anne "Annie" O\'Neil, MP (Chair)',
        "Green; Party, Inc.",
        "Bureau of the Dialogue",
        "Reference",
    ),
    "fr": (
        "Mme Éloïse Lefèvre-Ça, présidente",
        "Parti « Avenir », section d'Été",
        "Bureau du Dialogue",
        "Référence",
    ),
    "ru": (
        "Екатерина Щёголева-Рождественская, председатель",
        "Партия «Единство»",
        "Бюро Диалога",
        "Организатор",
    ),
    "es": (
        "Ñusta Peña Güell; secretaria",
        "Partido de la Razón",
        "Oficina del Diálogo",
        "Referencia",
    ),
}
RIGHT_TO_LEFT = {"ar"}
SURNAMES = ("", " बिश्नोई", " ไชยวัฒน์", " გიორგაძე", " 김하늘", " Νικολάου", " " + "ß" * 60)


def parties(number: int) -> list[dict[str, str]]:
    """One of each language in turn, with an addressee in its script and, now and then, in a further one."""
    made = []
    for n in range(number):
        language = list(LANGUAGES)[n % len(LANGUAGES)]
        addressee, party, _convenor, _word = LANGUAGES[language]
        made.append(
            {
                "language": language,
                "addressee": f"{addressee}{SURNAMES[n // len(LANGUAGES) % len(SURNAMES)]}",
                "party": f"{party} {n}",
                "email": f"party{n}@{'партия.рф' if n % 7 == 0 else 'party.example'}",
            }
        )
    return made


class Sink:
    def __init__(self) -> None:
        self.letters: list[tuple[str, bytes]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append((envelope.rcpt_tos[0], envelope.original_content))
        return "250 Kept"


def faults_in(raw: bytes, party: dict[str, str]) -> list[str]:
    """What is wrong with a letter as it arrived; nothing if all is right."""
    language = party["language"]
    _addressee, _party, convenor, word = LANGUAGES[language]
    found = _faults_of_heads(raw.split(b"\r\n\r\n")[0])
    mail = message_from_bytes(raw)
    parts = list(mail.walk())
    if [each.get_content_type() for each in parts] != [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]:
        return [*found, "structure"]
    text, page = (each.get_payload(decode=True).decode() for each in parts[1:])
    wanted = {
        "name": (_mailbox(mail, "To")[0], " ".join(party["addressee"].split())),
        "sender's name": (_mailbox(mail, "From")[0], convenor),
        "language": (mail["Content-Language"], language),
        "page": (
            f'<html lang="{language}" dir="{"rtl" if language in RIGHT_TO_LEFT else "ltr"}">'
            in page,
            True,
        ),
        "party": (party["party"] in text, True),
        "words": (word in text, True),
        "link": (bool(re.search(rf"/{language}/answer/[\w-]+/", text)), True),
        "unfilled": (re.findall(r"\{\w+\}", text + "".join(re.findall(r"<p>.*?</p>", page))), []),
        "mixed": (
            [code for code, of in LANGUAGES.items() if code != language and of[2] in text],
            [],
        ),
    }
    return [*found, *(name for name, (is_, should_be) in wanted.items() if is_ != should_be)]


def _faults_of_heads(heads: bytes) -> list[str]:
    lines = heads.split(b"\r\n")
    found = [] if all(len(line) <= 78 for line in lines) else ["line too long"]
    if not heads.isascii() or b"\n" in heads.replace(b"\r\n", b""):
        found.append("signs in heads")
    if not re.search(rb"(?m)^Message-ID: <[^<>\s]+>\r?$", heads):
        found.append("Message-ID")
    return found


def _mailbox(mail: Message, head: str) -> tuple[str, str]:
    """Split first, decode then: a comma in an encoded name is no comma between two addresses."""
    name, address = getaddresses([str(mail[head])])[0]
    return str(make_header(decode_header(name))), address


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=300)
    parser.add_argument("--keep", action="store_true", help=f"write {RESULT.name}")
    asked = parser.parse_args()
    with socket.socket() as free, tempfile.TemporaryDirectory() as data:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "plenipo.project.settings",
            "PLENIPO_DATA": data,
            "PLENIPO_DATABASE": f"sqlite:///{data}/letters.sqlite3",
            "PLENIPO_SMTP": f"smtp://127.0.0.1:{port}",
            "PLENIPO_LETTERS_FROM": "bureau@dialogue.example",
        }
        free.close()
        result = _run(asked.number, port)
    print(json.dumps(result, indent=2, ensure_ascii=False))
    if asked.keep:
        RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    sys.exit(0 if result["right"] == asked.number else 1)


def _run(number: int, port: int) -> dict[str, Any]:
    import django
    from aiosmtpd.controller import Controller

    django.setup()
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        made = parties(number)
        seconds = _sent(made)
    finally:
        controller.stop()
    known = {each["email"].split("@")[0]: each for each in made}
    faults: Counter[str] = Counter()
    right, read = 0, set()
    for recipient, raw in sink.letters:
        local = recipient.split("@")[0]
        wrong = faults_in(raw, known[local])
        faults.update(wrong)
        right += not wrong and local not in read
        read.add(local)
    return {
        "parties": number,
        "languages": len(LANGUAGES),
        "arrived": len(sink.letters),
        "right": right,
        "faults": dict(faults),
        "seconds": round(seconds, 1),
    }


def _sent(made: list[dict[str, str]]) -> float:
    from django.core.management import call_command
    from django.utils import timezone

    from plenipo.conference.models import Conference
    from plenipo.delegations.actions.invitations import send
    from plenipo.delegations.models import Invitation
    from plenipo.kit.codes import new_code
    from plenipo.project.demo import edition
    from plenipo.records.management.commands.work import work_once
    from plenipo.records.models import By
    from plenipo.registry.models import Country, Party

    call_command("migrate", verbosity=0)
    now = timezone.now()
    conference = edition.conference("naming", edition.accounts("benchmark-password"), now.date())
    convenors = {language: values[2] for language, values in LANGUAGES.items()}
    Conference.objects.filter(pk=conference.pk).update(convenor=convenors)
    conference.refresh_from_db()
    country = Country.objects.get_or_create(
        code="FRA", defaults={"alpha2": "FR", "region": "europe"}
    )[0]
    for each in made:
        Invitation.objects.create(
            conference=conference,
            party=Party.objects.create(
                country=country, name=each["party"], name_language=each["language"]
            ),
            country=country,
            category="party",
            quota=3,
            language=each["language"],
            addressee=each["addressee"],
            email=each["email"],
            reference=new_code(),
            made=now,
        )
    started = time.monotonic()
    drafts = Invitation.objects.filter(conference=conference, state=Invitation.State.DRAFTED)
    send(conference, drafts, expected=len(made), by=By(duty="invitations"))
    while work_once():
        pass
    return time.monotonic() - started


if __name__ == "__main__":
    main()
