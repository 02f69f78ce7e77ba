"""Shared passages and reprints, from items and from file to file."""

import gzip
import json
import random
import re
from itertools import combinations
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.engines.phrases import SourceText, compare, index_of, schema_of
from plenipo.project.reuse_command import main
from tests.engines.phrases import judge

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared/data"
DOCUMENT = (ROOT / "docs/phrases.md").read_text(encoding="utf-8").partition("# Copied passages")[2]
ITEMS = re.findall(r"```jsonl\n(.*?)```", DOCUMENT, re.DOTALL)[0]
RESULT = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)[0]
shared = pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data beside the project")


def compared(texts, least=12, dates=()):
    items = [
        SourceText(str(n), text, "", dates[n] if dates else "") for n, text in enumerate(texts)
    ]
    return compare(index_of(items), least=least)


def lacking(found, texts, least, runs=judge.runs):
    """Verbatim runs, as the judge finds them, that no span of ours holds."""
    spans = {(pair.a, pair.b): pair.spans for pair in found.pairs}
    return [
        (one, two, run)
        for one, two in combinations(range(len(texts)), 2)
        for run in runs(texts[one], texts[two], least)
        if not any(
            span[0] <= run[0] and run[1] <= span[1] and span[2] <= run[2] and run[3] <= span[3]
            for span in spans.get((one, two), ())
        )
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcd"), max_size=40), min_size=2, max_size=4),
    st.integers(3, 8),
)
def test_whatever_two_texts_share_word_for_word_is_found(texts, least):
    texts = [" ".join(each) for each in texts]

    assert lacking(compared(texts, least), texts, least) == []


@shared
def test_of_thirty_speeches_nothing_shared_is_missed():
    with gzip.open(DATA / "ungdc/ungdc_2015.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _number, line in zip(range(30), lines, strict=False)]

    assert lacking(compared(texts), texts, 12, judge.long_runs) == []


WORDS = [f"w{number}" for number in range(900)]


def test_a_passage_goes_on_across_a_small_edit_and_not_across_another_text():
    one = " ".join(WORDS[:60])
    two = " ".join(["other"] * 20 + WORDS[10:25] + ["new", "words"] + WORDS[26:40] + ["end"])

    pair = compared([one, two]).pairs[0]

    assert [one[a:b].split()[:: b - a] for a, b, _c, _d in pair.spans] == [["w10"]]
    assert one[pair.spans[0][0] : pair.spans[0][1]].split() == WORDS[10:40]
    assert two[pair.spans[0][2] : pair.spans[0][3]].split()[-1] == "w39"
    assert round(pair.share, 2) == 0.6


def test_chinese_is_compared_by_characters():
    one, two = (
        "我们要推动构建人类命运共同体，开创美好未来。",
        "他说，推动构建人类命运共同体，开创美好时代。",
    )

    pair = compared([one, two]).pairs[0]

    assert [one[a:b] for a, b, _c, _d in pair.spans] == ["推动构建人类命运共同体，开创美好"]


def item(first, last):
    return " ".join(WORDS[first:last])


def test_a_shortened_reprint_stands_after_its_original_whatever_its_date():
    found = compared([item(30, 80), item(0, 90), "alone"], dates=["2017-11-30", "2017-12-01", ""])

    assert sorted(each.items for each in found.clusters) == [(1, 0), (2,)]


def test_of_two_that_are_alike_the_earlier_is_the_original():
    texts = ["Heading " + item(0, 80), item(0, 80)]

    assert compared(texts, dates=["2017-12-01", "2017-12-02"]).clusters[0].items == (0, 1)
    assert compared(texts, dates=["2017-12-02", "2017-12-01"]).clusters[0].items == (1, 0)


def test_a_quotation_joins_nobody():
    quoted = item(0, 40)
    texts = [f"{quoted} {item(100 * n, 100 * n + 60)}" for n in range(1, 8)]

    assert sorted(each.items for each in compared(texts).clusters) == [(n,) for n in range(7)]


def test_parts_of_an_original_that_share_nothing_are_together_through_it():
    found = compared([item(0, 300), item(0, 90), item(200, 300), item(100, 200)])

    assert [each.items for each in found.clusters] == [(0, 1, 2, 3)]


def test_every_item_is_in_one_cluster_and_empty_ones_too():
    chance = random.Random(1)
    texts = [
        "",
        *(" ".join(chance.choices(WORDS[:30], k=chance.randrange(80))) for _ in range(20)),
        "",
    ]

    found = compared(texts)

    assert sorted(number for each in found.clusters for number in each.items) == list(range(22))
    assert all(0 <= pair.share <= 1 and pair.a < pair.b for pair in found.pairs)


@pytest.fixture
def run(tmp_path):
    def reused(items, *more):
        file, out = tmp_path / "items.jsonl", tmp_path / "result.json"
        file.write_text(items, encoding="utf-8")
        code = main([str(file), "--out", str(out), *more])
        return code, json.loads(out.read_text(encoding="utf-8")) if out.exists() else None

    return reused


def test_the_example_of_the_document_runs_and_gives_what_it_says(run, capsys):
    assert run(ITEMS) == (0, json.loads(RESULT))
    assert capsys.readouterr().out.strip() == re.search(r"prints `(.*)`", DOCUMENT)[1]


def test_the_result_fits_the_schema_that_is_shipped_and_printed(run, capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--schema", "reuse"])
    printed = json.loads(capsys.readouterr().out)

    assert printed == schema_of("reuse")
    assert printed == json.loads((ROOT / "docs/schemas/phrases-reuse.json").read_text())
    assert jsonschema_rs.validator_for(printed).is_valid(json.loads(RESULT))
    assert jsonschema_rs.validator_for(printed).is_valid(run("")[1])


def test_numbers_stay_numbers(run):
    _code, found = run('{"id": 7, "text": ""}\n{"id": "7", "text": ""}')

    assert sorted(map(str, (each["original"] for each in found["clusters"]))) == ["7", "7"]
    assert {type(each["original"]) for each in found["clusters"]} == {int, str}


def test_items_that_cannot_be_used_are_refused_in_a_sentence(run, capsys):
    assert run('{"id": 7}') == (2, None)
    assert (
        "items.jsonl cannot be used: Key “text” is missing at line 1.\n" in capsys.readouterr().err
    )
    with pytest.raises(SystemExit, match="2"):
        run(ITEMS, "--least", "2")
