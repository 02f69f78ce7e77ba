from plenipo.kit.apps import App


class PeopleConfig(App):
    name = "plenipo.people"
    label = "people"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {}
