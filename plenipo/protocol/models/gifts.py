"""The log of gifts: what was given and received, who decided on it, and where it is now."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import BY_ITS_APP, GONE, Personal, impersonal, personal
from plenipo.people.models import Account
from plenipo.programme.models import Session

OF_GIFTS = Personal(
    purpose=_("the log of gifts"),
    recipients=_("the secretariat"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
    special=True,
)


class Gift(models.Model):
    """One line of the log.

    delegation   the other side: who receives what is given, who gives what is received. `other` names one that is no
                 delegation
    ours         who gives or receives on the side of the host; "": the host itself
    taken_by     who took it personally
    value        whole units of the currency; None: nobody has estimated it
    changed_by   who last changed what it is; neither they nor who entered it decide
    """

    class Direction(models.TextChoices):
        GIVEN = "given", pgettext_lazy("gift", "given")
        RECEIVED = "received", pgettext_lazy("gift", "received")

    class State(models.TextChoices):
        NONE = "none", pgettext_lazy("approval of a gift", "not needed")
        WAITING = "waiting", pgettext_lazy("approval of a gift", "waiting")
        APPROVED = "approved", pgettext_lazy("approval of a gift", "approved")
        REFUSED = "refused", pgettext_lazy("approval of a gift", "refused")

    class Disposition(models.TextChoices):
        OPEN = "open", pgettext_lazy("gift", "not yet decided")
        KEPT = "kept", pgettext_lazy("gift", "kept by the institution")
        SHOWN = "shown", pgettext_lazy("gift", "on display")
        PASSED = "passed", pgettext_lazy("gift", "passed to the person")
        USED = "used", pgettext_lazy("gift", "used or consumed")
        DONATED = "donated", pgettext_lazy("gift", "donated")
        RETURNED = "returned", pgettext_lazy("gift", "returned")
        HANDED = "handed", pgettext_lazy("gift", "handed over")

    UNDECIDED = (State.NONE, State.WAITING)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="gifts")
    number = models.PositiveIntegerField()
    direction = models.CharField(max_length=8, choices=Direction)
    delegation = models.ForeignKey(Delegation, models.SET_NULL, null=True, related_name="+")
    other = personal(models.CharField(max_length=200, blank=True), OF_GIFTS)
    ours = personal(models.CharField(max_length=200, blank=True), OF_GIFTS)
    taken_by = personal(models.CharField(max_length=200, blank=True), OF_GIFTS)
    day = models.DateField()
    session = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")
    occasion = personal(models.CharField(max_length=200, blank=True), OF_GIFTS)
    description = personal(models.TextField(max_length=1000), OF_GIFTS, gone=GONE)
    value = models.PositiveIntegerField(null=True)
    currency = impersonal(models.CharField(max_length=3))
    disposition = models.CharField(max_length=8, choices=Disposition, default=Disposition.OPEN)
    state = models.CharField(max_length=8, choices=State, default=State.NONE)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    changed_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), OF_GIFTS)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        indexes = [models.Index(fields=["state", "conference"])]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="one_gift_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class GiftPicture(models.Model):
    """A JPEG drawn anew of what was sent. It stands in the database, so that it goes with its gift."""

    gift = models.OneToOneField(Gift, models.CASCADE, related_name="picture")
    image = personal(models.BinaryField(), OF_GIFTS, gone=BY_ITS_APP)

    def __str__(self) -> str:
        return f"picture of gift {self.gift_id}"
