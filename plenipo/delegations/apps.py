from django.apps import AppConfig


class DelegationsConfig(AppConfig):
    name = "plenipo.delegations"
    label = "delegations"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
