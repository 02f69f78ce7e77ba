from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class AccountsConfig(App):
    name = "plenipo.accounts"
    label = "accounts"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "accounts.password_set": _("an account chose its password"),
        "accounts.address_asked": _("an account requested another e-mail address"),
        "accounts.address_changed": _("the e-mail address of an account was changed"),
        "accounts.closed": _("an account was closed"),
        "accounts.opened": _("an account was reopened"),
        "accounts.sessions_ended": _("sessions of an account were ended"),
        "accounts.key_replaced": _("the secret key of the installation was replaced"),
    }
    unseen = frozenset(verbs)  # who signs in how is nothing to the public
    jobs: dict[str, object] = {"accounts.password_link": _("a link to choose a password")}
