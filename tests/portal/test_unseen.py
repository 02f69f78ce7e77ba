"""What is declared unseen is not seen: after such a deed every public page is drawn as before."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from plenipo.conference.actions import change_rules
from plenipo.kit.kept import shelf
from plenipo.kit.personal import is_confidential
from plenipo.portal.views.programme import _offered as offered_values
from plenipo.records.models import By, JournalEntry, PublicChange
from plenipo.records.verbs import journal_verbs
from tests.portal.conftest import people_named
from tests.programme.released import release_one_session
from tests.test_access import POSTS, WHERE, WHO

PUBLIC = (
    "portal:conference",
    "portal:participants",
    "portal:programme-json",
    "portal:embed-counts",
)
UNSEEN = {str(verb): verb for verb in journal_verbs() if not verb.public}
ORDER = ("sol", "ina", "ada", "bea", "fay", "max", "rex", "lin", "obi", "nobody")


@pytest.fixture
def shown(world):
    """Everything there is to publish is published."""
    people_named(world)
    release_one_session(world.conference)
    change_rules(
        world.conference,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=0,
        list_state="provisional",
    )
    return world


def drawn():
    """The public pages as they would be drawn now."""
    shelf.clear()
    offered_values.cache_clear()
    anybody = Client()
    return [anybody.get(reverse(page, args=["dialogue"])).content for page in PUBLIC]


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def done(name, world, browser):
    """First what it needs, then the deed: the unseen verbs of its lines, if nothing said that the public sees it."""
    address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
    data = {"key": uuid4().hex, **POSTS[name](world)}
    yield
    last = JournalEntry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    changes = PublicChange.objects.count()
    browser.post(address, data)
    verbs = JournalEntry.objects.filter(pk__gt=last).values_list("verb", flat=True)
    moved = PublicChange.objects.count() != changes
    yield set() if moved else set(verbs) & set(UNSEEN)


NOT_BY_A_FORM = {  # of which the table of who gets in has no form that writes them
    "the worker, the command line or the server of letters does it": {
        *("accounts.key_replaced", "delegations.link_resent", "invitations.bounced"),
        *("invitations.lapsed", "project.administrator_made", "project.second_factor_forgotten"),
        *("records.halt_tried", "records.letter_bounced", "records.letters_go_again"),
        *("records.letters_halted", "records.returned_mail", "records.sender_refused"),
        "registry.import.received",
    },
    "in that table nobody who leaves has a photo": {"photos.let_go"},
    "who follows a link of a letter does it, or who sends a file": {
        *("accounts.address_asked", "accounts.address_changed", "accounts.password_set"),
        *("delegations.letter_added", "invitations.opened"),
    },
    "the names set in the same deed are what the public sees, and have a line of their own": {
        "credentials.contest_plate",
    },
    "it follows from another deed, or its form is for a row in another state": {
        *("badges.followed", "credentials.sent", "credentials.set_aside", "gates.device_enrolled"),
        "photos.let_go",
        *("identity.judged", "identity.replaced", "identity.shredded"),
        *("lists.copied", "lists.dropped", "lists.proposed", "visa.asked", "visa.checked"),
        *(
            "delegations.protection_lift_asked",
            "visa.declined",
            "visa.issued",
            "visa.revoked",
            "visa.taken_back",
        ),
        *("delegations.answers_kept", "invitations.reminded", "invitations.sent"),
        *("invitations.substitute_offered", "invitations.text_reset", "programme.day_dropped"),
        *("programme.days_moved", "programme.hours_kept", "programme.interpreter_let"),
        "welcome.hours_kept",
        *("programme.part_confirmed", "programme.parts_ordered", "programme.ripple_undone"),
        *("programme.session_dropped", "programme.sessions_changed_back"),
        *("programme.template_applied", "promises.reopened", "promises.withdrawn"),
        *("registry.match.chosen", "registry.match.duplicate", "registry.match.taken_back"),
    },
}


def test_a_deed_that_is_declared_unseen_changes_no_public_page(shown, signed_in):
    """Through every address of a deed, as the table of who gets in does it. Bilaterals have a journal of their own."""
    before, looked_at, seen = drawn(), set(), []
    for name in POSTS:
        if is_confidential(name.partition(":")[0]):
            continue
        who = next((each for each in ORDER if each in WHO[name]), "nobody")
        with undone():
            steps = done(name, shown, signed_in(who))
            next(steps)
            verbs = next(steps)
            after = drawn() if verbs else before
        if after != before:  # by the deed, or by what its table asks for
            with undone():
                steps = done(name, shown, signed_in(who))
                next(steps)
                ready = drawn()
                next(steps)
                seen += [f"{name}: {sorted(verbs)}"] if drawn() != ready else []
        looked_at |= verbs

    assert seen == [], "the public sees it: take UNSEEN away"
    elsewhere = {verb for verbs in NOT_BY_A_FORM.values() for verb in verbs}
    left = sorted(set(UNSEEN) - looked_at - elsewhere)
    assert left == [], "no form of POSTS writes it: say why"
    assert b"Openly" in before[1]
