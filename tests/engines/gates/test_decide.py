"""Who is let through a gate, and that a telephone without a network decides the same."""

import hashlib
import json
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace

import pytest

from benchmarks.gate_rules import SCRIPT, both
from plenipo.engines.gates.decide import (
    BadgeAtGate,
    BadgeState,
    Direction,
    GateReason,
    GateRules,
    Ruling,
    When,
    ZoneNow,
    decide,
)

OPEN, CLOSED = 1000, 2000
BADGE = BadgeAtGate(BadgeState.VALID, OPEN, CLOSED, frozenset({1, 2}))
HALL = ZoneNow(1, 10, 3)
STRICT = GateRules(full=When.REFUSED, again=When.REFUSED)
MILD = GateRules(full=When.WARNED, again=When.WARNED)
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(not NODE, reason="node is not installed")


def asked(badge=BADGE, zone=HALL, rules=STRICT, *, way=Direction.IN, now=1500, inside=False):
    return decide(badge, zone, rules, way=way, now=now, inside=inside)


def test_a_valid_badge_of_the_zone_is_let_in():
    assert asked() == Ruling(True, GateReason.ADMITTED)


@pytest.mark.parametrize(
    ("badge", "zone", "now", "inside", "reason"),
    [
        (None, HALL, 1500, False, GateReason.UNLISTED),
        (replace(BADGE, state=BadgeState.LOST), HALL, 1500, False, GateReason.LOST),
        (replace(BADGE, state=BadgeState.REVOKED), HALL, 5000, True, GateReason.REVOKED),
        (replace(BADGE, state=BadgeState.REPLACED), HALL, 1500, False, GateReason.REPLACED),
        (replace(BADGE, state=BadgeState.RETURNED), HALL, 1500, False, GateReason.RETURNED),
        (BADGE, HALL, OPEN - 1, False, GateReason.NOT_YET),
        (BADGE, HALL, CLOSED, False, GateReason.EXPIRED),
        (BADGE, replace(HALL, zone=3), 1500, False, GateReason.ZONE),
        (BADGE, HALL, 1500, True, GateReason.INSIDE),
        (BADGE, replace(HALL, inside=10), 1500, False, GateReason.FULL),
    ],
)
def test_who_is_not_let_in_learns_the_first_reason(badge, zone, now, inside, reason):
    assert asked(badge, zone, now=now, inside=inside) == Ruling(False, reason)


def test_the_rules_may_only_warn_of_a_full_zone_and_of_a_second_entry():
    full = replace(HALL, inside=10)

    assert asked(zone=full, rules=MILD).warnings == (GateReason.FULL,)
    assert asked(rules=MILD, inside=True) == Ruling(True, GateReason.ADMITTED, (GateReason.INSIDE,))
    assert asked(zone=full, rules=GateRules(When.IGNORED, When.IGNORED)).warnings == ()


def test_nobody_known_is_kept_from_leaving_but_the_officer_is_told():
    lost = replace(BADGE, state=BadgeState.LOST)

    assert asked(lost, way=Direction.OUT, inside=True) == Ruling(
        True, GateReason.ADMITTED, (GateReason.LOST,)
    )
    assert asked(way=Direction.OUT).warnings == (GateReason.NOT_INSIDE,)
    assert not asked(None, way=Direction.OUT).admitted


def test_a_temporary_badge_that_is_nobodys_yet_is_let_in_with_a_word():
    assert asked(replace(BADGE, nameless=True)).warnings == (GateReason.TEMPORARY,)


@needs_node
def test_a_telephone_decides_as_the_server_does():
    ours, theirs, _took = both(20_000, seed=11)

    assert theirs == ours
    assert len(set(ours)) > 40


@needs_node
def test_a_telephone_knows_a_code_by_the_digest_the_server_gives_it():
    typed = ["", "7k3m9-qx2ta-5", " O1L-u ", "A" * 140, "ü" * 20, *("x" * n for n in range(50, 70))]
    script = (
        'require("vm").runInThisContext(require("fs").readFileSync(process.argv[1], "utf8"));'
        "console.log(JSON.stringify(JSON.parse(process.argv[2])"
        ".map((each) => [gateRules.meant(each), gateRules.known(each)])))"
    )
    answer = subprocess.run(
        [NODE, "-e", script, str(SCRIPT), json.dumps(typed)], capture_output=True, check=True
    )

    for meant, known in json.loads(answer.stdout):
        assert known == b64encode(hashlib.sha256(meant.encode()).digest()[:12]).decode()
