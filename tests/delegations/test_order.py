"""Lists of the desk stand by the names their reader sees, in the alphabet of the reader."""

import pytest
from django.utils.translation import override

from plenipo.delegations.queries import approval, invitations
from plenipo.delegations.queries.order import place_in_list
from tests.factories import CountryFactory, DelegationFactory, InvitationFactory

NAMES = {  # English, French
    "ALB": ("Zebra Party", "Équité", "Albanie"),
    "DZA": ("Party of Ants", "Zone libre", "Algérie"),
    "EGY": ("Union", "Aube", "Égypte"),
    "ZWE": ("Movement", "Éveil", "Zimbabwe"),
}


@pytest.fixture
def four(world):
    made = {}
    for code, (english, french, country) in NAMES.items():
        made[french] = DelegationFactory(
            conference=world.conference,
            plate_name=english,
            country=CountryFactory(code=code),
            state="approved",
            called={"en": [english, "en", "own"], "fr": [french, "fr", "own"]},
            country_called={"fr": country},
        )
    return made


def test_the_board_stands_by_the_name_its_reader_sees(world, four):
    def shown(sort, language="fr"):
        with override(language):
            numbers = approval.numbers_in_order(
                world.conference, approval.ApprovalFilter(sort=sort)
            )
            return [each.to_call for each in approval.loaded(numbers)]

    assert shown("") == ["Aube", "Équité", "Éveil", "Zone libre"]
    assert shown("name", "en") == ["Movement", "Party of Ants", "Union", "Zebra Party"]
    assert shown("-name") == ["Zone libre", "Éveil", "Équité", "Aube"]
    assert shown("country") == ["Équité", "Zone libre", "Aube", "Éveil"]


def test_those_alike_stand_by_name_however_the_list_is_turned(world, four):
    late = DelegationFactory(conference=world.conference, state="submitted", plate_name="Late")

    def shown(sort):
        with override("fr"):
            numbers = approval.numbers_in_order(
                world.conference, approval.ApprovalFilter(sort=sort)
            )
            return [each.to_call for each in approval.loaded(numbers)]

    assert shown("state") == [late.to_call, "Aube", "Équité", "Éveil", "Zone libre"]
    assert shown("-state") == ["Aube", "Équité", "Éveil", "Zone libre", late.to_call]
    assert shown("persons") == ["Aube", "Équité", "Éveil", "Late", "Zone libre"]


def test_in_the_list_organisations_come_after_the_states(world, four):
    house = DelegationFactory(
        conference=world.conference,
        country=None,
        called={"fr": ["Alliance des partis", "fr", "own"]},
    )
    rows = [house, *four.values()]

    def shown(order):
        in_french = sorted(rows, key=lambda each: place_in_list(each, order, "fr"))
        return [each.called_in("fr").text for each in in_french]

    by_country = ["Équité", "Zone libre", "Aube", "Éveil"]
    assert shown("country") == [*by_country, "Alliance des partis"]
    assert shown("name") == ["Alliance des partis", "Aube", "Équité", "Éveil", "Zone libre"]
    assert shown("answer") == ["Équité", "Zone libre", "Aube", "Éveil", "Alliance des partis"]


def test_invitations_stand_by_the_name_their_reader_sees(world):
    for english, french in (("A", "Zone"), ("B", "Été"), ("C", "Fin")):
        InvitationFactory(
            conference=world.conference,
            called={"en": [english, "en", ""], "fr": [french, "fr", ""]},
        )

    def shown(sort):
        with override("fr"):
            found = invitations.board(world.conference, invitations.InvitationFilter(), sort)
            names = [each.to_call for each in invitations.in_order_shown(found, sort)]
        return [name for name in names if name in ("Zone", "Été", "Fin")]

    assert shown("party") == ["Été", "Fin", "Zone"]
    assert shown("-party") == ["Zone", "Fin", "Été"]
