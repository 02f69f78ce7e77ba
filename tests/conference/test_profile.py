"""The rules of a conference: values in versions, told in plain words."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from plenipo.conference.actions import change_rules
from plenipo.conference.forms import RulesForm
from plenipo.conference.models import RulesProfile
from plenipo.conference.profile import Participation
from plenipo.conference.queries.profile import rules_of
from plenipo.conference.sections import PRESETS, preset, rules_from
from plenipo.delegations.profile import Deadlines
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.browsers import sent_from


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def form_of(conference, version, **changed):
    rules = rules_of(conference)
    values = {
        name: ("on" if value is True else value)
        for name, value in RulesForm.initial_of(rules).items()
        if value is not False
    }
    last = len(
        rules.of(Participation).categories
    )  # the page has an empty row for a further category
    rows = {
        "categories-TOTAL_FORMS": last + 1,
        "categories-INITIAL_FORMS": last,
        f"categories-{last}-key": "",
        f"categories-{last}-quota": "",
    }
    for n, category in enumerate(rules.of(Participation).categories):
        rows |= {
            f"categories-{n}-key": category.key,
            f"categories-{n}-quota": category.quota,
            f"categories-{n}-rights": list(category.rights),
        }
    return {"key": uuid4().hex, "seen": version, **values, **rows, **changed}


def test_what_is_stored_is_read_again_as_it_was():
    for name in PRESETS:
        assert rules_from(preset(name).values) == preset(name)


def test_a_profile_of_an_older_version_is_read_with_what_it_does_not_say(world):
    values = {
        "categories": [{"key": "member", "quota": 7, "rights": ["vote"]}],
        "answer_days": 9,
        "flags": True,  # a rule it still had
    }
    RulesProfile.objects.create(
        conference=world.conference, preset="un_type", values=values, since=timezone.now()
    )

    rules = rules_of(world.conference)

    assert rules.of(Participation).category("member").quota == 7
    assert (rules.of(Deadlines).answer_days, rules.of(Deadlines).link_days) == (9, 60)
    assert "flags" not in rules.values


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_the_rules_are_told_in_whole_sentences_in_every_language(name, language):
    with override(language):
        words = list(preset(name).in_words())

    assert all(sentences for _subject, sentences in words)
    assert not any("%(" in sentence for _subject, each in words for sentence in each)


MEMBER = {"key": "member", "quota": 3, "rights": ["vote"]}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"flag": True}, "Unknown rule: flag"),
        ({"list_state": "secret"}, "“List of participants” does not have the choice “secret”"),
        ({"interpretation_all": ["siesta"]}, "does not have the choice “siesta”"),
        ({"answer_days": "soon"}, "“Days for the reply to an invitation” must be a whole number"),
        ({"answer_days": True}, "“Days for the reply to an invitation” must be a whole number"),
        ({"bilateral_minutes": -5}, "“Length of a bilateral meeting in minutes” .* from 5 to 120"),
        ({"host_counted": "no"}, "“Count the host's own people” must be yes or no"),
        ({"quorum": "x" * 61}, "“Quorum” must be a text of at most 60 characters"),
        ({"categories": []}, "at least one category"),
        ({"categories": [MEMBER | {"key": "guest"}]}, "a quota from 1 to 200"),
        ({"categories": [MEMBER | {"quota": 0}]}, "a quota from 1 to 200"),
        ({"categories": [MEMBER | {"rights": ["dance"]}]}, "a quota from 1 to 200"),
    ],
)
def test_values_that_make_no_sense_are_refused_in_words(values, says):
    with pytest.raises(Refused, match=says):
        preset("host_party").changed(**values)


def test_a_change_is_a_new_version_that_names_what_changed(world, sol):
    change_rules(world.conference, by=sol, seen_version=0, answer_days=45)
    change_rules(world.conference, by=sol, seen_version=1, answer_days=60, host_counted=True)

    assert rules_of(world.conference).of(Deadlines).answer_days == 60
    versions = world.conference.profiles.order_by("version").values_list("version", flat=True)
    assert list(versions) == [1, 2]
    assert JournalEntry.objects.last().details == {
        "version": 2,
        "rules": ["answer_days", "host_counted"],
        "values": {"answer_days": [45, 60], "host_counted": [False, True]},
    }


def test_of_two_who_change_the_rules_the_second_sees_what_the_first_saved_and_saves(
    world, sol, as_
):
    client, address = as_(world.sol), reverse("conference:rules-change", args=["dialogue"])
    page = client.get(reverse("conference:rules", args=["dialogue"]))
    change_rules(world.conference, by=sol, seen_version=0, answer_days=45, link_days=33)

    told = client.post(
        address, sent_from(page, address, quorum="one third", link_days="44", host_counted="on")
    )
    before = world.conference.profiles.count()
    saved = client.post(address, sent_from(told, address))

    text = told.content.decode()
    assert (told.status_code, before, saved.status_code) == (409, 1, 302)
    assert "The rules have since been changed (version 1)." in text
    assert [(each.theirs, each.mine) for each in told.context["overtaken"].differences] == [
        ("45", ""),
        ("33", "44"),
    ]
    values = world.conference.profiles.get(version=2).values
    assert (
        values["answer_days"],
        values["link_days"],
        values["quorum"],
        values["host_counted"],
    ) == (
        45,
        44,
        "one third",
        True,
    )


PARTIES_ALONE = [{"key": "party", "quota": 2, "rights": ["attend", "speak"]}]


def test_categories_that_the_second_did_not_touch_are_the_first_ones(world, sol, as_):
    client, address = as_(world.sol), reverse("conference:rules-change", args=["dialogue"])
    page = client.get(reverse("conference:rules", args=["dialogue"]))
    change_rules(world.conference, by=sol, seen_version=0, categories=PARTIES_ALONE)

    told = client.post(address, sent_from(page, address, quorum="one third"))
    client.post(address, sent_from(told, address))

    [found] = told.context["overtaken"].differences
    assert (found.label, found.mine) == ("Categories of participants", "")
    assert found.theirs.startswith("Party (2, ")
    kept = world.conference.profiles.get(version=2).values
    assert (kept["categories"], kept["quorum"]) == (PARTIES_ALONE, "one third")


def test_categories_that_both_changed_are_compared_whole_and_the_seconds_are_kept(world, sol, as_):
    client, address = as_(world.sol), reverse("conference:rules-change", args=["dialogue"])
    page = client.get(reverse("conference:rules", args=["dialogue"]))
    was = rules_of(world.conference).values["categories"]
    change_rules(world.conference, by=sol, seen_version=0, categories=PARTIES_ALONE)

    typed = {"categories-0-quota": "9"}
    told = client.post(address, sent_from(page, address, **typed))
    client.post(address, sent_from(told, address))

    [found] = told.context["overtaken"].differences
    assert (found.theirs.startswith("Party (2, "), "(9, " in found.mine) == (True, True)
    kept = world.conference.profiles.get(version=2).values["categories"]
    assert kept == [was[0] | {"quota": 9}, *was[1:]]


def test_of_two_who_save_at_the_same_moment_the_second_is_told(world, sol):
    change_rules(world.conference, by=sol, seen_version=0, answer_days=45)

    with pytest.raises(Refused, match="The rules have since been changed .version 1.."):
        change_rules(world.conference, by=sol, seen_version=0, quorum="one third")


@pytest.mark.parametrize("name", PRESETS)
def test_saving_the_page_of_the_rules_as_it_is_changes_no_rule(name, world, as_):
    RulesProfile.objects.create(
        conference=world.conference,
        preset=name,
        values={
            key: value[::-1] if isinstance(value, list) and key != "categories" else value
            for key, value in preset(name).values.items()
        },
        since=timezone.now(),
    )
    client, address = as_(world.sol), reverse("conference:rules-change", args=["dialogue"])
    page = client.get(reverse("conference:rules", args=["dialogue"]))

    client.post(address, sent_from(page, address))

    assert JournalEntry.objects.latest("pk").details["rules"] == []


def test_the_page_of_the_rules_writes_what_its_form_says(world, as_):
    form = form_of(world.conference, 0, answer_days="21", host_counted="on")

    answer = as_(world.sol).post(reverse("conference:rules-change", args=["dialogue"]), form)

    assert answer.status_code == 302
    assert world.conference.profiles.get().values["answer_days"] == 21
    words = as_(world.obi).get(reverse("conference:settings", args=["dialogue"])).content.decode()
    assert "Reply requested within 21 days." in words
    assert "The host&#x27;s own people are counted." in words


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
