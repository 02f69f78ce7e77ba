"""The secretariat decides: one of two officers wins, everybody concerned is told, and a decision can be taken back."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from plenipo.delegations.actions import approval
from plenipo.delegations.actions.focal import add_focal_point
from plenipo.delegations.actions.notices import _notice
from plenipo.delegations.models import Delegate, Delegation
from plenipo.kit.errors import Refused
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Letter
from tests.delegations.conftest import text_of
from tests.factories import (
    ChangeRequestFactory,
    DelegateFactory,
    DelegationFactory,
    DocumentFactory,
    FocalPointFactory,
)

QUESTION = "In which capacity does the third person attend?"


@pytest.fixture
def waiting(world, delegation):
    """Fay's delegation waits for approval: two persons in the quota, one over it."""
    Delegation.objects.update(state="submitted", submitted_at=timezone.now())
    for place, state in enumerate(["nominated", "nominated", "waiting"]):
        DelegateFactory(
            delegation=delegation,
            state=state,
            position=place,
            person__email=f"person{place}@example.org",
            person__languages=["fr"] if place == 0 else ["Wolof"],
        )
    delegation.refresh_from_db()
    return delegation


def after_a_minute():
    """The letters of decisions may leave."""
    Letter.objects.update(not_before=timezone.now())


def letters(kind):
    return list(Letter.objects.filter(kind=f"delegations.{kind}").order_by("pk"))


def states(delegation):
    return list(delegation.delegates.order_by("position").values_list("state", flat=True))


# ---- approving


def test_who_is_within_the_quota_is_approved_and_the_others_wait_on(waiting, ada, deeds_on):
    approval.approve(waiting, by=ada)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by) == ("approved", ada.account)
    assert states(waiting) == ["approved", "approved", "waiting"]
    assert deeds_on(waiting) == ["delegations.approved"]


def test_every_focal_point_is_told_in_their_own_language(world, waiting, ada):
    FocalPointFactory(invitation=world.fay.invitation, language="ar", email="second@example.org")

    approval.approve(waiting, by=ada)

    told = {letter.to_email: letter.language for letter in letters("approved")}
    assert told == {world.fay.email: "en", "second@example.org": "ar"}


def test_everybody_named_by_somebody_else_gets_the_notice_in_a_language_of_theirs(waiting, ada):
    approval.approve(waiting, by=ada)

    told = {letter.to_email: letter.language for letter in letters("notice")}
    assert told == {
        "person0@example.org": "fr",
        "person1@example.org": "en",
        "person2@example.org": "en",
    }
    assert waiting.delegates.filter(noticed_at=None).count() == 0


def test_the_notice_says_what_the_law_wants(world, waiting, ada):
    approval.approve(waiting, by=ada)

    body = letters("notice")[1].body
    for said in (
        waiting.plate_name,
        str(world.conference),
        "The controller, Dialogue of Parties, holds these data, as stated by your delegation",
        "taking part in the conference",
        "12 May 2028",
        "Visibility of your name: secretariat only.",
        "secretariat@localhost",
        "data-protection authority",
    ):
        assert said in body


def test_who_left_no_address_gets_the_notice_through_the_focal_point(world, waiting, ada):
    nameless = DelegateFactory(delegation=waiting, person__email="", person__family_name="Ba")

    approval.approve(waiting, by=ada)

    (handed_on,) = letters("hand_on")
    nameless.refresh_from_db()
    assert handed_on.to_email == world.fay.email
    assert "Given Ba" in handed_on.body
    assert nameless.noticed_at is not None


def test_nobody_gets_the_notice_twice(waiting, ada):
    approval.approve(waiting, by=ada)
    after_a_minute()
    while work_once():
        pass
    approval.reopen(waiting, by=ada)
    approval.approve(waiting, by=ada)

    assert len(letters("notice")) == 3


# ---- returning and refusing


def test_questions_go_to_the_delegation_which_may_write_again(waiting, ada, fay):
    approval.return_with_questions(waiting, QUESTION, by=ada)

    assert QUESTION in letters("returned")[0].body
    assert QUESTION in text_of(fay.get(reverse("delegations:mine")))
    assert fay.get(reverse("delegations:people")).status_code == 200


def test_who_is_refused_is_told_why_and_those_named_that_they_were(waiting, ada):
    approval.refuse(waiting, "The letter is signed by nobody.", by=ada)

    said = "Message from the secretariat:\nThe letter is signed by nobody."
    assert said in letters("refused")[0].body
    assert len(letters("notice")) == 3


@pytest.mark.parametrize("do", ["return", "refuse"])
def test_without_words_nothing_is_returned_or_refused(do, world, waiting, as_, press):
    answer = press(as_(world.ada), f"delegations:{do}", "dialogue", waiting.pk, note="  ")

    assert answer.status_code == 409
    assert Delegation.objects.get().state == "submitted"


def test_the_reason_is_read_by_those_who_decide_and_nobody_else(world, waiting, ada, as_):
    approval.refuse(waiting, "A word about somebody.", by=ada)
    address = reverse("delegations:delegation", args=["dialogue", waiting.pk])

    read_by = {
        name: "A word about somebody." in text_of(as_(getattr(world, name)).get(address))
        for name in ("sol", "ada", "ina", "obi")
    }

    assert read_by == {"sol": True, "ada": True, "ina": False, "obi": False}


# ---- two officers


def test_of_two_officers_one_wins_and_the_other_is_told_and_keeps_their_words(
    world, waiting, as_, press
):
    press(as_(world.sol), "delegations:approve", "dialogue", waiting.pk)

    answer = press(as_(world.ada), "delegations:return", "dialogue", waiting.pk, note=QUESTION)

    page = text_of(answer)
    assert answer.status_code == 409
    assert f"sol decided on {waiting} (" in page
    assert QUESTION in page
    assert Delegation.objects.get().state == "approved"
    assert letters("returned") == []


def test_a_double_click_approves_once(world, waiting, as_, deeds_on):
    address = reverse("delegations:approve", args=["dialogue", waiting.pk])
    ada = as_(world.ada)

    answers = [ada.post(address, {"key": "one press"}) for _click in range(2)]

    assert {answer.status_code for answer in answers} == {302}
    assert deeds_on(waiting) == ["delegations.approved"]
    assert len(letters("approved")) == 1


# ---- many at once, and back


@pytest.fixture
def many(world):
    return DelegationFactory.create_batch(3, conference=world.conference, state="submitted")


def test_many_are_approved_and_one_decided_meanwhile_does_not_stop_them(
    world, many, ada, as_, press
):
    approval.refuse(many[1], "Too late.", by=ada)

    answer = press(
        as_(world.ada), "delegations:approve-many", "dialogue", row=[each.pk for each in many]
    )

    assert [each.state for each in Delegation.objects.order_by("pk")] == [
        "approved",
        "refused",
        "approved",
    ]
    assert answer.url.endswith(f"?approved={many[0].pk}&approved={many[2].pk}")


def test_approving_none_is_said(world, many, as_, press):
    answer = press(as_(world.ada), "delegations:approve-many", "dialogue")

    assert answer.status_code == 409
    assert "Select at least one delegation." in text_of(answer)


def test_an_approval_of_many_is_undone_before_anybody_hears_of_it(world, many, waiting, as_, press):
    ada = as_(world.ada)
    rows = [each.pk for each in [*many, waiting]]
    approved = press(ada, "delegations:approve-many", "dialogue", row=rows)
    while work_once():
        pass
    page = text_of(ada.get(approved.url))

    press(
        ada,
        "delegations:reopen-many",
        "dialogue",
        asked="?" + "&".join(f"row={pk}" for pk in rows),
    )

    assert reverse("delegations:reopen-many", args=["dialogue"]) in page
    assert set(Delegation.objects.values_list("state", flat=True)) == {"submitted"}
    assert states(waiting) == ["nominated", "nominated", "waiting"]
    assert Letter.objects.count() == 0
    assert waiting.delegates.exclude(noticed_at=None).count() == 0


def test_a_decision_that_was_told_is_taken_back_with_a_letter(waiting, ada):
    approval.approve(waiting, by=ada)
    after_a_minute()
    while work_once():
        pass

    approval.reopen(waiting, by=ada)

    assert len(letters("reopened")) == 1
    with pytest.raises(Refused, match="There is no decision to revoke."):
        approval.reopen(waiting, by=ada)


# ---- pages


@pytest.mark.parametrize("extra", [0, 2])
def test_a_longer_queue_costs_no_more_queries(
    extra, world, waiting, as_, django_assert_num_queries
):
    for more in DelegationFactory.create_batch(extra, conference=world.conference):
        Delegation.objects.filter(pk=more.pk).update(state="submitted", submitted_at=timezone.now())
        DelegateFactory.create_batch(2, delegation=more)
    ada = as_(world.ada)

    # session, account, membership, profile, their number, waiting, persons, decided, credentials, challenges; rail:
    # what waits, switches; zones with a capacity
    with django_assert_num_queries(13):
        page = text_of(ada.get(reverse("delegations:approval", args=["dialogue"])))

    assert page.count("data-row") == extra + 1


def test_the_queue_comes_in_pages_is_searched_and_sorted_like_the_other_lists(world, as_):
    for n in range(52):
        more = DelegationFactory(conference=world.conference, plate_name=f"Party {n:02}")
        Delegation.objects.filter(pk=more.pk).update(
            state="submitted", submitted_at=timezone.now() - timedelta(hours=n)
        )
    ada, address = as_(world.ada), reverse("delegations:approval", args=["dialogue"])

    def shown(**asked):
        return [str(each) for each, *_notes in ada.get(address, asked).context["lines"]]

    assert (len(shown()), len(shown(page=2))) == (50, 2)
    assert shown(q="party 07") == ["Party 07"]
    assert shown()[0] == "Party 51"  # first submitted, first shown
    assert shown(sort="-name")[0] == "Party 51"
    assert shown(sort="name")[0] == "Party 00"
    assert "Show all" in text_of(ada.get(address, {"q": "nobody"}))


@pytest.mark.parametrize("extra", [0, 2])
def test_a_longer_board_of_delegations_costs_no_more_queries(
    extra, world, waiting, as_, django_assert_num_queries
):
    DelegationFactory.create_batch(extra, conference=world.conference)
    obi = as_(world.obi)

    # session, account, membership, profile, names to sort by, rows, rail: what waits, switches
    with django_assert_num_queries(8):
        page = text_of(obi.get(reverse("delegations:board", args=["dialogue"])))

    assert page.count("data-row") == extra + 1


@pytest.mark.parametrize("persons", [1, 3])
def test_a_longer_delegation_costs_the_desk_no_more_queries(
    persons, world, delegation, as_, django_assert_num_queries
):
    DelegateFactory.create_batch(persons, delegation=delegation)
    for each in delegation.delegates.all():
        ChangeRequestFactory(delegation=delegation, delegate=each)
    DocumentFactory(delegation=delegation)
    FocalPointFactory.create_batch(persons - 1, invitation=world.fay.invitation)
    ada = as_(world.ada)

    # session, account, membership, delegation, persons, profile, addresses, documents, focal points, changes,
    # numbers of what hangs on it, history, what the desk entered, circulars, credentials, challenges; rail: what
    # waits, switches
    with django_assert_num_queries(18):
        ada.get(reverse("delegations:delegation", args=["dialogue", delegation.pk]))


def test_the_board_is_narrowed_and_exported_as_shown(world, waiting, as_):
    other = DelegationFactory(conference=world.conference, plate_name="=HYPERLINK(1)")
    ada = as_(world.ada)

    page = text_of(ada.get(reverse("delegations:board", args=["dialogue"]) + "?state=submitted"))
    table = text_of(ada.get(reverse("delegations:board-csv", args=["dialogue"]) + "?state=invited"))

    assert str(waiting) in page
    assert other.plate_name not in page
    assert table.splitlines()[1].startswith(f"{other.pk},'=HYPERLINK(1),France,names awaited")


def test_an_export_of_delegations_says_who_is_who_from_one_day_to_the_next(world, waiting, as_):
    one = waiting.delegates.first()
    one.office_since = "2021-04"
    one.save()
    one.person.style, one.person.languages = "H.E.", ["fr", "ar"]
    one.person.save()
    address = reverse("delegations:board-csv", args=["dialogue"])

    lines = csv.DictReader(as_(world.ada).get(address).content.decode("utf-8-sig").splitlines())
    told = next(line for line in lines if line["Number of the person"] == str(one.person_id))

    assert (told["Form of address"], told["In office since"], told["Languages"]) == (
        "H.E.",
        "2021-04",
        "French, Arabic",
    )


def test_a_workbook_runs_from_right_to_left_for_who_reads_arabic(world, waiting, as_):
    page = as_(world.ada).get("/ar" + reverse("delegations:board-xlsx", args=["dialogue"])[3:])

    sheet = load_workbook(io.BytesIO(page.content)).active

    assert sheet.sheet_view.rightToLeft is True


def test_what_is_late_is_found_on_the_board(world, delegation, as_):
    late = timezone.localdate() - timedelta(days=1)
    world.fay.invitation.deadline = late
    world.fay.invitation.save()
    DelegationFactory(conference=world.conference, plate_name="In time", invitation__deadline=None)

    page = text_of(
        as_(world.ada).get(reverse("delegations:board", args=["dialogue"]) + "?state=late")
    )

    assert delegation.plate_name in page
    assert "In time" not in page


def test_who_stands_in_another_delegation_is_pointed_out(world, waiting, as_):
    DelegateFactory(
        delegation=DelegationFactory(conference=world.conference),
        person__email="person1@example.org",
    )
    address = reverse("delegations:delegation", args=["dialogue", waiting.pk])

    page = text_of(as_(world.ada).get(address))

    assert "has an address that another delegation also uses." in page
    assert "No head of delegation has been nominated." in page
    assert "1 person is over the quota and on the waiting list." in page


def test_only_one_head_fits_a_delegation(delegation):
    from django.db import IntegrityError, transaction

    DelegateFactory(delegation=delegation, capacity=Delegate.Capacity.HEAD)

    with pytest.raises(IntegrityError), transaction.atomic():
        DelegateFactory(delegation=delegation, capacity=Delegate.Capacity.HEAD)


def test_the_journal_names_no_person(waiting, ada):
    from plenipo.records.models import JournalEntry

    approval.approve(waiting, by=By(duty="accreditation", account=ada.account))

    written = str(list(JournalEntry.objects.values()))
    for each in waiting.delegates.select_related("person"):
        assert each.person.family_name not in written
        assert each.person.email not in written


# ---- parties that have no e-mail


def test_who_cannot_be_told_by_e_mail_stays_on_the_list_until_told_otherwise(world, as_):
    delegation = DelegationFactory(conference=world.conference, state="submitted")
    assert not delegation.invitation.focal_points.exists()
    ada, slug = as_(world.ada), world.conference.slug

    page = ada.post(
        reverse("delegations:approve", args=[slug, delegation.pk]),
        {"key": "approve1"},
        follow=True,
    )

    said = [str(each) for each in page.context["messages"]]
    assert said == [
        f"{delegation}: approved. Nobody could be notified by e-mail: "
        "print the letter and hand it over."
    ]
    today = ada.get(reverse("portal:today", args=[slug])).content.decode()
    assert "party could not be notified of a decision by e-mail" in today
    paper = ada.get(reverse("delegations:decision-paper", args=[slug, delegation.pk]))
    assert paper.content.startswith(b"%PDF-")

    told = reverse("delegations:told-otherwise", args=[slug, delegation.pk])
    ada.post(told, {"key": "told0001"})

    delegation.refresh_from_db()
    assert not delegation.untold
    assert ada.post(told, {"key": "told0002"}).status_code == 409


def test_the_letter_of_approval_names_who_is_approved_and_who_waits(world):
    focal = world.fay
    delegation = DelegationFactory(
        conference=world.conference, invitation=focal.invitation, state="submitted"
    )
    coming, waiting = (
        DelegateFactory(delegation=delegation, state=each) for each in ("nominated", "waiting")
    )

    approval.approve(delegation, by=By(duty="accreditation", account=world.ada))

    letter = Letter.objects.get(kind="delegations.approved")
    assert f"Approved: {coming.person}." in letter.body
    assert f"On the waiting list until a place becomes available: {waiting.person}." in letter.body
    delegation.refresh_from_db()
    assert not delegation.untold


def test_notices_name_the_address_of_the_conference(world, delegation):
    world.conference.contact_email = "office@dialogue.example"
    world.conference.save()
    delegation.refresh_from_db()

    assert any("office@dialogue.example" in each for each in _notice(delegation, "en"))


def test_a_second_focal_point_reads_who_named_them_and_what_for(world):
    add_focal_point(
        world.fay.invitation, by=world.fay, name="Second", email="second@example.org", language="en"
    )

    party = world.fay.invitation.called_in("en").text
    letter = Letter.objects.get(to_email="second@example.org")
    assert letter.subject.endswith("Your designation as a focal point")
    assert f"Delegation: {party}." in letter.body
    assert "They are deleted after" in letter.body
