from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.people.models import Account
from plenipo.registry.models import Country, Party

ADDRESSEE = Personal(
    purpose=_("inviting the party and hearing its answer"),
    recipients=_("the secretariat"),
    retention=_("one year after the conference"),
    days=365,
    special=True,
)


class Invitation(models.Model):
    """One party or organisation invited to one conference, and what became of it."""

    class State(models.TextChoices):
        DRAFTED = "drafted", _("drafted")
        SENT = "sent", _("sent")
        OPENED = "opened", _("opened")
        ACCEPTED = "accepted", _("accepted")
        NAMES_TO_FOLLOW = "names_to_follow", _("accepted, names to follow")
        ANOTHER_LEVEL = "another_level", _("asks for another level")
        DECLINED = "declined", _("declined")
        LAPSED = "lapsed", _("lapsed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    ANSWERED = (State.ACCEPTED, State.NAMES_TO_FOLLOW, State.ANOTHER_LEVEL, State.DECLINED)
    COMING = (State.ACCEPTED, State.NAMES_TO_FOLLOW)
    OPEN = (State.SENT, State.OPENED)
    OVER = (State.DECLINED, State.LAPSED, State.WITHDRAWN)

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="invitations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="invitations")
    country = models.ForeignKey(Country, models.PROTECT, null=True, related_name="+")
    category = impersonal(models.CharField(_("category"), max_length=40))
    quota = models.PositiveSmallIntegerField(_("quota"))
    language = impersonal(models.CharField(_("language of the letter"), max_length=10))
    addressee = personal(models.CharField(_("addressee"), max_length=300, blank=True), ADDRESSEE)
    email = personal(models.CharField(_("e-mail"), max_length=254), ADDRESSEE)
    state = models.CharField(max_length=16, choices=State, default=State.DRAFTED)
    bounced = models.BooleanField(default=False)
    reference = impersonal(models.CharField(max_length=20, unique=True))  # printed on the letter
    deadline = models.DateField(_("answer wanted by"), null=True, blank=True)
    sent_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answer_note = personal(models.TextField(_("what they wrote"), blank=True), ADDRESSEE)
    substitute_for = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="substitutes"
    )
    matched_row = models.BigIntegerField(null=True)  # the row of the list it was drafted from
    made = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["conference", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "party"],
                condition=~models.Q(state="withdrawn"),
                name="a_party_is_invited_once",
                violation_error_message=_("This party is invited already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.party}"


class FocalPoint(models.Model):
    """Who answers for an invited party. Follows a personal link; has no account and no password."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="focal_points")
    name = personal(models.CharField(_("name"), max_length=300, blank=True), ADDRESSEE)
    email = personal(models.EmailField(_("e-mail"), max_length=254), ADDRESSEE)
    language = impersonal(models.CharField(_("language"), max_length=10))
    added_by_focal = models.BooleanField(default=False)
    notice_seen_at = models.DateTimeField(null=True)
    removed = models.BooleanField(default=False)
    bounced = models.BooleanField(default=False)
    made = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "email"],
                name="a_focal_point_stands_once",
                violation_error_message=_("This address is a focal point already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Link(models.Model):
    """A personal link. Hashed at rest, expiring, revocable, sent again on request."""

    focal_point = models.ForeignKey(FocalPoint, models.CASCADE, related_name="links")
    hash = impersonal(models.CharField(max_length=64, unique=True))
    made = models.DateTimeField()
    expires = models.DateTimeField()
    revoked = models.BooleanField(default=False)
    last_used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link {self.pk}"


class LetterText(models.Model):
    """What the convenor made of a standard letter, in one language. Without a row the standard text is sent."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        REMINDER = "reminder", _("reminder")
        REISSUE = "reissue", _("new link")
        WITHDRAWAL = "withdrawal", _("withdrawal")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="letter_texts")
    kind = models.CharField(max_length=12, choices=Kind)
    language = impersonal(models.CharField(max_length=10))
    subject = impersonal(models.CharField(_("subject"), max_length=200))
    body = impersonal(models.TextField(_("text"), max_length=6000))
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "kind", "language"], name="one_text_of_a_letter_in_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"


class Question(models.Model):
    """Somebody asked whether an invitation is ours. Kept for an hour, hashed, to slow down guessing."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    asker = impersonal(models.CharField(max_length=64))
    reference = impersonal(models.CharField(max_length=64))
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["conference", "asker", "at"]),
            models.Index(fields=["conference", "reference", "at"]),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"
