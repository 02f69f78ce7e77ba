from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class ProgrammeConfig(App):
    name = "plenipo.programme"
    label = "programme"
    verbose_name = _("Programme")

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "programme.venue_added": _("a venue was added"),
        "programme.building_added": _("a building was added"),
        "programme.room_added": _("a room was added"),
        "programme.room_changed": _("a room was changed"),
        "programme.room_dropped": _("a room was deleted"),
        "programme.hours_added": _("hours of a room were added"),
        "programme.hours_dropped": _("hours of a room were deleted"),
        "programme.walk_set": _("the transfer time between two buildings was recorded"),
        "programme.day_added": _("a day was added to the programme"),
        "programme.hours_kept": _("hours of the programme were moved to another time zone"),
        "programme.days_moved": _("the programme was moved to the new dates of the conference"),
        "programme.venue_changed": _("venue renamed"),
        "programme.building_changed": _("building renamed"),
        "programme.venue_dropped": _("venue deleted"),
        "programme.building_dropped": _("building deleted"),
        "programme.day_changed": _("hours of a day changed"),
        "programme.day_dropped": _("a day was deleted from the programme"),
        "programme.places_brought": _("the venue of the previous edition was copied"),
        "programme.stay_kept": _("arrival and departure of a person were recorded"),
        "programme.template_applied": _("the programme was created from the template"),
    }

    verbs |= {
        "programme.track_added": _("track added"),
        "programme.track_changed": _("track changed"),
        "programme.track_dropped": _("track deleted"),
        "programme.sessions_changed": _("several sessions changed"),
        "programme.sessions_changed_back": _("change of several sessions undone"),
        "programme.session_copied": _("session copied"),
        "programme.rooms_ordered": _("order of rooms changed"),
        "programme.session_added": _("a session was planned"),
        "programme.session_changed": _("a session was changed"),
        "programme.session_moved": _("a session was moved"),
        "programme.session_cancelled": _("a session was cancelled"),
        "programme.session_dropped": _("a session never published was deleted"),
        "programme.part_given": _("a role in a session was assigned"),
        "programme.part_confirmed": _("a role in a session was confirmed"),
        "programme.part_open": _("a role in a session was marked as unconfirmed"),
        "programme.part_taken": _("a role in a session was removed"),
        "programme.parts_ordered": _("the order of the roles in a session was changed"),
        "programme.part_renamed": _("a name as announced was changed"),
        "programme.cues_kept": _("the cues of a session were saved"),
        "programme.ripple_applied": _("changes following a delay were approved"),
        "programme.ripple_undone": _("changes following a delay were undone"),
        "programme.interpreter_added": _("an interpreter was added"),
        "programme.interpreter_changed": _("an interpreter was changed"),
        "programme.interpreter_removed": _("an interpreter was removed"),
        "programme.absence_noted": _("the absence of an interpreter was recorded"),
        "programme.absence_ended": _("the absence of an interpreter was deleted"),
        "programme.interpreter_kept_from": _(
            "an interpreter was excluded from working for a delegation"
        ),
        "programme.interpreter_let": _("an interpreter may work for a delegation again"),
        "programme.booth_given": _("interpreters were assigned"),
        "programme.booth_taken": _("the assignment of an interpreter was removed"),
        "programme.released": _("a version of the programme was published"),
        "programme.letters_sent": _("the letters of a version were sent"),
        "programme.letters_discarded": _("the letters of a version were discarded"),
    }
    # the public reads what was released, and the calendars of meetings read the names of places
    unseen = frozenset(
        {
            "programme.hours_added",
            "programme.hours_dropped",
            "programme.walk_set",
            "programme.day_added",
            "programme.hours_kept",
            "programme.days_moved",
            "programme.day_changed",
            "programme.day_dropped",
            "programme.stay_kept",
            "programme.template_applied",
            "programme.track_added",
            "programme.track_changed",
            "programme.track_dropped",
            "programme.sessions_changed",
            "programme.sessions_changed_back",
            "programme.session_copied",
            "programme.rooms_ordered",
            "programme.session_added",
            "programme.session_changed",
            "programme.session_moved",
            "programme.session_cancelled",
            "programme.session_dropped",
            "programme.part_given",
            "programme.part_confirmed",
            "programme.part_open",
            "programme.part_taken",
            "programme.parts_ordered",
            "programme.part_renamed",
            "programme.cues_kept",
            "programme.ripple_applied",
            "programme.ripple_undone",
            "programme.interpreter_added",
            "programme.interpreter_changed",
            "programme.interpreter_removed",
            "programme.absence_noted",
            "programme.absence_ended",
            "programme.interpreter_kept_from",
            "programme.interpreter_let",
            "programme.booth_given",
            "programme.booth_taken",
            "programme.letters_sent",
            "programme.letters_discarded",
        }
    )
