from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "plenipo.programme"
    label = "programme"
    verbose_name = _("Programme")

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
