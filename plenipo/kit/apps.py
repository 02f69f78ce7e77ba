from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "plenipo.kit"
    label = "kit"

    def ready(self) -> None:
        from plenipo.kit import checks  # noqa: F401, PLC0415 -- app ready
