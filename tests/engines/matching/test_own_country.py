"""What a party calls its pages, words made of the country's name, and letters in another order."""

from plenipo.engines.matching import Certainty, ListedParty, Name, NameKind, learn, match
from tests.engines.matching.register import DAY, PARTIES


def named(number, country, *names, site=None, short=None):
    found = [Name(text, NameKind.NATIVE) for text in names]
    found += [Name(site, NameKind.SITE)] if site else []
    found += [Name(short, NameKind.SHORT)] if short else []
    return ListedParty(str(number), country, tuple(found), 1950)


def ids(answer):
    return [candidate.party_id for candidate in answer.candidates]


def test_a_party_is_known_by_the_name_of_its_pages_but_not_decided_by_it():
    unity = named(40, "COL", "Partido Social de Unidad Nacional", site="partidodelau")
    liberal = named(41, "COL", "Partido Liberal Colombiano", site="partidoliberal")

    answer = match(learn([unity, liberal]), "Partido de la U", "COL", at=DAY)

    assert (ids(answer), answer.decision) == (["40", "41"], Certainty.DOUBTFUL)


def test_a_word_made_of_the_countrys_name_weighs_little():
    words = ("Forum", "Zukunft", "Heimat", "Team", "Wende", "Liste")
    others = [named(50 + n, "AUT", f"{word} Austria") for n, word in enumerate(words)]
    greens = named(70, "AUT", "The Greens")
    peoples = named(71, "AUT", "Austrian People's Party")

    answer = match(learn([*PARTIES, *others, greens, peoples]), "Austrian Greens", "AUT", at=DAY)

    assert ids(answer)[0] == "70"


def test_letters_in_another_order_give_way_to_a_party_that_goes_by_them():
    social = named(80, "BEL", "Parti Social Chrétien — Centre humaniste", short="PSC — CDH")
    other = named(81, "BEL", "Christlich Soziale Partei", "Christian Social Party", short="CSP")

    answer = match(learn([*PARTIES, social, other]), "PSC", "BEL", at=DAY)

    assert ids(answer) == ["80", "81"]
