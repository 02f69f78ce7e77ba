"""docs/schedule.md: its examples run, and files and results are what the shipped JSON Schema says."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest

from plenipo.engines.scheduling import NotAnInstance, dialogue_problem, schema_of
from plenipo.engines.scheduling.format import Delegation, Dialogue, PartOfDay, Planned, Wish
from plenipo.project.schedule_command import main
from tests.engines.scheduling.test_instances import B2B, SHARED, dialogue, published

DOCUMENT = (Path(__file__).parents[3] / "docs/schedule.md").read_text(encoding="utf-8")
EXAMPLE, RESULT, RESULT_OF_DZN = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)


def fits(what, given):
    return jsonschema_rs.validator_for(schema_of(what)).is_valid(given)


@pytest.fixture
def planned(tmp_path, monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_asked: None)  # those of the tests stay

    def run(name, text):
        file, out = tmp_path / name, tmp_path / "result.json"
        file.write_text(text, encoding="utf-8")
        return main([str(file), "--out", str(out), "--seconds", "2"]), json.loads(out.read_text())

    return run


def test_the_example_of_the_document_runs_and_gives_what_it_says(planned, capsys):
    assert planned("example.json", EXAMPLE) == (0, json.loads(RESULT))
    printed = re.search(r"and prints `(.*)`", DOCUMENT)
    assert printed
    assert capsys.readouterr().out.strip() == printed[1]


def test_the_example_of_minizinc_data_is_what_is_written(planned):
    assert planned("example.dzn", B2B) == (0, json.loads(RESULT_OF_DZN))


def test_the_document_names_every_key_of_the_instance_and_of_the_result():
    models = (Dialogue, Delegation, Wish, PartOfDay, Planned)

    keys = {key for model in models for key in model.model_fields}

    assert {key for key in keys if not re.search(rf"[`\[\].\"]{key}[`\"]", DOCUMENT)} == set()


@pytest.mark.parametrize("what", ["instance", "result"])
def test_the_schema_is_printed_without_any_other_argument(capsys, what):
    with pytest.raises(SystemExit, match="0"):
        main(["--schema", what])

    assert json.loads(capsys.readouterr().out) == schema_of(what)


def test_instances_and_results_fit_the_schema():
    assert fits("instance", json.loads(EXAMPLE))
    assert fits("instance", dialogue())
    assert fits("result", json.loads(RESULT))
    assert fits("result", json.loads(RESULT_OF_DZN))
    assert fits("result", {})


@pytest.mark.parametrize(
    "changed",
    [
        {"days": None},
        {"halfday": 2},
        {"rooms": True},
        {"rooms": "1"},
        {"delegations": [{"country": 0, "available": [{"day": 0, "hlf": 1}]}]},
        {"delegations": [{"country": 0}]},
        {"requests": [{"a": 0, "b": 1, "weight": 1, "particpants": 2}]},
        {"requests": [{"a": 0, "b": 1, "weight": -1}]},
        {"interpreters": {"ar-en": "1"}},
        {"rival_countries": [[1]]},
    ],
)
def test_what_the_schema_refuses_the_command_refuses_too(changed):
    given = dialogue(**changed)

    assert not fits("instance", given)
    with pytest.raises(NotAnInstance):
        dialogue_problem(json.dumps(given))


@pytest.mark.parametrize("result", [{"first": 1}, {"0": "1"}, {"0": -1}, {"status": "done"}])
def test_what_is_no_result_does_not_fit_the_schema(result):
    assert not fits("result", result)


@published
@pytest.mark.parametrize("name", ["dialogue-40-s1", "dialogue-300-72slots-s1"])
def test_published_dialogues_fit_the_schema(name):
    assert fits("instance", json.loads((SHARED / f"dialogue/{name}.json").read_text()))
