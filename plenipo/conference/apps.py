from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferenceConfig(AppConfig):
    name = "plenipo.conference"
    label = "conference"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "conference.created": _("the conference was created"),
        "conference.changed": _("the particulars of the conference were changed"),
        "conference.stage": _("the stage of the conference was changed"),
        "conference.cloned": _("the next edition was made from this one"),
        "conference.rules_changed": _("the rules were changed"),
        "conference.names_set": _("names of parties or countries to use were changed"),
        "conference.duties_given": _("duties were given"),
        "conference.duties_taken": _("duties were taken"),
        "conference.daily_letter": _("the daily letter was asked for or stopped"),
        "conference.first_steps": _("the first steps were hidden or shown on Today"),
        "conference.switch": _("a switch was thrown"),
        "conference.token_made": _("a token for a program was made"),
        "conference.token_revoked": _("a token for a program was revoked"),
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

    def ready(self) -> None:
        from plenipo.conference import receivers  # noqa: F401, PLC0415 -- app ready
