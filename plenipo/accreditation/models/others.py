"""Badge holders who are in no delegation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models.badges import BadgeCategory
from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT, Account, Person


class OtherHolder(models.Model):
    """Somebody who has a badge and is in no delegation: of the staff, of a firm, a guest. Once in each conference.

    group          key of the profile's GROUPS
    function       as shown on the badge; "": what the group is called, in the languages of the badge
    category       chosen by hand; none: the one of the group
    starts, ends   days on which the badge is valid; None: as the rules say
    contact        who answers for them
    reserved       their name is read by the badge office alone, at their wish or by precaution: gates see a badge
                   holder without one, as they do of whoever is protected
    changed_at     when anything was last stated that a badge shows
    """

    class State(models.TextChoices):
        REGISTERED = "registered", pgettext_lazy("registration", "registered")
        WITHDRAWN = "withdrawn", pgettext_lazy("registration", "withdrawn")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="other_holders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="outside")
    group = impersonal(models.CharField(_("group"), max_length=20))
    function = personal(
        models.CharField(_("function on the badge"), max_length=200, blank=True), PARTICIPANT
    )
    organisation = personal(
        models.CharField(_("organisation or firm"), max_length=200, blank=True), PARTICIPANT
    )
    category = models.ForeignKey(
        BadgeCategory, models.SET_NULL, null=True, blank=True, related_name="other_holders"
    )
    starts = models.DateField(_("valid from"), null=True, blank=True)
    ends = models.DateField(_("valid until"), null=True, blank=True)
    contact = personal(
        models.CharField(_("who answers for them"), max_length=300, blank=True), PARTICIPANT
    )
    note = personal(models.TextField(_("note"), blank=True, max_length=1000), PARTICIPANT)
    reserved = models.BooleanField(_("name for the badge office only"), default=False)
    state = models.CharField(max_length=10, choices=State, default=State.REGISTERED)
    reason = personal(models.CharField(_("reason"), max_length=300, blank=True), PARTICIPANT)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["conference", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "person"],
                name="registered_once_outside_delegations",
                violation_error_message=_("This person is already registered."),
            ),
            models.CheckConstraint(
                name="other_holders_end_after_they_start",
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message=_("The last day cannot be before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"outside delegations: {self.pk}"
