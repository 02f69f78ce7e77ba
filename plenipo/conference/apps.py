from plenipo.kit.apps import App


class ConferenceConfig(App):
    name = "plenipo.conference"
    label = "conference"
