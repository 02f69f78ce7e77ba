from django.apps import AppConfig


class ConferenceConfig(AppConfig):
    name = "plenipo.conference"
    label = "conference"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
