from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.kit.phrases import bracketed
from plenipo.people.models import Account
from plenipo.records.models import Received
from plenipo.registry.models import Country, NamedInLanguages, Party

ADDRESSEE = Personal(
    purpose=_("inviting the party and receiving its reply"),
    recipients=_("the secretariat"),
    retention=_("one year after the conference"),
    days=365,
    special=True,
)


class NamedForConference(NamedInLanguages):
    """A party at a conference: its name and its country's, in every language, as this conference says them.

    Chosen when they are written (actions/names.py), so that every page and letter says the same and none asks for it.

    apart   which party it is, where it sits under a neutral name: for the secretariat alone
    """

    country_called = impersonal(models.JSONField(default=dict, blank=True, editable=False))
    apart = impersonal(models.CharField(max_length=300, blank=True, editable=False))

    class Meta:
        abstract = True

    @property
    def inside(self) -> str:
        """What the secretariat calls it: of two that sit under one neutral name it can tell which is which."""
        return bracketed(self.to_call, self.apart)

    @property
    def country_name(self) -> str:
        return self.country_in()

    def country_in(self, language: str | None = None) -> str:
        return str(self.country_called.get(language or get_language() or "en", ""))


class Invitation(NamedForConference):
    """One party or organisation invited to one conference, and what became of it.

    names   the names to use that were set by hand, by language
    """

    class State(models.TextChoices):
        DRAFTED = "drafted", _("drafted")
        SENT = "sent", _("sent")
        OPENED = "opened", _("opened")
        ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
        NAMES_TO_FOLLOW = "names_to_follow", _("accepted, names to follow")
        ANOTHER_LEVEL = "another_level", _("requests another level")
        DECLINED = "declined", _("declined")
        LAPSED = "lapsed", _("lapsed")
        WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "withdrawn")

    REPLIES = {  # what a party said, where the state says what has become of the invitation
        State.ACCEPTED: _("acceptance"),
        State.NAMES_TO_FOLLOW: _("acceptance, names to follow"),
        State.ANOTHER_LEVEL: _("request for another level"),
        State.DECLINED: _("regrets"),
    }
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
    addressee = personal(
        models.CharField(_("addressee"), max_length=300, blank=True), ADDRESSEE, names=True
    )
    email = personal(models.CharField(_("e-mail"), max_length=254), ADDRESSEE, names=True)
    # further addresses: each of `also` has a link of its own, those of `copies` get the letters without one
    also = personal(models.JSONField(default=list, blank=True), ADDRESSEE, names=True)
    copies = personal(models.JSONField(default=list, blank=True), ADDRESSEE, names=True)
    state = models.CharField(max_length=16, choices=State, default=State.DRAFTED)
    bounced = models.BooleanField(default=False)
    reference = impersonal(models.CharField(max_length=20, unique=True))  # printed on the letter
    names = impersonal(models.JSONField(default=dict, blank=True))
    deadline = models.DateField(_("reply requested by"), null=True, blank=True)
    sent_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answer_note = personal(models.TextField(_("message from the party"), blank=True), ADDRESSEE)
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
                violation_error_message=_("This party has already been invited."),
            )
        ]

    @property
    def reply(self) -> str:
        return str(self.REPLIES.get(self.State(self.state), self.get_state_display()))

    def __str__(self) -> str:
        return f"{self.reference} {self.to_call}"

    def _usual_name(self) -> str:
        return str(self.party)


class FocalPoint(models.Model):
    """Who answers for an invited party. Follows a personal link; has no account and no password."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="focal_points")
    name = personal(models.CharField(_("name"), max_length=300, blank=True), ADDRESSEE, names=True)
    email = personal(models.EmailField(_("e-mail"), max_length=254), ADDRESSEE, names=True)
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
                violation_error_message=_("This address already belongs to a focal point."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def conference_id(self) -> int:
        return self.invitation.conference_id


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


class DeskEntry(Received):
    """What the desk entered for an invited party outside its link, and why: shown to the party and the secretariat."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="desk_entries")
    reference = personal(models.CharField(max_length=200, blank=True), ADDRESSEE)
    reason = personal(models.TextField(max_length=1000, blank=True), ADDRESSEE)


class LetterText(models.Model):
    """What the convenor made of a standard letter, in one language. Without a row the standard text is sent."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        REMINDER = "reminder", _("reminder")
        REISSUE = "reissue", _("new link")
        WITHDRAWAL = "withdrawal", _("withdrawal")
        VISA = "visa", _("visa-support letter")

    MAILED = (Kind.INVITATION, Kind.REMINDER, Kind.REISSUE, Kind.WITHDRAWAL)  # to who is invited

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
