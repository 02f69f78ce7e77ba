from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models.invitation import (
    ADDRESSEE,
    FocalPoint,
    Invitation,
    NamedForConference,
)
from plenipo.kit.names import styled_name
from plenipo.kit.personal import impersonal, personal
from plenipo.kit.phrases import bracketed, with_office
from plenipo.people.models import PARTICIPANT, Account, Person, latin_name
from plenipo.registry.models import Country, Party


class Delegation(NamedForConference):
    """Who comes for an invited party or organisation.

    plate_name   its English name: what tables are searched and ordered by; `to_call` is what is shown
    """

    class State(models.TextChoices):
        INVITED = "invited", _("names awaited")
        NAMED = "named", _("names being entered")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned with questions")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", pgettext_lazy("delegation", "not approved")
        WITHDRAWN = "withdrawn", pgettext_lazy("delegation", "withdrawn")

    EDITABLE = (State.INVITED, State.NAMED, State.RETURNED)
    DECIDED = (State.APPROVED, State.REFUSED)

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="delegations")
    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="delegation")
    party = models.ForeignKey(Party, models.PROTECT, related_name="delegations")
    country = models.ForeignKey(Country, models.PROTECT, null=True, related_name="+")
    plate_name = impersonal(models.CharField(_("name on the name plate"), max_length=300))
    category = impersonal(models.CharField(_("category"), max_length=40))
    quota = models.PositiveSmallIntegerField(_("quota"))
    state = models.CharField(max_length=10, choices=State, default=State.INVITED)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decision_note = personal(models.TextField(_("reason or questions"), blank=True), ADDRESSEE)
    # {"question", "answer", "sent"}: sent is the moment of the answer, "" while it is being written
    questions = personal(
        models.JSONField(_("questions and answers"), default=list, blank=True), ADDRESSEE
    )
    # what was decided, or asked, could be told to nobody by e-mail, and has not been told otherwise
    untold = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["plate_name", "pk"]
        indexes = [
            models.Index(fields=["conference", "state"]),
            models.Index(fields=["conference", "plate_name"]),
        ]

    def __str__(self) -> str:
        return self.to_call

    def _usual_name(self) -> str:
        return self.plate_name

    @property
    def open_questions(self) -> list[dict[str, str]]:
        """What the secretariat asked when it returned the delegation and has no answer to."""
        if self.state != self.State.RETURNED:
            return []
        return [each for each in self.questions if not each["sent"]]

    @property
    def answered_questions(self) -> list[dict[str, str]]:
        return [each for each in self.questions if each["sent"]]


class Delegate(models.Model):
    """One person in a delegation: capacity, office at that date, and what they allow to be shown."""

    class Capacity(models.TextChoices):
        HEAD = "head", _("head of delegation")
        DEPUTY = "deputy", _("deputy head")
        MEMBER = "member", _("member")
        ADVISER = "adviser", _("adviser")
        INTERPRETER = "interpreter", _("interpreter")
        SECURITY = "security", _("security")
        ACCOMPANYING = "accompanying", _("accompanying person")
        STAFF = "staff", _("staff")

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        WAITING = "waiting", _("on the waiting list, over quota")
        APPROVED = "approved", pgettext_lazy("person", "approved")
        REFUSED = "refused", pgettext_lazy("person", "not approved")
        REPLACED = "replaced", _("replaced")
        WITHDRAWN = "withdrawn", pgettext_lazy("person", "withdrawn")

    PRESENT = (State.NOMINATED, State.WAITING, State.APPROVED)

    class Disclosure(models.TextChoices):
        PUBLIC = "public", pgettext_lazy("who may see a name", "may be published")
        DELEGATIONS = "delegations", pgettext_lazy("who may see a name", "other delegations only")
        CATEGORY = (
            "category",
            pgettext_lazy("who may see a name", "delegations of the same category only"),
        )
        SECRETARIAT = "secretariat", pgettext_lazy("who may see a name", "secretariat only")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegates")
    capacity = models.CharField(_("capacity"), max_length=14, choices=Capacity)
    office = personal(models.CharField(_("office"), max_length=300, blank=True), PARTICIPANT)
    # "2021-04-13", "2021-04" or "2021"; nothing known is no text
    office_since = personal(
        models.CharField(_("in office since"), max_length=10, null=True, blank=True),  # noqa: DJ001
        PARTICIPANT,
    )
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.NOMINATED)
    disclosure = models.CharField(
        _("visibility of the name"),
        max_length=12,
        choices=Disclosure,
        default=Disclosure.SECRETARIAT,
    )
    nominated_by = models.ForeignKey(FocalPoint, models.SET_NULL, null=True, related_name="+")
    noticed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["delegation", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation"],
                condition=models.Q(capacity="head", state__in=["nominated", "waiting", "approved"]),
                name="one_head_of_a_delegation",
                violation_error_message=_("A delegation has only one head."),
            )
        ]

    def __str__(self) -> str:
        return with_office(self.person, self.get_capacity_display())

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id


class Document(models.Model):
    """One letter for all named in it: note verbale, nomination letter, or the scan of a letter of credentials."""

    class Kind(models.TextChoices):
        NOTE_VERBALE = "note_verbale", _("note verbale")
        NOMINATION = "nomination", _("letter of nomination")
        CREDENTIALS = "credentials", _("letter of credentials")

    BY_THE_WAY = (Kind.NOTE_VERBALE, Kind.NOMINATION)  # sent with the names; replaced by the next

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    file = personal(models.FileField(upload_to="documents/"), PARTICIPANT)
    name = personal(models.CharField(max_length=200), PARTICIPANT)
    media_type = impersonal(models.CharField(max_length=60))
    size = models.PositiveIntegerField()
    sha256 = impersonal(models.CharField(max_length=64))
    uploaded_at = models.DateTimeField()
    replaced = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id


class Draft(models.Model):
    """What a focal point has typed and not yet submitted: kept as typed, errors and all."""

    delegation = models.OneToOneField(Delegation, models.CASCADE, related_name="draft")
    focal_point = models.ForeignKey(FocalPoint, models.SET_NULL, null=True, related_name="+")
    typed = personal(models.JSONField(default=list), PARTICIPANT)
    notes = personal(models.JSONField(default=list, blank=True), PARTICIPANT)
    """What was left aside or changed when a table was read, in words, until the next one."""
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft of {self.delegation}"


class ChangeRequest(models.Model):
    """After approval nothing is edited in place: a change is asked, decided, applied, and told."""

    class Kind(models.TextChoices):
        ADD = "add", _("add a person")
        REPLACE = "replace", _("replace a person")
        CORRECT = "correct", _("correct an entry")
        WITHDRAW = "withdraw", _("withdraw a person")

    class State(models.TextChoices):
        ASKED = "asked", _("requested")
        APPLIED = "applied", pgettext_lazy("change request", "applied")
        REFUSED = "refused", pgettext_lazy("change request", "declined")
        TAKEN_BACK = "taken_back", pgettext_lazy("change request", "withdrawn")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="change_requests")
    kind = models.CharField(max_length=10, choices=Kind)
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, related_name="changes")
    wanted = personal(models.JSONField(default=dict), PARTICIPANT)
    before = personal(models.JSONField(default=dict), PARTICIPANT)
    reason = personal(models.TextField(_("reason"), blank=True), PARTICIPANT)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(FocalPoint, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = personal(models.TextField(_("reply"), blank=True), PARTICIPANT)

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["state", "delegation"])]

    def __str__(self) -> str:
        return bracketed(self.get_kind_display(), self.get_state_display())

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id

    @property
    def new_name(self) -> str:
        """Whom a request names that adds or replaces; "" for the others."""
        if self.kind not in (self.Kind.ADD, self.Kind.REPLACE):
            return ""
        given, family, native, order, style = (
            str(self.wanted.get(name, ""))
            for name in ("given_name", "family_name", "native_name", "name_order", "style")
        )
        return styled_name(style, latin_name(given, family, order) or native)
