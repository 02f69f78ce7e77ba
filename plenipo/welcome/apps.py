from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class WelcomeConfig(App):
    name = "plenipo.welcome"
    label = "welcome"
    verbose_name = _("Welcome")
