"""Many sessions changed at a time and changed back; one copied; tracks; what the secretariat notes for itself."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

import plenipo
from plenipo.kit.colour import PAPER_DARK, PAPER_LIGHT, contrast
from plenipo.kit.errors import Refused
from plenipo.programme.actions import many, tracks
from plenipo.programme.models import Session, Track
from plenipo.programme.words.many import ManyWanted
from plenipo.records.models import By, JournalEntry
from plenipo.records.words.journal import read_lines
from plenipo.records.words.lines import LineReader
from tests.browsers import sent_from
from tests.factories import (
    CueFactory,
    DayFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    TrackFactory,
)
from tests.programme.conftest import at
from tests.programme.released import release_all


def here(name, world, *args):
    return reverse(f"programme:{name}", args=[world.conference.slug, *args])


def two(world, **more):
    DayFactory(conference=world.conference)
    return [
        SessionFactory(
            conference=world.conference, title={"en": f"S{hour}"}, starts=at(hour), **more
        )
        for hour in (9, 14)
    ]


def test_a_change_of_many_is_looked_at_made_and_undone(world, pia, as_):
    one, other = two(world)
    client, rows = as_(pia), [one.pk, other.pk]

    asked = {"row": rows, "minutes": "30", "kind": "press", "preview": "1"}
    looked_at = client.get(here("many", world), asked).context["preview"]
    assert looked_at.changing == 2
    assert looked_at.lines[0].after == ["press", "Monday 10 May, 09:30–11:00"]
    assert not Session.objects.exclude(revision=0).exists()

    done = client.post(
        here("many-do", world),
        {
            "row": [f"{pk}.0" for pk in rows],
            "minutes": "30",
            "kind": "press",
            "key": uuid4().hex,
        },
    )
    one.refresh_from_db()
    assert (one.kind, one.starts, one.ends) == ("press", at(9, 30), at(11))

    undo = done.url.partition("undo=")[2]
    client.post(f"{here('many-undo', world)}?undo={undo}", {"key": uuid4().hex})
    one.refresh_from_db()
    assert (one.kind, one.starts, one.ends) == ("parallel", at(9), at(10, 30))


@pytest.mark.parametrize("row", ["0{pk}.0", "{pk}", "{pk}.x", "{pk}.0.0"])
def test_a_row_that_no_page_sends_is_refused_in_words_and_changes_nothing(row, world, pia, as_):
    one, _other = two(world)

    answer = as_(pia).post(
        here("many-do", world),
        {"row": row.format(pk=one.pk), "minutes": "30", "key": uuid4().hex},
    )

    assert answer.status_code == 422
    assert "since been changed" in answer.content.decode()
    assert not Session.objects.exclude(revision=0).exists()


def languages_of(*sessions):
    for each in sessions:
        each.refresh_from_db()
    return [(each.spoken, each.into) for each in sessions]


def test_languages_of_many_are_looked_at_set_and_set_back(world, pia, as_):
    one, other = two(world, spoken=["ar", "zh-hans"], into=["ar", "zh-hans"])
    typed = {"row": [one.pk, other.pk], "spoken": ["en", "fr"], "into": ["-"], "preview": "1"}
    address = here("many-do", world)

    page = as_(pia).get(here("many", world), typed)
    sent = sent_from(page, address)
    done = as_(pia).post(address, sent)
    changed = languages_of(one, other)
    undo = done.url.partition("undo=")[2]
    as_(pia).post(f"{here('many-undo', world)}?undo={undo}", {"key": uuid4().hex})

    assert page.context["preview"].lines[0].after == [
        "Languages spoken: English, French",
        "Interpreted into: –",
    ]
    assert changed == [(["en", "fr"], [])] * 2
    assert languages_of(one, other) == [(["ar", "zh-hans"], ["ar", "zh-hans"])] * 2


def test_languages_in_another_order_are_the_same_languages(world, pia, as_):
    one, _other = two(world, spoken=["fr", "en"])
    typed = {"row": [one.pk], "spoken": ["en", "fr"], "preview": "1"}

    assert as_(pia).get(here("many", world), typed).context["preview"].changing == 0


def test_languages_and_none_at_once_are_asked_about(world, pia, as_):
    one, _other = two(world)
    typed = {"row": [one.pk], "spoken": ["en", "-"], "preview": "1"}

    page = as_(pia).get(here("many", world), typed)

    assert "Tick languages, or “none”." in page.content.decode()


def test_the_preview_names_the_conflicts_a_change_would_make(world, pia, as_):
    one, other = two(world)

    asked = {"row": [one.pk], "minutes": "300", "room": str(other.room_id), "preview": "1"}
    page = as_(pia).get(here("many", world), asked)

    kinds = [each.conflict.kind for each in page.context["preview"].conflicts]
    assert kinds == ["room_twice"]


def test_sessions_go_to_the_same_hours_of_another_day(world, pia):
    one, other = two(world)
    day = at(9).date() + timedelta(days=1)

    many.change_many(world.conference, [one, other], ManyWanted(day=day), by=by(pia))

    assert {each.starts for each in Session.objects.all()} == {
        at(9) + timedelta(days=1),
        at(14) + timedelta(days=1),
    }


def by(account):
    return By("programme", account)


def test_all_change_or_none(world, pia):
    one, other = two(world)
    Session.objects.filter(pk=other.pk).update(revision=3)

    with pytest.raises(Refused):
        many.change_many(
            world.conference, [one, other], ManyWanted(fields={"kind": "press"}), by=by(pia)
        )

    assert set(Session.objects.values_list("kind", flat=True)) == {"parallel"}


def test_what_somebody_has_changed_since_is_not_changed_back(world, pia):
    one, other = two(world)
    before = many.change_many(
        world.conference, [one, other], ManyWanted(fields={"state": "cancelled"}), by=by(pia)
    )
    Session.objects.filter(pk=one.pk).update(revision=9)

    with pytest.raises(Refused):
        many.change_back(world.conference, before, by=by(pia))

    assert set(Session.objects.values_list("state", flat=True)) == {"cancelled"}


def test_fifty_sessions_are_undone_by_an_address_servers_accept(world, pia, as_):
    rooms = [RoomFactory(conference=world.conference) for _n in range(3)]
    made = [
        SessionFactory(conference=world.conference, room=rooms[n % 3], starts=at(8) + timedelta(n))
        for n in range(50)
    ]
    data = {"row": [f"{each.pk}.0" for each in made], "minutes": "15", "room": "-"}

    done = as_(pia).post(here("many-do", world), {**data, "key": uuid4().hex})

    assert done.status_code == 302
    assert len(done.url) < 3500


@pytest.mark.parametrize(("ticked", "number"), [(True, 1), (False, 0)])
def test_a_copy_is_a_session_of_its_own_with_or_without_the_parts(world, pia, as_, ticked, number):
    one, _other = two(world, expected=40)
    RoleFactory(session=one, typed_name={"en": "The Chair"})
    CueFactory(session=one)
    data = {"day": "2027-05-11", "starts": "10:00", "key": uuid4().hex}
    if ticked:
        data |= {"parts": "on", "cues": "on"}

    as_(pia).post(here("session-copy", world, one.pk), data)

    made = Session.objects.latest("pk")
    assert made.uid != one.uid
    assert (made.title, made.room, made.expected) == (one.title, one.room, 40)
    assert made.starts == at(10) + timedelta(days=1)
    assert made.length == one.length
    assert (made.roles.count(), made.cues.count()) == (number, number)


def test_a_copy_without_day_and_hour_waits_in_the_tray(world, pia, as_):
    one, _other = two(world)

    as_(pia).post(here("session-copy", world, one.pk), {"key": uuid4().hex})

    board = as_(pia).get(here("board", world)).context["board"]
    assert [each.title for each in board.open] == ["S9"]


def test_a_track_is_added_renamed_and_deleted_and_its_sessions_stay(world, pia, as_):
    client = as_(pia)
    client.post(
        here("track-add", world), {"name_en": "Peace", "colour": "teal", "key": uuid4().hex}
    )
    track = Track.objects.get()
    session = SessionFactory(conference=world.conference, track=track)

    client.post(
        here("track-change", world, track.pk),
        {"name_en": "Security", "colour": "red", "seen": 0, "key": uuid4().hex},
    )
    listed = client.get(here("sessions", world), {"track": track.pk}).context["lines"]
    assert [(each.session.pk, str(each.session.track)) for each in listed] == [
        (session.pk, "Security")
    ]

    tracks.drop_track(track, by=by(pia))
    session.refresh_from_db()
    assert session.track is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tracks_take_the_same_queries_with_one_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    for track in TrackFactory.create_batch(rows, conference=world.conference):
        SessionFactory(conference=world.conference, track=track)
    client = as_(pia)

    # login session, account, membership, colours taken, whether there are some, tracks, what waits, switches
    with django_assert_num_queries(QUERIES_OF_TRACKS):
        page = client.get(here("tracks", world))

    assert [track.n for track in page.context["tracks"]] == [1] * rows


QUERIES_OF_TRACKS = 7


@pytest.mark.parametrize(
    "name", ["programme", "programme-ics", "programme-json", "programme-xml", "embed-programme"]
)
def test_the_public_reads_a_track_and_never_the_note_or_the_officer(world, pia, client, name):
    track = TrackFactory(conference=world.conference, name={"en": "Peace and security"})
    SessionFactory(
        conference=world.conference, track=track, officer=pia, note="Keep the two chairs apart"
    )
    release_all(world.conference)

    for more in ("", "?as=grid"):
        told = client.get(reverse(f"portal:{name}", args=["dialogue"]) + more).content.decode()
        assert "chairs apart" not in told
        assert "pia" not in told.replace("Ethiopia", "").casefold().split()
        assert "Peace and security" in told or name == "programme-ics"


def test_notes_and_officers_are_not_in_what_a_release_freezes(world, pia):
    SessionFactory(conference=world.conference, officer=pia, note="Keep the two chairs apart")

    release_all(world.conference)

    frozen = str(world.conference.versions.get(number=1).content)
    assert "chairs apart" not in frozen
    assert "officer" not in frozen


def test_the_colours_of_tracks_are_read_on_the_paper_of_both_schemes():
    sheet = (Path(plenipo.__file__).parent / "kit/static/kit/plenipo.css").read_text()
    found = re.findall(r"\.session\)\.(\w+) \{ --track: light-dark\((#\w+), (#\w+)\)", sheet)

    assert {name for name, *_shades in found} == set(Track.Colour.values)
    for _name, light, dark in found:
        assert contrast(light, PAPER_LIGHT) >= 4.5
        assert contrast(dark, PAPER_DARK) >= 4.5


def test_the_activity_log_names_the_sessions_changed_and_their_new_values(plan):
    one, other = (SessionFactory(conference=plan.conference) for _n in range(2))
    wanted = ManyWanted(minutes=30, fields={"state": "held_back"})
    many.change_many(plan.conference, [one, other], wanted, by=plan.by)

    line = JournalEntry.objects.get(verb="programme.sessions_changed")
    (told,) = read_lines([line], LineReader(None, plan.conference))

    assert set(told.changes) == {
        f"Sessions: “{one}”, “{other}”",
        "State: not for publication yet",
        "Minutes: 30",
    }
