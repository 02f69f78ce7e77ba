from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class AccountsConfig(App):
    name = "plenipo.accounts"
    label = "accounts"

    jobs: dict[str, object] = {"accounts.password_link": _("a link to choose a password")}
