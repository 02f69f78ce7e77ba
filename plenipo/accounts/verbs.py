from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    PASSWORD_SET = "accounts.password_set", _("an account chose its password"), UNSEEN
    ADDRESS_ASKED = (
        "accounts.address_asked",
        _("an account requested another e-mail address"),
        UNSEEN,
    )
    ADDRESS_CHANGED = (
        "accounts.address_changed",
        _("the e-mail address of an account was changed"),
        UNSEEN,
    )
    CLOSED = "accounts.closed", _("an account was closed"), UNSEEN
    OPENED = "accounts.opened", _("an account was reopened"), UNSEEN
    SESSIONS_ENDED = "accounts.sessions_ended", _("sessions of an account were ended"), UNSEEN
    KEY_REPLACED = (
        "accounts.key_replaced",
        _("the secret key of the installation was replaced"),
        UNSEEN,
    )
