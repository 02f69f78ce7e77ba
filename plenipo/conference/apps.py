from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class ConferenceConfig(App):
    name = "plenipo.conference"
    label = "conference"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "conference.created": _("the conference was created"),
        "conference.changed": _("the details of the conference were changed"),
        "conference.stage": _("the phase of the conference was changed"),
        "conference.cloned": _("the conference was cloned for the next edition"),
        "conference.rules_changed": _("the rules were changed"),
        "conference.names_set": _("names to use for parties or countries were changed"),
        "conference.duties_given": _("duties were assigned"),
        "conference.duties_taken": _("duties were removed"),
        "conference.daily_letter": _("the daily letter was turned on or off"),
        "conference.first_steps": _("the first steps were hidden or shown on Today"),
        "conference.switch": _("a setting was changed"),
        "conference.token_made": _("an API token was created"),
        "conference.token_revoked": _("an API token was revoked"),
    }
    # deeds that change nothing the public may read; after any other the public pages are drawn anew
    unseen = frozenset(
        {
            "conference.duties_given",
            "conference.duties_taken",
            "conference.daily_letter",
            "conference.first_steps",
            "conference.token_made",
            "conference.token_revoked",
        }
    )
