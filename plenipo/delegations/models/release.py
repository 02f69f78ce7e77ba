from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models.canary import Canary
from plenipo.kit.personal import impersonal, personal
from plenipo.people.models import PARTICIPANT, Account


class ListRelease(models.Model):
    """A version of the list of participants: proposed by one person, published by another.

    state     of the list: provisional, final
    number    among the versions of this state; of the final list the second is the first errata
    shown     {number of a delegation: [numbers of its delegates whom the public read by name]}
    content   what stood in it (queries/list_versions.py); nothing of persons who were named to nobody outside
    at        when it was published; until then, when it was proposed
    by        who published it; `proposed_by` is another person, if the rules ask for two
    """

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("awaiting a second person")
        PUBLISHED = "published", pgettext_lazy("list of participants", "published")
        DROPPED = "dropped", pgettext_lazy("proposal", "withdrawn")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="list_releases")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PUBLISHED)
    state = impersonal(models.CharField(max_length=12))
    number = models.PositiveSmallIntegerField(default=1)
    shown = impersonal(models.JSONField(default=dict))
    content = personal(models.JSONField(default=dict, blank=True), PARTICIPANT)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    proposed_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["conference", "stage"])]
        constraints = [
            models.UniqueConstraint(
                fields=["conference"],
                condition=models.Q(stage="proposed"),
                name="one_proposed_version_of_a_list",
                violation_error_message=_("A version of the list already awaits a second person."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.number}"


class ListCopy(models.Model):
    """That somebody took a copy of the list with them, so that it can be recalled.

    release    the version in force; none of a list that was never published
    internal   the list as its reader sees it inside, not the published one
    canary     the invented person in it, if any
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="list_copies")
    release = models.ForeignKey(ListRelease, models.CASCADE, null=True, related_name="copies")
    internal = models.BooleanField(default=False)
    canary = models.ForeignKey(Canary, models.SET_NULL, null=True, related_name="copies")
    kind = impersonal(models.CharField(max_length=4))
    language = impersonal(models.CharField(max_length=10))
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind}, {self.language}"
