"""Identity documents: sealed where they rest, opened for a reason, destroyed on their day."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate
from plenipo.kit.personal import SEALED, Personal, impersonal, personal
from plenipo.people.models import PARTICIPANT, Account

OF_IDENTITY = Personal(
    purpose=_("visa and entry formalities: particulars of identity documents, kept sealed"),
    recipients=_(
        "whoever opens them for a stated reason, and the authority for which they were opened"
    ),
    retention=_("destroyed on the day the rules of the conference name, soon after its end"),
)


def new_uid() -> str:
    return secrets.token_hex(16)


class IdentityRecord(models.Model):
    """The identity document of one delegate, sealed field by field (kit/envelopes.py).

    uid      drawn for it; with the number of the delegate what its texts are bound to
    key      of this row alone, wrapped with the key of the house
    sealed   by name of the field
    short    whether the document expires too early; None where the date of expiry is not known
    """

    delegate = models.OneToOneField(Delegate, models.CASCADE, related_name="identity_record")
    uid = impersonal(models.CharField(max_length=32, unique=True, default=new_uid))
    key = personal(models.TextField(), OF_IDENTITY, gone=SEALED)
    sealed = personal(models.JSONField(default=dict), OF_IDENTITY, gone=SEALED)
    short = models.BooleanField(null=True)
    received_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"identity document {self.pk}"

    @property
    def conference_id(self) -> int:
        return self.delegate.delegation.conference_id

    @property
    def row(self) -> str:
        """What its texts are bound to."""
        return f"accreditation.identityrecord:{self.delegate_id}:{self.uid}"


class IdentityOpening(models.Model):
    """Somebody asks to read the documents of named persons, or to hand them to an authority.

    purpose    why, as it is told to the persons concerned
    receiver   the authority that is given a file; "" where somebody only reads
    opened_at  when it was first read; from then on it can be for some minutes, and never again
    files      how many files were handed out
    """

    class Purpose(models.TextChoices):
        VISA = "visa", _("visa or entry formalities")
        CHECK = "check", _("verification of a person's identity")
        SECURITY = "security", _("request of an authority of the host country")
        EMERGENCY = "emergency", _("emergency, or a lost document")
        PERSON = "person", _("request of the person concerned")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("opening", "requested")
        ALLOWED = "allowed", pgettext_lazy("opening", "approved")
        DECLINED = "declined", pgettext_lazy("opening", "declined")
        OPENED = "opened", pgettext_lazy("opening", "opened")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="identity_openings")
    delegates = models.ManyToManyField(Delegate, related_name="identity_openings")
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    reason = personal(models.TextField(_("reason"), max_length=500), PARTICIPANT)
    receiver = personal(
        models.CharField(_("authority that receives the file"), max_length=200, blank=True),
        PARTICIPANT,
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    files = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["conference", "state"])]

    def __str__(self) -> str:
        return f"opening {self.pk}"
