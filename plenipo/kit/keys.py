"""The key of a form: drawn anew for every page, and signed for whoever it was drawn for."""

from uuid import uuid4

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "plenipo.kit.keys"


def key_for(whose: str) -> str:
    """At most 64 characters.

    whose   as `whose_page` says it; "" for nobody
    """
    said = f"{uuid4().hex}.{whose or 0}"
    return f"{said}.{_mac(said)}"


def whose_form(key: str) -> str:
    """For whom we drew the form that carries this key; "" if for nobody, or not by us."""
    said, _point, mac = key.rpartition(".")
    whose = said.rpartition(".")[2]
    known = whose and whose != "0" and constant_time_compare(mac, _mac(said))
    return whose if known else ""


def whose_page(request: HttpRequest) -> str:
    """Whoever the guard of the page let in: the party's voice it named as `whose`, else the number of the account.

    A page that asks for nobody is not made to look.
    """
    if named := getattr(request, "whose", ""):
        return str(named)
    session = getattr(request, "session", None)
    asked = session is not None and session.accessed
    return str(request.user.pk or "") if asked else ""


def _mac(said: str) -> str:
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:16]
