from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class BilateralsConfig(App):
    name = "plenipo.bilaterals"
    label = "bilaterals"
    confidential = True  # its rows and jobs are read and counted by the desk alone (decision 6)

    jobs: dict[str, object] = {"bilaterals.plan": _("planning of bilateral meetings")}
