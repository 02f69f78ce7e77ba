"""`plenipo concept`, from file to file; docs/phrases.md, whose examples run."""

import csv
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from plenipo.engines.phrases import (
    Concept,
    Finder,
    Likeness,
    SourceText,
    Wording,
    index_of,
    schema_of,
)
from plenipo.project.concept_command import main

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared/data"
DOCUMENT = (ROOT / "docs/phrases.md").read_text(encoding="utf-8").partition("# Copied passages")[0]
DICTIONARY = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)[0]
CORPUS = re.findall(r"```jsonl\n(.*?)```", DOCUMENT, re.DOTALL)[0]
HITS = re.findall(r"```csv\n(.*?)```", DOCUMENT, re.DOTALL)[0]
shared = pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data beside the project")


@pytest.fixture
def run(tmp_path):
    def searched(dictionary, corpus, *more):
        (tmp_path / "d.json").write_bytes(_bytes(dictionary))
        (tmp_path / "c.jsonl").write_bytes(_bytes(corpus))
        out = tmp_path / "hits.csv"
        code = main([str(tmp_path / "d.json"), str(tmp_path / "c.jsonl"), "--out", str(out), *more])
        return code, out.read_text(encoding="utf-8") if out.exists() else None

    return searched


def _bytes(given):
    return given if isinstance(given, bytes) else given.encode()


def test_the_example_of_the_document_runs_and_gives_what_it_says(run, capsys):
    assert run(DICTIONARY, CORPUS) == (0, HITS)
    assert capsys.readouterr().out == "4 hits in 3 of 3 texts\n"


def test_the_files_fit_the_schemas_that_are_shipped_and_printed(capsys):
    for what, examples in (("dictionary", [DICTIONARY]), ("text", CORPUS.splitlines())):
        with pytest.raises(SystemExit, match="0"):
            main(["--schema", what])
        printed = json.loads(capsys.readouterr().out)
        shipped = json.loads((ROOT / f"docs/schemas/phrases-{what}.json").read_text())
        assert printed == shipped == schema_of(what)
        for example in examples:
            assert jsonschema_rs.validator_for(printed).is_valid(json.loads(example))


@pytest.mark.parametrize(
    ("dictionary", "words"),
    [
        ("{", "d.json is no dictionary: It is not JSON (line 1, column 2)"),
        ("[]", "The top must be a JSON object."),
        ("{}", "Key “concepts” is missing at the top."),
        ('{"concepts": 3}', "concepts must be a list, and is 3."),
        ('{"concepts": [{"variants": []}]}', "Key “key” is missing at concepts[0]."),
        ('{"concepts": [{"key": "a"}]}', "Key “variants” is missing at concepts[0]."),
        ('{"concepts": [{"key": "", "variants": []}]}', "concepts[0].key must not be empty"),
        ('{"concepts": [{"key": "a", "variants": [{"text": 7}]}]}', "must be text, and is 7."),
        ('{"concepts": [{"key": "a", "variants": [{"text": "**"}]}]}', "concepts[0].variants[0] (“**”) has no letters"),
        ('{"concepts": [{"key": "a", "variants": []}, {"key": "a", "variants": []}]}', "the key “a” is that of two"),
        (b"\xff\xfe", "is not text in UTF-8"),
    ],
)  # fmt: skip
def test_a_dictionary_that_cannot_be_used_is_refused_in_a_sentence(run, capsys, dictionary, words):
    code, result = run(dictionary, CORPUS)

    told = capsys.readouterr()
    assert (code, result, told.out) == (2, None, "")
    assert told.err.startswith("plenipo concept: ")
    assert words.lower() in told.err.lower()
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("corpus", "words"),
    [
        ("7", "Line 1 must be a JSON object."),
        ('{"id": "a", "text": ""}\n\n{"id": "b"', "Line 3 is not JSON"),
        ('{"id": "a"}', "Key “text” is missing at line 1."),
        ('{"text": "a"}', "Key “id” is missing at line 1."),
        ('{"id": "a", "text": null}', "“text” of line 1 must be text, and is null."),
        ('{"id": "a", "text": ""}\n{"id": "a", "text": ""}', "Line 2 has the id “a” of line 1."),
        (b'{"id": "a", "text": "caf\xe9"}', "is not text in UTF-8"),
    ],
)
def test_a_corpus_that_cannot_be_used_is_refused_in_a_sentence(run, capsys, corpus, words):
    code, result = run(DICTIONARY, corpus)

    told = capsys.readouterr()
    assert (code, result) == (2, None)
    assert words in told.err


def test_what_is_not_used_is_told_and_does_not_stop_anybody(run, capsys):
    dictionary = json.loads(DICTIONARY)
    dictionary["concepts"][0]["nots"] = []

    code, result = run(
        json.dumps(dictionary), '{"id": 1, "text": "shared future", "date": "yesterday"}'
    )

    told = capsys.readouterr().err
    assert (code, result.splitlines()[1:]) == (
        0,
        ["shared future,1,0,13,shared future,shared future"],
    )
    assert "Key “nots” at concepts[0] is not known and not used; did you mean “not”?" in told
    assert "taken for unknown" in told


def test_options_and_files_that_make_no_sense_are_refused(run, tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        run(DICTIONARY, CORPUS, "--between", "-1")
    assert (
        main([str(tmp_path / "no.json"), str(tmp_path / "no"), "--out", str(tmp_path / "h")]) == 2
    )
    assert "cannot be read: No such file or directory." in capsys.readouterr().err
    assert main(["a", "b", "--out", str(tmp_path / "no/h.csv")]) == 2


def test_it_runs_without_django_or_a_database(tmp_path):
    (tmp_path / "d.json").write_text(DICTIONARY, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(CORPUS, encoding="utf-8")
    code = (
        "import sys; from plenipo.project.command import main;"
        f"sys.argv = ['plenipo', 'concept', {str(tmp_path / 'd.json')!r}, {str(tmp_path / 'c.jsonl')!r},"
        f" '--out', {str(tmp_path / 'h.csv')!r}];"
        "code = main(); assert 'django' not in sys.modules; sys.exit(code)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "h.csv").read_text(encoding="utf-8") == HITS


@shared
def test_every_hit_of_the_slogan_that_people_labelled_in_2017_to_2019_is_found_and_no_other():
    with (DATA / "slogan_hits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    concepts = [
        Concept(key, tuple({Wording(row["match"], "en") for row in rows if row["concept"] == key}))
        for key in sorted({row["concept"] for row in rows})
    ]
    items = []
    for year in (2018, 2019):
        with gzip.open(DATA / f"ungdc/ungdc_{year}.jsonl.gz", "rt", encoding="utf-8") as lines:
            items += [SourceText(each["id"], each["text"], "en") for each in map(json.loads, lines)]

    hits = Finder(index_of(items)).hits(concepts, least=Likeness.EXACT)

    assert sorted(
        (items[hit.item].id[:3], items[hit.item].id[-4:], hit.concept) for hit in hits
    ) == sorted(
        (row["iso3"], row["year"], row["concept"])
        for row in rows
        if row["year"] in ("2018", "2019")
    )
