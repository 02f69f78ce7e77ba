from collections.abc import Callable
from typing import Any

from django.utils import timezone

from plenipo.conference.actions import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.records.models import By
from tests.factories import (
    InvitationFactory,
    LetterFactory,
    LotDrawFactory,
    PromiseFactory,
    ReturnedMailFactory,
)
from tests.programme.released import release_one_session

STAFF = {"sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}
MEMBERS = {"sol", "ina", "ada", "obi", "bea"}


def conference(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def a_letter(world: Any) -> dict[str, Any]:
    letter = LetterFactory(conference=world.conference.pk, state="bounced")
    return {**conference(world), "pk": letter.pk}


def _returned(conference: int | None) -> int:
    return ReturnedMailFactory(conference=conference).pk


def returned_mail(world: Any) -> dict[str, Any]:
    return {**conference(world), "pk": _returned(world.conference.pk)}


def returned_mail_of_nobody(_world: Any) -> dict[str, Any]:
    return {"pk": _returned(None)}


def an_invitation(world: Any) -> dict[str, Any]:
    return {**conference(world), "pk": InvitationFactory(conference=world.conference).pk}


def a_promise(world: Any) -> dict[str, Any]:
    promise = PromiseFactory(invitation__conference=world.conference)
    return {**conference(world), "pk": promise.pk}


OF_THE_PROGRAMME = (
    "programme", "programme-session", "programme-ics", "programme-json", "programme-xml",
    "embed-programme",
)  # fmt: skip


def a_programme(world: Any) -> dict[str, Any]:
    release_one_session(world.conference)
    return conference(world)


def a_session(world: Any) -> dict[str, Any]:
    session = release_one_session(world.conference)
    return {**conference(world), "key": session.uid.hex[:12]}


OF_THE_LIST = ("participants-pdf", "participants-docx", "participants-xlsx", "participants-json")


def a_disclosed_list(world: Any) -> dict[str, Any]:
    before = profile_of(world.conference)
    change_rules(
        world.conference,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=before.version if before else 0,
        list_state="provisional",
    )
    return conference(world)


def a_published_draw(world: Any) -> dict[str, Any]:
    draw = LotDrawFactory(
        conference=world.conference,
        what="seat_letter",
        language="en",
        lots=[{"key": "A", "names": {}}, {"key": "B", "names": {}}],
        published_at="2026-11-02T10:00Z",
    )
    return {**conference(world), "number": draw.number, "language": "en"}


WHO: dict[str, set[str]] = {
    "accent": {"nobody", *STAFF},
    "feed": {"nobody", *STAFF},
    "portal:home": {"nobody", *STAFF},
    "portal:sealed-journal": {"nobody", *STAFF},
    "portal:conference": {"nobody", *STAFF},
    "portal:participants": {"nobody", *STAFF},
    "portal:draws": {"nobody", *STAFF},
    "portal:draw-record": {"nobody", *STAFF},
    "portal:embed-counts": {"nobody", *STAFF},
    **{f"portal:{name}": {"nobody", *STAFF} for name in (*OF_THE_PROGRAMME, *OF_THE_LIST)},
    "portal:desks": STAFF,
    "portal:today": MEMBERS,
    "portal:list-preview": MEMBERS,
    "portal:daily-letter": MEMBERS,
    "portal:first-steps": MEMBERS,
    "portal:search": MEMBERS,
    "portal:journal": MEMBERS,
    "portal:journal-csv": MEMBERS,
    "portal:journal-xlsx": MEMBERS,
    "portal:commitments": {"sol", "ina", "ada", "obi"},
    "portal:commitments-with": {"sol", "ina", "ada", "obi"},
    "portal:promise-add": {"sol", "ina", "ada"},
    "portal:promise-settle": {"sol", "ina", "ada"},
    "portal:letters": MEMBERS,
    "portal:letter": {"sol", "ina", "ada"},
    "portal:letter-again": {"sol", "ina", "ada"},
    "portal:letter-pdf": {"sol", "ina", "ada"},
    "portal:letters-try": {"sol", "ina", "ada"},
    "portal:returned": {"sol", "ina"},
    "portal:returned-read": {"sol", "ina"},
    "portal:house-returned": {"max"},
    "portal:house-returned-read": {"max"},
}
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "accent": lambda world: {"colour": "17456b"},
    "feed": conference,
    "portal:conference": conference,
    "portal:participants": conference,
    "portal:draws": conference,
    "portal:draw-record": a_published_draw,
    "portal:embed-counts": conference,
    **{f"portal:{name}": a_programme for name in OF_THE_PROGRAMME},
    **{f"portal:{name}": a_disclosed_list for name in OF_THE_LIST},
    "portal:programme-session": a_session,
    "portal:today": conference,
    "portal:list-preview": lambda world: {**conference(world), "state": "provisional"},
    "portal:daily-letter": conference,
    "portal:first-steps": conference,
    "portal:search": conference,
    "portal:journal": conference,
    "portal:journal-csv": conference,
    "portal:journal-xlsx": conference,
    "portal:commitments": conference,
    "portal:commitments-with": an_invitation,
    "portal:promise-add": an_invitation,
    "portal:promise-settle": a_promise,
    "portal:letters": conference,
    "portal:letter": a_letter,
    "portal:letter-again": a_letter,
    "portal:letter-pdf": a_letter,
    "portal:letters-try": conference,
    "portal:returned": conference,
    "portal:returned-read": returned_mail,
    "portal:house-returned-read": returned_mail_of_nobody,
}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "portal:letter-again": lambda _world: {},
    "portal:promise-add": lambda _world: {
        "side": "secretariat",
        "what": "A room for prayers",
        "channel": "call",
        "on": timezone.localdate().isoformat(),
    },
    "portal:promise-settle": lambda _world: {"state": "done"},
    "portal:letters-try": lambda _world: {},
    "portal:daily-letter": lambda _world: {"wanted": "on"},
    "portal:first-steps": lambda _world: {},
    "portal:returned-read": lambda _world: {},
    "portal:house-returned-read": lambda _world: {},
}
