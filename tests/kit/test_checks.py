"""What is wrong with a machine or a setting is said before it harms a conference."""

import pytest
from django.core.checks import run_checks

from plenipo.kit import checks
from tests.project.test_command import plenipo


def ids(found):
    return {message.id for message in found}


def test_a_proper_installation_has_nothing_to_hear(proper, db):
    assert ids(checks.settings_fit_a_real_conference()) <= {
        "plenipo.I002"
    }  # SQLite: to know, no fault


def test_no_check_of_a_real_event_speaks_of_a_setting_no_operator_has(proper, db):
    found = [each for each in run_checks(include_deployment_checks=True) if not each.is_silenced()]

    assert [each.id for each in found if not str(each.id).startswith("plenipo.")] == []


def test_a_database_that_cannot_be_reached_is_said(tmp_path):
    said = plenipo(
        "check", "--deploy", data=tmp_path, PLENIPO_DATABASE="postgres://me@127.0.0.1:1/house"
    )

    assert "The database of PLENIPO_DATABASE cannot be reached" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.fixture
def proper(settings):
    settings.ADDRESS = "https://dialogue.example.org"
    settings.ALLOWED_HOSTS = ["dialogue.example.org"]
    settings.LETTERS_FROM = "Bureau <bureau@dialogue.example.org>"
    settings.SECRET_KEY = "k" * 50
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    return settings


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ALLOWED_HOSTS", ["*"], "plenipo.W005"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "plenipo.W006"),
        ("DEMO", True, "plenipo.W007"),
        ("DEBUG", True, "plenipo.W008"),
        ("SECRET_KEY", "short", "plenipo.W009"),
        ("ADDRESS", "http://dialogue.example.org", "plenipo.W002"),
        ("ALLOWED_HOSTS", ["other.example.org"], "plenipo.E001"),
        ("LETTERS_FROM", "secretariat@localhost", "plenipo.W003"),
    ],
)
def test_each_wrong_setting_is_named_with_what_to_do(proper, db, name, value, said):
    setattr(proper, name, value)

    found = [each for each in checks.settings_fit_a_real_conference() if each.id == said]

    assert len(found) == 1
    assert found[0].hint


def test_missing_fonts_are_named_by_their_letters(monkeypatch):
    monkeypatch.setattr(checks, "_families", lambda tool, code: "" if code == "ar" else "Noto Sans")
    monkeypatch.setattr(checks.shutil, "which", lambda name: "/usr/bin/fc-list")

    (found,) = checks.fonts_are_there()

    assert "Arabic letters" in found.msg
