"""Programs read with a token what its owner would see, and no more."""

from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import given, settings
from schemathesis.specs.openapi.checks import negative_data_rejection

from plenipo.conference.actions.tokens import make_token, revoke_token
from plenipo.conference.models import ApiToken
from tests.factories import DelegateFactory, PartyFactory

ALL = ["register", "delegations", "counts"]
ADDRESSES = ["/api/register/parties", "/api/delegations", "/api/counts"]


@pytest.fixture
def token(world):
    def make(scopes=ALL, days=30):
        member = world.sol.memberships.get()
        return make_token(
            world.conference,
            account=world.sol,
            name="list",
            scopes=scopes,
            days=days,
            by=member.by(),
        )

    return make


def ask(client, address, text=""):
    headers = {"Authorization": f"Bearer {text}"} if text else {}
    return client.get(address, headers=headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_token_opens_what_it_is_for(client, token, address):
    _row, text = token()

    assert ask(client, address, text).status_code == 200
    assert ask(client, address).status_code == 401
    assert ask(client, address, text + "x").status_code == 401


@pytest.mark.parametrize(("scope", "address"), list(zip(ALL, ADDRESSES, strict=True)))
def test_a_token_opens_nothing_else(client, token, scope, address):
    _row, text = token(scopes=[scope])

    open_to_it = [each for each in ADDRESSES if ask(client, each, text).status_code == 200]
    assert open_to_it == [address]


def test_a_revoked_token_opens_nothing(client, token, world):
    row, text = token()
    revoke_token(row, by=world.sol.memberships.get().by())

    assert {ask(client, address, text).status_code for address in ADDRESSES} == {401}


def test_a_token_ends_on_its_day_and_with_the_membership(client, token, world):
    row, text = token()
    ApiToken.objects.filter(pk=row.pk).update(until=timezone.now() - timedelta(seconds=1))
    assert ask(client, "/api/counts", text).status_code == 401

    ApiToken.objects.filter(pk=row.pk).update(until=None)
    world.sol.memberships.all().delete()
    assert ask(client, "/api/counts", text).status_code == 401


def test_the_register_is_searched_and_paged(client, token, world):
    _row, text = token()

    everything = ask(client, "/api/register/parties", text).json()
    one = ask(client, "/api/register/parties?limit=1", text).json()

    assert one["count"] == everything["count"] == len(everything["items"])
    assert one["items"] == everything["items"][:1]
    assert ask(client, "/api/register/parties?limit=0", text).status_code == 422
    assert ask(client, "/api/register/parties?q=nobody-is-called-so", text).json()["count"] == 0


def test_each_figure_comes_with_its_rule(client, token):
    _row, text = token()

    for figure in ask(client, "/api/counts", text).json():
        assert figure["rule_in_words"]


def test_the_description_names_every_address(client):
    described = client.get("/api/openapi.json").json()

    assert sorted(described["paths"]) == sorted(ADDRESSES)


@pytest.fixture
def _the_connection_stays_open():
    """A server closes it between two requests; here the test's transaction is on it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_the_connection_stays_open")
@pytest.mark.parametrize("mode", schemathesis.GenerationMode)
@pytest.mark.parametrize("address", ADDRESSES[:2])  # the third takes no parameter
def test_whatever_a_program_asks_it_gets_an_answer_that_is_described(mode, address, token, world):
    """Made up from the description: every parameter right, wrong, missing, doubled and strange."""
    PartyFactory(name="حزب العمل")
    DelegateFactory(delegation__conference=world.conference)
    _row, text = token()
    described = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    operation = described[address]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=25, deadline=None, database=None, derandomize=True)
    def asked(case):
        # a parameter nobody knows is passed over rather than refused
        case.call_and_validate(
            headers={"Authorization": f"Bearer {text}"}, excluded_checks=[negative_data_rejection]
        )

    asked()


@pytest.mark.parametrize("asked", ["q=%00", "country=%00", "limit=501", "offset=-1", "limit=x"])
def test_what_makes_no_sense_is_said_in_a_422(asked, client, token):
    _row, text = token()

    assert ask(client, f"/api/register/parties?{asked}", text).status_code == 422
    if "country" not in asked and "q=" not in asked:
        assert ask(client, f"/api/delegations?{asked}", text).status_code == 422
