from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from plenipo.kit.addresses import AddressField, is_plain, one_spelling
from plenipo.kit.errors import Refused
from plenipo.kit.names import family_comes_first, joined_name, styled_name
from plenipo.kit.personal import GONE, Personal, impersonal, personal

STAFF_ACCOUNT = Personal(
    purpose=_("signing in and recording who did what"),
    recipients=_("the secretariat"),
    retention=_("one year after the last duty ended"),
    days=365,
    clock="duty",
)
PARTICIPANT = Personal(
    purpose=_("taking part in the conference"),
    recipients=_("the secretariat; others as the person and the rules of the conference allow"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
    special=True,
)


NOT_PLAIN = _("Enter the part before the @ in Latin letters without accents.")


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        address = one_spelling(email)
        if not is_plain(address):
            raise Refused(str(NOT_PLAIN))
        account = self.model(email=address, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from their duties."""

    email = personal(AddressField(_("e-mail"), unique=True), STAFF_ACCOUNT)
    name = personal(models.CharField(_("name"), max_length=200), STAFF_ACCOUNT)
    language = impersonal(models.CharField(_("language"), max_length=10, default="en"))
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="addresses_of_accounts_have_one_spelling",
                condition=models.Q(email=Lower("email")),
            )
        ]

    USERNAME_FIELD = "email"
    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.name or self.email


class HouseDuty(models.Model):
    """A duty held for the whole house rather than in one conference."""

    class Duty(models.TextChoices):
        ADMINISTRATOR = "administrator", _("administrator")
        REGISTER = "register", _("register of parties")

    OF_REGISTER = frozenset((Duty.REGISTER, Duty.ADMINISTRATOR))

    account = models.ForeignKey(Account, models.CASCADE, related_name="house_duties")
    duty = models.CharField(max_length=20, choices=Duty)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "duty"], name="one_house_duty_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.get_duty_display()}"


class Person(models.Model):
    """Somebody with names and offices, who may never sign in. Everything is as stated, nothing derived."""

    class NameOrder(models.TextChoices):
        FAMILY_FIRST = "family_first", _("family name first")
        GIVEN_FIRST = "given_first", _("given name first")
        AS_WRITTEN = "as_written", _("one name, as written")

    family_name = personal(
        models.CharField(_("family name"), max_length=300, blank=True), PARTICIPANT, gone=GONE
    )
    given_name = personal(
        models.CharField(_("given name"), max_length=300, blank=True), PARTICIPANT
    )
    native_name = personal(
        models.CharField(_("name in original script"), max_length=300, blank=True), PARTICIPANT
    )
    name_order = impersonal(
        models.CharField(max_length=20, choices=NameOrder, default=NameOrder.GIVEN_FIRST)
    )
    style = personal(
        models.CharField(_("form of address and title, as stated"), max_length=100, blank=True),
        PARTICIPANT,
    )
    pronunciation = personal(models.CharField(max_length=200, blank=True), PARTICIPANT)
    languages = personal(models.JSONField(_("languages"), default=list, blank=True), PARTICIPANT)
    email = personal(models.EmailField(_("e-mail"), blank=True), PARTICIPANT)
    protected = models.BooleanField(_("protected person"), default=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_person_has_a_name",
                condition=~models.Q(family_name="", given_name="", native_name=""),
                violation_error_message=_("Enter at least one name."),
            )
        ]

    def __str__(self) -> str:
        return self.latin_name or self.native_name

    @property
    def latin_name(self) -> str:
        """The Latin form, in the order the person states."""
        return latin_name(self.given_name, self.family_name, self.name_order)

    @property
    def styled(self) -> str:
        """With the title, as people are addressed: 王丽女士, Dr Rose Petit."""
        return styled_name(self.style, str(self))


def latin_name(given: str, family: str, order: str, language: str = "") -> str:
    """order   "" for what is usual in the script of the name and the language of the party"""
    order = order_stated(given, family, order) or usual_order(given, family, language)
    first = order == Person.NameOrder.FAMILY_FIRST
    return joined_name(given, family, family_first=first)


def order_stated(given: str, family: str, order: str) -> str:
    """ "One name, as written" is said of one name: it lapses once the name is in its two parts."""
    lapsed = order == Person.NameOrder.AS_WRITTEN and given.strip() and family.strip()
    return "" if lapsed else order


def usual_order(given: str, family: str, language: str = "") -> str:
    """language   of the party the person is of: in Latin letters the script alone does not say"""
    order = Person.NameOrder
    first = family_comes_first(given, family, language)
    return (order.FAMILY_FIRST if first else order.GIVEN_FIRST).value
