"""Published instances are read and solved; files that are no instances are refused in words."""

import csv
import json
import time
from pathlib import Path

import pytest

from plenipo.engines.scheduling import (
    NotAnInstance,
    Status,
    as_dialogue,
    b2b_problem,
    dialogue_problem,
    faults,
    first_plan,
    plan_all,
    stated_bound,
    weight,
    what_is_wrong,
)

SHARED = Path(__file__).parents[4] / "shared/benchmarks"
published = pytest.mark.skipif(
    not SHARED.exists(), reason="the published instances (../shared/benchmarks) are not here"
)
QUICK = ("tic-12.original", "tic-12.fixed020-Forb", "tic-12.prec25", "tic-12.forb0007")

B2B = """
nBusiness = 3; nMeetings = 2; nTables = 1; nTotalSlots = 4; nMorningSlots = 2;  % a remark
requested = [|1, 2, 1,
|2, 3, 3, |];
forbidden = [{0}, {1..1}, {}];
fixed = [0, 4];
precedences = [{}, {1}];
"""


def dialogue(**changed):
    return {
        **{"days": 1, "slots_per_day": 4, "half_day": 2, "rooms": 1, "max_meetings_per_day": 3},
        "delegations": [
            {"country": 0, "available": [0, 1, 2, 3]},
            {"country": 1, "available": [1, 2]},
        ],
        "requests": [{"a": 0, "b": 1, "weight": 4, "interpreters": "ar-en"}],
        "interpreters": {"ar-en": 1},
        "rival_countries": [[1, 0]],
        "weight_upper_bound": 4.0,
        **changed,
    }


@published
@pytest.mark.parametrize("name", QUICK)
def test_a_published_instance_has_its_published_optimum(name):
    with (SHARED / "b2bsp/expected.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["instance"]: row["optimum_breaks"] for row in csv.DictReader(file)}
    problem = b2b_problem((SHARED / f"b2bsp/{name}.dzn").read_text())

    found = plan_all(problem, seconds=300, seed=1, clock=time.monotonic)

    if expected[name] == "infeasible":
        assert found.status == Status.INFEASIBLE
    else:
        assert (found.status, found.gaps) == (Status.OPTIMAL, int(expected[name]))
        assert faults(problem, found.plan, everything=True) == ()


@published
def test_the_first_plan_of_a_published_dialogue_breaks_no_rule():
    text = (SHARED / "dialogue/dialogue-300-rooms40-s1.json").read_text()
    problem = dialogue_problem(text)

    plan = first_plan(problem)

    assert what_is_wrong(problem) == ()
    assert faults(problem, plan) == ()
    assert weight(problem, plan) > 0.99 * (stated_bound(text) or 0)


def test_minizinc_data_count_from_one_and_we_from_zero():
    problem = b2b_problem(B2B)

    assert [(r.ways[0].a, r.ways[0].b) for r in problem.requests] == [(0, 1), (1, 2)]
    assert [request.within for request in problem.requests] == [frozenset({0, 1}), None]
    assert problem.requests[1].after == (0,)
    assert problem.participants[1].available == {1, 2, 3}
    assert {index: lock.slot for index, lock in problem.locks.items()} == {1: 3}
    assert problem.tables == (1, 1, 1, 1)
    found = plan_all(problem, seconds=60, seed=1, clock=time.monotonic)
    assert [found.plan[index].slot for index in (0, 1)] == [1, 3]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("nTables = 1;", "", "The instance has no nTables."),
        ("nTables = 1", "nTables = many", "nTables is 'many'; it must be a number."),
        ("nBusiness = 3", "nBusiness = 999999999", "the most that is read is"),
        ("nTotalSlots = 4", "nTotalSlots = 9999", "nTotalSlots is 9999; the most that is read"),
        ("nTables = 1;", "nTables = 1; nTables = 2;", "nTables is given twice."),
        ("nMorningSlots = 2", "nMorningSlots = 9", "nMorningSlots is 9, more than nTotalSlots, 4."),
        ("|2, 3, 3, |]", "|2, 3, 3, 1|]", "requested holds 7 numbers; there should be 6."),
        ("|2, 3, 3, |]", "|2, 9, 3, |]", "Meeting 2 names a participant that does not exist."),
        ("|2, 3, 3, |]", "|2, 3, 7, |]", "Meeting 2 has session 7; it must be 1, 2 or 3."),
        ("{1..1}", "{1..9}", "forbidden names 9; the last there is is 4."),
        ("[0, 4]", "[0, 5]", "Meeting 2 is fixed to a slot that does not exist."),
        ("[0, 4]", "[0, x]", "fixed holds something that is not a number."),
        ("[{}, {1}]", "[{1}]", "precedences holds 1 sets; there should be 2."),
    ],
)
def test_minizinc_data_that_make_no_sense_are_refused_in_words(old, new, words):
    assert old in B2B

    with pytest.raises(NotAnInstance) as refused:
        b2b_problem(B2B.replace(old, new))

    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("% a remark", "/* nTables = 9; */"),
        ("[|1, 2, 1,\n|2, 3, 3, |]", "array2d(1..2, 1..3, [1,2,1,2,3,3])"),
        ("[{0}, {1..1}, {}]", "array1d(1..3, [{}, {1}, {}])"),
        ("fixed = [0, 4]", "fixed=[0,4,]"),
        ("{1}];\n", "{1}]"),
    ],
)
def test_minizinc_data_may_be_written_in_more_than_one_way(old, new):
    assert old in B2B

    assert b2b_problem(B2B.replace(old, new)) == b2b_problem(B2B)


def test_what_minizinc_data_do_not_say_is_not_forbidden():
    said = [line for line in B2B.splitlines() if not line.startswith(("forb", "fix", "prec"))]

    problem = b2b_problem("\n".join(said))

    assert problem.locks == {}
    assert [len(one.available) for one in problem.participants] == [4, 4, 4]
    assert [request.after for request in problem.requests] == [(), ()]


def test_a_dialogue_is_read_with_all_its_rules():
    problem = dialogue_problem(json.dumps(dialogue()))

    assert problem.teams == {"ar-en": (1, 1, 1, 1)}
    assert problem.rivals == {(0, 1)}
    assert problem.calendar.halves == (0, 2)
    assert as_dialogue(first_plan(problem)) == {"0": 1}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"days": None}, "days is null; it must be a whole number."),
        ({"days": 100_000}, "cannot be planned"),
        ({"half_day": 0}, "cannot be planned"),
        ({"rooms": -1}, "rooms is -1; it must be 0 or more."),
        ({"delegations": {}}, "delegations is {}; it must be a list."),
        (
            {"delegations": [{"country": 0, "available": [9]}]},
            "delegations[0].available[0] is 9; it must be from 0 to 3.",
        ),
        (
            {"delegations": [{"country": 0, "available": [True]}]},
            "delegations[0].available[0] is true; it must be a whole number.",
        ),
        (
            {"requests": [{"a": 0, "b": 5, "weight": 1}]},
            "requests[0].b is 5; it must be from 0 to 1.",
        ),
        ({"requests": [{"a": 0, "b": 1, "weight": True}]}, "requests[0].weight is true"),
        (
            {"requests": [{"a": 0, "b": 1, "weight": 1, "interpreters": "xx"}]},
            "requests[0].interpreters is 'xx'; interpreters does not say",
        ),
        ({"interpreters": []}, "interpreters is []; it must be an object."),
        (
            {"requests": [{"a": 0, "b": 1, "weight": 1, "particpants": 2}]},
            "Unknown key 'particpants' at requests[0]; known are a, b, weight",
        ),
        (
            {"requests": [{"a": 0, "b": 1, "wieght": 1}]},
            "Key 'weight' is missing at requests[0]. "
            "Unknown key 'wieght' at requests[0]; did you mean 'weight'?",
        ),
        ({"halfday": 2}, "Unknown key 'halfday' at the top; did you mean 'half_day'?"),
        (
            {"delegations": [{"country": 0, "available": [{"day": 0, "hlf": 1}]}]},
            "Unknown key 'hlf' at delegations[0].available[0]; did you mean 'half'?",
        ),
        (
            {"delegations": [{"country": 0, "available": [{"day": 0, "half": 2}]}]},
            "delegations[0].available[0].half is 2; it must be from 0 to 1.",
        ),
        (
            {"delegations": [{"country": 0, "available": [{"day": 1}]}]},
            "delegations[0].available[0].day is 1; it must be from 0 to 0.",
        ),
        ({"requests": [{"a": 0}] * 9}, "There are 13 more errors."),
        ({"rival_countries": [[1]]}, "rival_countries[0] has 1 entries; it must have 2"),
    ],
)
def test_a_dialogue_that_makes_no_sense_is_refused_in_words(changed, words):
    with pytest.raises(NotAnInstance) as refused:
        dialogue_problem(json.dumps(dialogue(**changed)))

    assert words in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "[" * 100_000, "null", '{"days": 1e999}', "9" * 5000]
)
def test_what_is_no_dialogue_is_refused(text):
    with pytest.raises(NotAnInstance):
        dialogue_problem(text)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"rooms": 1', '"rooms": 1, "rooms": 2', "Key 'rooms' is given twice at the top."),
        ('"weight": 4', '"weight": 4, "weight": 9', "Key 'weight' is given twice at requests[0]."),
        (
            '"ar-en": 1',
            '"ar-en": 1, "ar-en": 2',
            "Key 'ar-en' is given twice at interpreters.",
        ),
        ('"rooms": 1', '\n"rooms" 1', "is not JSON (line 2, column 9): Expecting ':' delimiter."),
    ],
)
def test_keys_given_twice_and_text_that_is_no_json_are_said_with_their_place(old, new, words):
    text = json.dumps(dialogue())
    assert old in text

    with pytest.raises(NotAnInstance) as refused:
        dialogue_problem(text.replace(old, new))

    assert words in str(refused.value)


def test_halves_lie_within_their_day_and_the_last_may_be_shorter():
    halves = [{"day": 0, "half": 0}, {"day": 1, "half": 1}]
    people = [{"country": 0, "available": halves}, {"country": 1, "available": [{"day": 1}, 0]}]

    problem = dialogue_problem(
        json.dumps(dialogue(days=2, slots_per_day=5, half_day=3, delegations=people))
    )

    assert problem.calendar.days == (0, 5)
    assert problem.calendar.halves == (0, 3, 5, 8)
    assert [sorted(one.available) for one in problem.participants] == [
        [0, 1, 2, 8, 9],
        [0, 5, 6, 7, 8, 9],
    ]


def test_a_request_may_be_bound_to_a_half_of_a_day():
    asked = [{"a": 0, "b": 1, "weight": 1, "within": [{"day": 0, "half": 1}]}]

    problem = dialogue_problem(json.dumps(dialogue(requests=asked)))

    assert problem.requests[0].within == {2, 3}
    assert as_dialogue(first_plan(problem)) == {"0": 2}
