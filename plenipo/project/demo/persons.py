"""Invented persons, with names in their own script and in Latin letters."""

from dataclasses import dataclass
from functools import cache
from random import Random

from anyascii import anyascii
from faker import Faker

from plenipo.people.models import Person

LOCALES = {
    "en": "en_GB",
    "fr": "fr_FR",
    "es": "es_MX",
    "pt": "pt_BR",
    "de": "de_AT",
    "ru": "ru_RU",
    "zh": "zh_CN",
    "ko": "ko_KR",
    "id": "id_ID",
    "sw": "sw",
    "tr": "tr_TR",
    "vi": "vi_VN",
}
FAMILY_FIRST = ("zh", "ja", "ko", "vi")
OWN_SCRIPT = ("ru", "zh", "ko")
# letters alone do not tell how these are read, so their names come in pairs: (given, family)
PAIRS = {
    "ar": (
        "أمينة Amina, خديجة Khadija, سلمى Salma, نور Nour, ليلى Layla, هدى Houda, يوسف Youssef, "
        "كريم Karim, عمر Omar, سامي Sami, طارق Tarek, رشيد Rachid",
        "المنصوري Al-Mansouri, بن_يوسف Ben-Youssef, الهاشمي Al-Hashimi, الخطيب Al-Khatib, "
        "حداد Haddad, النجار Al-Najjar, الزهراني Al-Zahrani, بركات Barakat, الفاسي El-Fassi, "
        "صالح Saleh, عثمان Othman, الشريف Al-Sharif",
    ),
    "fa": (
        "مریم Maryam, شیرین Shirin, نسرین Nasrin, پروین Parvin, بهرام Bahrom, رستم Rustam, "
        "داریوش Dariush, فرهاد Farhod",
        "رحمانی Rahmoni, سعیدی Saidi, نظری Nazari, کریمی Karimi, شریفی Sharifi, یوسفی Yusufi",
    ),
    "hi": (
        "अनीता Anita, मीरा Meera, सुनीता Sunita, कविता Kavita, अरुण Arun, विजय Vijay, राजेश Rajesh, "
        "संजय Sanjay",
        "शर्मा Sharma, वर्मा Varma, मिश्रा Mishra, यादव Yadav, पटेल Patel, जोशी Joshi, मेहता Mehta",
    ),
    "el": (
        "Ελένη Eleni, Μαρία Maria, Κατερίνα Katerina, Σοφία Sofia, Άννα Anna, Ιωάννα Ioanna",
        "Παππά Pappa, Νικολάου Nikolaou, Γεωργίου Georgiou, Ιωάννου Ioannou, Οικονόμου Oikonomou",
    ),
    "ja": (
        "明子 Akiko, 由美 Yumi, 恵子 Keiko, 健 Ken, 浩二 Koji, 誠 Makoto, 直樹 Naoki, 智子 Tomoko",
        "佐藤 Sato, 鈴木 Suzuki, 高橋 Takahashi, 田中 Tanaka, 渡辺 Watanabe, 山本 Yamamoto, 小林 Kobayashi",
    ),
}


@dataclass(frozen=True)
class PersonNames:
    given: str
    family: str
    native: str


def invent(language: str, chance: Random) -> Person:
    """A person not yet saved."""
    names = _paired(language, chance) if language in PAIRS else _faked(language, chance)
    first = Person.NameOrder.FAMILY_FIRST if language in FAMILY_FIRST else ""
    return Person(
        given_name=names.given,
        family_name=names.family,
        native_name=names.native,
        name_order=first or Person.NameOrder.GIVEN_FIRST,
        style=chance.choices(("", "H.E.", "Dr", "Hon."), weights=(6, 1, 2, 1))[0],
        languages=[language],
    )


def _faked(language: str, chance: Random) -> PersonNames:
    fake = _faker(language)
    fake.seed_instance(chance.getrandbits(32))
    woman = chance.random() < 0.45
    given = fake.first_name_female() if woman else fake.first_name_male()
    family = fake.last_name_female() if woman else fake.last_name_male()
    if language not in OWN_SCRIPT:
        return PersonNames(given, family, "")
    apart = "" if language in FAMILY_FIRST else " "
    in_order = (family, given) if language in FAMILY_FIRST else (given, family)
    return PersonNames(_latin(given), _latin(family), apart.join(in_order))


@cache
def _faker(language: str) -> Faker:
    return Faker(LOCALES[language], use_weighting=False)


def _latin(name: str) -> str:
    return anyascii(name).capitalize()


def _paired(language: str, chance: Random) -> PersonNames:
    givens, families = PAIRS[language]
    given, given_latin = chance.choice(givens.split(", ")).split(" ")
    family, family_latin = chance.choice(families.split(", ")).split(" ")
    if language in FAMILY_FIRST:
        return PersonNames(given_latin, family_latin, family + given)
    return PersonNames(given_latin, family_latin, f"{given} {family}".replace("_", " "))
