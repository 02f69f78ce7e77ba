"""Which photos a device at a gate gets: small ones, of whoever the gate may name and whose badge is valid."""

import json
from base64 import b64decode
from datetime import timedelta

import pytest
from django.urls import reverse

from plenipo.accreditation.actions import photos as actions
from plenipo.accreditation.actions.badges import revoke
from plenipo.accreditation.actions.gate_devices import revoke_device
from plenipo.accreditation.formats.gate_list import list_for
from plenipo.accreditation.forms.gates import MOST_PHOTOS
from plenipo.accreditation.models import Badge, Photo
from plenipo.accreditation.queries.gate_photos import small_photos
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.models import Conference
from plenipo.kit.pictures.limited import drawn_anew
from plenipo.kit.pictures.values import SMALL, is_bare_jpeg
from plenipo.people.models import Person
from plenipo.records.models import By
from tests.accreditation.at_gates import OFFICE, device_at, gates_of
from tests.accreditation.pictures import as_file, portrait
from tests.factories import PhotoFactory


@pytest.fixture(scope="module")
def drawn():
    return drawn_anew(as_file(portrait(600, 900)))


@pytest.fixture
def hall(world):
    return gates_of(world.conference, people=("Amara", "Boris", "Chen"))


def photo_of(hall, name, **more):
    person = hall.badges[name].person
    return PhotoFactory(conference=hall.conference, person=person, **more)


def called(photo):
    return f"{photo.pk}.{photo.revision}"


def listed(hall):
    """What the list calls the photo of each badge."""
    rows = json.loads(list_for(hall.gates[0]))["badges"]
    return {row[0]: row[11] for row in rows}


def asked(client, secret, photos):
    return client.post(
        reverse("accreditation:gate-photos"),
        json.dumps({"photos": photos}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )


def test_a_device_gets_small_photos_of_those_its_list_names(hall, client, drawn):
    _device, secret = device_at(hall.gates[0])
    delegation, person = hall.delegation.pk, hall.badges["Amara"].person_id
    actions.receive_many(hall.conference, [(person, drawn)], [], by=OFFICE)
    photo = Photo.objects.get(delegation=delegation)

    answer = asked(client, secret, [called(photo)])
    (small,) = [b64decode(each) for each in answer.json()["photos"].values()]

    assert listed(hall)[hall.badges["Amara"].pk] == called(photo)
    assert listed(hall)[hall.badges["Boris"].pk] == ""
    assert is_bare_jpeg(small, *SMALL)
    assert len(small) <= 3_500
    assert answer["Cache-Control"] == "no-store"


def test_a_photo_cut_otherwise_is_another_one_for_the_gates(hall, drawn):
    person = hall.badges["Amara"].person_id
    actions.receive_many(hall.conference, [(person, drawn)], [], by=OFFICE)
    photo = Photo.objects.get()
    before = listed(hall)[hall.badges["Amara"].pk]
    actions.cut_otherwise(photo, "lower", seen=0, by=OFFICE)

    assert listed(hall)[hall.badges["Amara"].pk] == f"{photo.pk}.1" != before
    assert small_photos(hall.conference, [(photo.pk, 0)]) == {}
    assert list(small_photos(hall.conference, [(photo.pk, 1)])) == [f"{photo.pk}.1"]


def test_no_photo_of_a_protected_person_unless_the_rules_let_gates_name_them(hall, client):
    _device, secret = device_at(hall.gates[0])
    photo = photo_of(hall, "Amara")
    Person.objects.filter(family_name="Amara").update(protected=True)

    assert set(listed(hall).values()) == {""}
    assert asked(client, secret, [called(photo)]).json() == {"photos": {}}

    by = By(duty="secretary_general")
    change_rules(hall.conference, by=by, seen_version=0, gate_names=True)
    hall.gates[0].conference = Conference.objects.get(pk=hall.conference.pk)
    assert called(photo) in listed(hall).values()
    assert list(asked(client, secret, [called(photo)]).json()["photos"]) == [called(photo)]


@pytest.mark.parametrize("ends", ["revoked", "over"])
def test_no_photo_of_whoever_has_no_valid_badge(hall, client, ends):
    _device, secret = device_at(hall.gates[0])
    photo, badge = photo_of(hall, "Amara"), hall.badges["Amara"]
    if ends == "revoked":
        revoke(badge, reason="left", by=OFFICE)
        assert listed(hall)[badge.pk] == ""
    else:
        days = {"starts": badge.starts, "ends": badge.starts - timedelta(days=3)}
        Badge.objects.filter(pk=badge.pk).update(**{**days, "starts": days["ends"]})

    assert asked(client, secret, [called(photo)]).json() == {"photos": {}}


def test_no_photo_of_another_conference_and_none_for_a_revoked_device(hall, client, world):
    device, secret = device_at(hall.gates[0])
    elsewhere = gates_of(world.elsewhere, people=("Dalia",))
    other, own = photo_of(elsewhere, "Dalia"), photo_of(hall, "Amara")

    assert list(asked(client, secret, [called(other), called(own)]).json()["photos"]) == [
        called(own)
    ]
    assert client.get(reverse("accreditation:gate-photos")).status_code == 403

    revoke_device(device, by=OFFICE)
    assert asked(client, secret, [called(own)]).status_code == 403
    assert asked(client, "guessed", [called(own)]).status_code == 403


@pytest.mark.parametrize(
    "photos", [["1.0"] * (MOST_PHOTOS + 1), "1.0", ["1"], [1], ["-1.0"], ["1.0\n"], None]
)
def test_what_no_device_of_ours_asks_for_is_refused(hall, client, photos):
    _device, secret = device_at(hall.gates[0])
    assert asked(client, secret, photos).status_code == 400


@pytest.mark.parametrize("n", [1, 3])
def test_photos_are_read_in_a_fixed_number_of_queries(hall, n, django_assert_num_queries):
    photos = [photo_of(hall, name) for name in list(hall.badges)[:n]]
    with django_assert_num_queries(9):
        found = small_photos(hall.conference, [(each.pk, 0) for each in photos])
    assert len(found) == n
