from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class AccreditationConfig(App):
    name = "plenipo.accreditation"
    label = "accreditation"
    verbose_name = _("Accreditation")
