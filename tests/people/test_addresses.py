"""One account of an address, whatever the case in which somebody types it."""

import json
import os
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from plenipo.conference.actions import give_duties, make_token
from plenipo.kit.errors import Refused
from plenipo.people.models import Account
from plenipo.records.models import By
from tests.factories import AccountFactory

TYPED, KEPT = "Fatima.Benali@Party.Example", "fatima.benali@party.example"
PASSWORD = "a very long password"


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


def test_the_first_administrator_signs_in_with_the_address_as_anybody_types_it(
    db, tmp_path, settings, client
):
    settings.DATA = tmp_path
    secret = tmp_path / "password"
    secret.write_text(f"{PASSWORD}\n")

    call_command("init", email=TYPED, password_from=str(secret))
    answers = [
        client.post("/en/account/login/", {"login": login, "password": PASSWORD}).status_code
        for login in (TYPED, KEPT, TYPED.upper())
    ]

    assert Account.objects.get().email == KEPT
    assert answers == [302, 302, 302]


def test_duties_given_in_two_spellings_are_one_accounts(world, sol):
    for typed in (TYPED, KEPT, f" {TYPED.upper()}"):
        give_duties(world.conference, by=sol, email=typed, name="Fatima", duties=["press"])

    assert list(Account.objects.filter(name="Fatima").values_list("email", flat=True)) == [KEPT]


def test_a_lost_second_factor_is_forgotten_in_any_spelling(world):
    fatima = AccountFactory(email=TYPED)
    Authenticator.objects.create(user=fatima, type="totp", data={"secret": "-"})

    call_command("forget_second_factor", KEPT.upper())

    assert not Authenticator.objects.filter(user=fatima).exists()


def test_the_owner_of_a_token_reads_with_it_whatever_the_spelling(world, sol, client):
    member = give_duties(world.conference, by=sol, email=TYPED, name="Fatima", duties=["observer"])
    _token, text = make_token(
        world.conference, account=member.account, name="list", scopes=["counts"], days=9, by=sol
    )

    answer = client.get("/api/counts", headers={"Authorization": f"Bearer {text}"})

    assert answer.status_code == 200


def test_the_database_itself_refuses_another_spelling(db):
    AccountFactory(email=KEPT)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_account SET email = %s", [TYPED])


def test_doubles_of_an_older_version_become_the_account_that_was_used(tmp_path):
    run = [sys.executable, "-m", "tests.people.older_house"]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PLENIPO_")}
    house = ours | {
        "PLENIPO_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "plenipo.project.settings",
    }
    said = subprocess.run(run, env=house, capture_output=True, text=True, check=True, timeout=120)

    assert json.loads(said.stdout) == {
        "double": [f"{KEPT}.account-1.invalid", False, [], [], 0],
        "used": [
            KEPT,
            True,
            [["there", ["observer"]], ["here", ["press", "protocol"]]],
            ["register"],
            1,
        ],
        "only": ["only@party.example", True, [], [], 0],
    }


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\ufe0f", "\u202e", "\u2060"])
def test_what_nobody_sees_in_an_address_makes_no_second_account(unseen, world):
    Account.objects.filter(pk=world.ina.pk).update(email="ina@example.org")
    for spelling in (
        f"ina@example.org{unseen}",
        f"ina@exa{unseen}mple.org",
        f"i{unseen}na@example.org",
    ):
        member = give_duties(
            world.conference, by=By(duty="x"), email=spelling, name="Ina", duties=["press"]
        )
        assert member.account == world.ina


@pytest.mark.parametrize("alike", ["\u0131na@example.org", "in\u0430@example.org"])
def test_letters_that_only_look_like_those_of_an_address_are_refused_in_words(alike, world):
    with pytest.raises(
        Refused, match="Enter the part before the @ in Latin letters without accents."
    ):
        give_duties(world.conference, by=By(duty="x"), email=alike, name="Ina", duties=["press"])
