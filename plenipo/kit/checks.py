"""System checks: what this machine lacks, and what a setting would do to a real conference, in words."""

import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register
from django.db import DatabaseError, connection
from django.http.request import validate_host

from plenipo.kit.sqlite.driver import is_sound

SEED = 32  # bytes of a key that signs badges
SIZE = 32  # bytes of a key of identity documents
SCRIPTS = {"ar": "Arabic", "zh-cn": "Chinese", "ru": "Cyrillic", "hi": "Devanagari"}


@register()
def sqlite_is_sound(**_options: Any) -> list[CheckMessage]:
    if connection.vendor != "sqlite":
        return []
    version = connection.Database.sqlite_version_info  # type: ignore[attr-defined]
    if is_sound(version):
        return []
    return [
        Warning(
            f"SQLite {'.'.join(map(str, version))} can lose what it has written (the WAL-reset bug, mended in 3.51.3).",
            hint="Install the package pysqlite3, which brings a newer SQLite, or use PostgreSQL.",
            id="plenipo.W001",
        )
    ]


@register()
def fonts_are_there(**_options: Any) -> list[CheckMessage]:
    """Pages bring none: each reader's own machine draws them, and so does this one when it prints."""
    tool = shutil.which("fc-list")
    if tool is None:
        return []
    lacking = [name for code, name in SCRIPTS.items() if not _families(tool, code)]
    if not lacking:
        return []
    return [
        Info(
            f"No font on this machine has {', '.join(lacking)} letters; printing from it would show boxes.",
            hint="On Debian: apt install fonts-noto-core fonts-noto-cjk.",
            id="plenipo.I001",
        )
    ]


def _families(tool: str, code: str) -> str:
    command = [tool, f":lang={code}", "family"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 -- fixed words


@register()
def texts_have_their_key(**_options: Any) -> list[CheckMessage]:
    if not settings.TEXT_KEYS:
        return [
            Warning(
                "There is no key for confidential texts: none can be written, and those there are cannot be read.",
                hint="Put the file text-keys back into the data folder, or set PLENIPO_TEXT_KEYS. "
                "For a new house `plenipo init` makes one.",
                id="plenipo.W004",
            )
        ]
    try:
        for key in settings.TEXT_KEYS:
            Fernet(key)
    except ValueError:
        return [
            Error(
                "A key for confidential texts cannot be used.",
                hint="Each is 44 characters, as `plenipo init` writes them.",
                id="plenipo.E002",
            )
        ]
    return []


@register()
def badges_have_their_key(**_options: Any) -> list[CheckMessage]:
    if not settings.BADGE_KEYS:
        return [
            Warning(
                "There is no key for the codes of badges: no badge can be printed, and no code can be checked.",
                hint="Put the file badge-keys back into the data folder, or set PLENIPO_BADGE_KEYS. "
                "`plenipo init` makes one where there is none.",
                id="plenipo.W010",
            )
        ]
    try:
        whole = all(len(b64decode(key, validate=True)) == SEED for key in settings.BADGE_KEYS)
    except ValueError:
        whole = False
    if whole:
        return []
    return [
        Error(
            "A key for the codes of badges cannot be used.",
            hint="Each is 32 bytes in base64, as `plenipo init` writes them.",
            id="plenipo.E005",
        )
    ]


@register()
def identity_documents_have_their_key(**_options: Any) -> list[CheckMessage]:
    if not settings.IDENTITY_KEYS:
        return [
            Warning(
                "There is no key for identity documents: none can be entered, and those there are cannot be opened.",
                hint="Put the file identity-keys back into the data folder, or set PLENIPO_IDENTITY_KEYS. "
                "`plenipo init` makes one where there is none; what a lost key sealed has to be asked for anew.",
                id="plenipo.W011",
            )
        ]
    try:
        whole = all(len(b64decode(key, validate=True)) == SIZE for key in settings.IDENTITY_KEYS)
    except ValueError:
        whole = False
    if whole:
        return []
    return [
        Error(
            "A key for identity documents cannot be used.",
            hint="Each is 32 bytes in base64, as `plenipo init` writes them.",
            id="plenipo.E006",
        )
    ]


@register()
def every_setting_is_one(**_options: Any) -> list[CheckMessage]:
    return [
        Warning(
            f"{name} is no setting of Plenipo and does nothing.",
            hint=f"Do you mean {meant}?" if meant else "docs/running.md names them all.",
            id="plenipo.W010",
        )
        for name, meant in settings.MISSPELT.items()
    ]


@register()
def the_folder_of_letters_can_be_written(**_options: Any) -> list[CheckMessage]:
    if not settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return []
    folder = Path(settings.EMAIL_FILE_PATH)  # type: ignore[misc]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return []
    except OSError as fault:
        return [
            Error(
                f"PLENIPO_SMTP is folder:{folder}, where nothing can be kept: {fault.strerror}.",
                hint="Name a folder in which Plenipo may write.",
                id="plenipo.E004",
            )
        ]


SHORT_KEY = 32  # characters


@register(deploy=True)
def settings_fit_a_real_conference(**_options: Any) -> list[CheckMessage]:
    problems = [*_of_the_address(), *_of_the_letters(), *_of_the_house()]
    if connection.vendor == "sqlite":
        problems.append(
            Info(
                "The database is SQLite: safe on one machine, with one copy of the files.",
                hint="PostgreSQL lets several machines serve and is backed up while it runs: docs/running.md.",
                id="plenipo.I002",
            )
        )
    return problems


def _of_the_address() -> Iterator[CheckMessage]:
    host = urlsplit(settings.ADDRESS).hostname or ""
    if not settings.ADDRESS.startswith("https://"):
        yield Warning(
            f"PLENIPO_ADDRESS is {settings.ADDRESS}: personal links would travel unencrypted.",
            hint="Put a proxy with a certificate in front and say https://….",
            id="plenipo.W002",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Warning(
            "PLENIPO_HOSTS is *: pages are answered under any name somebody gives this machine.",
            hint=f"Set PLENIPO_HOSTS={host}.",
            id="plenipo.W005",
        )
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield Error(
            f"PLENIPO_HOSTS does not name {host}, so every link of every letter would be refused.",
            hint=f"Set PLENIPO_HOSTS={host}.",
            id="plenipo.E001",
        )


def _of_the_letters() -> Iterator[CheckMessage]:
    if settings.LETTERS_FROM.rstrip(">").endswith("@localhost"):
        yield Warning(
            "PLENIPO_LETTERS_FROM is not set: letters from “@localhost” are taken for fraud.",
            hint="Set the address the convenor is known by.",
            id="plenipo.W003",
        )
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        yield Warning(
            "PLENIPO_SMTP is a folder: letters are kept there as files, and nobody gets them.",
            hint="Set PLENIPO_SMTP=smtp+starttls://USER:PASSWORD@HOST:587.",
            id="plenipo.W006",
        )


def _of_the_house() -> Iterator[CheckMessage]:
    if settings.DEMO:
        yield Warning(
            "PLENIPO_DEMO is on: every page says that its data is invented.",
            hint="Leave PLENIPO_DEMO out; `plenipo demo` sets it for itself.",
            id="plenipo.W007",
        )
    if settings.DEBUG:
        yield Warning(
            "PLENIPO_DEBUG is on: faults show settings and rows to whoever meets them.",
            hint="Leave PLENIPO_DEBUG out.",
            id="plenipo.W008",
        )
    if len(settings.SECRET_KEY) < SHORT_KEY:
        yield Warning(
            f"PLENIPO_SECRET_KEY has {len(settings.SECRET_KEY)} characters and can be guessed.",
            hint="Take 50 characters drawn by chance. A new key ends every personal link and session.",
            id="plenipo.W009",
        )
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        yield Error(
            f"The database of PLENIPO_DATABASE cannot be reached: {' '.join(str(fault).split())}",
            hint="Look whether it runs, and at name, password, host and port.",
            id="plenipo.E003",
        )
