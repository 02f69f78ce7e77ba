"""The reasons in English. Upper layers translate by code; these sentences are the source."""

from plenipo.engines.matching.values import Ground

SENTENCES = {
    # about a candidate
    "same_name": "same name “{name}”",
    "same_name_other_spelling": "same name except for spelling: “{name}”",
    "same_words": "same words: “{name}”",
    "same_meaning": "same meaning: “{name}”",
    "similar_name": "similar to “{name}”",
    "part_of_name": "part of its name: “{name}”",
    "same_acronym": "same acronym {acronym}",
    "similar_acronym": "similar acronym {acronym}",
    "acronym_of_name": "{acronym} may stand for “{name}”",
    "leader": "led by {name}",
    "alliance": "an alliance, but several parties are named",
    "active": "active on {date}",
    "not_active": "not known to be active on {date}",
    "ended": "ended in {year}",
    "not_yet_founded": "not founded until {year}",
    "other_country": "listed under {country}",
    # about the whole answer
    "nothing_typed": "no name was given",
    "no_party_named": "“{word}” is not the name of a party",
    "nothing_similar": "nothing similar in the register",
    "several_fit": "several parties match about equally",
    "joint_list": "a joint list of several parties, or an alliance",
    "too_short": "one or two letters may name several parties",
    "unlike": "part of the text entered, or of the name, does not match",
    "country_unknown": "the country “{country}” has no party in the register",
    "none_existed": "no such party existed at that time",
}


def in_english(reason: Ground) -> str:
    """For commands; pages translate by the code."""
    return SENTENCES[reason.code].format_map(reason.parameters)
