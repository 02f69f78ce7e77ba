"""Who is meant, and when it may be decided without a person."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.matching import (
    Certainty,
    ListedParty,
    Name,
    NameKind,
    in_english,
    learn,
    match,
)
from plenipo.engines.matching.wording import SENTENCES
from tests.engines.matching.register import DAY, PARTIES, party

REGISTER = learn(PARTIES)
IDS = {each.id for each in PARTIES}


def first(name, country=None, at=DAY):
    answer = match(REGISTER, name, country, at=at)
    return answer.candidates[0].party_id if answer.candidates else None


def codes(answer, place=0):
    return [reason.code for reason in answer.candidates[place].reasons]


@pytest.mark.parametrize("each", PARTIES, ids=lambda each: each.id)
def test_every_name_of_a_party_with_its_country_puts_it_first(each):
    others = {
        name.text
        for other in PARTIES
        if other.country == each.country and other.id != each.id
        for name in other.names
    }
    for name in each.names:
        if name.text not in others:
            assert first(name.text, each.country, None) == each.id


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("parti socialiste", "FRA", "1"),
        ("PARTI COMMUNISTE FRANCAIS", "FRA", "2"),
        ("Rassemblement National", "FRA", "3"),
        ("Socialist party of the Ukraine", "UKR", "6"),
        ("Sotsialistychna partiya Ukrayiny", "UKR", "6"),
        ("Социалистическая партия Украины", "UKR", "6"),
        ("Partido Socialista de Ucrania", "UKR", "6"),
        ("乌克兰社会党", "UKR", "6"),
        ("Komunistische Partei der Ukraine", "UKR", "7"),
        ("社会党", "JPN", "9"),
        ("Hizb al-Kataeb al-Lubnaniya", "LBN", "11"),
        ("Panellinio Sosialistiko Kinima", "GRC", "12"),
        ("PS (Parti socialiste)", "FRA", "1"),
        ("Soc. Party", "FRA", "1"),
    ],
)
def test_a_name_is_understood_in_other_spellings_languages_and_scripts(typed, country, meant):
    assert first(typed, country, None) == meant


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("P.C.F.", "FRA", "2"),
        ("RN", "FRA", "3"),
        ("SPU", "UKR", "6"),
        ("CPU", "UKR", "7"),
        ("ПАСОК", "GRC", "12"),
        ("LDPJ", "JPN", "10"),
    ],
)
def test_an_acronym_is_the_partys_own_or_made_of_one_of_its_names(typed, country, meant):
    assert first(typed, country, None) == meant


def test_without_a_country_a_name_is_looked_for_everywhere():
    assert first("Panhellenic Socialist Movement") == "12"
    assert first("Kataeb") == "11"


def test_the_living_party_comes_before_its_older_namesake():
    answer = match(REGISTER, "Partidul Liberal", "MDA", at=DAY)

    assert [c.party_id for c in answer.candidates] == ["17", "16"]
    assert answer.party_id == "17"


def test_who_did_not_exist_on_the_day_comes_last_even_if_the_name_is_the_same():
    answer = match(REGISTER, "Parti radical", "FRA", at=DAY)

    ids = [c.party_id for c in answer.candidates]
    assert ids.index("4") > ids.index("5")
    assert match(REGISTER, "Parti radical", "FRA", at=date(1930, 1, 1)).party_id == "4"


def test_what_the_register_says_of_the_year_outweighs_first_and_last_year():
    banned = replace(PARTIES[0], active_on=((DAY, False),))
    register = learn([banned, *PARTIES[1:]])

    answer = match(register, "Parti socialiste", "FRA", at=DAY)

    assert answer.decision is Certainty.DOUBTFUL
    assert [r.code for r in answer.reasons] == ["none_existed"]
    assert [c.party_id for c in answer.candidates].index("1") == 3  # after all that existed


def test_namesakes_of_the_same_time_are_never_decided():
    register = learn([PARTIES[0], replace(PARTIES[0], id="1b")])

    answer = match(register, "Parti socialiste", "FRA", at=DAY)

    assert (answer.decision, answer.party_id) == (Certainty.DOUBTFUL, None)
    assert [r.code for r in answer.reasons] == ["several_fit"]


@pytest.mark.parametrize("typed", ["Independent", "Others", "independents", "Sonstige", "no party"])
def test_what_names_no_party_is_said_to_be_none(typed):
    answer = match(REGISTER, typed, "FRA", at=DAY)

    assert answer.decision is Certainty.NONE
    assert answer.party_id is None
    assert [r.code for r in answer.reasons] == ["no_party_named"]


def test_a_label_of_two_parties_is_left_to_a_person():
    answer = match(REGISTER, "Parti socialiste / Parti communiste français", "FRA", at=DAY)

    assert answer.decision is Certainty.DOUBTFUL
    assert {c.party_id for c in answer.candidates[:2]} == {"1", "2"}


def test_a_label_the_register_has_stands_for_the_parties_it_names():
    answer = match(REGISTER, "Social Democratic Party - Conservative Party", "ROU")

    assert answer.candidates[0].party_id == "15"
    assert "alliance" in codes(answer)


def test_a_country_takes_in_its_former_states():
    assert first("Bauernpartei", "DEU", None) == "18"
    assert "other_country" in codes(match(REGISTER, "Bauernpartei", "DEU"))


def test_a_country_the_register_does_not_know_is_never_decided():
    answer = match(REGISTER, "Panhellenic Socialist Movement", "ATL")

    assert answer.decision is Certainty.DOUBTFUL
    assert answer.candidates[0].party_id == "12"
    assert [(r.code, dict(r.parameters)) for r in answer.reasons] == [
        ("country_unknown", {"country": "ATL"})
    ]


def test_the_reasons_say_what_is_the_same():
    assert codes(match(REGISTER, "Parti socialiste", "FRA", at=DAY)) == ["same_name", "active"]
    assert codes(match(REGISTER, "Parti  Socialisté", "FRA"))[0] == "same_name_other_spelling"
    assert codes(match(REGISTER, "Partido Socialista", "FRA"))[0] == "same_meaning"
    assert "same_acronym" in codes(match(REGISTER, "PCF", "FRA"))
    assert "acronym_of_name" in codes(match(REGISTER, "CPU", "UKR"))
    assert "ended" in codes(match(REGISTER, "日本社会党", "JPN"))


def test_every_reason_can_be_put_into_words():
    typed = [name.text for each in PARTIES for name in each.names] + ["PS/PCF", "Other", "x", ""]
    for name in typed:
        for answer in (match(REGISTER, name, "FRA", at=DAY), match(REGISTER, name)):
            for reason in (*answer.reasons, *(r for c in answer.candidates for r in c.reasons)):
                assert reason.code in SENTENCES
                assert "{" not in in_english(reason)


def test_the_order_of_the_register_changes_no_answer():
    shuffled = random.Random(3).sample(PARTIES, len(PARTIES))
    again = learn(shuffled)
    for each in PARTIES:
        for name in each.names:
            assert match(REGISTER, name.text, each.country) == match(again, name.text, each.country)


def test_an_empty_register_and_nameless_parties_are_answered():
    assert match(learn([]), "Labour").decision is Certainty.NONE
    nameless = learn(
        [ListedParty("1", "FRA", ()), ListedParty("2", "FRA", (Name("…", NameKind.NATIVE),))]
    )
    assert match(nameless, "Labour", "FRA").decision is Certainty.NONE


def test_what_is_like_nothing_anywhere_is_said_to_be_none():
    answer = match(REGISTER, "Qwxzkj Vbnmlp")

    assert (answer.decision, [r.code for r in answer.reasons]) == (
        Certainty.NONE,
        ["nothing_similar"],
    )


def test_no_more_candidates_than_asked_for():
    assert len(match(REGISTER, "Parti", "FRA", limit=2).candidates) == 2
    assert len(match(REGISTER, "Parti", "FRA").candidates) == 5


ANYTHING = st.text(max_size=320) | st.sampled_from(
    ["\u202eParti socialiste\u202c", "a/" * 160, "(" * 300, "P\x00S", "\ud83c\udf39", "ـ" * 50]
)


@given(ANYTHING, st.sampled_from([None, "FRA", "JPN", "XXX", ""]), st.sampled_from([None, DAY]))
def test_whatever_is_typed_gets_an_answer_that_holds_together(typed, country, at):
    answer = match(REGISTER, typed, country, at=at)

    assert (answer.party_id is not None) == (answer.decision is Certainty.CERTAIN)
    assert {c.party_id for c in answer.candidates} <= IDS
    assert len({c.party_id for c in answer.candidates}) == len(answer.candidates)
    assert all(0 <= c.score <= 1 for c in answer.candidates)
    if answer.party_id is not None:
        assert answer.party_id == answer.candidates[0].party_id


@given(st.sampled_from(PARTIES), st.sampled_from(["\u200f", "\u202b", "\u200b", " "]))
def test_invisible_marks_change_nothing(each, mark):
    name = each.names[0].text
    marked = mark + name.replace(" ", f" {mark}") + mark
    assert match(REGISTER, marked, each.country) == match(REGISTER, name, each.country)


def test_a_name_of_a_full_kind_may_stand_in_any_script_of_the_party():
    both = party(1, "BGR", "Да, България!", "Yes, Bulgaria!", "DB")
    register = learn([both, party(2, "BGR", "Атака", "Attack", "A")])

    assert match(register, "Da, Balgariya", "BGR", at=DAY).candidates[0].party_id == "1"
    assert match(register, "Yes,Bulgaria!", "BGR", at=DAY).party_id == "1"
