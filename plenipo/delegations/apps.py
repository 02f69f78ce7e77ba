from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegationsConfig(AppConfig):
    name = "plenipo.delegations"
    label = "delegations"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "invitations.drafted": _("invitation drafted"),
        "invitations.changed": _("invitation changed"),
        "invitations.dropped": _("draft of an invitation deleted"),
        "invitations.sent": _("invitation sent"),
        "invitations.opened": _("invitation opened"),
        "invitations.reminded": _("reminder sent"),
        "invitations.bounced": _("letter of invitation bounced"),
        "invitations.withdrawn": _("invitation withdrawn"),
        "invitations.reissued": _("invitation re-issued with a new link"),
        "invitations.substitute_offered": _("its place offered to another party"),
        "invitations.lapsed": _("invitation lapsed"),
        "invitations.text_changed": _("text of a letter changed"),
        "invitations.text_reset": _("standard text of a letter restored"),
    }

    def ready(self) -> None:
        from plenipo.delegations import receivers  # noqa: F401, PLC0415 -- app ready
