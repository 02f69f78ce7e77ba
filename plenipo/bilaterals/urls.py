from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.bilaterals import feeds
from plenipo.bilaterals.views import (
    after,
    desk,
    events,
    focal,
    host,
    meetings,
    people,
    plans,
    ripple,
)

app_name = "bilaterals"
MINE = "delegation/bilaterals/"
DESK = "desk/<slug:slug>/bilaterals/"
ONE = f"{DESK}plans/<int:number>/"

of_delegations = [
    path(MINE, focal.mine, name="mine"),
    path(f"{MINE}ask/", focal.ask, name="ask"),
    path(f"{MINE}ask/keep/", focal.ask_keep, name="ask-keep"),
    path(f"{MINE}people/", people.people, name="people"),
    path(f"{MINE}people/<int:level>/", people.person, name="person"),
    path(f"{MINE}people/<int:level>/keep/", people.person_keep, name="person-keep"),
    path(f"{MINE}people/<int:level>/remove/", people.person_remove, name="person-remove"),
    path(f"{MINE}<uuid:pk>/", focal.one, name="request"),
    path(f"{MINE}<uuid:pk>/edit/", focal.ask, name="draft"),
    path(f"{MINE}<uuid:pk>/keep/", focal.ask_keep, name="draft-keep"),
    path(f"{MINE}<uuid:pk>/drop/", focal.drop, name="draft-drop"),
    path(f"{MINE}<uuid:pk>/answer/", focal.answer, name="answer"),
    path(f"{MINE}<uuid:pk>/arrange/", meetings.arrange, name="arrange"),
    path(f"{MINE}<uuid:pk>/place/", meetings.place, name="place"),
    path(f"{MINE}<uuid:pk>/note/", after.note, name="note"),
    path(f"{MINE}<uuid:pk>/note/keep/", after.note_keep, name="note-keep"),
    path(f"{MINE}<uuid:pk>/read-out/", after.read_out_keep, name="read-out-keep"),
    path(f"{MINE}calendar/", meetings.calendar_anew, name="calendar-anew"),
    path("meetings/<str:token>/", meetings.agenda, name="agenda"),
    path("meetings/<str:token>.ics", feeds.calendar, name="calendar"),
    path("displays/<int:pk>/<str:token>/", meetings.display, name="display"),
]
of_desk = [
    path(DESK, desk.requests, name="desk"),
    path(f"{DESK}journal/", desk.journal, name="desk-journal"),
    path(f"{DESK}hosts/", host.hosts, name="hosts"),
    path(f"{DESK}hosts/new/", host.host, name="host-new"),
    path(f"{DESK}hosts/add/", host.host_keep, name="host-add"),
    path(f"{DESK}hosts/<int:pk>/", host.host, name="host"),
    path(f"{DESK}hosts/<int:pk>/keep/", host.host_keep, name="host-keep"),
    path(f"{DESK}hosts/<int:pk>/remove/", host.host_remove, name="host-remove"),
    path(f"{DESK}<uuid:pk>/arrange/", meetings.desk_arrange, name="desk-arrange"),
    path(f"{DESK}<uuid:pk>/read-outs/", after.read_outs, name="read-outs"),
    path(f"{DESK}statistics/", after.statistics, name="statistics"),
    path(f"{DESK}displays/", meetings.displays, name="displays"),
    path(f"{DESK}demand/", events.demand, name="demand"),
    path(f"{DESK}events/", events.outages, name="outages"),
    path(f"{DESK}events/mark/", events.outage_mark, name="outage-mark"),
    path(f"{DESK}events/<int:pk>/end/", events.outage_end, name="outage-end"),
    path(f"{DESK}what-if/", ripple.what_if, name="what-if"),
    path(f"{DESK}what-if/apply/", ripple.ripple_apply, name="ripple-apply"),
    path(f"{DESK}what-if/undo/", ripple.ripple_undo, name="ripple-undo"),
    path(f"{DESK}interpreters/", events.interpreters, name="interpreters"),
    path(f"{DESK}interpreters/add/", events.interpreter_add, name="interpreter-add"),
    path(
        f"{DESK}interpreters/<int:pk>/remove/",
        events.interpreter_remove,
        name="interpreter-remove",
    ),
    path(f"{DESK}plans/", plans.plans, name="plans"),
    path(f"{DESK}plans/ask/", plans.plan_ask, name="plan-ask"),
    path(f"{DESK}plans/letters/", plans.letters_send, name="letters-send"),
    path(ONE, plans.plan, name="plan"),
    path(f"{ONE}stop/", plans.plan_stop, name="plan-stop"),
    path(f"{ONE}force/", plans.force_ask, name="plan-force-ask"),
    path(f"{ONE}force/do/", plans.force, name="plan-force"),
    path(f"{ONE}since/<int:other>/", plans.compare, name="compare"),
    path(f"{ONE}meetings/<int:pk>/", plans.meeting, name="meeting"),
    path(f"{ONE}meetings/<int:pk>/change/", plans.meeting_change, name="meeting-change"),
    path(f"{DESK}<uuid:pk>/", desk.one, name="desk-request"),
    path(f"{DESK}<uuid:pk>/answer/", desk.answer, name="desk-answer"),
    path(f"{DESK}<uuid:pk>/identify/", desk.identify_do, name="desk-identify"),
]
urlpatterns: list[URLPattern | URLResolver] = [*of_delegations, *of_desk]
