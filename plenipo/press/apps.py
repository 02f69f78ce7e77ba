from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class PressConfig(App):
    name = "plenipo.press"
    label = "press"
    verbose_name = _("Press")
