"""Two conferences on one installation: no page, choice or file of one names what belongs to the other."""

import pytest
from django.urls import reverse

from tests import factories
from tests.test_access import ASKED, POSTS, WHERE, WHO

MARK = "Elsewhere"
NAMES = sorted(
    name for name in WHO if name not in POSTS and not name.startswith(("registry:", "kit:"))
)


def all_kinds_of(conference):
    """One of everything a conference can hold, each with the mark in every name a person would read."""
    at = {"conference": conference}
    party = factories.PartyFactory(name=f"Parti {MARK}", name_english=f"Party {MARK}")
    invitation = factories.InvitationFactory(
        **at, party=party, state="accepted", addressee=MARK, email=f"{MARK}@example.org"
    )
    factories.FocalPointFactory(invitation=invitation, name=MARK, email=f"{MARK}@example.org")
    delegation = factories.DelegationFactory(
        **at, invitation=invitation, plate_name=MARK, state="approved"
    )
    person = factories.PersonFactory(family_name=MARK)
    delegate = factories.DelegateFactory(delegation=delegation, person=person)
    factories.ChangeRequestFactory(delegation=delegation, delegate=delegate)
    factories.DocumentFactory(delegation=delegation, name=f"{MARK}.pdf")
    venue = factories.VenueFactory(**at, name={"en": MARK})
    building = factories.BuildingFactory(venue=venue, name={"en": MARK})
    room = factories.RoomFactory(**at, building=building, name={"en": MARK}, code="ELSE")
    session = factories.SessionFactory(**at, title={"en": MARK}, room=room)
    factories.RoleFactory(session=session, typed_name=MARK)
    factories.CueFactory(session=session, what=MARK)
    factories.StayFactory(**at, person=person)
    factories.InterpreterFactory(**at, name=MARK)
    principal = factories.PrincipalFactory(**at, name=MARK, office=MARK)
    asked = factories.MeetingRequestFactory(asker=delegation, principal=principal, state="accepted")
    plan = factories.PlanFactory(**at, state="in_force")
    factories.PlannedMeetingFactory(plan=plan, request=asked, room=room)
    factories.LetterFactory(conference=conference.pk, subject=MARK, to_name=MARK, body=MARK)
    factories.MembershipFactory(**at, account__name=MARK, account__email=f"{MARK}@example.org")


@pytest.mark.parametrize("who", ["sol", "bea", "fay"])
def test_no_page_of_a_conference_names_what_belongs_to_another(who, world, as_):
    all_kinds_of(world.elsewhere)
    client = as_(getattr(world, who))

    looked_at, shown = 0, []
    for name in NAMES:
        address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
        answer = client.get(f"{address}?{ASKED.get(name, '')}")
        if answer.status_code == 200 and not answer.streaming:
            looked_at += 1
            shown += [name] if MARK.encode() in answer.content else []

    assert shown == []
    assert looked_at >= {"sol": 60, "bea": 60, "fay": 20}[who]
