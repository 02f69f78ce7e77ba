from django.apps import AppConfig


class ConferenceConfig(AppConfig):
    name = "plenipo.conference"
    label = "conference"

    def ready(self) -> None:
        from plenipo.conference import receivers  # noqa: F401, PLC0415 -- app ready
        from plenipo.conference.queries import lines  # noqa: F401, PLC0415 -- app ready
