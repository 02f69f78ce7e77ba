"""Things for tests. People come from the cast in conftest.py, everything else from here."""

from datetime import UTC, date, datetime, time, timedelta

import factory
from django.utils import timezone

from plenipo.accreditation.bridge.codes import new_identity
from plenipo.accreditation.models import (
    Badge,
    BadgeCategory,
    Challenge,
    Committee,
    CommitteeReport,
    Contest,
    Credential,
    Custody,
    Enquiry,
    Finding,
    Gate,
    GateDevice,
    IdentityOpening,
    IdentityRecord,
    OtherHolder,
    Pass,
    Passage,
    PassKind,
    Photo,
    PhotoExemption,
    PrintRun,
    Receipt,
    VisaLetter,
    Zone,
)
from plenipo.bilaterals.bridge import Particulars, sealed
from plenipo.bilaterals.models import (
    AcceptableLevel,
    MeetingRequest,
    Plan,
    PlannedMeeting,
    Principal,
)
from plenipo.conference.models import Conference, Membership, Series
from plenipo.delegations.models import (
    Announcement,
    Canary,
    ChangeRequest,
    Circular,
    Delegate,
    Delegation,
    Document,
    FocalPoint,
    Invitation,
    Link,
    ListCopy,
    ListRelease,
    LookUp,
    Promise,
    Protection,
)
from plenipo.kit.codes import new_code
from plenipo.kit.envelopes import seal_row
from plenipo.people.models import Account, Person
from plenipo.programme.models import (
    Absence,
    BoothDuty,
    Building,
    Cue,
    Day,
    Incident,
    Interpreter,
    Role,
    Room,
    RoomHours,
    Session,
    Stay,
    Track,
    Venue,
    Walk,
)
from plenipo.protocol.models import (
    EventCheck,
    Gift,
    GiftPicture,
    LotDraw,
    PlacedByHand,
    PlateRun,
    PlateText,
    Precedence,
    PrintedPlate,
    SeatingChange,
    SeatingPlace,
    SeatingPlan,
    SeatingRule,
    SettledOrder,
    Tenure,
)
from plenipo.records.models import Letter, ReturnedMail
from plenipo.registry.actions.words import index
from plenipo.registry.models import Country, Import, Match, MatchList, Party, Revision
from plenipo.welcome.models import (
    Journey,
    LiaisonDuty,
    PastedJourneys,
    PrintedSheet,
    Reception,
    ReceptionTable,
    TeamLink,
    TeamMember,
    Traveller,
)


class AccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Account

    email = factory.Sequence("account{}@example.org".format)
    name = factory.Sequence("Account {}".format)
    is_demo = True  # no second factor in tests, but for those about it


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    family_name = factory.Sequence("Family {}".format)
    given_name = "Given"


class CountryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "FRA"
    alpha2 = "FR"
    status = Country.Status.MEMBER
    region = "europe"


class PartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Party
        skip_postgeneration_save = True

    country = factory.SubFactory(CountryFactory)
    name = factory.Sequence("Parti {}".format)
    name_language = "fr"
    name_english = factory.Sequence("Party {}".format)
    founded = 1950

    @factory.post_generation
    def found_by_its_names(self, create, extracted, **kwargs):
        index([self])


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series

    name = {"en": "Dialogue of Parties"}


class ConferenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Conference

    series = factory.SubFactory(SeriesFactory)
    number = factory.Sequence(lambda n: n + 1)
    slug = factory.Sequence("dialogue-{}".format)
    title = factory.LazyAttribute(lambda c: {"en": f"Dialogue {c.number}"})
    theme = {"en": "A shared future", "fr": "Un avenir partagé"}
    starts = date(2027, 5, 10)
    ends = date(2027, 5, 13)
    languages = ["ar", "zh-hans", "en", "fr", "ru", "es"]
    stage = Conference.Stage.INVITATIONS


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    conference = factory.SubFactory(ConferenceFactory)
    account = factory.SubFactory(AccountFactory)
    duties = []
    since = factory.LazyFunction(timezone.now)


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    conference = factory.SubFactory(ConferenceFactory)
    party = factory.SubFactory(PartyFactory)
    country = factory.SelfAttribute("party.country")
    category = "party"
    quota = 3
    language = "en"
    addressee = "The Secretary-General"
    email = factory.Sequence("party{}@example.org".format)
    state = Invitation.State.SENT
    reference = factory.Sequence("T-{:06}".format)
    made = factory.LazyFunction(timezone.now)


class CircularFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Circular

    conference = factory.SubFactory(ConferenceFactory)
    number = factory.Sequence(lambda n: n + 1)
    audience = "addressees"
    texts = {"en": {"subject": "Note on {title}", "body": "To {party}\n\nWelcome."}}
    written_at = factory.LazyFunction(timezone.now)


class ListReleaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ListRelease

    conference = factory.SubFactory(ConferenceFactory)
    state = "provisional"
    at = factory.LazyFunction(timezone.now)


class AnnouncementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Announcement

    delegate = factory.SubFactory("tests.factories.DelegateFactory")
    conference = factory.SelfAttribute("delegate.delegation.conference")
    kind = "confirmed"
    texts = {"en": "She comes."}
    starts = factory.LazyFunction(timezone.localdate)
    consent_by = "The person"
    consent_channel = "call"
    consent_on = factory.LazyFunction(timezone.localdate)
    at = factory.LazyFunction(timezone.now)


class CanaryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Canary

    delegation = factory.SubFactory("tests.factories.DelegationFactory")
    conference = factory.SelfAttribute("delegation.conference")
    number = factory.Sequence(lambda n: n + 1)
    given_name = "Claire"
    family_name = "Webb"
    name_order = "given_first"
    office = "International Secretariat"
    planted_at = factory.LazyFunction(timezone.now)


class ListCopyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ListCopy

    conference = factory.SubFactory(ConferenceFactory)
    kind = "pdf"
    language = "en"
    at = factory.LazyFunction(timezone.now)


class FocalPointFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FocalPoint

    invitation = factory.SubFactory(InvitationFactory)
    name = factory.Sequence("Focal point {}".format)
    email = factory.Sequence("focal{}@example.org".format)
    language = "en"
    made = factory.LazyFunction(timezone.now)


class PromiseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Promise

    invitation = factory.SubFactory(InvitationFactory)
    what = "An interpreter for the closing session"
    on = factory.LazyFunction(timezone.localdate)
    at = factory.LazyFunction(timezone.now)


class LinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Link

    focal_point = factory.SubFactory(FocalPointFactory)
    hash = factory.Sequence("{:064}".format)
    made = factory.LazyFunction(timezone.now)
    expires = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))


class DelegationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Delegation

    conference = factory.SubFactory(ConferenceFactory)
    invitation = factory.SubFactory(
        InvitationFactory, conference=factory.SelfAttribute("..conference"), state="accepted"
    )
    party = factory.SelfAttribute("invitation.party")
    country = factory.SelfAttribute("invitation.country")
    plate_name = factory.LazyAttribute(lambda d: str(d.party))
    category = "party"
    quota = 3


class DelegateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Delegate

    delegation = factory.SubFactory(DelegationFactory)
    person = factory.SubFactory(PersonFactory)
    capacity = Delegate.Capacity.MEMBER


class EnquiryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enquiry

    conference = factory.SubFactory(ConferenceFactory)
    asker = "Mr Grey"
    about = "Rose Petit"
    channel = "call"
    answer = "neutral"
    at = factory.LazyFunction(timezone.now)


class ProtectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Protection

    conference = factory.SubFactory(ConferenceFactory)
    person = factory.SubFactory(PersonFactory)
    on = True
    proposed_at = factory.LazyFunction(timezone.now)


class LookUpFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LookUp

    conference = factory.SubFactory(ConferenceFactory)
    person = factory.SubFactory(PersonFactory)
    place = "delegations:delegation"
    at = factory.LazyFunction(timezone.now)


class TenureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tenure

    delegate = factory.SubFactory(
        DelegateFactory, capacity="head", state="approved", delegation__state="approved"
    )
    rank = "leader"
    at = factory.LazyFunction(timezone.now)


class PrecedenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Precedence
        django_get_or_create = ("conference", "of")

    conference = factory.SubFactory(ConferenceFactory)
    of = "delegations"


class PlacedByHandFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlacedByHand

    precedence = factory.SubFactory(PrecedenceFactory)
    delegation = factory.SubFactory(
        DelegationFactory, conference=factory.SelfAttribute("..precedence.conference")
    )
    beside_delegation = factory.SubFactory(
        DelegationFactory, conference=factory.SelfAttribute("..precedence.conference")
    )
    side = "before"
    reason = "The guest of honour."
    at = factory.LazyFunction(timezone.now)


class SeatingPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeatingPlan

    conference = factory.SubFactory(ConferenceFactory)
    name = "Family photo"
    shape = "photo"
    measures = factory.LazyFunction(lambda: [3, 4])
    people = "heads"


class SeatingPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeatingPlace

    plan = factory.SubFactory(SeatingPlanFactory)
    delegate = factory.SubFactory(
        DelegateFactory,
        capacity="head",
        state="approved",
        delegation__state="approved",
        delegation__conference=factory.SelfAttribute("...plan.conference"),
    )
    position = factory.Sequence(lambda n: n + 1)
    seat = 1


class SeatingRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeatingRule

    plan = factory.SubFactory(SeatingPlanFactory)
    kind = "wheels"
    first = factory.SubFactory(DelegateFactory, capacity="head", state="approved")


class SeatingChangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SeatingChange

    plan = factory.SubFactory(SeatingPlanFactory)
    what = "moved"
    at = factory.LazyFunction(timezone.now)


class EventCheckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EventCheck

    session = factory.SubFactory("tests.factories.SessionFactory", kind="opening")
    item = "signs"
    basis = "0" * 32
    at = factory.LazyFunction(timezone.now)


class PlateTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlateText

    delegation = factory.SubFactory(DelegationFactory, state="approved")
    texts = factory.LazyFunction(lambda: {"en": "Party of Plates"})
    at = factory.LazyFunction(timezone.now)


class PlateRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlateRun

    conference = factory.SubFactory(ConferenceFactory)
    of = "delegations"
    layout = "tent-a4"
    languages = factory.LazyFunction(lambda: ["en"])
    at = factory.LazyFunction(timezone.now)


class PrintedPlateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrintedPlate

    run = factory.SubFactory(PlateRunFactory)
    delegation = factory.SubFactory(
        DelegationFactory, conference=factory.SelfAttribute("..run.conference"), state="approved"
    )
    lines = factory.LazyFunction(
        lambda: [{"language": "en", "text": "Plate", "of": False, "rows": ["Plate"], "size": 40}]
    )


class SettledOrderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SettledOrder

    conference = factory.SubFactory(ConferenceFactory)
    of = "delegations"
    number = factory.Sequence(lambda n: n + 1)
    day = date(2026, 12, 1)
    at = factory.LazyFunction(timezone.now)


class LotDrawFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LotDraw

    conference = factory.SubFactory(ConferenceFactory)
    number = factory.Sequence(lambda n: n + 1001)  # beside the draws of the demonstration
    what = "seat"
    method = "seed"
    prepared_at = factory.LazyFunction(timezone.now)


class GiftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gift

    conference = factory.SubFactory(ConferenceFactory)
    number = factory.Sequence(lambda n: n + 1001)
    direction = "received"
    other = "The mayor"
    day = date(2026, 12, 1)
    description = "A vase"
    value = 100
    currency = "USD"
    entered_at = factory.LazyFunction(timezone.now)


class GiftPictureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GiftPicture

    gift = factory.SubFactory(GiftFactory)
    image = b"picture"


class VisaLetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = VisaLetter

    delegate = factory.SubFactory(DelegateFactory, state="approved", delegation__state="approved")
    asked_at = factory.LazyFunction(timezone.now)


class IdentityRecordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IdentityRecord
        skip_postgeneration_save = True

    delegate = factory.SubFactory(DelegateFactory, state="approved", delegation__state="approved")
    received_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def _sealed(self, _create, _extracted, **_more):
        self.key, self.sealed = seal_row(
            {"number": "X1234567", "expires": "2030-05-01"}, row=self.row
        )
        self.save()


class IdentityOpeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IdentityOpening

    conference = factory.SubFactory(ConferenceFactory)
    purpose = "visa"
    reason = "The consulate asks for the list."
    asked_at = factory.LazyFunction(timezone.now)


class MatchListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MatchList

    name = "Parties to invite"
    conference = factory.LazyFunction(
        lambda: getattr(Conference.objects.order_by("pk").first(), "pk", None)
    )
    made = factory.LazyFunction(timezone.now)
    matched_at = factory.LazyFunction(timezone.now)
    typed = [["France", "Parti A"]]
    lines = [1]
    columns = {"country": 0, "party": 1}


class MatchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Match

    match_list = factory.SubFactory(MatchListFactory)
    row = factory.Sequence(lambda n: n + 1)
    typed_name = factory.Sequence("Party typed {}".format)
    typed_country = "France"
    email = factory.Sequence("typed{}@example.org".format)
    state = Match.State.DOUBTFUL
    found = factory.SelfAttribute("state")


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    delegation = factory.SubFactory(DelegationFactory)
    kind = Document.Kind.NOMINATION
    file = factory.django.FileField(data=b"%PDF-1.7 a letter", filename="letter.pdf")
    name = "letter.pdf"
    media_type = "application/pdf"
    size = 17
    sha256 = "0" * 64
    uploaded_at = factory.LazyFunction(timezone.now)


class CredentialFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Credential

    delegation = factory.SubFactory(DelegationFactory)
    form = Credential.Form.ORIGINAL
    channel = "letter"
    received_on = date(2026, 11, 20)
    signatory = factory.Sequence("Signatory {}".format)
    authority = "party_leader"
    registered_at = factory.LazyFunction(timezone.now)


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    credential = factory.SubFactory(CredentialFactory)
    finding = Credential.State.DEFERRED
    on = date(2026, 11, 25)
    at = factory.LazyFunction(timezone.now)


class ContestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contest

    conference = factory.SubFactory(ConferenceFactory)
    opened_at = factory.LazyFunction(timezone.now)


class ChallengeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Challenge

    delegation = factory.SubFactory(DelegationFactory)
    about = Challenge.About.SIGNATORY
    ground = "The signatory left office in May."
    made_on = date(2026, 11, 26)
    registered_at = factory.LazyFunction(timezone.now)


class CommitteeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Committee

    conference = factory.SubFactory(ConferenceFactory)
    chair = "Amina Diallo"
    members = "José Pérez\n王丽"


class CommitteeReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CommitteeReport

    conference = factory.SubFactory(ConferenceFactory)
    number = factory.Sequence(lambda n: n + 1)
    issued_at = factory.LazyFunction(timezone.now)
    said = factory.LazyFunction(lambda: {"chair": "Amina Diallo", "members": [], "reasons": {}})


class ChangeRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChangeRequest

    delegation = factory.SubFactory(DelegationFactory)
    kind = ChangeRequest.Kind.WITHDRAW
    delegate = factory.SubFactory(DelegateFactory, delegation=factory.SelfAttribute("..delegation"))
    asked_at = factory.LazyFunction(timezone.now)


class LetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Letter

    kind = "invitations.invitation"
    about = "delegations.invitation:1"
    language = "en"
    to_name = "Somebody"
    to_email = "somebody@example.org"
    subject = factory.Sequence("Letter {}".format)
    body = "Dear Sir or Madam"
    message_id = factory.Sequence("<{}@example.org>".format)
    written_at = factory.LazyFunction(timezone.now)


class ReturnedMailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReturnedMail

    at = factory.LazyFunction(timezone.now)
    hash = factory.Sequence("{:064}".format)


class ImportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Import

    name = "parties.csv"
    state = Import.State.PREVIEW
    counts = factory.LazyFunction(lambda: {"new": 0, "changed": 0, "unchanged": 0, "refused": 0})
    at = factory.LazyFunction(timezone.now)


class RevisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Revision

    party = factory.SubFactory(PartyFactory)
    at = factory.LazyFunction(timezone.now)
    what = "changed"
    before = factory.LazyFunction(lambda: {"name": "Parti d'avant"})
    after = factory.LazyAttribute(lambda revision: {"name": revision.party.name})


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    conference = factory.SubFactory(ConferenceFactory)
    name = {"en": "Congress Centre"}


class BuildingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Building

    venue = factory.SubFactory(VenueFactory)
    name = {"en": "Main Building"}


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    conference = factory.SubFactory(ConferenceFactory)
    building = factory.SubFactory(
        BuildingFactory, venue__conference=factory.SelfAttribute("...conference")
    )
    name = factory.LazyAttribute(lambda room: {"en": f"Room {room.code}"})
    code = factory.Sequence("R{}".format)
    capacity = 100


class RoomHoursFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoomHours

    room = factory.SubFactory(RoomFactory)
    starts = datetime(2027, 5, 10, 8, tzinfo=UTC)
    ends = datetime(2027, 5, 10, 18, tzinfo=UTC)


class WalkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Walk

    one = factory.SubFactory(BuildingFactory)
    other = factory.SubFactory(BuildingFactory, venue=factory.SelfAttribute("..one.venue"))
    minutes = 10


class DayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Day

    conference = factory.SubFactory(ConferenceFactory)
    date = date(2027, 5, 10)
    opens = time(8)
    closes = time(20)


class TrackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Track

    conference = factory.SubFactory(ConferenceFactory)
    name = factory.Sequence(lambda n: {"en": f"Track {n}"})


class SessionFactory(factory.django.DjangoModelFactory):
    """09:00 to 10:30 UTC of the first day, in a room of its own; `starts=None, room=None`: still open."""

    class Meta:
        model = Session

    conference = factory.SubFactory(ConferenceFactory)
    title = factory.Sequence(lambda n: {"en": f"Session {n}"})
    room = factory.SubFactory(RoomFactory, conference=factory.SelfAttribute("..conference"))
    starts = datetime(2027, 5, 10, 9, tzinfo=UTC)
    ends = factory.LazyAttribute(
        lambda session: session.starts and session.starts + timedelta(minutes=90)
    )
    audience = Session.Audience.PUBLIC


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Role

    session = factory.SubFactory(SessionFactory)
    typed_name = factory.LazyAttribute(
        lambda role: {} if role.person or role.delegation else {"en": "The Chair of the Host Party"}
    )
    person = None
    delegation = None
    confirmed = True


class CueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cue

    session = factory.SubFactory(SessionFactory)
    what = factory.Sequence("Cue {}".format)
    owner = "protocol"


class IncidentFactory(factory.django.DjangoModelFactory):
    """A room nobody has heard of cannot be used for a minute; nothing moved."""

    class Meta:
        model = Incident

    conference = factory.SubFactory(ConferenceFactory)
    at = factory.LazyFunction(timezone.now)
    trouble = [["absent", "room:0", 0, 1]]


class StayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stay

    conference = factory.SubFactory(ConferenceFactory)
    person = factory.SubFactory(PersonFactory)


class PrincipalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Principal

    conference = factory.SubFactory(ConferenceFactory)
    name = factory.Sequence("Leader {}".format)
    office = "Chair of the Bureau"


class InterpreterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Interpreter

    conference = factory.SubFactory(ConferenceFactory)
    name = factory.Sequence("Interpreter {}".format)
    a = ["fr"]
    c = ["en"]


class AbsenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Absence

    interpreter = factory.SubFactory(InterpreterFactory)
    starts = datetime(2027, 5, 10, 0, tzinfo=UTC)
    ends = datetime(2027, 5, 11, 0, tzinfo=UTC)


class BoothDutyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BoothDuty

    session = factory.SubFactory(SessionFactory)
    interpreter = factory.SubFactory(
        InterpreterFactory, conference=factory.SelfAttribute("..session.conference")
    )
    booth = "fr"


class MeetingRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MeetingRequest
        skip_postgeneration_save = True

    asker = factory.SubFactory(DelegationFactory)
    asked = factory.SubFactory(
        DelegationFactory, conference=factory.SelfAttribute("..asker.conference")
    )
    conference = factory.SelfAttribute("asker.conference")
    languages = ["en"]
    state = MeetingRequest.State.SENT
    made = factory.LazyFunction(timezone.now)
    sealed = factory.LazyFunction(lambda: sealed(Particulars(text="We wish to speak of rivers.")))

    @factory.post_generation
    def at_the_first_level(self, create, extracted, **kwargs):
        AcceptableLevel.objects.create(request=self, position=0, level=1)


class PlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Plan

    conference = factory.SubFactory(ConferenceFactory)
    number = factory.Sequence(lambda n: n + 1)
    state = Plan.State.READY
    figures = {"asked": 1, "held": 1, "share": 100.0, "gaps": 0}
    made_at = factory.LazyFunction(timezone.now)


class PlannedMeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PlannedMeeting

    plan = factory.SubFactory(PlanFactory)
    request = factory.SubFactory(MeetingRequestFactory, state="accepted", level=1)
    starts = datetime(2027, 5, 10, 9, tzinfo=UTC)
    ends = datetime(2027, 5, 10, 9, 20, tzinfo=UTC)


class ZoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Zone

    conference = factory.SubFactory(ConferenceFactory)
    name = factory.Sequence(lambda n: {"en": f"Zone {n}"})


class BadgeCategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BadgeCategory

    conference = factory.SubFactory(ConferenceFactory)
    letter = factory.Sequence(lambda n: f"{'ABCDEFGHKLMN'[n // 10 % 12]}{n % 10}")
    name = factory.Sequence(lambda n: {"en": f"Category {n}"})
    colour = "#17456b"
    capacities = ["head", "deputy", "member", "adviser"]


class BadgeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Badge

    conference = factory.SubFactory(ConferenceFactory)
    category = factory.SubFactory(
        BadgeCategoryFactory, conference=factory.SelfAttribute("..conference")
    )
    person = factory.SubFactory(PersonFactory)
    serial = factory.Sequence(lambda n: n + 1001)
    identity = factory.LazyFunction(new_identity)
    code = factory.LazyFunction(new_code)
    starts = factory.LazyAttribute(lambda b: b.conference.starts)
    ends = factory.LazyAttribute(lambda b: b.conference.ends)
    drawn_up_at = factory.LazyFunction(timezone.now)


class PhotoFactory(factory.django.DjangoModelFactory):
    """With one cut, of bytes that are no picture: who reads them only hands them on."""

    class Meta:
        model = Photo
        skip_postgeneration_save = True

    conference = factory.SubFactory(ConferenceFactory)
    chosen = "whole"
    sent_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def cut(self, create, image, **_more):
        if create:
            self.cuts.create(key="whole", image=image or b"\xff\xd8 photo \xff\xd9")


class PhotoExemptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PhotoExemption

    conference = factory.SubFactory(ConferenceFactory)
    person = factory.SubFactory(PersonFactory)
    reason = "Known to everybody."
    at = factory.LazyFunction(timezone.now)


class OtherHolderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OtherHolder

    conference = factory.SubFactory(ConferenceFactory)
    person = factory.SubFactory(PersonFactory)
    group = "technical"
    registered_at = factory.LazyFunction(timezone.now)
    changed_at = factory.LazyFunction(timezone.now)


class PrintRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrintRun

    conference = factory.SubFactory(ConferenceFactory)
    layout = "a6"
    at = factory.LazyFunction(timezone.now)


class ReceiptFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Receipt

    conference = factory.SubFactory(ConferenceFactory)
    number = factory.Sequence(lambda n: n + 1001)
    receiver = "Rose Petit"
    at = factory.LazyFunction(timezone.now)


class GateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Gate

    conference = factory.SubFactory(ConferenceFactory)
    zone = factory.SubFactory(ZoneFactory, conference=factory.SelfAttribute("..conference"))
    name = factory.Sequence("Gate {}".format)


class GateDeviceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GateDevice

    gate = factory.SubFactory(GateFactory)
    name = factory.Sequence("Telephone {}".format)
    until = factory.LazyFunction(lambda: timezone.now() + timedelta(days=3))


class PassageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Passage

    gate = factory.SubFactory(GateFactory)
    device = factory.SubFactory(GateDeviceFactory, gate=factory.SelfAttribute("..gate"))
    conference = factory.SelfAttribute("gate.conference")
    zone = factory.SelfAttribute("gate.zone")
    number = factory.Sequence(lambda n: n + 1)
    way = "in"
    admitted = True
    reason = "admitted"
    at = factory.LazyFunction(timezone.now)
    clock = factory.LazyFunction(timezone.now)
    received_at = factory.LazyFunction(timezone.now)


class PassKindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PassKind

    conference = factory.SubFactory(ConferenceFactory)
    letters = factory.Sequence(
        lambda n: (
            "F" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n // 26 % 26] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26]
        )
    )
    name = factory.LazyFunction(lambda: {"en": "Floater"})
    colour = "#b3261e"
    starts = factory.LazyAttribute(lambda kind: kind.conference.starts)
    ends = factory.LazyAttribute(lambda kind: kind.conference.ends)


class PassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pass

    conference = factory.SubFactory(ConferenceFactory)
    kind = factory.SubFactory(PassKindFactory, conference=factory.SelfAttribute("..conference"))
    number = factory.Sequence(lambda n: n + 1001)  # far from the numbers a test gives by itself
    identity = factory.LazyFunction(new_identity)
    code = factory.LazyFunction(new_code)
    starts = factory.LazyAttribute(lambda piece: piece.kind.starts)
    ends = factory.LazyAttribute(lambda piece: piece.kind.ends)


class CustodyFactory(factory.django.DjangoModelFactory):
    """A pass in the hands of who signed, or of a delegation."""

    class Meta:
        model = Custody

    piece = factory.SubFactory(PassFactory, state="issued")
    receipt = factory.SubFactory(
        ReceiptFactory, conference=factory.SelfAttribute("..piece.conference")
    )
    issued_at = factory.LazyFunction(timezone.now)


class TeamMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeamMember

    conference = factory.SubFactory(ConferenceFactory)
    name = factory.Sequence("Officer {}".format)
    rank = "leadership"


class JourneyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Journey

    conference = factory.SelfAttribute("delegation.conference")
    delegation = factory.SubFactory(DelegationFactory, state="approved")
    way = "in"
    flight = "LH 590"
    at = datetime(2027, 5, 9, 11, 35, tzinfo=UTC)


class TravellerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Traveller

    journey = factory.SubFactory(JourneyFactory)
    delegate = factory.SubFactory(
        DelegateFactory, state="approved", delegation=factory.SelfAttribute("..journey.delegation")
    )


class ReceptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reception

    journey = factory.SubFactory(JourneyFactory)
    member = factory.SubFactory(
        TeamMemberFactory, conference=factory.SelfAttribute("..journey.conference")
    )


class ReceptionTableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReceptionTable

    conference = factory.SubFactory(ConferenceFactory)


class PastedJourneysFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PastedJourneys

    conference = factory.SubFactory(ConferenceFactory)
    at = factory.LazyFunction(timezone.now)


class PrintedSheetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrintedSheet

    conference = factory.SubFactory(ConferenceFactory)
    day = date(2027, 5, 9)
    number = factory.Sequence(lambda n: n + 1)
    at = factory.LazyFunction(timezone.now)


class LiaisonDutyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LiaisonDuty

    delegation = factory.SubFactory(DelegationFactory, state="approved")
    member = factory.SubFactory(
        TeamMemberFactory, conference=factory.SelfAttribute("..delegation.conference")
    )


class TeamLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeamLink

    member = factory.SubFactory(TeamMemberFactory)
    nonce = factory.Sequence("nonce {}".format)
    hash = factory.Sequence("hash {}".format)
    made = factory.LazyFunction(timezone.now)
