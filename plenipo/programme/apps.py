from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "plenipo.programme"
    label = "programme"
    verbose_name = _("Programme")

    def ready(self) -> None:
        from plenipo.programme import receivers  # noqa: F401, PLC0415 -- app ready
        from plenipo.programme.queries import lines  # noqa: F401, PLC0415 -- app ready
