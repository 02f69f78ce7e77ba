from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "plenipo.people"
    label = "people"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
