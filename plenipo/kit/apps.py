from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps

# files of an app that add to lists of the house
JOINING = ("verbs", "profile", "words/lines", "receivers", "desk")


class App(AppConfig):
    """An app of the house. Once all models are there, those of its files are imported that join it to the others."""

    default = False
    at = ""  # what its addresses begin with; "-/": they are of no language
    public_knowledge = False  # what it says of people is open to all and has sources of its own

    def __init_subclass__(cls, **how: Any) -> None:
        super().__init_subclass__(**how)
        cls.default = True

    def ready(self) -> None:
        for file in JOINING:
            path = Path(self.path, file)
            if path.with_suffix(".py").exists() or path.is_dir():
                import_module(f"{self.name}.{file.replace('/', '.')}")


def house() -> list[App]:
    """The apps of the house, in the order in which they are installed."""
    return [each for each in apps.get_app_configs() if isinstance(each, App)]


class KitConfig(App):
    name = "plenipo.kit"
    label = "kit"
    at = "-/"

    def ready(self) -> None:
        from plenipo.kit import checks, converters  # noqa: F401, PLC0415 -- app ready
