from django.utils.translation import gettext_lazy as _

from plenipo.kit.apps import App


class BilateralsConfig(App):
    name = "plenipo.bilaterals"
    label = "bilaterals"
    confidential = True  # its rows and jobs are read and counted by the desk alone (decision 6)

    # phrase of every verb of the desk's own journal; nothing of this app stands in that of the conference
    desk_verbs: dict[str, object] = {
        "bilaterals.drafted": _("a request was drafted"),
        "bilaterals.changed": _("the draft of a request was changed"),
        "bilaterals.dropped": _("the draft of a request was deleted"),
        "bilaterals.sending": _("a request was scheduled for sending"),
        "bilaterals.sending_undone": _("the sending of a request was undone"),
        "bilaterals.sent": _("a request was sent"),
        "bilaterals.identified": _("the desk identified the delegation a request is addressed to"),
        "bilaterals.accepted": _("a request was accepted"),
        "bilaterals.proposed": _("an alternative was proposed"),
        "bilaterals.deferred": _("a request was deferred"),
        "bilaterals.proposal_accepted": _("a proposal was accepted"),
        "bilaterals.expired": _("requests lapsed without a reply"),
        "bilaterals.withdrawn": _("a request was withdrawn"),
        "bilaterals.ended": _("requests ended because the delegation no longer takes part"),
        "bilaterals.principal_kept": _("a principal was entered or changed"),
        "bilaterals.principal_removed": _("a principal was removed"),
        "bilaterals.times_kept": _("the times of a principal were changed"),
        "bilaterals.plan_asked": _("a plan was requested"),
        "bilaterals.plan_stopped": _("the search for a plan was stopped"),
        "bilaterals.ripple": _("meetings were moved after a delay"),
        "bilaterals.plan_changed": _("a plan was changed by hand"),
        "bilaterals.plan_in_force": _("a plan was put into force"),
        "bilaterals.letters_sent": _("letters of the desk were sent"),
        "bilaterals.outage": _("an event of the day was recorded"),
        "bilaterals.outage_over": _("an event of the day ended"),
        "bilaterals.arranged": _("participants, seating or press of a meeting were changed"),
        "bilaterals.signed": _("a side confirmed the arrangements of a meeting"),
        "bilaterals.noted": _("a side wrote its note of a meeting"),
        "bilaterals.read_out": _("a side wrote its read-out"),
        "bilaterals.course": _("the outcome of a meeting was recorded"),
        "bilaterals.follow_up": _("a side entered a follow-up"),
        "bilaterals.follow_up_due": _("a side received a reminder of a follow-up"),
        "bilaterals.follow_up_done": _("a follow-up was marked as done"),
        "bilaterals.follow_up_open": _("a follow-up was reopened"),
        "bilaterals.follow_up_removed": _("a follow-up was removed"),
        "bilaterals.locked": _("a room or a person was locked in a plan, or unlocked"),
        "bilaterals.calendar": _("a delegation created an address for its calendars"),
        "bilaterals.rooms_chosen": _("the rooms that meetings use were chosen"),
        "bilaterals.room_set_aside": _("a room was set aside for meetings"),
        "bilaterals.room_given_back": _("a room was returned to the programme"),
        "bilaterals.meeting_moved": _("a meeting in force was moved"),
        "bilaterals.hours_kept": _("hours of meetings were moved to another time zone"),
        "bilaterals.placed": _("a small meeting was given a free time and room"),
        "bilaterals.interpreter_added": _("an interpreter was entered"),
        "bilaterals.interpreter_removed": _("an interpreter was removed"),
    }
    jobs: dict[str, object] = {"bilaterals.plan": _("planning of bilateral meetings")}
