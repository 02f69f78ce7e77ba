from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    # lists may stand in the order of precedence: whatever changes it draws the public pages anew
    RANKS_CHANGED = "protocol.ranks_changed", _("the table of ranks was changed")
    OFFICE_STATED = "protocol.office_stated", _("the rank of a principal was stated"), UNSEEN
    OFFICE_TAKEN_BACK = (
        "protocol.office_taken_back",
        _("the statement of a rank was withdrawn"),
        UNSEEN,
    )
    OFFICE_ENTERED = "protocol.office_entered", _("the rank of a principal was entered")
    OFFICE_CHANGED = "protocol.office_changed", _("the rank of a principal was changed")
    OFFICE_DELETED = "protocol.office_deleted", _("the rank of a principal was deleted")
    OFFICES_ENTERED = "protocol.offices_entered", _("ranks of principals were entered")
    OFFICE_CONFIRMED = (
        "protocol.office_confirmed",
        _("the rank stated of a principal was confirmed"),
    )
    OFFICE_DECLINED = (
        "protocol.office_declined",
        _("the rank stated of a principal was not accepted"),
        UNSEEN,
    )
    PLACED = "protocol.placed", _("a place in the order of precedence was decided by hand")
    PLACE_UNDONE = (
        "protocol.place_undone",
        _("a place decided by hand was undone"),
    )
    ORDER_SETTLED = "protocol.order_settled", _("an order of precedence was settled"), UNSEEN
    LOTS_PREPARED = "protocol.lots_prepared", _("a draw of lots was prepared"), UNSEEN
    LOTS_PUBLISHED = "protocol.lots_published", _("a draw of lots was published")
    LOTS_ENTERED = "protocol.lots_entered", _("numbers drawn by hand were entered"), UNSEEN
    LOTS_DRAWN = "protocol.lots_drawn", _("lots were drawn")
    LOTS_ANNULLED = "protocol.lots_annulled", _("a draw of lots was annulled")
    GIFT_ENTERED = "protocol.gift_entered", _("a gift was entered"), UNSEEN
    GIFT_CHANGED = "protocol.gift_changed", _("a gift was changed"), UNSEEN
    GIFT_DELETED = "protocol.gift_deleted", _("a gift was deleted"), UNSEEN
    GIFT_APPROVED = "protocol.gift_approved", _("a gift was approved"), UNSEEN
    GIFT_REFUSED = "protocol.gift_refused", _("a gift was refused"), UNSEEN
    SEATING_MADE = "protocol.seating_made", _("a seating plan was made"), UNSEEN
    SEATING_CHANGED = "protocol.seating_changed", _("a seating plan was changed"), UNSEEN
    SEATING_DELETED = "protocol.seating_deleted", _("a seating plan was deleted"), UNSEEN
    SEATING_ARRANGED = "protocol.seating_arranged", _("a seating plan was arranged"), UNSEEN
    SEATING_MOVED = "protocol.seating_moved", _("somebody was moved in a seating plan"), UNSEEN
    SEATING_PEOPLE = (
        "protocol.seating_people",
        _("the people of a seating plan were changed"),
        UNSEEN,
    )
    SEATING_RULES = (
        "protocol.seating_rules",
        _("the rules of a seating plan were changed"),
        UNSEEN,
    )
    SEATING_UNDONE = (
        "protocol.seating_undone",
        _("a change of a seating plan was undone"),
        UNSEEN,
    )
    PLATE_STATED = "protocol.plate_stated", _("the text of a plate was stated"), UNSEEN
    PLATE_TAKEN_BACK = (
        "protocol.plate_taken_back",
        _("the statement of the text of a plate was withdrawn"),
        UNSEEN,
    )
    PLATE_ENTERED = "protocol.plate_entered", _("the text of a plate was entered"), UNSEEN
    PLATE_CONFIRMED = (
        "protocol.plate_confirmed",
        _("the text stated for a plate was confirmed"),
        UNSEEN,
    )
    PLATE_DECLINED = (
        "protocol.plate_declined",
        _("the text stated for a plate was not accepted"),
        UNSEEN,
    )
    PLATES_PRINTED = "protocol.plates_printed", _("plates were printed"), UNSEEN
    CHECK_TICKED = "protocol.check_ticked", _("a check of an event was ticked"), UNSEEN
    CHECK_UNTICKED = "protocol.check_unticked", _("the tick of a check was removed"), UNSEEN
    PLATES_DISCARDED = "protocol.plates_discarded", _("printed plates were discarded"), UNSEEN
