from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    CREATED = "conference.created", _("the conference was created")
    CHANGED = "conference.changed", _("the details of the conference were changed")
    STAGE = "conference.stage", _("the phase of the conference was changed")
    CLONED = "conference.cloned", _("the conference was cloned for the next edition")
    RULES_CHANGED = "conference.rules_changed", _("the rules were changed")
    NAMES_SET = "conference.names_set", _("names to use for parties or countries were changed")
    DUTIES_GIVEN = "conference.duties_given", _("duties were assigned"), UNSEEN
    DUTIES_TAKEN = "conference.duties_taken", _("duties were removed"), UNSEEN
    DAILY_LETTER = "conference.daily_letter", _("the daily letter was turned on or off"), UNSEEN
    FIRST_STEPS = (
        "conference.first_steps",
        _("the first steps were hidden or shown on Today"),
        UNSEEN,
    )
    SWITCH = "conference.switch", _("a setting was changed")
    TOKEN_MADE = "conference.token_made", _("an API token was created"), UNSEEN
    TOKEN_REVOKED = "conference.token_revoked", _("an API token was revoked"), UNSEEN
