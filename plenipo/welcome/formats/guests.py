"""Whom one cell of a list names: several people, or how many are still to be named. Pure."""

import re
import unicodedata

from plenipo.kit.columns import folded

BETWEEN = re.compile(r"\s*[;/+&、\n]\s*|\s+(?:and|und|et|и|و)\s+|\s*[和与]\s*(?=\w)", re.IGNORECASE)
_TITLES = (
    "mr,mrs,ms,miss,mister,dr,prof,professor,sir,madam,he,he mr,he ms,he mrs,h e,h e mr,h e ms,h e mrs,m,mme,mlle,sr,"
    "sra,srta,d,dona,don,г н,г жа,господин,госпожа,السيد,السيدة,الدكتور"
)
TITLES = sorted((title.split() for title in _TITLES.split(",")), key=len, reverse=True)
_TO_COME = (
    "tba,tbc,tbd,tbn,n n,nn,to be announced,to be confirmed,to be determined,to be named,name to follow,"
    "names to follow,name tba,name tbc,unnamed,guest,guests,person,persons,people,pax,a confirmer,a preciser,"
    "a designer,nom a suivre,noms a suivre,por confirmar,por designar,por determinar,уточняется,будет уточнено,"
    "будет сообщено,имя уточняется,имена уточняются,待定,待通知,待报,姓名待定,يحدد لاحقا,تحدد لاحقا,سيحدد لاحقا"
)
TO_COME = {folded(words) for words in _TO_COME.split(",")}
TIMES = re.compile(r"\s*\(?\s*[x×*х]\s*(\d{1,2})\s*\)?$|\s*\(\s*(\d{1,2})\s*\)$|\s+(\d{1,2})$", re.I)
TIMES_BEFORE = re.compile(r"^(\d{1,2})\s*(?:[x×*х]\s*|\s)", re.I)
JUST_A_NUMBER = re.compile(r"\d{1,2}")


def without_title(name: str) -> str:
    """ "Mr. Kofi MENSAH" is called Kofi MENSAH."""
    words = name.split()
    plain = [folded(word) for word in words]
    for title in TITLES:
        n = next((n for n in range(1, len(words)) if " ".join(plain[:n]).split() == title), 0)
        if n:
            return " ".join(words[n:])
    return name


def guests_in(cell: str) -> tuple[list[str], int]:
    """Names, and how many are to be named yet: "TBA x 3" is three, "Kofi Mensah + 1" two."""
    names: list[str] = []
    unnamed = 0
    for part in BETWEEN.split(unicodedata.normalize("NFC", cell)):
        text = part.strip(" ,.-–")
        if not text:
            continue
        if JUST_A_NUMBER.fullmatch(text):
            unnamed += int(text)
            continue
        called, n = _times(text)
        if folded(called) in TO_COME:
            unnamed += n
        else:
            names.append(called)
            unnamed += n - 1
    return names, unnamed


def _times(text: str) -> tuple[str, int]:
    for pattern in (TIMES, TIMES_BEFORE):
        if found := pattern.search(text):
            n = int(next(each for each in found.groups() if each))
            called = f"{text[: found.start()]}{text[found.end() :]}".strip()
            if n and called:
                return called, n
    return text, 1
