"""The desk is bea's alone: neither the secretary-general nor the administrator of the house gets in."""

from datetime import timedelta

from django.utils import timezone

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.actions.meetings import new_calendar
from plenipo.bilaterals.actions.plans import ask_for_plan
from plenipo.bilaterals.models import (
    MeetingRequest,
    Outage,
    Plan,
    PlannedMeeting,
    Principal,
    Settlement,
)
from plenipo.bilaterals.queries.meetings import addresses_of, display_token
from plenipo.bilaterals.queries.ripple import after_incident
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.delegations.models import Delegation
from plenipo.programme.models import Interpreter, SetAside
from plenipo.records.models import By
from tests.factories import (
    DelegationFactory,
    IncidentFactory,
    MeetingRequestFactory,
    PlanFactory,
    PlannedMeetingFactory,
    PrincipalFactory,
    RoomFactory,
)

ASKED = {
    "first": "level:1",
    "format": "courtesy",
    "minutes": "20",
    "persons": "2",
    "languages": ["fr"],
    "press": "none",
    "importance": "2",
    "typed": "Party of the Rivers, Utopia",
    "do": "continue",
}
SOMEBODY = {"office": "Secretary-General", "seen": "0"}
LATE = ["absent", "room:0", 0, 1]
HOST = {**SOMEBODY, "level": "1", "position": "1", "receives": "on"}


def delegation_of_fay(world):
    there = Delegation.objects.filter(invitation=world.fay.invitation)
    there.update(state="approved")
    return there.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def hers(world):
    delegation_of_fay(world)
    return {}


def her_request(**values):
    def where(world):
        return {"pk": MeetingRequestFactory(asker=delegation_of_fay(world), **values).pk}

    return where


def asked_of_her(world):
    other = DelegationFactory(conference=world.conference)
    return {"pk": MeetingRequestFactory(asker=other, asked=delegation_of_fay(world)).pk}


def level_of_hers(world):
    return {**hers(world), "level": 1}


def entered_of_hers(world):
    side = delegation_of_fay(world)
    if not Principal.objects.filter(delegation=side, level=1).exists():
        PrincipalFactory(conference=world.conference, delegation=side, level=1)
    return level_of_hers(world)


def desk(world):
    return {"slug": world.conference.slug}


def at_the_desk(**values):
    def where(world):
        asker = DelegationFactory(conference=world.conference)
        return {**desk(world), "pk": MeetingRequestFactory(asker=asker, **values).pk}

    return where


def a_host(world):
    return {**desk(world), "pk": PrincipalFactory(conference=world.conference).pk}


def meant(world):
    return {"asked": DelegationFactory(conference=world.conference).pk}


def a_plan(state="ready", **more):
    def where(world):
        made = PlanFactory(conference=world.conference, state=state)
        return {**desk(world), "number": made.number, **more}

    return where


def a_meeting(world):
    made = PlanFactory(conference=world.conference)
    asker = DelegationFactory(conference=world.conference)
    one = PlannedMeetingFactory(
        plan=made,
        request=MeetingRequestFactory(asker=asker, state="accepted", level=1),
        room=RoomFactory(conference=world.conference),
    )
    return {**desk(world), "number": made.number, "pk": one.pk}


def being_made(world):
    by = By(duty="bilaterals", account=world.bea)
    made = ask_for_plan(world.conference, seconds=10, by=by)
    return {**desk(world), "number": made.number}


def two_plans(world):
    other = PlanFactory(conference=world.conference)
    return {**a_plan()(world), "other": other.number}


def as_it_is(world):
    one = PlannedMeeting.objects.latest("pk")
    return {"seen": "0", "starts": one.starts.isoformat(), "room": str(one.room_id)}


def on_the_board(world):
    """The address of a plan whose meeting stands on its board."""
    found = a_meeting(world)
    return {"slug": found["slug"], "number": found["number"]}


def carried(_world):
    one = PlannedMeeting.objects.select_related("room").latest("pk")
    place = {"session": str(one.pk), "room": one.room.code, "starts": "09:00"}
    return {"seen": "0", "day": str(one.starts.date()), **place}


def locked(_world):
    one = PlannedMeeting.objects.latest("pk")
    return {"lock_seen": "0", "day": str(one.starts.date()), "what": f"room:{one.room_id}"}


def an_outage(world):
    room = RoomFactory(conference=world.conference)
    made = Outage.objects.create(conference=world.conference, room=room, starts=timezone.now())
    return {**desk(world), "pk": made.pk}


def a_flood(world):
    room = RoomFactory(conference=world.conference)
    return {"what": f"room:{room.pk}", "starts": "2027-05-10T09:00"}


def an_incident(world):
    made = IncidentFactory(conference=world.conference)
    return {"incident": str(made.pk), "seen": after_incident(made).digest}


def a_settlement(world):
    made = Settlement.objects.create(conference=world.conference, at=timezone.now(), trouble=[LATE])
    return {"settlement": str(made.pk)}


def an_interpreter(world):
    made = Interpreter.objects.create(conference=world.conference, name="Ms A", a=["ar", "en"])
    return {**desk(world), "pk": made.pk}


def the_plan_in_force(world):
    """There is one at most, whatever other addresses need."""
    found = Plan.objects.filter(conference=world.conference, state="in_force").first()
    return found or PlanFactory(conference=world.conference, state="in_force")


def her_meeting(world):
    """Agreed, and in the plan in force."""
    pk = her_request(state="accepted", level=1)(world)["pk"]
    PlannedMeetingFactory(
        plan=the_plan_in_force(world),
        request=MeetingRequest.objects.get(pk=pk),
        room=RoomFactory(conference=world.conference),
    )
    return {"pk": pk}


A_NOTE = {
    "seen": "0",
    "held_on": "2027-05-10",
    "classification": "internal",
    "topics": "Rivers",
}


def begun(world):
    found = her_meeting(world)
    now = timezone.now()
    PlannedMeeting.objects.update(starts=now - timedelta(minutes=5), ends=now)
    return found


def said(_world):
    return {"course-seen": "0", "course-state": "held"}


def to_do(_world):
    return {"new-what": "Send the text."}


def of_the_host(world):
    """Agreed with the host, begun by the plan in force."""
    found = at_the_desk(asked=None, to_host=True, state="accepted", level=1)(world)
    now = timezone.now()
    PlannedMeetingFactory(
        plan=the_plan_in_force(world),
        request=MeetingRequest.objects.get(pk=found["pk"]),
        starts=now - timedelta(minutes=5),
        ends=now,
    )
    return found


def to_be_placed(world):
    values = {"list_state": "undisclosed", "bilateral_self_service": True}
    categories = [{"key": "party", "quota": 3, "rights": ["attend"]}]
    world.conference.profiles.update_or_create(
        version=9,
        defaults={"since": timezone.now(), "values": {**values, "categories": categories}},
    )
    RoomFactory(conference=world.conference)
    return her_request(state="accepted", level=1)(world)


def a_calendar(world):
    side = delegation_of_fay(world)
    if not addresses_of(side):  # new ones would end those of another page
        new_calendar(side, by=By(duty="focal point"))
    return {"token": addresses_of(side).agenda}


def said_on_the_telephone(world):
    return {**begun(world), **a_calendar(world)}


def a_display(world):
    room = RoomFactory(conference=world.conference)
    return {"pk": room.pk, "token": display_token(room)}


def signing(_world):
    return {"arrangement_seen": "0", "seating": "facing", "press": "none", "do": "sign"}


def keeping(_world):
    return {"arrangement_seen": "0", "seating": "round", "press": "none", "do": "keep"}


EVERYBODY = {"nobody", "sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}
PUBLIC = {"agenda": a_calendar, "calendar": a_calendar, "display": a_display}


def moved(_world):
    one = PlannedMeeting.objects.latest("pk")
    return {"seen": "0", "place": f"{one.starts.isoformat()}|{one.room_id}"}


def an_aside_room(world):
    return {"aside-room": RoomFactory(conference=world.conference).pk}


def set_aside(world):
    room = RoomFactory(conference=world.conference)
    aside = SetAside.objects.create(room=room)
    return {"slug": world.conference.slug, "pk": aside.pk}


IN_A_MINUTE = timezone.now() + timedelta(minutes=1)
FOCAL = {
    "mine": (hers, None),
    "ask": (hers, None),
    "ask-keep": (hers, lambda _world: ASKED),
    "people": (hers, None),
    "person": (level_of_hers, None),
    "person-keep": (level_of_hers, lambda _world: {**SOMEBODY, "seen": ""}),
    "person-remove": (entered_of_hers, lambda _world: {}),
    "request": (her_request(), None),
    "draft": (her_request(state="draft"), None),
    "draft-keep": (her_request(state="draft"), lambda _world: {**ASKED, "seen": "0"}),
    "draft-drop": (her_request(state="draft"), lambda _world: {}),
    "confirm": (her_request(state="draft"), None),
    "send": (her_request(state="draft"), lambda _world: {}),
    "undo": (her_request(state="draft", leaves_at=IN_A_MINUTE), lambda _world: {}),
    "arrange": (her_meeting, signing),
    "times": (to_be_placed, None),
    "place": (to_be_placed, lambda _world: {}),
    "note": (her_meeting, None),
    "note-keep": (begun, lambda _world: A_NOTE),
    "read-out-keep": (begun, lambda _world: {"read-seen": "0", "read-text": "Rivers."}),
    "follow-up": (begun, to_do),
    "course": (begun, said),
    "calendar-anew": (hers, lambda _world: {}),
    "answer": (asked_of_her, lambda _world: {"seen": "0", "do": "accept"}),
}
DESK = {
    "desk": (desk, None),
    "desk-journal": (desk, None),
    "hosts": (desk, None),
    "host-new": (desk, None),
    "host-add": (desk, lambda _world: HOST),
    "host": (a_host, None),
    "host-keep": (a_host, lambda _world: HOST),
    "host-remove": (a_host, lambda _world: {}),
    "desk-request": (at_the_desk(), None),
    "desk-answer": (
        at_the_desk(asked=None, to_host=True),
        lambda _world: {"seen": "0", "do": "accept"},
    ),
    "desk-arrange": (
        at_the_desk(asked=None, to_host=True, state="accepted", level=1),
        keeping,
    ),
    "desk-course": (of_the_host, said),
    "desk-note": (of_the_host, None),
    "desk-note-keep": (of_the_host, lambda _world: A_NOTE),
    "desk-read-out-keep": (of_the_host, lambda _world: {"read-seen": "0", "read-text": "Rivers."}),
    "desk-follow-up": (of_the_host, to_do),
    "follow-ups": (desk, None),
    "outcomes": (desk, None),
    "displays": (desk, None),
    "statistics": (desk, None),
    "read-outs": (at_the_desk(state="accepted", level=1), None),
    "demand": (desk, None),
    "plans": (desk, None),
    "plan-ask": (desk, lambda _world: {"seconds": "10"}),
    "letters-send": (desk, lambda _world: {"expected": "0"}),
    "plan": (a_plan(), None),
    "plan-meetings": (a_plan(), None),
    "plan-csv": (a_plan(), None),
    "plan-xlsx": (a_plan(), None),
    "plan-unheld": (a_plan(), None),
    "plan-stop": (being_made, lambda _world: {}),
    "plan-force-ask": (a_plan(), None),
    "plan-force": (a_plan(), lambda _world: {"seen": "0"}),
    "compare": (two_plans, None),
    "meeting": (a_meeting, None),
    "meeting-change": (a_meeting, as_it_is),
    "meeting-move": (a_meeting, moved),
    "rooms": (desk, None),
    "rooms-choose": (desk, lambda _world: {"only": "", "seen": "0"}),
    "aside-add": (desk, an_aside_room),
    "aside-remove": (set_aside, lambda _world: {}),
    "what-if": (desk, None),
    "ripple-apply": (desk, an_incident),
    "ripple-undo": (desk, a_settlement),
    "board-move": (on_the_board, carried),
    "lock": (on_the_board, locked),
    "outages": (desk, None),
    "outage-mark": (desk, a_flood),
    "outage-end": (an_outage, lambda _world: {}),
    "interpreters": (desk, None),
    "interpreter-add": (desk, lambda _world: {"name": "Ms A", "one": "ar", "other": "en"}),
    "interpreter-remove": (an_interpreter, lambda _world: {}),
    "desk-identify": (at_the_desk(asked=None), meant),
}
SOURCE = {"source-channel": "note", "source-on": "2026-11-02", "source-reason": "By note only."}


def for_her(where):
    """The same page at the desk, which stands in for fay's delegation."""

    def at_desk(world):
        found = where(world)
        return {**desk(world), "invitation": world.fay.invitation.pk, **found}

    return at_desk


def sourced(data):
    return lambda world: {**data(world), **SOURCE}


def her_draft_of_the_desk(leaves_at=None):
    """Drafted at the desk itself; those of the delegation are its own."""

    def where(world):
        draft = MeetingRequestFactory(
            asker=delegation_of_fay(world), state="draft", leaves_at=leaves_at
        )
        by = By(duty="bilaterals", account=world.bea)
        note(DeskVerb.DRAFTED, by=by, about=draft)
        return {"pk": draft.pk}

    return where


DRAFTS = {
    **dict.fromkeys(("draft", "draft-keep", "draft-drop", "confirm", "send")),
    "undo": IN_A_MINUTE,
}


STANDING_IN = {
    f"for-{name}": (
        for_her(her_draft_of_the_desk(DRAFTS[name]) if name in DRAFTS else where),
        None if data is None else sourced(data),
    )
    for name, (where, data) in FOCAL.items()
}
DESK |= {"for-whom": (desk, None), **STANDING_IN}
WHO = {f"bilaterals:{name}": {"fay"} for name in FOCAL} | {
    f"bilaterals:{name}": {"bea"} for name in DESK
}
WHO |= {f"bilaterals:{name}": EVERYBODY for name in PUBLIC}
WHO["bilaterals:agenda-course"] = EVERYBODY
WHO["bilaterals:meeting-undo"] = set()
WHO["bilaterals:board-undo"] = set()  # 409 for the desk too: there is nothing to undo
WHERE = {f"bilaterals:{name}": where for name, where in PUBLIC.items()}
WHERE["bilaterals:agenda-course"] = said_on_the_telephone
WHERE["bilaterals:board-undo"] = on_the_board
WHERE["bilaterals:meeting-undo"] = on_the_board
WHERE |= {f"bilaterals:{name}": where for name, (where, _data) in {**FOCAL, **DESK}.items()}
POSTS = {
    f"bilaterals:{name}": data
    for name, (_where, data) in {**FOCAL, **DESK}.items()
    if data is not None
}
POSTS["bilaterals:agenda-course"] = said
POSTS["bilaterals:board-undo"] = lambda _world: {}
POSTS["bilaterals:meeting-undo"] = lambda _world: {}
