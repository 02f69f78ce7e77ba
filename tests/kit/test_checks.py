"""What is wrong with a machine or a setting is said before it harms a conference."""

import pytest

from plenipo.kit import checks


def ids(found):
    return {message.id for message in found}


def test_a_proper_installation_has_nothing_to_hear(settings):
    settings.ADDRESS = "https://dialogue.example.org"
    settings.ALLOWED_HOSTS = ["dialogue.example.org"]
    settings.LETTERS_FROM = "bureau@dialogue.example.org"

    assert ids(checks.settings_fit_a_real_conference()) <= {
        "plenipo.I002"
    }  # SQLite: to know, no fault


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ADDRESS", "http://dialogue.example.org", "plenipo.W002"),
        ("ALLOWED_HOSTS", ["other.example.org"], "plenipo.E001"),
        ("LETTERS_FROM", "secretariat@localhost", "plenipo.W003"),
    ],
)
def test_each_wrong_setting_is_named_with_what_to_do(settings, name, value, said):
    settings.ADDRESS = "https://dialogue.example.org"
    settings.ALLOWED_HOSTS = ["dialogue.example.org"]
    settings.LETTERS_FROM = "bureau@dialogue.example.org"
    setattr(settings, name, value)

    found = [each for each in checks.settings_fit_a_real_conference() if each.id == said]

    assert len(found) == 1
    assert found[0].hint


def test_missing_fonts_are_named_by_their_letters(monkeypatch):
    monkeypatch.setattr(checks, "_families", lambda tool, code: "" if code == "ar" else "Noto Sans")
    monkeypatch.setattr(checks.shutil, "which", lambda name: "/usr/bin/fc-list")

    (found,) = checks.fonts_are_there()

    assert "Arabic letters" in found.msg
