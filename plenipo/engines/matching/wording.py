"""The reasons in English. Upper layers translate by code; these sentences are the source."""

from plenipo.engines.matching.values import Reason

SENTENCES = {
    # about a candidate
    "same_name": "same name “{name}”",
    "same_name_other_spelling": "same name but for spelling: “{name}”",
    "same_words": "same words: “{name}”",
    "same_meaning": "same meaning as “{name}”",
    "similar_name": "similar to “{name}”",
    "part_of_name": "part of “{name}”",
    "same_acronym": "same acronym {acronym}",
    "acronym_of_name": "{acronym} are the initials of “{name}”",
    "leader": "led by {name}",
    "one_of_several_named": "one of several parties named",
    "active": "active on {date}",
    "ended": "ended in {year}",
    "not_yet_founded": "founded only in {year}",
    "name_no_longer_used": "“{name}” was used until {year}",
    "other_country": "in {country}",
    "largest_of_homonyms": "the largest of that name",
    # about the whole answer
    "no_party_named": "“{word}” names no party",
    "nothing_typed": "no name was given",
    "nothing_similar": "nothing similar in the register",
    "several_fit": "several parties fit about equally",
    "country_unknown": "the country “{country}” was not recognised",
    "coalition": "a joint list of several parties",
}


def in_english(reason: Reason) -> str:
    return SENTENCES[reason.code].format_map(dict(reason.parameters))
