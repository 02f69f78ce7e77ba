from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    JOURNEY_ENTERED = "welcome.journey_entered", _("an arrival or departure was entered"), UNSEEN
    JOURNEY_CHANGED = "welcome.journey_changed", _("an arrival or departure was changed"), UNSEEN
    JOURNEY_CANCELLED = (
        "welcome.journey_cancelled",
        _("an arrival or departure was cancelled"),
        UNSEEN,
    )
    JOURNEY_REINSTATED = (
        "welcome.journey_reinstated",
        _("an arrival or departure was reinstated"),
        UNSEEN,
    )
    JOURNEYS_LATE = (
        "welcome.journeys_late",
        _("another time of a flight or train was entered"),
        UNSEEN,
    )
    JOURNEY_STEP = "welcome.journey_step", _("how far a delegation has come was noted"), UNSEEN
    JOURNEY_STATED = (
        "welcome.journey_stated",
        _("a delegation stated its arrival or departure"),
        UNSEEN,
    )
    JOURNEYS_PASTED = (
        "welcome.journeys_pasted",
        _("a list of arrivals and departures was entered"),
        UNSEEN,
    )
    PASTE_UNDONE = (
        "welcome.paste_undone",
        _("a list of arrivals and departures was taken back"),
        UNSEEN,
    )
    RECEIVERS_SET = "welcome.receivers_set", _("it was decided who meets a delegation"), UNSEEN
    RULE_SET = "welcome.rule_set", _("the rule of who meets whom was changed"), UNSEEN
    TEAM_ADDED = "welcome.team_added", _("somebody was added to the welcome team"), UNSEEN
    TEAM_CHANGED = "welcome.team_changed", _("a member of the welcome team was changed"), UNSEEN
    TEAM_REMOVED = "welcome.team_removed", _("somebody left the welcome team"), UNSEEN
    TEAM_RESTORED = "welcome.team_restored", _("somebody is back in the welcome team"), UNSEEN
    LIAISON_SET = (
        "welcome.liaison_set",
        _("it was decided which delegations somebody looks after"),
        UNSEEN,
    )
    LINK_MADE = "welcome.link_made", _("a link for a telephone was created"), UNSEEN
    SHEET_PRINTED = "welcome.sheet_printed", _("a day sheet was printed"), UNSEEN
    HOTEL_ADDED = "welcome.hotel_added", _("a hotel was added"), UNSEEN
    HOTEL_CHANGED = "welcome.hotel_changed", _("a hotel was changed"), UNSEEN
    HOTEL_DELETED = "welcome.hotel_deleted", _("a hotel was deleted"), UNSEEN
    ALLOTMENT_SET = "welcome.allotment_set", _("an allotment of rooms was entered"), UNSEEN
    ALLOTMENT_REMOVED = "welcome.allotment_removed", _("an allotment of rooms was removed"), UNSEEN
    ROOM_ENTERED = "welcome.room_entered", _("a hotel room was entered"), UNSEEN
    ROOM_CHANGED = "welcome.room_changed", _("a hotel room was changed"), UNSEEN
    ROOM_PLACED = "welcome.room_placed", _("it was decided in which hotel a room is"), UNSEEN
    ROOM_CANCELLED = "welcome.room_cancelled", _("a hotel room was cancelled"), UNSEEN
    ROOM_REINSTATED = "welcome.room_reinstated", _("a hotel room was reinstated"), UNSEEN
    ROOM_STATED = "welcome.room_stated", _("a delegation stated what room it wishes"), UNSEEN
    ROOMS_PASTED = "welcome.rooms_pasted", _("a rooming list was entered"), UNSEEN
    ROOMS_SENT = "welcome.rooms_sent", _("a rooming list was made for a hotel"), UNSEEN
    VEHICLE_SET = "welcome.vehicle_set", _("a vehicle was entered or changed"), UNSEEN
    VEHICLE_REMOVED = "welcome.vehicle_removed", _("a vehicle was removed"), UNSEEN
    CONVOY_PLANNED = "welcome.convoy_planned", _("a convoy was planned"), UNSEEN
    CONVOY_CHANGED = "welcome.convoy_changed", _("a convoy was changed"), UNSEEN
    CONVOY_SEATED = (
        "welcome.convoy_seated",
        _("it was decided who sits where in a convoy"),
        UNSEEN,
    )
    CONVOY_CANCELLED = "welcome.convoy_cancelled", _("a convoy was cancelled"), UNSEEN
    HOURS_KEPT = (
        "welcome.hours_kept",
        _("arrivals and departures keep their hours in the new time zone"),
        UNSEEN,
    )
