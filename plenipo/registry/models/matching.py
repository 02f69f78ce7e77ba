from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.people.models import Account
from plenipo.registry.models.party import Country, Party

CONTACT = Personal(
    purpose=_("sending an invitation to the party"),
    recipients=_("the secretariat"),
    retention=_("one year after the list was entered, or together with the invitation based on it"),
    days=365,
    clock="row",
)


class MatchList(models.Model):
    """A list of parties as somebody typed it, to be matched to the register.

    conference  whose list it is: others never see it, nor whom to write to; none: the register's own, or its maker's
    typed     the cells as read, title and heads included: nothing of what was typed is ever lost
    lines     the line of the file each row of `typed` stood on
    head      which row of `typed` names the columns; none if no row does
    columns   what stands in which column: {"country": 0, "party": 1, …}
    notes     what was done to read the file, in words
    marked    lines by what is odd about them, by code: {"hidden_rows": [3, 8], …}
    file      what was sent, while it waits to be read
    """

    name = impersonal(models.CharField(_("name of the list"), max_length=200))
    at = models.DateField(_("parties as of"), null=True, blank=True)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    conference = models.BigIntegerField(null=True)  # a plain value: the register stands below it
    made = models.DateTimeField()
    typed = personal(models.JSONField(default=list), CONTACT)
    lines = impersonal(models.JSONField(default=list))
    head = models.PositiveSmallIntegerField(null=True, blank=True)
    columns = impersonal(models.JSONField(default=dict))
    notes = impersonal(models.JSONField(default=list))
    marked = impersonal(models.JSONField(default=dict))
    file = personal(models.FileField(upload_to="lists/", blank=True), CONTACT)
    matched_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class Match(models.Model):
    """One row of a list: what was typed, what the engine found, the decision and who took it.

    found        what the engine answered, so that a decision can be taken back
    candidates   [{"id": party, "score": 0.93, "reasons": [[code, parameters], …]}, …], best first
    reasons      what the engine says of the whole answer: [[code, parameters], …]
    note         what stood in other columns, further addresses, what was too long
    revision     counts the decisions: of two people deciding at once, one finds it moved
    """

    class State(models.TextChoices):
        CERTAIN = "certain", _("certain")
        DOUBTFUL = "doubtful", _("undecided")
        NONE = "none", _("no party found")
        CHOSEN = "chosen", _("decided by a person")
        NO_PARTY = "no_party", _("not a party")
        DUPLICATE = "duplicate", _("duplicate")

    WAITING = (State.DOUBTFUL, State.NONE)
    MATCHED = (State.CERTAIN, State.CHOSEN)

    match_list = models.ForeignKey(MatchList, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()  # the line of the file
    typed_name = impersonal(models.CharField(_("party"), max_length=500))
    typed_country = impersonal(models.CharField(_("country"), max_length=200, blank=True))
    country = models.ForeignKey(Country, models.PROTECT, null=True, related_name="+")
    contact = personal(
        models.CharField(_("contact"), max_length=300, blank=True), CONTACT, names=True
    )
    email = personal(models.CharField(_("e-mail"), max_length=254, blank=True), CONTACT, names=True)
    language = impersonal(models.CharField(_("language"), max_length=10, blank=True))
    category = impersonal(models.CharField(_("category"), max_length=60, blank=True))
    note = personal(models.TextField(_("notes"), blank=True), CONTACT)
    state = models.CharField(max_length=10, choices=State)
    found = models.CharField(max_length=10, choices=State)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="matches")
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, related_name="repeats")
    candidates = impersonal(models.JSONField(default=list))
    reasons = impersonal(models.JSONField(default=list))
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["row", "pk"]
        indexes = [models.Index(fields=["match_list", "state", "row"])]
        constraints = [
            models.UniqueConstraint(
                fields=["match_list", "row"], name="a_row_stands_once_in_a_list"
            ),
            models.CheckConstraint(
                name="a_matched_row_has_its_party",
                condition=Q(state__in=["certain", "chosen"], party__isnull=False)
                | ~Q(state__in=["certain", "chosen"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.typed_name}"

    @property
    def waits(self) -> bool:
        return self.state in self.WAITING
