"""What a delay may do to the meetings of the plan in force."""

from zoneinfo import ZoneInfo

from plenipo.bilaterals.bridge.problem import spans_of_day
from plenipo.bilaterals.bridge.ripple import Places, item_of, need_of
from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting, Principal
from plenipo.bilaterals.queries.meetings import in_force_of
from plenipo.bilaterals.queries.planning import hours_of, of_rooms
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.programme.bridge.ripple import Item
from plenipo.programme.models import Room, Session


def ripple_items(conference: Conference) -> list[Item]:
    """Ten queries at most, however many meetings; one where no plan is in force."""
    plan = in_force_of(conference)
    if plan is None:
        return []
    rows = PlannedMeeting.objects.filter(plan=plan, request__state__in=MeetingRequest.AGREED)
    rows = rows.select_related("request", "room", "principal__delegate")
    places = _places_of(conference)
    return [item_of(row, places) for row in rows.prefetch_related("request__levels")]


def _places_of(conference: Conference) -> Places:
    zone, rules = ZoneInfo(conference.zone), rules_of(conference)
    opens = hours_of(conference, zone)
    rooms = list(Room.objects.filter(conference=conference).prefetch_related("hours"))
    aside = Session.objects.filter(conference=conference, kind=Session.Kind.BILATERALS)
    aside = aside.filter(starts__isnull=False).exclude(state=Session.State.CANCELLED)
    spans = of_rooms(rooms, list(aside), list(opens.values()))
    principals = Principal.objects.filter(conference=conference, delegation__isnull=False)
    return Places(
        zone=zone,
        times={
            day: [span[0] for span in spans_of_day(rules, *hours)] for day, hours in opens.items()
        },
        rooms={room.pk: room for room in rooms if spans[room.pk]},
        opens=spans,
        people={
            (each.delegation_id or 0, each.level): need_of(each)
            for each in principals.select_related("delegate")
        },
    )
