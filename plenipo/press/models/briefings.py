"""Press briefings: announced, asked at, and what was said at them, on the record and off it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Count
from plenipo.kit.personal import Personal, impersonal, personal

_UNTIL = _("as the rules of the conference say, counted from the end of the conference")
BRIEFED = Personal(
    purpose=_("briefings for the media"),
    recipients=_("the press desk; what is announced or published: everybody"),
    retention=_UNTIL,
)
ASKING = Personal(
    purpose=_("questions of journalists at briefings"),
    recipients=_("the press desk"),
    retention=_UNTIL,
)


class Briefing(models.Model):
    """
    title, speakers, place, note   {language: text}; note: how to take part
    languages                      codes of those spoken and interpreted
    reason                         why it was cancelled: read by everybody
    """

    class Entry(models.TextChoices):
        OPEN = "open", pgettext_lazy("press briefing", "open to accredited media")
        INVITED = "invited", pgettext_lazy("press briefing", "by invitation")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("press briefing", "draft")
        ANNOUNCED = "announced", pgettext_lazy("press briefing", "announced")
        CANCELLED = "cancelled", pgettext_lazy("press briefing", "cancelled")

    OPEN = (State.DRAFT, State.ANNOUNCED)

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="briefings")
    title = personal(models.JSONField(_("title"), default=dict), BRIEFED)
    speakers = personal(models.JSONField(_("speakers"), default=dict), BRIEFED)
    place = personal(models.JSONField(_("place"), default=dict), BRIEFED)
    note = personal(models.JSONField(_("how to take part"), default=dict), BRIEFED)
    starts = models.DateTimeField(_("begins"))
    ends = models.DateTimeField(_("ends"), null=True)
    languages = impersonal(models.JSONField(_("languages"), default=list))
    entry = models.CharField(_("who may attend"), max_length=7, choices=Entry, default=Entry.OPEN)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    reason = personal(models.CharField(_("reason"), max_length=300, blank=True), BRIEFED)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-starts", "-pk"]
        indexes = [models.Index(fields=["conference", "starts"])]

    def __str__(self) -> str:
        return f"briefing {self.pk}"


class QuotedCount(models.Model):
    """A published figure that is quoted in a briefing, with its rule and its moment."""

    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="quoted")
    count = models.ForeignKey(Count, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["briefing", "count"], name="a_figure_is_quoted_once")
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id} {self.count_id}"


class BriefingAsker(models.Model):
    """Somebody who asks: before the briefing in writing, or at it by raising a hand."""

    class Way(models.TextChoices):
        AHEAD = "ahead", pgettext_lazy("question to a briefing", "asked in advance")
        HAND = "hand", pgettext_lazy("question to a briefing", "hand raised")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("question to a briefing", "waiting")
        CALLED = "called", pgettext_lazy("question to a briefing", "called")
        LEFT = "left", pgettext_lazy("question to a briefing", "not called")

    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="askers")
    way = models.CharField(max_length=5, choices=Way)
    name = personal(models.CharField(_("name"), max_length=300), ASKING, gone="—", names=True)
    outlet = personal(models.CharField(_("outlet"), max_length=200, blank=True), ASKING)
    text = personal(models.TextField(_("question"), max_length=2000, blank=True), ASKING)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.way} {self.pk}"


class TranscriptPassage(models.Model):
    """One turn of what was said, in every language it is there in: what is off the record is so in all of them.

    texts   {language: text}
    off     it leaves the press desk by no way: what is published is copied from the others
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", pgettext_lazy("passage of a transcript", "statement")
        QUESTION = "question", pgettext_lazy("passage of a transcript", "question")
        ANSWER = "answer", pgettext_lazy("passage of a transcript", "answer")

    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    speaker = personal(models.CharField(_("speaker"), max_length=300, blank=True), BRIEFED)
    outlet = personal(models.CharField(_("outlet"), max_length=200, blank=True), BRIEFED)
    texts = personal(models.JSONField(_("text"), default=dict), BRIEFED)
    off = models.BooleanField(_("off the record"), default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"passage {self.position} of briefing {self.briefing_id}"


class TranscriptVersion(models.Model):
    """What was published of a transcript in one language. It holds nothing that was off the record.

    passages   [{kind, speaker, outlet, text}]; of one that was withdrawn: none
    note       what was corrected: read by everybody
    figures    [{words, number, unit}] that differ from the published ones, as the press desk was shown them
    """

    class Kind(models.TextChoices):
        FIRST = "first", pgettext_lazy("transcript", "uncorrected")
        CORRECTED = "corrected", pgettext_lazy("transcript", "corrected")
        FINAL = "final", pgettext_lazy("transcript", "final")

    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="versions")
    language = impersonal(models.CharField(max_length=10))
    number = models.PositiveIntegerField()
    kind = models.CharField(_("version"), max_length=9, choices=Kind)
    note = personal(models.CharField(_("what was corrected"), max_length=500, blank=True), BRIEFED)
    passages = personal(models.JSONField(default=list), BRIEFED)
    figures = personal(models.JSONField(default=list), BRIEFED)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["language", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["briefing", "language", "number"], name="one_transcript_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"transcript {self.number} of briefing {self.briefing_id}: {self.language}"
