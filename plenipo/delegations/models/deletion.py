from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal
from plenipo.people.models import Account


class Deletion(models.Model):
    """What identified people and was deleted, and when: the certificate of it. It names nobody.

    counts   {"delegations.delegate": 412, …}: rows emptied or deleted, by the kind of row
    """

    class Why(models.TextChoices):
        DUE = "due", _("the period of retention has ended")
        ASKED = "asked", _("the person requested it")
        MISTAKE = "mistake", pgettext_lazy("reason of a deletion", "entered by mistake")
        ORDERED = "ordered", _("an authority ordered it")

    ONE_PERSON = (Why.ASKED, Why.MISTAKE, Why.ORDERED)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="deletions")
    why = models.CharField(_("reason"), max_length=8, choices=Why)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    counts = impersonal(models.JSONField(default=dict))

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.conference}: {self.at:%Y-%m-%d}"
