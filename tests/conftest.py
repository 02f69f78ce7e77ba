"""The cast. Every test that needs somebody uses one of these.

nobody   a visitor            sol   secretary-general of the conference      ina   invitations
ada      accreditation        obi   observer of the secretariat (no duty to write)
rex      keeps the register   max   administrator of the house
lin      secretary-general of another conference
"""

from types import SimpleNamespace

import pytest
from django.test import Client

from plenipo.people.models import HouseDuty
from tests.factories import AccountFactory, ConferenceFactory, MembershipFactory, PartyFactory

CAST = ("nobody", "sol", "ina", "ada", "obi", "rex", "max", "lin")


@pytest.fixture
def world(db):
    conference = ConferenceFactory(slug="dialogue")
    elsewhere = ConferenceFactory(slug="elsewhere")
    people = {
        name: MembershipFactory(conference=conference, duties=[duty], account__name=name).account
        for name, duty in {
            "sol": "secretary_general",
            "ina": "invitations",
            "ada": "accreditation",
            "obi": "observer",
        }.items()
    }
    people["lin"] = MembershipFactory(
        conference=elsewhere, duties=["secretary_general"], account__name="lin"
    ).account
    for name, duty in {"rex": "register", "max": "administrator"}.items():
        people[name] = AccountFactory(name=name)
        HouseDuty.objects.create(account=people[name], duty=duty)
    for name in ("sol", "ina"):
        HouseDuty.objects.create(account=people[name], duty="register")
    return SimpleNamespace(
        conference=conference, elsewhere=elsewhere, nobody=None, party=PartyFactory(), **people
    )


@pytest.fixture
def as_():
    """A fresh browser with this account signed in, or nobody."""

    def sign_in(account=None) -> Client:
        client = Client()
        if account is not None:
            client.force_login(account)
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _files_of_tests_stay_in_their_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
