"""What entitles a delegation to represent its party, who examined it, and what the committee reported."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation, Document
from plenipo.kit.personal import Personal, impersonal, personal
from plenipo.people.models import Account

OF_CREDENTIALS = Personal(
    purpose=_("examining the credentials of delegations"),
    recipients=_("the secretariat and the credentials committee"),
    retention=_("as the rules of the conference say, counted from the end of the conference"),
    special=True,
)


class Contest(models.Model):
    """Competing credentials: letters of two or more sides that each claim to speak for one party.

    plates   the neutral names in use meanwhile, {number of the invitation: {language: name}}
    before   what was set there by hand before, the same way, to be put back
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("competing credentials", "open")
        DECIDED = "decided", pgettext_lazy("competing credentials", "decided")

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="contests")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    note = personal(models.TextField(_("facts of the case"), blank=True), OF_CREDENTIALS)
    plates = impersonal(models.JSONField(default=dict, blank=True))
    before = impersonal(models.JSONField(default=dict, blank=True))
    recognised = models.ForeignKey(
        "accreditation.Credential", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = personal(models.TextField(_("reason"), blank=True), OF_CREDENTIALS)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    decided_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"


class Credential(models.Model):
    """One letter by which somebody with authority names a delegation; a delegation may have sent several."""

    class Form(models.TextChoices):
        ORIGINAL = "original", pgettext_lazy("letter of credentials", "original")
        COPY = "copy", pgettext_lazy("letter of credentials", "copy")
        INFORMATION = "information", _("written information")

    class State(models.TextChoices):
        RECEIVED = "received", _("received, to be examined")
        IN_ORDER = "in_order", _("in order")
        PROVISIONAL = "provisional", pgettext_lazy("credentials", "accepted provisionally")
        DEFERRED = "deferred", pgettext_lazy("credentials", "deferred")
        NOT_IN_ORDER = "not_in_order", _("not in order")
        SUPERSEDED = "superseded", pgettext_lazy("letter of credentials", "superseded")

    FOUND = (State.IN_ORDER, State.PROVISIONAL, State.DEFERRED, State.NOT_IN_ORDER)

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="credentials")
    form = models.CharField(_("what was received"), max_length=12, choices=Form)
    channel = impersonal(models.CharField(_("received by"), max_length=10, blank=True))
    received_on = models.DateField(_("date received"))
    dated = models.DateField(_("date of the letter"), null=True, blank=True)
    signatory = personal(
        models.CharField(_("signatory"), max_length=300, blank=True), OF_CREDENTIALS, names=True
    )
    authority = impersonal(models.CharField(_("authority of the signatory"), max_length=40))
    authority_typed = personal(
        models.CharField(_("other authority"), max_length=200, blank=True), OF_CREDENTIALS
    )
    faction = personal(
        models.CharField(
            _("leadership or faction, as it calls itself"), max_length=200, blank=True
        ),
        OF_CREDENTIALS,
    )
    persons = personal(
        models.TextField(_("persons named in the letter"), blank=True), OF_CREDENTIALS
    )
    note = personal(models.TextField(_("note of the secretariat"), blank=True), OF_CREDENTIALS)
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="credentials"
    )
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    found_on = models.DateField(null=True, blank=True)
    contest = models.ForeignKey(
        Contest, models.SET_NULL, null=True, blank=True, related_name="letters"
    )
    registered_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["received_on", "pk"]
        indexes = [models.Index(fields=["delegation", "state"])]

    def __str__(self) -> str:
        return str(self.get_form_display())

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id


class Finding(models.Model):
    """What was found of one letter, and why; a correction is a further one."""

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="findings")
    finding = models.CharField(_("finding"), max_length=12, choices=Credential.State)
    reason = personal(models.TextField(_("reason"), blank=True), OF_CREDENTIALS)
    on = models.DateField(_("date of the examination"))
    at = models.DateTimeField()
    by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.get_finding_display())

    @property
    def conference_id(self) -> int:
        return self.credential.conference_id


class Challenge(models.Model):
    """An objection to the credentials of a delegation. by_delegation: none if the committee raised it itself."""

    class About(models.TextChoices):
        SIGNATORY = "signatory", _("authority of the signatory")
        AUTHENTICITY = "authenticity", _("authenticity of the letter")
        PERSONS = "persons", _("persons named")
        COMPOSITION = "composition", _("composition of the delegation")
        REPRESENTATION = "representation", _("whom the delegation represents")
        OTHER = "other", pgettext_lazy("about a challenge", "other")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("challenge", "open")
        UPHELD = "upheld", pgettext_lazy("challenge", "upheld")
        REJECTED = "rejected", pgettext_lazy("challenge", "rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("challenge", "withdrawn")

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="challenges")
    by_delegation = models.ForeignKey(
        Delegation, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    about = models.CharField(_("about"), max_length=16, choices=About)
    ground = personal(models.TextField(_("grounds")), OF_CREDENTIALS)
    made_on = models.DateField(_("date of the challenge"))
    answer = personal(models.TextField(_("reply of the delegation"), blank=True), OF_CREDENTIALS)
    answered_on = models.DateField(_("date of the reply"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = personal(models.TextField(_("reason"), blank=True), OF_CREDENTIALS)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    registered_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.get_about_display())

    @property
    def conference_id(self) -> int:
        return self.delegation.conference_id


class Committee(models.Model):
    """The credentials committee of a conference, as the conference named it. Its row is also what a deed holds while
    the report is drawn up, so that no letter falls between two of them."""

    conference = models.OneToOneField(
        Conference, models.CASCADE, related_name="credentials_committee"
    )
    chair = personal(models.CharField(_("chair"), max_length=300, blank=True), OF_CREDENTIALS)
    members = personal(models.TextField(_("members"), blank=True), OF_CREDENTIALS)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conference_id}"


class CommitteeMeeting(models.Model):
    """A day on which the committee examined credentials."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="committee_meetings")
    on = models.DateField(_("date of the meeting"))

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "on"],
                name="one_committee_meeting_a_day",
                violation_error_message=_("A meeting on this day has already been recorded."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on}"


class CommitteeReport(models.Model):
    """One issue of the committee's report, as it went out. After the first each is an addendum.

    lines   what it says of each delegation, with its names as they were: [{"delegation", "group", …}]
    said    who sat on the committee, and the reasons given, by number of the delegation
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="committee_reports")
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    lines = impersonal(models.JSONField(default=list))
    counts = impersonal(models.JSONField(default=dict))
    said = personal(models.JSONField(default=dict), OF_CREDENTIALS)
    meetings = impersonal(models.JSONField(default=list))

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "number"], name="one_committee_report_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}"
