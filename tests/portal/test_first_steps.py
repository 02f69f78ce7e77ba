"""First steps: what a new conference needs, ticked by what is in the database and by nothing else."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.actions import show_first_steps
from plenipo.conference.queries import membership_of
from plenipo.conference.queries.steps import first_steps_of
from plenipo.records.models import JournalEntry
from plenipo.registry.models import Party
from tests.factories import (
    DayFactory,
    InvitationFactory,
    MembershipFactory,
    SessionFactory,
)
from tests.portal.conftest import text_of
from tests.programme.released import release_all, release_one_session

TEXTS = ("title", "theme", "city", "venue", "convenor", "signatory")


@pytest.fixture
def empty(world):
    """The conference as it is right after it was created."""
    conference = world.conference
    conference.memberships.exclude(account=world.sol).delete()
    conference.invitations.all().delete()
    Party.objects.all().delete()
    conference.stage, conference.languages = "preparing", ["en", "ar"]
    conference.starts, conference.ends = date(2027, 5, 10), date(2027, 5, 12)
    for name in TEXTS:
        setattr(conference, name, {})
    conference.save()
    return conference


def steps(account):
    return first_steps_of(membership_of(account, "dialogue"))


def ticks(account):
    return [step.done for step in steps(account).steps]


def test_of_a_new_conference_only_the_languages_are_done(world, empty):
    found = steps(world.sol).steps

    assert [step.done for step in found] == [True] + [False] * 7
    assert found[0].note == "English, Arabic"
    assert found[1].note == "0 of 2 languages"
    assert all(step.url for step in found)


def test_each_is_ticked_by_the_deed_itself(world, empty):
    for name in TEXTS:
        setattr(empty, name, {"en": "There"})
    empty.save()
    assert steps(world.sol).steps[1].note == "1 of 2 languages"
    assert ticks(world.sol)[1] is False

    for name in TEXTS:
        setattr(empty, name, {"en": "There", "ar": "هناك"})
    empty.save()
    InvitationFactory(conference=empty, state="sent")  # with a party of the register
    MembershipFactory(conference=empty, duties=["programme"])
    assert ticks(world.sol) == [True, True, True, True, True, True, False, False]


def test_the_last_one_says_what_comes_next_until_a_programme_is_published(world, empty):
    empty.stage = "invitations"
    empty.save()
    assert steps(world.sol).steps[7].url == reverse("programme:places", args=["dialogue"])

    DayFactory(conference=empty)
    assert steps(world.sol).steps[7].url == reverse("programme:sessions", args=["dialogue"])

    SessionFactory(conference=empty)
    assert steps(world.sol).steps[7].url == reverse("programme:versions", args=["dialogue"])

    release_all(empty)
    assert ticks(world.sol)[6:] == [True, True]


def test_they_go_when_all_is_done(world, empty):
    for name in TEXTS:
        setattr(empty, name, {"en": "There", "ar": "هناك"})
    empty.stage = "invitations"
    empty.save()
    InvitationFactory(conference=empty, state="sent")
    MembershipFactory(conference=empty, duties=["programme"])
    release_one_session(empty)

    assert steps(world.sol) is None


def test_they_can_be_hidden_and_shown_again(world, empty, as_):
    client, today = as_(world.sol), reverse("portal:today", args=["dialogue"])
    address = reverse("portal:first-steps", args=["dialogue"])
    assert "1 of 8 done" in text_of(client.get(today))

    client.post(address, {"key": uuid4().hex})
    hidden = text_of(client.get(today))
    assert "1 of 8 done" not in hidden
    assert "Show the first steps" in hidden

    client.post(address, {"key": uuid4().hex, "shown": "on"})
    assert "1 of 8 done" in text_of(client.get(today))
    assert JournalEntry.objects.filter(verb="conference.first_steps").count() == 2


def test_hiding_what_is_hidden_writes_nothing(world, empty):
    member = membership_of(world.sol, "dialogue")
    show_first_steps(member, shown=True)

    assert not JournalEntry.objects.filter(verb="conference.first_steps").exists()


def test_a_reader_who_may_do_none_of_them_is_not_shown_them(world):
    assert steps(world.obi) is None
    assert steps(world.sol) is not None


def test_nobody_is_shown_the_steps_of_a_conference_that_is_over(world):
    world.conference.starts = world.conference.ends = timezone.localdate() - timedelta(days=3)
    world.conference.save()

    assert steps(world.sol) is None


def test_with_two_left_they_take_one_line_that_names_them(world, empty, as_):
    for name in TEXTS:
        setattr(empty, name, {"en": "There", "ar": "هناك"})
    empty.save()
    InvitationFactory(conference=empty, state="sent")
    assert not steps(world.sol).almost_done
    MembershipFactory(conference=empty, duties=["programme"])

    assert steps(world.sol).almost_done
    shown = text_of(as_(world.sol).get(reverse("portal:today", args=["dialogue"])))
    said = "First steps: 6 of 8 done. Still to do: Public pages opened, First programme published"
    assert said in " ".join(shown.split())
