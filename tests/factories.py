"""Things for tests. People come from the cast in conftest.py, everything else from here."""

from datetime import UTC, date, datetime, time, timedelta

import factory
from django.utils import timezone

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
    ChangeRequest,
    Circular,
    Delegate,
    Delegation,
    Document,
    FocalPoint,
    Invitation,
    Link,
    Promise,
)
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
from plenipo.records.models import Letter, ReturnedMail
from plenipo.registry.actions.words import index
from plenipo.registry.models import Country, Import, Match, MatchList, Party, Revision


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
