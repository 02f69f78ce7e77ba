from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.people.models import Account

OUTBOX = Personal(
    purpose=_("writing to the person concerned"),
    recipients=_("the person written to; the secretariat"),
    retention=_("90 days after the conference"),
    days=90,
)


@dataclass(frozen=True)
class By:
    """Who does a deed, and in which duty. An argument of every action, never a global.

    name      who it is for a reader of the journal: never a personal name, e.g. "focal point 12"; empty for an account
    account   the account that signed in, if one did
    duty      the duty in which it was done: "invitations", "focal point", "worker" …
    """

    duty: str
    account: Account | None = None
    name: str = ""


class Line(models.Model):
    """One line of a journal. Details hold row numbers, states and counts, never personal names: it cannot forget."""

    at = models.DateTimeField()
    conference = models.BigIntegerField(null=True)  # a plain value: records stand below conference
    # the number stays when the account is deleted: what was written is sealed
    account = models.ForeignKey(
        Account, models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    duty = impersonal(models.CharField(max_length=40))
    by_name = impersonal(models.CharField(max_length=80, blank=True))
    verb = impersonal(models.CharField(max_length=80))
    about = impersonal(models.CharField(max_length=80))
    details = impersonal(models.JSONField(default=dict, blank=True))
    leaf = impersonal(models.CharField(max_length=64))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk} {self.verb} {self.about}"


class JournalEntry(Line):
    """Who did what, when, about what. Written by actions in their own transaction, never changed."""

    class Meta:
        indexes = [
            models.Index(fields=["conference", "id"]),
            models.Index(fields=["about"]),
        ]


class Seal(models.Model):
    """The head of the journal on one day. Published, so that nobody can rewrite what stood before it."""

    at = models.DateTimeField()
    size = models.PositiveBigIntegerField(unique=True)  # lines sealed
    last = models.BigIntegerField()  # number of the last of them
    head = impersonal(models.CharField(max_length=64))  # of their Merkle tree (RFC 6962)

    class Meta:
        ordering = ["size"]

    def __str__(self) -> str:
        return f"{self.size} lines: {self.head}"


class Letter(models.Model):
    """One letter in the outbox. Written in the transaction of the deed it tells of, sent by the worker."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("queued")
        LEASED = "leased", _("being sent")
        SENT = "sent", _("sent")
        BOUNCED = "bounced", _("bounced")
        HELD = "held", _("held")

    kind = impersonal(models.CharField(max_length=40))
    conference = models.BigIntegerField(null=True)
    about = impersonal(models.CharField(max_length=80))
    language = impersonal(models.CharField(max_length=10))
    to_name = personal(models.CharField(max_length=300, blank=True), OUTBOX)
    to_email = personal(models.CharField(max_length=254), OUTBOX)
    subject = personal(models.CharField(max_length=300), OUTBOX)
    body = personal(models.TextField(), OUTBOX)
    # addresses with secret tokens are filled in when the letter is sent: {marker: {path, nonce, purpose}}
    links = impersonal(models.JSONField(default=dict, blank=True))
    # shown and counted nowhere; its number is drawn, so that it leaves no hole between the others'
    in_confidence = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    message_id = impersonal(models.CharField(max_length=120, unique=True))
    problem = personal(models.TextField(blank=True), OUTBOX)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "not_before"]),
            models.Index(fields=["conference", "state"]),  # what failed: counted on every page
            models.Index(fields=["conference", "id"]),
            models.Index(fields=["about"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Job(models.Model):
    """Long work: the row is the queue. A worker claims it by a conditional update."""

    class State(models.TextChoices):
        WANTED = "wanted", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("stopped")

    kind = impersonal(models.CharField(max_length=40))
    conference = models.BigIntegerField(null=True)
    about = impersonal(models.CharField(max_length=80, blank=True))
    asked_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    arguments = impersonal(models.JSONField(default=dict, blank=True))
    state = models.CharField(max_length=10, choices=State, default=State.WANTED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    says = impersonal(models.CharField(max_length=300, blank=True))
    result = impersonal(models.JSONField(default=dict, blank=True))
    leased_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Key(models.Model):
    """One press of a button. Commits together with what it did, so that a repeat finds the first result."""

    key = models.CharField(max_length=64, primary_key=True)
    who = impersonal(models.CharField(max_length=80))
    path = impersonal(models.CharField(max_length=300))
    at = models.DateTimeField()
    location = impersonal(models.CharField(max_length=500))
    said = impersonal(models.JSONField(default=list))

    def __str__(self) -> str:
        return self.key
