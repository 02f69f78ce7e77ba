"""An unanswered or declined request looks to every third party exactly like no request.

Worlds are drawn at random. In each the third parties look at everything, one more request is made and meets its fate,
and they look again: every byte must be the same. How long it takes is compared in benchmarks/secrecy.py.
"""

import re
from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from plenipo.bilaterals.actions import answers
from plenipo.bilaterals.actions.meetings import new_calendar
from plenipo.bilaterals.actions.requests import (
    GRACE,
    identify,
    keep_draft,
    send_due,
    send_soon,
    undo_sending,
    withdraw,
)
from plenipo.bilaterals.bridge import Proposal
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries.meetings import addresses_of
from plenipo.delegations.actions import approval, invitations
from plenipo.delegations.actions.answer import answer
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import record, write_letter
from plenipo.records.actions.letters import mark_bounced
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, JournalEntry, Letter
from plenipo.records.signals import hour_passed, moment_passed
from tests.bilaterals.conftest import delegation, send_at_once, wished
from tests.factories import DelegateFactory
from tests.test_access import POSTS, WHERE, WHO

GRAPHS = 25  # each fate in two or three
THIRDS = ("sol", "obi", "max", "tam")
FOCAL = ("fay", "tam")
FATES = (
    "draft",
    "leaving",
    "undone",
    "silent",
    "deferred",
    "expired",
    "withdrawn",
    "proposed",
    "bounced",
)
NOT_COMPARED = (
    "kit:style",
    "accent",
    "accounts:sessions",
    "accounts:accounts",
    "accreditation:report",
)  # which show the moment at which they are looked at, or a colour
VARIES = [  # drawn anew at every look: the form's own keys, and the number of a fault
    (r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', r'name="\1"'),
    (r"\b[0-9a-f]{8}\b(?!-)", "REFERENCE"),
]


def addresses(world, who):
    """Every address that `who` may open and that needs nothing but the conference."""
    focal = who in FOCAL
    for name, let_in in sorted(WHO.items()):
        if name in POSTS or name in NOT_COMPARED or "xlsx" in name:  # the rows are those of the CSV
            continue
        if not let_in & ({"fay", "nobody"} if focal else {who, "nobody"}):
            continue
        told = {} if name not in WHERE else {"slug": world.conference.slug}
        try:
            yield reverse(name, kwargs=told)
        except NoReverseMatch:  # an address of one row
            continue


HEADERS = ("Location", "ETag", "Last-Modified", "Content-Type", "Allow")


def look(client, address, guess=""):
    """(status, what the headers tell, the page)"""
    answer = client.get(address)
    page = answer.getvalue().decode(errors="replace")
    for pattern, plain in VARIES:
        page = re.sub(pattern, plain, page.replace(str(guess or None), "GUESS"))
    headers = [(name, answer.headers.get(name)) for name in HEADERS]
    return answer.status_code, headers, page


def everything(world, sides, as_, guess, *, thirds=THIRDS, pages=None):
    """What each third party sees: {(who, address): (status, page)}. A guessed address answers alike, there or not."""
    seen = {}
    for who in thirds:
        client = as_(getattr(sides if who in FOCAL else world, who))
        for address in pages or addresses(world, who):
            seen[who, address] = look(client, address)
        guessed = reverse("bilaterals:request", args=[guess])
        seen[who, "guessed"] = look(client, guessed, guess)
    return seen


def a_random_graph(world, sides, chance):
    """Some delegations ask each other, some answer; the third party takes part in nothing that is added later."""
    there = [(sides.rivers, sides.fay), (sides.hills, sides.gil), (sides.coast, sides.tam)]
    there += [delegation(world, f"Party {n}") for n in range(3)]
    for asker, focal in there:
        for other, other_focal in there:
            if asker == other or (asker, other) == (sides.rivers, sides.hills):
                continue
            if chance.random() < 0.35:
                request = keep_draft(asker, wished(other), by=by_focal(focal))
                send_at_once(request, by=by_focal(focal))
                if chance.random() < 0.5:
                    answers.accept(request, side=other, by=by_focal(other_focal))


def one_more(sides, fate):
    request = keep_draft(sides.rivers, wished(sides.hills), by=by_focal(sides.fay))
    if fate == "draft":
        return request
    if fate in ("leaving", "undone"):  # within its minute of grace, and taken back in it
        send_soon(request, by=by_focal(sides.fay))
        if fate == "undone":
            undo_sending(request, by=by_focal(sides.fay))
        send_due(timezone.now())
        return request
    send_at_once(request, by=by_focal(sides.fay))
    if fate == "deferred":
        answers.defer(request, side=sides.hills, by=by_focal(sides.gil))
    elif fate == "proposed":
        answers.propose(request, Proposal(minutes=5), side=sides.hills, by=by_focal(sides.gil))
    elif fate == "withdrawn":
        withdraw(request, by=by_focal(sides.fay))
    elif fate == "expired":
        MeetingRequest.objects.filter(pk=request.pk).update(expires_at=timezone.now())
        answers.let_expire(timezone.now() + timedelta(seconds=1))
    elif fate == "bounced":
        for letter in Letter.objects.filter(to_email=sides.gil.email, in_confidence=True):
            mark_bounced(letter, "550 No such person here")
    return request


TELLING = (
    "portal:today",
    "portal:journal",
    "portal:journal-csv",
    "portal:letters",
    "portal:commitments",
)


@pytest.mark.parametrize("seed", range(GRAPHS))
def test_a_request_shows_to_third_parties_like_no_request(seed, world, sides, as_):
    """The pages that count and list, in many worlds."""
    a_random_graph(world, sides, Random(seed))
    slug = {"slug": world.conference.slug}
    pages = [reverse(name, kwargs=slug) for name in TELLING]
    pages += [reverse(f"bilaterals:{name}") for name in ("mine", "ask")]
    pages += [reverse("delegations:mine"), reverse("records:health")]
    for side in (sides.rivers, sides.hills, sides.coast):
        one = [world.conference.slug, side.invitation_id]
        pages.append(reverse("portal:commitments-with", args=one))
    looked = {"thirds": ("sol", "tam"), "pages": pages}
    before = everything(world, sides, as_, uuid4(), **looked)

    request = one_more(sides, FATES[seed % len(FATES)])

    after = everything(world, sides, as_, request.pk, **looked)
    assert [where for where in before if before[where] != after[where]] == []


def test_every_page_is_the_same_whatever_became_of_requests(world, sides, as_):
    a_random_graph(world, sides, Random(7))
    sheets = day_sheets(world, sides)
    before = everything(world, sides, as_, uuid4())
    before |= everything(world, sides, as_, uuid4(), thirds=THIRDS[:3], pages=sheets)

    for fate in FATES:
        request = one_more(sides, fate)
        if fate == "leaving":
            send_due(timezone.now() + GRACE)
            request.refresh_from_db()
        if fate not in ("draft", "undone", "expired", "withdrawn"):
            withdraw(request, by=by_focal(sides.fay))

    after = everything(world, sides, as_, request.pk)
    after |= everything(world, sides, as_, request.pk, thirds=THIRDS[:3], pages=sheets)
    assert [where for where in before if before[where] != after[where]] == []


def day_sheets(world, sides):
    """Of the heads of the two delegations between which requests are made."""
    heads = [
        DelegateFactory(delegation=side, capacity="head") for side in (sides.rivers, sides.hills)
    ]
    there = [(world.conference.slug, head.person_id) for head in heads]
    return [reverse("programme:person-day", args=each) for each in there]


def test_a_request_leaves_no_hole_in_the_numbers_of_lines_and_letters(world, sides):
    ina = By(duty="invitations", account=world.ina)

    def an_ordinary_deed():
        line = record(Verb.INVITATION_SENT, by=ina, about=world.fay.invitation)
        letter = write_letter(
            "invitations.reminder",
            to="a@example.org",
            to_name="",
            language="en",
            subject="Reminder",
            body="",
            about=world.fay.invitation,
            conference=world.conference.pk,
        )
        return line.pk, letter.pk

    line, letter = an_ordinary_deed()
    one_more(sides, "deferred")

    assert an_ordinary_deed() == (line + 1, letter + 1)


def test_confidential_letters_go_out_and_count_nowhere(world, sides, post_office, as_):
    one_more(sides, "silent")
    while work_once():
        pass

    assert [str(each["Subject"]) for each in post_office.letters] == [
        f"{world.conference}: bilateral meetings"
    ]
    page = as_(world.sol).get(reverse("portal:letters", args=[world.conference.slug]))
    assert "bilateral meetings" not in page.content.decode()


def test_a_letter_that_bounces_is_the_desks_business_only(sides):
    before = JournalEntry.objects.count()

    one_more(sides, "bounced")

    assert JournalEntry.objects.count() == before


def test_the_secretary_general_holds_the_desk_only_if_it_was_given_to_them(world, as_):
    desk = reverse("bilaterals:desk", args=[world.conference.slug])
    assert as_(world.sol).get(desk).status_code == 403

    member = world.sol.memberships.get()
    member.duties = [*member.duties, "bilaterals"]
    member.save()

    assert as_(world.sol).get(desk).status_code == 200


def test_the_list_of_whom_to_ask_tells_nobody_who_comes(world, sides, as_):
    """The list of participants is not disclosed: names are typed, and the desk finds out whom they mean."""
    page = as_(sides.fay).get(reverse("bilaterals:ask")).content.decode()
    assert "Party of Hills" not in page

    world.conference.profiles.create(
        version=9,
        preset="host_party",
        since=timezone.now(),
        values={
            "list_state": "provisional",
            "categories": [{"key": "party", "quota": 3, "rights": ["attend"]}],
        },
    )
    page = as_(sides.fay).get(reverse("bilaterals:ask")).content.decode()
    assert "Party of Hills" in page


# ---- what the asker of a typed name reads


def found(request, world, sides):
    identify(request, sides.hills, by=sides.bea)


def and_invited_no_more(request, world, sides):
    found(request, world, sides)
    invitation = sides.hills.invitation
    invitations.withdraw(
        invitation, seen=invitation.revision, by=By(duty="invitations", account=world.ina)
    )


def and_declined(request, world, sides):
    found(request, world, sides)
    Delegation.objects.filter(pk=sides.hills.pk).update(state="named")
    answer(sides.gil.invitation, "declined", by=sides.gil)


def and_refused(request, world, sides):
    found(request, world, sides)
    ada = By(duty="accreditation", account=world.ada)
    approval.reopen(sides.hills, by=ada)
    approval.refuse(sides.hills, "Signed by nobody.", by=ada)
    moment_passed.send(None, now=timezone.now() + approval.SECOND_THOUGHTS)


def and_twice(request, world, sides):
    """The same party under another name: the desk alone learns it."""
    found(request, world, sides)
    second = MeetingRequest.objects.exclude(pk=request.pk).get(asker=sides.rivers)
    with pytest.raises(Refused):
        found(second, world, sides)


def not_there(request, world, sides):
    """Nobody takes part under this name, so the desk leaves it."""


NAMES = ("Party of Hills", "The Hills, Utopia")  # as it is called, and otherwise
FINDINGS = (found, and_invited_no_more, and_declined, and_refused, and_twice, not_there)


def read_by_the_asker(world, sides, as_, requests):
    """Every page the asker may open, those of its requests, its calendars, the answer to asking again, its letters."""
    pages = list(addresses(world, "fay"))
    pages += [reverse(f"bilaterals:{name}") for name in ("mine", "ask", "people")]
    pages += [reverse("delegations:mine"), reverse("programme:mine")]
    pages += [
        reverse(f"bilaterals:{name}", args=[each.pk])
        for name in ("request", "confirm", "draft", "note")
        for each in requests
    ]
    tokens = addresses_of(sides.rivers)
    pages.append(reverse("bilaterals:calendar", args=[tokens.feed]))
    pages.append(reverse("bilaterals:agenda", args=[tokens.agenda]))
    seen = everything(world, sides, as_, uuid4(), thirds=("fay",), pages=pages)
    letters = Letter.objects.filter(to_email=sides.fay.email)
    seen["fay", "letters"] = sorted(letters.values_list("kind", "subject", "state"))
    seen["fay", "asked anew"] = asked_anew(sides, as_)
    return seen


def asked_anew(sides, as_):
    form = {
        **{"typed": NAMES[0], "first": "level:1", "second": "", "third": ""},
        **{"format": "courtesy", "minutes": "20", "persons": "2", "languages": ["en"]},
        **{"press": "none", "importance": "2", "text": "", "do": "keep", "key": uuid4().hex},
    }
    given = as_(sides.fay).post(reverse("bilaterals:ask-keep"), form)
    page = given.content.decode()
    for pattern, plain in VARIES:
        page = re.sub(pattern, plain, page)
    return given.status_code, page


@pytest.mark.parametrize(
    ("finding", "also_asked"), [*((each, False) for each in FINDINGS), (found, True)]
)
def test_the_asker_of_a_typed_name_reads_the_same_whatever_the_desk_finds(
    finding, also_asked, world, sides, as_, post_office
):
    """Until that side answers: pages, fields, hours, calendars, letters, and that it lapses."""
    new_calendar(sides.rivers, by=by_focal(sides.fay))
    if also_asked:  # by the side that is found
        theirs = keep_draft(sides.hills, wished(sides.rivers), by=by_focal(sides.gil))
        send_at_once(theirs, by=by_focal(sides.gil))
    requests = [
        keep_draft(sides.rivers, wished(whom=name), by=by_focal(sides.fay)) for name in NAMES
    ]
    for each in requests:
        send_at_once(each, by=by_focal(sides.fay))
    two_days_ago(requests)
    before = read_by_the_asker(world, sides, as_, requests)
    assert before["fay", reverse("bilaterals:mine")][0] == 200
    assert before["fay", reverse("bilaterals:request", args=[requests[0].pk])][0] == 200

    finding(requests[0], world, sides)

    after = read_by_the_asker(world, sides, as_, requests)
    assert [where for where in before if before[where] != after[where]] == []
    hour_passed.send(None, now=timezone.now() + timedelta(days=6))
    states = MeetingRequest.objects.filter(asker=sides.rivers).values_list("state", flat=True)
    assert set(states) == {"expired"}


def two_days_ago(requests):
    """Sent then: the desk takes its time to find out."""
    earlier = timedelta(days=2)
    for each in requests:
        MeetingRequest.objects.filter(pk=each.pk).update(
            sent_at=each.sent_at - earlier, expires_at=each.expires_at - earlier
        )
        each.refresh_from_db()


def test_a_refusal_to_ask_twice_is_told_to_the_asker_alone(sides):
    one_more(sides, "silent")

    with pytest.raises(Refused):
        one_more(sides, "silent")
