"""Badges that show what has changed since they were printed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.models import Badge, BadgeCategory
from plenipo.accreditation.queries.badges import BadgeReading
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.actions.names import set_names
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegate, Invitation
from plenipo.people.models import Person

DESK = Reader(Audience.ACCREDITATION)


@pytest.fixture
def printed(counter):
    """The badge of one delegate, printed."""
    person = counter.people["latin"].pk
    made = actions.draw_up(counter.conference, [person], by=counter.by)
    actions.print_badges(counter.conference, made, "a6", by=counter.by)
    return Badge.objects.get(person=person)


def changed(badge):
    lines = BadgeReading(badge.conference, DESK, [badge.person_id]).lines
    return next(line.changed for line in lines)


def test_a_badge_just_printed_shows_what_is_so(printed):
    assert changed(printed) == ()


def test_each_part_that_is_otherwise_now_is_named(counter, printed):
    Person.objects.filter(pk=printed.person_id).update(family_name="Otherwise")
    assert changed(printed) == ("name",)

    delegate = Delegate.objects.get(person=printed.person_id)
    Delegate.objects.filter(pk=delegate.pk).update(office="Treasurer", capacity="staff")
    assert changed(printed) == ("name", "office", "category")

    invitation = Invitation.objects.get(delegation=printed.delegation_id)
    set_names(invitation, {"en": "Delegation of Rivers"}, seen=invitation.revision, by=counter.by)
    assert changed(printed) == ("name", "office", "delegation", "category")


def test_what_is_as_it_was_again_is_no_change(printed):
    was = Person.objects.get(pk=printed.person_id).family_name
    for name in ("Otherwise", was):
        Person.objects.filter(pk=printed.person_id).update(family_name=name)

    assert changed(printed) == ()


def test_another_sheet_shows_the_new_name_and_only_another_badge_the_new_category(counter, printed):
    Person.objects.filter(pk=printed.person_id).update(family_name="Otherwise")
    Delegate.objects.filter(person=printed.person_id).update(capacity="staff")

    actions.print_badges(counter.conference, [printed], "a6", by=counter.by)
    assert changed(printed) == ("category",)

    printed.refresh_from_db()
    new = actions.reissue(printed, lost=False, reason="other category", by=counter.by)
    actions.print_badges(counter.conference, [new], "a6", by=counter.by)
    assert changed(new) == ()
    printed.refresh_from_db()
    assert printed.as_printed == {}


def test_another_colour_of_the_category_is_a_change(printed):
    BadgeCategory.objects.filter(pk=printed.category_id).update(colour="#123456")

    assert changed(printed) == ("category",)


def test_nothing_is_kept_that_names_anybody(printed):
    family = Person.objects.get(pk=printed.person_id).family_name

    assert family not in str(printed.as_printed)
    assert {len(each) for each in printed.as_printed.values()} == {16}


def test_the_list_says_what_changed_and_today_says_how_many(world, ada, rose, signed_in):
    add_usual(world.conference, by=ada)
    made = actions.draw_up(world.conference, [rose.person_id], by=ada)
    actions.print_badges(world.conference, made, "a6", by=ada)
    Person.objects.filter(pk=rose.person_id).update(family_name="Otherwise")
    member, obi = (
        world.conference.memberships.get(account=each) for each in (world.ada, world.obi)
    )

    page = signed_in("ada").get(reverse("accreditation:badges", args=[world.conference.slug]))

    said = page.content.decode()
    assert "?needs=stale" in said
    assert "<small>name</small>" in said
    told = [each.text for each in waiting_for(member, today=timezone.localdate())]
    assert "1 badge shows what has changed since it was printed" in told
    assert "changed since" not in str(waiting_for(obi, today=timezone.localdate()))
