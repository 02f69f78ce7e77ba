from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plenipo.bilaterals.models.principal import Principal
from plenipo.bilaterals.models.request import MeetingRequest
from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account
from plenipo.programme.models import Interpreter, Room
from plenipo.records.models import Job


class Outage(models.Model):
    """A principal who leaves, a room that cannot be used, an interpreter who is ill: from a moment on."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    principal = models.ForeignKey(Principal, models.CASCADE, null=True, blank=True)
    room = models.ForeignKey(Room, models.CASCADE, null=True, blank=True, related_name="+")
    interpreter = models.ForeignKey(
        Interpreter, models.CASCADE, null=True, blank=True, related_name="+"
    )
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_outage_ends_after_it_starts",
                condition=Q(ends=None) | Q(ends__gt=F("starts")),
                violation_error_message=_("The end must be later than the start."),
            )
        ]

    def __str__(self) -> str:
        return str(self.principal or self.room or self.interpreter)


class Plan(models.Model):
    """Where and when the agreed requests are held: asked for, made by the worker, changed by hand, put in force.

    requests_seen   {request: revision} as the planner saw them
    figures         as the page shows them: asked, held, weight, bound, gaps, seconds
    unheld          {request: {"obstacles": [...], "offers": [...]}}; words are made for the reader's language
    """

    class State(models.TextChoices):
        WANTED = "wanted", _("being made")
        READY = "ready", _("ready, not in force")
        IN_FORCE = "in_force", _("in force")
        SUPERSEDED = "superseded", _("was in force")
        FAILED = "failed", _("not feasible")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WANTED)
    near = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    seconds = models.PositiveSmallIntegerField(default=20)
    requests_seen = impersonal(models.JSONField(default=dict))
    figures = impersonal(models.JSONField(default=dict))
    unheld = impersonal(models.JSONField(default=dict))
    problem = impersonal(models.TextField(blank=True))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    in_force_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="one_plan_of_a_number"),
            models.UniqueConstraint(
                fields=["conference"], condition=Q(state="in_force"), name="one_plan_in_force"
            ),
        ]

    def __str__(self) -> str:
        return _("Plan %(number)s") % {"number": self.number}


class PlannedMeeting(models.Model):
    """One request in one plan: when, where, with whom, interpreted by whom, and what of that is locked.

    moved   how often it was since the plan is in force: calendars count by it
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="meetings")
    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    room = models.ForeignKey(Room, models.SET_NULL, null=True, related_name="+")
    principal = models.ForeignKey(Principal, models.SET_NULL, null=True, related_name="+")
    interpreter = models.ForeignKey(Interpreter, models.SET_NULL, null=True, related_name="+")
    time_locked = models.BooleanField(_("time locked"), default=False)
    room_locked = models.BooleanField(_("room locked"), default=False)
    person_locked = models.BooleanField(_("person locked"), default=False)
    moved = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts", "room__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "request"], name="a_request_stands_once_in_a_plan"
            ),
            models.CheckConstraint(
                name="a_meeting_ends_after_it_starts", condition=Q(ends__gt=F("starts"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.code} {self.starts:%m-%d %H:%M}"
