"""The key of a form: drawn anew for every page, and signed for the account it was drawn for."""

from uuid import uuid4

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "plenipo.kit.keys"


def key_for(account: int | None) -> str:
    """At most 64 characters."""
    said = f"{uuid4().hex}.{account or 0}"
    return f"{said}.{_mac(said)}"


def account_of(key: str) -> int | None:
    """For whom we drew the form that carries this key; None if for nobody, or not by us."""
    said, _point, mac = key.rpartition(".")
    account = said.rpartition(".")[2]
    known = account.isdecimal() and constant_time_compare(mac, _mac(said))
    return int(account) or None if known else None


def _mac(said: str) -> str:
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:16]
