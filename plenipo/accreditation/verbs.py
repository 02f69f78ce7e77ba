from django.utils.translation import gettext_lazy as _

from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.verbs import READ_WISHES
from plenipo.records.verbs import UNSEEN, JournalVerb


class Verb(JournalVerb):
    CREDENTIALS_RECEIVED = "credentials.received", _("letter of credentials registered"), UNSEEN
    CREDENTIALS_SENT = "credentials.sent", _("letter of credentials sent"), UNSEEN
    CREDENTIALS_CHANGED = "credentials.changed", _("letter of credentials corrected"), UNSEEN
    CREDENTIALS_FOUND = "credentials.found", _("credentials examined"), UNSEEN
    CREDENTIALS_SET_ASIDE = (
        "credentials.set_aside",
        _("letter of credentials marked as superseded"),
        UNSEEN,
    )
    CREDENTIALS_REMINDED = "credentials.reminded", _("reminder of credentials sent"), UNSEEN
    CONTEST_OPENED = "credentials.contest_opened", _("competing credentials recorded"), UNSEEN
    CONTEST_PLATE = "credentials.contest_plate", _("neutral name set for a delegation"), UNSEEN
    CONTEST_DECIDED = "credentials.contest_decided", _("competing credentials decided"), UNSEEN
    CHALLENGED = "credentials.challenged", _("credentials challenged"), UNSEEN
    CHALLENGE_ANSWERED = (
        "credentials.challenge_answered",
        _("reply to a challenge recorded"),
        UNSEEN,
    )
    CHALLENGE_DECIDED = "credentials.challenge_decided", _("challenge decided"), UNSEEN
    COMMITTEE_CHANGED = "credentials.committee", _("credentials committee changed"), UNSEEN
    COMMITTEE_MET = "credentials.committee_met", _("meeting of the committee recorded"), UNSEEN
    COMMITTEE_NOT_MET = (
        "credentials.committee_not_met",
        _("meeting of the committee removed"),
        UNSEEN,
    )
    REPORT_ISSUED = "credentials.report_issued", _("report of the committee issued"), UNSEEN
    ENQUIRY_ANSWERED = "enquiries.answered", _("an enquiry about a person was answered"), UNSEEN
    ENQUIRIES_REVIEWED = (  # there is nothing to review before somebody protected may be meant
        "enquiries.reviewed",
        _("enquiries about persons were reviewed"),
        UNSEEN,
        DATA_PROTECTION,
    )
    VISA_ASKED = "visa.asked", _("visa-support letters were requested"), UNSEEN
    VISA_TAKEN_BACK = (
        "visa.taken_back",
        _("the request for a visa-support letter was withdrawn"),
        UNSEEN,
    )
    VISA_ISSUED = "visa.issued", _("a visa-support letter was issued"), UNSEEN
    VISA_DECLINED = "visa.declined", _("a visa-support letter was declined"), UNSEEN
    VISA_REVOKED = "visa.revoked", _("a visa-support letter was revoked"), UNSEEN
    VISA_CHECKED = (
        "visa.checked",
        _("a visa-support letter was verified on the public page"),
        UNSEEN,
    )
    ZONE_ADDED = "badges.zone_added", _("a zone was added"), UNSEEN
    ZONE_CHANGED = "badges.zone_changed", _("a zone was changed"), UNSEEN
    ZONE_DELETED = "badges.zone_deleted", _("a zone was deleted"), UNSEEN
    CATEGORY_ADDED = "badges.category_added", _("a badge category was added"), UNSEEN
    CATEGORY_CHANGED = "badges.category_changed", _("a badge category was changed"), UNSEEN
    CATEGORY_DELETED = "badges.category_deleted", _("a badge category was deleted"), UNSEEN
    USUAL_ADDED = "badges.usual_added", _("the usual badge categories were added"), UNSEEN
    BADGES_DRAWN_UP = "badges.drawn_up", _("badges were prepared"), UNSEEN
    BADGES_PRINTED = "badges.printed", _("badges were printed"), UNSEEN
    BADGES_UNPRINTED = "badges.unprinted", _("badges are to be printed again"), UNSEEN
    BADGES_HANDED_OVER = "badges.handed_over", _("badges were handed over"), UNSEEN
    HAND_OVER_UNDONE = (
        "badges.hand_over_undone",
        _("the handing over of a badge was undone"),
        UNSEEN,
    )
    BADGE_REISSUED = "badges.reissued", _("a badge was replaced by a new one"), UNSEEN
    BADGE_LOST = "badges.lost", _("a badge was reported lost and revoked"), UNSEEN
    BADGE_REPORTED_LOST = (
        "badges.reported_lost",
        _("a badge was reported lost by the delegation and blocked"),
        UNSEEN,
    )
    BADGE_LOSS_NOTED = "badges.loss_noted", _("the loss of a badge was noted"), UNSEEN
    BADGE_FOUND = "badges.found", _("a lost badge was found and is accepted again"), UNSEEN
    BADGE_REVOKED = "badges.revoked", _("a badge was revoked"), UNSEEN
    BADGES_FOLLOWED = (
        "badges.followed",
        _("badges of persons who no longer take part were revoked"),
        UNSEEN,
    )
    BADGE_RETURNED = "badges.returned", _("a badge was returned"), UNSEEN
    PHOTO_SENT = "photos.sent", _("photo received"), UNSEEN
    PHOTOS_SENT = "photos.sent_many", _("several photos received"), UNSEEN
    PHOTO_CUT = "photos.cut", _("another cut of a photo chosen"), UNSEEN
    PHOTO_REMOVED = "photos.removed", _("photo deleted"), UNSEEN
    PHOTO_ASSIGNED = "photos.assigned", _("photo assigned to a person"), UNSEEN
    PHOTO_EXEMPTED = "photos.exempted", _("person exempted from the photo"), UNSEEN
    PHOTO_EXEMPTION_ENDED = (
        "photos.exemption_ended",
        _("exemption from the photo ended"),
        UNSEEN,
    )
    PHOTO_WANTED = "photos.wanted", _("another photo requested"), UNSEEN
    PHOTOS_REMINDED = "photos.reminded", _("reminder of photos sent"), UNSEEN
    PHOTOS_LET_GO = "photos.let_go", _("photos of persons who no longer take part deleted"), UNSEEN
    OTHER_REGISTERED = (
        "badges.other_registered",
        _("a person outside delegations was registered"),
        UNSEEN,
    )
    OTHER_CHANGED = (
        "badges.other_changed",
        _("the registration of a person outside delegations was changed"),
        UNSEEN,
        READ_WISHES,  # among them that the name is kept to the badge office
    )
    OTHER_JOINED = (
        "badges.other_joined",
        _("a person outside delegations was joined to one already known"),
        UNSEEN,
    )
    OTHER_WITHDRAWN = (
        "badges.other_withdrawn",
        _("a person outside delegations was withdrawn"),
        UNSEEN,
    )
    OTHER_REINSTATED = (
        "badges.other_reinstated",
        _("a person outside delegations was registered again"),
        UNSEEN,
    )
    GATE_ADDED = "gates.added", _("a gate was added"), UNSEEN
    GATE_CHANGED = "gates.changed", _("a gate was changed"), UNSEEN
    GATE_CLOSED = "gates.closed", _("a gate was closed for good"), UNSEEN
    GATE_REOPENED = "gates.reopened", _("a gate was opened again"), UNSEEN
    DEVICE_LINKED = "gates.device_linked", _("a link for a device at a gate was made"), UNSEEN
    DEVICE_ENROLLED = "gates.device_enrolled", _("a device was enrolled at a gate"), UNSEEN
    DEVICE_REVOKED = "gates.device_revoked", _("a device at a gate was revoked"), UNSEEN
    PASSAGE_ENTERED = "gates.passage_entered", _("a passage was entered for a gate"), UNSEEN
    PASSAGES_ACCEPTED = "gates.passages_accepted", _("doubtful passages were accepted"), UNSEEN
    PASSAGES_SET_ASIDE = "gates.passages_set_aside", _("doubtful passages were set aside"), UNSEEN
    DAY_BADGES_MADE = "gates.day_badges_made", _("one-day badges were prepared"), UNSEEN
    DAY_BADGE_GIVEN = (
        "gates.day_badge_given",
        _("a one-day badge was recorded for a person"),
        UNSEEN,
    )
    DAY_BADGE_FREED = "gates.day_badge_freed", _("the record of a one-day badge was undone"), UNSEEN
    IDENTITY_RECEIVED = "identity.received", _("an identity document was entered"), UNSEEN
    IDENTITY_REPLACED = "identity.replaced", _("an identity document was replaced"), UNSEEN
    IDENTITY_REMOVED = "identity.removed", _("an identity document was destroyed"), UNSEEN
    IDENTITY_SHREDDED = (
        "identity.shredded",
        _("identity documents were destroyed at the end of their period"),
        UNSEEN,
    )
    IDENTITY_JUDGED = (
        "identity.judged",
        _("validity of identity documents was checked again"),
        UNSEEN,
    )
    OPENING_ASKED = (  # that somebody looks into them is itself for data protection alone
        "identity.opening_asked",
        _("opening of identity documents was requested"),
        UNSEEN,
        DATA_PROTECTION,
    )
    OPENING_ALLOWED = (
        "identity.opening_allowed",
        _("opening of identity documents was approved"),
        UNSEEN,
        DATA_PROTECTION,
    )
    OPENING_DECLINED = (
        "identity.opening_declined",
        _("opening of identity documents was declined"),
        UNSEEN,
        DATA_PROTECTION,
    )
    IDENTITY_OPENED = (
        "identity.opened",
        _("identity documents were opened"),
        UNSEEN,
        DATA_PROTECTION,
    )
    IDENTITY_HANDED_OUT = (
        "identity.handed_out",
        _("a file of identity documents was handed out"),
        UNSEEN,
        DATA_PROTECTION,
    )
    KIND_ADDED = "passes.kind_added", _("a kind of pass was added"), UNSEEN
    KIND_CHANGED = "passes.kind_changed", _("a kind of pass was changed"), UNSEEN
    KIND_DELETED = "passes.kind_deleted", _("a kind of pass was deleted"), UNSEEN
    PASSES_MADE = "passes.made", _("a series of passes was entered"), UNSEEN
    PASSES_REMOVED = "passes.removed", _("passes that were never issued were removed"), UNSEEN
    PASS_PLATE = "passes.plate", _("the number plate of a car pass was changed"), UNSEEN
    PASSES_ISSUED = "passes.issued", _("passes were issued"), UNSEEN
    PASSES_RETURNED = "passes.returned", _("passes were returned"), UNSEEN
    PASS_LOST = "passes.lost", _("a pass was reported lost"), UNSEEN
    PASS_REPORTED_LOST = (
        "passes.reported_lost",
        _("a pass was reported lost by the delegation and blocked"),
        UNSEEN,
    )
    PASS_LOSS_NOTED = "passes.loss_noted", _("the loss of a pass was noted"), UNSEEN
    PASS_RESTORED = "passes.restored", _("a pass is again with its last holder"), UNSEEN
    PASS_MISTAKEN = "passes.mistaken", _("the issue of a pass was recorded as a mistake"), UNSEEN
    PASS_WITHDRAWN = "passes.withdrawn", _("a pass was withdrawn"), UNSEEN
    PASS_REINSTATED = "passes.reinstated", _("the withdrawal of a pass was undone"), UNSEEN
    PASSES_REMINDED = "passes.reminded", _("the return of passes was requested"), UNSEEN
