from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT, Account, Person


class Protection(models.Model):
    """That a person in danger is protected, or no longer: wanted by one, confirmed by a second.

    on   set: it holds from the moment one wants it. Lifted: only once a second has confirmed it
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("awaiting a second person")
        CONFIRMED = "confirmed", pgettext_lazy("protection", "confirmed")
        DECLINED = "declined", pgettext_lazy("protection", "declined")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="protections")
    person = models.ForeignKey(Person, models.CASCADE, related_name="protections")
    on = models.BooleanField()
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), PARTICIPANT)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "on"],
                condition=models.Q(state="proposed"),
                name="a_protection_is_proposed_once",
                violation_error_message=_("This already awaits a second person."),
            )
        ]

    def __str__(self) -> str:
        return f"protection of person {self.person_id}: {self.state}"


class LookUp(models.Model):
    """An officer read the name of a protected person. Once an hour for each page; data protection reads it.

    place   the name of the address: "delegations:delegation"
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="look_ups")
    person = models.ForeignKey(Person, models.CASCADE, related_name="look_ups")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    place = impersonal(models.CharField(max_length=80))
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["conference", "at"])]

    def __str__(self) -> str:
        return f"person {self.person_id} at {self.place}"
