from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "plenipo.records"
    label = "records"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
