"""What rank somebody has by which office, and since when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate
from plenipo.kit.personal import Personal, impersonal, personal

OF_PROTOCOL = Personal(
    purpose=_("the order of precedence"),
    recipients=_("the secretariat; the delegation itself"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
    special=True,
)


class RankTable(models.Model):
    """The classes of rank of a conference, the highest first. A conference without one has the usual classes.

    classes   [{"key": …, "name": {language: name}}]; a usual class that nobody renamed has no name of its own
    """

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="rank_table")
    classes = impersonal(models.JSONField(default=list))
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conference_id}"


class Tenure(models.Model):
    """An office a delegate holds or held: the rank it gives, and from when to when.

    rank    key of a class of the conference's table
    since   "2021-04-13", "2021-04" or "2021"; none: as the delegation states of the person's present office
    until   its last day, written the same way; none: it has not ended
    """

    class State(models.TextChoices):
        STATED = "stated", pgettext_lazy("office", "stated by the delegation, to be confirmed")
        CONFIRMED = "confirmed", pgettext_lazy("office", "confirmed")
        DECLINED = "declined", pgettext_lazy("office", "not accepted")

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="tenures")
    rank = impersonal(models.CharField(_("rank"), max_length=20))
    office = personal(models.CharField(_("office"), max_length=300, blank=True), OF_PROTOCOL)
    since = personal(
        models.CharField(_("in office since"), max_length=10, null=True, blank=True),  # noqa: DJ001
        OF_PROTOCOL,
    )
    until = personal(
        models.CharField(_("in office until"), max_length=10, null=True, blank=True),  # noqa: DJ001
        OF_PROTOCOL,
    )
    state = models.CharField(max_length=10, choices=State, default=State.CONFIRMED)
    by_party = models.BooleanField(default=False)
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), OF_PROTOCOL)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["delegate", "-since", "pk"]
        indexes = [models.Index(fields=["state", "delegate"])]

    def __str__(self) -> str:
        return self.rank

    @property
    def conference_id(self) -> int:
        return self.delegate.delegation.conference_id
