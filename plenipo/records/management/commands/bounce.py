import mailbox
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import closing
from email import message_from_binary_file
from email.message import Message
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from plenipo.records.actions.letters import bounce


class Command(BaseCommand):
    help = "Read bounce messages (RFC 3464) and mark the letters they are about."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="message, mailbox file or maildir; standard input if none",
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        marked = sum(_mark(message) for message in _messages(paths))
        self.stdout.write(f"{marked} letters did not arrive.")


def _messages(paths: list[Path]) -> Iterator[Message]:
    if not paths:
        yield message_from_binary_file(sys.stdin.buffer)
    for path in paths:
        if path.is_dir():
            yield from mailbox.Maildir(path, create=False)
            continue
        with path.open("rb") as file:
            is_mailbox = file.read(5) == b"From "
            file.seek(0)
            if not is_mailbox:
                yield message_from_binary_file(file)
        if is_mailbox:
            with closing(mailbox.mbox(path, create=False)) as box:
                yield from box


def _mark(message: Message) -> bool:
    """Whether this was a final bounce of a letter of ours."""
    problem, about = "", ""
    for part in message.walk():
        if (part.get("Action") or "").strip().lower() == "failed":
            _kind, _semicolon, words = str(part.get("Diagnostic-Code") or "").partition(";")
            problem = words.strip() or str(part.get("Status") or "") or "failed"
        if part.get_content_type() == "text/rfc822-headers":
            about = _message_id(str(part.get_payload()))
        elif part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
            about = str(part.get_payload(0).get("Message-ID") or "").strip()  # type: ignore[union-attr]
    return bool(problem and about) and bounce(about, problem)


def _message_id(heads: str) -> str:
    for line in heads.splitlines():
        name, _colon, value = line.partition(":")
        if name.strip().lower() == "message-id":
            return value.strip()
    return ""
