from django.utils.translation import gettext_lazy as _

from plenipo.records.verbs import Phrased


class DeskVerb(Phrased):
    """What is written into the desk's own journal; nothing of this app stands in that of the conference."""

    DRAFTED = "bilaterals.drafted", _("a request was drafted")
    CHANGED = "bilaterals.changed", _("the draft of a request was changed")
    DROPPED = "bilaterals.dropped", _("the draft of a request was deleted")
    SENDING = "bilaterals.sending", _("a request was scheduled for sending")
    SENDING_UNDONE = "bilaterals.sending_undone", _("the sending of a request was undone")
    SENT = "bilaterals.sent", _("a request was sent")
    IDENTIFIED = (
        "bilaterals.identified",
        _("the desk identified the delegation a request is addressed to"),
    )
    ACCEPTED = "bilaterals.accepted", _("a request was accepted")
    PROPOSED = "bilaterals.proposed", _("an alternative was proposed")
    DEFERRED = "bilaterals.deferred", _("a request was deferred")
    PROPOSAL_ACCEPTED = "bilaterals.proposal_accepted", _("a proposal was accepted")
    EXPIRED = "bilaterals.expired", _("requests lapsed without a reply")
    WITHDRAWN = "bilaterals.withdrawn", _("a request was withdrawn")
    ENDED = "bilaterals.ended", _("requests ended because the delegation no longer takes part")
    PRINCIPAL_KEPT = "bilaterals.principal_kept", _("a principal was entered or changed")
    PRINCIPAL_REMOVED = "bilaterals.principal_removed", _("a principal was removed")
    TIMES_KEPT = "bilaterals.times_kept", _("the times of a principal were changed")
    PLAN_ASKED = "bilaterals.plan_asked", _("a plan was requested")
    PLAN_STOPPED = "bilaterals.plan_stopped", _("the search for a plan was stopped")
    RIPPLE = "bilaterals.ripple", _("meetings were moved after a change")
    PLAN_CHANGED = "bilaterals.plan_changed", _("a plan was changed by hand")
    PLAN_IN_FORCE = "bilaterals.plan_in_force", _("a plan was put into force")
    LETTERS_SENT = "bilaterals.letters_sent", _("letters of the desk were sent")
    OUTAGE = "bilaterals.outage", _("an event of the day was recorded")
    OUTAGE_OVER = "bilaterals.outage_over", _("an event of the day ended")
    ARRANGED = "bilaterals.arranged", _("participants, seating or press of a meeting were changed")
    SIGNED = "bilaterals.signed", _("a side confirmed the arrangements of a meeting")
    NOTED = "bilaterals.noted", _("a side wrote its note of a meeting")
    READ_OUT = "bilaterals.read_out", _("a side wrote its read-out")
    COURSE = "bilaterals.course", _("the outcome of a meeting was recorded")
    FOLLOW_UP = "bilaterals.follow_up", _("a side entered a follow-up")
    FOLLOW_UP_DUE = "bilaterals.follow_up_due", _("a side received a reminder of a follow-up")
    FOLLOW_UP_DONE = "bilaterals.follow_up_done", _("a follow-up was marked as done")
    FOLLOW_UP_OPEN = "bilaterals.follow_up_open", _("a follow-up was reopened")
    FOLLOW_UP_REMOVED = "bilaterals.follow_up_removed", _("a follow-up was removed")
    LOCKED = "bilaterals.locked", _("a room or a person was locked in a plan, or unlocked")
    CALENDAR = "bilaterals.calendar", _("a delegation created an address for its calendars")
    ROOMS_CHOSEN = "bilaterals.rooms_chosen", _("the rooms that meetings use were chosen")
    ROOM_SET_ASIDE = "bilaterals.room_set_aside", _("a room was set aside for meetings")
    ROOM_GIVEN_BACK = "bilaterals.room_given_back", _("a room was returned to the programme")
    MEETING_MOVED = "bilaterals.meeting_moved", _("a meeting in force was moved")
    HOURS_KEPT = "bilaterals.hours_kept", _("hours of meetings were moved to another time zone")
    PLACED = "bilaterals.placed", _("a small meeting was given a free time and room")
    INTERPRETER_ADDED = "bilaterals.interpreter_added", _("an interpreter was entered")
    INTERPRETER_REMOVED = "bilaterals.interpreter_removed", _("an interpreter was removed")
