from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class DelegationsConfig(App):
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
        "invitations.substitute_offered": _("place reallocated to another party"),
        "invitations.party_merged": _(
            "invitation moved to the entry with which its party was merged"
        ),
        "invitations.both_invited": _(
            "invitation kept with an entry merged into another invited one"
        ),
        "invitations.merge_undone": _("invitation moved back to its original party"),
        "invitations.delivered": _("invitation delivered on paper"),
        "invitations.terms_changed": _("terms of an invitation changed"),
        "invitations.extended": _("deadline extended"),
        "invitations.extension_undone": _("extension of the deadline undone"),
        "invitations.lapsed": _("invitation lapsed"),
        "invitations.names_followed": _(
            "names of parties or countries were updated from the register"
        ),
        "invitations.names_set": _("names of the party to use were changed"),
        "invitations.text_changed": _("text of a letter changed"),
        "invitations.text_reset": _("standard text of a letter restored"),
    }

    verbs |= {
        "circulars.drafted": _("a circular was drafted"),
        "circulars.changed": _("a circular was changed"),
        "circulars.proposed": _("a circular was submitted to a second person"),
        "circulars.returned": _("a circular was returned to its author"),
        "circulars.sent": _("a circular was sent"),
        "circulars.dropped": _("the draft of a circular was deleted"),
        "counts.published": _("a figure was published"),
        "promises.noted": _("a commitment was recorded"),
        "promises.done": _("a commitment was marked as done"),
        "promises.withdrawn": _("a commitment was withdrawn"),
        "promises.reopened": _("a commitment was reopened"),
        "delegations.data_deleted": _("personal data were deleted"),
        "delegations.person_erased": _("the data of one person was deleted"),
        "delegations.person_protected": _("a person was protected"),
        "delegations.person_unprotected": _("the protection of a person was ended"),
        "delegations.person_exported": _("the data of one person was provided as a copy"),
        "delegations.answered": _("the party replied to the invitation"),
        "delegations.names_kept": _("names were entered"),
        "delegations.answers_kept": _("answers to questions were entered"),
        "delegations.submitted": _("the delegation was submitted"),
        "delegations.taken_back": _("the submission was withdrawn"),
        "delegations.letter_added": _("a letter was added"),
        "delegations.focal_added": _("a focal point was added"),
        "delegations.focal_removed": _("a focal point was removed"),
        "delegations.link_resent": _("a new personal link was sent"),
        "delegations.links_ended": _("earlier personal links were ended"),
        "delegations.approved": _("the delegation was approved"),
        "delegations.returned": _("the delegation was returned with questions"),
        "delegations.refused": _("the delegation was not approved"),
        "delegations.told": _("the party was informed by means other than e-mail"),
        "delegations.reopened": _("the decision was revoked"),
        "delegations.disclosure_chosen": _("the visibility of a name was chosen"),
        "delegations.change_asked": _("a change was requested"),
        "delegations.change_taken_back": _("a change request was withdrawn"),
        "delegations.change_applied": _("a change was made"),
        "delegations.change_refused": _("a change request was declined"),
    }
    # deeds that change nothing the public may read; after any other the public pages are drawn anew
    unseen = frozenset(
        {
            "circulars.drafted",
            "circulars.changed",
            "circulars.proposed",
            "circulars.returned",
            "circulars.sent",
            "circulars.dropped",
            "promises.noted",
            "promises.done",
            "promises.withdrawn",
            "promises.reopened",
            "invitations.drafted",
            "invitations.dropped",
            "invitations.sent",
            "invitations.opened",
            "invitations.reminded",
            "invitations.bounced",
            "invitations.reissued",
            "invitations.substitute_offered",
            "invitations.lapsed",
            "invitations.text_changed",
            "invitations.text_reset",
            "delegations.names_kept",
            "delegations.answers_kept",
            "delegations.submitted",
            "delegations.taken_back",
            "delegations.letter_added",
            "delegations.focal_added",
            "delegations.focal_removed",
            "delegations.link_resent",
            "delegations.links_ended",
            "delegations.told",
            "delegations.returned",
            "delegations.refused",
            "delegations.change_asked",
            "delegations.change_taken_back",
            "delegations.change_refused",
            "delegations.person_exported",
        }
    )

    jobs: dict[str, object] = {"delegations.new_links": _("new personal links")}
