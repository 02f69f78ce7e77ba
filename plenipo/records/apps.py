from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "plenipo.records"
    label = "records"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "records.letter_bounced": _("a letter did not arrive"),
        "records.letter_again": _("a letter was sent again"),
    }
    jobs: dict[str, object] = {"records.scrub": _("removing deleted data from the database files")}

    def ready(self) -> None:
        from plenipo.records.actions import scrub  # noqa: F401, PLC0415 -- app ready
