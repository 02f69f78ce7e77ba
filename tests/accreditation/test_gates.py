"""What devices at gates send and are told, and what the desk sees of it."""

import hashlib
import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions.badges import revoke
from plenipo.accreditation.actions.day_badges import give, prepare
from plenipo.accreditation.actions.gate_devices import enrol, link_device, revoke_device
from plenipo.accreditation.actions.gate_lists import MOST_KEPT, remember_list
from plenipo.accreditation.actions.lost_badges import report_lost
from plenipo.accreditation.actions.passages import SentPassage, take
from plenipo.accreditation.bridge.codes import Unaccepted, code_read
from plenipo.accreditation.bridge.gates import known_as, marks_of
from plenipo.accreditation.formats.gate_list import list_for
from plenipo.accreditation.models import Badge, FormerList, GateDevice, Passage
from plenipo.accreditation.queries.gates import board_of, marks_held
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from tests.accreditation.at_gates import OFFICE, badge_of, device_at, gates_of, sent, syncs
from tests.engines.gates.test_difference import rebuilt

DAY = 86_400_000


@pytest.fixture
def hall(world):
    return gates_of(world.conference)


# ---- enrolment


def test_a_link_enrols_one_device_once_and_within_its_time(hall):
    device, token = link_device(hall.gates[0], name="telephone 1", by=OFFICE)
    _late, late = link_device(hall.gates[0], name="telephone 2", by=OFFICE)

    enrolled, secret = enrol(token, now=timezone.now())
    assert enrolled == device
    with pytest.raises(Refused):
        enrol(token, now=timezone.now())
    with pytest.raises(Refused):
        enrol(late, now=timezone.now() + timedelta(hours=49))
    stored = GateDevice.objects.values_list("link", "secret")
    assert token not in str(list(stored))
    assert secret not in str(list(stored))


def test_only_an_enrolled_device_gets_the_list_and_a_revoked_one_only_hands_over(hall, client):
    device, secret = device_at(hall.gates[0])
    headers = {"Authorization": f"Bearer {secret}"}
    address = reverse("accreditation:gate-list")

    first = client.get(address, headers=headers)
    again = client.get(address, headers={**headers, "If-None-Match": first["ETag"]})
    revoke_device(device, by=OFFICE)
    handed_over = syncs(client, secret, [sent(hall, 1, hall.badges["Efe"], -1000)]).json()

    assert first.status_code == 200
    assert again.status_code == 304
    assert client.get(address, headers=headers).status_code == 403
    assert client.get(address).status_code == 403
    assert (handed_over["taken"], handed_over["ended"]) == (1, True)
    assert "others" not in handed_over


# ---- the list


def test_the_list_makes_no_badge_and_names_no_protected_person(hall):
    Person.objects.filter(family_name="Efe").update(protected=True, email="efe@example.org")
    said = list_for(hall.gates[0]).decode()

    assert "Farah" in said
    assert "Efe" not in said
    assert "efe@example.org" not in said
    for badge in hall.badges.values():
        assert badge.code not in said
        assert badge.identity not in said
        assert hall.signer.of_badge(badge) not in said


def test_a_device_is_told_only_what_changed_since_the_list_it_holds(hall, client):
    _device, secret = device_at(hall.gates[0])
    address = reverse("accreditation:gate-list")

    def asked(etag, **more):
        headers = {"Authorization": f"Bearer {secret}", "If-None-Match": etag, **more}
        return client.get(address, headers=headers)

    first = asked("")
    revoke(hall.badges["Efe"], reason="left", by=OFFICE)
    told, whole = asked(first["ETag"], **{"A-IM": "lines"}), asked(first["ETag"])
    unknown = asked('"0123456789abcdef-1.1.1.1.en"', **{"A-IM": "lines"})

    assert [each.status_code for each in (first, told, whole, unknown)] == [200, 226, 200, 200]
    assert (told["ETag"], told["X-Signature"]) == (whole["ETag"], whole["X-Signature"])
    assert len(told.content) < len(whole.content) / 3
    said = told.json()
    assert rebuilt(first.content.decode(), said["parts"]).encode() == whole.content
    assert said["digest"] == hashlib.sha256(whole.content).hexdigest()
    assert "Farah" not in told.content.decode()
    assert asked(whole["ETag"], **{"A-IM": "lines"}).status_code == 304


def test_the_server_remembers_the_last_lists_of_a_gate_by_marks_that_tell_nothing(hall):
    gate, other = hall.gates[:2]
    for n in range(MOST_KEPT + 2):
        remember_list(gate, f"{n:016}", list_for(gate))
    remember_list(gate, f"{5:016}", list_for(gate))
    remember_list(other, "of another gate", list_for(other))

    assert marks_held(gate, f"{1:016}") is None
    assert marks_held(gate, f"{2:016}") == marks_of(list_for(gate).decode())
    assert b"Farah" not in marks_held(gate, f"{2:016}")
    assert FormerList.objects.count() == MOST_KEPT + 1


def test_who_comes_or_goes_changes_no_other_line_of_the_list(hall):
    before = list_for(hall.gates[0]).decode().split("\n")
    first = hall.badges["Amara"]
    Badge.objects.filter(pk=first.pk).update(person=None, temporary=True)  # its plate first
    after = list_for(hall.gates[0]).decode().split("\n")

    gone = [line for line in before if line not in after]
    assert len(gone) <= 2
    assert f"[{first.pk}," in gone[0]


def test_ten_thousand_mutated_and_forged_codes_are_in_no_list_and_signed_by_nobody(hall):
    known = {code for row in json.loads(list_for(hall.gates[0]))["badges"] for code in row[1:3]}
    chance, letters = random.Random(14), "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    true = [hall.signer.of_badge(badge) for badge in hall.badges.values()]
    assert {known_as(code) for code in true} <= known
    let_in = 0
    for n in range(10_000):
        code = list(chance.choice(true))
        for place in chance.sample(range(140), chance.choice([1, 1, 2, 5, 40])):
            code[place] = chance.choice(letters.replace(code[place], ""))
        mutated = "".join(code)
        if n % 5 == 0:
            mutated = mutated[: chance.randrange(20, 140)]
        let_in += known_as(mutated) in known
        if n % 20 == 0:  # to verify a signature takes its time
            read = code_read(mutated, hall.conference, timezone.now())
            let_in += not isinstance(read, Unaccepted)
    assert let_in == 0


def test_a_badge_of_another_conference_is_in_no_list_of_this_one(hall, world):
    elsewhere = gates_of(world.elsewhere)
    known = {code for row in json.loads(list_for(hall.gates[0]))["badges"] for code in row[1:3]}

    assert (
        not {known_as(elsewhere.signer.of_badge(each)) for each in elsewhere.badges.values()}
        & known
    )


# ---- passages


def test_a_sync_that_stops_half_way_twice_loses_nothing_and_doubles_nothing(hall, client):
    _device, secret = device_at(hall.gates[0])
    badges = list(hall.badges.values())
    day = [sent(hall, n, badges[n % 8], n * 10) for n in range(1, 21)]

    assert syncs(client, secret, day[:7]).json()["taken"] == 7
    assert syncs(client, secret, day[:12]).json()["taken"] == 12  # the answer to the first was lost
    assert syncs(client, secret, day[14:]).json()["taken"] == 12  # behind a gap nothing is taken
    assert syncs(client, secret, day).json()["taken"] == 20

    assert sorted(Passage.objects.values_list("number", flat=True)) == list(range(1, 21))


@pytest.mark.parametrize(
    "spoilt",
    [
        {"n": 0}, {"n": "1"}, {"at": -1}, {"at": 10**17}, {"at": 1.5}, {"clock": None}, {"way": "up"},
        {"reason": "because"}, {"warnings": ["x"]}, {"warnings": "full"}, {"badge": True}, {"gate": None},
        {"zone": []}, {"n": 2**40},
    ],
)  # fmt: skip
def test_what_no_device_of_ours_writes_is_refused_whole(hall, client, spoilt):
    _device, secret = device_at(hall.gates[0])
    good = sent(hall, 1, hall.badges["Efe"], 0)

    answer = syncs(client, secret, [good, {**sent(hall, 2, None, 0), **spoilt}])

    assert answer.status_code == 400
    assert not Passage.objects.exists()


def test_numbers_of_another_conference_are_nobodys(hall, world, client):
    elsewhere = gates_of(world.elsewhere)
    _device, secret = device_at(hall.gates[0])
    strange = sent(hall, 1, elsewhere.badges["Efe"], 0, gate=0)
    strange |= {"gate": elsewhere.gates[0].pk, "zone": elsewhere.hall.pk}

    assert syncs(client, secret, [strange]).json()["taken"] == 1

    passage = Passage.objects.get()
    assert (passage.badge, passage.gate, passage.zone) == (None, hall.gates[0], hall.hall)


def test_a_gate_is_told_what_the_others_of_its_zone_sent_and_no_other(hall, client):
    """Of each badge the last passage counts: a device that holds them all knows who is inside."""
    _one, secret = device_at(hall.gates[0])
    _two, other = device_at(hall.gates[1])
    efe, chen = hall.badges["Efe"], hall.badges["Chen"]
    rows = [sent(hall, 1, efe, -3000), sent(hall, 2, chen, -2000), sent(hall, 3, None, -1000)]
    syncs(client, other, [*rows, sent(hall, 4, efe, 0, "out")])

    told = syncs(client, secret).json()["others"]

    last = {badge: way for badge, at, way in sorted(told, key=lambda each: each[1])}
    assert last == {efe.pk: "out", chen.pk: "in"}


def test_a_clock_that_is_a_day_slow_is_told_and_one_that_was_set_without_a_network_too(
    hall, client
):
    device, secret = device_at(hall.gates[0])
    now = round(timezone.now().timestamp() * 1000)

    syncs(client, secret, clock=now - DAY, known=-DAY)
    device.refresh_from_db()
    assert device.ahead == pytest.approx(-DAY, abs=30_000)
    assert device.jumped == 0

    syncs(client, secret, clock=now, known=-DAY)
    device.refresh_from_db()
    assert device.jumped == pytest.approx(DAY, abs=30_000)


def test_three_gates_end_the_same_in_whatever_order_they_are_synchronised(hall):
    chance, now = random.Random(3), timezone.now()
    badges = [each.pk for each in hall.badges.values()]
    start = round(now.timestamp() * 1000) - 6 * 3_600_000
    histories = {
        gate: [
            SentPassage(
                n=n,
                at=start + n * 60_000 + chance.randrange(50_000),
                clock=start,
                badge=chance.choice(badges),
                gate=hall.gates[gate].pk,
                zone=hall.hall.pk,
                way=chance.choice(["in", "in", "out"]),
                admitted=chance.random() < 0.9,
                reason="admitted",
            )
            for n in range(1, 31)
        ]
        for gate in range(3)
    }
    ends = []
    for _order in range(3):
        Passage.objects.all().delete()
        GateDevice.objects.all().delete()
        devices = [device_at(gate)[0] for gate in hall.gates]
        left = {gate: list(rows) for gate, rows in histories.items()}
        while any(left.values()):
            gate = chance.choice([each for each in left if left[each]])
            part = chance.randrange(1, len(left[gate]) + 1)
            take(devices[gate], left[gate][:part], clock=start, known=0, now=now)
            left[gate] = left[gate][part:] if chance.random() < 0.7 else left[gate]
        found = board_of(hall.conference, now)
        doubles = {(a.at, b.at, a.gate_id, b.gate_id) for a, b in found.doubles}
        ends.append(([each.inside for each in found.zones], doubles, Passage.objects.count()))

    assert ends[0] == ends[1] == ends[2]
    assert ends[0][2] == 90
    assert ends[0][1]


# ---- the desk


def test_who_was_let_in_with_a_badge_reported_lost_is_shown(hall, client):
    _device, secret = device_at(hall.gates[0])
    report_lost(hall.badges["Efe"], reason="lost", by=OFFICE)
    syncs(client, secret, [sent(hall, 1, hall.badges["Efe"], 5000)])

    assert [each.badge for each in board_of(hall.conference, timezone.now()).late] == [
        hall.badges["Efe"]
    ]


def test_a_gate_that_telephones_is_answered_by_the_same_rules(hall, signed_in):
    driver = badge_of(hall.conference, 90, hall.drivers, temporary=True)
    ada, now = signed_in("ada"), datetime.now(UTC)
    address = reverse("accreditation:gate-enter", args=["dialogue"])

    for badge in (hall.badges["Efe"], driver):
        ada.post(
            address,
            {
                "key": f"k{badge.pk}",
                "gate": hall.gates[0].pk,
                "badge": f"D {badge.serial:04}",
                "way": "in",
                "at": f"{now:%Y-%m-%dT%H:%M}",
            },
        )

    assert list(Passage.objects.order_by("pk").values_list("admitted", "reason")) == [
        (True, "admitted"),
        (False, "zone"),
    ]


def test_a_one_day_badge_is_handed_out_in_the_dark_and_recorded_afterwards(hall, client):
    run = prepare(
        hall.conference,
        hall.delegates,
        day=timezone.now().date(),
        number=3,
        layout="a6-4",
        by=OFFICE,
    )
    blank, other, _third = run.badges.order_by("serial")
    _device, secret = device_at(hall.gates[0])
    of_efe = hall.badges["Efe"]
    syncs(client, secret, [sent(hall, 1, of_efe, -2000), sent(hall, 2, blank, -1000)])
    assert board_of(hall.conference, timezone.now()).unknown == 1

    give(blank, of_efe.person_id, by=OFFICE)
    found = board_of(hall.conference, timezone.now())
    assert found.unknown == 0
    assert [each.inside for each in found.zones] == [1]  # one person, by two badges
    assert len(found.doubles) == 1

    give(other, of_efe.person_id, by=OFFICE)
    valid = Badge.objects.filter(person=of_efe.person_id, temporary=True, state__in=Badge.VALID)
    assert list(valid) == [other]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_of_the_gates_ask_no_more_for_many_rows(
    hall, signed_in, client, django_assert_num_queries, rows
):
    _device, secret = device_at(hall.gates[0])
    badges = list(hall.badges.values())[:rows]
    syncs(client, secret, [sent(hall, n, each, n) for n, each in enumerate(badges, 1)])
    ada = signed_in("ada")
    asked = {"gate-board": 14, "passages": 16, "gates": 12}
    for name, number in asked.items():
        with django_assert_num_queries(number):
            answer = ada.get(reverse(f"accreditation:{name}", args=["dialogue"]))
        assert answer.status_code == 200


# ---- bodies no device sends


def posted(client, name, body, secret=""):
    return client.post(
        reverse(f"accreditation:gate-{name}"),
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"} if secret else {},
    )


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000, '{"link": ' * 40_000, '{"link": "\\ud800", "passages": [], "clock": 1}', "[]", "null", "{",
        '{"link": "\\u0000", "passages": ["\\udc00"]}', '{"clock": NaN, "passages": []}',
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_read_is_answered_in_words(hall, client, body):
    _device, secret = device_at(hall.gates[0])

    answers = [posted(client, "enrol", body)]
    answers += [posted(client, name, body, secret) for name in ("sync", "photos")]

    assert [each.status_code for each in answers] == [400, 400, 400]
    assert {each.json()["why"] for each in answers} == {"What was sent cannot be read."}


def test_more_passages_at_once_than_a_device_sends_are_answered_in_words_and_none_is_taken(
    hall, client
):
    _device, secret = device_at(hall.gates[0])
    many = [sent(hall, n, None, n) for n in range(1, 502)]

    too_much = syncs(client, secret, many)
    too_long = posted(client, "sync", json.dumps({"passages": ["x" * 2_000_000]}), secret)

    assert [each.status_code for each in (too_much, too_long)] == [413, 413]
    assert too_much.json()["why"].endswith("Send at most 500 passages at a time.")
    assert not Passage.objects.exists()
    assert syncs(client, secret, many[:500]).json()["taken"] == 500
