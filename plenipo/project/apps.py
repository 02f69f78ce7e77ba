from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class ProjectConfig(App):
    name = "plenipo.project"
    label = "project"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "project.administrator_made": _("the first administrator was appointed"),
        "project.second_factor_forgotten": _("the second factors of an account were reset"),
    }
    # deeds that change nothing the public may read; after any other the public pages are drawn anew
    unseen = frozenset(verbs)
