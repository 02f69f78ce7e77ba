"""A conference with zones, badges and gates, for the tests of what happens at them."""

import json
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions.gate_devices import enrol, link_device
from plenipo.accreditation.bridge.codes import BadgeSigner, new_identity
from plenipo.accreditation.models import Badge, BadgeCategory, Gate, Zone
from plenipo.kit.codes import new_code
from plenipo.records.models import By
from tests.factories import DelegateFactory, DelegationFactory, InvitationFactory

OFFICE = By(duty="accreditation")
NAMES = ("Amara", "Boris", "Chen", "Dalia", "Efe", "Farah", "Goran", "Hana")


def gates_of(conference, gates=3, people=NAMES, capacity=100):
    """A hall behind some gates that delegates' badges open, and one badge that does not."""
    today = timezone.localdate()
    conference.starts, conference.ends = today - timedelta(days=1), today + timedelta(days=2)
    conference.zone = "UTC"
    conference.save()
    hall = Zone.objects.create(conference=conference, name={"en": "Hall"}, capacity=capacity)
    delegates = BadgeCategory.objects.create(
        conference=conference, letter="D", name={"en": "Delegate"}, colour="#17456b"
    )
    delegates.zones.add(hall)
    drivers = BadgeCategory.objects.create(
        conference=conference, letter="X", name={"en": "Driver"}, colour="#835400", position=1
    )
    delegation = DelegationFactory(
        conference=conference,
        invitation=InvitationFactory(conference=conference, state="accepted"),
        plate_name="Party of the Rivers",
        state="approved",
    )
    badges = {}
    for n, name in enumerate(people, 1):
        delegate = DelegateFactory(
            delegation=delegation,
            person__family_name=name,
            person__given_name="",
            capacity="member",
            state="approved",
            disclosure="delegations",
        )
        badges[name] = badge_of(conference, n, delegates, delegate.person, delegation)
    made = [
        Gate.objects.create(conference=conference, zone=hall, name=f"Gate {n}")
        for n in range(1, gates + 1)
    ]
    return SimpleNamespace(
        conference=conference,
        hall=hall,
        delegates=delegates,
        drivers=drivers,
        delegation=delegation,
        badges=badges,
        gates=made,
        signer=BadgeSigner(conference),
    )


def badge_of(conference, serial, category, person=None, delegation=None, **more):
    usual = {"starts": conference.starts, "ends": conference.ends, "state": "collected"}
    return Badge.objects.create(
        conference=conference,
        serial=serial,
        category=category,
        person=person,
        delegation=delegation,
        identity=new_identity(),
        code=new_code(),
        drawn_up_at=timezone.now(),
        **{**usual, **more},
    )


def device_at(gate, name="telephone"):
    """Enrolled: (device, secret)."""
    _device, token = link_device(gate, name=name, by=OFFICE)
    return enrol(token, now=timezone.now())


def sent(hall, n, badge, at, way="in", gate=0, **more):
    """As a device writes it. at: milliseconds after now."""
    moment = round(timezone.now().timestamp() * 1000) + at
    said = {
        "n": n,
        "at": moment,
        "clock": moment,
        "badge": badge.pk if badge else None,
        "gate": hall.gates[gate].pk,
        "zone": hall.hall.pk,
        "way": way,
        "admitted": badge is not None,
        "reason": "admitted" if badge else "unlisted",
        "warnings": [],
    }
    return {**said, **more}


def syncs(client, secret, passages=(), *, clock=None, known=0, told=0):
    now = round(timezone.now().timestamp() * 1000)
    body = {"clock": now if clock is None else clock, "known": known, "told": told}
    body["passages"] = list(passages)
    return client.post(
        reverse("accreditation:gate-sync"),
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
