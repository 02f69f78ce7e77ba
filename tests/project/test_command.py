"""The `plenipo` command as a person without the repository meets it."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command

from plenipo.people.models import Account, HouseDuty
from plenipo.records.models import JournalEntry
from tests.databases import house_in


def plenipo(*arguments, data, typed="", **environment):
    return subprocess.run(
        [sys.executable, "-m", "plenipo.project.command", *arguments],
        env=clean_environment(data) | environment,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def clean_environment(data):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PLENIPO_")}
    return ours | {"PLENIPO_DATA": str(data), "PYTHONPATH": os.getcwd()}


def test_without_a_word_it_says_what_it_can_do(tmp_path):
    said = plenipo(data=tmp_path)

    assert said.returncode == 0
    assert said.stdout.startswith("plenipo COMMAND")


def test_serving_without_a_database_says_what_to_do_first(tmp_path):
    said = plenipo("serve", data=tmp_path)

    assert said.returncode == 1
    assert "Run `plenipo init`" in said.stderr


@pytest.mark.parametrize("command", ["work", "journal", "import_register"])
def test_whatever_needs_a_database_says_how_to_make_one(command, tmp_path):
    said = plenipo(command, "head", data=tmp_path)

    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert "Run `plenipo init`" in said.stderr


def test_a_setting_nobody_can_read_is_refused_in_one_line(tmp_path):
    said = plenipo("check", data=tmp_path, PLENIPO_SMTP="ftp://example.org")

    assert said.returncode == 1
    assert said.stderr == (
        "plenipo: PLENIPO_SMTP: say smtp://HOST:PORT, smtp+starttls://HOST:PORT, smtps://HOST:PORT or folder:PATH.\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DATABASE", "postgres://me@127.0.0.1:1/house", "PLENIPO_DATABASE cannot be reached"),
        ("SMTP", "folder:/dev/null/x", "PLENIPO_SMTP is folder:/dev/null/x, where nothing can"),
    ],
)
def test_check_fails_where_a_setting_leads_nowhere(name, value, says, tmp_path):
    said = plenipo("check", data=tmp_path, **{f"PLENIPO_{name}": value})

    assert said.returncode == 1
    assert says in said.stderr


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")

    said = plenipo("init", data=tmp_path / "file" / "data")

    assert said.returncode == 1
    assert said.stderr.startswith("plenipo: PLENIPO_DATA is ")


def test_an_installation_is_made_by_init_and_then_serves_its_pages(tmp_path):
    made = plenipo(
        "init",
        "--email",
        "a@example.org",
        "--password-from",
        "-",
        data=tmp_path,
        typed="one long password\n",
    )
    assert made.stderr == ""

    with (
        served(tmp_path, port=8391) as (address, said),
        urllib.request.urlopen(f"{address}/-/health") as page,
        urllib.request.urlopen(f"{address}/static/kit/plenipo.css") as sheet,
    ):
        assert page.status == 200
        assert sheet.read().startswith(b"/* The look of every page")
    assert "Warning" not in said.read_text()


def test_a_lost_secret_key_is_never_replaced_in_silence(tmp_path):
    person = ("--email", "a@example.org", "--password-from", "-")
    house_in(tmp_path)
    plenipo("init", *person, data=tmp_path, typed="one long password\n")
    (tmp_path / "secret-key").unlink()

    lost = plenipo("serve", data=tmp_path)
    other = plenipo("init", data=tmp_path, PLENIPO_SECRET_KEY="k" * 50)
    knowingly = plenipo("init", "--new-secret-key", data=tmp_path)

    assert "The file secret-key is missing" in lost.stderr
    assert "is not the one this database was used with" in other.stderr
    assert [each.returncode for each in (lost, other, knowingly)] == [1, 1, 0]


def test_a_database_that_is_away_is_said_in_one_line(tmp_path):
    said = plenipo("serve", data=tmp_path, PLENIPO_DATABASE="postgres://me@127.0.0.1:1/house")

    assert said.stderr.startswith("plenipo: the database of PLENIPO_DATABASE cannot be reached: ")
    assert said.stderr.count("\n") == 1


@contextmanager
def served(data, *, port):
    command = [
        sys.executable,
        "-m",
        "plenipo.project.command",
        "serve",
        "--listen",
        f"127.0.0.1:{port}",
    ]
    said = data / "said"
    with said.open("w") as out:
        process = subprocess.Popen(command, env=clean_environment(data), stderr=out)
    address = f"http://127.0.0.1:{port}"
    try:
        for _try in range(100):
            try:
                urllib.request.urlopen(f"{address}/-/style").close()
                break
            except OSError:
                time.sleep(0.2)
        yield address, said
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_the_first_administrator_is_named_once_and_recorded(db, tmp_path, settings, capsys):
    settings.DATA = tmp_path
    secret = tmp_path / "password"
    secret.write_text("a very long password\n")

    call_command("init", email="max@example.org", password_from=str(secret))
    call_command("init", email="other@example.org", password_from=str(secret))

    account = Account.objects.get()
    assert account.check_password("a very long password")
    assert HouseDuty.objects.get().duty == "administrator"
    assert JournalEntry.objects.get().verb == "project.administrator_made"


def test_a_weak_password_of_the_first_administrator_is_refused_in_words(db, tmp_path, settings):
    settings.DATA = tmp_path
    secret = tmp_path / "password"
    secret.write_text("short\n")

    with pytest.raises(CommandError, match="at least 12 characters"):
        call_command("init", email="max@example.org", password_from=str(secret))


def test_a_demonstration_says_where_it_listens(tmp_path):
    (tmp_path / "demo").mkdir()
    house_in(tmp_path / "demo")

    made = plenipo("demo", "--build-only", "--listen", "127.0.0.1:8392", data=tmp_path)

    assert "http://localhost:8392/en/dialogue/" in made.stdout
    assert "let in without a second factor" in made.stdout


def test_a_demonstration_refuses_to_touch_real_data(db):
    with pytest.raises(CommandError, match="plenipo demo"):
        call_command("demo")
