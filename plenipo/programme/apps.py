from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "plenipo.programme"
    label = "programme"
    verbose_name = _("Programme")

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "programme.venue_added": _("a venue was added"),
        "programme.building_added": _("a building was added"),
        "programme.room_added": _("a room was added"),
        "programme.room_changed": _("a room was changed"),
        "programme.room_dropped": _("a room was taken out"),
        "programme.hours_added": _("hours of a room were added"),
        "programme.hours_dropped": _("hours of a room were taken out"),
        "programme.walk_set": _("the way between two buildings was measured"),
        "programme.day_added": _("a day was added to the programme"),
        "programme.hours_kept": _("hours of the programme kept in another time zone"),
        "programme.venue_changed": _("venue renamed"),
        "programme.building_changed": _("building renamed"),
        "programme.venue_dropped": _("venue deleted"),
        "programme.building_dropped": _("building deleted"),
        "programme.day_changed": _("hours of a day changed"),
        "programme.day_dropped": _("a day was taken out of the programme"),
        "programme.places_brought": _("the venue of the edition before came along"),
        "programme.stay_kept": _("arrival and departure of a person were noted"),
        "programme.template_applied": _("the programme was made from the template"),
    }

    verbs |= {
        "programme.session_added": _("a session was planned"),
        "programme.session_changed": _("a session was changed"),
        "programme.session_moved": _("a session was moved"),
        "programme.session_cancelled": _("a session was cancelled"),
        "programme.session_dropped": _("a session that was never released was deleted"),
        "programme.part_given": _("a part in a session was given"),
        "programme.part_confirmed": _("a part in a session was confirmed"),
        "programme.part_open": _("a part in a session is open again"),
        "programme.part_taken": _("a part in a session was taken back"),
        "programme.cues_kept": _("the cues of a session were written"),
        "programme.ripple_applied": _("what followed from a delay was approved"),
        "programme.ripple_undone": _("what followed from a delay was taken back"),
        "programme.interpreter_added": _("an interpreter was added"),
        "programme.interpreter_changed": _("an interpreter was changed"),
        "programme.interpreter_removed": _("an interpreter was removed"),
        "programme.absence_noted": _("the absence of an interpreter was noted"),
        "programme.absence_ended": _("the absence of an interpreter was taken out"),
        "programme.interpreter_kept_from": _("an interpreter was kept from a delegation"),
        "programme.interpreter_let": _("an interpreter may work for a delegation again"),
        "programme.booth_given": _("interpreters were put on duty"),
        "programme.booth_taken": _("an interpreter was taken off duty"),
        "programme.released": _("a version of the programme was released"),
        "programme.letters_sent": _("the letters of a version were let go"),
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
            "programme.day_changed",
            "programme.day_dropped",
            "programme.stay_kept",
            "programme.template_applied",
            "programme.session_added",
            "programme.session_changed",
            "programme.session_moved",
            "programme.session_cancelled",
            "programme.session_dropped",
            "programme.part_given",
            "programme.part_confirmed",
            "programme.part_open",
            "programme.part_taken",
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

    def ready(self) -> None:
        from plenipo.programme import receivers  # noqa: F401, PLC0415 -- app ready
        from plenipo.programme.queries import lines  # noqa: F401, PLC0415 -- app ready
