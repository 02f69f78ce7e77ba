"""Passes that whoever holds them may use: floaters, overpasses, pins, car passes, tickets; and who holds them."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.accreditation.models.badges import COLOUR, Zone
from plenipo.accreditation.models.gates import Gate
from plenipo.accreditation.models.others import OtherHolder
from plenipo.accreditation.models.receipts import Receipt
from plenipo.conference.models import Conference, in_language
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT, Account


class PassKind(models.Model):
    """A kind of pass: the red floaters, the overpasses of one day, the car passes of the north gate.

    letters   stand before the number of each piece: "FL 0012"
    beneath   valid only with a badge beneath it
    quota     pieces a delegation may hold; None: not limited
    quotas    the same by category of delegation, where it differs
    share     members of a delegation for each piece: with 5, a delegation of 12 may hold 3, never above its quota
    starts    first and last day of pieces made from now on
    gate      where cars with this pass are let in
    """

    class Form(models.TextChoices):
        FLOATER = "floater", _("floater")
        OVERPASS = "overpass", _("overpass")
        PIN = "pin", _("lapel pin")
        POOL_CARD = "pool_card", _("pool card")
        CAR_PASS = "car_pass", _("car pass")
        TICKET = "ticket", pgettext_lazy("pass", "ticket")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="pass_kinds")
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.FLOATER)
    letters = impersonal(
        models.CharField(
            _("letters before the number"),
            max_length=4,
            validators=[RegexValidator(r"^[A-Z]{1,4}$", _("Use one to four capital letters."))],
        )
    )
    name = impersonal(models.JSONField(_("name of the pass"), default=dict))
    colour = impersonal(models.CharField(_("colour"), max_length=7, validators=[COLOUR]))
    zones = models.ManyToManyField(Zone, blank=True, related_name="pass_kinds")
    beneath = models.BooleanField(_("valid only with a badge"), default=False)
    quota = models.PositiveSmallIntegerField(_("quota per delegation"), null=True, blank=True)
    quotas = impersonal(models.JSONField(default=dict, blank=True))
    share = models.PositiveSmallIntegerField(
        _("members of a delegation for each piece"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    starts = models.DateField(_("valid from"))
    ends = models.DateField(_("valid until"))
    gate = models.ForeignKey(
        Gate, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("gate")
    )
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "letters"],
                name="pass_letters_stand_once",
                violation_error_message=_("Another kind of pass already has these letters."),
            ),
            models.CheckConstraint(
                name="passes_end_after_they_start",
                condition=Q(ends__gte=F("starts")),
                violation_error_message=_("The last day cannot be before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name) or self.get_form_display()

    @property
    def letter(self) -> str:
        """As a category of badges has one: drawn on its colour."""
        return self.letters


class Pass(models.Model):
    """One numbered piece of a kind.

    identity   24 hexadecimal digits of chance: all that its signed code says of it
    code       the short code printed beside it; "" of what was bought ready-numbered and bears no code
    starts     first and last day on which it is valid
    plate      number plate of the car it is for
    reported   lost, by the delegation, and the desk has not dealt with it yet
    """

    class State(models.TextChoices):
        IN_STORE = "in_store", pgettext_lazy("pass", "in store")
        ISSUED = "issued", pgettext_lazy("pass", "issued")
        LOST = "lost", pgettext_lazy("pass", "lost")
        WITHDRAWN = "withdrawn", pgettext_lazy("pass", "withdrawn")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="passes")
    kind = models.ForeignKey(PassKind, models.PROTECT, related_name="pieces")
    number = models.PositiveIntegerField(_("number"))
    identity = impersonal(models.CharField(max_length=24, unique=True))
    code = impersonal(models.CharField(max_length=13, blank=True))
    starts = models.DateField(_("valid from"))
    ends = models.DateField(_("valid until"))
    plate = personal(models.CharField(_("number plate"), max_length=20, blank=True), PARTICIPANT)
    state = models.CharField(max_length=10, choices=State, default=State.IN_STORE)
    reported = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "passes"
        ordering = ["kind__position", "kind", "number"]
        indexes = [models.Index(fields=["conference", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_pass_of_a_number"),
            models.UniqueConstraint(
                fields=["conference", "code"], condition=~Q(code=""), name="one_pass_of_a_code"
            ),
        ]

    def __str__(self) -> str:
        """ "FL 0012": as it is printed and read aloud."""
        return f"{self.kind.letters} {self.number:04}"


class Custody(models.Model):
    """That a piece was in somebody's hands, from when to when, and how that ended: a line of the ledger.

    delegation   whose it is to give back; else `other`, who is outside delegations; None: of whoever signed the receipt
    reason       why the quota was exceeded for it
    loss         what the delegation says of how it was lost
    """

    class Outcome(models.TextChoices):
        RETURNED = "returned", pgettext_lazy("custody", "returned")
        HANDED_ON = "handed_on", pgettext_lazy("custody", "handed on")
        LOST = "lost", pgettext_lazy("custody", "reported lost")
        MISTAKEN = "mistaken", pgettext_lazy("custody", "entered by mistake")

    piece = models.ForeignKey(Pass, models.CASCADE, related_name="custody")
    delegation = models.ForeignKey(
        Delegation, models.CASCADE, null=True, blank=True, related_name="custody"
    )
    other = models.ForeignKey(
        OtherHolder, models.SET_NULL, null=True, blank=True, related_name="custody"
    )
    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="custody")
    reason = personal(
        models.CharField(_("reason for exceeding the quota"), max_length=300, blank=True),
        PARTICIPANT,
    )
    loss = personal(
        models.CharField(_("how it was lost"), max_length=300, blank=True),
        PARTICIPANT,
    )
    issued_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "custody"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["piece"],
                condition=Q(ended_at__isnull=True),
                name="a_pass_is_in_one_hand",
                violation_error_message=_("This pass has already been issued."),
            ),
        ]

    def __str__(self) -> str:
        return f"custody {self.pk}"

    @property
    def conference_id(self) -> int:
        return self.piece.conference_id
