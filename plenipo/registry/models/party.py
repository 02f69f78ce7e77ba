from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.kit.personal import impersonal
from plenipo.kit.tags import Called
from plenipo.people.models import Person


class AsWritten(DjangoJSONEncoder):
    """Letters stand in the database as they are, so that it can search them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


def chosen(called: dict[str, list[str]], language: str | None = None) -> Called | None:
    kept = called.get(language or get_language() or "en")
    return Called(*kept) if kept else None


class NamedInLanguages(models.Model):
    """What has a name to use in every language of the house, chosen when it is written (queries/naming.py)."""

    called = impersonal(
        models.JSONField(default=dict, blank=True, editable=False, encoder=AsWritten)
    )

    class Meta:
        abstract = True

    def called_in(self, language: str | None = None) -> Called:
        """In the reader's language, or in this one."""
        return chosen(self.called, language) or Called(self._usual_name())

    @property
    def to_call(self) -> str:
        return self.called_in().text

    def _usual_name(self) -> str:
        raise NotImplementedError


class Country(models.Model):
    """A country, territory or body that parties belong to. Its status is data; so are its names (queries/countries.py).

    names   what the operator calls it: {"fr": {"short": "…", "formal": "…"}}; elsewhere the United Nations' table holds
    """

    class Status(models.TextChoices):
        MEMBER = "member", _("UN member")
        OBSERVER = "observer", _("UN observer")
        TERRITORY = "territory", _("territory or other")
        HISTORIC = "historic", _("no longer exists")
        BODY = "body", _("body of several countries")

    code = models.CharField(max_length=3, primary_key=True)  # ISO alpha-3, or the register's own
    alpha2 = models.CharField(max_length=2, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.TERRITORY)
    region = models.CharField(max_length=20, blank=True)  # a key of REGIONS
    subregion = models.CharField(max_length=30, blank=True)  # a key of SUBREGIONS
    own_name = models.CharField(
        max_length=200, blank=True
    )  # in every language, when nobody has one
    names = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Party(NamedInLanguages):
    """A party or another organisation of the register.

    last_seen   last year any source saw it; weaker than `ended`
    searched    its names, folded, for search inside words; whole words stand in `Word`
    said        what the last imported file said of it: what people changed since is told apart from it
    """

    class Kind(models.TextChoices):
        PARTY = "party", _("party")
        MOVEMENT = "movement", _("movement")
        ALLIANCE = "alliance", _("alliance or front")
        GROUP = "group", _("parliamentary group")
        INTERNATIONAL = "international", _("international of parties")
        FOUNDATION = "foundation", _("foundation or institute")
        STATE_ORGAN = "state_organ", _("state body")
        ORGANISATION = "organisation", _("other kind of organisation")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PARTY)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="parties"
    )
    name = models.CharField(pgettext_lazy("party", "name"), max_length=300)
    name_language = models.CharField(_("language of the name"), max_length=12, blank=True)
    name_english = models.CharField(_("name in English"), max_length=300, blank=True)
    name_short = models.CharField(_("short name"), max_length=80, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded (year)"), null=True, blank=True)
    ended = models.PositiveSmallIntegerField(_("ended (year)"), null=True, blank=True)
    last_seen = models.PositiveSmallIntegerField(null=True, blank=True)
    share = models.FloatField(null=True, blank=True)  # greatest ever, of votes or seats, percent
    family = models.CharField(_("party family"), max_length=60, blank=True)
    website = models.URLField(_("website"), blank=True, max_length=500)
    article = models.URLField(_("encyclopaedia article"), blank=True, max_length=500)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    searched = models.TextField(blank=True, editable=False)
    said = models.JSONField(default=dict, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged_from", db_index=False
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name_english", "name", "pk"]
        # lists leave out what is merged and stop after a page: these give them rows in their order
        indexes = [
            models.Index(fields=["merged_into", "name_english", "name", "id"]),
            models.Index(fields=["merged_into", "country", "name_english", "id"]),
            models.Index(fields=["merged_into", "founded", "id"]),
            models.Index(fields=["merged_into", "family", "name_english", "name", "id"]),
            models.Index(fields=["merged_into", "kind", "name_english", "name", "id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_party_ends_after_it_began",
                condition=Q(ended__isnull=True)
                | Q(founded__isnull=True)
                | Q(ended__gte=F("founded")),
                violation_error_message=_("It cannot end before it was founded."),
            ),
            models.CheckConstraint(
                name="no_party_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.to_call

    def _usual_name(self) -> str:
        return self.name_english or self.name


class PartyName(models.Model):
    """One name of a party: in a language and script, for a time."""

    class Kind(models.TextChoices):
        NATIVE = "native", _("own name")
        ROMANISED = "romanised", _("romanised")
        ENGLISH = "english", _("English")
        SHORT = "short", _("short name")
        OTHER = "other", _("other name")

    party = models.ForeignKey(Party, models.CASCADE, related_name="names")
    text = models.CharField(pgettext_lazy("party", "name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    language = models.CharField(_("language"), max_length=12, blank=True)
    script = models.CharField(max_length=4, blank=True)
    since = models.PositiveSmallIntegerField(_("from (year)"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("to (year)"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "kind", "text"], name="a_name_stands_once_per_party"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Word(models.Model):
    """A word one of a party's names is made of, folded: what search as typed goes by."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="words", db_index=False)
    text = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "text"], name="a_word_stands_once_per_party")
        ]
        indexes = [models.Index(fields=["text", "party"])]

    def __str__(self) -> str:
        return self.text


class ExternalId(models.Model):
    """What another register calls this party. Exclusive ids name one party; shared ones (articles) may name several."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="external_ids")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=200)
    exclusive = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                condition=Q(exclusive=True),
                name="an_exclusive_id_names_one_party",
            ),
            models.UniqueConstraint(
                fields=["party", "scheme", "value"], name="an_id_stands_once_per_party"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class StatusPeriod(models.Model):
    """What was true of a party for a time: banned, in exile, in government."""

    class Status(models.TextChoices):
        BANNED = "banned", _("banned")
        EXILE = "exile", _("in exile")
        SUSPENDED = "suspended", _("suspended")
        CABINET = "cabinet", _("in government")
        HEAD = "head", _("leads the government")
        SUPPORT = "support", _("supports the government")
        STATE = "state", _("provides only the head of State")
        OPPOSITION = "opposition", _("in opposition")

    party = models.ForeignKey(Party, models.CASCADE, related_name="statuses")
    status = models.CharField(_("status"), max_length=12, choices=Status)
    since = models.PositiveSmallIntegerField(_("from (year)"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("to (year)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["status", "party"])]

    def __str__(self) -> str:
        return self.get_status_display()


class Succession(models.Model):
    """One party came out of another: split, merger, renaming."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        SUCCEEDED = "succeeded", _("succeeded")

    before = models.ForeignKey(Party, models.CASCADE, related_name="successors")
    after = models.ForeignKey(Party, models.CASCADE, related_name="predecessors")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="no_party_succeeds_itself",
                condition=~Q(before=F("after")),
                violation_error_message=_("A party cannot succeed itself."),
            ),
            models.UniqueConstraint(
                fields=["before", "after", "kind"], name="a_succession_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Affiliation(models.Model):
    """A party belongs to an international."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="affiliations")
    international = models.ForeignKey(Party, models.CASCADE, related_name="members")
    status = models.CharField(_("status"), max_length=20, default="member")
    since = models.PositiveSmallIntegerField(_("from (year)"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("to (year)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "international"], name="one_affiliation_to_an_international"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.international}"


class Office(models.Model):
    """A person's office in a party or state body, with its dates: who was what at a date."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="offices")
    party = models.ForeignKey(Party, models.CASCADE, null=True, blank=True, related_name="offices")
    body = models.CharField(_("body"), max_length=200, blank=True)
    title = models.CharField(_("office"), max_length=300)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    def __str__(self) -> str:
        return self.title
