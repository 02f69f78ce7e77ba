from django.urls import URLPattern, URLResolver, path

from plenipo.delegations.views.standing import PEOPLE, at_the_desk
from plenipo.welcome.verbs import Verb
from plenipo.welcome.views import (
    board,
    cars,
    convoys,
    focal,
    focal_rooms,
    hotels,
    journeys,
    liaison,
    pasting,
    room_lists,
    rooms,
    team,
)

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

HOTEL = f"{DESK}hotels/<whole:pk>/"
ALLOTMENT = f"{DESK}allotments/<whole:pk>/"
of_hotels = [
    path(f"{DESK}hotels/", hotels.hotels, name="hotels"),
    path(f"{DESK}hotels/add/", hotels.add, name="hotel-add"),
    path(HOTEL, hotels.hotel, name="hotel"),
    path(f"{HOTEL}change/", hotels.change, name="hotel-change"),
    path(f"{HOTEL}delete/", hotels.delete, name="hotel-delete"),
    path(f"{HOTEL}rooms.<slug:kind>", hotels.hotel_file, name="hotel-file"),
    path(f"{HOTEL}send/", hotels.send, name="hotel-send"),
    path(f"{HOTEL}allot/", hotels.allot, name="allot"),
    path(ALLOTMENT, hotels.allotment, name="allotment"),
    path(f"{ALLOTMENT}change/", hotels.allotment_change, name="allotment-change"),
    path(f"{ALLOTMENT}remove/", hotels.allotment_remove, name="allotment-remove"),
]

ROOM = f"{DESK}rooms/<whole:pk>/"
of_rooms = [
    path(f"{DESK}rooms/", rooms.rooms, name="rooms"),
    path(f"{DESK}rooms.<slug:kind>", rooms.rooms_file, name="rooms-file"),
    path(f"{DESK}rooms/place/", rooms.place, name="rooms-place"),
    path(f"{DESK}rooms/new/", rooms.new, name="room-new"),
    path(f"{DESK}rooms/of/<whole:delegation>/add/", rooms.add, name="room-add"),
    path(f"{DESK}rooms/list/", room_lists.paste, name="rooms-paste"),
    path(f"{DESK}rooms/list/read/", room_lists.read, name="rooms-paste-read"),
    path(f"{DESK}rooms/list/save/", room_lists.save, name="rooms-paste-save"),
    path(f"{DESK}rooms/list/<whole:pk>/undo/", room_lists.undo, name="rooms-paste-undo"),
    path(ROOM, rooms.room, name="room"),
    path(f"{ROOM}change/", rooms.change, name="room-change"),
    path(f"{ROOM}cancel/", rooms.cancel, name="room-cancel"),
    path(f"{ROOM}reinstate/", rooms.reinstate, name="room-reinstate"),
]

CAR = f"{DESK}cars/<whole:pk>/"
CONVOY = f"{DESK}convoys/<whole:pk>/"
of_cars = [
    path(f"{DESK}cars/", cars.cars, name="cars"),
    path(f"{DESK}cars/add/", cars.add, name="car-add"),
    path(CAR, cars.car, name="car"),
    path(f"{CAR}change/", cars.change, name="car-change"),
    path(f"{CAR}remove/", cars.remove, name="car-remove"),
    path(f"{CAR}restore/", cars.restore, name="car-restore"),
    path(f"{DESK}convoys/", convoys.convoys, name="convoys"),
    path(f"{DESK}convoys.<slug:kind>", convoys.convoys_file, name="convoys-file"),
    path(f"{DESK}convoys/add/", convoys.add, name="convoy-add"),
    path(f"{DESK}convoys/drivers/", convoys.drivers, name="drivers"),
    path(f"{DESK}convoys/drivers.pdf", convoys.drivers_pdf, name="drivers-pdf"),
    path(CONVOY, convoys.convoy, name="convoy"),
    path(f"{CONVOY}sheet.pdf", convoys.convoy_pdf, name="convoy-pdf"),
    path(f"{CONVOY}change/", convoys.change, name="convoy-change"),
    path(f"{CONVOY}cancel/", convoys.cancel, name="convoy-cancel"),
    path(f"{CONVOY}reinstate/", convoys.reinstate, name="convoy-reinstate"),
    path(f"{CONVOY}cars/add/", convoys.car_add, name="convoy-car-add"),
    path(f"{CONVOY}cars/<whole:car>/move/", convoys.car_move, name="convoy-car-move"),
    path(f"{CONVOY}parties/add/", convoys.party_add, name="convoy-party-add"),
    path(f"{CONVOY}parties/<whole:party>/drop/", convoys.party_drop, name="convoy-party-drop"),
    path(f"{CONVOY}seat/", convoys.seat, name="convoy-seat"),
    path(f"{CONVOY}seats/<whole:seat>/sit/", convoys.sit, name="convoy-sit"),
]

# pages of a party: behind its link, and for the officers who stand in for it
OF_PARTIES = (
    ("arrivals/", focal.mine, "mine", None),
    ("arrivals/state/", focal.state, "state", Verb.JOURNEY_STATED),
    ("arrivals/<whole:pk>/state/", focal.restate, "restate", Verb.JOURNEY_STATED),
    ("arrivals/<whole:pk>/call-off/", focal.call_off, "call-off", Verb.JOURNEY_CANCELLED),
    ("rooms/", focal_rooms.mine, "my-rooms", None),
    ("rooms/state/", focal_rooms.state, "room-state", Verb.ROOM_STATED),
    ("rooms/<whole:pk>/state/", focal_rooms.restate, "room-restate", Verb.ROOM_STATED),
    ("rooms/<whole:pk>/give-up/", focal_rooms.give_up, "room-give-up", Verb.ROOM_CANCELLED),
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
    *of_hotels,
    *of_rooms,
    *of_cars,
    *of_parties,
]
