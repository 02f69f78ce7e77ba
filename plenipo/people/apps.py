from plenipo.kit.apps import App


class PeopleConfig(App):
    name = "plenipo.people"
    label = "people"
