from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.models.request import CONFIDENCE, MeetingRequest
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import SEALED, personal


class Course(models.Model):
    """What became of a meeting, for both sides and the desk: whoever was there says it, and the last word stands."""

    class State(models.TextChoices):
        HELD = "held", pgettext_lazy("meeting", "held")
        OVERRUN = "overrun", pgettext_lazy("meeting", "longer than planned")
        CUT_SHORT = "cut_short", _("cut short")
        PULL_ASIDE = "pull_aside", _("a pull-aside instead")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")
        NO_SHOW = "no_show", _("no-show")

    class Side(models.TextChoices):
        ASKER = "asker", _("the requesting side")
        ASKED = "asked", _("the requested side")
        BOTH = "both", _("both sides")

    request = models.OneToOneField(MeetingRequest, models.CASCADE, related_name="course")
    state = models.CharField(_("outcome of the meeting"), max_length=10, choices=State)
    absent = models.CharField(_("side that did not attend"), max_length=5, choices=Side, blank=True)
    minutes = models.PositiveSmallIntegerField(_("actual length in minutes"), null=True, blank=True)
    said_by = models.CharField(max_length=5, choices=Side, blank=True)  # empty: the desk
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="who_did_not_come_is_said_if_somebody_did_not",
                condition=models.Q(state="no_show") ^ models.Q(absent=""),
                violation_error_message=_("Choose which side did not attend."),
            )
        ]

    def __str__(self) -> str:
        return f"course of {self.request_id}"


class Report(models.Model):
    """What one side, or the desk (`said_by` empty), says became of a meeting; `Course` holds what counts."""

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="reports")
    said_by = models.CharField(max_length=5, choices=Course.Side, blank=True)
    state = models.CharField(_("outcome of the meeting"), max_length=10, choices=Course.State)
    absent = models.CharField(
        _("side that did not attend"), max_length=5, choices=Course.Side, blank=True
    )
    minutes = models.PositiveSmallIntegerField(_("actual length in minutes"), null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "said_by"], name="one_report_of_a_side")
        ]

    def __str__(self) -> str:
        return f"report on {self.request_id}"


class Note(models.Model):
    """What one side notes of a meeting, for itself alone. Who was there stands in the office of that day."""

    class Classification(models.TextChoices):
        OPEN = "open", pgettext_lazy("classification", "open")
        INTERNAL = "internal", _("internal")
        CONFIDENTIAL = "confidential", _("confidential")

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="notes")
    side = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")  # none: host
    classification = models.CharField(
        _("classification"),
        max_length=12,
        choices=Classification,
        default=Classification.INTERNAL,
    )
    held_on = models.DateField(_("day of the meeting"))
    sealed = personal(models.TextField(), CONFIDENCE, gone=SEALED)  # encrypted: see bridge.Noted
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "side"],
                name="one_note_of_a_side",
                violation_error_message=_("Your side has already written a note of this meeting."),
            ),
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(side=None), name="one_note_of_the_host"
            ),
        ]

    def __str__(self) -> str:
        return f"note on {self.request_id}"


class FollowUp(models.Model):
    """What a side has to do after a meeting: by whom, until when; ticked off when done. Its own, like its note."""

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="follow_ups")
    side = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")  # none: host
    sealed = personal(models.TextField(), CONFIDENCE, gone=SEALED)  # what, and who sees to it
    due = models.DateField(pgettext_lazy("follow-up", "until"), null=True, blank=True)
    done_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = [models.F("due").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["side", "done_at"])]

    def __str__(self) -> str:
        return f"follow-up of {self.request_id}"


class ReadOut(models.Model):
    """What one side says of a meeting in public: each has its own, and the difference is itself a signal."""

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="read_outs")
    side = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")  # none: host
    sealed = personal(models.TextField(), CONFIDENCE, gone=SEALED)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "side"], name="one_read_out_of_a_side"),
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(side=None), name="one_read_out_of_the_host"
            ),
        ]

    def __str__(self) -> str:
        return f"read-out on {self.request_id}"
