from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.delegations.models.invitation import ADDRESSEE, Invitation
from plenipo.kit.personal import GONE, personal
from plenipo.people.models import Account
from plenipo.records.models import Channel


class Promise(models.Model):
    """What one side promised the other outside any form: noted by an officer, with who said it, when and how."""

    class Side(models.TextChoices):
        PARTY = "party", pgettext_lazy("side", "the delegation")
        SECRETARIAT = "secretariat", pgettext_lazy("side", "the secretariat")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("commitment", "open")
        DONE = "done", pgettext_lazy("commitment", "done")
        WITHDRAWN = "withdrawn", pgettext_lazy("commitment", "withdrawn")

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="promises")
    side = models.CharField(
        _("commitment made by"), max_length=12, choices=Side, default=Side.SECRETARIAT
    )
    who = personal(
        models.CharField(_("said by"), max_length=200, blank=True), ADDRESSEE, names=True
    )
    what = personal(models.TextField(_("commitment"), max_length=1000), ADDRESSEE, gone=GONE)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.CALL)
    on = models.DateField(_("said on"))
    due = models.DateField(_("to be done by"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = [F("due").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["state", "due"])]

    def __str__(self) -> str:
        return f"promise {self.pk}"

    @property
    def conference_id(self) -> int:
        return self.invitation.conference_id
