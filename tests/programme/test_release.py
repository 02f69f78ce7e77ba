"""Versions: frozen, numbered, with a change list in words; letters wait for approval."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.models import Conference
from plenipo.conference.queries.waiting import waiting_in
from plenipo.kit.errors import Refused
from plenipo.programme.actions import parts, release, sessions
from plenipo.programme.bridge import Content, as_json, content_from
from plenipo.programme.models import Session, Version
from plenipo.programme.queries.places import zone_of
from plenipo.programme.queries.versions import (
    changes_of,
    last_content,
    release_as_planned,
    unpublished,
)
from plenipo.programme.words.changes import change_in_words
from plenipo.records.models import By, Letter
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    FocalPointFactory,
    RoleFactory,
    SessionFactory,
)
from tests.programme.conftest import at
from tests.programme.released import release_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(plan):
    return SessionFactory(
        conference=plan.conference,
        room=plan.hall,
        starts=at(9),
        title={"en": "Opening", "fr": "Ouverture"},
    )


def words(version):
    content, zone = content_from(version.content), zone_of(version.conference)
    return [change_in_words(each, content, zone) for each in changes_of(version)]


def test_a_released_programme_stays_as_it_was_whatever_is_planned_later(plan, session):
    RoleFactory(session=session, typed_name={"en": "The Chair"})
    release_all(plan.conference)
    sessions.change(session, seen=0, by=plan.by, title={"en": "Closing"})

    kept = last_content(plan.conference).sessions

    assert [(s.title["en"], s.starts, s.room, s.roles[0].name) for s in kept] == [
        ("Opening", at(9), "H", {"en": "The Chair"})
    ]


def test_content_survives_being_stored(plan, session):
    RoleFactory(session=session)
    content = release_as_planned(plan.conference).content

    assert content_from(as_json(content)) == content
    assert content_from({}) == Content()


def test_each_version_says_what_changed_in_words_in_the_readers_language(plan, session):
    first = release_all(plan.conference)
    to = sessions.RoomAndTime(plan.room, at(11), at(12, 30))
    sessions.move(session, to, seen=0, by=plan.by)
    second = release_all(plan.conference)

    assert words(first) == ["“Opening” is new: Monday 10 May, 09:00–10:30, H."]
    assert words(second) == [
        "“Opening” has been moved from Monday 10 May, 09:00–10:30 to Monday 10 May, 11:00–12:30.",
        "“Opening” has been moved from H to R.",
    ]
    with translation.override("fr"):
        assert "lundi 10 mai" in words(second)[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": {"en": "Welcome"}}, ["“Opening” is now called “Welcome”."]),
        ({"audience": "staff"}, ["“Opening” is now for: the secretariat."]),
        ({"spoken": ["fr"]}, ["The languages of “Opening” have changed."]),
        ({"summary": {"en": "…"}}, ["The description of “Opening” has changed."]),
        ({"room": None}, ["“Opening” has been moved from H to room to be confirmed."]),
        ({"state": Session.State.HELD_BACK}, ["“Opening” has been cancelled."]),
        ({"expected": 12}, None),
    ],
)
def test_every_kind_of_change_has_its_sentence(plan, session, change, said):
    release_all(plan.conference)
    sessions.change(session, seen=0, by=plan.by, **change)

    if said is None:  # nobody outside the secretariat has to know
        with pytest.raises(Refused, match="There is nothing new to publish."):
            release_all(plan.conference)
    else:
        assert words(release_all(plan.conference)) == said


def test_a_session_that_is_dropped_stays_as_cancelled_and_may_come_back(plan, session):
    release_all(plan.conference)
    sessions.drop(session, seen=0, by=plan.by)
    release_all(plan.conference)
    cancelled = last_content(plan.conference).sessions[0]
    sessions.change(session, seen=1, by=plan.by, state="planned")
    back = release_all(plan.conference)
    standing = last_content(plan.conference).sessions[0]

    assert (cancelled.cancelled, cancelled.sequence) == (True, 1)
    assert (standing.cancelled, standing.sequence) == (False, 2)
    assert words(back) == ["“Opening” takes place after all: Monday 10 May, 09:00–10:30, H."]


def test_what_did_not_change_keeps_its_sequence(plan, session):
    release_all(plan.conference)
    SessionFactory(conference=plan.conference, room=plan.room, starts=at(15))
    release_all(plan.conference)

    assert [each.sequence for each in last_content(plan.conference).sessions] == [0, 0]


def test_what_blocks_release_blocks_it_and_what_only_warns_does_not(plan, session):
    SessionFactory(conference=plan.conference, room=plan.hall, starts=at(10))

    with pytest.raises(Refused, match="Conflicts block"):
        release_all(plan.conference)
    assert Version.objects.count() == 0

    change_rules(plan.conference, by=plan.by, seen_version=0, conflict_room_twice="warn")
    assert release_all(plan.conference).number == 1


def test_the_second_of_two_officers_releases_nothing(plan, session):
    release.release(plan.conference, number=1, by=plan.by)

    with pytest.raises(Refused, match="Version 1 has since been published"):
        release.release(plan.conference, number=1, by=plan.by)


def test_nothing_without_a_time_goes_out(plan):
    SessionFactory(conference=plan.conference, starts=None)

    assert release_as_planned(plan.conference).changes == []


@pytest.fixture
def speaker(plan, session):
    """Of a delegation with two focal points, one of whom cannot be reached."""
    delegation = DelegationFactory(conference=plan.conference, state="approved")
    FocalPointFactory(
        invitation=delegation.invitation, language="fr", email="fr@party.example", name="Awa"
    )
    FocalPointFactory(invitation=delegation.invitation, bounced=True)
    delegate = DelegateFactory(delegation=delegation, state="approved")
    parts.give(session, "speaker", person=delegate.person, by=plan.by)
    return delegate


def letters():
    return list(Letter.objects.order_by("pk").values_list("to_email", "state", "language"))


def test_those_with_a_part_in_what_changed_are_written_to_and_nothing_goes_out_yet(plan, speaker):
    DelegationFactory(conference=plan.conference, state="approved")  # has no part

    release_all(plan.conference)

    assert letters() == [("fr@party.example", "draft", "fr")]
    letter = Letter.objects.get()
    assert "Ouverture" in letter.body
    assert "lundi 10 mai, 09:00–10:30" in letter.body
    assert letter.links["link"]["path"] == "/fr/answer/{token}/"


def test_letters_that_wait_stand_on_the_first_page_of_the_desk(plan, speaker):
    def waiting():  # a conference remembers what it was told: each asking is a request of its own
        return waiting_in(Conference.objects.get(pk=plan.conference.pk))["programme"]

    before = waiting()
    release_all(plan.conference)
    drafted = waiting()
    release.send_letters(plan.conference, number=1, by=plan.by)

    assert (before, drafted, waiting()) == (0, 1, 0)


def test_letters_go_when_somebody_lets_them_and_only_those_that_were_shown(plan, speaker):
    release_all(plan.conference)

    with pytest.raises(Refused, match="The letters have since changed. Check them again."):
        release.send_letters(plan.conference, number=2, by=plan.by)
    assert release.send_letters(plan.conference, number=1, by=plan.by) == 1

    assert letters() == [("fr@party.example", "queued", "fr")]


def test_discarded_letters_are_gone(plan, speaker):
    release_all(plan.conference)

    release.discard_letters(plan.conference, by=plan.by)

    assert letters() == []


def bodies():
    return [letter.body for letter in Letter.objects.filter(state="draft")]


def test_a_version_replaces_letters_that_wait_by_ones_that_tell_everything(plan, session, speaker):
    release_all(plan.conference)
    sessions.change(session, seen=1, by=plan.by, title={"fr": "Accueil"})

    second = release_all(plan.conference)
    [body] = bodies()

    assert second.since == 0
    assert "Accueil" in body
    assert "Ouverture" not in body  # nobody was told of it
    assert "la version 2 du programme" in body.lower()


def test_letters_that_have_gone_are_not_told_again(plan, session, speaker):
    release_all(plan.conference)
    release.send_letters(plan.conference, number=1, by=plan.by)
    for number, title in enumerate(["Accueil", "Bienvenue", "Début"], start=1):
        sessions.change(session, seen=number, by=plan.by, title={"fr": title})
        last = release_all(plan.conference)
    [body] = bodies()

    assert (last.number, last.since) == (4, 1)
    assert "Ouverture" in body  # as they were told
    assert "Début" in body
    assert "Accueil" not in body
    assert "Bienvenue" not in body


def test_who_is_back_where_the_last_letter_said_gets_none(plan, session, speaker):
    release_all(plan.conference)
    release.send_letters(plan.conference, number=1, by=plan.by)
    was = session.title
    sessions.change(session, seen=1, by=plan.by, title={"fr": "Accueil"})
    release_all(plan.conference)
    sessions.change(session, seen=2, by=plan.by, title=was)
    release_all(plan.conference)

    assert bodies() == []


def test_an_urgent_version_may_go_out_while_letters_wait_and_the_page_says_what_becomes_of_them(
    world, pia, as_
):
    delegate = DelegateFactory(
        delegation=DelegationFactory(conference=world.conference, state="approved"),
        state="approved",
    )
    FocalPointFactory(invitation=delegate.delegation.invitation)
    session = SessionFactory(conference=world.conference)
    parts.give(session, "speaker", person=delegate.person, by=By(duty="programme"))
    release_all(world.conference)
    sessions.change(session, seen=1, by=By(duty="programme"), title={"en": "Moved"})

    page = as_(pia).get(reverse("programme:versions", args=["dialogue"])).content.decode()

    assert "Publish version 2" in page
    assert "The letters still pending are replaced." in page


def test_whoever_loses_a_part_is_written_to(plan, session, speaker):
    release_all(plan.conference)
    release.discard_letters(plan.conference, by=plan.by)
    parts.take(session.roles.get(), by=plan.by)

    release_all(plan.conference)

    assert letters() == [("fr@party.example", "draft", "fr")]


@pytest.mark.parametrize(("stage", "told"), [("preparing", 1), ("invitations", 0)])
def test_whoever_releases_before_the_public_may_look_is_told(world, pia, as_, stage, told):
    SessionFactory(conference=world.conference)
    Conference.objects.filter(pk=world.conference.pk).update(stage=stage)

    answer = as_(pia).post(
        reverse("programme:release", args=["dialogue"]),
        {"key": uuid4().hex, "number": "1"},
        follow=True,
    )

    said = [str(message) for message in answer.context["messages"]]
    assert (
        said
        == [
            "Version 1 has been published.",
            "It becomes visible to the public when the phase is no longer “in preparation”.",
        ][: 1 + told]
    )


def test_who_has_changed_a_session_reads_that_the_public_still_sees_the_old_one(world, pia, as_):
    session = SessionFactory(conference=world.conference, title={"en": "Opening"})
    here = reverse("programme:session", args=["dialogue", session.pk])
    by = By(duty="programme")

    before_any = as_(pia).get(here).context["unpublished"]
    release_all(world.conference)
    as_published = as_(pia).get(here).context["unpublished"]
    sessions.change(session, seen=0, by=by, title={"en": "Welcome"})
    page = as_(pia).get(here)
    today = as_(pia).get(reverse("portal:today", args=["dialogue"])).content.decode()

    assert (before_any, as_published) == ([], [])
    assert page.context["unpublished"] == ["“Opening” is now called “Welcome”."]
    assert "Not published yet." in page.content.decode()
    assert reverse("programme:versions", args=["dialogue"]) in page.content.decode()
    assert "1 session has changes not published yet" in today


def test_a_session_cancelled_or_planned_since_is_not_published_yet(plan, session):
    release_all(plan.conference)
    sessions.drop(session, seen=0, by=plan.by)
    other = SessionFactory(conference=plan.conference, room=plan.room, starts=at(15))

    assert [each.what for each in unpublished(plan.conference, session).changes] == ["cancelled"]
    assert [each.what for each in unpublished(plan.conference, other).changes] == ["added"]
    assert unpublished(plan.conference).sessions == 2
