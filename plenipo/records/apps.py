from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class RecordsConfig(App):
    name = "plenipo.records"
    label = "records"
    at = "-/"

    jobs: dict[str, object] = {"records.scrub": _("removing deleted data from the database files")}
