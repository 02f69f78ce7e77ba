from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BilateralsConfig(AppConfig):
    name = "plenipo.bilaterals"
    label = "bilaterals"
    confidential = True  # its rows and jobs are read and counted by the desk alone (decision 6)

    jobs: dict[str, object] = {"bilaterals.plan": _("planning of bilateral meetings")}

    def ready(self) -> None:
        from plenipo.bilaterals import receivers  # noqa: F401, PLC0415 -- app ready
        from plenipo.bilaterals.queries import lines  # noqa: F401, PLC0415 -- app ready
