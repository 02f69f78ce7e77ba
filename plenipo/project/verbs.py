from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    ADMINISTRATOR_MADE = (
        "project.administrator_made",
        _("the first administrator was appointed"),
        UNSEEN,
    )
    SECOND_FACTOR_FORGOTTEN = (
        "project.second_factor_forgotten",
        _("the second factors of an account were reset"),
        UNSEEN,
    )
