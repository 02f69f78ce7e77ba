"""Press releases: texts in several languages, held back until their moment."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.kit.personal import Personal, personal

RELEASED = Personal(
    purpose=_("press releases"),
    recipients=_("the press desk; from the moment of release on: everybody"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
)


class PressRelease(models.Model):
    """
    title, text   {language: text}
    release_at    before it nobody but the press desk reads any of it; none while it is a draft
    corrections   [[moment, what was corrected]], read by everybody
    reason        why it was withdrawn, read by everybody
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("press release", "draft")
        SCHEDULED = "scheduled", pgettext_lazy("press release", "scheduled")
        WITHDRAWN = "withdrawn", pgettext_lazy("press release", "withdrawn")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="press_releases")
    title = personal(models.JSONField(_("title"), default=dict), RELEASED)
    text = personal(models.JSONField(_("text"), default=dict), RELEASED)
    release_at = models.DateTimeField(_("moment of release"), null=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    corrections = personal(models.JSONField(default=list), RELEASED)
    withdrawn_at = models.DateTimeField(null=True)
    reason = personal(models.CharField(_("reason"), max_length=300, blank=True), RELEASED)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-release_at", "-pk"]
        indexes = [models.Index(fields=["conference", "release_at"])]

    def __str__(self) -> str:
        return f"press release {self.pk}"
