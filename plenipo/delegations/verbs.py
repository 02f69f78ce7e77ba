from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import SEEN, UNSEEN, JournalVerb

DATA_PROTECTION = "data_protection"  # the duty, which profile.py declares
# who is told what a person wishes: by the line of a wish everybody else would know who is hidden without one
READ_WISHES = ("accreditation", DATA_PROTECTION)


class Verb(JournalVerb):
    INVITATION_DRAFTED = "invitations.drafted", _("invitation drafted"), UNSEEN
    INVITATION_CHANGED = "invitations.changed", _("invitation changed")
    INVITATION_DROPPED = "invitations.dropped", _("draft of an invitation deleted"), UNSEEN
    INVITATION_SENT = "invitations.sent", _("invitation sent"), UNSEEN
    INVITATION_OPENED = "invitations.opened", _("invitation opened"), UNSEEN
    INVITATION_REMINDED = "invitations.reminded", _("reminder sent"), UNSEEN
    INVITATION_BOUNCED = "invitations.bounced", _("letter of invitation bounced"), UNSEEN
    INVITATION_WITHDRAWN = "invitations.withdrawn", _("invitation withdrawn")
    INVITATION_REISSUED = "invitations.reissued", _("invitation re-issued with a new link"), UNSEEN
    INVITATION_SUBSTITUTE_OFFERED = (
        "invitations.substitute_offered",
        _("place reallocated to another party"),
        UNSEEN,
    )
    INVITATION_PARTY_MERGED = (
        "invitations.party_merged",
        _("invitation moved to the entry with which its party was merged"),
    )
    INVITATION_BOTH_INVITED = (
        "invitations.both_invited",
        _("invitation kept with an entry merged into another invited one"),
    )
    INVITATION_MERGE_UNDONE = (
        "invitations.merge_undone",
        _("invitation moved back to its original party"),
    )
    INVITATION_DELIVERED = "invitations.delivered", _("invitation delivered on paper")
    INVITATION_TERMS_CHANGED = "invitations.terms_changed", _("terms of an invitation changed")
    INVITATION_EXTENDED = "invitations.extended", _("deadline extended")
    INVITATION_EXTENSION_UNDONE = (
        "invitations.extension_undone",
        _("extension of the deadline undone"),
    )
    INVITATION_LAPSED = "invitations.lapsed", _("invitation lapsed"), UNSEEN
    INVITATION_NAMES_FOLLOWED = (
        "invitations.names_followed",
        _("names of parties or countries were updated from the register"),
    )
    INVITATION_NAMES_SET = "invitations.names_set", _("names of the party to use were changed")
    INVITATION_TEXT_CHANGED = "invitations.text_changed", _("text of a letter changed"), UNSEEN
    INVITATION_TEXT_RESET = (
        "invitations.text_reset",
        _("standard text of a letter restored"),
        UNSEEN,
    )
    CIRCULAR_DRAFTED = "circulars.drafted", _("a circular was drafted"), UNSEEN
    CIRCULAR_CHANGED = "circulars.changed", _("a circular was changed"), UNSEEN
    CIRCULAR_PROPOSED = (
        "circulars.proposed",
        _("a circular was submitted to a second person"),
        UNSEEN,
    )
    CIRCULAR_RETURNED = "circulars.returned", _("a circular was returned to its author"), UNSEEN
    CIRCULAR_SENT = "circulars.sent", _("a circular was sent"), UNSEEN
    CIRCULAR_DROPPED = "circulars.dropped", _("the draft of a circular was deleted"), UNSEEN
    COUNT_PUBLISHED = "counts.published", _("a figure was published")
    ANNOUNCED = "announcements.announced", _("a principal was announced")
    ANNOUNCEMENT_CORRECTED = "announcements.corrected", _("an announcement was corrected")
    ANNOUNCEMENT_WITHDRAWN = "announcements.withdrawn", _("an announcement was withdrawn")
    LIST_PROPOSED = (
        "lists.proposed",
        _("a version of the list of participants was proposed"),
        UNSEEN,
    )
    LIST_DROPPED = (
        "lists.dropped",
        _("the proposal of a version of the list was withdrawn"),
        UNSEEN,
    )
    LIST_PUBLISHED = "lists.published", _("a version of the list of participants was published")
    LIST_COPIED = "lists.copied", _("a copy of the list of participants was handed out"), UNSEEN
    PROMISE_NOTED = "promises.noted", _("a commitment was recorded"), UNSEEN
    PROMISE_DONE = "promises.done", _("a commitment was marked as done"), UNSEEN
    PROMISE_WITHDRAWN = "promises.withdrawn", _("a commitment was withdrawn"), UNSEEN
    PROMISE_REOPENED = "promises.reopened", _("a commitment was reopened"), UNSEEN
    DATA_DELETED = "delegations.data_deleted", _("personal data were deleted")
    PERSON_ERASED = "delegations.person_erased", _("the data of one person was deleted")
    PERSON_PROTECTED = (
        "delegations.person_protected",
        _("a person was protected"),
        SEEN,
        DATA_PROTECTION,
    )
    PERSON_UNPROTECTED = (
        "delegations.person_unprotected",
        _("the protection of a person was ended"),
        SEEN,
        DATA_PROTECTION,
    )
    PROTECTION_CONFIRMED = (
        "delegations.protection_confirmed",
        _("the protection of a person was confirmed"),
        UNSEEN,
        DATA_PROTECTION,
    )
    PROTECTION_LIFT_ASKED = (
        "delegations.protection_lift_asked",
        _("ending the protection of a person was proposed"),
        UNSEEN,
        DATA_PROTECTION,
    )
    PROTECTION_KEPT = (
        "delegations.protection_kept",
        _("the protection of a person was upheld"),
        UNSEEN,
        DATA_PROTECTION,
    )
    CANARIES_PLANTED = (
        "lists.canaries_planted",
        _("invented persons were planted in internal copies"),
        UNSEEN,
        DATA_PROTECTION,
    )
    CANARIES_WITHDRAWN = (
        "lists.canaries_withdrawn",
        _("the invented persons in internal copies were withdrawn"),
        UNSEEN,
        DATA_PROTECTION,
    )
    PERSON_EXPORTED = (
        "delegations.person_exported",
        _("the data of one person was provided as a copy"),
        UNSEEN,
    )
    ANSWERED = "delegations.answered", _("the party replied to the invitation")
    NAMES_KEPT = "delegations.names_kept", _("names were entered"), UNSEEN
    ANSWERS_KEPT = "delegations.answers_kept", _("answers to questions were entered"), UNSEEN
    SUBMITTED = "delegations.submitted", _("the delegation was submitted"), UNSEEN
    TAKEN_BACK = "delegations.taken_back", _("the submission was withdrawn"), UNSEEN
    LETTER_ADDED = "delegations.letter_added", _("a letter was added"), UNSEEN
    FOCAL_ADDED = "delegations.focal_added", _("a focal point was added"), UNSEEN
    FOCAL_REMOVED = "delegations.focal_removed", _("a focal point was removed"), UNSEEN
    LINK_RESENT = "delegations.link_resent", _("a new personal link was sent"), UNSEEN
    LINKS_ENDED = "delegations.links_ended", _("earlier personal links were ended"), UNSEEN
    APPROVED = "delegations.approved", _("the delegation was approved")
    RETURNED = "delegations.returned", _("the delegation was returned with questions"), UNSEEN
    REFUSED = "delegations.refused", _("the delegation was not approved"), UNSEEN
    TOLD = "delegations.told", _("the party was informed by means other than e-mail"), UNSEEN
    REOPENED = "delegations.reopened", _("the decision was revoked")
    DISCLOSURE_CHOSEN = (
        "delegations.disclosure_chosen",
        _("the visibility of a name was chosen"),
        SEEN,
        READ_WISHES,
    )
    CHANGE_ASKED = "delegations.change_asked", _("a change was requested"), UNSEEN
    CHANGE_TAKEN_BACK = "delegations.change_taken_back", _("a change request was withdrawn"), UNSEEN
    CHANGE_APPLIED = "delegations.change_applied", _("a change was made")
    CHANGE_REFUSED = "delegations.change_refused", _("a change request was declined"), UNSEEN
