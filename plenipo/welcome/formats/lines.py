"""What one line of a travel list says, as people and booking systems write it. Pure: words in, values out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from plenipo.conference.words.zones import is_zone
from plenipo.kit.dates import NotOneDay, day_meant

FLIGHT = re.compile(
    r"(?<![\w:+-])([A-Z]{2}|[A-Z]\d|\d[A-Z])[ -]?(\d{1,4})([A-Z]?)(?![\w:])|(?<!\w)([a-z]{2})(\d{3,4})(?!\w)"
)
NO_AIRLINE = {"AM", "PM", "NO", "TO", "AT", "OF", "ON", "IN", "BY", "UN", "ID", "OR", "HK", "SS"}
TRAIN = re.compile(
    r"(?<!\w)(ICE|TGV|RJX|RJ|IC|EC|AVE|EUROSTAR|EST|THA|Eurostar|G(?=\d)|D(?=\d))\s?(\d{1,5})(?!\w)"
)
TERMINAL = re.compile(r"(?<!\w)(?:T|[Tt]erminal\s)\s?(\d[A-Z]?)(?!\w)")
CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:\s?[:hHч]\s?|\.(?=\d\d\s?(?:[uU]hr|h\b|hrs|[ap]m)))(\d\d)(?!\d)\s*([ap]\.?m\.?)?"
)
HOUR = re.compile(r"(?<![\d:.])(\d{1,2})()\s?([ap]\.?m\.?)(?!\w)", re.IGNORECASE)
FOUR = re.compile(r"(?<![\d:.+-])([01]\d|2[0-3])([0-5]\d)()(?![\d:.])")
LATER = re.compile(r"\s*\(?([+\-−])\s?([12])(?![\d:])\)?")
UTC = re.compile(
    r"(?<!\w)(?:(?:UTC|GMT)\s?(?:([+\-−])\s?(\d{1,2})(?::?(\d\d))?)?|(?<=\d)Z)(?!\w)|"
    r"(?<=\d)\s?([+\-−])(\d\d):(\d\d)(?!\d)"
)
ZONE = re.compile(r"(?<!\w)([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)(?!\w)")
UNCLEAR_ZONE = re.compile(
    r"(?<!\w)(CES?T|E[SD]T|C[SD]T|P[SD]T|MSK|IST|JST|BST|EAT|WAT|SGT|KST)(?!\w)"
)
ROUTE = re.compile(r"(?<!\w)([A-Z]{3})\s?(?:-|–|—|>|→|/|to)?\s?([A-Z]{3})(?!\w)")
_WORDS = """
JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN ETA ETD ARR DEP PAX UTC GMT VIP
"""
NO_AIRPORT = frozenset(_WORDS.split())
STOPS_AT = r"arriv|arr\b|land|at\b|on\b|depart|dep\b|with\b|à\b|le\b|a las\b|в\b|el\b|au\b"
ENDS = rf"(?=$|[\d,;:()\n]|\s[-–—]\s|\s(?:{STOPS_AT}))"
FROM = re.compile(
    rf"(?<!\w)(?:from|ex|depuis|desde|en provenance de|procedente de|из|来自|من)\s+(.{{2,40}}?){ENDS}",
    re.IGNORECASE,
)
TO = re.compile(rf"(?<!\w)(?:to|for|vers|hacia|в|前往|إلى)\s+(.{{2,40}}?){ENDS}", re.IGNORECASE)
PEOPLE = re.compile(
    r"(\d{1,3})\s*(?:pax|persons?|people|pers\b|delegates?|members?|guests?|personnes?|personas?|человек\w*|чел\b|人|位|"
    r"أشخاص|شخصا?)|(?:pax|persons?|people)\s*[:=]?\s*(\d{1,3})",
    re.IGNORECASE,
)
OUT = re.compile(
    r"\b(?:dep(?:art\w*)?|leav\w+|outbound|return\w*|départ|salida|regreso|вылет\w*|отъезд|etd)\b|离开|离会|返程|返回|مغادرة|عودة",
    re.IGNORECASE,
)
IN = re.compile(
    r"\b(?:arr(?:iv\w*)?|land\w*|inbound|arrivée|atterrissage|llegada|прил[её]т\w*|прибы\w*|eta)\b|抵达|到达|到会|وصول",
    re.IGNORECASE,
)
BY_ROAD = re.compile(
    r"\b(?:by car|by road|by bus|en voiture|por carretera)\b|на машине|乘车|بالسيارة", re.I
)
ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
STOPS = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d(?![:\d]))?(?!\d)")
SLASH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/])")
HAN_DAY = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
DAY_WORD = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º)?[\s.\-]*(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?(?:[\s-]*(?:de\s+|del\s+)?(20\d\d))?(?!\d)"
)
WORD_DAY = re.compile(
    r"(?<!\w)([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(20\d\d))?(?![\d:])"
)


@dataclass
class LineSaid:
    """
    day       of the journey; of a booking with two times, of the departure
    clocks    (hour, minute, days later) in the order they stand
    zone      in which the times are, if the line says so
    unclear   a name of a zone that several have, and was not used
    both      {day/month, month/day} of a date that may be two
    rest      the line without all that
    """

    way: str = ""
    means: str = ""
    number: str = ""
    place: str = ""
    point: str = ""
    day: date | None = None
    year_said: bool = False
    both: tuple[date, ...] = ()
    clocks: list[tuple[int, int, int]] = field(default_factory=list)
    zone: tzinfo | None = None
    unclear: str = ""
    people: int | None = None
    rest: str = ""


def said_in(line: str, years: tuple[int, ...]) -> LineSaid:
    """years   those the conference lies in, the likeliest first"""
    text = _digits(unicodedata.normalize("NFKC", line))
    said = LineSaid()
    out, back = OUT.search(text), IN.search(text)
    if bool(out) != bool(back):
        said.way = "out" if out else "in"
    text = _zone(said, text)
    text = _day(said, text, years)
    text = _people(said, text)
    text = _number(said, text)
    text = _clocks(said, text)
    text = _place(said, text)
    said.rest = " ".join(text.split())
    return said


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _zone(said: LineSaid, text: str) -> str:
    if (found := ZONE.search(text)) and is_zone(found[1]):
        said.zone = ZoneInfo(found[1])
        return _without(text, found)
    if found := UTC.search(text):
        sign = found[1] or found[4] or "+"
        hours, minutes = int(found[2] or found[5] or 0), int(found[3] or found[6] or 0)
        if hours <= 14:
            moved = timedelta(hours=hours, minutes=minutes)
            said.zone = timezone(moved if sign == "+" else -moved)
            return _without(text, found)
    if found := UNCLEAR_ZONE.search(text):
        said.unclear = found[1]
        return _without(text, found)
    return text


def _day(said: LineSaid, text: str, years: tuple[int, ...]) -> str:
    for found, year, choices in _dates(text):
        days = []
        for month, day in choices:
            for one in [_year(year)] if year else years:
                if made := _made(one, month, day):
                    days.append(made)
                    break
        if days:
            said.day, said.year_said = days[0], bool(year)
            said.both = tuple(dict.fromkeys(days)) if len(days) > 1 else ()
            return _without(text, found)
    return text


def _dates(text: str) -> Iterator[tuple[re.Match[str], str, list[tuple[int, int]]]]:
    """(where, the year as written, what it may be as (month, day))"""
    for found in ISO.finditer(text):
        yield found, found[1], [(int(found[2]), int(found[3]))]
    for found in HAN_DAY.finditer(text):
        yield found, found[1] or "", [(int(found[2]), int(found[3]))]
    for found in STOPS.finditer(text):
        yield found, found[3] or "", [(int(found[2]), int(found[1]))]
    for found in SLASH.finditer(text):
        first, second = int(found[1]), int(found[2])
        yield found, found[3] or "", [(second, first), (first, second)]
    for pattern, number, word in ((DAY_WORD, 1, 2), (WORD_DAY, 2, 1)):
        for found in pattern.finditer(text):
            if month := _month(found[word]):
                yield found, found[3] or "", [(month, int(found[number]))]


def _month(word: str) -> int | None:
    try:
        return day_meant(f"1 {word} 2024").month
    except NotOneDay:
        return None


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) < 3 else int(text)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _people(said: LineSaid, text: str) -> str:
    if found := PEOPLE.search(text):
        said.people = int(found[1] or found[2]) or None
        return _without(text, found)
    return text


def _number(said: LineSaid, text: str) -> str:
    if found := TERMINAL.search(text):
        said.point = f"T{found[1]}"
        text = _without(text, found)
    if found := TRAIN.search(text):
        said.means, said.number = "train", f"{found[1].upper()} {found[2]}"
        return _without(text, found)
    for found in FLIGHT.finditer(text):
        airline = (found[1] or found[4]).upper()
        if airline not in NO_AIRLINE:
            number = (found[2] or found[5]).lstrip("0") or "0"
            said.means, said.number = "flight", f"{airline} {number}{found[3] or ''}"
            return _without(text, found)
    if found := BY_ROAD.search(text):
        said.means = "road"
        return _without(text, found)
    return text


def _clocks(said: LineSaid, text: str) -> str:
    for pattern in (CLOCK, HOUR, FOUR):
        while found := pattern.search(text):
            hour, minute = int(found[1]), int(found[2] or 0)
            half = (found[3] or "").replace(".", "").casefold()
            if half:
                hour = hour % 12 + (12 if half == "pm" else 0)
            rest = text[found.end() :]
            later = LATER.match(rest)
            days = int(f"{later[1].replace('−', '-')}{later[2]}") if later else 0
            text = f"{text[: found.start()]} {rest[later.end() :] if later else rest}"
            if hour < 24 and minute < 60:
                said.clocks.append((hour, minute, days))
        if said.clocks:
            break
    return text


def _place(said: LineSaid, text: str) -> str:
    for found in ROUTE.finditer(text):
        if NO_AIRPORT.isdisjoint((found[1], found[2])):
            said.place = found[2] if said.way == "out" else found[1]
            return _without(text, found)
    named = (TO if said.way == "out" else FROM).search(text)
    if named:
        said.place = named[1].strip(" .-–—")
        return _without(text, named)
    return text
