"""What the public and the delegations read of a released programme: pages, calendar, JSON, schedule XML."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from icalendar import Calendar

from plenipo.conference.actions.profile import change_rules
from plenipo.kit.kept import shelf
from plenipo.programme.actions import parts, sessions
from plenipo.programme.models import Session, Stay
from plenipo.programme.queries.published import by_day, now_and_next, published
from plenipo.records.actions import public_changed
from tests.factories import (
    DayFactory,
    DelegateFactory,
    DelegationFactory,
    RoleFactory,
    RoomFactory,
    SessionFactory,
    TrackFactory,
)
from tests.programme.conftest import at
from tests.programme.released import PROGRAMME, release_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening(world):
    """09:00 in room H of the conference of the cast; its day is in the programme."""
    DayFactory(conference=world.conference)
    return SessionFactory(
        conference=world.conference,
        title={"en": "Opening", "ar": "الافتتاح"},
        room=RoomFactory(conference=world.conference, code="H", name={"en": "Hall"}, booths=1),
        kind="opening",
        spoken=["en", "ar"],
        into=["en", "ar"],
    )


@pytest.fixture
def read(client):
    def read(name, world, language="en", **more):
        address = reverse(f"portal:{name}", args=[world.conference.slug, *more.values()])
        return client.get(address.replace("/en/", f"/{language}/"))

    return read


def text_of(answer):
    return answer.content.decode()


def test_there_is_no_programme_before_the_first_release(world, opening, read):
    for name in (
        "programme",
        "programme-ics",
        "programme-json",
        "programme-xml",
        "embed-programme",
    ):
        assert read(name, world).status_code == 404
    assert "Programme" not in text_of(read("conference", world))


def test_a_value_nobody_can_choose_makes_no_page_of_its_own(world, opening, client):
    release_all(world.conference)
    address = reverse("portal:programme", args=[world.conference.slug])
    plain, of_room = client.get(address), client.get(f"{address}?room=H")
    drawn = shelf.drawings

    for name in ("kind", "track", "room", "language", "as"):
        assert client.get(f"{address}?{name}=x1").content == plain.content
    assert client.get(f"{address}?room=H&kind=x1").content == of_room.content

    assert shelf.drawings == drawn
    assert of_room.content != plain.content


def test_the_public_reads_what_was_released_and_not_what_is_planned_since(world, opening, read):
    release_all(world.conference)
    sessions.change(opening, seen=0, by=PROGRAMME, title={"en": "Changed since"})

    page = text_of(read("programme", world))

    assert "Opening" in page
    assert "Changed since" not in page


def test_the_page_stands_in_the_readers_language_and_direction(world, opening, read):
    release_all(world.conference)

    page = text_of(read("programme", world, "ar"))

    assert 'dir="rtl"' in page[:200]
    assert "الافتتاح" in page


@pytest.mark.parametrize("audience", ["delegations", "invited", "staff"])
def test_what_is_not_for_the_public_is_on_no_public_page_and_in_no_feed(
    world, opening, read, audience
):
    hidden = SessionFactory(
        conference=world.conference, title={"en": "Behind doors"}, audience=audience
    )
    release_all(world.conference)

    for name in (
        "programme",
        "programme-ics",
        "programme-json",
        "programme-xml",
        "embed-programme",
    ):
        assert "Behind doors" not in text_of(read(name, world))
    assert read("programme-session", world, key=hidden.uid.hex[:12]).status_code == 404


def test_a_longer_programme_costs_no_more_queries(world, opening, read, django_assert_num_queries):
    for n in range(4):
        delegate = DelegateFactory(
            delegation__conference=world.conference, delegation__state="approved", state="approved"
        )
        session = SessionFactory(conference=world.conference, starts=at(9 + 2 * n))
        parts.give(session, "chair", person=delegate.person, by=PROGRAMME, confirmed=True)
    release_all(world.conference)

    # standing, conference, version, rules, persons, is there a programme, drawn lots
    with django_assert_num_queries(7):
        read("programme", world)
    with django_assert_num_queries(1):  # where the conference stands: the page is kept
        read("programme", world)
    with django_assert_num_queries(5):  # standing, conference, version, rules, persons
        read("programme-ics", world)
    with django_assert_num_queries(5):
        read("programme-json", world)


def test_the_grid_of_a_longer_programme_costs_what_the_list_does_and_is_kept(
    world, opening, client, django_assert_num_queries
):
    SessionFactory.create_batch(3, conference=world.conference, starts=at(15))
    release_all(world.conference)
    address = f"{reverse('portal:programme', args=['dialogue'])}?as=grid"

    with django_assert_num_queries(
        6
    ):  # standing, conference, version, rules, is there a programme, drawn lots
        client.get(address)
    with django_assert_num_queries(1):
        client.get(address)


def test_the_grid_has_a_column_for_each_room_and_a_row_wherever_something_starts_or_ends(
    world, opening, client
):
    for title, room, hour in (
        ("Panel", opening.room, 11),
        ("Clash", opening.room, 9),
        ("Tour", None, 9),
    ):
        SessionFactory(conference=world.conference, title={"en": title}, room=room, starts=at(hour))
    change_rules(world.conference, by=PROGRAMME, seen_version=0, conflict_room_twice="warn")
    release_all(world.conference)

    page = client.get(f"{reverse('portal:programme', args=['dialogue'])}?as=grid").content.decode()

    table = page[page.index("<table") : page.index("</table>")]
    heads = re.findall(r'<th scope="col" [^>]*>\s*<bdi>([^<]*)</bdi>\s*<small><bdi>([^<]*)', table)
    assert heads == [("H", "Hall"), ("", "Other places")]
    rows = re.findall(r'<tr>\s*<th scope="row" class="num">([\d:]+)</th>(.*?)</tr>', table, re.S)
    assert [
        (time, re.findall(r'rowspan="(\d+)" colspan="(\d+)">\s*<a[^>]*>\s*<bdi>(\w+)', cells))
        for time, cells in rows
    ] == [
        ("09:00", [("1", "1", "Opening"), ("1", "1", "Clash"), ("1", "1", "Tour")]),
        ("10:30", []),
        ("11:00", [("1", "2", "Panel")]),
    ]


def test_the_public_narrows_the_programme_by_track(world, opening, client):
    track = TrackFactory(conference=world.conference, name={"en": "Peace"})
    SessionFactory(conference=world.conference, title={"en": "Panel"}, track=track, starts=at(15))
    release_all(world.conference)
    address = reverse("portal:programme", args=["dialogue"])

    page = text_of(client.get(f"{address}?track={track.pk}"))

    assert "Panel" in page
    assert "Opening" not in page
    assert f'<option value="{track.pk}" selected>Peace</option>' in page.replace("\n", "")


def test_what_is_planned_and_not_released_costs_the_public_nothing(
    world, opening, read, django_assert_num_queries
):
    release_all(world.conference)
    SessionFactory.create_batch(5, conference=world.conference, starts=at(15))

    with django_assert_num_queries(
        6
    ):  # standing, conference, version, rules, is there a programme, drawn lots
        read("programme", world)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("kind=opening", {"Opening"}),
        ("room=R", {"Round table"}),
        ("language=ar", {"Opening"}),
        ("language=xx", {"Opening", "Round table"}),
        ("", {"Opening", "Round table"}),
    ],
)
def test_the_public_narrows_the_programme_by_kind_room_and_language(
    world, opening, client, asked, shown
):
    SessionFactory(
        conference=world.conference,
        title={"en": "Round table"},
        room=RoomFactory(conference=world.conference, code="R"),
    )
    release_all(world.conference)

    page = client.get(f"{reverse('portal:programme', args=['dialogue'])}?{asked}")

    entries = page.context["entries"]
    assert {entry.title for entry in entries} == shown


@pytest.mark.parametrize(
    ("now", "running", "following"),
    [
        (at(8), [], ["Opening"]),
        (at(9), ["Opening"], ["Later"]),
        (at(10, 30), [], ["Later"]),
        (at(14, 10), ["Later"], []),
        (at(9).replace(day=9), [], []),
    ],
)
def test_now_and_next_are_told_on_the_day(world, opening, now, running, following):
    SessionFactory(conference=world.conference, title={"en": "Later"}, starts=at(14))
    release_all(world.conference)

    here, then = now_and_next(published(world.conference).entries(), now)

    assert ([e.title for e in here], [e.title for e in then]) == (running, following)


def test_what_starts_and_ends_together_stands_side_by_side(world, opening):
    SessionFactory(conference=world.conference)
    SessionFactory(conference=world.conference, starts=at(14))
    release_all(world.conference)

    days = by_day(published(world.conference).entries())

    assert [(d.name, [(s.hours, len(s.cards)) for s in d.slots]) for d in days] == [
        ("Monday 10 May", [("09:00–10:30", 2), ("14:00–15:30", 1)])
    ]


def events(read, world):
    calendar = Calendar.from_ical(read("programme-ics", world).content)
    return {
        str(e["UID"]): (str(e["STATUS"]), int(e["SEQUENCE"]), str(e["SUMMARY"]), e["DTSTART"].dt)
        for e in calendar.walk("VEVENT")
    }


def test_the_calendar_is_offered_before_the_list_and_has_a_name_of_its_own(world, opening, read):
    release_all(world.conference)

    page, calendar = text_of(read("programme", world)), text_of(read("programme-ics", world))

    address = reverse("portal:programme-ics", args=[world.conference.slug])
    assert page.index(address) < page.index('class="slots"')
    assert f"X-WR-CALNAME:Programme: {world.conference}" in calendar


def test_calendars_keep_the_uid_and_hear_of_every_move_and_cancellation(world, opening, read):
    uid = str(opening.uid)
    release_all(world.conference)
    first = events(read, world)
    to = sessions.RoomAndTime(opening.room, at(11), at(12))
    sessions.move(opening, to, seen=0, by=PROGRAMME)
    release_all(world.conference)
    moved = events(read, world)
    sessions.drop(opening, seen=1, by=PROGRAMME)
    release_all(world.conference)

    assert first == {uid: ("CONFIRMED", 0, "Opening", at(9))}
    assert moved == {uid: ("CONFIRMED", 1, "Opening", at(11))}
    assert events(read, world) == {uid: ("CANCELLED", 2, "Cancelled: Opening", at(11))}


def test_the_calendar_says_where_and_how_it_may_be_read(world, opening, read):
    release_all(world.conference)

    answer = read("programme-ics", world)

    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert str(event["LOCATION"]) == "Hall, Main Building"
    assert str(event["URL"]).endswith(f"/en/dialogue/programme/{opening.uid.hex[:12]}/")


def test_json_has_every_language_of_the_texts(world, opening, read):
    RoleFactory(session=opening, typed_name={"en": "The Chair of the Host"}, kind="chair")
    RoleFactory(session=opening, typed_name={"en": "Perhaps"}, confirmed=False)
    release_all(world.conference)

    data = json.loads(read("programme-json", world).content)

    session = data["sessions"][0]
    assert (data["version"], data["zone"]) == (1, "UTC")
    assert session["title"] == {"en": "Opening", "ar": "الافتتاح"}
    (chair,) = session["people"]
    assert chair.pop("id") > 0
    assert chair == {"part": "chair", "name": "The Chair of the Host", "of": ""}


def test_a_name_as_announced_is_read_in_the_language_of_the_reader(world, opening, read):
    names = {"en": "Chair of the Host", "ar": "رئاسة الجهة المضيفة"}
    RoleFactory(session=opening, typed_name=names, kind="chair")
    release_all(world.conference)

    data = json.loads(read("programme-json", world, language="ar").content)

    assert [each["name"] for each in data["sessions"][0]["people"]] == ["رئاسة الجهة المضيفة"]


def test_a_person_has_the_same_number_in_every_session(world, opening, read):
    later = SessionFactory(conference=world.conference, starts=at(15))
    RoleFactory(session=opening, typed_name={"en": "The First"})
    for session in (opening, later):
        RoleFactory(session=session, typed_name={"en": "The Chair"})
    release_all(world.conference)

    schedule = ElementTree.fromstring(read("programme-xml", world).content)

    numbers = {(p.text, p.get("id")) for p in schedule.iter("person")}
    assert len(numbers) == len({number for _name, number in numbers}) == 2


def test_control_characters_reach_neither_the_calendar_nor_the_xml(world, opening, read):
    Session.objects.filter(pk=opening.pk).update(title={"en": "Opening\x0bof the dialogue\x01"})
    release_all(world.conference)

    schedule = ElementTree.fromstring(read("programme-xml", world).content)
    calendar = Calendar.from_ical(read("programme-ics", world).content)

    assert schedule.findtext(".//event/title").strip() == "Opening of the dialogue"
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]).strip() == "Opening of the dialogue"


def test_schedule_xml_has_days_rooms_and_events_as_its_readers_expect(world, opening, read):
    RoleFactory(session=opening, typed_name={"en": "The Chair of the Host"})
    gone = SessionFactory(conference=world.conference, starts=at(15))
    release_all(world.conference)
    sessions.drop(gone, seen=0, by=PROGRAMME)
    release_all(world.conference)

    schedule = ElementTree.fromstring(read("programme-xml", world).content)

    assert schedule.findtext("version") == "2"
    assert schedule.findtext("conference/time_zone_name") == "UTC"
    (event,) = schedule.findall("day[@index='1']/room[@name='H']/event")
    assert event.get("guid") == str(opening.uid)
    assert [event.findtext(tag) for tag in ("start", "duration", "title", "room")] == [
        "09:00", "01:30", "Opening", "H"
    ]  # fmt: skip
    assert [p.text for p in event.findall("persons/person")] == ["The Chair of the Host"]
    assert len(schedule.findall(".//event")) == 1


def test_the_embedded_programme_may_stand_in_anybodys_frame(world, opening, read):
    release_all(world.conference)

    answer = read("embed-programme", world)

    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer


@pytest.fixture
def speaker(world, opening):
    """Approved, with a confirmed part, and agreed to be named to the public."""
    delegate = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        delegation__plate_name="Party of the Lighthouse",
        state="approved",
        disclosure="public",
        person__family_name="Openly",
    )
    parts.give(opening, "speaker", person=delegate.person, by=PROGRAMME, confirmed=True)
    return delegate


FORMS = ("programme", "programme-ics", "programme-json", "programme-xml", "embed-programme")


def test_speakers_are_named_once_the_list_is_disclosed_and_not_before(
    world, opening, speaker, read
):
    release_all(world.conference)
    before = [text_of(read(name, world)) for name in FORMS]
    change_rules(world.conference, by=PROGRAMME, seen_version=0, list_state="provisional")
    after = [text_of(read(name, world)) for name in FORMS]

    assert [("Openly" in page, "Lighthouse" in page) for page in before] == [(False, False)] * 5
    assert ["Openly" in page for page in after] == [True] * 5


@pytest.mark.parametrize("protected", [True, False])
def test_whoever_takes_their_name_back_is_gone_from_the_version_that_had_it(
    world, opening, speaker, read, protected
):
    change_rules(world.conference, by=PROGRAMME, seen_version=0, list_state="provisional")
    release_all(world.conference)
    assert "Openly" in text_of(read("programme", world))

    if protected:
        speaker.person.protected = True
        speaker.person.save()
    else:
        speaker.disclosure = "secretariat"
        speaker.save()
    public_changed(world.conference.pk)  # as every deed does that changes what the public may read

    for name in FORMS:
        assert "Openly" not in text_of(read(name, world))
    assert "Party of the Lighthouse" in text_of(read("programme", world))


@pytest.fixture
def own(world):
    """fay's delegation, with one person."""
    world.fay.invitation.state = "accepted"
    world.fay.invitation.save()
    delegation = DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )
    return DelegateFactory(delegation=delegation, state="approved", disclosure="secretariat")


def titles(page):
    return [(item.title, item.part) for _day, items in page.context["days"] for item in items]


def test_a_delegation_reads_what_is_for_it_and_where_it_has_a_part(world, opening, own, as_):
    conference = world.conference
    SessionFactory(
        conference=conference, title={"en": "Lunch"}, audience="delegations", starts=at(12)
    )
    SessionFactory(conference=conference, title={"en": "Staff"}, audience="staff", starts=at(12))
    SessionFactory(conference=conference, title={"en": "Others"}, audience="invited", starts=at(12))
    panel = SessionFactory(
        conference=conference, title={"en": "Panel"}, audience="invited", starts=at(15)
    )
    parts.give(panel, "speaker", person=own.person, by=PROGRAMME)
    release_all(conference)

    page = as_(world.fay).get(reverse("programme:mine"))

    assert titles(page) == [("Opening", ""), ("Lunch", ""), ("Panel", "speaker")]


def test_a_delegation_reads_only_its_own_roles_if_it_likes(world, opening, own, as_):
    panel = SessionFactory(conference=world.conference, title={"en": "Panel"}, starts=at(15))
    later = SessionFactory(
        conference=world.conference, title={"en": "Later"}, starts=at(9) + timedelta(days=1)
    )
    for session in (panel, later):
        parts.give(session, "speaker", person=own.person, by=PROGRAMME)
    release_all(world.conference)
    fay, address = as_(world.fay), reverse("programme:mine")

    whole, narrowed = fay.get(address), fay.get(address, {"only": "own"})

    assert [title for title, _part in titles(whole)] == ["Opening", "Panel", "Later"]
    assert [title for title, _part in titles(narrowed)] == ["Panel", "Later"]
    for day in ("2027-05-10", "2027-05-11"):
        assert f'href="#day-{day}"' in text_of(whole)
        assert f'<h2 id="day-{day}">' in text_of(whole)


def test_a_delegation_hears_that_a_session_is_cancelled(world, opening, own, as_):
    release_all(world.conference)
    sessions.drop(opening, seen=0, by=PROGRAMME)
    release_all(world.conference)

    page = as_(world.fay).get(reverse("programme:mine"))

    assert [(i.title, i.cancelled) for _day, items in page.context["days"] for i in items] == [
        ("Opening", True)
    ]


def test_before_the_release_a_delegation_is_told_that_there_is_none(world, opening, own, as_):
    page = as_(world.fay).get(reverse("programme:mine"))

    assert "The programme has not been published yet" in text_of(page)


def test_a_focal_point_prints_the_day_of_its_own_people_only(world, opening, own, speaker, as_):
    release_all(world.conference)
    client = as_(world.fay)

    mine = client.get(reverse("programme:my-person-day", args=[own.person_id]))
    other = client.get(reverse("programme:my-person-day", args=[speaker.person_id]))

    assert (mine.status_code, other.status_code) == (200, 404)


def test_a_principals_day_stands_on_one_sheet_in_their_language(world, opening, speaker, as_):
    speaker.delegation.invitation.language = "ar"
    speaker.delegation.invitation.save()
    release_all(world.conference)
    address = reverse("programme:person-day", args=["dialogue", speaker.person_id])

    sheet = text_of(as_(world.sol).get(f"{address}?day=2027-05-10"))
    asked = text_of(as_(world.sol).get(f"{address}?day=2027-05-10&in=en"))

    assert '<article class="day-sheet" lang="ar" dir="rtl">' in sheet
    assert "الافتتاح" in sheet
    assert '<article class="day-sheet" lang="en" dir="ltr">' in asked


def test_on_a_persons_sheet_stands_what_is_theirs_or_for_all(world, opening, speaker, as_):
    conference = world.conference
    for kind in ("parallel", "tour", "bilaterals", "press"):
        SessionFactory(conference=conference, title={"en": kind}, kind=kind, starts=at(12))
    panel = SessionFactory(conference=conference, title={"en": "Panel"}, starts=at(16))
    parts.give(panel, "chair", person=speaker.person, by=PROGRAMME)
    SessionFactory(
        conference=conference,
        title={"en": "Lunch"},
        kind="meal",
        audience="delegations",
        starts=at(13),
    )
    release_all(conference)
    address = reverse("programme:person-day", args=["dialogue", speaker.person_id])

    page = as_(world.sol).get(f"{address}?day=2027-05-10")

    assert [(item.title, item.part) for item in page.context["items"]] == [
        ("Opening", "speaker"), ("Lunch", ""), ("Panel", "chair")
    ]  # fmt: skip


def test_whoever_is_not_there_and_whoever_has_left_stand_among_the_conflicts(
    world, opening, speaker, as_
):
    Stay.objects.create(conference=world.conference, person=speaker.person, arrives=at(9, 30))
    client = as_(world.sol)
    late = client.get(reverse("programme:versions", args=["dialogue"])).context["others"]
    Stay.objects.all().delete()
    speaker.delegation.state = "withdrawn"
    speaker.delegation.save()

    gone = client.get(reverse("programme:versions", args=["dialogue"])).context["others"]

    assert [w.sentence for w in late] == [
        "Given Openly has a role in “Opening” but is absent at that time."
    ]
    assert [w.sentence for w in gone] == [
        "A speaker has a role in “Opening” but is absent at that time."
    ]


@pytest.mark.parametrize("form", ["programme", "programme-ics", "programme-xml"])
def test_every_form_of_the_programme_has_people_in_the_script_of_its_reader(
    world, opening, read, form
):
    delegate = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        state="approved",
        disclosure="public",
        person__native_name="王丽",
    )
    change_rules(world.conference, by=PROGRAMME, seen_version=0, list_state="provisional")
    RoleFactory(session=opening, person=delegate.person, confirmed=True)
    release_all(world.conference)

    chinese = text_of(read(form, world, "zh-hans")).replace("\r\n ", "")

    assert "王丽" in chinese
