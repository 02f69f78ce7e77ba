from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.bilaterals import feeds
from plenipo.bilaterals.views import (
    after,
    asking,
    board,
    desk,
    events,
    focal,
    host,
    lists,
    meetings,
    moving,
    people,
    plans,
    ripple,
    rooms,
)
from plenipo.bilaterals.views.standing import at_the_desk, whom

app_name = "bilaterals"
MINE = "delegation/bilaterals/"
DESK = "desk/<slug:slug>/bilaterals/"
ONE = f"{DESK}plans/<whole:number>/"
FOR_SIDE = f"{DESK}for/<whole:invitation>/"

# every page of a delegation: behind its link, and for the desk that stands in for it
OF_SIDES = (
    ("", focal.mine, "mine"),
    ("ask/", asking.ask, "ask"),
    ("ask/keep/", asking.ask_keep, "ask-keep"),
    ("people/", people.people, "people"),
    ("people/<whole:level>/", people.person, "person"),
    ("people/<whole:level>/keep/", people.person_keep, "person-keep"),
    ("people/<whole:level>/remove/", people.person_remove, "person-remove"),
    ("<uuid:pk>/", focal.one, "request"),
    ("<uuid:pk>/edit/", asking.ask, "draft"),
    ("<uuid:pk>/keep/", asking.ask_keep, "draft-keep"),
    ("<uuid:pk>/confirm/", asking.confirm, "confirm"),
    ("<uuid:pk>/send/", asking.send, "send"),
    ("<uuid:pk>/undo/", asking.undo, "undo"),
    ("<uuid:pk>/drop/", asking.drop, "draft-drop"),
    ("<uuid:pk>/answer/", focal.answer, "answer"),
    ("<uuid:pk>/arrange/", meetings.arrange, "arrange"),
    ("<uuid:pk>/times/", meetings.times, "times"),
    ("<uuid:pk>/place/", meetings.place, "place"),
    ("<uuid:pk>/note/", after.note, "note"),
    ("<uuid:pk>/note/keep/", after.note_keep, "note-keep"),
    ("<uuid:pk>/read-out/", after.read_out_keep, "read-out-keep"),
    ("<uuid:pk>/follow-up/", after.follow_up, "follow-up"),
    ("<uuid:pk>/course/", focal.course, "course"),
    ("calendar/", meetings.calendar_anew, "calendar-anew"),
)

of_delegations = [
    *(path(f"{MINE}{route}", view, name=name) for route, view, name in OF_SIDES),
    path("meetings/<str:token>/", meetings.agenda, name="agenda"),
    path("meetings/<str:token>/<uuid:pk>/course/", meetings.agenda_course, name="agenda-course"),
    path("meetings/<str:token>.ics", feeds.calendar, name="calendar"),
    path("displays/<whole:pk>/<str:token>/", meetings.display, name="display"),
]
of_stand_ins = [
    path(f"{FOR_SIDE}{route}", at_the_desk(view, name), name=f"for-{name}")
    for route, view, name in OF_SIDES
]
of_desk = [
    path(f"{DESK}for/", whom, name="for-whom"),
    path(DESK, desk.requests, name="desk"),
    path(f"{DESK}journal/", desk.journal, name="desk-journal"),
    path(f"{DESK}hosts/", host.hosts, name="hosts"),
    path(f"{DESK}hosts/new/", host.host, name="host-new"),
    path(f"{DESK}hosts/add/", host.host_keep, name="host-add"),
    path(f"{DESK}hosts/<whole:pk>/", host.host, name="host"),
    path(f"{DESK}hosts/<whole:pk>/keep/", host.host_keep, name="host-keep"),
    path(f"{DESK}hosts/<whole:pk>/remove/", host.host_remove, name="host-remove"),
    path(f"{DESK}<uuid:pk>/arrange/", meetings.desk_arrange, name="desk-arrange"),
    path(f"{DESK}<uuid:pk>/read-outs/", after.read_outs, name="read-outs"),
    path(f"{DESK}<uuid:pk>/note/", after.desk_note, name="desk-note"),
    path(f"{DESK}<uuid:pk>/note/keep/", after.desk_note_keep, name="desk-note-keep"),
    path(f"{DESK}<uuid:pk>/read-out/", after.desk_read_out_keep, name="desk-read-out-keep"),
    path(f"{DESK}<uuid:pk>/follow-up/", after.desk_follow_up, name="desk-follow-up"),
    path(f"{DESK}<uuid:pk>/course/", desk.course, name="desk-course"),
    path(f"{DESK}follow-ups/", after.follow_ups, name="follow-ups"),
    path(f"{DESK}outcomes/", after.outcomes, name="outcomes"),
    path(f"{DESK}statistics/", after.statistics, name="statistics"),
    path(f"{DESK}rooms/", rooms.rooms, name="rooms"),
    path(f"{DESK}rooms/choose/", rooms.rooms_choose, name="rooms-choose"),
    path(f"{DESK}rooms/add/", rooms.aside_add, name="aside-add"),
    path(f"{DESK}rooms/<whole:pk>/remove/", rooms.aside_remove, name="aside-remove"),
    path(f"{DESK}displays/", meetings.displays, name="displays"),
    path(f"{DESK}demand/", events.demand, name="demand"),
    path(f"{DESK}events/", events.outages, name="outages"),
    path(f"{DESK}events/mark/", events.outage_mark, name="outage-mark"),
    path(f"{DESK}events/<whole:pk>/end/", events.outage_end, name="outage-end"),
    path(f"{DESK}what-if/", ripple.what_if, name="what-if"),
    path(f"{DESK}what-if/apply/", ripple.ripple_apply, name="ripple-apply"),
    path(f"{DESK}what-if/undo/", ripple.ripple_undo, name="ripple-undo"),
    path(f"{DESK}interpreters/", events.interpreters, name="interpreters"),
    path(f"{DESK}interpreters/add/", events.interpreter_add, name="interpreter-add"),
    path(
        f"{DESK}interpreters/<whole:pk>/remove/",
        events.interpreter_remove,
        name="interpreter-remove",
    ),
    path(f"{DESK}plans/", plans.plans, name="plans"),
    path(f"{DESK}plans/ask/", plans.plan_ask, name="plan-ask"),
    path(f"{DESK}plans/letters/", plans.letters_send, name="letters-send"),
    path(ONE, board.plan, name="plan"),
    path(f"{ONE}move/", board.board_move, name="board-move"),
    path(f"{ONE}undo/", board.board_undo, name="board-undo"),
    path(f"{ONE}lock/", board.lock, name="lock"),
    path(f"{ONE}stop/", plans.plan_stop, name="plan-stop"),
    path(f"{ONE}force/", plans.force_ask, name="plan-force-ask"),
    path(f"{ONE}force/do/", plans.force, name="plan-force"),
    path(f"{ONE}since/<whole:other>/", plans.compare, name="compare"),
    path(f"{ONE}meetings/", lists.meetings, name="plan-meetings"),
    path(f"{ONE}table.csv", lists.table, {"kind": "csv"}, name="plan-csv"),
    path(f"{ONE}table.xlsx", lists.table, {"kind": "xlsx"}, name="plan-xlsx"),
    path(f"{ONE}unheld/", lists.unheld, name="plan-unheld"),
    path(f"{ONE}meetings/<whole:pk>/", moving.meeting, name="meeting"),
    path(f"{ONE}meetings/<whole:pk>/change/", moving.meeting_change, name="meeting-change"),
    path(f"{ONE}meetings/<whole:pk>/move/", moving.meeting_move, name="meeting-move"),
    path(f"{ONE}put-back/", moving.meeting_undo, name="meeting-undo"),
    path(f"{DESK}<uuid:pk>/", desk.one, name="desk-request"),
    path(f"{DESK}<uuid:pk>/answer/", desk.answer, name="desk-answer"),
    path(f"{DESK}<uuid:pk>/identify/", desk.identify_do, name="desk-identify"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *of_delegations,
    *of_stand_ins,
    *of_desk,
]
