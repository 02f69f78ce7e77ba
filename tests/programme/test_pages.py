"""The secretariat's pages of the programme: what they show, and how many queries they take."""

from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.programme.models import Day, Session
from tests.browsers import sent_from
from tests.factories import (
    CueFactory,
    DayFactory,
    DelegateFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    TrackFactory,
)
from tests.programme.conftest import at


def here(name, conference, **more):
    return reverse(f"programme:{name}", kwargs={"slug": conference.slug, **more})


def a_speaker(session):
    delegate = DelegateFactory(
        delegation__conference=session.conference,
        delegation__state="approved",
        state="approved",
        disclosure="delegations",
    )
    return RoleFactory(session=session, person=delegate.person)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_with_one_session_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    for n in range(rows):
        a_speaker(SessionFactory(conference=world.conference, starts=at(9 + 2 * n)))
    client = as_(pia)

    # login session, account, membership, days and rooms of the filter, their number, sessions with rooms, roles, rules,
    # persons with a part, tracks, what waits, switches
    with django_assert_num_queries(13):
        page = client.get(here("sessions", world.conference))

    assert len(page.context["lines"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_takes_the_same_queries_with_one_session_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    DayFactory(conference=world.conference)
    for n in range(rows):
        a_speaker(SessionFactory(conference=world.conference, starts=at(9 + 2 * n)))
    client = as_(pia)

    # login session, account, membership, rules, sessions with rooms and roles (3), rooms with hours (2), days, walks,
    # stays, who takes part, what waits, switches
    with django_assert_num_queries(15):
        page = client.get(here("board", world.conference))

    blocks = [cell.block for row in page.context["board"].rows for cell in row.cells if cell.block]
    assert len(blocks) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_scenario_takes_the_same_queries_with_one_cue_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    DayFactory(conference=world.conference)
    session = SessionFactory(conference=world.conference)
    for n in range(rows):
        CueFactory(session=session, minute=n)
    client = as_(pia)

    # login session, account, membership, days, sessions with rooms, roles and cues (4), what waits, switches
    with django_assert_num_queries(10):
        page = client.get(here("scenario", world.conference))

    assert len(page.context["moments"]) == rows + 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Opening", "Round table"]),
        ("q=OUVERT", ["Opening"]),
        ("q=chair+of", ["Round table"]),
        ("kind=opening", ["Opening"]),
        ("day=2027-05-11", ["Round table"]),
        ("day=nonsense", ["Opening", "Round table"]),
        ("room=B", ["Round table"]),
        ("language=ar", ["Opening"]),
        ("state=open", ["Open"]),
        ("state=cancelled", []),
        ("sort=-starts", ["Round table", "Opening"]),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_asks(world, pia, as_, asked, found):
    conference = world.conference
    SessionFactory(
        conference=conference,
        kind="opening",
        title={"en": "Opening", "fr": "Ouverture"},
        into=["ar"],
    )
    other = SessionFactory(
        conference=conference,
        title={"en": "Round table"},
        room=RoomFactory(conference=conference, code="B"),
        starts=at(9).replace(day=11),
    )
    RoleFactory(session=other, typed_name={"en": "The Chair of the Host"})
    if "open" in asked.partition("=")[2] and asked.startswith("state"):
        SessionFactory(conference=conference, title={"en": "Open"}, starts=None)

    page = as_(pia).get(f"{here('sessions', conference)}?{asked}")

    assert [str(line.session) for line in page.context["lines"]] == found


def test_fifty_sessions_are_a_page_and_the_table_holds_them_all(world, pia, as_):
    SessionFactory.create_batch(52, conference=world.conference)
    client = as_(pia)

    pages = [client.get(f"{here('sessions', world.conference)}?page={n}") for n in (1, 2)]
    table = client.get(here("sessions-csv", world.conference)).content.decode()

    assert [len(page.context["lines"]) for page in pages] == [50, 2]
    assert len(table.splitlines()) == 53


def test_a_session_is_found_by_whoever_has_a_part_in_it(world, pia, as_):
    session = SessionFactory(conference=world.conference)
    SessionFactory(conference=world.conference)
    speaker = a_speaker(session).person
    client = as_(pia)

    page = client.get(here("sessions", world.conference), {"q": speaker.family_name})

    assert [line.session for line in page.context["lines"]] == [session]


def test_nobody_finds_a_session_by_a_name_they_may_not_read(world, pia, as_):
    speaker = a_speaker(SessionFactory(conference=world.conference)).person
    speaker.protected = True
    speaker.save()

    page = as_(pia).get(here("sessions", world.conference), {"q": speaker.family_name})

    assert page.context["lines"] == []


@pytest.mark.parametrize("sort", ["starts", "-starts", "room", "-room"])
def test_what_has_neither_room_nor_time_comes_last_in_either_order(world, pia, as_, sort):
    SessionFactory.create_batch(2, conference=world.conference)
    open_still = SessionFactory(conference=world.conference, room=None, starts=None)

    page = as_(pia).get(here("sessions", world.conference), {"sort": sort})

    assert page.context["lines"][-1].session == open_still


def test_the_table_is_what_the_list_shows(world, pia, as_):
    session = SessionFactory(conference=world.conference, title={"en": "=Opening"}, spoken=["fr"])
    RoleFactory(session=session, typed_name={"en": "The Chair"})

    table = as_(pia).get(here("sessions-csv", world.conference)).content.decode("utf-8-sig")

    lines = table.splitlines()
    assert len(lines) == 2
    assert "'=Opening" in lines[1]
    assert "2027-05-10,09:00,10:30" in lines[1]
    assert "speaker: The Chair" in lines[1]


def test_sessions_of_one_room_at_a_time_stand_side_by_side(world, pia, as_):
    room = RoomFactory(conference=world.conference, code="A")
    for starts in (at(9), at(9, 30), at(12)):
        SessionFactory(conference=world.conference, room=room, starts=starts)
    DayFactory(conference=world.conference)

    page = as_(pia).get(here("board", world.conference))

    assert [(c.code, c.width) for c in page.context["board"].columns] == [("A", 2)]
    assert [w.conflict.kind for w in page.context["board"].warnings] == ["room_twice"]


def test_a_conflict_leads_to_its_sessions_and_to_their_place_on_the_board(world, pia, as_):
    room = RoomFactory(conference=world.conference, code="A")
    one, other = (
        SessionFactory(conference=world.conference, room=room, title={"en": name}, starts=at(9))
        for name in ("One", "Other")
    )
    DayFactory(conference=world.conference)
    client = as_(pia)

    text = client.get(here("board", world.conference)).content.decode()
    for each in (one, other):
        assert f'programme/{each.pk}/">{each}</a>' in text
    assert f'href="#s{one.pk}"' in text

    elsewhere = client.get(here("session", world.conference, pk=one.pk)).content.decode()
    assert f"board/?day=2027-05-10#s{one.pk}" in elsewhere


@pytest.mark.parametrize(
    ("kind", "languages"),
    [("plenary", ["en", "fr", "ar"]), ("parallel", ["en", "fr"]), ("meal", [])],
)
def test_a_new_session_has_the_languages_the_rules_say_for_its_kind(
    world, pia, as_, kind, languages
):
    type(world.conference).objects.update(languages=["en", "fr", "ar"])
    data = {"title_en": "New", "kind": kind, "audience": "public", "state": "planned"}

    address = here("session-add", world.conference)
    as_(pia).post(address, {**data, "by_rules": "on", "key": uuid4().hex})

    made = Session.objects.get()
    assert (made.spoken, made.into) == (languages, languages)


def test_languages_chosen_by_hand_are_kept(world, pia, as_):
    type(world.conference).objects.update(languages=["en", "fr", "ar"])
    data = {"title_en": "New", "kind": "plenary", "audience": "public", "state": "planned"}

    address = here("session-add", world.conference)
    as_(pia).post(address, {**data, "spoken": ["ar"], "into": ["fr"], "key": uuid4().hex})

    made = Session.objects.get()
    assert (made.spoken, made.into) == (["ar"], ["fr"])


def test_officer_note_and_track_are_saved_with_the_session(world, pia, as_):
    track = TrackFactory(conference=world.conference)
    session = SessionFactory(conference=world.conference)
    data = {
        "title_en": "Opening", "kind": "opening", "audience": "public", "state": "planned",
        "seen": "0", "officer": pia.pk, "note": "Two chairs", "track": track.pk,
    }  # fmt: skip

    client = as_(pia)
    client.post(
        here("session-change", world.conference, pk=session.pk), {**data, "key": uuid4().hex}
    )

    session.refresh_from_db()
    assert (session.officer, session.note, session.track) == (pia, "Two chairs", track)
    assert (
        "Two chairs"
        in client.get(here("session", world.conference, pk=session.pk)).content.decode()
    )


def test_a_block_covers_its_quarters_of_an_hour(world, pia, as_):
    SessionFactory(conference=world.conference, starts=at(9, 10), ends=at(10, 5))
    DayFactory(conference=world.conference)

    board = as_(pia).get(here("board", world.conference)).context["board"]

    rows = [(row.time, cell.block.rows) for row in board.rows for cell in row.cells if cell.block]
    assert rows == [("09:00", 5)]
    assert (board.rows[0].time, board.rows[-1].time) == ("08:00", "19:45")


def moved(client, conference, one, seen=0, **to):
    data = {
        "key": uuid4().hex,
        "day": "2027-05-10",
        "session": f"{one.pk}.{seen}",
        "starts": "14:00",
        "room": "",
        **to,
    }
    return client.post(here("board-move", conference), data)


def test_a_session_is_moved_on_the_board_and_the_move_is_undone(world, pia, as_):
    room = RoomFactory(conference=world.conference, code="A")
    session = SessionFactory(conference=world.conference)
    before, client = session.room, as_(pia)

    answer = moved(client, world.conference, session, room="A")
    session.refresh_from_db()
    assert (session.room, session.starts, session.ends) == (room, at(14), at(15, 30))

    page = client.get(answer.url)
    undo = page.context["undo"]
    client.post(f"{here('board-undo', world.conference)}?undo={undo}", {"key": uuid4().hex})
    session.refresh_from_db()
    assert (session.room, session.starts, session.ends) == (before, at(9), at(10, 30))


def test_a_move_that_somebody_else_has_overtaken_is_not_undone_and_the_board_says_who(
    world, pia, as_
):
    session = SessionFactory(conference=world.conference)
    client = as_(pia)
    undo = client.get(moved(client, world.conference, session).url).context["undo"]
    moved(client, world.conference, session, seen=1, starts="16:00")

    answer = client.post(
        f"{here('board-undo', world.conference)}?undo={undo}", {"key": uuid4().hex}
    )

    session.refresh_from_db()
    assert (answer.status_code, session.starts) == (409, at(16))
    assert "This session has since been changed by pia (" in answer.content.decode()
    assert answer.context["board"].day == at(16).date()


def test_of_two_officers_who_move_one_session_the_second_is_told_and_may_insist(world, pia, as_):
    session = SessionFactory(conference=world.conference)
    moved(as_(world.sol), world.conference, session, starts="11:00")
    client = as_(pia)

    answer = moved(client, world.conference, session, starts="14:00")
    session.refresh_from_db()
    assert (answer.status_code, session.starts) == (422, at(11))
    assert "This session has since been changed by sol (" in answer.content.decode()
    assert answer["HX-Push-Url"] == "false"  # the address of a move cannot be loaded again

    chosen = answer.context["form"]["session"].value()
    moved(client, world.conference, session, seen=int(chosen.partition(".")[2]), starts="14:00")
    session.refresh_from_db()
    assert session.starts == at(14)


@pytest.mark.parametrize(
    "typed",
    [
        {"session": "x"},
        {"session": "1.x"},
        {"session": "99999999999999999999.0"},
        {"starts": "25:00"},
        {"room": "NONE"},
        {"starts": ""},
    ],
)
def test_a_move_that_makes_no_sense_is_said_in_words_and_changes_nothing(world, pia, as_, typed):
    session = SessionFactory(conference=world.conference)

    answer = moved(as_(pia), world.conference, session, **typed)

    session.refresh_from_db()
    assert (answer.status_code, session.revision) == (422, 0)
    assert answer.context["form"].errors


@pytest.fixture
def opened_by_two(world, pia, as_):
    """A session whose form sol and pia have both opened; sol has saved a title and a room."""
    DayFactory(conference=world.conference)
    hall = RoomFactory(conference=world.conference, code="H")
    session = SessionFactory(
        conference=world.conference, title={"en": "Opening", "fr": "Ouverture"}, starts=at(9)
    )
    edit = here("session-edit", world.conference, pk=session.pk)
    change = here("session-change", world.conference, pk=session.pk)
    page = as_(pia).get(edit)
    as_(world.sol).post(
        change, sent_from(as_(world.sol).get(edit), change, title_en="Of sol", room=hall.pk)
    )
    return session, page, change


def test_of_two_officers_in_one_session_the_second_sees_both_and_may_then_save(
    opened_by_two, pia, as_
):
    session, page, change = opened_by_two
    typed = {"title_en": "Of pia", "starts": "10:00", "ends": "11:00"}

    told = as_(pia).post(change, sent_from(page, change, **typed))
    session.refresh_from_db()
    unsaved = str(session)
    saved = as_(pia).post(change, sent_from(told, change))

    session.refresh_from_db()
    assert (told.status_code, unsaved, saved.status_code) == (409, "Of sol", 302)
    assert "This session has since been changed by sol (" in told.content.decode()
    shown = [(d.label, d.theirs, d.mine) for d in told.context["overtaken"].differences]
    assert shown == [("Title (English)", "Of sol", "Of pia"), ("Room", "Room H", "")]
    assert session.title == {"en": "Of pia", "fr": "Ouverture"}
    assert (session.room.code, session.starts) == ("H", at(10))


def test_who_leaves_the_field_as_the_other_saved_it_keeps_that(opened_by_two, pia, as_):
    session, page, change = opened_by_two

    told = as_(pia).post(change, sent_from(page, change, title_fr="Début"))
    as_(pia).post(change, sent_from(told, change))

    session.refresh_from_db()
    assert session.title == {"en": "Of sol", "fr": "Début"}


def test_a_mistake_of_the_second_does_not_lose_what_the_first_saved(opened_by_two, pia, as_):
    session, page, change = opened_by_two

    told = as_(pia).post(change, sent_from(page, change, expected="many"))
    wrong = as_(pia).post(change, sent_from(told, change))
    saved = as_(pia).post(change, sent_from(wrong, change, expected="40"))

    session.refresh_from_db()
    assert (told.status_code, wrong.status_code, saved.status_code) == (409, 422, 302)
    assert (str(session), session.room.code, session.expected) == ("Of sol", "H", 40)


def test_of_two_who_change_a_room_the_second_keeps_the_seats_of_the_first(world, pia, as_):
    room = RoomFactory(conference=world.conference, code="H", capacity=100)
    change = here("room-change", world.conference, pk=room.pk)
    page = as_(pia).get(here("room", world.conference, pk=room.pk))
    as_(world.sol).post(change, sent_from(page, change, capacity="120"))

    told = as_(pia).post(change, sent_from(page, change, zone="North"))
    as_(pia).post(change, sent_from(told, change))

    room.refresh_from_db()
    assert (told.status_code, room.capacity, room.zone) == (409, 120, "North")


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"day": "2027-05-10"}, "day"),
        ({"starts": "09:00"}, "day"),
        ({"day": "2027-05-10", "starts": "10:00", "ends": "09:00"}, "ends"),
        ({"day": "2027-05-10", "starts": "10:00", "ends": "10:00"}, "ends"),
        ({"day": "31.2.2027", "starts": "10:00", "ends": "11:00"}, "day"),
    ],
)
def test_times_that_make_no_sense_are_said_next_to_their_field(world, pia, as_, times, field):
    data = {"title_en": "A", "kind": "plenary", "audience": "public", "state": "planned"}

    answer = as_(pia).post(
        here("session-add", world.conference), {"key": uuid4().hex, **data, **times}
    )

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Session.objects.count() == 0


def test_times_are_typed_and_shown_in_the_zone_of_the_venue(world, pia, as_):
    world.conference.zone = "Africa/Nairobi"  # three hours ahead of UTC
    world.conference.save()
    data = {"title_en": "A", "kind": "plenary", "audience": "public", "state": "planned"}
    times = {"day": "2027-05-10", "starts": "12:00", "ends": "13:00"}
    client = as_(pia)

    answer = client.post(
        here("session-add", world.conference), {"key": uuid4().hex, **data, **times}
    )

    session = Session.objects.get()
    assert (session.starts, session.ends) == (at(9), at(10))
    assert "12:00–13:00" in client.get(answer.url).content.decode()


def test_the_template_lays_a_programme_over_the_days_of_the_conference(world, pia, as_):
    conference = world.conference
    for n in range(4):
        RoomFactory(conference=conference, code=f"A{n}", position=n, capacity=100 + n)
    client = as_(pia)

    client.post(here("template-apply", conference), {"key": uuid4().hex})

    made = Session.objects.filter(conference=conference)
    assert Day.objects.filter(conference=conference).count() == 4
    first, last = made.order_by("starts")[0], made.exclude(starts=None).latest("starts")
    opening = made.get(kind="opening")
    assert (str(first), str(opening), str(last)) == (
        "Arrivals and tours", "Opening ceremony", "Press conference"
    )  # fmt: skip
    assert set(opening.title) == set(conference.languages)
    assert opening.room.code == "A3"  # the largest, wherever it stands in lists
    assert made.filter(kind="bilaterals").count() == 4
    thematic = [str(each) for each in made if "Thematic" in str(each)]
    assert sorted(set(thematic)) == sorted(thematic)  # each can be told from the others
    regional = made.filter(kind="parallel", starts__date=first.starts.date()).order_by("pk")
    assert [each.room.code if each.room else "" for each in regional] == ["A2", "A1", "A0", "", ""]
    assert client.get(here("versions", conference)).context["blocking"] == []
    again = client.post(here("template-apply", conference), {"key": uuid4().hex})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Portuguese, swahili", ["en", "pt", "sw"]),
        ("pt; Portuguese", ["en", "pt"]),
        ("", ["en"]),
        ("Klingonish", None),
    ],
)
def test_any_language_of_the_world_may_be_spoken(world, pia, as_, typed, codes):
    session = SessionFactory(conference=world.conference)
    address = here("session-change", world.conference, pk=session.pk)
    data = {"kind": "plenary", "audience": "public", "state": "planned", "title_en": "Round table"}

    answer = as_(pia).post(
        address,
        {"key": uuid4().hex, "seen": "0", **data, "spoken": ["en"], "spoken_too": typed},
    )

    session.refresh_from_db()
    if codes is None:
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["spoken_too"])
        assert 'value="Klingonish"' in answer.content.decode()
    else:
        assert (answer.status_code, session.spoken) == (302, codes)


def test_the_other_languages_of_a_session_stand_in_its_form_as_the_reader_calls_them(
    world, pia, as_
):
    session = SessionFactory(conference=world.conference, spoken=["en", "pt", "sw"])

    page = as_(pia).get(here("session-edit", world.conference, pk=session.pk))

    assert 'value="Portuguese, Swahili"' in page.content.decode()


def test_the_roles_page_offers_to_change_a_name_and_the_order(world, pia, as_):
    session = SessionFactory(conference=world.conference)
    first, second = (RoleFactory(session=session, typed_name={"en": n}) for n in ("A", "B"))
    page = as_(pia).get(here("parts", world.conference, pk=session.pk)).content.decode()

    assert here("part-name", world.conference, pk=first.pk) in page
    assert here("part-up", world.conference, pk=second.pk) in page
    assert here("part-up", world.conference, pk=first.pk) not in page

    save = here("part-name-save", world.conference, pk=second.pk)
    form = as_(pia).get(here("part-name", world.conference, pk=second.pk))
    as_(pia).post(save, sent_from(form, save, typed_name_en="Bea"))
    as_(pia).post(here("part-up", world.conference, pk=second.pk), {"key": uuid4().hex})

    assert [str(role.typed_name["en"]) for role in session.roles.all()] == ["Bea", "A"]


def test_the_board_of_one_track_leaves_the_others_in_sight_but_pale(world, pia, as_):
    DayFactory(conference=world.conference)
    track = TrackFactory(conference=world.conference, name={"en": "Climate"})
    SessionFactory(conference=world.conference, starts=at(9), track=track)
    other = SessionFactory(conference=world.conference, starts=at(9))

    page = as_(pia).get(here("board", world.conference), {"track": track.pk}).content.decode()

    assert page.count("faint") == 1
    assert page.index("faint") < page.index(f'id="s{other.pk}"')
    assert "faint" not in as_(pia).get(here("board", world.conference)).content.decode()


def test_titles_of_a_session_say_their_language_in_words(world, pia, as_):
    title = {"en": "Opening", "zh-hans": "开幕式"}
    session = SessionFactory(conference=world.conference, title=title)

    page = as_(pia).get(here("session", world.conference, pk=session.pk)).content.decode()

    assert "Title (Chinese)" in page or "Title (Simplified Chinese)" in page
    assert "(zh-hans)" not in page


@pytest.mark.parametrize("page", ["sessions", "session", "parts"])
def test_who_reads_chinese_reads_people_in_their_own_script(world, pia, as_, page):
    session = SessionFactory(conference=world.conference)
    role = a_speaker(session)
    type(role.person).objects.filter(pk=role.person_id).update(native_name="王丽")
    more = {} if page == "sessions" else {"pk": session.pk}
    address = here(page, world.conference, **more).replace("/en/", "/zh-hans/")

    assert "王丽" in as_(pia).get(address).content.decode()
