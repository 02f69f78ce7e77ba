from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class ProgrammeConfig(App):
    name = "plenipo.programme"
    label = "programme"
    verbose_name = _("Programme")
