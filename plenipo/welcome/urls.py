from django.urls import URLPattern, URLResolver, path

from plenipo.delegations.views.standing import PEOPLE, at_the_desk
from plenipo.welcome.verbs import Verb
from plenipo.welcome.views import board, focal, journeys, liaison, pasting, team

app_name = "welcome"
DESK = "desk/<slug:slug>/welcome/"

of_days = [
    path(DESK, board.board, name="board"),
    path(f"{DESK}board.<slug:kind>", board.board_file, name="board-file"),
    path(f"{DESK}meet/", board.board_meet, name="board-meet"),
    path(f"{DESK}sheet/", board.sheet, name="sheet"),
    path(f"{DESK}sheet/print/", board.sheet_print, name="sheet-print"),
    path(f"{DESK}list/", pasting.paste, name="paste"),
    path(f"{DESK}list/read/", pasting.read, name="paste-read"),
    path(f"{DESK}list/save/", pasting.save, name="paste-save"),
    path(f"{DESK}list/<whole:pk>/undo/", pasting.undo, name="paste-undo"),
]

ONE = f"{DESK}journeys/<whole:pk>/"
of_journeys = [
    path(f"{DESK}journeys/new/", journeys.new, name="journey-new"),
    path(f"{DESK}journeys/of/<whole:delegation>/add/", journeys.add, name="journey-add"),
    path(ONE, journeys.journey, name="journey"),
    path(f"{ONE}change/", journeys.change, name="journey-change"),
    path(f"{ONE}receivers/", journeys.receivers, name="journey-receivers"),
    path(f"{ONE}time/", journeys.time, name="journey-time"),
    path(f"{ONE}step/", journeys.step, name="journey-step"),
    path(f"{ONE}cancel/", journeys.cancel, name="journey-cancel"),
    path(f"{ONE}reinstate/", journeys.reinstate, name="journey-reinstate"),
]

MEMBER = f"{DESK}team/<whole:pk>/"
of_the_team = [
    path(f"{DESK}team/", team.team, name="team"),
    path(f"{DESK}team/add/", team.add, name="team-add"),
    path(MEMBER, team.member, name="team-member"),
    path(f"{MEMBER}change/", team.change, name="team-change"),
    path(f"{MEMBER}remove/", team.remove, name="team-remove"),
    path(f"{MEMBER}restore/", team.restore, name="team-restore"),
    path(f"{MEMBER}look-after/", liaison.look_after, name="look-after"),
    path(f"{MEMBER}link/", liaison.link, name="team-link"),
    path("liaison/<str:token>/", liaison.mine, name="liaison"),
    path("liaison/<str:token>/<whole:pk>/", liaison.step, name="liaison-step"),
    path(f"{DESK}rule/", team.rule, name="rule"),
    path(f"{DESK}rule/save/", team.rule_save, name="rule-save"),
]

# pages of a party: behind its link, and for the officers who stand in for it
OF_PARTIES = (
    ("arrivals/", focal.mine, "mine", None),
    ("arrivals/state/", focal.state, "state", Verb.JOURNEY_STATED),
    ("arrivals/<whole:pk>/state/", focal.restate, "restate", Verb.JOURNEY_STATED),
    ("arrivals/<whole:pk>/call-off/", focal.call_off, "call-off", Verb.JOURNEY_CANCELLED),
)
FOR_PARTY = "desk/<slug:slug>/invitations/<whole:invitation>/for/"
of_parties = [
    *(path(f"delegation/{route}", view, name=name) for route, view, name, _verb in OF_PARTIES),
    *(
        path(f"{FOR_PARTY}{route}", at_the_desk(view, name, *PEOPLE, verb=verb), name=f"for-{name}")
        for route, view, name, verb in OF_PARTIES
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *of_days,
    *of_journeys,
    *of_the_team,
    *of_parties,
]
