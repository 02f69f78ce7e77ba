from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.people.models import Account

OUTBOX = Personal(
    purpose=_("writing to the person concerned"),
    recipients=_("the person written to; the secretariat"),
    retention=_("90 days after the conference"),
    days=90,
)


class Channel(models.TextChoices):
    """How something reached the secretariat that did not come over a personal link."""

    NOTE = "note", _("note verbale")
    LETTER = "letter", pgettext_lazy("channel", "letter")
    EMAIL = "email", pgettext_lazy("channel", "e-mail")
    CALL = "call", _("telephone call")
    EMBASSY = "embassy", _("embassy or mission")
    PERSON = "person", _("in person")
    OTHER = "other", pgettext_lazy("channel", "other")


@dataclass(frozen=True)
class Source:
    """Where a deed comes from that an officer enters for a party. `on`: the date of the note, call or visit."""

    channel: str
    on: date


@dataclass(frozen=True)
class By:
    """Who does a deed, and in which duty. An argument of every action, never a global.

    name      who it is for a reader of the journal: never a personal name, e.g. "focal point 12"; empty for an account
    account   the account that signed in, if one did
    duty      the duty in which it was done: "invitations", "focal point", "worker" …
    source    where it comes from, if an officer enters it for a party
    """

    duty: str
    account: Account | None = None
    name: str = ""
    source: Source | None = None


WORKER = By(duty="worker", name="worker")  # what nobody did just now: what was due


class Received(models.Model):
    """One deed an officer entered for a party that wrote, called or came. What was said of it may be personal, so it
    stands in the tables of the apps and not in the journal."""

    verb = impersonal(models.CharField(max_length=80))  # of the journal: what was entered
    channel = models.CharField(max_length=10, choices=Channel)
    on = models.DateField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.verb} ({self.channel}, {self.on})"


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
    """The head of the journal at one moment, published and sent by letter: nobody can rewrite what stood before it."""

    at = models.DateTimeField()
    size = models.PositiveBigIntegerField(unique=True)  # lines sealed
    last = models.BigIntegerField()  # number of the last of them
    head = impersonal(models.CharField(max_length=64))  # of their Merkle tree (RFC 6962)

    class Meta:
        ordering = ["size"]

    def __str__(self) -> str:
        return f"{self.size} lines: {self.head}"


class PublicChange(models.Model):
    """A deed that changed what the public may read; the sum of the steps is the version of a conference's public pages.

    Rows are only added, and gathered into one that has their sum. A counter in one row would be held by every deed
    until its end: two deeds of many rows could wait for each other, and the greatest number of any table stands still
    when a smaller one is committed after it.
    """

    HOUSE = 0  # what changed is shown by every conference: the name of a country, of a party

    conference = models.BigIntegerField(db_index=True)
    steps = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.conference}: {self.steps}"


class Letter(models.Model):
    """One letter in the outbox. Written in the transaction of the deed it tells of, sent by the worker."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("queued")
        LEASED = "leased", _("being sent")
        SENT = "sent", _("sent")
        BOUNCED = "bounced", _("bounced")
        HELD = "held", _("on hold")

    kind = impersonal(models.CharField(max_length=40))
    conference = models.BigIntegerField(null=True)
    about = impersonal(models.CharField(max_length=80))
    language = impersonal(models.CharField(max_length=10))
    to_name = personal(models.CharField(max_length=300, blank=True), OUTBOX, names=True)
    to_email = personal(models.CharField(max_length=254), OUTBOX, names=True)
    copies = personal(
        models.JSONField(default=list, blank=True), OUTBOX, names=True
    )  # addresses under Cc
    # a copy is a letter of its own, so that each address is refused, tried again and bounces by itself
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
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
    reference = impersonal(models.CharField(max_length=30, blank=True))
    # letterhead, sender's name, address for answers and signatory, as they were when it left
    dress = personal(models.JSONField(default=dict, blank=True), OUTBOX)
    written_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    silent_at = models.DateTimeField(
        null=True
    )  # when the server took the connection and never answered
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


class Halt(models.Model):
    """The mail server refuses us, not an address: letters wait until it takes one again. At most one is open."""

    since = models.DateTimeField()
    problem = impersonal(models.TextField())  # the server's words, without addresses
    next_try = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(ended_at=None), name="letters_are_halted_once"
            )
        ]

    def __str__(self) -> str:
        return f"letters wait since {self.since:%Y-%m-%d %H:%M}"


class ReturnedMail(models.Model):
    """Mail to the address for bounces that no program understands: somebody has to read it."""

    conference = models.BigIntegerField(null=True)  # None: it names no letter of one conference
    at = models.DateTimeField()
    sender = personal(models.CharField(max_length=300, blank=True), OUTBOX)
    subject = personal(models.CharField(max_length=300, blank=True), OUTBOX)
    text = personal(models.TextField(blank=True), OUTBOX)
    hash = impersonal(models.CharField(max_length=64, unique=True))  # the same mail is kept once

    class Meta:
        indexes = [models.Index(fields=["conference"])]

    def __str__(self) -> str:
        return f"returned mail {self.pk}"


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
    location = impersonal(models.TextField())
    said = impersonal(models.JSONField(default=list))

    def __str__(self) -> str:
        return self.key
