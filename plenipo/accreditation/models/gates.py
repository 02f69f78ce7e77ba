"""Gates, the devices at them, and who went through."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models.badges import Badge, Zone
from plenipo.conference.models import Conference
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT


class Gate(models.Model):
    """Where badges are looked at on the way into a zone and out of it."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="gates")
    zone = models.ForeignKey(
        Zone, models.PROTECT, related_name="gates", verbose_name=_("leads into the zone")
    )
    name = impersonal(models.CharField(_("name of the gate"), max_length=80))
    closed = models.BooleanField(_("closed for good"), default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "name"],
                name="a_gate_has_a_name_of_its_own",
                violation_error_message=_("Another gate already has this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class GateDevice(models.Model):
    """A telephone or laptop at a gate, enrolled with a link that works once; or the badge office that enters for it.

    name      what the badge office calls it: “telephone 3”
    link      digest of the token in its link
    secret    digest of what the device shows with everything it asks; "" until it is enrolled
    until     when the link, and later the secret, end
    desk      passages of this row were entered by hand
    revoked   what it made from then on is doubtful
    whole     when it last had handed over all it held: what it sends now was made since
    taken     number of its last passage that is here
    ahead     milliseconds its clock was ahead of ours when it last had a network
    jumped    milliseconds its clock was moved meanwhile: times of passages in between may be wrong by that
    """

    class State(models.TextChoices):
        LINKED = "linked", pgettext_lazy("device", "link not used yet")
        ENROLLED = "enrolled", pgettext_lazy("device", "enrolled")
        REVOKED = "revoked", pgettext_lazy("device", "revoked")
        DESK = "desk", pgettext_lazy("device", "entered by the badge office")

    gate = models.ForeignKey(Gate, models.CASCADE, related_name="devices")
    name = personal(models.CharField(_("name of the device"), max_length=80), PARTICIPANT, gone="—")
    state = models.CharField(max_length=10, choices=State, default=State.LINKED)
    link = impersonal(models.CharField(max_length=64, blank=True))
    secret = impersonal(models.CharField(max_length=64, blank=True))
    until = models.DateTimeField()
    enrolled_at = models.DateTimeField(null=True)
    synced_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    whole_at = models.DateTimeField(null=True)
    taken = models.PositiveIntegerField(default=0)
    ahead = models.BigIntegerField(null=True)
    jumped = models.BigIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["gate", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gate"], condition=Q(state="desk"), name="one_row_of_the_office_at_a_gate"
            ),
            models.UniqueConstraint(
                fields=["link"], condition=~Q(link=""), name="one_device_of_a_link"
            ),
            models.UniqueConstraint(
                fields=["secret"], condition=~Q(secret=""), name="one_device_of_a_secret"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def conference_id(self) -> int:
        return self.gate.conference_id


class FormerList(models.Model):
    """That the devices of a gate were given this list, and a mark of each of its lines: nothing can be read from it.

    version   the digest by which a device says which list it holds
    """

    gate = models.ForeignKey(Gate, models.CASCADE, related_name="former_lists")
    version = impersonal(models.CharField(max_length=16))
    marks = impersonal(models.BinaryField())
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["gate", "version"], name="a_former_list_is_kept_once")
        ]

    def __str__(self) -> str:
        return self.version


class Passage(models.Model):
    """Somebody at a gate, let through or not. Only ever added; an officer says of a doubtful one whether it counts.

    number     of the device, from 1 without a gap: with it, what tells one passage from every other
    badge      None where the code is in no list, or is that of a pass (`piece`)
    by_name    found by the name instead of the code
    reason     why, and `warnings` what the officer was told besides: values of the engine's Reason
    doubt      why nobody is inside or present by it until an officer accepts it: a value of the engine's Doubt
    at         by the server's clock, as the device knew it; `clock`: what the device itself showed
    """

    class Way(models.TextChoices):
        IN = "in", pgettext_lazy("through a gate", "entry")
        OUT = "out", pgettext_lazy("through a gate", "exit")

    class State(models.TextChoices):
        COUNTED = "counted", pgettext_lazy("passage", "counted")
        DOUBTFUL = "doubtful", pgettext_lazy("passage", "doubtful")
        ACCEPTED = "accepted", pgettext_lazy("passage", "doubtful, accepted")
        ASIDE = "aside", pgettext_lazy("passage", "doubtful, set aside")

    COUNTS = (State.COUNTED, State.ACCEPTED)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="passages")
    device = models.ForeignKey(GateDevice, models.PROTECT, related_name="passages")
    number = models.PositiveIntegerField()
    gate = models.ForeignKey(Gate, models.PROTECT, related_name="passages")
    zone = models.ForeignKey(Zone, models.PROTECT, related_name="passages")
    badge = models.ForeignKey(Badge, models.SET_NULL, null=True, related_name="passages")
    piece = models.ForeignKey(
        "accreditation.Pass", models.SET_NULL, null=True, related_name="passages"
    )
    way = models.CharField(max_length=3, choices=Way)
    by_name = models.BooleanField(default=False)
    admitted = models.BooleanField()
    reason = impersonal(models.CharField(max_length=12))
    warnings = impersonal(models.JSONField(default=list))
    state = models.CharField(max_length=8, choices=State, default=State.COUNTED)
    doubt = impersonal(models.CharField(max_length=8, blank=True))
    examined_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    clock = models.DateTimeField()
    received_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["conference", "at"]),
            models.Index(fields=["conference", "zone", "received_at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["device", "number"], name="a_passage_is_there_once")
        ]

    def __str__(self) -> str:
        return f"passage {self.pk}"
