from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "plenipo.accounts"
    label = "accounts"

    jobs: dict[str, object] = {"accounts.password_link": _("a link to choose a password")}

    def ready(self) -> None:
        from plenipo.accounts import queries, receivers  # noqa: F401, PLC0415 -- app ready
