from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.bilaterals.models.principal import Level, Principal
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import SEALED, Personal, impersonal, personal

CONFIDENCE = Personal(
    purpose=_("arranging the requested meeting"),
    recipients=_("the requesting and the requested delegation, the bilateral desk"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
    special=True,
)


class MeetingRequest(models.Model):
    """One delegation asks to meet another, or somebody of the host's leadership. Its number is drawn, not counted."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SENT = "sent", _("sent, no reply yet")
        ACCEPTED = "accepted", pgettext_lazy("request for a meeting", "accepted")
        ANOTHER_LEVEL = "another_level", _("accepted at another level")
        PROPOSED = "proposed", _("alternative proposed")
        DEFERRED = "deferred", _("deferred")
        EXPIRED = "expired", _("lapsed without a reply")
        WITHDRAWN = "withdrawn", pgettext_lazy("request for a meeting", "withdrawn")

    OPEN = (State.SENT, State.PROPOSED, State.DEFERRED)
    AGREED = (State.ACCEPTED, State.ANOTHER_LEVEL)
    OVER = (State.EXPIRED, State.WITHDRAWN)

    WAITS = Q(state__in=OPEN) | Q(state=State.DRAFT, leaves_at__isnull=False)  # or is being sent
    IN_OWN_WORDS = Q(identified_at__isnull=False, answered_at=None)

    class Format(models.TextChoices):
        PULL_ASIDE = "pull_aside", _("pull-aside, standing")
        COURTESY = "courtesy", _("courtesy call")
        WORKING = "working", _("working meeting")
        RESTRICTED = "restricted", _("restricted: principals, note-takers, interpreters")
        EXPANDED = "expanded", _("expanded: with delegations")

    class Press(models.TextChoices):
        NONE = "none", _("no press, no announcement")
        PHOTO = "photo", _("photo opportunity, then the cameras leave")
        POOL = "pool", _("press pool at the beginning")
        STATEMENTS = "statements", _("press statements afterwards")

    class Importance(models.IntegerChoices):
        ESSENTIAL = 3, _("essential")
        IMPORTANT = 2, _("important")
        USEFUL = 1, _("useful")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    asker = models.ForeignKey(Delegation, models.CASCADE, related_name="+")
    asked = models.ForeignKey(Delegation, models.CASCADE, null=True, related_name="+")
    identified_at = models.DateTimeField(null=True)  # when the desk found whom a typed name means
    to_host = models.BooleanField(default=False)
    format = models.CharField(_("format"), max_length=12, choices=Format, default=Format.COURTESY)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=20)
    persons = models.PositiveSmallIntegerField(_("number of persons on your side"), default=2)
    languages = impersonal(models.JSONField(_("languages"), default=list))
    press = models.CharField(
        pgettext_lazy("at a meeting", "press"), max_length=12, choices=Press, default=Press.NONE
    )
    importance = models.PositiveSmallIntegerField(
        _("importance"), choices=Importance, default=Importance.IMPORTANT
    )
    sealed = personal(
        models.TextField(), CONFIDENCE, gone=SEALED
    )  # encrypted: see bridge.Particulars
    state = models.CharField(max_length=14, choices=State, default=State.DRAFT)
    in_cohort = models.BooleanField(default=False)  # sent before the published cut-off
    made = models.DateTimeField()
    leaves_at = models.DateTimeField(null=True)  # a draft that goes out then, unless it is undone
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(choices=Level, null=True)  # at which it was accepted
    principal = models.ForeignKey(Principal, models.SET_NULL, null=True, related_name="+")
    asker_proposes = models.BooleanField(default=False)  # whose proposal waits for a word
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["made"]
        indexes = [
            models.Index(fields=["conference", "state"]),
            models.Index(fields=["asker", "state"]),
            models.Index(fields=["asked", "state"]),
            models.Index(
                name="requests_that_leave",
                fields=["leaves_at"],
                condition=Q(leaves_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="nobody_asks_to_meet_themselves",
                condition=~Q(asker=F("asked")),
                violation_error_message=_("A delegation cannot ask to meet itself."),
            ),
            models.CheckConstraint(
                name="a_request_goes_to_a_delegation_or_the_host",
                condition=Q(asked__isnull=True) | Q(to_host=False),
            ),
            models.UniqueConstraint(
                fields=["asker", "asked"],
                condition=Q(state__in=["sent", "proposed", "deferred"]),
                name="one_open_request_to_a_delegation",
                violation_error_message=_("You have already sent this delegation a request."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def asked_at(self) -> datetime | None:
        """When its asker pressed the button."""
        return self.leaves_at or self.sent_at

    @property
    def is_draft(self) -> bool:
        """Its asker still writes it; not that which is being sent."""
        return self.state == self.State.DRAFT and self.leaves_at is None

    @property
    def in_own_words(self) -> bool:
        """Its asker reads the name as typed: whom the desk found, and whether they come, they say by answering."""
        return self.identified_at is not None and self.answered_at is None

    @property
    def leaving(self) -> bool:
        """Sent, and within its minute of grace: nobody else sees it yet."""
        return self.state == self.State.DRAFT and self.leaves_at is not None

    @property
    def state_in_words(self) -> str:
        return str(_("being sent")) if self.leaving else self.get_state_display()

    @property
    def code(self) -> str:
        """What boards and displays call it: it says nothing of who meets whom."""
        return f"B-{str(self.pk)[:5].upper()}"


class AcceptableLevel(models.Model):
    """One level at which a request may be met: the first is wished, the others are acceptable, in this order."""

    request = models.ForeignKey(MeetingRequest, models.CASCADE, related_name="levels")
    position = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(choices=Level)
    principal = models.ForeignKey(Principal, models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "position"], name="one_level_at_a_place_of_a_request"
            )
        ]

    def __str__(self) -> str:
        return str(self.principal or self.get_level_display())
