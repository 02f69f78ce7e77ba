from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.people.models import Account
from plenipo.registry.models.party import Party


class Revision(models.Model):
    """One change of a party's entry, so that it can be shown and undone.

    before, after   what changed, as plain values (queries/values.py)
    moved           what else a merger moved, by row number
    """

    party = models.ForeignKey(Party, models.CASCADE, related_name="revisions")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=40)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    moved = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"


class Distinct(models.Model):
    """Two entries that look like one party, and that somebody has said are two."""

    first = models.ForeignKey(Party, models.CASCADE, related_name="+")
    second = models.ForeignKey(Party, models.CASCADE, related_name="+")
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="two_are_told_apart_once"),
            models.CheckConstraint(
                name="the_lower_number_stands_first", condition=Q(first__lt=F("second"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class Import(models.Model):
    """One file read into the register: preview first, applied in one go, undone in one go."""

    class State(models.TextChoices):
        READING = "reading", _("being read")
        PREVIEW = "preview", _("pending decision")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", pgettext_lazy("import", "applied")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")
        DROPPED = "dropped", _("discarded")
        FAILED = "failed", _("failed")

    class Kind(models.TextChoices):
        PARTIES = "parties", _("parties")
        ORGANISATIONS = "organisations", _("internationals")
        MEMBERSHIPS = "memberships", _("memberships of internationals")
        REGISTER = "register", _("entries exported from this register")

    kind = models.CharField(max_length=20, choices=Kind, blank=True)  # told by the columns
    name = models.CharField(max_length=200)
    file = models.FileField(upload_to="imports/", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=list)  # what was done to read the file, in words
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """One line of an import that is not simply unchanged.

    said            what the line says of the party; `said_before`: what the last file had said
    before, after   what that changes in the entry: as expected until applied, then as done
    """

    class Does(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        REFUSED = "refused", pgettext_lazy("row of an import", "rejected")

    run = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    does = models.CharField(max_length=10, choices=Does)
    label = models.CharField(max_length=300)
    party = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    said = models.JSONField(default=dict)
    said_before = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(fields=["run", "does", "line"])]

    def __str__(self) -> str:
        return f"{self.line} {self.label}"
