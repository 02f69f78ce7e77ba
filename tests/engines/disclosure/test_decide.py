"""Every case there is, against a judge written as a list of what must never happen."""

from datetime import datetime, timedelta
from itertools import pairwise, product

import pytest

from plenipo.engines.disclosure import (
    Audience,
    Decision,
    Field,
    ListState,
    Policy,
    Reason,
    Subject,
    View,
    Wish,
    decide,
)

NOW = datetime(2027, 5, 10, 9, 0)  # noqa: DTZ001 -- any moment will do
LOCKS = (None, NOW - timedelta(days=1), NOW, NOW + timedelta(seconds=1))
POLICIES = [
    Policy(state, lock, *rules)
    for state, lock, *rules in product(ListState, LOCKS, *[(True, False)] * 3)
]
SUBJECTS = [Subject(*case) for case in product(Wish, (True, False), (True, False))]
CASES = list(product(Field, SUBJECTS, POLICIES))


def faults(field, subject, policy, audience, decision):
    """What is wrong with a decision, in words. Shares nothing with the engine."""
    outside = audience in (Audience.PUBLIC, Audience.DELEGATIONS, Audience.CATEGORY)
    locked = policy.disclosed_from is not None and policy.disclosed_from > NOW
    if outside and (policy.list_state == "undisclosed" or locked) and decision.view:
        yield "seen outside before the list is disclosed"
    if outside and not subject.approved and decision.view:
        yield "seen outside before approval"
    if field == "contact" and audience < Audience.ACCREDITATION and decision.view:
        yield "a contact left the desk that needs it"
    if field not in ("name", "office"):
        return
    if subject.protected and audience < Audience.ACCREDITATION and decision.view == View.SHOWN:
        yield "a protected person is named"
    reads_all = policy.staff_read_all or audience > Audience.STAFF
    if subject.wish == "secretariat" and not reads_all and decision.view == View.SHOWN:
        yield "named to a duty that does not decide on them"
    if audience == Audience.PUBLIC and decision.view == View.SHOWN and subject.wish != "public":
        yield "named in public against their wish"
    far = audience == Audience.DELEGATIONS
    if far and decision.view == View.SHOWN and subject.wish not in ("public", "delegations"):
        yield "named to another category against their wish"
    if outside and decision.view == View.SHOWN and subject.wish == "secretariat":
        yield "named outside against their wish"
    if outside and decision.view == View.SHOWN and not policy.show_names:
        yield "named although the rules name nobody"


def test_no_case_breaks_a_prohibition():
    found = [
        (field, subject, policy, audience, fault)
        for field, subject, policy in CASES
        for audience in Audience
        for fault in faults(
            field,
            subject,
            policy,
            audience,
            decide(field, subject, audience=audience, policy=policy, now=NOW),
        )
    ]
    assert found == []


def test_a_narrower_circle_never_sees_less():
    for field, subject, policy in CASES:
        views = [
            decide(field, subject, audience=audience, policy=policy, now=NOW).view
            for audience in Audience
        ]
        assert all(wider <= narrower for wider, narrower in pairwise(views)), (field, subject)


def test_below_accreditation_who_is_protected_is_like_who_asked_to_be_known_to_the_secretariat_alone():
    seen = [
        (field, subject, audience, policy)
        for field, subject, policy in CASES
        for audience in Audience
        if audience < Audience.ACCREDITATION
        and subject.protected
        and not (audience == Audience.STAFF and policy.staff_read_all)
        and decide(field, subject, audience=audience, policy=policy, now=NOW).view
        != decide(
            field,
            Subject(Wish.SECRETARIAT, approved=subject.approved),
            audience=audience,
            policy=policy,
            now=NOW,
        ).view
    ]
    assert seen == []


def test_time_only_opens_the_list():
    for field, subject, policy in CASES:
        views = [
            decide(field, subject, audience=Audience.PUBLIC, policy=policy, now=moment).view
            for moment in (NOW - timedelta(days=9), NOW, NOW + timedelta(days=9))
        ]
        assert views == sorted(views)


@pytest.mark.parametrize(
    ("subject", "audience", "expected"),
    [
        (Subject(Wish.PUBLIC, approved=True), Audience.PUBLIC, (View.SHOWN, Reason.AGREED)),
        (
            Subject(Wish.DELEGATIONS, approved=True),
            Audience.PUBLIC,
            (View.REDUCED, Reason.PERSON_ASKED),
        ),
        (
            Subject(Wish.DELEGATIONS, approved=True),
            Audience.DELEGATIONS,
            (View.SHOWN, Reason.AGREED),
        ),
        (
            Subject(Wish.CATEGORY, approved=True),
            Audience.DELEGATIONS,
            (View.REDUCED, Reason.PERSON_ASKED),
        ),
        (
            Subject(Wish.CATEGORY, approved=True),
            Audience.CATEGORY,
            (View.SHOWN, Reason.AGREED),
        ),
        (
            Subject(Wish.PUBLIC, approved=True, protected=True),
            Audience.STAFF,
            (View.REDUCED, Reason.PROTECTED),
        ),
        (
            Subject(Wish.SECRETARIAT, approved=True),
            Audience.STAFF,
            (View.REDUCED, Reason.PERSON_ASKED),
        ),
        (
            Subject(Wish.CATEGORY, approved=False),
            Audience.STAFF,
            (View.SHOWN, Reason.DUTY),
        ),
        (
            Subject(Wish.SECRETARIAT, approved=False),
            Audience.ACCREDITATION,
            (View.SHOWN, Reason.DUTY),
        ),
    ],
)
def test_what_is_usual_is_shown_and_says_why(subject, audience, expected):
    policy = Policy(ListState.FINAL)

    assert decide(Field.NAME, subject, audience=audience, policy=policy, now=NOW) == Decision(
        *expected
    )
