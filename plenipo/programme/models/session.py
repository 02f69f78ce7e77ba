from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext, pgettext_lazy

from plenipo.conference.models import Conference, in_language
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import GONE, Personal, impersonal, personal
from plenipo.people.models import PARTICIPANT, Account, Person
from plenipo.programme.models.place import Room

RUNNING_THE_DAY = Personal(
    purpose=_("running the programme to the minute"),
    recipients=_("the secretariat"),
    retention=_("one year after the conference"),
    days=365,
)


class Track(models.Model):
    """A thread through the programme: sessions on one subject, in one colour."""

    class Colour(models.TextChoices):
        """Each is readable on the paper of both schemes; the style sheet has the values."""

        BLUE = "blue", pgettext_lazy("colour", "blue")
        GREEN = "green", pgettext_lazy("colour", "green")
        RED = "red", pgettext_lazy("colour", "red")
        PURPLE = "purple", pgettext_lazy("colour", "purple")
        TEAL = "teal", pgettext_lazy("colour", "teal")
        BROWN = "brown", pgettext_lazy("colour", "brown")
        PINK = "pink", pgettext_lazy("colour", "pink")
        GREY = "grey", pgettext_lazy("colour", "grey")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="tracks")
    name = impersonal(models.JSONField(_("name of the track"), default=dict))
    colour = models.CharField(_("colour"), max_length=8, choices=Colour, default=Colour.BLUE)
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return in_language(self.name)


class Session(models.Model):
    """Something on the programme, at whatever state of planning: room and time may still be open.

    spoken   languages the floor may speak: ["fr", "ar"]
    into     languages it is interpreted into
    officer  of the secretariat; like the note, never outside it
    uid      what calendars know it by: the same from version to version
    """

    class Kind(models.TextChoices):
        OPENING = "opening", pgettext_lazy("kind of session", "opening")
        KEYNOTE = "keynote", _("keynote")
        PLENARY = "plenary", _("plenary")
        PARALLEL = "parallel", _("parallel session")
        SIDE_EVENT = "side_event", _("side event")
        BILATERALS = "bilaterals", _("bilateral meetings")
        CEREMONY = "ceremony", _("ceremony")
        PRESS = "press", _("press")
        TOUR = "tour", _("tour")
        MEAL = "meal", _("meal")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody; visible to the public")
        DELEGATIONS = "delegations", _("delegations")
        INVITED = "invited", _("those with a role in it")
        STAFF = "staff", _("the secretariat")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD_BACK = "held_back", _("not for publication yet")
        CANCELLED = "cancelled", _("cancelled")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="sessions")
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PARALLEL)
    title = impersonal(models.JSONField(_("title"), default=dict))
    summary = impersonal(models.JSONField(_("description"), default=dict, blank=True))
    room = models.ForeignKey(
        Room,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
    )
    starts = models.DateTimeField(_("from"), null=True, blank=True)
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    expected = models.PositiveIntegerField(_("expected attendance"), null=True, blank=True)
    spoken = impersonal(models.JSONField(_("languages spoken"), default=list, blank=True))
    into = impersonal(models.JSONField(_("interpreted into"), default=list, blank=True))
    audience = models.CharField(
        _("audience"), max_length=12, choices=Audience, default=Audience.DELEGATIONS
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    track = models.ForeignKey(
        Track,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("track"),
    )
    officer = models.ForeignKey(
        Account,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("officer responsible"),
    )
    note = impersonal(models.TextField(_("internal note"), blank=True, max_length=2000))
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts", "room__position", "pk"]
        indexes = [models.Index(fields=["conference", "starts"])]
        constraints = [
            models.CheckConstraint(
                name="a_session_ends_after_it_starts",
                condition=Q(starts=None, ends=None)
                | Q(starts__isnull=False, ends__isnull=False, ends__gt=F("starts")),
                violation_error_message=_("The session ends before it starts."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.title)

    @property
    def length(self) -> timedelta:
        """An hour for a session without a time."""
        return self.ends - self.starts if self.starts and self.ends else timedelta(hours=1)


NOBODY = {"en": GONE}  # the name, in any language, once it may not be said


class Role(models.Model):
    """A part in a session, of a person, of a delegation, or of somebody known by a typed name only.

    typed_name   as it is announced, per language
    """

    class Kind(models.TextChoices):
        CHAIR = "chair", _("chair")
        MODERATOR = "moderator", _("moderator")
        KEYNOTE = "keynote", _("keynote speaker")
        SPEAKER = "speaker", _("speaker")
        RAPPORTEUR = "rapporteur", _("rapporteur")

        @classmethod
        def named(cls, kind: str, n: int) -> str:
            """The function of so many, not a noun for one person: it fits whoever has it."""
            return {
                cls.CHAIR: lambda: npgettext("parts in a session", "chair", "chairs", n),
                cls.MODERATOR: lambda: npgettext(
                    "parts in a session", "moderator", "moderators", n
                ),
                cls.KEYNOTE: lambda: npgettext("parts in a session", "keynote", "keynotes", n),
                cls.SPEAKER: lambda: npgettext("parts in a session", "speaker", "speakers", n),
                cls.RAPPORTEUR: lambda: npgettext(
                    "parts in a session", "rapporteur", "rapporteurs", n
                ),
            }[cls(kind)]()

    session = models.ForeignKey(Session, models.CASCADE, related_name="roles")
    kind = models.CharField(_("role"), max_length=10, choices=Kind, default=Kind.SPEAKER)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="roles")
    delegation = models.ForeignKey(
        Delegation, models.CASCADE, null=True, blank=True, related_name="roles"
    )
    typed_name = personal(
        models.JSONField(_("name as announced"), default=dict, blank=True),
        PARTICIPANT,
        gone=NOBODY,
        names=True,
    )
    confirmed = models.BooleanField(_("confirmed"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_role_is_somebodys",
                condition=(
                    Q(person__isnull=False, delegation=None, typed_name={})
                    | Q(person=None, delegation__isnull=False, typed_name={})
                    | (Q(person=None, delegation=None) & ~Q(typed_name={}))
                ),
                violation_error_message=_(
                    "Enter one: a person, a delegation, or a name as announced."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class Cue(models.Model):
    """One line of the scenario: at this minute of the session, who does what, where; and what must not happen."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="cues")
    minute = models.SmallIntegerField(_("minute, counted from the start"), default=0)
    what = personal(models.CharField(_("what happens"), max_length=300), RUNNING_THE_DAY)
    owner = personal(
        models.CharField(_("person responsible"), max_length=120, blank=True), RUNNING_THE_DAY
    )
    place = impersonal(models.CharField(_("where"), max_length=120, blank=True))
    do_not = personal(
        models.CharField(_("points to avoid"), max_length=300, blank=True), RUNNING_THE_DAY
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["minute", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.minute} {self.pk}"


class Stay(models.Model):
    """From when to when a person is at the conference, as far as that is known."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="stays")
    person = models.ForeignKey(Person, models.CASCADE, related_name="stays")
    arrives = models.DateTimeField(_("arrives"), null=True, blank=True)
    leaves = models.DateTimeField(_("leaves"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "person"],
                name="one_stay_of_a_person",
                violation_error_message=_(
                    "Arrival and departure of this person are already recorded."
                ),
            ),
            models.CheckConstraint(
                name="a_stay_ends_after_it_starts",
                condition=Q(arrives=None) | Q(leaves=None) | Q(leaves__gt=F("arrives")),
                violation_error_message=_("The departure is before the arrival."),
            ),
        ]

    def __str__(self) -> str:
        return f"stay {self.pk}"
