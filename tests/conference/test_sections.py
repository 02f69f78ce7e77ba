"""Whatever an app declares of the rules is whole: named, bounded, in a preset, in the form, in words, and obeyed."""

import ast
from dataclasses import replace
from functools import cache

import pytest

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
    all_rules,
    join,
    rules_in,
)
from tests.sources import SOURCES, tree_of

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


def test_every_rule_stands_in_one_part_of_the_form_or_above_it_or_on_a_page_of_its_own():
    """The categories above; what is set elsewhere, such as the state of the list, in no form of rules."""
    form = RulesForm()
    named = [bound.name for part in form.parts() for bound in part.fields]
    rules = [key for key, rule in all_rules().items() if not rule.elsewhere]

    assert sorted(named) == sorted(form.fields)
    assert sorted([*named, "categories"]) == sorted(rules)


def names_read(tree: ast.AST) -> set[str]:
    """But by what only says them in words: functions that yield sentences."""
    return set(_read(tree)[0])


def _read(node: ast.AST) -> tuple[list[str], bool]:
    """Attributes named in it, and whether it yields."""
    names, says = [], isinstance(node, ast.Yield | ast.YieldFrom)
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Attribute):
            names.append(each.attr)
        read, yields = _read(each)
        names += () if yields and isinstance(each, ast.FunctionDef) else read
        says = says or yields
    return names, says


def named_in(tree: ast.AST) -> set[str]:
    """But by who imports it alone, or defines it."""
    return {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}


@cache
def modules() -> list[tuple[set[str], set[str]]]:
    """What each names, and what it reads."""
    return [(named_in(tree_of(path)), names_read(tree_of(path))) for path in SOURCES]


@cache
def givers() -> set[tuple[str, str]]:
    """What a function returns, and its name."""
    return {
        (what, each.name)
        for path in SOURCES
        for each in ast.walk(tree_of(path))
        if isinstance(each, ast.FunctionDef) and each.returns
        for what in named_in(each.returns)
    }


@cache
def read_of(section: type[Section]) -> set[str]:
    """In modules that name the section, or a function that returns one."""
    known = {section.__name__} | {name for what, name in givers() if what == section.__name__}
    return {name for named, read in modules() if known & named for name in read}


@pytest.mark.parametrize(("section", "name", "rule"), RULES)
def test_somebody_who_knows_the_section_reads_a_rule(section, name, rule):
    """By its name; a conflict's is asked for by the kind the engine found."""
    if section is NOBODY_OBEYS_YET or section.prefix == "conflict_":
        return
    assert name in read_of(section)
