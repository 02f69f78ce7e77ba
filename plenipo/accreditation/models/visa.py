from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.delegations.models import Delegate
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT, Account


class VisaLetter(models.Model):
    """A letter with which a consulate is asked for a visa: requested, issued under a number, revoked.

    names   by which whoever holds it shows on the public page that they do
    facts   what it states of the person and the conference; one that states otherwise is replaced
    texts   as it was issued, by language: subject and body
    """

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("visa letter", "requested")
        ISSUED = "issued", pgettext_lazy("visa letter", "issued")
        DECLINED = "declined", pgettext_lazy("visa letter", "declined")
        TAKEN_BACK = "taken_back", pgettext_lazy("visa letter", "request withdrawn")
        REVOKED = "revoked", pgettext_lazy("visa letter", "revoked")

    class Why(models.TextChoices):
        BY_HAND = "by_hand", _("revoked by the secretariat")
        ANOTHER = "another", _("another letter was issued")
        LEFT = "left", _("the person is no longer an approved member of the delegation")
        CHANGED = "changed", _("the details of the person changed")
        MOVED = "moved", _("the dates or the place of the conference changed")
        ERASED = "erased", _("the data of the person was deleted")

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="visa_letters")
    consulate = personal(models.CharField(max_length=120, blank=True), PARTICIPANT)
    wish = personal(models.TextField(max_length=500, blank=True), PARTICIPANT)
    details = personal(models.TextField(max_length=500, blank=True), PARTICIPANT)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    number = impersonal(models.CharField(_("number"), max_length=20, null=True, unique=True))  # noqa: DJ001
    names = personal(models.JSONField(default=list, blank=True), PARTICIPANT)
    facts = personal(models.JSONField(default=dict, blank=True), PARTICIPANT)
    texts = personal(models.JSONField(default=dict, blank=True), PARTICIPANT)
    asked_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    reason = personal(models.TextField(_("reason"), max_length=500, blank=True), PARTICIPANT)
    instead_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="successors"
    )
    checked = models.PositiveIntegerField(default=0)  # how often it was confirmed to who holds it
    checked_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "delegate"])]
        constraints = [
            models.UniqueConstraint(
                fields=["delegate"],
                condition=models.Q(state="asked"),
                name="a_visa_letter_is_asked_for_once",
                violation_error_message=_("A letter for this person has already been requested."),
            ),
            models.UniqueConstraint(
                fields=["delegate"],
                condition=models.Q(state="issued"),
                name="one_visa_letter_of_a_person_is_valid",
                violation_error_message=_("This person already has a valid letter."),
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"visa letter {self.pk}"

    @property
    def conference_id(self) -> int:
        return self.delegate.delegation.conference_id
