from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class DelegationsConfig(App):
    name = "plenipo.delegations"
    label = "delegations"

    jobs: dict[str, object] = {"delegations.new_links": _("new personal links")}
