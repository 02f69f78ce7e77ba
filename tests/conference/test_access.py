"""Members see the times of the venue."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.factories import LetterFactory


@pytest.mark.parametrize(("zone", "shown"), [("Asia/Tokyo", "05:30"), ("America/Lima", "15:30")])
def test_a_page_of_a_conference_tells_the_time_of_its_venue(zone, shown, world, as_):
    world.conference.zone = zone
    world.conference.save()
    LetterFactory(
        conference=world.conference.pk,
        state="sent",
        written_at=datetime(2026, 11, 25, 20, 30, tzinfo=UTC),
        sent_at=datetime(2026, 11, 25, 20, 30, tzinfo=UTC),
    )

    page = as_(world.obi).get(reverse("portal:letters", args=["dialogue"])).content.decode()

    assert [time for time in ("05:30", "15:30", "20:30") if time in page] == [shown]
