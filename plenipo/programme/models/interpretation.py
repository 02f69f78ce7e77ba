from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import GONE, impersonal, personal
from plenipo.people.models import PARTICIPANT, Person
from plenipo.programme.models.session import Session


class Interpreter(models.Model):
    """Somebody who interprets, or a team that works together. Languages are classed as the profession does.

    person          who it is, where people of the conference interpret: named as disclosed, and `name` is ""
    kept_from       delegations they may not work for, for reasons of confidentiality
    a, b            works into these: mother tongue, and an active second language
    c               understands these
    minutes_a_day   and the others: limits that hold for this one; None: none stated
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="interpreters")
    name = personal(
        models.CharField(_("name"), max_length=200, blank=True), PARTICIPANT, gone=GONE, names=True
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="interpreting"
    )
    kept_from = models.ManyToManyField(Delegation, blank=True, related_name="+")
    a = impersonal(models.JSONField(_("A languages"), default=list))
    b = impersonal(models.JSONField(_("B languages"), default=list, blank=True))
    c = impersonal(models.JSONField(_("C languages"), default=list, blank=True))
    minutes_a_day = models.PositiveSmallIntegerField(
        _("maximum minutes in booths per day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(15), MaxValueValidator(1440)],
    )
    sittings_a_week = models.PositiveSmallIntegerField(
        _("maximum sessions within seven days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
    )
    rest = models.PositiveSmallIntegerField(
        _("minimum minutes between two sessions"), default=0, validators=[MaxValueValidator(720)]
    )
    meetings_a_day = models.PositiveSmallIntegerField(
        _("maximum bilateral meetings per day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(48)],
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "person"],
                name="a_person_is_on_the_roster_once",
                violation_error_message=_("This person is already on the roster."),
            ),
            models.CheckConstraint(
                name="an_interpreter_is_named_or_a_person",
                condition=(
                    models.Q(person=None) & ~models.Q(name="")
                    | models.Q(person__isnull=False, name="")
                ),
                violation_error_message=_("Enter a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or gettext("Interpreter %(number)s") % {"number": self.pk}

    @property
    def into(self) -> list[str]:
        """The languages of booths in which they can sit."""
        return [*self.a, *(code for code in self.b if code not in self.a)]

    @property
    def pairs(self) -> list[str]:
        """What they interpret both ways, as a bilateral meeting needs it: "ar-fr"."""
        codes = sorted(self.into)
        return [f"{one}-{other}" for n, one in enumerate(codes) for other in codes[n + 1 :]]


class Absence(models.Model):
    """An interpreter is not there, from one moment to another. Why is nobody's business here, and not kept."""

    interpreter = models.ForeignKey(Interpreter, models.CASCADE, related_name="absences")
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_absence_ends_after_it_starts",
                condition=models.Q(ends__gt=models.F("starts")),
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.interpreter_id} {self.starts:%m-%d %H:%M}–{self.ends:%m-%d %H:%M}"


class BoothDuty(models.Model):
    """An interpreter in the booth of one language, during one session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="booth_duties")
    interpreter = models.ForeignKey(Interpreter, models.RESTRICT, related_name="duties")
    booth = impersonal(models.CharField(_("booth"), max_length=10))

    class Meta:
        verbose_name_plural = "booth duties"
        ordering = ["booth", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "interpreter"],
                name="an_interpreter_sits_in_one_booth_of_a_session",
                violation_error_message=_("This interpreter is already in the team."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.booth} {self.interpreter_id}"
