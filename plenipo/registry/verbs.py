from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    LIST_KEPT = "registry.list.kept", _("list of parties read"), UNSEEN
    LIST_MATCHED = "registry.list.matched", _("list matched to the register"), UNSEEN
    LIST_NO_PARTIES = "registry.list.no_parties", _("rows without a party confirmed"), UNSEEN
    LIST_DROPPED = "registry.list.dropped", _("list deleted"), UNSEEN
    MATCH_CHOSEN = "registry.match.chosen", _("party of a row decided"), UNSEEN
    MATCH_NO_PARTY = "registry.match.no_party", _("row marked as not a party"), UNSEEN
    MATCH_DUPLICATE = "registry.match.duplicate", _("row marked as duplicate"), UNSEEN
    MATCH_TAKEN_BACK = "registry.match.taken_back", _("decision on a row revoked"), UNSEEN
    PARTY_ADDED = "registry.party.added", _("party added")
    PARTY_CHANGED = "registry.party.changed", _("entry of a party changed")
    PARTY_UNDONE = "registry.party.undone", _("change of an entry undone")
    PARTY_MERGED = "registry.party.merged", _("two entries merged")
    PARTY_UNMERGED = "registry.party.unmerged", _("merger of two entries undone")
    PARTY_REMOVED = "registry.party.removed", _("entry removed")
    COUNTRY_NAMED = "registry.country.named", _("names of a country changed")
    PARTY_TOLD_APART = (
        "registry.party.told_apart",
        _("two entries confirmed as two parties"),
        UNSEEN,
    )
    IMPORT_RECEIVED = "registry.import.received", _("file for the register received"), UNSEEN
    IMPORT_APPLIED = "registry.import.applied", _("file imported into the register")
    IMPORT_UNDONE = "registry.import.undone", _("import undone")
    IMPORT_DROPPED = "registry.import.dropped", _("import discarded"), UNSEEN
