from plenipo.kit.apps import App


class ProjectConfig(App):
    name = "plenipo.project"
    label = "project"
