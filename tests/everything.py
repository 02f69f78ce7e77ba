"""One of everything a conference can hold."""

from django.utils import timezone

from plenipo.bilaterals.models import Arrangement
from plenipo.delegations.models import DeskEntry, Draft
from tests import factories


def all_kinds_of(conference, mark):
    """One of everything a conference can hold, each with the mark in every name a person would read."""
    at = {"conference": conference}
    party = factories.PartyFactory(name=f"Parti {mark}", name_english=f"Party {mark}")
    invitation = factories.InvitationFactory(
        **at, party=party, state="accepted", addressee=mark, email=f"{mark}@example.org"
    )
    factories.FocalPointFactory(invitation=invitation, name=mark, email=f"{mark}@example.org")
    factories.PromiseFactory(invitation=invitation, what=mark, who=mark)
    delegation = factories.DelegationFactory(
        **at, invitation=invitation, plate_name=mark, state="approved"
    )
    now = timezone.now()
    DeskEntry.objects.create(
        invitation=invitation, reason=mark, verb="delegations.answered", on=now.date(), at=now
    )
    Draft.objects.create(delegation=delegation, typed=[{"family_name": mark}], at=now)
    match_list = factories.MatchListFactory(conference=conference.pk, name=mark, typed=[[mark]])
    factories.MatchFactory(match_list=match_list, typed_name=mark, contact=mark, note=mark)
    person = factories.PersonFactory(family_name=mark)
    delegate = factories.DelegateFactory(delegation=delegation, person=person)
    factories.ChangeRequestFactory(delegation=delegation, delegate=delegate)
    factories.EnquiryFactory(**at, asker=mark, organisation=mark, about=mark)
    factories.ProtectionFactory(**at, person=person, reason=mark)
    factories.VisaLetterFactory(
        delegate=delegate, consulate=mark, wish=mark, details=mark, names=[mark]
    )
    factories.IdentityRecordFactory(delegate=delegate)
    opening = factories.IdentityOpeningFactory(**at, reason=mark, receiver=mark)
    opening.delegates.add(delegate)
    factories.TenureFactory(delegate=delegate, office=mark, reason=mark)
    factories.PlacedByHandFactory(
        precedence__conference=conference,
        delegation=delegation,
        beside_delegation=delegation,
        reason=mark,
    )
    factories.SettledOrderFactory(**at, note=mark)
    plan = factories.SeatingPlanFactory(**at, name=mark)
    factories.SeatingPlaceFactory(plan=plan, delegate=delegate)
    factories.SeatingRuleFactory(plan=plan, first=delegate)
    factories.SeatingChangeFactory(plan=plan, moves=[[delegate.pk, 1, 2]])
    factories.PlateTextFactory(delegation=delegation, delegate=delegate, texts={"en": mark})
    line = {"language": "en", "text": mark, "of": False, "rows": [mark], "size": 40}
    factories.PrintedPlateFactory(
        run__conference=conference, delegation=delegation, delegate=delegate, lines=[line]
    )
    factories.LotDrawFactory(**at, reason=mark)
    factories.GiftPictureFactory(
        gift__conference=conference,
        gift__other=mark,
        gift__ours=mark,
        gift__taken_by=mark,
        gift__occasion=mark,
        gift__reason=mark,
        gift__description=mark,
    )
    factories.DocumentFactory(delegation=delegation, name=f"{mark}.pdf")
    letter = factories.CredentialFactory(
        delegation=delegation, signatory=mark, faction=mark, persons=mark, note=mark
    )
    factories.FindingFactory(credential=letter, reason=mark)
    factories.ChallengeFactory(delegation=delegation, ground=mark)
    factories.ContestFactory(**at, note=mark)
    factories.CommitteeFactory(**at, chair=mark, members=mark)
    factories.CommitteeReportFactory(
        **at, said={"chair": mark, "members": [mark], "reasons": {str(delegation.pk): mark}}
    )
    piece = factories.PassFactory(**at, kind__name={"en": mark}, plate=mark, state="issued")
    factories.CustodyFactory(
        piece=piece, delegation=delegation, receipt__receiver=mark, reason=mark, loss=mark
    )
    venue = factories.VenueFactory(**at, name={"en": mark})
    building = factories.BuildingFactory(venue=venue, name={"en": mark})
    room = factories.RoomFactory(**at, building=building, name={"en": mark}, code="ELSE")
    session = factories.SessionFactory(**at, title={"en": mark}, room=room)
    factories.EventCheckFactory(session=session, note=mark)
    factories.RoleFactory(session=session, typed_name={"en": mark})
    factories.CueFactory(session=session, what=mark)
    factories.StayFactory(**at, person=person)
    factories.InterpreterFactory(**at, name=mark)
    principal = factories.PrincipalFactory(**at, name=mark, office=mark)
    asked = factories.MeetingRequestFactory(asker=delegation, principal=principal, state="accepted")
    Arrangement.objects.create(request=asked, press="none", asker_people=mark)
    plan = factories.PlanFactory(**at, state="in_force")
    factories.PlannedMeetingFactory(plan=plan, request=asked, room=room)
    factories.LetterFactory(conference=conference.pk, subject=mark, to_name=mark, body=mark)
    factories.CircularFactory(**at)
    content = _list_with(delegation, delegate, mark)
    for stage in ("published", "proposed"):
        factories.ListReleaseFactory(**at, stage=stage, content=content)
    factories.ListCopyFactory(**at)
    factories.CanaryFactory(**at, delegation=delegation)
    factories.AnnouncementFactory(
        delegate=delegate, texts={"en": mark}, closing={"en": mark}, consent_by=mark
    )
    factories.ReturnedMailFactory(conference=conference.pk, sender=mark, subject=mark, text=mark)
    factories.MembershipFactory(**at, account__name=mark, account__email=f"{mark}@example.org")
    category = factories.BadgeCategoryFactory(**at, name={"en": mark})
    factories.ZoneFactory(**at, name={"en": mark})
    receipt = factories.ReceiptFactory(**at, receiver=mark)
    factories.BadgeFactory(**at, category=category, person=person, reason=mark, receipt=receipt)
    factories.PhotoFactory(**at, person=person, delegation=delegation, wanted_why=mark)
    factories.PhotoFactory(**at, delegation=delegation, file_name=f"{mark}.jpg")
    factories.PhotoExemptionFactory(**at, person=person, reason=mark)
    factories.OtherHolderFactory(
        **at, person=person, function=mark, organisation=mark, contact=mark, note=mark, reason=mark
    )
    journey = factories.JourneyFactory(
        delegation=delegation, flight=mark, place=mark, point=mark, note=mark
    )
    factories.TravellerFactory(journey=journey, delegate=delegate)
    member = factories.TeamMemberFactory(**at, name=mark, office=mark, phone=mark)
    factories.ReceptionFactory(journey=journey, member=member)
    factories.LiaisonDutyFactory(delegation=delegation, member=member)
    factories.TeamLinkFactory(member=member)
    factories.ReceptionTableFactory(**at)
    factories.PastedJourneysFactory(**at)
    factories.PrintedSheetFactory(**at)
    gate = factories.GateFactory(**at, name=mark)
    factories.PassageFactory(gate=gate, device__name=mark)


def _list_with(delegation, delegate, mark):
    called = {"plate_name": mark, "called": {}, "country_called": {}}
    said = {"name": mark, "native_name": mark, "style": "", "office": mark, "capacity": "member"}
    return {
        "delegations": {str(delegation.pk): called | {"persons": 1}},
        "people": {str(delegate.pk): {"of": delegation.pk, "to": "public", **said}},
    }
