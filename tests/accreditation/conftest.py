"""What tests about accreditation share: Fay's party is approved, with one person."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from plenipo.accreditation.actions.categories import add_usual
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.records.models import By
from tests.factories import (
    ConferenceFactory,
    CredentialFactory,
    DelegateFactory,
    DelegationFactory,
    PersonFactory,
)


@pytest.fixture
def delegation(world):
    return DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, quota=9, state="approved"
    )


@pytest.fixture
def rose(delegation):
    person = PersonFactory(family_name="Müller-Šimić", given_name="Rose", native_name="罗斯")
    return DelegateFactory(delegation=delegation, person=person, state="approved", office="Chair")


@pytest.fixture
def ada(world):
    return By(duty="accreditation", account=world.ada)


@pytest.fixture
def disclose(world):
    """`disclose("final")`: the state of the list of participants under the rules."""

    def to(state):
        before = profile_of(world.conference)
        change_rules(
            world.conference,
            by=By(duty="secretary_general", account=world.sol),
            seen_version=before.version if before else 0,
            list_state=state,
        )

    return to


@pytest.fixture
def press():
    """`press(client, "accreditation:visa-end", 1, seen=0)`: one press of a button."""

    def pressed(client, view, /, *args, **said):
        return client.post(reverse(view, args=args), {"key": uuid4().hex, **said})

    return pressed


@pytest.fixture
def desk(world):
    return By(duty="credentials", account=world.sol)


@pytest.fixture
def sent(world):
    """`sent(form="copy")`: a letter of a delegation of its own, or of the one that is named."""

    def made(delegation=None, **values):
        there = delegation or DelegationFactory(conference=world.conference)
        return CredentialFactory(delegation=there, **values)

    return made


# ---- badges


@pytest.fixture(autouse=True)
def _each_test_reads_english():
    """A test client leaves its language behind."""
    with translation.override("en"):
        yield


NAMES = {  # (given, family, original script): six scripts
    "latin": ("Ngũgĩ", "wa Thiong'o", ""),
    "arabic": ("Mohammed", "Ben Abdallah", "محمد بن عبد الله"),
    "chinese": ("Xiaoming", "Wang", "王小明"),
    "cyrillic": ("Ekaterina", "Shchegoleva", "Екатерина Щёголева"),
    "devanagari": ("Ram", "Bishnoi", "राम बिश्नोई"),
    "georgian": ("Nino", "Giorgadze", "ნინო გიორგაძე"),
}


@pytest.fixture
def counter(db):
    """Six people of one delegation, in six scripts, and an officer at the counter."""
    conference = ConferenceFactory(slug="counter", languages=["en", "fr", "ar", "zh-hans"])
    by = By(duty="accreditation")
    add_usual(conference, by=by)
    delegation = DelegationFactory(conference=conference, state="approved", quota=9)
    people = {
        script: DelegateFactory(
            delegation=delegation,
            state="approved",
            capacity="head" if script == "latin" else "member",
            person=PersonFactory(given_name=given, family_name=family, native_name=native),
        ).person
        for script, (given, family, native) in NAMES.items()
    }
    return SimpleNamespace(conference=conference, by=by, delegation=delegation, people=people)
