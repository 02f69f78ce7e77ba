from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "plenipo.people"
    label = "people"
