"""What a device can hardly have seen is kept, is nobody's presence, and counts once an officer says so."""

import random
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions.doubtful_passages import examine_passage
from plenipo.accreditation.actions.gate_devices import revoke_device
from plenipo.accreditation.actions.passages import SentPassage, take
from plenipo.accreditation.models import GateDevice, Passage
from plenipo.accreditation.queries.gates import board_of
from plenipo.accreditation.queries.presence import persons_admitted
from plenipo.kit.errors import Refused
from plenipo.records.models import JournalEntry
from tests.accreditation.at_gates import OFFICE, device_at, gates_of, sent, syncs

MINUTE, DAY = 60_000, 86_400_000


@pytest.fixture
def hall(world):
    return gates_of(world.conference)


def present(hall):
    """(persons for the final list, how many are inside)"""
    (zone,) = board_of(hall.conference, timezone.now()).zones
    return persons_admitted(hall.conference), zone.inside


def revoked(device, minutes_ago):
    revoke_device(device, by=OFFICE)
    at = timezone.now() - timedelta(minutes=minutes_ago)
    GateDevice.objects.filter(pk=device.pk).update(
        revoked_at=at, enrolled_at=at - timedelta(hours=3)
    )


def test_what_a_device_made_after_it_was_revoked_is_kept_and_is_nobodys_presence(hall, client):
    device, secret = device_at(hall.gates[0])
    revoked(device, minutes_ago=30)
    before = sent(hall, 1, hall.badges["Efe"], -40 * MINUTE)
    after = sent(hall, 2, hall.badges["Hana"], -20 * MINUTE)

    taken = syncs(client, secret, [before, after]).json()["taken"]

    assert taken == 2
    assert list(Passage.objects.order_by("number").values_list("state", "doubt")) == [
        ("counted", ""),
        ("doubtful", "ended"),
    ]
    assert present(hall) == ({hall.badges["Efe"].person_id}, 1)


def test_whoever_holds_a_revoked_device_cannot_tell_of_the_time_before_once_it_told_all(
    hall, client
):
    device, secret = device_at(hall.gates[0])
    revoked(device, minutes_ago=30)
    syncs(client, secret, [sent(hall, 1, hall.badges["Efe"], -40 * MINUTE)])

    syncs(client, secret, [sent(hall, 2, hall.badges["Hana"], -40 * MINUTE)])

    assert Passage.objects.get(number=2).doubt == "ended"
    assert present(hall) == ({hall.badges["Efe"].person_id}, 1)


def test_what_a_whole_device_holds_in_parts_counts_though_it_was_revoked_meanwhile(hall, client):
    """The page sends two hundred at once: before the last part it has not told all."""
    device, secret = device_at(hall.gates[0])
    revoked(device, minutes_ago=10)
    day = [sent(hall, n, None, -60 * MINUTE + n) for n in range(1, 251)]

    for part in (day[:200], day[200:]):
        syncs(client, secret, part)

    assert set(Passage.objects.values_list("state", flat=True)) == {"counted"}


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (-DAY + MINUTE, "counted"),
        (DAY - MINUTE, "counted"),
        (-DAY - MINUTE, "doubtful"),
        (DAY + MINUTE, "doubtful"),
        (-9 * 365 * DAY, "doubtful"),
        (9 * 365 * DAY, "doubtful"),
    ],
)
def test_a_time_further_off_than_a_wrong_clock_is_doubtful(hall, client, at, state):
    _device, secret = device_at(hall.gates[0])

    assert syncs(client, secret, [sent(hall, 1, hall.badges["Efe"], at)]).status_code == 200

    assert Passage.objects.get().state == state
    assert persons_admitted(hall.conference) == (
        {hall.badges["Efe"].person_id} if state == "counted" else set()
    )


def test_no_other_gate_is_told_of_a_doubtful_passage_before_it_is_accepted(hall, client):
    device, secret = device_at(hall.gates[0])
    _other, secret_of_other = device_at(hall.gates[1])
    revoked(device, minutes_ago=30)
    syncs(client, secret, [sent(hall, 1, hall.badges["Efe"], -MINUTE)])
    first = syncs(client, secret_of_other).json()

    later = timezone.now() - timedelta(hours=2)
    Passage.objects.update(received_at=later)
    examine_passage(Passage.objects.get(), "accepted", by=OFFICE)
    second = syncs(client, secret_of_other, told=first["now"]).json()

    assert first["others"] == []
    assert [badge for badge, _at, _way in second["others"]] == [hall.badges["Efe"].pk]


def doubtful_at(hall, client, *names):
    device, secret = device_at(hall.gates[0])
    revoked(device, minutes_ago=30)
    rows = [sent(hall, n, hall.badges[name], -n * MINUTE) for n, name in enumerate(names, 1)]
    syncs(client, secret, rows)
    return device, list(Passage.objects.order_by("number"))


def test_an_officer_reads_why_and_accepts_one_and_sets_another_aside(hall, client, signed_in):
    _device, (efe, hana) = doubtful_at(hall, client, "Efe", "Hana")
    ada = signed_in("ada")
    board = ada.get(reverse("accreditation:gate-board", args=["dialogue"])).content.decode()
    address = f"{reverse('accreditation:passages', args=['dialogue'])}?outcome=doubtful"
    page = ada.get(address).content.decode()
    assert "not counted until you accept them" in board
    assert "Doubtful, not counted" in page
    assert "Made after the device was revoked or had expired." in page

    accept = reverse("accreditation:passage-accept", args=["dialogue", efe.pk])
    aside = reverse("accreditation:passage-aside", args=["dialogue", hana.pk])
    assert ada.post(accept, {"key": "k1"}).url == address
    ada.post(aside, {"key": "k2"})

    assert present(hall) == ({efe.badge.person_id}, 1)
    assert ada.get(address).context["page"].paginator.count == 0
    whole = ada.get(reverse("accreditation:passages", args=["dialogue"])).content.decode()
    assert "Set aside, not counted" in whole
    verbs = JournalEntry.objects.filter(verb__startswith="gates.passages").order_by("pk")
    assert [(each.verb, each.about) for each in verbs] == [
        ("gates.passages_accepted", f"accreditation.passage:{efe.pk}"),
        ("gates.passages_set_aside", f"accreditation.passage:{hana.pk}"),
    ]


def test_what_was_set_aside_may_be_accepted_and_what_was_accepted_stays(hall, client):
    _device, (efe,) = doubtful_at(hall, client, "Efe")
    for state in ("aside", "accepted"):
        examine_passage(Passage.objects.get(), state, by=OFFICE)

    for state in ("aside", "accepted"):
        with pytest.raises(Refused):
            examine_passage(efe, state, by=OFFICE)
    assert Passage.objects.get().state == "accepted"


@pytest.mark.parametrize(("deed", "inside"), [("accept", 2), ("aside", 0)])
def test_all_of_a_device_are_examined_at_once(hall, client, signed_in, deed, inside):
    device, _passages = doubtful_at(hall, client, "Efe", "Hana")
    ada = signed_in("ada")
    address = f"{reverse('accreditation:passages', args=['dialogue'])}?outcome=doubtful"
    assert ada.get(address).context["doubtful"] == [(device, 2)]

    ada.post(reverse(f"accreditation:device-{deed}", args=["dialogue", device.pk]), {"key": "k1"})

    assert len(present(hall)[0]) == present(hall)[1] == inside
    line = JournalEntry.objects.get(verb__startswith="gates.passages")
    assert (line.about, line.details["n"]) == (f"accreditation.gatedevice:{device.pk}", 2)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_doubtful_passages_asks_no_more_for_many(
    hall, client, signed_in, django_assert_num_queries, rows
):
    doubtful_at(hall, client, *list(hall.badges)[:rows])
    ada = signed_in("ada")
    address = f"{reverse('accreditation:passages', args=['dialogue'])}?outcome=doubtful"
    with django_assert_num_queries(17):
        assert ada.get(address).status_code == 200


def test_three_gates_one_of_them_revoked_end_the_same_in_whatever_order_they_are_synchronised(
    hall,
):
    """One was revoked and tells of the time after, one of days to come: who is present hangs on no order."""
    chance, now = random.Random(5), timezone.now()
    clock = round(now.timestamp() * 1000)
    start, ended = clock - 5 * 60 * MINUTE, now - timedelta(hours=2)
    badges = [each.pk for each in hall.badges.values()]
    histories = {
        gate: [
            SentPassage(
                n=n,
                at=start + n * 9 * MINUTE + gate + (2 * DAY if gate == 2 and n > 25 else 0),
                clock=clock,
                badge=chance.choice(badges),
                gate=hall.gates[gate].pk,
                zone=hall.hall.pk,
                way=chance.choice(["in", "in", "out"]),
                admitted=True,
                reason="admitted",
            )
            for n in range(1, 31)
        ]
        for gate in range(3)
    }
    ends = []
    for _order in range(4):
        Passage.objects.all().delete()
        GateDevice.objects.all().delete()
        devices = [device_at(gate)[0] for gate in hall.gates]
        GateDevice.objects.update(enrolled_at=now - timedelta(hours=6))
        GateDevice.objects.filter(pk=devices[1].pk).update(state="revoked", revoked_at=ended)
        left = {gate: list(rows) for gate, rows in histories.items()}
        while any(left.values()):
            gate = chance.choice([each for each in left if left[each]])
            take(devices[gate], left[gate], clock=clock, known=0, now=now)
            left[gate] = [] if chance.random() < 0.5 else left[gate]
        (zone,) = board_of(hall.conference, now).zones
        states = Passage.objects.order_by("gate", "number").values_list("gate", "state", "doubt")
        ends.append((zone.inside, persons_admitted(hall.conference), list(states)))

    assert ends[0] == ends[1] == ends[2] == ends[3]
    told = [doubt for _gate, _state, doubt in ends[0][2]]
    assert (len(told), told.count("ended"), told.count("time")) == (90, 11, 5)
