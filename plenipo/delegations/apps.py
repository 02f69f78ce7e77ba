from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegationsConfig(AppConfig):
    name = "plenipo.delegations"
    label = "delegations"

    jobs: dict[str, object] = {"delegations.new_links": _("new personal links")}

    def ready(self) -> None:
        from plenipo.delegations import receivers  # noqa: F401, PLC0415 -- app ready
        from plenipo.delegations.queries import lines  # noqa: F401, PLC0415 -- app ready
