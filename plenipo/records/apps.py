from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "plenipo.records"
    label = "records"

    jobs: dict[str, object] = {"records.scrub": _("removing deleted data from the database files")}

    def ready(self) -> None:
        from plenipo.records.actions import scrub  # noqa: F401, PLC0415 -- app ready

        autodiscover_modules(
            "verbs"
        )  # of all apps: the journal reads those that nothing has written yet
