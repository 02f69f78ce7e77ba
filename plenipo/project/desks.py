"""The desks of a conference, in the order of the rail."""

from django.utils.translation import gettext as _

Desk = tuple[str, str, str]  # label, name of its address, what is counted there
IN_CONFIDENCE = "bilaterals:desk"


def desks() -> list[list[Desk]]:
    """In groups; the one in confidence is apart."""
    return [
        [(_("Today"), "portal:today", "")],
        [
            (_("Invitations"), "delegations:invitations", "drafted"),
            (_("Delegations"), "delegations:board", ""),
            (_("Approval"), "delegations:approval", "submitted"),
            (_("Change requests"), "delegations:changes", "changes"),
            (_("Commitments"), "portal:commitments", "promises"),
            (_("Statistics"), "delegations:counts", ""),
            (_("List of participants"), "delegations:list", ""),
        ],
        [(_("Programme"), "programme:sessions", "programme")],
        [
            (_("Letters"), "portal:letters", "letters"),
            (_("Circulars"), "delegations:circulars", "notes"),
            (_("Activity log"), "portal:journal", ""),
            (_("Nomenclature"), "delegations:nomenclature", ""),
            (_("Personal data"), "delegations:data", ""),
            (_("Settings"), "conference:settings", ""),
        ],
    ]
