"""The order of precedence of a conference: with its reasons, by hand, on another day, under other rules."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.accreditation.queries.reports import drawn_up, in_protocol_order
from plenipo.bilaterals.queries.protocol import places_of as bilateral_places
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.profile import Listing
from plenipo.delegations.queries.people import participants_seen_by
from plenipo.delegations.words.listed import in_parts
from plenipo.kit.errors import Refused
from plenipo.protocol.actions.orders import place_by_hand, undo_place
from plenipo.protocol.models import OrderOf, PlacedByHand
from plenipo.protocol.queries.ordering import order_on
from plenipo.records.models import By, JournalEntry
from tests.factories import (
    CountryFactory,
    DelegateFactory,
    LotDrawFactory,
    SettledOrderFactory,
    TenureFactory,
)

DAY = date(2026, 12, 1)
QUERIES = {"offices": 14, "compare": 22, "settled": 21, "draws": 8, "principals": 16}


def names(world, of=OrderOf.DELEGATIONS, day=DAY):
    return [each.delegation.to_call for each in order_on(world.conference, of, day).lines]


def page_of(client, of="order", **asked):
    return client.get(reverse(f"protocol:{of}", args=["dialogue"]), asked).content.decode()


def test_delegations_stand_by_the_rank_of_their_heads_and_each_says_why(world, head, signed_in):
    head("Congress", "deputy_leader", "2010")
    head("Renewal", "leader", "2021-04-13")
    head("Concord", "leader", "2015-01-01")

    assert names(world) == ["Concord", "Renewal", "Congress"]
    page = page_of(signed_in("sol"))
    assert "before Renewal: in office since 1 January 2015, the other since 13 April 2021" in page
    assert (
        "before Congress: “party leader” ranks above “deputy leader or secretary-general”" in page
    )
    assert "Delegations stand by the rank of their heads, principals by their own." in page


def test_two_heads_of_equal_rank_who_took_office_on_the_same_day_stand_in_the_alphabet(
    world, head, signed_in
):
    head("Renewal", "leader", "2021-04-13", country=None)
    head("Concord", "leader", "2021-04-13", country=None)

    assert names(world) == ["Concord", "Renewal"]
    page = page_of(signed_in("sol"))
    assert "before Renewal: in alphabetical order “Concord” comes before “Renewal” (Arabic)" in page


def test_two_parties_of_one_country_are_told_apart_by_their_own_names(world, head, signed_in):
    country = CountryFactory(code="BLZ", alpha2="BZ")
    head("Renewal", "leader", "2021-04-13", country=country)
    head("Concord", "leader", "2021-04-13", country=country)

    assert "“Concord” comes before “Renewal”" in page_of(signed_in("sol"))


def test_where_a_lot_should_decide_and_none_was_drawn_the_page_says_so(
    world, head, ruled, signed_in
):
    head("Renewal", "leader", "2021-04-13", country=None)
    head("Concord", "leader", "2021-04-13", country=None)
    ruled(then="lot")

    assert "no lots drawn" in page_of(signed_in("sol"))


def test_what_is_missing_is_said_first_and_leads_to_its_rows(world, head, signed_in):
    head("Renewal", "leader", "2021-04-13")
    head("Concord")

    page = page_of(signed_in("sol"))
    only = page_of(signed_in("sol"), lacks="rank")

    assert "?lacks=rank" in page
    assert "?lacks=since" in page
    assert "whose rank is not known" in page
    assert "Concord" in only
    assert "<bdi>Renewal</bdi>" not in only


def test_an_office_that_changed_yesterday_gives_another_order_on_the_day_before(
    world, head, signed_in
):
    rose = head("Renewal", "", None)
    TenureFactory(delegate=rose, rank="deputy_leader", since="2015", until="2026-11-30")
    TenureFactory(delegate=rose, rank="leader", since="2026-12-01")
    head("Concord", "deputy_leader", "2010")

    assert names(world, day=DAY) == ["Renewal", "Concord"]
    assert names(world, day=date(2026, 11, 30)) == ["Concord", "Renewal"]
    assert "The order on 30 November 2026" in page_of(signed_in("sol"), on="2026-11-30")


def test_where_all_parties_are_equal_ranks_do_not_count(world, head, ruled):
    head("Renewal", "leader", "2010", country=None)
    head("Congress", "", None, country=None)
    ruled(basis="equal", first="alphabet", then="none", alphabet="party")

    assert names(world) == ["Congress", "Renewal"]


def test_principals_stand_by_their_own_rank_and_members_without_one_do_not_stand_there(
    world, head, signed_in
):
    congress = head("Congress", "deputy_leader", "2010")
    founder = DelegateFactory(delegation=congress.delegation, state="approved", capacity="member")
    DelegateFactory(delegation=congress.delegation, state="approved", capacity="member")
    TenureFactory(delegate=founder, rank="leader", since="1999")
    head("Concord", "leader", "2015-01-01")

    found = order_on(world.conference, OrderOf.PRINCIPALS, DAY)

    assert [each.key for each in found.lines][0] == founder.pk
    assert [each.delegation.to_call for each in found.lines] == ["Congress", "Concord", "Congress"]
    assert str(founder.person) in page_of(signed_in("sol"), "principals")


@pytest.mark.parametrize(("rows", "queries"), [(1, 16), (3, 16)])
def test_the_page_asks_the_same_however_many_there_are(world, head, signed_in, rows, queries):
    client = signed_in("sol")
    for number in range(rows):
        head(f"Party {number}", "leader", "2015")
    page_of(client)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page_of(client)

    assert len(asked) == queries


@pytest.mark.parametrize("page", ["offices", "compare", "settled", "draws", "principals"])
def test_the_other_pages_ask_the_same_however_many_there_are(world, head, signed_in, page):
    client = signed_in("sol")
    counted = []
    for rows in (1, 2):  # one row, then three
        for number in range(rows):
            head(f"Party {rows}{number}", "leader", "2015")
            LotDrawFactory(conference=world.conference)
            SettledOrderFactory(conference=world.conference)
        page_of(client, page)
        with CaptureQueriesContext(connection) as asked:
            page_of(client, page)
        counted.append(len(asked))

    assert counted == [QUERIES[page]] * 2


# ---- by hand


def test_a_place_decided_by_hand_says_why_and_is_undone(world, head, chief, signed_in, press):
    head("Concord", "leader", "2015-01-01")
    last = head("Congress", "deputy_leader", "2010").delegation
    first = order_on(world.conference, "delegations", DAY).lines[0].key
    client = signed_in("sol")

    press(
        client,
        "protocol:place-set",
        *("dialogue", "delegations", last.pk),
        seen=0,
        side="before",
        beside=first,
        reason="The guest of honour of this year.",
    )

    assert names(world) == ["Congress", "Concord"]
    page = page_of(client)
    assert (
        "before Concord: Congress placed by hand directly before Concord: The guest of honour of this year."
        in page
    )
    row = PlacedByHand.objects.get()
    press(client, "protocol:place-undo", "dialogue", row.pk, seen=row.revision)
    assert names(world) == ["Concord", "Congress"]
    verbs = JournalEntry.objects.filter(verb__startswith="protocol.").values_list("verb", flat=True)
    assert list(verbs.order_by("pk")) == ["protocol.placed", "protocol.place_undone"]


def test_of_two_officers_who_move_in_one_order_the_second_is_told_and_loses_nothing(
    world, head, chief, signed_in, press
):
    concord = head("Concord", "leader", "2015-01-01").delegation
    congress = head("Congress", "deputy_leader", "2010").delegation
    place_by_hand(
        world.conference,
        "delegations",
        congress.pk,
        side="before",
        beside=concord.pk,
        reason="Host.",
        seen=0,
        by=chief,
    )

    answer = press(
        signed_in("sol"),
        "protocol:place-set",
        *("dialogue", "delegations", concord.pk),
        seen=0,
        side="after",
        beside=congress.pk,
        reason="My own reason.",
    )

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "changed this first" in page
    assert "My own reason." in page
    assert PlacedByHand.objects.count() == 1


def test_a_placement_that_goes_round_is_refused_where_it_is_typed(world, head, chief):
    one, other = head("Concord").delegation, head("Congress").delegation
    how = {"side": "before", "reason": "So.", "by": chief}
    place_by_hand(world.conference, "delegations", one.pk, beside=other.pk, seen=0, **how)

    with pytest.raises(Refused, match="itself placed beside"):
        place_by_hand(world.conference, "delegations", other.pk, beside=one.pk, seen=1, **how)


def test_a_decision_on_whoever_left_is_told_and_the_rest_of_the_order_stands(
    world, head, chief, signed_in
):
    one, other = head("Concord").delegation, head("Congress").delegation
    head("Renewal")
    how = {"side": "before", "reason": "So.", "by": chief}
    place_by_hand(world.conference, "delegations", other.pk, beside=one.pk, seen=0, **how)
    one.state = "withdrawn"
    one.save()

    page = page_of(signed_in("sol"))

    assert "A decision can no longer be kept" in page
    assert "One of the two is no longer in the order." in page
    undo_place(PlacedByHand.objects.get(), seen=0, by=chief)
    assert "can no longer be kept" not in page_of(signed_in("sol"))


# ---- to take along


def test_the_order_is_taken_along_as_a_table_and_on_paper(world, head, signed_in):
    head("Concord", "leader", "2015-01-01")
    head("=Congress", "deputy_leader", "2010")
    client = signed_in("sol")

    def file(kind):
        return client.get(
            reverse("protocol:order-file", args=["dialogue", "delegations", kind])
        ).content

    table = file("csv").decode("utf-8-sig")
    assert "in office since" not in table.splitlines()[0]
    assert "ranks above" in table
    assert "\n=" not in table
    assert file("xlsx")[:2] == b"PK"
    assert file("pdf")[:4] == b"%PDF"


# ---- what goes by it


def test_lists_reports_and_bilateral_meetings_go_by_it_where_the_rules_say_so(world, head):
    last, first = head("Concord", "deputy_leader"), head("Renewal", "leader")
    here = world.conference
    before = profile_of(here)
    change_rules(
        here,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=before.version if before else 0,
        list_order="precedence",
    )
    vars(here).pop("_rules", None)
    numbers = [first.delegation_id, last.delegation_id]

    assert list(bilateral_places(here)) == numbers
    entries = participants_seen_by(reader_of(world.sol.memberships.get()), here)
    parts = in_parts(here, entries, rules_of(here).of(Listing))
    assert [each.delegation.pk for part in parts for each in part.entries] == numbers
    lines = drawn_up(here).lines
    assert [each["delegation"] for each in in_protocol_order(lines, "precedence", "en")] == (
        [pk for pk in numbers if pk in {each["delegation"] for each in lines}]
    )
