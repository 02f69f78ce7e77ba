"""The machine-readable zone of a travel document (ICAO 9303): two lines of 44 or 36 characters, or three of 30.

Five numbers are checked by a digit of their own or by one over all; which of them do not fit is said by name.
"""

import re
from dataclasses import dataclass
from datetime import date

VALUES = {each: n for n, each in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}
WEIGHTS = (7, 3, 1)
SIZES = {88: (44, 44), 72: (36, 36), 90: (30, 30, 30)}
# what a keyboard, a scanner or a chat makes of the filler
FILLERS = str.maketrans(dict.fromkeys("‹«〈＜⟨≺", "<"))
NOT_IN_IT = re.compile(r"\s+")


class NotAZone(Exception):
    """These are no lines of a machine-readable zone."""


@dataclass(frozen=True)
class MachineZone:
    """
    kind            the code of the document, "P", "PD", "I"
    born, expires   None where the digits are no day, or are left open
    wrong           what does not fit its check digit: "number", "born", "expires", "personal", "all"
    """

    kind: str
    issued_by: str
    number: str
    nationality: str
    born: date | None
    expires: date | None
    wrong: tuple[str, ...]


def check_digit(text: str) -> str:
    total = sum(VALUES[each] * WEIGHTS[n % 3] for n, each in enumerate(text))
    return str(total % 10)


def read_zone(typed: str, *, today: date) -> MachineZone:
    """today: whoever was born later was born a century ago. Raises NotAZone."""
    letters = NOT_IN_IT.sub("", typed.translate(FILLERS)).upper()
    sizes = SIZES.get(len(letters))
    if sizes is None or any(each not in VALUES for each in letters):
        raise NotAZone
    lines = [letters[sum(sizes[:n]) :][:size] for n, size in enumerate(sizes)]
    return _of_three(lines, today) if len(lines) == 3 else _of_two(lines, today)


def _of_two(lines: list[str], today: date) -> MachineZone:
    first, second = lines
    long = len(second) == 44
    checks = [("number", second[:9], second[9]), *_days(second[13:20], second[21:28])]
    if long:
        checks.append(("personal", second[28:42], second[42]))
    end = len(second) - 1
    every = second[:10] + second[13:20] + second[21:end]
    checks.append(("all", every, second[end]))
    return _zone(first, second[:9], second[10:13], second[13:19], second[21:27], checks, today)


def _of_three(lines: list[str], today: date) -> MachineZone:
    first, second, _names = lines
    number, digit, rest = first[5:14], first[14], first[15:]
    checks = []
    if digit == "<" and rest.strip("<"):  # a number of more than nine characters goes on behind
        more = rest.partition("<")[0]
        number, digit = number + more[:-1], more[-1:]
        checks.append(("number", first[5:14] + "<" + more[:-1], digit))
    else:
        checks.append(("number", number, digit))
    checks += _days(second[:7], second[8:15])
    every = first[5:30] + second[:7] + second[8:15] + second[18:29]
    checks.append(("all", every, second[29]))
    return _zone(first, number, second[15:18], second[:6], second[8:14], checks, today)


def _days(born: str, expires: str) -> list[tuple[str, str, str]]:
    return [("born", born[:6], born[6]), ("expires", expires[:6], expires[6])]


def _zone(
    first: str,
    number: str,
    nationality: str,
    born: str,
    expires: str,
    checks: list[tuple[str, str, str]],
    today: date,
) -> MachineZone:
    return MachineZone(
        kind=first[:2].strip("<"),
        issued_by=first[2:5].strip("<"),
        number=number.strip("<"),
        nationality=nationality.strip("<"),
        born=_day(born, latest=today),
        expires=_day(expires, latest=date(2099, 12, 31)),
        wrong=tuple(what for what, text, digit in checks if not _fits(text, digit)),
    )


def _fits(text: str, digit: str) -> bool:
    """Where nothing stands, the digit may be left open too."""
    return check_digit(text) == digit or (digit == "<" and not text.strip("<"))


def _day(digits: str, *, latest: date) -> date | None:
    if not re.fullmatch(r"[0-9]{6}", digits):
        return None
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        found = date(2000 + year, month, day)
        return found if found <= latest else date(1900 + year, month, day)
    except ValueError:
        return None
