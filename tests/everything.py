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
    factories.DocumentFactory(delegation=delegation, name=f"{mark}.pdf")
    venue = factories.VenueFactory(**at, name={"en": mark})
    building = factories.BuildingFactory(venue=venue, name={"en": mark})
    room = factories.RoomFactory(**at, building=building, name={"en": mark}, code="ELSE")
    session = factories.SessionFactory(**at, title={"en": mark}, room=room)
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
    factories.ReturnedMailFactory(conference=conference.pk, sender=mark, subject=mark, text=mark)
    factories.MembershipFactory(**at, account__name=mark, account__email=f"{mark}@example.org")
