from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference, in_language
from plenipo.kit.personal import impersonal


class Venue(models.Model):
    """A place the conference uses: a congress centre, a hotel, a museum. Its name is kept per language."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="venues")
    name = impersonal(models.JSONField(_("name of the venue"), default=dict))
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return in_language(self.name)


class Building(models.Model):
    """Part of a venue. Inside one building nobody needs time to walk."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="buildings")
    name = impersonal(models.JSONField(_("name of the building"), default=dict))
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return in_language(self.name)

    @property
    def conference_id(self) -> int:
        return self.venue.conference_id


class Walk(models.Model):
    """Minutes from one building to another, either way: the building entered first stands first."""

    one = models.ForeignKey(Building, models.CASCADE, related_name="+")
    other = models.ForeignKey(Building, models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(_("minutes on foot or by shuttle"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"],
                name="one_walk_between_two_buildings",
                violation_error_message=_(
                    "The transfer time between these buildings is already recorded."
                ),
            ),
            models.CheckConstraint(
                name="a_walk_leads_elsewhere",
                condition=Q(one__lt=F("other")),
                violation_error_message=_("Select two different buildings."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id}–{self.other_id}: {self.minutes}"

    @property
    def conference_id(self) -> int:
        return self.one.conference_id


class Room(models.Model):
    """Where a session is held. The code is what plates, boards and displays call it."""

    class Layout(models.TextChoices):
        THEATRE = "theatre", _("theatre")
        CLASSROOM = "classroom", _("classroom")
        BOARDROOM = "boardroom", _("board table")
        U_SHAPE = "u_shape", _("U-shape")
        HOLLOW_SQUARE = "hollow_square", _("hollow square")
        ROUND_TABLES = "round_tables", _("round tables")
        RECEPTION = "reception", _("standing")

    class Feature(models.TextChoices):
        PROJECTION = "projection", _("projection")
        RECORDING = "recording", _("recording")
        STREAMING = "streaming", _("streaming")
        REMOTE = "remote", _("remote participation")
        PRESS_STAND = "press_stand", _("camera platform")
        STEP_FREE = "step_free", _("step-free access")
        HEARING_LOOP = "hearing_loop", _("hearing loop")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="rooms")
    building = models.ForeignKey(Building, models.PROTECT, related_name="rooms")
    name = impersonal(models.JSONField(_("name of the room"), default=dict))
    code = impersonal(
        models.CharField(
            _("short code"),
            max_length=8,
            validators=[
                RegexValidator(r"^[\w.-]+$", _("Use letters, numbers, points and hyphens only."))
            ],
        )
    )
    capacity = models.PositiveIntegerField(_("seats"), validators=[MinValueValidator(1)])
    layout = models.CharField(_("layout"), max_length=14, choices=Layout, default=Layout.THEATRE)
    zone = impersonal(models.CharField(_("zone"), max_length=40, blank=True))
    booths = models.PositiveSmallIntegerField(_("interpreters' booths"), default=0)
    features = impersonal(models.JSONField(_("features"), default=list, blank=True))
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "code"],
                name="a_room_code_stands_once",
                violation_error_message=_("Another room already has this code."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name) or self.code


class RoomHours(models.Model):
    """A stretch of time in which a room may be used. A room without any may be used throughout the days."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="hours")
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))

    class Meta:
        verbose_name_plural = "room hours"
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="room_hours_end_after_they_start",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts:%m-%d %H:%M}–{self.ends:%H:%M}"


class MeetingRooms(models.Model):
    """Whether bilateral meetings use every room between its sessions, or only what is set aside for them."""

    conference = models.OneToOneField(
        Conference, models.CASCADE, related_name="meeting_rooms", primary_key=True
    )
    only_set_aside = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"rooms for meetings of {self.conference_id}"


class SetAside(models.Model):
    """A room set aside for bilateral meetings: for a stretch of time, or (both empty) throughout."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="set_aside")
    starts = models.DateTimeField(_("from"), null=True, blank=True)
    ends = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["room__position", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="set_aside_ends_after_it_starts",
                condition=Q(starts=None, ends=None)
                | Q(starts__isnull=False, ends__isnull=False, ends__gt=F("starts")),
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.room_id} set aside"


class Day(models.Model):
    """A day of the programme, and from when to when on that day; times of the venue's zone."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="days")
    date = models.DateField(_("day"))
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "date"],
                name="a_day_stands_once",
                violation_error_message=_("This day is already in the programme."),
            ),
            models.CheckConstraint(
                name="a_day_closes_after_it_opens",
                condition=Q(closes__gt=F("opens")),
                violation_error_message=_("The closing time is before the opening time."),
            ),
        ]

    def __str__(self) -> str:
        return self.date.isoformat()
