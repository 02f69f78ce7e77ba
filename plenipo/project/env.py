"""Read settings from the environment, and refuse what we cannot read."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_SWITCH = {"on": True, "off": False}
# seconds a thread keeps its connection: to open one costs more than most queries, and whoever closes SQLite's
# last one writes the whole log back into the database
KEPT_OPEN = 60


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}. See docs/running.md.")
    return value


def switch(name: str, default: str) -> bool:
    value = text(name, default)
    if value not in _SWITCH:
        raise ImproperlyConfigured(f"{name} is {value!r}; say 'on' or 'off'.")
    return _SWITCH[value]


def number(name: str, default: str) -> int:
    value = text(name, default)
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}; say a whole number.")
    return int(value)


def secret_key(data: Path) -> str:
    """PLENIPO_SECRET_KEY, or a key made once and kept in the data folder, readable by its owner only."""
    given = os.environ.get("PLENIPO_SECRET_KEY")
    if given:
        return given
    kept = data / "secret-key"
    try:
        if not kept.exists():
            data.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
            make_text_key(data)
        return kept.read_text().strip()
    except OSError as fault:
        raise ImproperlyConfigured(
            f"PLENIPO_DATA is {data}, where nothing can be kept: {fault.strerror}."
        ) from fault


def text_keys(data: Path) -> list[str]:
    """Keys of texts kept in confidence: PLENIPO_TEXT_KEYS, or the file `text-keys` with one a line.

    The first writes, all read. None is made here: a new key beside old texts would hide that theirs is lost.
    """
    given, kept = os.environ.get("PLENIPO_TEXT_KEYS"), data / "text-keys"
    if given:
        return given.replace(",", " ").split()
    return kept.read_text().split() if kept.exists() else []


def make_text_key(data: Path) -> None:
    """The first key of a new house, readable by its owner only; does nothing where there is one."""
    kept = data / "text-keys"
    if not os.environ.get("PLENIPO_TEXT_KEYS") and not kept.exists():
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(Fernet.generate_key().decode() + "\n")


def database(name: str, default: str) -> dict[str, Any]:
    """sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=… as Django wants it.

    As everywhere with PostgreSQL, `?host=FOLDER&port=N` reaches a socket, and what else stands there goes to libpq.
    """
    url = urlsplit(text(name, default))
    if url.scheme == "sqlite":
        return {
            "ENGINE": "plenipo.kit.sqlite",
            "NAME": unquote(url.path)[1:],
            "CONN_MAX_AGE": KEPT_OPEN,
            "TEST": {"NAME": ":memory:"},
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
            },
        }
    if url.scheme in {"postgres", "postgresql"}:
        more = dict(parse_qsl(url.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": more.pop("host", url.hostname or ""),
            "PORT": more.pop("port", url.port or ""),
            "CONN_MAX_AGE": KEPT_OPEN,
            "OPTIONS": {
                "options": "-c lock_timeout=3s -c idle_in_transaction_session_timeout=60s",
                **more,
            },
        }
    raise ImproperlyConfigured(f"{name} is {url.scheme}://…; say sqlite:///PATH or postgres://….")


def post(name: str, default: str) -> dict[str, Any]:
    """Where letters go: smtp://USER:PASSWORD@HOST:PORT, smtp+starttls://…, smtps://…, or folder:PATH.

    A folder keeps them, and nothing is sent.
    """
    value = text(name, default)
    url = urlsplit(value)
    if url.scheme == "folder" and url.path:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": url.path,
        }
    if url.scheme not in SMTP_PORTS:
        raise ImproperlyConfigured(
            f"{name}: say smtp://HOST:PORT, smtp+starttls://HOST:PORT, smtps://HOST:PORT or folder:PATH."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname or "localhost",
        "EMAIL_PORT": url.port or SMTP_PORTS[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": url.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_TIMEOUT": 30,
    }
