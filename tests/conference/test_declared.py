"""Duties, switches and scopes: what an app declares is whole, offered, and asked for by somebody."""

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from plenipo.conference.actions import give_duties, throw
from plenipo.conference.actions.tokens import make_token
from plenipo.conference.declared import DUTIES, SCOPES, SWITCHES, Declared
from plenipo.conference.forms import DutiesForm, TokenForm
from plenipo.conference.models import Membership
from plenipo.conference.profile import PROTOCOL
from plenipo.records.models import By
from tests.sources import SOURCES, taken_by

ASKED_BY_AN_APP_TO_COME = PROTOCOL
HOUSE = [each for each in apps.get_app_configs() if each.name.startswith("plenipo.")]
DECLARED = {
    name: value
    for app in HOUSE
    if (Path(app.path) / "profile.py").exists()
    for name, value in vars(import_module(f"{app.name}.profile")).items()
    if isinstance(value, Declared)
}


@cache
def asked_for() -> set[str]:
    """What other modules take from a profile."""
    return {
        name for path in SOURCES for module, name in taken_by(path) if module.endswith(".profile")
    }


@pytest.mark.parametrize("name", DECLARED)
def test_what_is_declared_has_a_label_and_stands_in_its_list(name):
    declared = DECLARED[name]

    assert str(declared.label)
    assert [each for each in (*DUTIES, *SWITCHES, *SCOPES) if each is declared]


@pytest.mark.parametrize("name", DECLARED)
def test_somebody_asks_for_what_is_declared(name):
    if DECLARED[name] is not ASKED_BY_AN_APP_TO_COME:
        assert name in asked_for(), f"nobody asks for {name}: obey it, or drop it"


def test_keys_are_declared_once():
    for declared in (DUTIES, SWITCHES, SCOPES):
        assert len(set(declared)) == len(list(declared))


def test_the_forms_offer_what_the_apps_declare():
    offered = [key for key, _label in DutiesForm().fields["duties"].choices]
    assert offered == list(DUTIES)
    assert len(set(offered)) == len(offered)
    assert [key for key, _label in TokenForm().fields["scopes"].choices] == list(SCOPES)


def test_the_secretary_general_holds_every_duty_but_those_in_confidence():
    directs = Membership(duties=[Membership.DIRECTS])

    assert {duty for duty in DUTIES if not directs.has(duty)} == {"bilaterals"}


def test_a_duty_that_no_app_declares_any_more_is_called_by_its_key():
    assert Membership(duties=["cartography", "press"]).duty_labels == ["cartography", "press desk"]


def test_no_deed_writes_what_no_app_declares(world):
    by = By(duty="", account=world.sol)
    for deed in (
        lambda: throw(world.conference, "lights", on=False, by=by),
        lambda: give_duties(
            world.conference, by=by, email="a@example.org", name="A", duties=["cook"]
        ),
        lambda: make_token(
            world.conference, account=world.sol, name="x", scopes=["all"], days=1, by=by
        ),
    ):
        with pytest.raises(ValueError, match="no app declares"):
            deed()
