"""Of two who change a place, a day, a track or an order, the second sees both versions and loses nothing typed."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.programme.actions.places import set_walk
from plenipo.programme.models import Walk
from plenipo.records.models import By
from tests.factories import BuildingFactory, DayFactory, TrackFactory, VenueFactory

NAMES = ("name_en", "Theirs", "Mine")
KINDS = {  # page, where it goes, arguments, row, field, what the first and the second write
    "venue": ("place-edit", "place-change", ["venue"], VenueFactory, NAMES),
    "building": ("place-edit", "place-change", ["building"], BuildingFactory, NAMES),
    "day": ("place-edit", "place-change", ["day"], DayFactory, ("closes", "19:10", "20:20")),
    "track": ("track", "track-change", [], TrackFactory, NAMES),
}
FIRST = {"day": {"opens": "08:00"}, "track": {"colour": "blue"}}


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_sees_both_versions_and_keeps_what_they_typed(kind, world, pia, as_):
    page, save, more, factory, (field, theirs, mine) = KINDS[kind]
    here = {"conference": world.conference}
    row = factory(**({"venue__conference": world.conference} if kind == "building" else here))
    args = [world.conference.slug, *more, row.pk]
    client, address = as_(pia), reverse(f"programme:{save}", args=args)
    opened = client.get(reverse(f"programme:{page}", args=args)).context
    sent = {"seen": opened["seen"], "was": opened["was"], **FIRST.get(kind, {})}

    first = as_(world.sol).post(address, {**sent, field: theirs, "key": uuid4().hex})
    second = client.post(address, {**sent, field: mine, "key": uuid4().hex})

    assert (first.status_code, second.status_code) == (302, 409)
    said = second.content.decode()
    assert "sol changed this first" in said
    assert theirs in said
    assert f'value="{mine}"' in said
    insists = {**sent, "seen": second.context["seen"], field: mine, "key": uuid4().hex}
    assert client.post(address, insists).status_code == 302


def test_a_transfer_time_somebody_else_recorded_is_not_replaced_unseen(world, pia, as_):
    one = BuildingFactory(venue__conference=world.conference)
    other = BuildingFactory(venue=one.venue)
    client, by = as_(pia), By(duty="programme")
    address = reverse("programme:walk-set", args=[world.conference.slug])
    places = reverse("programme:places", args=[world.conference.slug])
    seen = client.get(places).context["walk_form"]["seen"].value()
    set_walk(one, other, minutes=8, by=by)
    sent = {"walk-one": other.pk, "walk-other": one.pk, "walk-minutes": 12}

    second = client.post(address, {**sent, "walk-seen": seen, "key": uuid4().hex})

    assert (second.status_code, Walk.objects.get().minutes) == (409, 8)
    form = second.context["walk_form"]
    assert "minutes: 8" in str(form.errors)
    assert form["minutes"].value() == "12"
    insists = {**sent, "walk-seen": form["seen"].value(), "key": uuid4().hex}
    assert client.post(address, insists).status_code == 302
    assert Walk.objects.get().minutes == 12
