from plenipo.kit.apps import App


class PortalConfig(App):
    name = "plenipo.portal"
    label = "portal"
