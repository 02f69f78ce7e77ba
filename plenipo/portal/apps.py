from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "plenipo.portal"
    label = "portal"

    def ready(self) -> None:
        from plenipo.portal import receivers  # noqa: F401, PLC0415 -- app ready
