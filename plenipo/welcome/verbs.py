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
    HOURS_KEPT = (
        "welcome.hours_kept",
        _("arrivals and departures keep their hours in the new time zone"),
        UNSEEN,
    )
