from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account


class Count(models.Model):
    """A figure that was published: value, rule, when, by whom, difference from the last."""

    class Rule(models.TextChoices):
        INVITED = "invited", _("invited")
        ACCEPTED = "accepted", pgettext_lazy("parties and organisations", "accepted")
        SUBMITTED = "submitted", _("delegations submitted")
        CONFIRMED = "confirmed", _("delegations confirmed")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="counts")
    rule = models.CharField(max_length=12, choices=Rule)
    parties = models.PositiveIntegerField()
    organisations = models.PositiveIntegerField()
    countries = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    rounded = models.BooleanField(default=False)  # "more than 200": always rounds down
    details = impersonal(models.JSONField(default=dict))  # by region, host's own in or out
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.rule} {self.parties}+{self.organisations} / {self.countries}"
