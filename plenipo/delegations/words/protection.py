"""Where the name of a protected person was read, in words."""

from django.utils.translation import gettext as _

from plenipo.kit.desks import HOUSE, RAIL, TABS


def page_in_words(place: str) -> str:
    """By the desk or tab it is, or lies below; a page of none is called by its address."""
    labels = {page.address: str(page.label) for page in (*RAIL, *HOUSE)}
    labels |= {tab.address: str(tab.label) for tabs in TABS.values() for tab in tabs}
    return labels.get(place) or _pages().get(place) or place.partition(":")[2].replace("-", " ")


def _pages() -> dict[str, str]:
    return {
        "delegations:delegation": _("Delegation"),
        "delegations:data-person": _("Personal data"),
        "delegations:data-person-export": _("Copy of the personal data"),
        "delegations:data-protected": _("Protected persons"),
        "portal:search": _("Search"),
    }
