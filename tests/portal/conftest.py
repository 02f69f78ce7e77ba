"""What tests of the public pages share: a conference with people who chose to be seen, and people who did not."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.conference.actions import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.records.models import By
from tests.factories import DelegateFactory, DelegationFactory


@pytest.fixture
def named(world):
    return people_named(world)


def people_named(world):
    """Four persons of an approved delegation by what they allow, and one of a delegation not approved."""
    approved = DelegationFactory(
        conference=world.conference, state="approved", plate_name="Parti de l'Aurore", quota=5
    )
    waiting = DelegationFactory(
        conference=world.conference, state="submitted", plate_name="Partido del Alba"
    )

    def person(name, delegation=approved, **values):
        return DelegateFactory(
            delegation=delegation,
            state="approved" if delegation is approved else "nominated",
            office=f"Office of {name}",
            person__family_name=name,
            person__native_name=f"Native {name}",
            person__email=f"{name.lower()}@example.org",
            **values,
        )

    return SimpleNamespace(
        approved=approved,
        waiting=waiting,
        public=person("Openly", disclosure="public"),
        delegations=person("Amongus", disclosure="delegations"),
        secretariat=person("Discreet", disclosure="secretariat"),
        protected=person("Hidden", disclosure="public", person__protected=True),
        early=person("Tooearly", waiting, disclosure="public"),
    )


@pytest.fixture
def disclose(world):
    def to(state="provisional", **more):
        before = profile_of(world.conference)
        change_rules(
            world.conference,
            by=By(duty="secretary_general", account=world.sol),
            seen_version=before.version if before else 0,
            list_state=state,
            **more,
        )

    return to


@pytest.fixture
def press():
    def pressed(client, view, /, *args, **said):
        return client.post(reverse(view, args=args), {"key": uuid4().hex, **said})

    return pressed


def text_of(answer):
    return answer.content.decode()
