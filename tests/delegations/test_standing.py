"""The desk acts for parties that write, call or come."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.models import Membership
from plenipo.delegations.actions.answer import answer
from plenipo.delegations.actions.entries import Heard, entering
from plenipo.delegations.models import (
    ChangeRequest,
    Delegation,
    DeskEntry,
    Document,
    FocalPoint,
    Invitation,
)
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.rules import StandIn
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.models import JournalEntry, Letter, Source
from plenipo.records.words.journal import phrases
from tests.delegations.conftest import person, text_of
from tests.factories import DelegateFactory, FocalPointFactory, InvitationFactory

CALL = {"source-channel": "call", "source-on": "2026-11-03", "source-reason": "They telephoned."}
NOTE = {
    "source-channel": "note",
    "source-on": "2026-11-02",
    "source-reference": "NV 112/2026",
    "source-reason": "The party writes notes only.",
}


@pytest.fixture
def silent(world):
    """Invited by letter, without any address."""
    return InvitationFactory(
        conference=world.conference, state="sent", email="", party=world.party, quota=2
    )


@pytest.fixture
def ina_(world, as_):
    return as_(world.ina)


@pytest.fixture
def sol(world, as_):
    return as_(world.sol)


def enter(press, client, page, invitation, *more, **said):
    slug = invitation.conference.slug
    return press(client, f"delegations:for-{page}", slug, invitation.pk, *more, **said)


def page_of(client, invitation, page="mine"):
    address = reverse(f"delegations:for-{page}", args=[invitation.conference.slug, invitation.pk])
    return text_of(client.get(address))


# ---- the answer


def test_a_telephoned_acceptance_takes_four_clicks_from_today(world, silent, ina_, press):
    today = text_of(ina_.get(reverse("portal:today", args=["dialogue"])))
    incoming = reverse("delegations:incoming", args=["dialogue"])
    assert f'action="{incoming}"' in today

    found = text_of(ina_.get(incoming, {"q": silent.reference}))  # 1: the box on Today
    link = reverse("delegations:for-mine", args=["dialogue", silent.pk]) + "?answer=accepted"
    assert f'href="{link}"' in found
    page = text_of(ina_.get(link))  # 2: they accept
    (chosen,) = re.findall(r'<input type="radio" name="answer"[^>]*checked[^>]*>', page)
    assert 'value="accepted"' in chosen
    sent = enter(press, ina_, "answer", silent, answer="accepted", **CALL)  # 3: call, 4: send

    assert sent.status_code == 302
    silent.refresh_from_db()
    assert silent.state == "accepted"
    line = JournalEntry.objects.get(verb="delegations.answered")
    assert (line.account, line.duty, line.details["source"]) == (
        world.ina,
        "invitations",
        ["call", "2026-11-03"],
    )


def test_the_journal_says_that_it_was_entered_for_the_party(silent, ina_, press):
    enter(press, ina_, "answer", silent, answer="accepted", **CALL)

    page = text_of(ina_.get(reverse("portal:journal", args=["dialogue"])))

    said = "The party replied to the invitation (entered for the party; source: telephone call, 3 November 2026)"
    assert said in page


def test_an_answer_without_a_source_is_asked_for_it_and_loses_nothing(silent, ina_, press):
    asked = enter(press, ina_, "answer", silent, answer="another_level", note="As observers & co")

    assert asked.status_code == 422
    assert '<input type="hidden" name="note" value="As observers &amp; co">' in text_of(asked)
    assert (Invitation.objects.get(pk=silent.pk).state, DeskEntry.objects.count()) == ("sent", 0)


def test_a_source_that_is_still_to_come_is_refused_beside_it(silent, ina_, press):
    later = {**CALL, "source-on": str(timezone.localdate() + timedelta(days=2))}

    asked = enter(press, ina_, "answer", silent, answer="accepted", **later)

    assert (asked.status_code, "This day is in the future." in text_of(asked)) == (422, True)


@pytest.mark.parametrize("state", ["drafted", "sent", "lapsed"])
def test_an_answer_is_entered_whether_the_invitation_was_sent_lapsed_or_handed_over(
    state, world, ina_, press, switched_off
):
    one = InvitationFactory(conference=world.conference, state=state, sent_at=None)
    switched_off("registration")

    enter(press, ina_, "answer", one, answer="names_to_follow", **NOTE)

    one.refresh_from_db()
    assert (one.state, one.sent_at is None) == ("names_to_follow", False)
    assert Delegation.objects.get(invitation=one).state == "invited"


def test_a_party_that_calls_off_after_its_approval_is_entered_as_declined_and_nothing_else(
    world, delegation, sol, press
):
    Delegation.objects.update(state="approved")
    invitation = world.fay.invitation

    refused = enter(press, sol, "answer", invitation, answer="accepted", **CALL)
    assert refused.status_code == 422
    enter(press, sol, "answer", invitation, answer="declined", **CALL)

    delegation.refresh_from_db()
    assert delegation.state == "withdrawn"
    assert [each.verb for each in DeskEntry.objects.all()] == ["delegations.answered"]


def test_an_action_takes_nothing_but_a_refusal_after_the_submission(world, delegation):
    Delegation.objects.update(state="submitted")
    invitation = world.fay.invitation
    member = Membership.objects.get(account=world.ina)
    heard = Heard(Source("call", date(2026, 11, 3)))
    enter_ = entering(invitation, Verb.ANSWERED, heard, member=member, duty="invitations")

    with pytest.raises(Refused, match="only that the party declines"):
        answer(invitation, "accepted", by=StandIn(invitation, member, enter_, "en"))


def test_the_form_begins_with_the_source_of_the_last_entry_of_the_same_party(
    world, silent, sol, as_, press
):
    enter(press, sol, "answer", silent, answer="accepted", **NOTE)

    page = page_of(sol, silent, "people")
    assert 'name="source-reference" value="NV 112/2026"' in page
    assert 'value="NV 112/2026"' not in page_of(as_(world.ada), silent, "people")


# ---- a party that answers by letter only


def test_a_party_without_any_address_comes_to_an_approved_delegation(world, ina_, as_, sol, press):
    draft = InvitationFactory(conference=world.conference, state="drafted", email="", quota=2)
    handed = reverse("delegations:invitation-hand-over", args=["dialogue", draft.pk])
    ina_.post(handed, {"key": "1", "seen": "0", **NOTE})
    assert Invitation.objects.get(pk=draft.pk).state == "sent"

    ada, scan = as_(world.ada), SimpleUploadedFile("note.pdf", b"%PDF-1.7 scanned")
    enter(press, ina_, "answer", draft, answer="accepted", **NOTE)
    delegation = Delegation.objects.get(invitation=draft)
    named = {**person(0, capacity="head"), **person(1, family_name="Ba"), **NOTE, "seen": "0"}
    enter(press, ada, "people-keep", draft, do="keep", **named)
    enter(press, ada, "letter-add", draft, kind="note_verbale", file=scan, **NOTE)
    corrected = {**named, **person(1, family_name="Bah"), "seen": "1"}
    enter(press, ada, "people-keep", draft, do="review", **corrected)
    enter(press, ada, "submit", draft, seen="2", **NOTE)
    press(sol, "delegations:approve", "dialogue", delegation.pk)

    delegation.refresh_from_db()
    assert delegation.state == "approved"
    people = delegation.delegates.order_by("position")
    assert [each.person.family_name for each in people] == ["Diallo", "Bah"]
    assert Document.objects.get(delegation=delegation).name == "note.pdf"
    assert Letter.objects.filter(kind__startswith="invitations").count() == 0
    assert list(DeskEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "invitations.delivered",
        "delegations.answered",
        "delegations.names_kept",
        "delegations.letter_added",
        "delegations.names_kept",
        "delegations.submitted",
    ]


def test_a_letter_without_its_source_stays_on_its_page(world, delegation, sol, press):
    scan = SimpleUploadedFile("note.pdf", b"%PDF-1.7 scanned")

    answer = enter(press, sol, "letter-add", world.fay.invitation, kind="note_verbale", file=scan)

    assert (answer.status_code, Document.objects.count()) == (422, 0)
    assert "Enter the source: channel and date." in text_of(answer)


def test_a_change_is_asked_for_by_the_desk_while_the_link_is_closed(
    world, delegation, sol, press, switched_off
):
    Delegation.objects.update(state="approved")
    delegate = DelegateFactory(delegation=delegation, state="approved")
    switched_off("changes")

    enter(press, sol, "change-ask", world.fay.invitation,
          kind="withdraw", delegate=delegate.pk, reason="Fell ill", **CALL)  # fmt: skip

    asked = ChangeRequest.objects.get()
    assert (asked.kind, asked.delegate, asked.asked_by) == ("withdraw", delegate, None)


def test_who_reads_no_names_enters_the_answer_and_is_not_shown_the_way_to_names(
    world, delegation, ina_
):
    page = page_of(ina_, world.fay.invitation)

    assert reverse("delegations:for-people", args=["dialogue", world.fay.invitation.pk]) not in page
    assert reverse("delegations:for-answer", args=["dialogue", world.fay.invitation.pk]) in page


# ---- who is told


def test_both_sides_see_what_the_desk_entered_and_the_party_is_told(
    world, delegation, sol, fay, press
):
    enter(press, sol, "answer", world.fay.invitation, answer="names_to_follow", **NOTE)

    theirs = text_of(fay.get(reverse("delegations:mine")))
    assert "note verbale, 2 November 2026" in theirs
    assert "The party writes notes only." not in theirs
    for address in (
        reverse("delegations:delegation", args=["dialogue", delegation.pk]),
        reverse("delegations:invitation", args=["dialogue", world.fay.invitation.pk]),
    ):
        ours = text_of(sol.get(address))
        assert "NV 112/2026" in ours
        assert "The party writes notes only." in ours
    letter = Letter.objects.get(kind="delegations.receipt_answer")
    assert letter.to_email == world.fay.email
    assert "Your reply: acceptance, names to follow" in letter.body
    assert "entered this for you. Source: note verbale, 2 November 2026." in letter.body
    assert "{link}" in letter.body


def test_a_double_click_enters_once(silent, ina_):
    address = reverse("delegations:for-answer", args=["dialogue", silent.pk])
    for _time in range(2):
        ina_.post(address, {"key": "one", "answer": "accepted", **CALL})

    assert DeskEntry.objects.count() == 1


# ---- after sending


@pytest.fixture
def change(sol):
    """`change(invitation, quota=5)`: the terms of what was sent, the rest as it is."""

    def changed(invitation, **said):
        invitation.refresh_from_db()
        usual = {"seen": invitation.revision, "category": "party", "quota": invitation.quota}
        address = reverse("delegations:invitation-terms-change", args=["dialogue", invitation.pk])
        return sol.post(address, {"key": str(timezone.now()), **usual, **said})

    return changed


def test_a_larger_quota_gives_places_to_those_who_wait(world, delegation, change):
    Delegation.objects.update(state="approved", quota=1)
    states = ["approved", "waiting", "waiting"]
    people = [
        DelegateFactory(delegation=delegation, state=s, position=n) for n, s in enumerate(states)
    ]

    change(world.fay.invitation, quota=2)

    delegation.refresh_from_db()
    assert delegation.quota == 2
    for each in people:
        each.refresh_from_db()
    assert [each.state for each in people] == ["approved", "approved", "waiting"]
    assert Letter.objects.filter(kind="delegations.place").count() == 1


def test_a_smaller_quota_before_the_decision_makes_the_last_wait(world, delegation, change):
    Delegation.objects.update(state="submitted")
    people = [DelegateFactory(delegation=delegation, position=n) for n in range(3)]

    change(world.fay.invitation, quota=2)

    for each in people:
        each.refresh_from_db()
    assert [each.state for each in people] == ["nominated", "nominated", "waiting"]


def test_further_addresses_have_links_of_their_own_and_copies_have_none(
    world, change, sol, press, as_
):
    one = InvitationFactory(conference=world.conference, state="drafted", email="a@example.org",
                            also=["b@example.org"], copies=["c@example.org"])  # fmt: skip
    address = reverse("delegations:invitations-many-do", args=["dialogue", "send"])
    sol.post(address, {"key": "1", "row": one.pk, "confirm": "1"})

    letters = {each.to_email: each for each in Letter.objects.all()}
    assert {to: bool(each.links) for to, each in letters.items()} == {
        "a@example.org": True,
        "b@example.org": True,
        "c@example.org": False,
    }
    assert "{link}" not in letters["c@example.org"].body
    change(one, also="d@example.org", copies="")
    there = FocalPoint.objects.filter(invitation=one, removed=False)
    assert set(there.values_list("email", flat=True)) == {"a@example.org", "d@example.org"}
    assert Letter.objects.filter(to_email="d@example.org", kind="invitations.reissue").count() == 1


def test_what_is_no_address_is_named_beside_the_field(world, change):
    answer = change(world.fay.invitation, copies="a@example.org\nnobody")

    assert answer.status_code == 422
    assert "Not an e-mail address: nobody." in text_of(answer)


def test_a_day_that_has_passed_stands_as_long_as_nobody_changes_it(world, change):
    Invitation.objects.update(deadline="2020-01-02")

    assert change(world.fay.invitation, deadline="2020-01-02", quota=4).status_code == 302
    assert change(world.fay.invitation, deadline="2020-01-03").status_code == 422


def test_the_new_terms_are_told_where_that_was_asked(world, change):
    change(world.fay.invitation, quota=7, tell="on")

    letter = Letter.objects.get(kind="invitations.terms")
    assert "Size of the delegation: up to 7 persons." in letter.body


# ---- the deadline of many


def test_the_deadline_of_many_is_extended_and_put_back(world, sol, press):
    first, second = (
        InvitationFactory(conference=world.conference, state="sent", deadline=day)
        for day in (date(2026, 12, 1), None)
    )
    later = InvitationFactory(conference=world.conference, state="sent", deadline=date(2099, 6, 1))
    asked = {"row": [first.pk, second.pk, later.pk], "deadline": "2099-01-15"}

    look = sol.get(reverse("delegations:invitations-extend", args=["dialogue"]), asked)
    assert "Extend 2 deadlines" in text_of(look)
    assert "the deadline is already later" in text_of(look)
    press(
        sol, "delegations:invitations-extend-do", "dialogue", expected="2", offered="tell", **asked
    )

    def days():
        found = Invitation.objects.filter(pk__in=[first.pk, second.pk, later.pk]).order_by("pk")
        return list(found.values_list("deadline", flat=True))

    assert days() == [date(2099, 1, 15), date(2099, 1, 15), date(2099, 6, 1)]
    batch = JournalEntry.objects.filter(verb="invitations.extended").last().details["batch"]
    page = text_of(sol.get(reverse("delegations:invitations", args=["dialogue"])))
    assert "2 deadlines were extended to 15 January 2099 by sol" in page
    assert f"/extend/{batch}/undo/" in page
    press(sol, "delegations:invitations-extend-undo", "dialogue", batch)
    assert days() == [date(2026, 12, 1), None, date(2099, 6, 1)]
    assert "/undo/" not in text_of(sol.get(reverse("delegations:invitations", args=["dialogue"])))


def test_an_extension_of_another_number_than_was_confirmed_changes_nothing(world, sol, press):
    one = InvitationFactory(conference=world.conference, state="sent", deadline=None)

    refused = press(sol, "delegations:invitations-extend-do", "dialogue",
                    row=one.pk, deadline="2099-01-15", expected="2", offered="tell")  # fmt: skip

    one.refresh_from_db()
    assert (refused.status_code, one.deadline) == (409, None)
    half = press(sol, "delegations:invitations-extend-do", "dialogue",
                 row=one.pk, deadline="2099-01-15", expected="1")  # fmt: skip
    one.refresh_from_db()
    assert (half.status_code, one.deadline) == (409, None)  # it did not say whether to tell them


# ---- reminders after the answer


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("invited", "The names of your delegation are still awaited."),
        ("named", "it has not been submitted to the secretariat yet"),
        ("returned", "has not yet received your answers to its questions"),
    ],
)
def test_who_accepted_and_did_not_submit_is_reminded_of_that(state, said, world, delegation, sol):
    Delegation.objects.update(state=state)
    address = reverse("delegations:invitations-many-do", args=["dialogue", "remind"])

    sol.post(address, {"key": "1", "row": world.fay.invitation.pk, "confirm": "1"})

    letter = Letter.objects.get()
    assert (letter.to_email, said in letter.body, "{link}" in letter.body) == (
        world.fay.email,
        True,
        True,
    )
    world.fay.invitation.refresh_from_db()
    assert (world.fay.invitation.state, world.fay.invitation.reminders) == ("accepted", 1)


def test_who_submitted_is_not_reminded(world, delegation, sol):
    Delegation.objects.update(state="submitted")

    page = sol.get(
        reverse("delegations:invitations-many", args=["dialogue", "remind"]),
        {"row": world.fay.invitation.pk},
    )

    assert "delegation already submitted" in text_of(page)


def test_letters_of_an_extension_wait_and_are_torn_up_when_it_is_undone(world, sol, press):
    Invitation.objects.filter(pk=world.fay.invitation.pk).update(deadline="2026-12-01")
    asked = {"row": world.fay.invitation.pk, "deadline": "2099-01-15", "tell": "on"}

    press(
        sol, "delegations:invitations-extend-do", "dialogue", expected="1", offered="tell", **asked
    )

    letter = Letter.objects.get(kind="invitations.terms")
    assert "15 January 2099" in letter.body
    assert letter.not_before > timezone.now()
    batch = JournalEntry.objects.filter(verb="invitations.extended").last().details["batch"]
    press(sol, "delegations:invitations-extend-undo", "dialogue", batch)
    assert not Letter.objects.filter(kind="invitations.terms").exists()


def test_an_extension_a_party_was_told_of_is_not_undone(world, sol, press):
    Invitation.objects.filter(pk=world.fay.invitation.pk).update(deadline="2026-12-01")
    asked = {"row": world.fay.invitation.pk, "deadline": "2099-01-15", "tell": "on"}
    press(
        sol, "delegations:invitations-extend-do", "dialogue", expected="1", offered="tell", **asked
    )
    Letter.objects.filter(kind="invitations.terms").update(state="sent")

    batch = JournalEntry.objects.filter(verb="invitations.extended").last().details["batch"]
    press(sol, "delegations:invitations-extend-undo", "dialogue", batch)

    assert Invitation.objects.get(pk=world.fay.invitation.pk).deadline == date(2099, 1, 15)
    assert "/undo/" not in text_of(sol.get(reverse("delegations:invitations", args=["dialogue"])))


def test_whom_no_notice_can_reach_is_said_on_the_page_of_the_delegation(
    world, delegation, sol, press
):
    FocalPoint.objects.filter(invitation=world.fay.invitation).update(removed=True)
    Delegation.objects.update(state="submitted")
    DelegateFactory(delegation=delegation, person__email="")

    press(sol, "delegations:approve", "dialogue", delegation.pk)

    page = text_of(sol.get(reverse("delegations:delegation", args=["dialogue", delegation.pk])))
    assert "1 person could not be notified of the nomination" in page
    assert delegation.delegates.get().noticed_at is None


def test_every_page_of_a_party_that_writes_has_its_verb_and_phrase(db):
    from plenipo.bilaterals.views import standing as of_sides
    from plenipo.delegations.views import focal, standing

    assert [verb for verb in standing.VERBS.values() if verb not in phrases()] == []
    with pytest.raises(KeyError):
        standing.at_the_desk(focal.answer, "answer-anew")
    with pytest.raises(KeyError):
        of_sides.at_the_desk(focal.answer, "answer-anew")


def test_two_parties_of_one_name_are_told_apart_by_country_reference_and_focal_point(world, ina_):
    both = [
        InvitationFactory(
            conference=world.conference,
            state="sent",
            party__name="Rivers Party",
            party__country__code=code,
            party__country__alpha2=code[:2],
        )
        for code in ("FRA", "ITA")
    ]
    one, other = map(country_of, both)
    assert one != other
    FocalPointFactory(invitation=both[1], name="Sol Amrani")

    found = text_of(ina_.get(reverse("delegations:incoming", args=["dialogue"]), {"q": "Rivers"}))
    entry = text_of(ina_.get(reverse("delegations:for-mine", args=["dialogue", both[1].pk])))

    for said in (one, other, both[0].reference, both[1].reference, "Sol Amrani"):
        assert said in found
    for said in (other, both[1].reference, "Sol Amrani"):
        assert said in entry
    assert both[0].reference not in entry
