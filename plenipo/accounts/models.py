"""How somebody comes in: links of letters, sessions, tries that went wrong, codes that were used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.kit.addresses import AddressField
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import STAFF_ACCOUNT, Account


class EntryLink(models.Model):
    """A link that was sent to the address of an account. Who follows it reads that address."""

    class Purpose(models.TextChoices):
        PASSWORD = "password", _("choose a password")
        ADDRESS = "address", _("confirm an address")

    account = models.ForeignKey(Account, models.CASCADE, related_name="entry_links")
    purpose = models.CharField(max_length=10, choices=Purpose)
    hash = impersonal(models.CharField(max_length=64, unique=True))
    address = personal(AddressField(blank=True), STAFF_ACCOUNT)  # the new one to be confirmed
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class SignedIn(models.Model):
    """One browser in which an account is signed in."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="signed_in")
    session = impersonal(models.CharField(max_length=40, unique=True))
    browser = personal(models.CharField(max_length=200, blank=True), STAFF_ACCOUNT)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} since {self.since:%Y-%m-%d %H:%M}"


class Tries(models.Model):
    """Tries of one kind by one account from one network, since the last that was right. Neither is in the clear."""

    key = impersonal(models.CharField(max_length=64, primary_key=True))
    n = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()
    until = models.DateTimeField(null=True)  # no further try before then

    class Meta:
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{self.n} tries"


class UsedCode(models.Model):
    """A code of an authenticator app that let somebody in: it does so once."""

    key = impersonal(models.CharField(max_length=64, primary_key=True))
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class HouseKey(models.Model):
    """A mark of the secret key this house works with, so that another key is noticed. The key is not in it."""

    mark = impersonal(models.CharField(max_length=64))
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.mark
