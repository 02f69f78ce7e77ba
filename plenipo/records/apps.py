from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "plenipo.records"
    label = "records"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "records.letter_bounced": _("a letter did not arrive"),
        "records.sender_refused": _(
            "a mail server refused letters because of us, not of an address"
        ),
        "records.letter_again": _("a letter was sent again"),
        "records.letters_halted": _("the mail server refused us, and letters wait"),
        "records.letters_go_again": _("the mail server takes letters again"),
        "records.halt_tried": _("the mail server was to be tried at once"),
        "records.returned_mail": _("mail came back that no program understands"),
        "records.returned_mail_read": _("mail that came back was read"),
    }
    # deeds that change nothing the public may read; after any other the public pages are drawn anew
    unseen = frozenset(verbs)
    jobs: dict[str, object] = {"records.scrub": _("removing deleted data from the database files")}

    def ready(self) -> None:
        from plenipo.records.actions import scrub  # noqa: F401, PLC0415 -- app ready
