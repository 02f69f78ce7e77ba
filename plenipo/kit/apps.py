from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "plenipo.kit"
    label = "kit"
