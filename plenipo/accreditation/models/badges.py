"""Zones, categories of badges, badges and the runs in which they are printed."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models.receipts import Receipt
from plenipo.conference.models import Conference, in_language
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT, Account, Person
from plenipo.programme.models import Room

COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Enter a colour in the form #17456b."))


class Zone(models.Model):
    """Part of the venue that not everybody may enter. Its name is kept per language; a badge shows its pictogram.

    capacity   people who may be inside at a time; None: not limited
    rooms      of the programme that lie in it
    """

    class Pictogram(models.TextChoices):
        HALL = "hall", _("hall with rows")
        MEETING = "meeting", _("meeting table")
        BILATERAL = "bilateral", _("two people at a table")
        LOUNGE = "lounge", _("armchair")
        OFFICE = "office", _("desk with a screen")
        PRESS = "press", _("camera")
        STAGE = "stage", _("lectern")
        MEAL = "meal", _("cup")
        STAR = "star", _("star")
        KEY = "key", _("key")
        CAR = "car", _("car")
        MEDICAL = "medical", _("cross")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="zones")
    name = impersonal(models.JSONField(_("name of the zone"), default=dict))
    pictogram = models.CharField(
        _("pictogram"), max_length=10, choices=Pictogram, default=Pictogram.HALL
    )
    capacity = models.PositiveIntegerField(
        _("capacity"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    rooms = models.ManyToManyField(Room, blank=True, related_name="access_zones")
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return in_language(self.name)


class BadgeCategory(models.Model):
    """A kind of badge: its letter, its colour, the text on its band per language, and the zones it opens.

    capacities   of delegates who get it unless an officer says otherwise
    delegations  categories of delegations to which that is limited; none: all
    groups       of persons outside delegations who get it unless an officer says otherwise
    """

    class Photo(models.TextChoices):
        ALWAYS = "always", _("photo; an empty outline where there is none")
        IF_THERE = "if_there", _("photo where there is one")
        NEVER = "never", _("no photo")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="badge_categories")
    letter = impersonal(
        models.CharField(
            _("letter"),
            max_length=2,
            validators=[
                RegexValidator(r"^[A-Z0-9]{1,2}$", _("Use one or two capital letters or digits."))
            ],
        )
    )
    name = impersonal(models.JSONField(_("text on the band"), default=dict))
    colour = impersonal(
        models.CharField(_("colour of the band"), max_length=7, validators=[COLOUR])
    )
    zones = models.ManyToManyField(Zone, blank=True, related_name="categories")
    capacities = impersonal(models.JSONField(_("capacities"), default=list, blank=True))
    delegations = impersonal(
        models.JSONField(_("categories of delegations"), default=list, blank=True)
    )
    photo = models.CharField(
        _("photo on the badge"), max_length=8, choices=Photo, default=Photo.IF_THERE
    )
    groups = impersonal(models.JSONField(_("groups"), default=list, blank=True))
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "badge categories"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "letter"],
                name="a_badge_letter_stands_once",
                violation_error_message=_("Another category already has this letter."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.name) or self.letter


class Badge(models.Model):
    """What one person wears, or (temporary, without a person) what lies ready for a failure of the power.

    serial     number of the badge in its conference
    identity   24 hexadecimal digits of chance: what its signed code says, and all that it says of it
    code       the short code printed in letters, to be read aloud and typed
    starts     first and last day on which it is valid, in the zone of the venue
    replaces   the badge it was issued for, of which it says why that is no longer valid
    reported   lost, by the delegation, and the desk has not dealt with it yet
    as_printed what it showed when it was printed, as digests (queries/as_printed.py); nothing once it has ended
    """

    class State(models.TextChoices):
        DRAWN_UP = "drawn_up", pgettext_lazy("badge", "to be printed")
        PRINTED = "printed", pgettext_lazy("badge", "printed")
        COLLECTED = "collected", pgettext_lazy("badge", "collected")
        RETURNED = "returned", pgettext_lazy("badge", "returned")
        LOST = "lost", pgettext_lazy("badge", "lost")
        REVOKED = "revoked", pgettext_lazy("badge", "revoked")
        REPLACED = "replaced", pgettext_lazy("badge", "replaced")

    VALID = (State.DRAWN_UP, State.PRINTED, State.COLLECTED)
    WITH_US = (State.DRAWN_UP, State.PRINTED)  # not in anybody's hands

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="badges")
    serial = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="badges")
    delegation = models.ForeignKey(
        Delegation, models.CASCADE, null=True, blank=True, related_name="badges"
    )
    category = models.ForeignKey(BadgeCategory, models.PROTECT, related_name="badges")
    identity = impersonal(models.CharField(max_length=24, unique=True))
    code = impersonal(models.CharField(max_length=13))
    starts = models.DateField(_("valid from"))
    ends = models.DateField(_("valid until"))
    state = models.CharField(max_length=10, choices=State, default=State.DRAWN_UP)
    temporary = models.BooleanField(default=False)
    replaces = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    reason = personal(models.CharField(_("reason"), max_length=300, blank=True), PARTICIPANT)
    reported = models.BooleanField(default=False)
    as_printed = impersonal(models.JSONField(default=dict, blank=True, editable=False))
    drawn_up_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True)
    collected_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    receipt = models.ForeignKey(
        Receipt, models.SET_NULL, null=True, blank=True, related_name="badges"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["serial"]
        indexes = [
            models.Index(fields=["conference", "state"]),
            models.Index(fields=["conference", "person"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["conference", "serial"], name="one_badge_of_a_number"),
            models.UniqueConstraint(fields=["conference", "code"], name="one_badge_of_a_code"),
            models.UniqueConstraint(
                fields=["conference", "person", "temporary"],
                condition=Q(state__in=["drawn_up", "printed", "collected"]),
                name="one_valid_badge_of_a_person",
                violation_error_message=_("This person already has a valid badge."),
            ),
            models.CheckConstraint(
                name="a_badge_ends_after_it_starts",
                condition=Q(ends__gte=F("starts")),
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                name="only_temporary_badges_are_nobodys",
                condition=Q(person__isnull=False) | Q(temporary=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category.letter} {self.serial}"


class PrintRun(models.Model):
    """Badges that were printed in one go; the sheet is made again from what they are now.

    layout   key of a sheet (formats/badges.py)
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="print_runs")
    layout = impersonal(models.CharField(_("sheet"), max_length=20))
    badges = models.ManyToManyField(Badge, related_name="runs")
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"print run {self.pk}"
