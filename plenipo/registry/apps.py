from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class RegistryConfig(App):
    name = "plenipo.registry"
    label = "registry"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "registry.list.kept": _("list of parties read"),
        "registry.list.matched": _("list matched to the register"),
        "registry.list.no_parties": _("rows without a party confirmed"),
        "registry.list.dropped": _("list deleted"),
        "registry.match.chosen": _("party of a row decided"),
        "registry.match.no_party": _("row marked as not a party"),
        "registry.match.duplicate": _("row marked as duplicate"),
        "registry.match.taken_back": _("decision on a row revoked"),
        "registry.party.added": _("party added"),
        "registry.party.changed": _("entry of a party changed"),
        "registry.party.undone": _("change of an entry undone"),
        "registry.party.merged": _("two entries merged"),
        "registry.party.unmerged": _("merger of two entries undone"),
        "registry.party.removed": _("entry removed"),
        "registry.country.named": _("names of a country changed"),
        "registry.party.told_apart": _("two entries confirmed as two parties"),
        "registry.import.received": _("file for the register received"),
        "registry.import.applied": _("file imported into the register"),
        "registry.import.undone": _("import undone"),
        "registry.import.dropped": _("import discarded"),
    }
    # deeds that change nothing the public may read; after any other the public pages are drawn anew
    unseen = frozenset(
        {
            "registry.list.kept",
            "registry.list.matched",
            "registry.list.no_parties",
            "registry.list.dropped",
            "registry.match.chosen",
            "registry.match.no_party",
            "registry.match.duplicate",
            "registry.match.taken_back",
            "registry.party.told_apart",
            "registry.import.received",
            "registry.import.dropped",
        }
    )
