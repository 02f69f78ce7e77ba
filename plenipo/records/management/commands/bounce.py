import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from email import message_from_binary_file
from email.message import Message
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plenipo.records.actions.returned import take_in


class Command(BaseCommand):
    help = "Read mail that came back and mark the letters it is about; what is unclear is kept for a person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            metavar="PATH",
            help="message, mailbox file or maildir; standard input if none",
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        for path in paths:
            if not path.exists():
                raise CommandError(f"There is no file or folder {path}.")
        done = Counter(take_in(message) for message in _messages(paths))
        self.stdout.write(
            f"{done['marked']} letters did not arrive, {done['kept']} messages are kept to be read."
        )


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
