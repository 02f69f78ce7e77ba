from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "plenipo.project"
    label = "project"
