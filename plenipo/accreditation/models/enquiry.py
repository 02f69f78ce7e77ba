from django.db import models
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import personal
from plenipo.people.models import PARTICIPANT, Account
from plenipo.records.models import Channel


class Enquiry(models.Model):
    """Somebody asked whether a person takes part, and what was answered.

    answer      as the list names them, as somebody announced ahead of it, or what everybody is answered
    protected   a protected person may be meant: data protection alone knows
    reviewed    data protection has looked at it
    """

    class Answer(models.TextChoices):
        NEUTRAL = "neutral", pgettext_lazy("answer to an enquiry", "no information")
        PUBLISHED = "published", pgettext_lazy("answer to an enquiry", "as the list names them")
        ANNOUNCED = "announced", pgettext_lazy("answer to an enquiry", "as announced")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="enquiries")
    asker = personal(models.CharField(max_length=200), PARTICIPANT, names=True, spoken=True)
    organisation = personal(models.CharField(max_length=200, blank=True), PARTICIPANT)
    channel = models.CharField(max_length=10, choices=Channel)
    about = personal(models.CharField(max_length=200), PARTICIPANT, names=True, spoken=True)
    answer = models.CharField(max_length=10, choices=Answer)
    protected = models.BooleanField(default=False)
    reviewed = models.BooleanField(default=False)
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "enquiries"
        indexes = [models.Index(fields=["conference", "protected", "reviewed"])]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"
