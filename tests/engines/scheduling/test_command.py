"""`plenipo schedule`, from file to file."""

import json
import os
import stat
import subprocess
import sys

import pytest

from plenipo.project.schedule_command import main
from tests.engines.scheduling.test_instances import B2B, dialogue


@pytest.fixture(autouse=True)
def _signals_of_the_tests_stay(monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_asked: None)


@pytest.fixture
def run(tmp_path):
    def scheduled(name, text, *more):
        file, out = tmp_path / name, tmp_path / "result.json"
        file.write_text(text, encoding="utf-8")
        code = main([str(file), "--out", str(out), "--seconds", "2", *more])
        return code, json.loads(out.read_text()) if out.exists() else None

    return scheduled


def test_a_dialogue_becomes_a_slot_for_each_request_that_is_held(run, capsys):
    code, result = run("dialogue.json", json.dumps(dialogue()))

    told = capsys.readouterr()
    assert (code, result) == (0, {"0": 1})
    assert told.out == "optimal: 1 of 1 held, weight 4, 100.000 % of the bound, 0 gaps\n"
    assert "1 held, weight 4, 100.000 % of the bound, 0 gaps" in told.err


def test_without_a_stated_bound_one_is_proven(run, capsys):
    code, _result = run("dialogue.json", json.dumps(dialogue(weight_upper_bound=None)))

    assert code == 0
    assert "100.000 % of the bound" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changed", "result"),
    [
        ({"requests": []}, {}),
        ({"requests": [], "delegations": []}, {}),
        ({"weight_upper_bound": float("inf")}, {"0": 1}),
        ({"weight_upper_bound": float("nan")}, {"0": 1}),
    ],
)
def test_an_empty_or_strange_dialogue_has_a_plan_too(run, changed, result):
    assert run("dialogue.json", json.dumps(dialogue(**changed))) == (0, result)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"rooms": 0}, "The instance has no rooms"),
        (
            {"max_meetings_per_day": 0},
            "Request 0 (delegations 0 and 1): a delegation may have no more meetings in a day.",
        ),
        (
            {"requests": [{"a": 0, "b": 1, "weight": 0, "within": [0]}]},
            "Request 0 (delegations 0 and 1): its delegations are not both available when it",
        ),
        (
            {"interpreters": {"ar-en": 0}},
            "Request 0 (delegations 0 and 1): there are no interpreters for its languages.",
        ),
        ({"rooms": 0, "weight_upper_bound": None}, "The instance has no rooms"),
    ],
)
def test_where_nothing_can_be_held_the_plan_is_unmet_and_says_why(run, capsys, changed, why):
    assert run("dialogue.json", json.dumps(dialogue(**changed))) == (3, {})
    assert capsys.readouterr().out.startswith(f"infeasible: 0 of 1 held. {why}")


def test_of_many_that_cannot_be_held_the_reasons_are_counted(run, capsys):
    asked = [{"a": 0, "b": 1, "weight": 1, "within": []}] * 7

    code, result = run("dialogue.json", json.dumps(dialogue(requests=asked)))

    told = capsys.readouterr().out
    assert (code, result) == (3, {})
    assert "0 of 7 held" in told
    assert told.endswith("And so on: it may not be held in any slot (7).\n")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"requests": []}, "the instance has no requests"),
        (
            {"requests": [{"a": 0, "b": 1, "weight": 0}]},
            "1 of 1 held, weight 0, no request has any weight, 0 gaps",
        ),
    ],
)
def test_nothing_asked_is_said_only_where_nothing_was_asked(run, capsys, changed, words):
    run("dialogue.json", json.dumps(dialogue(weight_upper_bound=None, **changed)))

    assert capsys.readouterr().out == f"optimal: {words}\n"


def test_a_stated_bound_that_is_wrong_is_told(run, capsys):
    code, result = run("dialogue.json", json.dumps(dialogue(weight_upper_bound=1)))

    assert (code, result) == (0, {"0": 1})
    assert "a bound that is too low" in capsys.readouterr().err


def test_minizinc_data_become_status_breaks_bound_and_slots(run, capsys):
    code, result = run("small.dzn", B2B)

    assert code == 0
    assert result == {"status": "optimal", "breaks": 1, "bound": 1, "slots": [1, 3]}
    assert capsys.readouterr().out == "optimal: 1 breaks, proven at least 1\n"


def test_what_cannot_be_met_is_proven_and_the_conflict_told_in_words(run, capsys):
    code, result = run("small.dzn", B2B.replace("[{}, {1}]", "[{2}, {1}]"))

    told = capsys.readouterr()
    assert code == 3
    assert result == {"status": "infeasible", "breaks": None, "bound": None, "slots": []}
    assert told.out == "infeasible: the 2 meetings cannot all be held\n"
    assert "These 2 cannot all be held: request 1 (participants 1 and 2, within" in told.err


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", "{", "is not JSON"),
        ("a.dzn", "nothing", "The instance has no nBusiness."),
        (
            "a.json",
            json.dumps(dialogue(requests=[{"a": 0, "b": 0, "weight": 1}])),
            "to meet themselves",
        ),
    ],
)
def test_a_file_that_is_no_instance_is_refused_in_words(run, capsys, name, text, words):
    code, result = run(name, text)

    told = capsys.readouterr()
    assert (code, result, told.out) == (2, None, "")
    assert told.err.startswith("plenipo schedule: ")
    assert words in told.err


def test_files_that_cannot_be_read_or_written_are_refused(tmp_path, capsys):
    file = tmp_path / "a.json"

    assert main([str(file), "--out", str(tmp_path / "r.json")]) == 2
    file.write_bytes(b"\xff\xfe\x00")
    assert main([str(file), "--out", str(tmp_path / "r.json")]) == 2
    file.write_text(json.dumps(dialogue()))
    assert main([str(file), "--out", str(tmp_path / "no/r.json")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith("cannot be read: No such file or directory.")
    assert told[1].endswith("is not text.")
    (tmp_path / "astray").symlink_to(tmp_path / "no/r.json")
    assert main([str(file), "--out", str(tmp_path / "astray")]) == 2
    assert "it must be a file in a folder that exists." in capsys.readouterr().err
    assert told[2].endswith("it must be a file in a folder that exists.")


def test_a_link_stays_a_link_and_a_pipe_a_pipe(tmp_path):
    file, link, real = tmp_path / "a.json", tmp_path / "link.json", tmp_path / "other" / "r.json"
    pipe = tmp_path / "pipe"
    file.write_text(json.dumps(dialogue()))
    real.parent.mkdir()
    real.write_text("before")
    link.symlink_to(real)
    os.mkfifo(pipe)

    assert main([str(file), "--out", str(link)]) == 0
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert main([str(file), "--out", str(pipe)]) == 0
    through = json.loads(os.read(reader, 1000))
    os.close(reader)

    assert (link.is_symlink(), json.loads(real.read_text())) == (True, {"0": 1})
    assert (pipe.is_fifo(), through) == (True, {"0": 1})
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "a.json",
        "link.json",
        "other",
        "pipe",
    ]


def test_a_full_disk_is_said_and_the_device_stays(tmp_path, capsys):
    file = tmp_path / "a.json"
    file.write_text(json.dumps(dialogue()))
    link = tmp_path / "full"
    link.symlink_to("/dev/full")

    assert main([str(file), "--out", str(link)]) == 2

    assert "No space left on device" in capsys.readouterr().err
    assert (link.is_symlink(), stat.S_ISCHR(link.stat().st_mode)) == (True, True)


@pytest.mark.parametrize("wrong", [("--seconds", "0"), ("--seed", "-1"), ("--workers", "9")])
def test_settings_that_make_no_sense_are_refused(tmp_path, wrong):
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path / "a.json"), "--out", str(tmp_path / "r.json"), *wrong])


def test_it_runs_without_django_or_a_database(tmp_path):
    file, out = tmp_path / "small.json", tmp_path / "result.json"
    file.write_text(json.dumps(dialogue()))
    code = (
        "import sys; from plenipo.project.command import main;"
        f"sys.argv = ['plenipo', 'schedule', {str(file)!r}, '--out', {str(out)!r}];"
        "code = main(); assert 'django' not in sys.modules; sys.exit(code)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, json.loads(out.read_text())) == (0, {"0": 1})
