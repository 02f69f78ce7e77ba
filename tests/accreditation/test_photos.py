"""Photos for badges: sent, matched, cut, asked for again, and gone with whose they are."""

import io
import zipfile
from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.accreditation.actions import photos as actions
from plenipo.accreditation.actions.badges import draw_up
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.formats.badges import badges_as_pdf
from plenipo.accreditation.models import Photo, PhotoCut, PhotoExemption
from plenipo.accreditation.queries import photos as queries
from plenipo.accreditation.queries.badges import BadgeReading
from plenipo.accreditation.rules.photos import NamedPerson, is_too_old, whose_file
from plenipo.conference.actions.profile import change_rules
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.actions.retention import delete_due
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.formats.held import as_export
from plenipo.delegations.signals import persons_changed
from plenipo.kit.pictures.limited import drawn_anew
from plenipo.kit.pictures.values import is_bare_jpeg
from plenipo.records.models import By, JournalEntry, Letter
from tests.accreditation.pictures import as_file, portrait
from tests.factories import (
    DelegateFactory,
    DelegationFactory,
    OtherHolderFactory,
    PersonFactory,
    PhotoFactory,
)

DESK = Reader(Audience.ACCREDITATION)


def upload(name="rose.jpg", data=None, **how):
    return SimpleUploadedFile(name, data if data is not None else as_file(**how))


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def party(world, as_, rose, press):
    """Fay's browser, and Rose and Max of her party."""
    max_ = DelegateFactory(
        delegation=rose.delegation,
        state="approved",
        person=PersonFactory(family_name="Weber", given_name="Max"),
    )

    browser = as_(world.fay)

    def send(view, *args, **said):
        return press(browser, view, *args, **said)

    return SimpleNamespace(
        send=send,
        get=lambda view, *args: browser.get(reverse(view, args=args)),
        rose=rose.person,
        max=max_.person,
        conference=world.conference,
        delegation=rose.delegation,
    )


def of(party, person):
    return Photo.objects.filter(conference=party.conference, person=person).first()


def test_a_focal_point_sends_a_photo_and_nothing_of_the_file_but_the_picture_is_kept(party):
    sent = as_file(
        portrait(600, 900), comment=b"made by R. Petit", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"
    )

    answer = party.send("accreditation:photo-send", party.rose.pk, file=upload(data=sent))

    assert answer.status_code == 302
    cuts = list(of(party, party.rose).cuts.all())
    assert [each.key for each in cuts] == ["upper", "centre", "lower", "closer"]
    assert all(is_bare_jpeg(bytes(each.image)) for each in cuts)
    assert all(b"Petit" not in bytes(each.image) for each in cuts)
    page = party.get("accreditation:photo", party.rose.pk).content.decode()
    assert page.count('type="radio" name="cut"') == 4


def test_a_photo_is_turned_as_the_camera_held_it_and_its_age_is_told_and_not_kept(party):
    wide = portrait(640, 480)
    exif = wide.getexif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x0132] = "2019:03:01 10:00:00"
    sent = as_file(wide, exif=exif)

    party.send("accreditation:photo-send", party.rose.pk, file=upload(data=sent))

    photo = of(party, party.rose)
    assert [each.key for each in photo.cuts.all()][0] == "whole"  # upright it is 480 by 640
    assert "old" in photo.advice
    assert b"2019" not in b"".join(bytes(each.image) for each in photo.cuts.all())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"GIF89a" + bytes(50), "GIF is not accepted"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG is not accepted"),
        (b"\0\0\0\x18ftypheic" + bytes(50), "HEIC is not accepted"),
        (b"hello", "not a picture"),
    ],
)
def test_a_file_that_is_no_photo_is_refused_in_words_beside_its_field(party, data, said):
    answer = party.send("accreditation:photo-send", party.rose.pk, file=upload(data=data))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert of(party, party.rose) is None


def test_many_photos_are_matched_by_their_names_and_the_others_assigned_by_hand(party):
    inside = {
        f"photos/{party.rose.pk}.jpg": as_file(),
        "photos/Weber, Max.png": as_file(kind="PNG"),
        "photos/IMG_4711.jpg": as_file(),
        "photos/note.txt": b"hello",
    }

    answer = party.send("accreditation:photos-send", photos=upload("all.zip", archive(**inside)))

    assert answer.status_code == 302
    assert of(party, party.rose)
    assert of(party, party.max)
    (loose,) = Photo.objects.filter(person=None)
    assert loose.file_name.endswith("IMG_4711.jpg")
    page = party.get("accreditation:photos").content.decode()
    assert "IMG_4711.jpg" in page
    assert "note.txt" in page  # what could not be used is named

    party.send("accreditation:photo-assign", loose.pk, person=party.max.pk)

    assert of(party, party.max).pk == loose.pk
    assert of(party, party.max).file_name == ""


def test_of_another_delegation_and_another_conference_no_photo_is_found(party, world, as_):
    other = DelegateFactory(delegation=DelegationFactory(conference=world.conference)).person
    elsewhere = DelegateFactory(delegation=DelegationFactory(conference=world.elsewhere)).person
    for person, conference in ((other, world.conference), (elsewhere, world.elsewhere)):
        PhotoFactory(conference=conference, person=person)
    loose = PhotoFactory(conference=world.elsewhere)

    for person in (other, elsewhere):
        for page in ("photo", "photo-image"):
            assert party.get(f"accreditation:{page}", person.pk).status_code == 404
        assert party.send("accreditation:photo-remove", person.pk).status_code == 404
    ada = as_(world.ada)
    for page in ("desk-photo", "desk-photo-image"):
        address = reverse(f"accreditation:{page}", args=["dialogue", elsewhere.pk])
        assert ada.get(address).status_code == 404
    address = reverse("accreditation:desk-photo-loose", args=["dialogue", loose.pk])
    assert ada.get(address).status_code == 404
    assert Photo.objects.count() == 3


def test_a_picture_is_kept_by_no_browser_and_is_nothing_but_a_picture(party):
    PhotoFactory(
        conference=party.conference, person=party.rose, cut=drawn_anew(as_file()).cuts[0].jpeg
    )

    answer = party.get("accreditation:photo-image", party.rose.pk)

    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert is_bare_jpeg(answer.content)


def test_another_cut_is_chosen_and_whoever_was_slower_is_told(party):
    party.send(
        "accreditation:photo-send", party.rose.pk, file=upload(data=as_file(portrait(900, 600)))
    )

    first = party.send("accreditation:photo-cut", party.rose.pk, seen=0, cut="left")
    second = party.send("accreditation:photo-cut", party.rose.pk, seen=0, cut="right")

    assert (first.status_code, second.status_code) == (302, 409)
    assert of(party, party.rose).chosen == "left"


def test_the_desk_asks_for_another_photo_with_a_reason_and_a_new_one_ends_it(
    party, world, as_, press
):
    photo = PhotoFactory(
        conference=party.conference, person=party.rose, delegation=party.delegation
    )

    press(
        as_(world.ada),
        "accreditation:photo-another",
        "dialogue",
        party.rose.pk,
        seen=0,
        reason="Your face is in shadow.",
    )

    letter = Letter.objects.get(kind=actions.WANTED)
    assert "Your face is in shadow." in letter.body
    assert "Müller-Šimić" in letter.body
    photo.refresh_from_db()
    assert queries.photo_lines(DESK, party.conference, persons=[party.rose.pk])[0].state == "again"
    party.send("accreditation:photo-send", party.rose.pk, file=upload())
    assert queries.photo_lines(DESK, party.conference, persons=[party.rose.pk])[0].state == "there"


def test_whom_the_rules_or_the_desk_exempt_misses_no_photo(party, ada):
    head = DelegateFactory(delegation=party.delegation, capacity="head").person

    def states():
        return {each.person: each.state for each in queries.photo_lines(DESK, party.conference)}

    assert states() == {party.rose.pk: "missing", party.max.pk: "missing", head.pk: "exempt"}
    actions.exempt(party.conference, party.rose.pk, "Known to everybody.", by=ada)
    assert states()[party.rose.pk] == "exempt"
    assert queries.missing_by_delegation(party.conference) == {party.delegation.pk: 1}
    change_rules(party.conference, by=ada, seen_version=0, photo_wanted=False)
    party.conference.refresh_from_db()
    assert set(states().values()) == {"not_needed"}


def test_reminders_go_to_whose_photos_are_missing_and_not_twice(party, world, as_, press):
    to, _not = queries.photos_can_be_reminded(party.conference, actions.REMINDER, datetime.now(UTC))
    assert to == [party.delegation]

    press(as_(world.ada), "accreditation:photos-remind-do", "dialogue", confirm=1)

    letter = Letter.objects.get(kind=actions.REMINDER)
    assert "2 persons" in letter.body
    assert "Rose" not in letter.body
    assert (
        queries.photos_can_be_reminded(party.conference, actions.REMINDER, datetime.now(UTC))[0]
        == []
    )


def test_the_list_of_the_desk_asks_the_database_as_often_for_three_as_for_one(party, world, as_):
    ada = as_(world.ada)
    address = reverse("accreditation:desk-photos", args=["dialogue"])

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert ada.get(address).status_code == 200
        return len(found)

    ada.get(address)
    PhotoFactory(conference=party.conference, person=party.rose)
    PhotoFactory(conference=party.conference, file_name="a.jpg")
    few = asked()
    for _n in range(2):
        person = DelegateFactory(delegation=party.delegation, state="approved").person
        PhotoFactory(conference=party.conference, person=person)
        PhotoFactory(conference=party.conference, file_name="b.jpg")

    assert asked() == few


# ---- gone with whose they are


def test_with_a_person_goes_their_photo_and_what_may_be_theirs(party, world):
    PhotoFactory(conference=party.conference, person=party.rose, wanted_why="Rose Müller-Šimić")
    PhotoFactory(conference=party.conference, delegation=party.delegation, file_name="rose.jpg")
    PhotoFactory(conference=party.conference, file_name="x.jpg")
    kept = PhotoFactory(conference=party.conference, person=party.max)
    PhotoExemption.objects.create(
        conference=party.conference, person=party.rose, reason="x", at=datetime.now(UTC)
    )

    exported = as_export(party.rose, [])["photos"]
    erase(party.rose, why="asked", conference=party.conference, by=By(duty="data_protection"))

    assert len(exported) == 2
    assert exported[0]["cuts"]["whole"]
    assert list(Photo.objects.all()) == [kept]
    assert PhotoCut.objects.count() == 1
    assert not PhotoExemption.objects.exists()


def test_when_the_period_has_ended_no_photo_is_left(party):
    PhotoFactory(conference=party.conference, person=party.rose)
    party.conference.ends = date(2020, 1, 2)
    party.conference.starts = date(2020, 1, 1)
    party.conference.save()

    done = delete_due(party.conference, by=By(duty="worker"), now=datetime.now(UTC))

    assert done.counts["accreditation.photo"] == 1
    assert not PhotoCut.objects.exists()


def test_whoever_no_longer_comes_leaves_no_photo(party, rose):
    PhotoFactory(conference=party.conference, person=party.rose, delegation=party.delegation)
    rose.state = "withdrawn"
    rose.save()

    persons_changed.send(
        type(rose.delegation), delegation=rose.delegation, by=By(duty="accreditation")
    )

    assert of(party, party.rose) is None


def test_no_name_stands_in_the_journal(party):
    party.send("accreditation:photo-send", party.rose.pk, file=upload())
    party.send("accreditation:photo-remove", party.rose.pk)

    lines = JournalEntry.objects.filter(verb__startswith="photos.")
    assert [each.verb for each in lines] == ["photos.sent", "photos.removed"]
    assert "Rose" not in "".join(str(each.details) for each in lines)


# ---- on paper


@pytest.mark.parametrize("how", ["always", "if_there", "never"])
def test_a_badge_bears_the_photo_as_its_category_says(party, ada, how):
    add_usual(party.conference, by=ada)
    party.conference.badge_categories.update(photo=how)
    jpeg = drawn_anew(as_file()).cuts[0].jpeg
    PhotoFactory(conference=party.conference, person=party.rose, cut=jpeg)
    badges = draw_up(party.conference, [party.rose.pk, party.max.pk], by=ada)
    reading = BadgeReading(party.conference, DESK)

    paper = badges_as_pdf(
        party.conference, badges, {each.person: each for each in reading.lines}, "a6"
    )

    assert (jpeg in paper) == (how != "never")
    assert paper.startswith(b"%PDF")


# ---- whose file it is


PEOPLE = [
    NamedPerson(214, ("Rose Petit", "Rose Petit", "罗斯")),
    NamedPerson(215, ("Jürgen Müller", "Jürgen Müller", "")),
    NamedPerson(216, ("Ana Pérez", "Ana Pérez", "")),
    NamedPerson(217, ("Ana Pérez", "Ana Pérez", "")),
]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("214.jpg", 214),
        ("000214.JPG", 214),
        ("photo 214.png", 214),
        ("Rose Petit.jpg", 214),
        ("PETIT, Rose.jpeg", 214),
        ("214_rose-petit.webp", 214),
        ("罗斯.jpg", 214),
        ("a/b/jurgen_muller.jpg", 215),
        ("C:\\photos\\Müller Jürgen (1).jpg", 215),
        ("Ana Perez.jpg", None),  # two are called so
        ("217 Ana Perez.jpg", 217),
        ("IMG_20260301_214.jpg", None),
        ("rose.jpg", None),
        (".jpg", None),
        ("", None),
    ],
)
def test_a_file_belongs_to_the_one_person_it_is_called_by(name, person):
    assert whose_file(name, PEOPLE) == person


def test_a_photo_is_too_old_after_the_months_of_the_rules():
    assert is_too_old(date(2025, 11, 1), 12, date(2026, 12, 1))
    assert not is_too_old(date(2025, 12, 1), 12, date(2026, 12, 1))
    assert not is_too_old(None, 12, date(2026, 12, 1))


def test_the_list_of_the_desk_and_what_is_sent_there_take_persons_outside_delegations(
    party, world, as_
):
    one = OtherHolderFactory(
        conference=world.conference, person__family_name="Okafor", person__given_name="Ngozi"
    )
    client, address = as_(world.ada), reverse("accreditation:desk-photos", args=["dialogue"])
    client.post(
        reverse("accreditation:desk-photos-send", args=["dialogue"]),
        {"key": uuid4().hex, "photos": [upload("Ngozi Okafor.jpg")]},
    )

    assert Photo.objects.get(conference=world.conference).person_id == one.person_id
    shown = client.get(address, {"delegation": "outside"}).context["lines"]
    assert [each["line"].person for each in shown] == [one.person_id]
