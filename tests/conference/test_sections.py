"""Whatever an app declares of the rules is whole: named, bounded, in a preset, in the form, in words, and obeyed."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps

from plenipo.conference.forms import RulesForm
from plenipo.conference.profile import Debate, Participation, RulesSource
from plenipo.conference.sections import (
    PRESETS,
    SECTIONS,
    Choice,
    Number,
    Rule,
    Section,
    Several,
    YesNo,
    join,
    rules_in,
)

SAID_BENEATH_ALL = RulesSource
NOBODY_OBEYS_YET = Debate  # the floor is an app to come; until then the secretariat does
RULES = [
    pytest.param(section, name, rule, id=key)
    for section in SECTIONS
    for key, (name, rule) in rules_in(section).items()
]


def others(rule: Rule, value):
    """Values the rule could have as well."""
    match rule:
        case Number(least=least, most=most):
            return [least, most]
        case YesNo():
            return [not value]
        case Several(choices=choices):
            return [(), tuple(choices)]
        case Choice(choices=choices):
            return list(choices)
    return ["1/2"]


def test_every_section_of_an_app_is_part_of_the_rules():
    assert set(Section.__subclasses__()) == set(SECTIONS)


def test_a_section_that_leaves_a_preset_out_cannot_join():
    with pytest.raises(TypeError, match="other presets than host_party"):
        join(Debate, host_party=SECTIONS[Debate]["host_party"])


@pytest.mark.parametrize(("section", "name", "rule"), RULES)
def test_a_rule_is_named_and_each_of_its_choices_too(section, name, rule):
    assert str(rule.label)
    assert all(str(label) for label in getattr(rule, "choices", {}).values())
    if isinstance(rule, Number):
        assert rule.least < rule.most


@pytest.mark.parametrize(("section", "name", "rule"), RULES)
def test_a_preset_says_every_rule_and_nothing_that_makes_no_sense(section, name, rule):
    for preset in PRESETS:
        said = getattr(SECTIONS[section][preset], name)
        assert rule.fault(rule.stored(said)) == ""


@pytest.mark.parametrize(("section", "name", "rule"), RULES)
def test_the_rules_in_plain_words_differ_where_a_rule_does(section, name, rule):
    if section is SAID_BENEATH_ALL:
        return
    assert section.subject
    if section is Participation:  # a sentence each
        return
    assert any(
        list(replace(said, **{name: other}).in_words()) != list(said.in_words())
        for said in SECTIONS[section].values()
        for other in others(rule, getattr(said, name))
    )


def test_every_rule_stands_in_one_part_of_the_form_and_the_categories_above_it():
    form = RulesForm()
    named = [bound.name for part in form.parts() for bound in part.fields]
    rules = [key for section in SECTIONS for key in rules_in(section)]

    assert sorted(named) == sorted(form.fields)
    assert sorted([*named, "categories"]) == sorted(rules)


def names_read(tree: ast.AST) -> set[str]:
    """But by what only says them in words: functions that yield sentences."""
    found = {each.attr for each in ast.iter_child_nodes(tree) if isinstance(each, ast.Attribute)}
    for each in ast.iter_child_nodes(tree):
        says = isinstance(each, ast.FunctionDef) and any(
            isinstance(part, ast.Yield | ast.YieldFrom) for part in ast.walk(each)
        )
        found |= set() if says else names_read(each)
    return found


HOUSE = [Path(each.path) for each in apps.get_app_configs() if each.name.startswith("plenipo.")]


def named_in(tree: ast.AST) -> set[str]:
    """But by who imports it alone, or defines it."""
    return {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}


MODULES = [
    (tree, named_in(tree), names_read(tree))
    for app in HOUSE
    for tree in (ast.parse(path.read_text()) for path in app.rglob("*.py"))
]
GIVERS = {  # what a function returns, and its name
    (what, each.name)
    for tree, *_known in MODULES
    for each in ast.walk(tree)
    if isinstance(each, ast.FunctionDef) and each.returns
    for what in named_in(each.returns)
}


def read_of(section: type[Section]) -> set[str]:
    """In modules that name the section, or a function that returns one."""
    known = {section.__name__} | {name for what, name in GIVERS if what == section.__name__}
    return {name for _tree, named, read in MODULES if known & named for name in read}


READ = {section: read_of(section) for section in SECTIONS}


@pytest.mark.parametrize(("section", "name", "rule"), RULES)
def test_somebody_who_knows_the_section_reads_a_rule(section, name, rule):
    """By its name; a conflict's is asked for by the kind the engine found."""
    if section is NOBODY_OBEYS_YET or section.prefix == "conflict_":
        return
    assert name in READ[section]
