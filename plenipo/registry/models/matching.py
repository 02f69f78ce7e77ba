from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.people.models import Account
from plenipo.registry.models.party import Country, Party

CONTACT = Personal(
    purpose="sending an invitation to the party",
    recipients="the secretariat",
    retention="one year after the list was typed, or with the invitation made from it",
)


class MatchList(models.Model):
    """A list of parties as somebody typed it, to be matched to the register."""

    name = impersonal(models.CharField(_("name of the list"), max_length=200))
    at = models.DateField(_("parties as of"), null=True, blank=True)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField()
    columns = impersonal(models.JSONField(default=list))  # heads as typed, in their order

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class Match(models.Model):
    """One row of a list: what was typed, the candidates with their reasons, the decision and who took it."""

    class State(models.TextChoices):
        CERTAIN = "certain", _("certain")
        DOUBTFUL = "doubtful", _("to decide")
        NONE = "none", _("no party found")
        CHOSEN = "chosen", _("decided by a person")
        NO_PARTY = "no_party", _("is no party")
        DUPLICATE = "duplicate", _("stands twice")

    match_list = models.ForeignKey(MatchList, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    typed_name = impersonal(models.CharField(_("party"), max_length=500))
    typed_country = impersonal(models.CharField(_("country"), max_length=200, blank=True))
    country = models.ForeignKey(Country, models.PROTECT, null=True, related_name="+")
    contact = personal(models.CharField(_("contact"), max_length=300, blank=True), CONTACT)
    email = personal(models.CharField(_("e-mail"), max_length=254, blank=True), CONTACT)
    language = impersonal(models.CharField(_("language"), max_length=10, blank=True))
    category = impersonal(models.CharField(_("category"), max_length=60, blank=True))
    state = models.CharField(max_length=10, choices=State)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="matches")
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    candidates = impersonal(
        models.JSONField(default=list)
    )  # [{id, score, reasons: [[code, params]]}]
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(
                fields=["match_list", "row"], name="a_row_stands_once_in_a_list"
            ),
            models.CheckConstraint(
                name="a_matched_row_has_its_party",
                condition=models.Q(state__in=["certain", "chosen"], party__isnull=False)
                | ~models.Q(state__in=["certain", "chosen"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.typed_name}"
