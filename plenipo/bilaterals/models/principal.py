"""Whom one can ask to meet: the leadership of the host, and the leading persons of each delegation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import GONE, impersonal, personal
from plenipo.kit.phrases import with_office
from plenipo.people.models import PARTICIPANT


class Level(models.IntegerChoices):
    """At which level two sides meet; a smaller number ranks higher."""

    LEADER = 1, _("leader of the party or head of delegation")
    DEPUTY = 2, _("deputy leader or deputy head")
    MEMBER = 3, _("member of the leadership or of the delegation")
    ADVISER = 4, _("adviser or head of department")


class Principal(models.Model):
    """Somebody who receives others: of a delegation, or of the host if there is none."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="principals")
    delegation = models.ForeignKey(
        Delegation, models.CASCADE, null=True, blank=True, related_name="principals"
    )
    delegate = models.ForeignKey(Delegate, models.SET_NULL, null=True, blank=True, related_name="+")
    name = personal(models.CharField(_("name"), max_length=300, blank=True), PARTICIPANT)
    office = personal(models.CharField(_("office"), max_length=300), PARTICIPANT, gone=GONE)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.LEADER)
    position = models.PositiveSmallIntegerField(
        _("rank in your own order of precedence"), default=1
    )
    languages = impersonal(models.JSONField(_("languages"), default=list, blank=True))
    daily_limit = models.PositiveSmallIntegerField(
        _("maximum number of meetings per day"), null=True, blank=True
    )
    receives = models.BooleanField(_("available for meeting requests"), default=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "level", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "level"],
                condition=Q(delegation__isnull=False),
                name="one_principal_of_a_level_in_a_delegation",
                violation_error_message=_("This level has already been chosen."),
            )
        ]

    def __str__(self) -> str:
        return with_office(self.name, self.office)


class Availability(models.Model):
    """From when until when a principal can be met on one day."""

    principal = models.ForeignKey(Principal, models.CASCADE, related_name="availabilities")
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))

    class Meta:
        ordering = ["starts"]
        verbose_name_plural = "availabilities"
        constraints = [
            models.CheckConstraint(
                name="availability_ends_after_it_starts",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("The end must be later than the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d %H:%M} – {self.ends:%H:%M}"
