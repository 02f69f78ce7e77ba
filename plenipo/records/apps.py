from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class RecordsConfig(App):
    name = "plenipo.records"
    label = "records"

    # phrase of every verb this app writes into the journal
    verbs: dict[str, object] = {
        "records.letter_bounced": _("a letter was not delivered"),
        "records.sender_refused": _(
            "a mail server refused letters because of our server, not because of an address"
        ),
        "records.letter_again": _("a letter was sent again"),
        "records.letters_halted": _("the mail server refused our letters; letters are waiting"),
        "records.letters_go_again": _("the mail server accepts letters again"),
        "records.halt_tried": _("an immediate retry of the mail server was requested"),
        "records.returned_mail": _("returned mail could not be processed"),
        "records.returned_mail_read": _("returned mail was read"),
    }
    # deeds that change nothing the public may read; after any other the public pages are drawn anew
    unseen = frozenset(verbs)
    jobs: dict[str, object] = {"records.scrub": _("removing deleted data from the database files")}
