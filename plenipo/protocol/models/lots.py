"""Drawing of lots in public."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import BY_ITS_APP, impersonal, personal
from plenipo.people.models import Account
from plenipo.protocol.models.offices import OF_PROTOCOL


class LotDraw(models.Model):
    """A draw of lots. What is drawn is fixed when it is prepared; once it was held it never changes.

    lots        [{"key": number of the delegation or a letter, "names": {language: name}}], the first is lot 1
    rank        key of the class among whose equals is drawn
    commitment  SHA-256 of the seed, published before
    seed        known to nobody but this server until the lots are drawn
    said        {"contributions": [[who, text], …]}, or {"witnesses": [name, …]}
    result      numbers of the lots in the order drawn
    """

    class What(models.TextChoices):
        SEAT = "seat", _("the delegation that takes the first seat")
        SEAT_LETTER = "seat_letter", _("the letter with which the seats begin")
        SPEAKERS = "speakers", _("the letter with which the list of speakers begins")
        ALL = "all", _("the order of all delegations")
        EQUALS = "equals", _("the order of delegations whose heads are equal in rank")

    class Method(models.TextChoices):
        SEED = "seed", _("by computer, repeatable by anybody")
        WITNESSED = "witnessed", _("by hand, before witnesses")

    class State(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("drawing of lots", "prepared")
        DRAWN = "drawn", pgettext_lazy("drawing of lots", "drawn")
        ANNULLED = "annulled", pgettext_lazy("drawing of lots", "annulled")

    OF_A_LETTER = (What.SEAT_LETTER, What.SPEAKERS)
    OF_ONE = (What.SEAT, What.SEAT_LETTER, What.SPEAKERS)  # only the first lot drawn counts

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="draws")
    number = models.PositiveIntegerField()
    what = models.CharField(_("what is drawn"), max_length=12, choices=What)
    method = models.CharField(_("method"), max_length=10, choices=Method)
    rank = impersonal(models.CharField(max_length=20, blank=True))
    language = impersonal(models.CharField(max_length=10, blank=True))
    lots = impersonal(models.JSONField(default=list))
    commitment = impersonal(models.CharField(max_length=64, blank=True))
    seed = impersonal(models.CharField(max_length=64, blank=True))
    said = personal(models.JSONField(default=dict, blank=True), OF_PROTOCOL, gone=BY_ITS_APP)
    result = impersonal(models.JSONField(default=list, blank=True))
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    published_at = models.DateTimeField(null=True)
    prepared_at = models.DateTimeField()
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    annulled_at = models.DateTimeField(null=True)
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), OF_PROTOCOL)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="one_draw_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}"
