from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.models.request import CONFIDENCE, MeetingRequest
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import personal


class Note(models.Model):
    """What one side notes of a meeting, for itself alone. Who was there stands in the office of that day."""

    class Classification(models.TextChoices):
        OPEN = "open", pgettext_lazy("classification", "open")
        INTERNAL = "internal", _("internal")
        CONFIDENTIAL = "confidential", _("confidential")

    class Outcome(models.TextChoices):
        HELD = "held", pgettext_lazy("meeting", "held")
        CUT_SHORT = "cut_short", _("cut short")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")
        NOT_ATTENDED = "not_attended", _("somebody did not come")

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="notes")
    side = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")  # none: host
    outcome = models.CharField(
        _("what became of it"), max_length=12, choices=Outcome, default=Outcome.HELD
    )
    classification = models.CharField(
        _("classification"),
        max_length=12,
        choices=Classification,
        default=Classification.INTERNAL,
    )
    held_on = models.DateField(_("day of the meeting"))
    sealed = personal(models.TextField(), CONFIDENCE)  # encrypted: see bridge.Noted
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "side"],
                name="one_note_of_a_side",
                violation_error_message=_("Your side has noted this meeting already."),
            ),
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(side=None), name="one_note_of_the_host"
            ),
        ]

    def __str__(self) -> str:
        return f"note on {self.request_id}"


class ReadOut(models.Model):
    """What one side says of a meeting in public: each has its own, and the difference is itself a signal."""

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="read_outs")
    side = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")  # none: host
    sealed = personal(models.TextField(), CONFIDENCE)
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
