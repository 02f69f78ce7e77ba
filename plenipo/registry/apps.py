from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "plenipo.registry"
    label = "registry"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
