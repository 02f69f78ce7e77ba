"""The rules of a conference: values in versions, told in plain words."""

import tomllib
from dataclasses import fields

import pytest
from django.urls import reverse
from django.utils.translation import override

from plenipo.conference.actions import change_rules
from plenipo.conference.bridge import Rules, in_words, rules_from, values_of
from plenipo.conference.forms import RulesForm
from plenipo.conference.queries.profile import PRESETS, preset, rules_of
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry

NAMES = sorted(path.stem for path in PRESETS.glob("*.toml"))


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def form_of(conference, version, **changed):
    rules = rules_of(conference)
    values = {
        name: ("on" if value is True else value)
        for name, value in RulesForm.initial_of(rules, version).items()
        if value is not False
    }
    last = len(rules.categories)  # the page has an empty row for a further category
    rows = {
        "categories-TOTAL_FORMS": last + 1,
        "categories-INITIAL_FORMS": last,
        f"categories-{last}-key": "",
        f"categories-{last}-quota": "",
    }
    for n, category in enumerate(rules.categories):
        rows |= {
            f"categories-{n}-key": category.key,
            f"categories-{n}-quota": category.quota,
            f"categories-{n}-rights": list(category.rights),
        }
    return {"key": "k", **values, **rows, **changed}


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_says_every_rule_and_nothing_else(name):
    told = tomllib.loads((PRESETS / f"{name}.toml").read_text())

    known = {field.name for field in fields(Rules)}
    assert set(told) - known == set()
    assert values_of(rules_from(told)) == {**values_of(rules_from(told)), **told}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_the_rules_are_told_in_whole_sentences_in_every_language(name, language):
    with override(language):
        words = list(in_words(rules_from(preset(name))))

    assert all(sentences for _subject, sentences in words)
    assert not any("%(" in sentence for _subject, each in words for sentence in each)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"flag": True}, "Unknown rule: flag"),
        ({"list_state": "secret"}, "“secret” is not a valid choice for list_state"),
        ({"categories": []}, "at least one category"),
    ],
)
def test_values_that_make_no_sense_are_refused_in_words(values, says):
    with pytest.raises(Refused, match=says):
        rules_from({**preset("host_party"), **values})


def test_a_change_is_a_new_version_that_names_what_changed(world, sol):
    change_rules(world.conference, by=sol, seen_version=0, answer_days=45)
    change_rules(world.conference, by=sol, seen_version=1, answer_days=60, flags=True)

    assert rules_of(world.conference).answer_days == 60
    versions = world.conference.profiles.order_by("version").values_list("version", flat=True)
    assert list(versions) == [1, 2]
    assert JournalEntry.objects.last().details == {
        "version": 2,
        "rules": ["answer_days", "flags"],
        "values": {"answer_days": [45, 60], "flags": [False, True]},
    }


def test_of_two_who_change_the_rules_at_once_the_second_is_told(world, sol, as_):
    form = form_of(world.conference, 0, quorum="typed by the second")
    change_rules(world.conference, by=sol, seen_version=0, answer_days=45)

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    page = answer.content.decode()
    assert "The rules have since been changed (version 1)." in page
    assert "typed by the second" in page
    assert world.conference.profiles.count() == 1


def test_the_page_of_the_rules_writes_what_its_form_says(world, as_):
    form = form_of(world.conference, 0, answer_days="21", flags="on")

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    assert answer.status_code == 302
    assert world.conference.profiles.get().values["answer_days"] == 21
    words = as_(world.obi).get(reverse("conference:settings", args=["dialogue"])).content.decode()
    assert "Reply requested within 21 days." in words
    assert "Flags are shown." in words


def test_a_category_is_taken_out_and_another_put_in(world, as_):
    changed = {
        "categories-0-key": "",
        "categories-3-key": "observer",
        "categories-3-quota": "2",
        "categories-3-rights": ["attend"],
    }
    form = form_of(world.conference, 0, **changed)

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    assert answer.status_code == 302
    kept = [each["key"] for each in world.conference.profiles.get().values["categories"]]
    assert kept == ["organisation", "special", "observer"]


def test_a_category_needs_its_quota_and_rights(world, as_):
    form = form_of(world.conference, 0, **{"categories-3-key": "observer"})

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    assert answer.status_code == 422
    assert answer.content.decode().count('class="error"') == 2


def test_without_any_category_the_rules_are_not_kept(world, as_):
    none = {f"categories-{n}-key": "" for n in range(3)}
    form = form_of(world.conference, 0, **none)

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    assert "A conference needs at least one category of participants." in answer.content.decode()


def test_a_category_cannot_stand_twice(world, as_):
    form = form_of(world.conference, 0, **{"categories-1-key": "party"})

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    assert answer.status_code == 422
    assert "Duplicate category. Remove one of the two." in answer.content.decode()


def test_every_rule_stands_in_one_part_of_its_form():
    form = RulesForm()
    named = [bound.name for part in form.parts() for bound in part.fields]

    assert sorted([*named, "seen_version"]) == sorted(form.fields)
