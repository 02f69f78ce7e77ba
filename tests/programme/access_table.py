from collections.abc import Callable
from typing import Any

from plenipo.delegations.models import Delegation
from plenipo.kit.forms import state_of
from plenipo.programme.bridge.ripple import Overrun
from plenipo.programme.models import Day
from plenipo.programme.queries.places import order_seen, rooms_of
from plenipo.programme.queries.ripple import Happening, WhatIf
from tests.factories import (
    AbsenceFactory,
    BoothDutyFactory,
    BuildingFactory,
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    InterpreterFactory,
    RoleFactory,
    RoomFactory,
    RoomHoursFactory,
    SessionFactory,
    TrackFactory,
    VenueFactory,
)

MEMBERS = {"sol", "ina", "ada", "obi", "bea"}
PLANNERS = {"sol"}  # and whoever holds the duty of the programme: nobody of the cast does
SEEN_BY_ALL = {
    "sessions", "sessions-csv", "sessions-xlsx", "session", "board", "places", "stays", "versions",
    "version", "scenario", "person-day", "interpretation", "regime", "booth-sheet", "interpreters",
    "interpreter", "tracks",
}  # fmt: skip
OF_PLANNERS = {
    "part-name", "session-new", "session-edit", "session-drop-ask", "template", "parts", "cues", "room-new",
    "room", "stay", "letters", "what-if", "proposal", "interpreters-new", "interpreter-edit",
    "place-edit", "place-drop-ask", "track", "rooms-order", "session-copy-ask",
}  # fmt: skip
DEEDS = {
    "part-up", "part-name-save",
    "session-drop", "template-apply", "part-give", "part-confirm", "part-take", "cues-keep",
    "board-move", "venue-add", "building-add", "walk-set", "day-add", "place-drop",
    "place-change", "room-add", "track-add", "track-change", "track-drop", "rooms-order-save", "session-copy",
    "many-do",
    "room-change", "hours-add", "hours-drop", "stay-keep", "release", "letters-send",
    "letters-discard", "session-add", "session-change", "seats-give", "seat-give", "seat-take",
    "interpreters-add", "interpreter-change", "interpreter-remove", "absence-note", "absence-end",
    "interpreter-kept-from", "interpreter-is", "interpreter-by-name",
}  # fmt: skip


def here(world: Any) -> dict[str, Any]:
    return {"slug": world.conference.slug}


def a_session(world: Any) -> dict[str, Any]:
    session = world.conference.sessions.first() or SessionFactory(conference=world.conference)
    return {**here(world), "pk": session.pk}


def a_part(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": RoleFactory(session__conference=world.conference).pk}


def a_room(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": RoomFactory(conference=world.conference).pk}


def a_track(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": TrackFactory(conference=world.conference).pk}


def a_day(world: Any) -> dict[str, Any]:
    day = Day.objects.filter(conference=world.conference).first()
    return {**here(world), "pk": (day or DayFactory(conference=world.conference)).pk}


def some_hours(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": RoomHoursFactory(room__conference=world.conference).pk}


def an_interpreted_session(world: Any) -> dict[str, Any]:
    session = SessionFactory(conference=world.conference, spoken=["en"], into=["fr"])
    return {**here(world), "pk": session.pk}


def an_interpreter(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": InterpreterFactory(conference=world.conference).pk}


def an_absence(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": AbsenceFactory(interpreter__conference=world.conference).pk}


def a_duty(world: Any) -> dict[str, Any]:
    return {**here(world), "pk": BoothDutyFactory(session__conference=world.conference).pk}


def a_seat(world: Any) -> dict[str, Any]:
    return {"interpreter": InterpreterFactory(conference=world.conference).pk, "booth": "fr"}


def seats(world: Any) -> dict[str, Any]:
    session = SessionFactory(conference=world.conference)
    return {"row": f"{session.pk}:{an_interpreter(world)['pk']}:fr"}


def a_ripple(world: Any) -> dict[str, Any]:
    what = f"session:{SessionFactory(conference=world.conference).pk}"
    found = WhatIf(world.conference, Happening((Overrun(what, 5),)))
    return {"what": what, "minutes": "5", "seen": found.digest}


def a_person(world: Any) -> dict[str, Any]:
    delegate = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        state="approved",
        disclosure="delegations",
    )
    return {**here(world), "person": delegate.person_id}


def a_version(world: Any) -> dict[str, Any]:
    if not world.conference.versions.exists():
        world.conference.versions.create(number=1, at=world.ina.joined)
    return {**here(world), "number": 1}


def a_person_of_fay(world: Any) -> dict[str, Any]:
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    there = Delegation.objects.filter(invitation=world.fay.invitation).first()
    delegation = there or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )
    return {"person": DelegateFactory(delegation=delegation, state="approved").person_id}


TITLE = {"title_en": "A session"}
SESSION = {**TITLE, "kind": "plenary", "audience": "public", "state": "planned"}
STRETCH = {"hours-starts": "2027-05-10T08:00", "hours-ends": "2027-05-10T18:00"}


def room_fields(world: Any) -> dict[str, Any]:
    building = BuildingFactory(venue__conference=world.conference)
    return {
        "name_en": "Room", "code": "NEW", "building": building.pk, "capacity": "10",
        "layout": "theatre", "booths": "0", "seen": "0",
    }  # fmt: skip


def two_buildings(world: Any) -> dict[str, Any]:
    venue = VenueFactory(conference=world.conference)
    one, other = BuildingFactory(venue=venue), BuildingFactory(venue=venue)
    return {"walk-one": one.pk, "walk-other": other.pk, "walk-minutes": "5"}


def a_move(world: Any) -> dict[str, Any]:
    session = SessionFactory(conference=world.conference)
    return {"session": f"{session.pk}.0", "room": "", "starts": "10:00", "day": "2027-05-10"}


WHO: dict[str, set[str]] = {
    **{f"programme:{name}": MEMBERS for name in SEEN_BY_ALL},
    **{f"programme:{name}": PLANNERS for name in OF_PLANNERS | DEEDS},
    "programme:ripple-apply": PLANNERS,
    "programme:ripple-undo": set(),  # the same
    "programme:many": set(),  # 409 for everybody who may: no session is chosen
    "programme:many-undo": set(),
    "programme:board-undo": set(),  # 409 for everybody who may: there is nothing to undo
    "programme:mine": {"fay"},
    "programme:my-person-day": {"fay"},
    "programme:for-mine": {"sol", "ina", "ada"},
    "programme:for-my-person-day": {"sol", "ina", "ada"},
}


def a_room_by_kind(world):
    return {**a_room(world), "kind": "room"}


def a_day_by_kind(world):
    return {**a_day(world), "kind": "day"}


def for_fay(world: Any, where: dict[str, Any]) -> dict[str, Any]:
    """The page of her delegation at the desk that stands in for it."""
    return {"slug": world.conference.slug, "invitation": world.fay.invitation.pk, **where}


ONE = ("session", "session-edit", "session-change", "session-drop-ask", "session-drop", "parts",
       "part-give", "cues", "cues-keep", "session-copy", "session-copy-ask")  # fmt: skip
WHERE: dict[str, Callable[[Any], dict[str, Any]]] = {
    **{name: here for name in WHO if not name.startswith(("programme:mi", "programme:my"))},
    **{f"programme:{name}": a_session for name in ONE},
    "programme:part-confirm": a_part,
    "programme:part-take": a_part,
    "programme:part-up": a_part,
    "programme:part-name": a_part,
    "programme:part-name-save": a_part,
    "programme:track": a_track,
    "programme:track-change": a_track,
    "programme:track-drop": a_track,
    "programme:room": a_room,
    "programme:room-change": a_room,
    "programme:place-drop-ask": a_room_by_kind,
    "programme:place-drop": a_room_by_kind,
    "programme:place-edit": a_day_by_kind,
    "programme:place-change": a_day_by_kind,
    "programme:hours-add": a_room,
    "programme:hours-drop": some_hours,
    "programme:regime": an_interpreted_session,
    "programme:booth-sheet": an_interpreted_session,
    "programme:seat-give": an_interpreted_session,
    "programme:seat-take": a_duty,
    "programme:interpreter": an_interpreter,
    "programme:interpreter-edit": an_interpreter,
    "programme:interpreter-change": an_interpreter,
    "programme:interpreter-remove": an_interpreter,
    "programme:interpreter-kept-from": an_interpreter,
    "programme:interpreter-is": an_interpreter,
    "programme:interpreter-by-name": an_interpreter,
    "programme:absence-note": an_interpreter,
    "programme:absence-end": an_absence,
    "programme:stay": a_person,
    "programme:stay-keep": a_person,
    "programme:person-day": a_person,
    "programme:version": a_version,
    "programme:my-person-day": a_person_of_fay,
    "programme:for-mine": lambda world: for_fay(world, {}),
    "programme:for-my-person-day": lambda world: for_fay(world, a_person_of_fay(world)),
}
ROSTER = {
    "people-TOTAL_FORMS": "1",
    "people-INITIAL_FORMS": "0",
    "people-0-name": "A",
    "people-0-a": "fr",
}
CUES = {"cues-TOTAL_FORMS": "0", "cues-INITIAL_FORMS": "0", "seen": "0"}
POSTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    **{f"programme:{name}": lambda _world: {} for name in DEEDS},
    "programme:board-undo": lambda _world: {},
    "programme:ripple-undo": lambda _world: {},
    "programme:ripple-apply": a_ripple,
    "programme:board-move": a_move,
    "programme:many-undo": lambda _world: {},
    "programme:many-do": lambda world: {"row": a_move(world)["session"], "kind": "press"},
    "programme:track-add": lambda _world: {"name_en": "Peace", "colour": "blue"},
    "programme:track-change": lambda _world: {
        "name_en": "Peace", "colour": "blue", "seen": "0"
    },
    "programme:seats-give": seats,
    "programme:seat-give": a_seat,
    "programme:interpreters-add": lambda _world: ROSTER,
    "programme:interpreter-change": lambda _world: {"name": "A", "a": "fr", "seen": "0"},
    "programme:interpreter-kept-from": lambda world: {
        "delegation": DelegationFactory(conference=world.conference).pk
    },
    "programme:interpreter-is": lambda world: {"person": a_person(world)["person"]},
    "programme:absence-note": lambda _world: {
        "starts": "2027-05-10T08:00", "ends": "2027-05-11T08:00"
    },
    "programme:session-add": lambda _world: SESSION,
    "programme:session-change": lambda _world: {**SESSION, "seen": "0"},
    "programme:session-drop": lambda _world: {"seen": "0"},
    "programme:part-give": lambda _world: {"kind": "speaker", "typed_name_en": "The Chair"},
    "programme:part-name-save": lambda _world: {
        "typed_name_en": "The Chair", "seen": state_of({"en": "The Chair of the Host Party"})
    },
    "programme:cues-keep": lambda _world: CUES,
    "programme:venue-add": lambda _world: {"venue-name_en": "Centre"},
    "programme:building-add": lambda world: {
        "building-venue": VenueFactory(conference=world.conference).pk,
        "building-name_en": "Annex",
    },
    "programme:walk-set": two_buildings,
    "programme:day-add": lambda _world: {
        "day-day": "2027-05-12", "day-opens": "08:00", "day-closes": "20:00"
    },
    "programme:place-change": lambda _world: {
        "opens": "08:00", "closes": "20:00", "seen": "0"
    },
    "programme:room-add": room_fields,
    "programme:room-change": room_fields,
    "programme:rooms-order-save": lambda world: {"seen": order_seen(rooms_of(world.conference))},
    "programme:hours-add": lambda _world: STRETCH,
    "programme:stay-keep": lambda _world: {"arrives": "2027-05-10T08:00", "seen": "0"},
    "programme:release": lambda world: {
        "number": "1" if SessionFactory(conference=world.conference) else ""
    },
    "programme:letters-send": lambda _world: {"confirm": "0"},
}  # fmt: skip
