"""Lists as somebody typed them: kept, matched, decided."""

import pytest
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.kit.sheets import read_text
from plenipo.records.models import By, JournalEntry
from plenipo.registry.actions.lists import (
    accept_that_none_is_a_party,
    choose,
    keep_list,
    match_list,
    say_no_party,
    say_twice,
    take_back,
)
from plenipo.registry.models import Match, Party
from plenipo.registry.queries.lists import progress_of
from plenipo.registry.words import reasons as reasons_words
from tests.factories import MatchFactory, MatchListFactory, PartyFactory

TYPED = """Invitees of 2027
Pays\tNom du parti\tCourriel\tLangue
France\tParti de la Concorde\toffice@concorde.example\tfrançais
France\tUnion for Something Else Entirely\t
France\tParti de la Concorde\tsecond@concorde.example
"""


@pytest.fixture
def rex(world):
    return By(duty="register", account=world.rex)


@pytest.fixture
def concorde(world):
    return PartyFactory(name="Parti de la Concorde", name_english="Concord Party")


@pytest.fixture
def kept(world, rex, concorde):
    return keep_list(
        read_text(TYPED), name="Europe", at=None, by=rex, conference=world.conference.pk
    )


@pytest.fixture
def doubtful(world):
    """A row with two candidates, not decided."""
    parties = PartyFactory.create_batch(2)
    candidates = [{"id": party.pk, "score": 0.6, "reasons": []} for party in parties]
    return MatchFactory(candidates=candidates)


def again(row):
    return Match.objects.select_related("decided_by").get(pk=row.pk)


def test_the_columns_are_told_by_their_heads_in_any_language(kept):
    assert kept.head == 1
    assert kept.columns == {"country": 0, "party": 1, "email": 2, "language": 3}


def test_what_was_typed_is_kept_whole(kept):
    kept.refresh_from_db()

    assert kept.typed[0] == ["Invitees of 2027", "", "", ""]
    assert len(kept.typed) == 5


def test_only_certain_rows_are_accepted(kept, rex, concorde):
    match_list(kept, columns=kept.columns, head=kept.head, by=rex)

    first, other, repeat = kept.rows.all()
    assert (first.state, first.party, first.country.code) == ("certain", concorde, "FRA")
    assert (first.email, first.language) == ("office@concorde.example", "fr")
    assert (other.state in Match.WAITING, other.party) == (True, None)
    assert (repeat.state, repeat.same_as) == ("duplicate", first)


def test_a_list_decided_in_part_is_not_matched_again(kept, rex, world):
    match_list(kept, columns=kept.columns, head=kept.head, by=rex)
    say_no_party(kept.rows.all()[1], seen=0, by=rex)

    with pytest.raises(Refused, match="Rows of this list have already been decided"):
        match_list(kept, columns=kept.columns, head=kept.head, by=rex)


def test_a_column_without_any_party_is_refused_and_nothing_is_lost(kept, rex):
    with pytest.raises(Refused, match="column for the party"):
        match_list(kept, columns={"party": 3}, head=2, by=rex)

    assert kept.rows.count() == 0


def test_a_person_chooses_among_the_candidates(doubtful, rex):
    party = Party.objects.get(pk=doubtful.candidates[1]["id"])

    choose(doubtful, party, seen=0, by=rex)

    row = again(doubtful)
    assert (row.state, row.party, row.decided_by) == ("chosen", party, rex.account)
    line = JournalEntry.objects.get(verb="registry.match.chosen")
    assert line.details == {"list": row.match_list_id, "party": party.pk}


def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told_who_and_when(
    doubtful, rex, world
):
    say_no_party(doubtful, seen=0, by=rex)
    party = Party.objects.get(pk=doubtful.candidates[0]["id"])

    with pytest.raises(Refused, match=r"since been decided by rex at .*: not a party"):
        choose(doubtful, party, seen=0, by=By(duty="register", account=world.ina))

    assert again(doubtful).state == "no_party"


def test_a_decision_is_taken_back_to_what_the_engine_said(doubtful, rex):
    say_no_party(doubtful, seen=0, by=rex)

    take_back(again(doubtful), seen=1, by=rex)

    row = again(doubtful)
    assert (row.state, row.party, row.decided_by) == ("doubtful", None, None)


def test_the_second_row_of_one_party_stands_twice(doubtful, rex):
    party = Party.objects.get(pk=doubtful.candidates[0]["id"])
    later = MatchFactory(match_list=doubtful.match_list)
    choose(doubtful, party, seen=0, by=rex)

    choose(later, party, seen=0, by=rex)

    assert (again(later).state, again(later).same_as) == ("duplicate", doubtful)


def test_a_row_that_stood_twice_takes_the_place_of_one_taken_back(doubtful, rex):
    party = Party.objects.get(pk=doubtful.candidates[0]["id"])
    later = MatchFactory(match_list=doubtful.match_list)
    choose(doubtful, party, seen=0, by=rex)
    choose(later, party, seen=0, by=rex)

    take_back(again(doubtful), seen=1, by=rex)

    assert (again(later).state, again(later).party) == ("chosen", party)


def test_a_row_like_an_earlier_one_is_said_to_stand_twice(doubtful, rex):
    later = MatchFactory(match_list=doubtful.match_list, candidates=doubtful.candidates[:1])

    say_twice(later, seen=0, by=rex)

    assert (again(later).state, again(later).same_as) == ("duplicate", doubtful)


def test_a_row_like_no_other_does_not_stand_twice(doubtful, rex):
    with pytest.raises(Refused, match="No other row"):
        say_twice(doubtful, seen=0, by=rex)


def test_a_row_stands_twice_with_the_row_that_holds_any_party_offered_for_it(doubtful, rex):
    """ "ANC", South Africa: the third candidate is held by another row, be it above or below."""
    third = PartyFactory()
    row = MatchFactory(
        match_list=doubtful.match_list,
        candidates=[*doubtful.candidates[:1], {"id": third.pk, "score": 0.1, "reasons": []}],
    )
    say_no_party(doubtful, seen=0, by=rex)
    below = MatchFactory(match_list=doubtful.match_list)
    choose(below, third, seen=0, by=rex)

    say_twice(row, seen=0, by=rex)

    rows = [(again(each).state, again(each).same_as) for each in (row, below)]
    assert rows == [("duplicate", below), ("chosen", None)]


def test_an_entry_merged_away_cannot_be_chosen(doubtful, rex, world):
    gone = PartyFactory(merged_into=world.party)

    with pytest.raises(Refused, match="merged into"):
        choose(doubtful, gone, seen=0, by=rex)


def test_rows_that_name_no_party_are_accepted_at_once(doubtful, rex):
    kept = doubtful.match_list
    said = [["no_party_named", {"word": "Independents"}]]
    none = MatchFactory(match_list=kept, state="none", reasons=said)
    unlike = MatchFactory(match_list=kept, state="none", reasons=[["nothing_similar", {}]])

    assert accept_that_none_is_a_party(kept, by=rex) == 1

    assert [again(row).state for row in (none, unlike, doubtful)] == [
        "no_party",
        "none",
        "doubtful",
    ]


def test_progress_counts_what_waits(doubtful, rex):
    MatchFactory(match_list=doubtful.match_list, state="no_party")

    progress = progress_of(doubtful.match_list)

    assert (progress.decided, progress.all, progress.by_state["waiting"]) == (1, 2, 1)


def test_a_list_of_300_rows_is_matched_whole(rex, world):
    rows = "".join(f"France\tParti {n}\n" for n in range(1_000, 1_300))
    kept = keep_list(read_text(rows), name="Long", at=None, by=rex)

    match_list(kept, columns={"country": 0, "party": 1}, head=None, by=rex)

    assert kept.rows.count() == 300


# ---- the pages


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_list_costs_no_more_queries(extra, world, as_, django_assert_num_queries):
    kept = MatchListFactory()
    candidates = [{"id": world.party.pk, "score": 0.5, "reasons": []}]
    MatchFactory.create_batch(extra, match_list=kept, candidates=candidates)
    client = as_(world.rex)

    # session, account, duties, list, counts, no parties, rows counted, rows, candidates, held
    with django_assert_num_queries(11):
        page = client.get(reverse("registry:list", args=[kept.pk])).content.decode()

    assert page.count('class="match doubtful"') == extra


@pytest.mark.parametrize("extra", [1, 3])
def test_more_lists_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    MatchListFactory.create_batch(extra, name="Of Europe")
    client = as_(world.rex)

    with django_assert_num_queries(6):  # session, account, duties, memberships, counted, lists
        page = client.get(reverse("registry:lists")).content.decode()

    assert page.count("Of Europe") == extra


def press(client, row, **said):
    address = reverse("registry:list-decide", args=[row.match_list_id, row.row])
    return client.post(address, {"key": said.pop("key", "a key"), "seen": 0, **said}, **HTMX)


HTMX = {"headers": {"HX-Request": "true"}}


def test_a_double_click_decides_once(doubtful, world, as_):
    client = as_(world.rex)

    answers = [press(client, doubtful, do="no_party") for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert again(doubtful).revision == 1
    assert JournalEntry.objects.filter(verb="registry.match.no_party").count() == 1


def test_the_row_comes_back_decided_and_the_next_one_takes_the_focus(doubtful, world, as_):
    client = as_(world.rex)

    fragment = client.get(press(client, doubtful, do="no_party").url, **HTMX).content.decode()

    assert fragment.lstrip().startswith("<li")
    assert "<next-row>" in fragment
    assert "not a party" in fragment


def test_who_comes_second_sees_the_row_with_the_reason(doubtful, world, as_):
    press(as_(world.ina), doubtful, do="no_party")

    answer = press(as_(world.rex), doubtful, do="twice", key="another key")

    assert answer.status_code == 409
    assert "has since been decided by ina" in answer.content.decode()
    assert answer.content.decode().lstrip().startswith("<li")


def test_a_row_is_searched_by_hand(doubtful, world, as_):
    party = PartyFactory(name="Alliance des Peuples")
    address = reverse("registry:list-row", args=[doubtful.match_list_id, doubtful.row])

    page = as_(world.rex).get(address, {"q": "peuples"}).content.decode()

    assert f'name="choose" value="{party.pk}"' in page


def test_an_organisation_is_made_on_the_spot_and_chosen(doubtful, world, as_):
    address = reverse("registry:list-organisation-add", args=[doubtful.match_list_id, doubtful.row])

    as_(world.rex).post(
        address,
        {"key": "k", "seen": 0, "name": "Institut", "kind": "foundation", "country": "FRA"},
    )

    row = again(doubtful)
    assert (row.state, row.party.name, row.party.kind) == ("chosen", "Institut", "foundation")


def test_an_organisation_is_not_made_for_a_row_decided_meanwhile(doubtful, rex, world, as_):
    say_no_party(doubtful, seen=0, by=rex)
    address = reverse("registry:list-organisation-add", args=[doubtful.match_list_id, doubtful.row])

    answer = as_(world.rex).post(
        address, {"key": "k", "seen": 0, "name": "Institut", "kind": "foundation"}
    )

    assert answer.status_code == 409
    assert not Party.objects.filter(name="Institut").exists()


def test_what_was_typed_of_an_organisation_survives_when_somebody_else_was_faster(
    doubtful, rex, world, as_
):
    say_no_party(doubtful, seen=0, by=rex)
    address = reverse("registry:list-organisation-add", args=[doubtful.match_list_id, doubtful.row])
    typed = {"key": "k", "seen": 0, "name": "Institut de la paix", "kind": "foundation"}

    page = as_(world.ina).post(address, typed).content.decode()

    assert "has since been decided by rex" in page
    assert 'value="Institut de la paix"' in page


def test_a_list_of_no_parties_comes_back_with_its_columns_and_the_reason(kept, world, as_):
    answer = as_(world.rex).post(
        reverse("registry:list-match", args=[kept.pk]),
        {"key": "k", "party": 3, "country": 0, "head": 3},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The column for the party is empty in every row." in page
    assert '<option value="0" selected>1 · ' in page


def test_what_was_typed_survives_a_file_that_cannot_be_read(world, as_):
    answer = as_(world.rex).post(
        reverse("registry:list-keep"), {"key": "k", "name": "Africa", "pasted": "a," * 600 + "a"}
    )

    assert answer.status_code == 422
    assert "has 601 columns; the limit is 500" in answer.content.decode()
    assert "a,a,a,a" in answer.content.decode()


def test_one_column_cannot_hold_two_things(kept, world, as_):
    answer = as_(world.rex).post(
        reverse("registry:list-match", args=[kept.pk]),
        {"key": "k", "party": 1, "country": 1, "head": 1},
    )

    assert answer.status_code == 422
    assert "This column is already used for something else." in answer.content.decode()


def test_the_result_is_exported_as_filtered_and_without_formulas(world, as_):
    kept = MatchListFactory()
    MatchFactory(match_list=kept, typed_name="=1+1", state="no_party")
    MatchFactory(match_list=kept, typed_name="Waits")
    address = reverse("registry:list-csv", args=[kept.pk])

    lines = as_(world.rex).get(address, {"state": "no_party"}).content.decode().splitlines()

    assert len(lines) == 2
    assert ",'=1+1," in lines[1]


def test_a_name_of_300_characters_with_direction_marks_is_matched_and_shown(rex, world, as_):
    name = "\u202e" + "ح" * 300
    kept = keep_list(read_text(f"{name}\n{name}x"), name="Long", at=None, by=rex)
    match_list(kept, columns={"party": 0}, head=None, by=rex)

    page = as_(world.rex).get(reverse("registry:list", args=[kept.pk])).content.decode()

    assert f"<bdi>{'ح' * 300}</bdi>" in page
    assert "\u202e" not in page


def test_every_reason_of_the_engine_can_be_said_to_the_reader():
    from plenipo.engines.matching.wording import SENTENCES

    assert {code: str(words) for code, words in reasons_words.SENTENCES.items()} == SENTENCES


def test_a_country_nobody_recognises_is_said_to_be_so(rex, world, as_):
    kept = keep_list(read_text("Ruritania\tParti A"), name="Odd", at=None, by=rex)
    match_list(kept, columns={"country": 0, "party": 1}, head=None, by=rex)

    page = as_(world.rex).get(reverse("registry:list", args=[kept.pk]) + "?state=all")

    assert (
        "the country “<bdi>Ruritania</bdi>” has no party in the register" in page.content.decode()
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "active on 1 December 2017"), ("fr", "1er décembre 2017")]
)
def test_a_day_in_a_reason_is_written_as_the_reader_writes_it(language, said):
    from django.utils.translation import override

    from plenipo.registry.words.reasons import in_words

    with override(language):
        assert said in in_words("active", {"date": "2017-12-01"})


def test_a_name_in_a_reason_keeps_its_direction_and_carries_no_markup():
    from plenipo.registry.words.reasons import in_words

    assert in_words("same_name", {"name": "حزب <b>"}) == "same name “<bdi>حزب &lt;b&gt;</bdi>”"


def test_once_the_last_row_is_decided_the_list_leads_to_the_drafts_of_its_conference(world, as_):
    kept = MatchListFactory(conference=world.conference.pk)
    MatchFactory.create_batch(2, match_list=kept, state="chosen", party=world.party)
    last = MatchFactory(match_list=kept)
    page, client = reverse("registry:list", args=[kept.pk]), as_(world.ina)
    drafting = reverse("delegations:invitations-from-list", args=["dialogue"]) + f"?list={kept.pk}"
    assert drafting not in client.get(page).content.decode()

    in_passing = client.get(press(client, last, do="no_party").url, **HTMX).content.decode()

    for shown in (in_passing, client.get(page).content.decode()):
        assert f'href="{drafting}"' in shown
        assert "Draft the invitations (2)" in shown
    assert client.get(drafting).status_code == 200
    assert drafting not in as_(world.rex).get(page).content.decode()  # rex invites nobody
