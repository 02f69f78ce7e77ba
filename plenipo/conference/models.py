from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.declared import DUTIES, in_confidence, label_of, switch_choices
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import STAFF_ACCOUNT, Account
from plenipo.records.models import By
from plenipo.registry.models import Country, Party


class Series(models.Model):
    """What the editions of a conference have in common."""

    name = impersonal(models.JSONField(_("name of the series"), default=dict))

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return in_language(self.name)


class Conference(models.Model):
    """One edition. Texts by people are kept per language: {"en": …, "ar": …}."""

    class Stage(models.TextChoices):
        PREPARING = "preparing", _("in preparation")
        INVITATIONS = "invitations", _("invitations")
        NAMING = "naming", _("naming of delegations")
        APPROVAL = "approval", _("approval of delegations")
        OPENING = "opening", pgettext_lazy("phase", "opening")
        CLOSED = "closed", _("closed")

    series = models.ForeignKey(Series, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("number in its series"), default=1)
    slug = impersonal(
        models.SlugField(
            _("address"),
            max_length=40,
            unique=True,
            validators=[
                RegexValidator(r"[a-z0-9]", _("Use at least one letter or number.")),
            ],
        )
    )
    title = impersonal(models.JSONField(_("title"), default=dict))
    theme = impersonal(models.JSONField(_("theme"), default=dict, blank=True))
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    zone = impersonal(models.CharField(_("time zone"), max_length=60, default="UTC"))
    venue = impersonal(models.JSONField(_("venue"), default=dict, blank=True))
    city = impersonal(models.JSONField(_("city"), default=dict, blank=True))
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="+")
    host = impersonal(models.JSONField(_("host"), default=dict, blank=True))
    convenor = impersonal(models.JSONField(_("convenor"), default=dict, blank=True))
    practical = impersonal(models.JSONField(_("practical information"), default=dict, blank=True))
    press_name = personal(
        models.JSONField(_("press contact"), default=dict, blank=True), STAFF_ACCOUNT
    )
    press_email = personal(
        models.EmailField(_("e-mail of the press contact"), blank=True), STAFF_ACCOUNT
    )
    press_telephone = personal(
        models.CharField(_("telephone of the press contact"), max_length=60, blank=True),
        STAFF_ACCOUNT,
    )
    letterhead = impersonal(models.JSONField(_("letterhead"), default=dict, blank=True))
    signatory = personal(
        models.JSONField(_("signatory of letters"), default=dict, blank=True), STAFF_ACCOUNT
    )
    contact_email = personal(
        models.EmailField(_("e-mail address for replies to letters"), blank=True), STAFF_ACCOUNT
    )
    languages = impersonal(models.JSONField(_("languages of the conference"), default=list))
    accent = impersonal(
        models.CharField(
            _("accent colour"),
            max_length=7,
            default="#17456b",
            validators=[
                RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Enter a colour in the form #17456b."))
            ],
        )
    )
    names_of_own = models.BooleanField(default=False)  # whether it has a NameToUse at all
    stage = models.CharField(_("phase"), max_length=12, choices=Stage, default=Stage.PREPARING)
    is_demo = models.BooleanField(default=False)
    cloned_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_conference_ends_after_it_starts",
                condition=Q(ends__gte=F("starts")),
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.UniqueConstraint(
                fields=["series", "number"],
                name="one_edition_of_a_number_in_a_series",
                violation_error_message=_("The series already has an edition with this number."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.title)

    @property
    def conference_id(self) -> int:
        return self.pk


def in_language(texts: dict[str, str], language: str | None = None) -> str:
    """The text in the reader's language, else English, else whichever there is."""
    for code in (language or get_language() or "en", "en"):
        if texts.get(code):
            return texts[code]
    return next((text for text in texts.values() if text), "")


class RulesProfile(models.Model):
    """The rules of one conference, as values. Each change is a new version; presets ship as data."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="profiles")
    version = models.PositiveIntegerField(default=1)
    preset = impersonal(models.CharField(max_length=40))
    values = impersonal(models.JSONField(default=dict))
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "version"], name="one_profile_of_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conference} v{self.version}"


class NameToUse(models.Model):
    """Nomenclature: what a conference calls a party or a country in one language, whatever the register says."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="names_to_use")
    party = models.ForeignKey(
        Party, models.CASCADE, null=True, blank=True, related_name="names_in_conferences"
    )
    country = models.ForeignKey(
        Country, models.CASCADE, null=True, blank=True, related_name="names_in_conferences"
    )
    language = impersonal(models.CharField(_("language"), max_length=12))
    short = impersonal(models.CharField(_("name"), max_length=300, blank=True))
    formal = impersonal(models.CharField(_("formal name"), max_length=300, blank=True))

    class Meta:
        verbose_name_plural = "names to use"
        constraints = [
            models.CheckConstraint(
                name="a_name_to_use_is_of_a_party_or_a_country",
                condition=Q(party__isnull=True) ^ Q(country__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["conference", "party", "language"], name="one_name_to_use_of_a_party"
            ),
            models.UniqueConstraint(
                fields=["conference", "country", "language"], name="one_name_to_use_of_a_country"
            ),
        ]

    def __str__(self) -> str:
        return self.short or self.formal


class Membership(models.Model):
    """One account's part in one conference: its duties there."""

    DIRECTS = "secretary_general"  # the key of the duty that holds all others

    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="memberships")
    duties = impersonal(models.JSONField(default=list))
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    daily_letter = models.BooleanField(default=False)  # asked for by whoever gets it
    daily_letter_of = models.DateField(null=True)  # the day of the venue that was written for last
    first_steps = models.BooleanField(default=True)  # whether Today shows them what is to be set up

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "conference"], name="one_membership_in_a_conference"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.conference}"

    def has(self, *duties: str) -> bool:
        """Whether one of these duties is held here; the secretary-general holds all but those in confidence."""
        if set(duties) & set(self.duties):
            return True
        return self.DIRECTS in self.duties and not set(duties) <= in_confidence()

    @property
    def duty_labels(self) -> list[str]:
        return [label_of(duty, DUTIES) for duty in self.duties]

    def by(self, *duties: str) -> By:
        """In the first of these duties that is held here; where none is named, in the first of their own."""
        held = [each for each in duties if self.has(each)] if duties else self.duties
        return By(duty=next(iter(held), ""), account=self.account)


class Switch(models.Model):
    """Something an operator can turn on and off at once, for one conference."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="switches")
    name = models.CharField(max_length=20, choices=switch_choices)
    on = models.BooleanField(default=True)
    since = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "switches"
        constraints = [
            models.UniqueConstraint(fields=["conference", "name"], name="one_switch_of_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {'on' if self.on else 'off'}"


class ApiToken(models.Model):
    """Lets a program read through the API, within its scopes. The database keeps only the hash."""

    conference = models.ForeignKey(Conference, models.CASCADE, null=True, related_name="tokens")
    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    name = impersonal(models.CharField(_("purpose of the token"), max_length=100))
    hash = impersonal(models.CharField(max_length=64, unique=True))
    scopes = impersonal(models.JSONField(_("permissions"), default=list))
    made = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    last_used = models.DateTimeField(null=True)
    revoked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
