"""What was looked at before an event, by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import Account
from plenipo.programme.models import Session
from plenipo.protocol.models.offices import OF_PROTOCOL


class EventCheck(models.Model):
    """A tick on the checklist of an event. It counts as long as nothing it rests on has changed.

    basis   what it rests on, as a digest
    """

    class Item(models.TextChoices):
        CHAIRS = "chairs", _("as many chairs as principals")
        PLATES = "plates", _("plates bear the latest names")
        SIGNS = "signs", _("flags and emblems")
        ANTHEM = "anthem", _("file of the anthem")

    session = models.ForeignKey(Session, models.CASCADE, related_name="checks")
    item = models.CharField(_("check"), max_length=8, choices=Item)
    basis = impersonal(models.CharField(max_length=64))
    note = personal(models.CharField(_("note"), max_length=200, blank=True), OF_PROTOCOL)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["session", "item"]
        constraints = [
            models.UniqueConstraint(fields=["session", "item"], name="one_tick_of_a_check")
        ]

    def __str__(self) -> str:
        return str(self.get_item_display())

    @property
    def conference_id(self) -> int:
        return self.session.conference_id
