"""What stands on plates and cards, and what was printed of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import BY_ITS_APP, impersonal, personal
from plenipo.people.models import Account
from plenipo.protocol.models.offices import OF_PROTOCOL
from plenipo.protocol.models.seating import SeatingPlan


class PlateText(models.Model):
    """What stands on the plate of a delegation, or of one of its people, where their names alone do not say it.

    texts   in force, by language; a language without one has the name to use
    asked   what the delegation stated last, until it is confirmed
    """

    class State(models.TextChoices):
        STATED = "stated", pgettext_lazy("plate", "stated by the delegation, to be confirmed")
        IN_FORCE = "in_force", pgettext_lazy("plate", "confirmed")
        DECLINED = "declined", pgettext_lazy("plate", "not accepted")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="plate_texts")
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="plate_texts")
    texts = personal(models.JSONField(default=dict, blank=True), OF_PROTOCOL)
    asked = personal(models.JSONField(default=dict, blank=True), OF_PROTOCOL)
    state = models.CharField(max_length=10, choices=State, default=State.IN_FORCE)
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), OF_PROTOCOL)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "delegation"])]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation"],
                condition=models.Q(delegate__isnull=True),
                name="one_plate_text_of_a_delegation",
            ),
            models.UniqueConstraint(
                fields=["delegate"],
                condition=models.Q(delegate__isnull=False),
                name="one_plate_text_of_a_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_state_display())

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id


class PlateRun(models.Model):
    """Plates or cards that were printed in one go; the sheet is made again from what stands on them.

    languages   in their order; "native" is the name of a person in the original script
    plan        whose people they are of, and whose places they say; none: of all delegations, or all principals
    """

    class Layout(models.TextChoices):
        TENT_A4 = "tent-a4", _("Tent plate from A4, 297 × 105 mm")
        TENT_A5 = "tent-a5", _("Tent plate from A5, 210 × 74 mm, two per sheet")
        PLACE = "place", _("Place card to fold, 99 × 57 mm, four per sheet")
        ESCORT = "escort", _("Escort card with the table, 95 × 54 mm, ten per sheet")
        BOARD_A4 = "board-a4", _("Table plan on A4")
        BOARD_A3 = "board-a3", _("Table plan on A3")

    class Of(models.TextChoices):
        DELEGATIONS = "delegations", pgettext_lazy("plates", "delegations")
        PRINCIPALS = "principals", pgettext_lazy("plates", "principals")
        PLAN = "plan", pgettext_lazy("plates", "people of a seating plan")

    NAMEPLATES = (Layout.TENT_A4, Layout.TENT_A5, Layout.PLACE)
    OF_A_PLAN = (Layout.ESCORT, Layout.BOARD_A4, Layout.BOARD_A3)  # they say where somebody sits

    BOARDS = (Layout.BOARD_A4, Layout.BOARD_A3)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="plate_runs")
    of = models.CharField(max_length=12, choices=Of)
    plan = models.ForeignKey(SeatingPlan, models.CASCADE, null=True, related_name="plate_runs")
    layout = models.CharField(_("sheet"), max_length=10, choices=Layout)
    languages = impersonal(models.JSONField(_("languages"), default=list))
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.get_layout_display())

    @staticmethod
    def kind_of(layout: str) -> str:
        """Whatever its size: a newer one of a kind takes the place of an older one."""
        return layout.split("-")[0]


class PrintedPlate(models.Model):
    """One plate as it was printed.

    lines   [{"language", "text", "of": whether it says the delegation, "rows": as set, "size": in points}, …];
            without rows: it did not fit, and was not printed
    seat    number of the place in the plan
    """

    run = models.ForeignKey(PlateRun, models.CASCADE, related_name="plates")
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="+")
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="+")
    lines = personal(models.JSONField(default=list), OF_PROTOCOL, gone=BY_ITS_APP)
    fits = models.BooleanField(default=True)
    seat = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def conference_id(self) -> int:
        return self.run.conference_id
