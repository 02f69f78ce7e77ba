"""Ranks and offices: stated by the delegation, confirmed or entered by protocol, many at once, corrected."""

import pytest
from django.urls import reverse

from plenipo.delegations.actions.erasure import erase
from plenipo.kit.errors import Refused
from plenipo.protocol.actions import ranks as tables
from plenipo.protocol.actions.offices import enter_office, set_ranks
from plenipo.protocol.models import RankTable, Tenure
from plenipo.protocol.queries.ranks import classes_of
from plenipo.records.models import By
from tests.factories import DelegateFactory, DelegationFactory, TenureFactory

STATED = {"rank": "leader", "office": "Chair", "since": "4/2019", "until": ""}


@pytest.fixture
def hers(world):
    """The head of Fay's delegation."""
    delegation = DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )
    return DelegateFactory(delegation=delegation, capacity="head", state="approved")


def test_a_delegation_states_a_rank_over_its_link_and_it_counts_once_confirmed(
    world, hers, as_, signed_in, press
):
    fay, sol = as_(world.fay), signed_in("sol")

    press(fay, "protocol:state", person=hers.pk, **STATED)
    row = Tenure.objects.get()
    assert (row.state, row.since) == ("stated", "2019-04")
    assert "1 rank stated by a delegation" in sol.get(
        reverse("portal:today", args=["dialogue"])
    ).content.decode().replace("\n", " ")
    press(sol, "protocol:office-confirm", "dialogue", row.pk, seen=0)

    assert Tenure.objects.get().state == "confirmed"
    assert "confirmed" in fay.get(reverse("protocol:mine")).content.decode()


def test_a_statement_is_not_accepted_with_a_reason_that_the_delegation_reads(
    world, hers, as_, signed_in, press
):
    row = TenureFactory(delegate=hers, state="stated", by_party=True)
    sol = signed_in("sol")

    without = press(sol, "protocol:office-decline", "dialogue", row.pk, seen=0, reason="")
    assert without.status_code == 422
    press(sol, "protocol:office-decline", "dialogue", row.pk, seen=0, reason="Not yet elected.")

    assert "Not yet elected." in as_(world.fay).get(reverse("protocol:mine")).content.decode()


def test_a_statement_is_withdrawn_while_nobody_has_decided(world, hers, as_, press):
    row = TenureFactory(delegate=hers, state="stated", by_party=True)
    fay = as_(world.fay)

    press(fay, "protocol:take-back", row.pk)
    assert not Tenure.objects.exists()

    decided = TenureFactory(delegate=hers, state="confirmed", by_party=True)
    assert press(fay, "protocol:take-back", decided.pk).status_code == 409


def test_a_party_states_nothing_of_the_people_of_another(world, hers, as_, press):
    stranger = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        state="approved",
        capacity="head",
    )
    answer = press(as_(world.fay), "protocol:state", person=stranger.pk, **STATED)

    assert answer.status_code == 422
    assert not Tenure.objects.exists()


def test_ranks_are_set_for_many_at_once_and_keep_what_was_entered(world, head, chief):
    one, other = head("Concord"), head("Congress")
    TenureFactory(delegate=one, rank="adviser", office="Founder", since="2001")

    assert set_ranks(world.conference, [one.pk, other.pk], "leader", by=chief) == 2

    assert set(Tenure.objects.values_list("rank", "office", "since")) == {
        ("leader", "Founder", "2001"),
        ("leader", "", None),
    }


def test_an_office_that_ends_before_it_begins_is_told_at_its_field(hers, signed_in, press):
    answer = press(
        signed_in("sol"),
        *("protocol:office-add", "dialogue", hers.pk),
        rank="leader",
        office="Chair",
        since="2021",
        until="2019-03-01",
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The office cannot end before it began." in page
    assert 'value="2019-03-01"' in page


def test_of_two_officers_who_correct_one_office_the_second_compares(hers, signed_in, press):
    row = TenureFactory(delegate=hers)
    sol = signed_in("sol")
    said = {"office": "Chair", "since": "2019", "until": ""}
    press(sol, "protocol:office-change", "dialogue", row.pk, seen=0, rank="leader", **said)

    second = press(
        sol, "protocol:office-change", "dialogue", row.pk, seen=0, rank="adviser", **said
    )

    assert second.status_code == 409
    assert Tenure.objects.get().rank == "leader"


def test_those_of_whom_something_is_missing_stand_first(world, head, signed_in):
    head("Aardvark", "leader", "2001")
    head("Zebra")

    page = signed_in("sol").get(reverse("protocol:offices", args=["dialogue"])).content.decode()

    assert page.index("Zebra") < page.index("Aardvark")
    assert "heads of delegation without a rank" in page


def test_whoever_is_erased_leaves_no_office_behind(world, hers, chief):
    row = enter_office(hers, rank="leader", office="Chair", since="2001", until=None, by=chief)
    who = By(duty="data_protection", account=world.sol)

    erase(hers.person, why="asked", conference=world.conference, by=who)

    row.refresh_from_db()
    assert (row.office, row.since) == ("", None)


# ---- the table of ranks


def test_the_table_starts_with_the_usual_classes_of_its_rules_and_is_changed(world, chief):
    at = world.conference
    assert classes_of(at)[1].key == "leader"

    tables.add_class(at, {"en": "Guest of honour"}, seen=0, by=chief)
    own = classes_of(at)[-1]
    tables.move_class(at, own.key, higher=True, seen=1, by=chief)
    assert classes_of(at)[-2].key == own.key
    tables.delete_class(at, "adviser", seen=2, by=chief)
    assert classes_of(at)[-1].key == own.key
    with pytest.raises(Refused, match="first"):
        tables.rename_class(at, own.key, {"en": "Guest"}, seen=1, by=chief)


def test_a_class_that_principals_have_is_not_deleted_and_stays_in_another_table(world, head, chief):
    head("Concord", "leader")
    with pytest.raises(Refused, match="another rank first"):
        tables.delete_class(world.conference, "leader", seen=0, by=chief)

    tables.use_usual(world.conference, "states", seen=0, by=chief)

    keys = [each.key for each in classes_of(world.conference)]
    assert keys[0] == "head_of_state"
    assert keys[-1] == "leader"
    assert RankTable.objects.get().revision == 1
