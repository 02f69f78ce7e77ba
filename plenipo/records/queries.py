from django.apps import apps


def phrases() -> dict[str, object]:
    """The phrase of every verb of the journal, as the apps state them."""
    return {
        verb: phrase
        for app in apps.get_app_configs()
        for verb, phrase in getattr(app, "verbs", {}).items()
    }
