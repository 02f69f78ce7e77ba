"""When and by what a delegation arrives and leaves, and who meets it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.personal import GONE, Personal, impersonal, personal

_UNTIL = _("as the rules of the conference say, counted from the end of the conference")
WELCOMED = Personal(
    purpose=_("meeting delegations, transport and lodging"),
    recipients=_("the secretariat and those who meet the delegation; the delegation itself"),
    retention=_UNTIL,
)
TEAM = Personal(
    purpose=_("the work of those who meet delegations"),
    recipients=_("the secretariat; the delegations they look after"),
    retention=_UNTIL,
)


class JourneyWay(models.TextChoices):
    IN = "in", pgettext_lazy("journey", "arrival")
    OUT = "out", pgettext_lazy("journey", "departure")


class ReceptionTable(models.Model):
    """Of what rank at least somebody meets a guest of a rank.

    meets   {rank of the guest: rank of who meets}; both are keys of the table of ranks
    """

    conference = models.OneToOneField(Conference, models.CASCADE, related_name="reception_table")
    meets = impersonal(models.JSONField(default=dict))
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conference_id}"


class TeamMember(models.Model):
    """Somebody who meets delegations, accompanies them or drives.

    rank     as which they count when they meet somebody: a key of the table of ranks; "": none
    removed  they do nothing any more; what they did keeps their name
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="welcome_team")
    name = personal(models.CharField(_("name"), max_length=300), TEAM, gone=GONE, names=True)
    office = personal(models.CharField(_("office"), max_length=200, blank=True), TEAM)
    rank = impersonal(models.CharField(_("rank"), max_length=20, blank=True))
    phone = personal(models.CharField(_("telephone"), max_length=40, blank=True), TEAM)
    removed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Journey(models.Model):
    """One flight, train or drive of some or all of a delegation.

    flight     the number of the flight or train
    at         when it lands or leaves, as last known
    scheduled  when it was to, if that was another moment
    people     how many come, where not all of them are named
    """

    class Means(models.TextChoices):
        FLIGHT = "flight", _("flight")
        TRAIN = "train", _("train")
        ROAD = "road", pgettext_lazy("journey", "by road")
        OTHER = "other", pgettext_lazy("journey", "otherwise")

    class State(models.TextChoices):
        EXPECTED = "expected", pgettext_lazy("journey", "expected")
        MET = "met", pgettext_lazy("journey", "met")
        THERE = "there", pgettext_lazy("journey", "at the hotel")
        CANCELLED = "cancelled", pgettext_lazy("journey", "cancelled")

    OPEN = (State.EXPECTED, State.MET, State.THERE)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="journeys")
    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="journeys")
    way = models.CharField(_("arrival or departure"), max_length=3, choices=JourneyWay)
    means = models.CharField(_("by"), max_length=6, choices=Means, default=Means.FLIGHT)
    flight = personal(models.CharField(_("number"), max_length=20, blank=True), WELCOMED)
    place = personal(models.CharField(_("from or to"), max_length=120, blank=True), WELCOMED)
    point = personal(
        models.CharField(_("airport, terminal or station here"), max_length=120, blank=True),
        WELCOMED,
    )
    at = models.DateTimeField(_("lands or leaves"))
    scheduled = models.DateTimeField(null=True)
    people = models.PositiveSmallIntegerField(_("number of people"), null=True, blank=True)
    note = personal(models.CharField(_("note"), max_length=300, blank=True), WELCOMED)
    state = models.CharField(max_length=9, choices=State, default=State.EXPECTED)
    met_at = models.DateTimeField(null=True)
    there_at = models.DateTimeField(null=True)
    by_party = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["conference", "at"])]

    def __str__(self) -> str:
        return f"journey {self.pk}"

    @property
    def was_at(self) -> datetime:
        return self.scheduled or self.at


class Traveller(models.Model):
    journey = models.ForeignKey(Journey, models.CASCADE, related_name="travellers")
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="travels")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journey", "delegate"], name="once_on_a_journey")
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.delegate_id}"


class Reception(models.Model):
    """Who meets whom."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="receptions")
    member = models.ForeignKey(TeamMember, models.CASCADE, related_name="receptions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journey", "member"], name="meets_a_journey_once")
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.member_id}"


class PastedJourneys(models.Model):
    """What one pasted list entered, so that it can be taken back.

    made     numbers of journeys
    changed  [[number, moment before, moment it was scheduled for or null]]
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    made = impersonal(models.JSONField(default=list))
    changed = impersonal(models.JSONField(default=list))
    at = models.DateTimeField()
    undone = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"list {self.pk}"


class PrintedSheet(models.Model):
    """A day sheet as it was printed, in numbers: who they are is said when it is compared.

    said   {journey: [moment, people, receivers, …]}
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="+")
    day = models.DateField()
    number = models.PositiveIntegerField()
    said = impersonal(models.JSONField(default=dict))
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "day", "number"], name="one_sheet_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.number}"
