"""Passes that whoever holds them may use, and the ledger of who that is."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from plenipo.accreditation.actions import custody
from plenipo.accreditation.actions import pass_kinds as kinds
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.bridge.codes import BadgeSigner
from plenipo.accreditation.models import Custody, Pass, PassKind
from plenipo.accreditation.queries.load import loads_of
from plenipo.accreditation.queries.passes import (
    PassFilter,
    holdings_of,
    passes_found,
    piece_meant,
    pieces_typed,
    quotas_together,
    to_recover,
)
from plenipo.accreditation.rules.passes import quota_of
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.factories import CustodyFactory, DelegateFactory, DelegationFactory, ZoneFactory

OFFICE = By(duty="accreditation")


@pytest.fixture
def floaters(world, delegation):
    """Red floaters FL 1 to 10, three for a delegation; Fay's party, and another."""
    kind = kinds.add_kind(
        world.conference,
        letters="FL",
        name={"en": "Red floater"},
        colour="#b3261e",
        quota=3,
        starts=world.conference.starts,
        ends=world.conference.ends,
        by=OFFICE,
    )
    kinds.make_pieces(kind, first=1, last=10, coded=True, by=OFFICE)
    other = DelegationFactory(conference=world.conference, state="approved")
    return SimpleNamespace(conference=world.conference, kind=kind, ours=delegation, theirs=other)


def pieces(floaters, *numbers):
    found = Pass.objects.filter(kind=floaters.kind, number__in=numbers)
    return [each.pk for each in found.order_by("number")]


def given(floaters, *numbers, to=None, **more):
    return custody.issue(
        floaters.conference,
        pieces(floaters, *numbers),
        "Rose Petit",
        delegation=to or floaters.ours,
        by=OFFICE,
        **more,
    )


def one(floaters, number):
    return Pass.objects.select_related("conference", "kind").get(kind=floaters.kind, number=number)


def does(floaters, number, deed):
    piece = one(floaters, number)
    deed(piece, seen=piece.revision, by=OFFICE)
    return one(floaters, number)


def test_a_series_that_overlaps_adds_what_is_new(floaters):
    assert kinds.make_pieces(floaters.kind, first=8, last=12, coded=False, by=OFFICE) == 2
    assert one(floaters, 12).code == ""
    assert one(floaters, 8).code
    with pytest.raises(Refused, match="already been entered"):
        kinds.make_pieces(floaters.kind, first=2, last=9, coded=True, by=OFFICE)


def test_a_series_entered_wrongly_is_removed_but_for_what_somebody_held(floaters):
    given(floaters, 9)
    custody.take_back(floaters.conference, pieces(floaters, 9), by=OFFICE)

    assert kinds.remove_pieces(floaters.kind, first=8, last=10, by=OFFICE) == 2
    assert one(floaters, 9)
    with pytest.raises(Refused, match="can be removed: they were issued"):
        kinds.remove_pieces(floaters.kind, first=8, last=10, by=OFFICE)
    with pytest.raises(Refused, match="First remove"):
        kinds.delete_kind(floaters.kind, by=OFFICE)


def test_letters_mean_one_kind_and_no_badge(floaters, world):
    add_usual(world.conference, by=OFFICE)
    same = {
        "name": {"en": "x"}, "colour": "#000000", "starts": world.conference.starts, "ends": world.conference.ends,
        "by": OFFICE,
    }  # fmt: skip
    for taken in ("FL", "D"):
        with pytest.raises(Refused):
            kinds.add_kind(world.conference, letters=taken, **same)


def test_many_are_issued_on_one_receipt(floaters):
    receipt = given(floaters, 1, 2)

    lines = receipt.custody.order_by("piece__number")
    assert [(str(each.piece), each.delegation) for each in lines] == [
        ("FL 0001", floaters.ours),
        ("FL 0002", floaters.ours),
    ]
    line = JournalEntry.objects.get(verb="passes.issued")
    assert line.details["passes"] == ["FL 0001", "FL 0002"]
    assert "Petit" not in str(line.details)


def test_of_two_officers_who_issue_the_same_piece_the_second_is_told_who_holds_it(floaters):
    given(floaters, 1)

    with pytest.raises(Refused, match="FL 0001 is held by"):
        given(floaters, 1, to=floaters.theirs)
    assert Custody.objects.count() == 1


def test_a_piece_is_in_one_pair_of_hands_whatever_is_written(floaters):
    given(floaters, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        CustodyFactory(piece=one(floaters, 1))


def test_the_quota_is_said_in_numbers_and_exceeded_with_a_reason(floaters):
    given(floaters, 1, 2, reason="Not needed yet")

    with pytest.raises(custody.OverQuota, match="holds 2 of 3 and would receive 2 more"):
        given(floaters, 3, 4)
    given(floaters, 3, 4, reason="Two bodyguards")

    assert [each.reason for each in Custody.objects.order_by("pk")] == [
        "",
        "",
        *["Two bodyguards"] * 2,
    ]
    assert JournalEntry.objects.filter(verb="passes.issued").last().details["exceeded"] is True


def test_a_quota_lowered_beneath_what_is_held_takes_nothing_and_gives_nothing_more(floaters):
    given(floaters, 1, 2)
    PassKind.objects.filter(pk=floaters.kind.pk).update(quota=1)

    holding = holdings_of([floaters.ours], floaters.conference)[floaters.ours.pk][0]
    assert (holding.held, holding.quota) == (2, 1)
    with pytest.raises(custody.OverQuota, match="holds 2 of 1"):
        given(floaters, 3)


@pytest.mark.parametrize(
    ("quota", "quotas", "share", "expected"),
    [
        (3, {}, None, 3),
        (None, {}, None, None),
        (3, {"member": 5}, None, 5),
        (3, {"member": 0}, None, 0),
        (None, {}, 5, 3),
        (2, {}, 5, 2),
        (9, {"member": 2}, 1, 2),
    ],
)
def test_a_quota_follows_the_category_and_the_size(quota, quotas, share, expected):
    kind = PassKind(quota=quota, quotas=quotas, share=share)

    assert quota_of(kind, "member", 12) == expected


def test_the_quotas_of_all_delegations_add_up(floaters):
    assert quotas_together(floaters.conference, floaters.kind) == 6
    floaters.kind.quota = None
    assert quotas_together(floaters.conference, floaters.kind) is None


def test_a_pass_that_is_returned_twice_is_in_store(floaters):
    given(floaters, 1, 2)

    back, there = custody.take_back(floaters.conference, pieces(floaters, 1, 5), by=OFFICE)
    assert ([each.number for each in back], [each.number for each in there]) == ([1], [5])
    with pytest.raises(Refused, match="already been returned"):
        custody.take_back(floaters.conference, pieces(floaters, 1), by=OFFICE)
    assert Custody.objects.get(piece__number=1).outcome == "returned"


def test_handing_on_ends_one_line_and_begins_another(floaters):
    given(floaters, 1)
    given(floaters, 1, to=floaters.theirs, hand_on=True)

    lines = Custody.objects.filter(piece__number=1).order_by("pk")
    assert [(each.delegation, each.outcome) for each in lines] == [
        (floaters.ours, "handed_on"),
        (floaters.theirs, ""),
    ]
    with pytest.raises(Refused, match="is held by"):
        given(floaters, 1, to=floaters.theirs, hand_on=True)


def test_a_mistaken_entry_stands_there_and_what_was_handed_on_is_with_whom_it_was(floaters):
    given(floaters, 1)
    given(floaters, 1, to=floaters.theirs, hand_on=True)

    does(floaters, 1, custody.undo_issue)

    lines = Custody.objects.filter(piece__number=1).order_by("pk")
    assert [each.outcome for each in lines] == ["handed_on", "mistaken", ""]
    assert lines[2].delegation == floaters.ours
    assert does(floaters, 1, custody.undo_issue).state == "in_store"


def test_lost_and_found_again_by_its_holder_or_at_the_desk(floaters):
    given(floaters, 1, 2)

    assert does(floaters, 1, custody.report_lost).state == "lost"
    with pytest.raises(Refused, match="cannot be issued: lost"):
        given(floaters, 1, to=floaters.theirs)
    assert does(floaters, 1, custody.give_back_to_holder).state == "issued"
    assert holdings_of([floaters.ours], floaters.conference)[floaters.ours.pk][0].held == 2
    does(floaters, 2, custody.report_lost)
    custody.take_back(floaters.conference, pieces(floaters, 2), by=OFFICE)
    assert one(floaters, 2).state == "in_store"


def test_what_was_taken_back_by_mistake_is_with_its_holder_again(floaters):
    given(floaters, 1)
    custody.take_back(floaters.conference, pieces(floaters, 1), by=OFFICE)

    does(floaters, 1, custody.give_back_to_holder)

    assert Custody.objects.filter(piece__number=1, ended_at=None).get().delegation == floaters.ours


def test_whoever_saw_an_older_page_is_told(floaters):
    given(floaters, 1)
    piece = one(floaters, 1)
    does(floaters, 1, custody.report_lost)

    with pytest.raises(Refused, match="Somebody was quicker"):
        custody.withdraw(piece, seen=piece.revision, by=OFFICE)


def test_a_withdrawn_pass_is_to_be_recovered_and_returning_it_does_not_revive_it(floaters):
    given(floaters, 1, 2)
    does(floaters, 1, custody.withdraw)

    assert [each.piece.number for each in to_recover(floaters.conference)] == [1]
    custody.take_back(floaters.conference, pieces(floaters, 1), by=OFFICE)
    assert one(floaters, 1).state == "withdrawn"
    assert not to_recover(floaters.conference).exists()
    assert does(floaters, 1, custody.reinstate).state == "in_store"


def test_what_a_delegation_holds_that_withdraws_is_to_be_recovered(floaters):
    given(floaters, 1)
    given(floaters, 2, to=floaters.theirs)
    floaters.ours.state = "withdrawn"
    floaters.ours.save()

    assert [each.piece.number for each in to_recover(floaters.conference)] == [1]
    with pytest.raises(Refused, match="no longer takes part"):
        given(floaters, 3)


def test_after_the_last_day_whatever_is_in_hands_is_to_be_recovered(floaters):
    given(floaters, 1)
    floaters.conference.starts = floaters.conference.ends = timezone.localdate() - timedelta(days=1)
    floaters.conference.save()

    assert to_recover(floaters.conference).count() == 1


@pytest.mark.parametrize(
    ("typed", "found", "unknown"),
    [
        ("FL 1–3, 7", [1, 2, 3, 7], []),
        ("fl0001 ; FL 2", [1, 2], []),
        ("٣، ٥", [3, 5], []),
        ("ＦＬ　９", [9], []),
        ("FL 9-11", [9, 10], ["FL 11"]),
        ("2\nXY 1\n=1+1", [2], ["XY 1", "=1+1"]),
        ("3-1", [], ["3-1"]),
        ("FL 1-999999", [], ["FL 1-999999"]),
    ],
)
def test_numbers_are_understood_as_they_are_typed(floaters, typed, found, unknown):
    told = pieces_typed(floaters.conference, typed)

    assert told.numbers == pieces(floaters, *found)
    assert told.unknown == unknown


def test_a_thousand_pieces_pasted_are_read_in_three_queries(floaters, django_assert_num_queries):
    kinds.make_pieces(floaters.kind, first=11, last=1010, coded=True, by=OFFICE)
    codes = list(Pass.objects.filter(number__gt=10).values_list("code", flat=True))

    with django_assert_num_queries(3):
        told = pieces_typed(floaters.conference, "FL 5\n" + "\n".join(codes))

    assert len(told.numbers) == 1001
    assert not told.unknown


def test_a_code_that_has_expired_still_says_which_pass_comes_back(floaters):
    piece = one(floaters, 4)
    Pass.objects.update(ends=timezone.localdate() - timedelta(days=9))
    code = BadgeSigner(floaters.conference).of_badge(one(floaters, 4))

    assert pieces_typed(floaters.conference, code).numbers == [piece.pk]
    assert piece_meant(floaters.conference, code) == piece
    assert piece_meant(floaters.conference, "FL 4") == piece
    assert piece_meant(floaters.conference, "4") is None


def test_the_ledger_is_narrowed_by_holder_and_state(floaters):
    given(floaters, 1)
    custody.issue(floaters.conference, pieces(floaters, 2), "Omar =1+1", by=OFFICE)

    def found(**asked):
        rows = passes_found(floaters.conference, PassFilter(**asked))
        return [each.number for each in rows]

    assert found(q="Omar") == [2]
    assert found(delegation=floaters.ours.pk) == [1]
    assert found(state="holding") == [1, 2]
    assert found(state="in_store", q="FL 1-3") == [3]
    custody.take_back(floaters.conference, pieces(floaters, 2), by=OFFICE)
    assert found(q="Omar") == []


def test_a_zone_is_loaded_by_passes_in_hands_and_by_those_expected(floaters):
    zone = ZoneFactory(conference=floaters.conference, capacity=2)
    floaters.kind.zones.add(zone)
    given(floaters, 1, 2)
    given(floaters, 3, to=floaters.theirs)

    def load():
        return next(each for each in loads_of(floaters.conference) if each.zone == zone)

    assert (load().passes, load().issued, load().over) == (3, 3, True)
    floaters.theirs.state = "withdrawn"
    floaters.theirs.save()
    assert (load().passes, load().over) == (2, False)
    category = floaters.conference.badge_categories.create(
        letter="D", name={"en": "Delegate"}, colour="#112233", capacities=["member"]
    )
    category.zones.add(zone)
    for _n in range(3):
        DelegateFactory(delegation=floaters.ours, state="approved", capacity="member")
    assert (load().expected, load().all, load().soon) == (3, 5, True)
    assert load().with_secondary(2) == 2
    assert load().with_secondary(9) == 3
