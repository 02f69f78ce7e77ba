from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.delegations.views.standing import ANSWERS, at_the_desk
from plenipo.programme.views import (
    board,
    days,
    interpretation,
    interpreters,
    many,
    parts,
    places,
    removal,
    ripple,
    sessions,
    tracks,
    versions,
)


class PlaceKind(StringConverter):
    regex = "venue|building|day"


class Removable(StringConverter):
    regex = "venue|building|day|room"


register_converter(PlaceKind, "place")
register_converter(Removable, "removable")

app_name = "programme"
DESK = "desk/<slug:slug>/programme/"
ONE = f"{DESK}<whole:pk>/"
PLACES = f"{DESK}places/"
TRACKS = f"{DESK}tracks/"
ROOM = f"{PLACES}room/<whole:pk>/"
VERSIONS = f"{DESK}versions/"
REGIMES = f"{DESK}interpretation/"
REGIME = f"{REGIMES}<whole:pk>/"
ROSTER = f"{REGIMES}interpreters/"
INTERPRETER = f"{ROSTER}<whole:pk>/"
STAY = f"{DESK}stays/<whole:person>/"
FOR_PARTY = f"{DESK}for/<whole:invitation>/"

of_sessions = [
    path(DESK, sessions.session_list, name="sessions"),
    path(f"{DESK}table.csv", sessions.table, {"kind": "csv"}, name="sessions-csv"),
    path(f"{DESK}table.xlsx", sessions.table, {"kind": "xlsx"}, name="sessions-xlsx"),
    path(f"{DESK}new/", sessions.new, name="session-new"),
    path(f"{DESK}add/", sessions.add, name="session-add"),
    path(f"{DESK}template/", sessions.template, name="template"),
    path(f"{DESK}template/apply/", sessions.template_apply, name="template-apply"),
    path(ONE, sessions.session, name="session"),
    path(f"{ONE}edit/", sessions.edit, name="session-edit"),
    path(f"{ONE}change/", sessions.change, name="session-change"),
    path(f"{ONE}dropping/", sessions.drop_ask, name="session-drop-ask"),
    path(f"{ONE}drop/", sessions.drop, name="session-drop"),
    path(f"{ONE}parts/", parts.parts, name="parts"),
    path(f"{ONE}parts/give/", parts.part_give, name="part-give"),
    path(f"{DESK}part/<whole:pk>/confirm/", parts.part_confirm, name="part-confirm"),
    path(f"{DESK}part/<whole:pk>/up/", parts.part_up, name="part-up"),
    path(f"{DESK}part/<whole:pk>/name/", parts.part_name, name="part-name"),
    path(f"{DESK}part/<whole:pk>/name/save/", parts.part_name_save, name="part-name-save"),
    path(f"{DESK}part/<whole:pk>/take/", parts.part_take, name="part-take"),
    path(f"{ONE}copying/", many.copy_ask, name="session-copy-ask"),
    path(f"{ONE}copy/", many.copy, name="session-copy"),
    path(f"{ONE}cues/", parts.cues, name="cues"),
    path(f"{ONE}cues/keep/", parts.cues_keep, name="cues-keep"),
]

of_many = [
    path(f"{DESK}many/", many.many, name="many"),
    path(f"{DESK}many/save/", many.many_do, name="many-do"),
    path(f"{DESK}many/undo/", many.many_undo, name="many-undo"),
    path(TRACKS, tracks.tracks, name="tracks"),
    path(f"{TRACKS}add/", tracks.track_add, name="track-add"),
    path(f"{TRACKS}<whole:pk>/", tracks.track, name="track"),
    path(f"{TRACKS}<whole:pk>/save/", tracks.track_change, name="track-change"),
    path(f"{TRACKS}<whole:pk>/drop/", tracks.track_drop, name="track-drop"),
]

of_the_board = [
    path(f"{DESK}board/", board.board, name="board"),
    path(f"{DESK}board/move/", board.board_move, name="board-move"),
    path(f"{DESK}board/undo/", board.board_undo, name="board-undo"),
]

of_places = [
    path(PLACES, places.places, name="places"),
    path(f"{PLACES}venue/add/", places.venue_add, name="venue-add"),
    path(f"{PLACES}building/add/", places.building_add, name="building-add"),
    path(f"{PLACES}walk/set/", places.walk_set, name="walk-set"),
    path(f"{PLACES}day/add/", places.day_add, name="day-add"),
    path(f"{PLACES}order/", places.rooms_order, name="rooms-order"),
    path(f"{PLACES}order/save/", places.rooms_order_save, name="rooms-order-save"),
    path(f"{PLACES}room/new/", places.room_new, name="room-new"),
    path(f"{PLACES}room/add/", places.room_add, name="room-add"),
    path(ROOM, places.room, name="room"),
    path(f"{ROOM}change/", places.room_change, name="room-change"),
    path(f"{ROOM}hours/add/", places.hours_add, name="hours-add"),
    path(f"{PLACES}<place:kind>/<whole:pk>/edit/", removal.edit, name="place-edit"),
    path(f"{PLACES}<place:kind>/<whole:pk>/save/", removal.change, name="place-change"),
    path(f"{PLACES}<removable:kind>/<whole:pk>/remove/", removal.drop_ask, name="place-drop-ask"),
    path(f"{PLACES}<removable:kind>/<whole:pk>/drop/", removal.drop, name="place-drop"),
    path(f"{PLACES}hours/<whole:pk>/drop/", places.hours_drop, name="hours-drop"),
    path(f"{DESK}stays/", places.stays, name="stays"),
    path(STAY, places.stay, name="stay"),
    path(f"{STAY}keep/", places.stay_keep, name="stay-keep"),
]

of_interpretation = [
    path(REGIMES, interpretation.interpretation, name="interpretation"),
    path(f"{REGIMES}proposal/", interpretation.proposal, name="proposal"),
    path(f"{REGIMES}seats/give/", interpretation.seats_give, name="seats-give"),
    path(f"{REGIMES}seats/<whole:pk>/take/", interpretation.seat_take, name="seat-take"),
    path(REGIME, interpretation.regime, name="regime"),
    path(f"{REGIME}give/", interpretation.seat_give, name="seat-give"),
    path(f"{REGIME}sheet/", interpretation.booth_sheet, name="booth-sheet"),
    path(ROSTER, interpreters.interpreters, name="interpreters"),
    path(f"{ROSTER}new/", interpreters.interpreters_new, name="interpreters-new"),
    path(f"{ROSTER}add/", interpreters.interpreters_add, name="interpreters-add"),
    path(INTERPRETER, interpreters.interpreter, name="interpreter"),
    path(f"{INTERPRETER}edit/", interpreters.interpreter_edit, name="interpreter-edit"),
    path(f"{INTERPRETER}change/", interpreters.interpreter_change, name="interpreter-change"),
    path(f"{INTERPRETER}absence/", interpreters.absence_note, name="absence-note"),
    path(f"{ROSTER}absence/<whole:pk>/end/", interpreters.absence_end, name="absence-end"),
    path(
        f"{INTERPRETER}kept-from/", interpreters.interpreter_kept_from, name="interpreter-kept-from"
    ),
    path(f"{INTERPRETER}is/", interpreters.interpreter_is, name="interpreter-is"),
    path(f"{INTERPRETER}by-name/", interpreters.interpreter_by_name, name="interpreter-by-name"),
    path(f"{INTERPRETER}remove/", interpreters.interpreter_remove, name="interpreter-remove"),
]

of_ripples = [
    path(f"{DESK}what-if/", ripple.what_if, name="what-if"),
    path(f"{DESK}what-if/apply/", ripple.ripple_apply, name="ripple-apply"),
    path(f"{DESK}what-if/undo/", ripple.ripple_undo, name="ripple-undo"),
]

of_versions = [
    path(VERSIONS, versions.versions, name="versions"),
    path(f"{VERSIONS}release/", versions.release, name="release"),
    path(f"{VERSIONS}<whole:number>/", versions.version, name="version"),
    path(f"{VERSIONS}letters/", versions.letters, name="letters"),
    path(f"{VERSIONS}letters/send/", versions.letters_send, name="letters-send"),
    path(f"{VERSIONS}letters/discard/", versions.letters_discard, name="letters-discard"),
]

of_days = [
    path(f"{DESK}scenario/", days.scenario, name="scenario"),
    path(f"{DESK}person/<whole:person>/", days.person_day, name="person-day"),
    path("delegation/programme/", days.mine, name="mine"),
    path("delegation/programme/<whole:person>/", days.my_person_day, name="my-person-day"),
    path(FOR_PARTY, at_the_desk(days.mine, "mine", *ANSWERS), name="for-mine"),
    path(
        f"{FOR_PARTY}<whole:person>/",
        at_the_desk(days.my_person_day, "my-person-day", *ANSWERS),
        name="for-my-person-day",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *of_sessions,
    *of_many,
    *of_the_board,
    *of_places,
    *of_interpretation,
    *of_ripples,
    *of_versions,
    *of_days,
]
