import pytest

from plenipo.registry.bridge.values import changed_to, difference
from plenipo.registry.models import Affiliation, Party, PartyName, StatusPeriod, Succession
from plenipo.registry.queries.values import values_of
from tests.factories import PartyFactory

OLD = {"name": "Parti", "founded": 1905, "names": [["other", "SFIO", "", "", None, 1969]]}
NEW = {"name": "Parti socialiste", "names": [["other", "SFIO", "", "", 1905, 1969]]}


def test_an_entry_is_told_in_plain_values(db):
    party = PartyFactory(name="Parti", name_english="Party", founded=1905)
    body, older = PartyFactory(kind="international"), PartyFactory()
    PartyName.objects.create(party=party, kind="other", text="SFIO", until=1969)
    StatusPeriod.objects.create(party=party, status="cabinet", since=1981)
    Affiliation.objects.create(party=party, international=body)
    Succession.objects.create(before=older, after=party, kind="renamed", year=1969)

    values = values_of(list(Party.objects.all()))

    assert values[party.pk] == {
        "kind": "party",
        "country_id": "FRA",
        "name": "Parti",
        "name_language": "fr",
        "name_english": "Party",
        "founded": 1905,
        "names": [["other", "SFIO", "", "", None, 1969]],
        "statuses": [["cabinet", 1981, None, ""]],
        "affiliations": [[body.pk, "member", None, None, ""]],
        "came_from": [[older.pk, "renamed", 1969]],
    }
    assert values[older.pk]["went_into"] == [[party.pk, "renamed", 1969]]


@pytest.mark.parametrize("extra", [1, 3])
def test_more_entries_cost_no_more_queries(extra, db, django_assert_num_queries):
    parties = PartyFactory.create_batch(extra)

    with django_assert_num_queries(6):  # one for each kind of row below an entry
        assert len(values_of(parties)) == extra


def test_a_difference_holds_only_what_differs():
    assert difference(OLD, NEW) == (OLD, NEW)
    assert difference(OLD, OLD) == ({}, {})
    assert difference({}, {"name": "", "founded": None}) == ({}, {})


def test_a_change_is_carried_over_to_an_entry_edited_elsewhere():
    now = {**OLD, "website": "https://example.org"}

    assert changed_to(now, *difference(OLD, NEW)) == ({**NEW, "website": now["website"]}, {})


def test_what_somebody_changed_since_stays():
    now = {"name": "Parti d’Épinay", "founded": 1905, "names": []}

    then, stays = changed_to(now, *difference(OLD, NEW))

    assert then["name"] == "Parti d’Épinay"
    assert "founded" not in then
    assert set(stays) == {"name", "names"}


def test_a_change_made_already_is_no_conflict():
    assert changed_to(NEW, *difference(OLD, NEW)) == (NEW, {})


def test_a_change_is_taken_back():
    before, after = difference(OLD, NEW)

    then, stays = changed_to({**NEW, "family": "green"}, after, before)

    assert (then, stays) == ({**OLD, "family": "green"}, {})
