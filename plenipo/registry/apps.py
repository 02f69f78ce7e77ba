from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "plenipo.registry"
    label = "registry"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "registry.list.kept": _("list of parties read"),
        "registry.list.matched": _("list matched to the register"),
        "registry.list.no_parties": _("rows that name no party accepted"),
        "registry.list.dropped": _("list deleted"),
        "registry.match.chosen": _("party of a row decided"),
        "registry.match.no_party": _("row said to be no party"),
        "registry.match.duplicate": _("row said to stand twice"),
        "registry.match.taken_back": _("decision on a row taken back"),
        "registry.party.added": _("party added"),
    }
