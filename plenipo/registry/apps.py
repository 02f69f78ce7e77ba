from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "plenipo.registry"
    label = "registry"

    def ready(self) -> None:
        from plenipo.registry import receivers  # noqa: F401, PLC0415 -- app ready
        from plenipo.registry.queries import lines  # noqa: F401, PLC0415 -- app ready
