"""Read settings from the environment, and refuse what we cannot read."""

import os
import re
import secrets
import unicodedata
from base64 import b64encode
from dataclasses import dataclass
from difflib import get_close_matches
from email.utils import getaddresses
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
IN_HOSTS = "-_.\u200c\u200d\u00b7\u30fb\u3002\uff0e"  # beside letters and digits (RFC 5892)
_SWITCH = {"on": True, "off": False}
# seconds a thread keeps its connection: to open one costs more than most queries, and whoever closes SQLite's
# last one writes the whole log back into the database
KEPT_OPEN = 60


OF_A_HOUSE = ("plenipo.sqlite3", "text-keys")
new_key_wanted = False  # set by `plenipo init --new-secret-key`, before the settings are read


OURS = "PLENIPO_"
read = {"PLENIPO_TEST_POSTGRES", "PLENIPO_CHROMIUM"}  # names of settings that somebody asks for


def misspelt() -> dict[str, str]:
    """Names in the environment that look like settings and are none, with the one perhaps meant."""
    others = [each for each in os.environ if each.startswith(OURS) and each not in read]
    ours = [name.removeprefix(OURS) for name in read]
    meant = {each: get_close_matches(each.removeprefix(OURS), ours, n=1) for each in sorted(others)}
    return {each: OURS + found[0] if found else "" for each, found in meant.items()}


def _given(name: str) -> str | None:
    read.add(name)
    return os.environ.get(name)


def text(name: str, default: str | None = None) -> str:
    value = default if (given := _given(name)) is None else given
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


def hosts(name: str, default: str) -> list[str]:
    """Host names with commas or blanks between, each as a browser sends it. "*" and ".example.org" are allowed."""
    named = text(name, default).replace(",", " ").split()
    if not named:
        raise ImproperlyConfigured(f"{name} is empty; say the host names that are answered.")
    return [_answered(name, each) for each in named]


def _answered(name: str, said: str) -> str:
    if said == "*":
        return said
    dot = "." if said.startswith(".") else ""
    host = said[len(dot) :]
    if not re.fullmatch(r"\[[0-9a-fA-F:.]+\]|[^/:@?#\[\]]+", host):
        raise ImproperlyConfigured(
            f"{name} names {said!r}; say host names alone, without https://, port or path."
        )
    return dot + (host if host.startswith("[") else _as_sent(name, host))


def _as_sent(name: str, host: str) -> str:
    """An internationalised host in the form that stands in requests (RFC 5891): партия.рф is xn--80aqtfk3f.xn--p1ai."""
    try:
        sent = host.encode("idna").decode().lower()
    except UnicodeError:
        sent = ""
    strange = [c for c in host if unicodedata.category(c)[0] not in "LMN" and c not in IN_HOSTS]
    if strange or not re.fullmatch(r"[a-z0-9]([a-z0-9_.-]*[a-z0-9])?\.?", sent):
        raise ImproperlyConfigured(f"{name}: {host!r} is no host name.")
    return sent


def address(name: str, default: str) -> str:
    """What stands before every link: https://HOST or https://HOST:PORT and nothing behind it."""
    said = text(name, default)
    parts = _parts(name, said)
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise ImproperlyConfigured(f"{name} is {said!r}; say https://HOST.")
    if parts.user or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(
            f"{name} is {said!r}; say https://HOST alone: Plenipo has a host of its own, without a path."
        )
    host = f"[{parts.host}]" if ":" in parts.host else _as_sent(name, parts.host)
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")


def sender(name: str, default: str) -> str:
    """An e-mail address, alone or as `Name <address>`."""
    said = text(name, default).strip()
    named = getaddresses([said])
    alone = named[0][1] if len(named) == 1 else ""
    try:
        if not alone or "\n" in said:
            raise ValidationError("")
        validate_email(alone)
    except ValidationError:
        raise ImproperlyConfigured(
            f"{name} is {said!r}; say an e-mail address, as bureau@example.org."
        ) from None
    return said


def address_alone(name: str, default: str) -> str:
    """An e-mail address without a name, or nothing."""
    said = text(name, default).strip()
    if not said:
        return ""
    if "<" in said:
        raise ImproperlyConfigured(f"{name} is {said!r}; say the address alone, without a name.")
    return sender(name, default)


@dataclass(frozen=True)
class Parts:
    scheme: str
    user: str
    password: str
    host: str
    port: int | None
    path: str
    query: str


def _parts(name: str, said: str) -> Parts:
    """SCHEME://USER:PASSWORD@HOST:PORT/PATH?QUERY. A password may hold # / ? : @ as they are, or percent-encoded."""
    scheme, _there, rest = said.strip().partition("://")
    who, at, where = rest.rpartition("@")
    host_and_port, slash, behind = re.match(r"([^/?]*)([/?]?)(.*)", where, re.S).groups()  # type: ignore[union-attr]
    path, _mark, query = (behind if slash != "?" else "?" + behind).partition("?")
    user, _colon, password = who.partition(":")
    try:
        found = urlsplit("//" + host_and_port)
        host, port = found.hostname or "", found.port
    except ValueError:
        host, port = "", 0
    if port == 0 or found.path or found.fragment:
        raise ImproperlyConfigured(
            f"{name}: {host_and_port!r} is no HOST:PORT; a port is a number from 1 to 65535."
        )
    return Parts(scheme, unquote(user), unquote(password), host, port, unquote(path), query)


def secret_key(data: Path) -> str:
    """PLENIPO_SECRET_KEY, or a key made once and kept in the data folder, readable by its owner only.

    In a folder where there is a house already none is made: every personal link and session would end in silence.
    """
    given = _given("PLENIPO_SECRET_KEY")
    if given:
        return given
    kept = data / "secret-key"
    try:
        if not kept.exists():
            if not new_key_wanted and any((data / each).exists() for each in OF_A_HOUSE):
                raise ImproperlyConfigured(
                    f"The file secret-key is missing in {data}, where there is a house already. Put it back from your "
                    "backup. `plenipo init --new-secret-key` makes another: every personal link and session ends."
                )
            data.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
            make_text_key(data)
            make_badge_key(data)
            make_identity_key(data)
        return kept.read_text().strip()
    except OSError as fault:
        raise ImproperlyConfigured(
            f"PLENIPO_DATA is {data}, where nothing can be kept: {fault.strerror}."
        ) from fault


def text_keys(data: Path) -> list[str]:
    """Keys of texts kept in confidence: PLENIPO_TEXT_KEYS, or the file `text-keys` with one a line.

    The first writes, all read. None is made here: a new key beside old texts would hide that theirs is lost.
    """
    given, kept = _given("PLENIPO_TEXT_KEYS"), data / "text-keys"
    if given:
        return given.replace(",", " ").split()
    return kept.read_text().split() if kept.exists() else []


def make_text_key(data: Path) -> None:
    """The first key of a new house, readable by its owner only; does nothing where there is one."""
    kept = data / "text-keys"
    if not os.environ.get("PLENIPO_TEXT_KEYS") and not kept.exists():
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(Fernet.generate_key().decode() + "\n")


def badge_keys(data: Path) -> list[str]:
    """Keys that sign the codes of badges: PLENIPO_BADGE_KEYS, or the file `badge-keys` with one a line.

    The first signs, what any of them signed is accepted.
    """
    given, kept = _given("PLENIPO_BADGE_KEYS"), data / "badge-keys"
    if given:
        return given.replace(",", " ").split()
    return kept.read_text().split() if kept.exists() else []


def make_badge_key(data: Path) -> None:
    """The first key of a house, 32 bytes in base64, readable by its owner only; nothing where there is one."""
    kept = data / "badge-keys"
    if not os.environ.get("PLENIPO_BADGE_KEYS") and not kept.exists():
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(b64encode(secrets.token_bytes(32)).decode() + "\n")


def identity_keys(data: Path) -> list[str]:
    """Keys of identity documents: PLENIPO_IDENTITY_KEYS, or the file `identity-keys` with one a line.

    The first seals, all open. As with texts none is made beside old rows: that would hide that theirs is lost.
    """
    given, kept = _given("PLENIPO_IDENTITY_KEYS"), data / "identity-keys"
    if given:
        return given.replace(",", " ").split()
    return kept.read_text().split() if kept.exists() else []


def make_identity_key(data: Path) -> None:
    """The first key of a house, 32 bytes in base64, readable by its owner only; nothing where there is one."""
    kept = data / "identity-keys"
    if not os.environ.get("PLENIPO_IDENTITY_KEYS") and not kept.exists():
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(b64encode(secrets.token_bytes(32)).decode() + "\n")


def database(name: str, default: str) -> dict[str, Any]:
    """sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=… as Django wants it.

    As everywhere with PostgreSQL, `?host=FOLDER&port=N` reaches a socket, and what else stands there goes to libpq.
    """
    said = text(name, default)
    scheme, there, _rest = said.partition("://")
    if not there:  # nothing of it is shown: it may hold a password
        raise ImproperlyConfigured(
            f"{name} names no kind of database; say sqlite:///PATH or postgres://…."
        )
    if scheme == "sqlite":
        return _sqlite(name, said)
    if scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} is {scheme}://…; say sqlite:///PATH or postgres://….")
    parts = _parts(name, said)
    if not parts.path:
        raise ImproperlyConfigured(f"{name} names no database; say postgres://USER@HOST/NAME.")
    more = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path,
        "USER": parts.user,
        "PASSWORD": parts.password,
        "HOST": more.pop("host", parts.host),
        "PORT": more.pop("port", parts.port or ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {
            "options": "-c lock_timeout=3s -c idle_in_transaction_session_timeout=60s",
            **more,
        },
    }


def _sqlite(name: str, said: str) -> dict[str, Any]:
    path = unquote(said.removeprefix("sqlite:///"))
    if not said.startswith("sqlite:///") or not path:
        raise ImproperlyConfigured(f"{name} names no file; say sqlite:///PATH.")
    return {
        "ENGINE": "plenipo.kit.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": KEPT_OPEN,
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON",  # what is deleted is written over
        },
    }


def post(name: str, default: str) -> dict[str, Any]:
    """Where letters go: smtp://USER:PASSWORD@HOST:PORT, smtp+starttls://…, smtps://…, or folder:PATH.

    A folder keeps them, and nothing is sent.
    """
    value = text(name, default)
    if value.startswith("folder:") and value.removeprefix("folder:").strip("/"):
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": value.removeprefix("folder:"),
        }
    if value.partition("://")[0] not in SMTP_PORTS:
        raise ImproperlyConfigured(
            f"{name}: say smtp://HOST:PORT, smtp+starttls://HOST:PORT, smtps://HOST:PORT or folder:PATH."
        )
    parts = _parts(name, value)
    if parts.path or parts.query:
        raise ImproperlyConfigured(
            f"{name}: nothing stands behind the port. Does the name of the user hold a / or @?"
        )
    if not parts.host:
        raise ImproperlyConfigured(f"{name} names no host; say {parts.scheme}://HOST.")
    if bool(parts.user) != bool(parts.password):
        raise ImproperlyConfigured(
            f"{name} names a user without a password, or a password without a user; "
            f"say {parts.scheme}://USER:PASSWORD@HOST, or {parts.scheme}://HOST."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.host,
        "EMAIL_PORT": parts.port or SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": parts.user,
        "EMAIL_HOST_PASSWORD": parts.password,
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 30,
    }
