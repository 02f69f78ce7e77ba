from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class ProtocolConfig(App):
    name = "plenipo.protocol"
    label = "protocol"
    verbose_name = _("Protocol")
