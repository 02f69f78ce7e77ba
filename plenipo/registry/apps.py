from plenipo.kit.apps import App


class RegistryConfig(App):
    name = "plenipo.registry"
    label = "registry"
    at = "register/"
    public_knowledge = True
