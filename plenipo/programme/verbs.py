from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    VENUE_ADDED = "programme.venue_added", _("a venue was added")
    BUILDING_ADDED = "programme.building_added", _("a building was added")
    ROOM_ADDED = "programme.room_added", _("a room was added")
    ROOM_CHANGED = "programme.room_changed", _("a room was changed")
    ROOM_DROPPED = "programme.room_dropped", _("a room was deleted")
    HOURS_ADDED = "programme.hours_added", _("hours of a room were added"), UNSEEN
    HOURS_DROPPED = "programme.hours_dropped", _("hours of a room were deleted"), UNSEEN
    WALK_SET = (
        "programme.walk_set",
        _("the transfer time between two buildings was recorded"),
        UNSEEN,
    )
    DAY_ADDED = "programme.day_added", _("a day was added to the programme"), UNSEEN
    HOURS_KEPT = (
        "programme.hours_kept",
        _("hours of the programme were moved to another time zone"),
        UNSEEN,
    )
    DAYS_MOVED = (
        "programme.days_moved",
        _("the programme was moved to the new dates of the conference"),
        UNSEEN,
    )
    VENUE_CHANGED = "programme.venue_changed", _("venue renamed")
    BUILDING_CHANGED = "programme.building_changed", _("building renamed")
    VENUE_DROPPED = "programme.venue_dropped", _("venue deleted")
    BUILDING_DROPPED = "programme.building_dropped", _("building deleted")
    DAY_CHANGED = "programme.day_changed", _("hours of a day changed"), UNSEEN
    DAY_DROPPED = "programme.day_dropped", _("a day was deleted from the programme"), UNSEEN
    PLACES_BROUGHT = "programme.places_brought", _("the venue of the previous edition was copied")
    STAY_KEPT = "programme.stay_kept", _("arrival and departure of a person were recorded"), UNSEEN
    TEMPLATE_APPLIED = (
        "programme.template_applied",
        _("the programme was created from the template"),
        UNSEEN,
    )
    TRACK_ADDED = "programme.track_added", _("track added"), UNSEEN
    TRACK_CHANGED = "programme.track_changed", _("track changed"), UNSEEN
    TRACK_DROPPED = "programme.track_dropped", _("track deleted"), UNSEEN
    SESSIONS_CHANGED = "programme.sessions_changed", _("several sessions changed"), UNSEEN
    SESSIONS_CHANGED_BACK = (
        "programme.sessions_changed_back",
        _("change of several sessions undone"),
        UNSEEN,
    )
    SESSION_COPIED = "programme.session_copied", _("session copied"), UNSEEN
    ROOMS_ORDERED = "programme.rooms_ordered", _("order of rooms changed"), UNSEEN
    SESSION_ADDED = "programme.session_added", _("a session was planned"), UNSEEN
    SESSION_CHANGED = "programme.session_changed", _("a session was changed"), UNSEEN
    SESSION_MOVED = "programme.session_moved", _("a session was moved"), UNSEEN
    SESSION_CANCELLED = "programme.session_cancelled", _("a session was cancelled"), UNSEEN
    SESSION_DROPPED = (
        "programme.session_dropped",
        _("a session never published was deleted"),
        UNSEEN,
    )
    PART_GIVEN = "programme.part_given", _("a role in a session was assigned"), UNSEEN
    PART_CONFIRMED = "programme.part_confirmed", _("a role in a session was confirmed"), UNSEEN
    PART_OPEN = "programme.part_open", _("a role in a session was marked as unconfirmed"), UNSEEN
    PART_TAKEN = "programme.part_taken", _("a role in a session was removed"), UNSEEN
    PARTS_ORDERED = (
        "programme.parts_ordered",
        _("the order of the roles in a session was changed"),
        UNSEEN,
    )
    PART_RENAMED = "programme.part_renamed", _("a name as announced was changed"), UNSEEN
    CUES_KEPT = "programme.cues_kept", _("the cues of a session were saved"), UNSEEN
    RIPPLE_APPLIED = (
        "programme.ripple_applied",
        _("changes following a delay were approved"),
        UNSEEN,
    )
    RIPPLE_UNDONE = "programme.ripple_undone", _("changes following a delay were undone"), UNSEEN
    INTERPRETER_ADDED = "programme.interpreter_added", _("an interpreter was added"), UNSEEN
    INTERPRETER_CHANGED = "programme.interpreter_changed", _("an interpreter was changed"), UNSEEN
    INTERPRETER_REMOVED = "programme.interpreter_removed", _("an interpreter was removed"), UNSEEN
    ABSENCE_NOTED = (
        "programme.absence_noted",
        _("the absence of an interpreter was recorded"),
        UNSEEN,
    )
    ABSENCE_ENDED = (
        "programme.absence_ended",
        _("the absence of an interpreter was deleted"),
        UNSEEN,
    )
    INTERPRETER_KEPT_FROM = (
        "programme.interpreter_kept_from",
        _("an interpreter was excluded from working for a delegation"),
        UNSEEN,
    )
    INTERPRETER_LET = (
        "programme.interpreter_let",
        _("an interpreter may work for a delegation again"),
        UNSEEN,
    )
    BOOTH_GIVEN = "programme.booth_given", _("interpreters were assigned"), UNSEEN
    BOOTH_TAKEN = "programme.booth_taken", _("the assignment of an interpreter was removed"), UNSEEN
    RELEASED = "programme.released", _("a version of the programme was published")
    LETTERS_SENT = "programme.letters_sent", _("the letters of a version were sent"), UNSEEN
    LETTERS_DISCARDED = (
        "programme.letters_discarded",
        _("the letters of a version were discarded"),
        UNSEEN,
    )
