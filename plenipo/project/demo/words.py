"""Invented names of parties, in the grammar of seventeen languages: a kind, and two things it stands for."""

from dataclasses import dataclass
from random import Random

KINDS = ("Party", "Movement", "Union", "Alliance")
STANDS_FOR = (
    "Concord",
    "Renewal",
    "Dignity",
    "Hope",
    "Solidarity",
    "Harvest",
    "Dawn",
    "Labour",
    "Horizon",
    "Wisdom",
)


@dataclass(frozen=True)
class Language:
    """
    pattern   how kind, first and second word make a name
    kinds     of KINDS, in this language
    words     of STANDS_FOR, in the case the pattern needs
    """

    pattern: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]


def _language(pattern: str, kinds: str, words: str) -> Language:
    return Language(
        pattern,
        tuple(each.strip() for each in kinds.split(",")),
        tuple(each.strip() for each in words.split(",")),
    )


LANGUAGES = {
    "en": _language("{kind} of {a} and {b}", ", ".join(KINDS), ", ".join(STANDS_FOR)),
    "fr": _language(
        "{kind} {a} et {b}",
        "Parti, Mouvement, Union, Alliance",
        "de la concorde, du renouveau, de la dignité, de l’espoir, de la solidarité, des moissons, "
        "de l’aurore, du travail, de l’horizon, de la sagesse",
    ),
    "es": _language(
        "{kind} {a} y {b}",
        "Partido, Movimiento, Unión, Alianza",
        "de la Concordia, de la Renovación, de la Dignidad, de la Esperanza, de la Solidaridad, "
        "de la Cosecha, del Alba, del Trabajo, del Horizonte, de la Sabiduría",
    ),
    "pt": _language(
        "{kind} {a} e {b}",
        "Partido, Movimento, União, Aliança",
        "da Concórdia, da Renovação, da Dignidade, da Esperança, da Solidariedade, da Colheita, "
        "da Aurora, do Trabalho, do Horizonte, da Sabedoria",
    ),
    "de": _language(
        "{kind} für {a} und {b}",
        "Partei, Bewegung, Union, Bündnis",
        "Eintracht, Erneuerung, Würde, Hoffnung, Solidarität, Ernte, Morgenröte, Arbeit, Horizont, "
        "Weisheit",
    ),
    "ar": _language(
        "{kind} {a} و{b}",
        "حزب, حركة, اتحاد, تحالف",
        "الوفاق, التجديد, الكرامة, الأمل, التضامن, الحصاد, الفجر, العمل, الأفق, الحكمة",
    ),
    "fa": _language(
        "{kind} {a} و {b}",
        "حزب, جنبش, اتحادیه, ائتلاف",
        "وفاق, نوسازی, کرامت, امید, همبستگی, خرمن, سپیده, کار, افق, خرد",
    ),
    "ru": _language(
        "{kind} {a} и {b}",
        "Партия, Движение, Союз, Альянс",
        "согласия, обновления, достоинства, надежды, солидарности, урожая, рассвета, труда, "
        "горизонта, мудрости",
    ),
    "zh": _language(
        "{a}{b}{kind}",
        "党, 运动, 联盟, 同盟",
        "和睦, 革新, 尊严, 希望, 团结, 丰收, 黎明, 劳动, 远景, 明智",
    ),
    "ja": _language(
        "{a}{b}{kind}",
        "党, 運動, 連合, 同盟",
        "協和, 刷新, 尊厳, 希望, 連帯, 収穫, 黎明, 労働, 地平, 英知",
    ),
    "ko": _language(
        "{a}와 {b} {kind}",
        "당, 운동, 연합, 동맹",
        "조화, 쇄신, 존엄, 희망, 연대, 추수, 새벽, 노동, 지평, 지혜",
    ),
    "hi": _language(
        "{a} और {b} {kind}",
        "दल, आंदोलन, संघ, गठबंधन",
        "सद्भाव, नवीकरण, गरिमा, आशा, एकजुटता, फसल, उषा, श्रम, क्षितिज, विवेक",
    ),
    "id": _language(
        "{kind} {a} dan {b}",
        "Partai, Gerakan, Persatuan, Aliansi",
        "Kerukunan, Pembaruan, Martabat, Harapan, Solidaritas, Panen, Fajar, Karya, Cakrawala, "
        "Kebijaksanaan",
    ),
    "sw": _language(
        "{kind} {a} na {b}",
        "Chama cha, Harakati ya, Umoja wa, Muungano wa",
        "Maelewano, Uhuisho, Heshima, Matumaini, Mshikamano, Mavuno, Mapambazuko, Kazi, Upeo, Hekima",
    ),
    "tr": _language(
        "{a} ve {b} {kind}",
        "Partisi, Hareketi, Birliği, İttifakı",
        "Uyum, Yenilenme, Onur, Umut, Dayanışma, Hasat, Şafak, Emek, Ufuk, Bilgelik",
    ),
    "vi": _language(
        "{kind} {a} và {b}",
        "Đảng, Phong trào, Liên hiệp, Liên minh",
        "Hòa hợp, Canh tân, Phẩm giá, Hy vọng, Đoàn kết, Mùa màng, Bình minh, Lao động, Chân trời, "
        "Minh triết",
    ),
    "el": _language(
        "{kind} {a} και {b}",
        "Κόμμα, Κίνημα, Ένωση, Συμμαχία",
        "Ομόνοιας, Ανανέωσης, Αξιοπρέπειας, Ελπίδας, Αλληλεγγύης, Συγκομιδής, Αυγής, Εργασίας, "
        "Ορίζοντα, Σοφίας",
    ),
}


@dataclass(frozen=True)
class PartyNames:
    """others: its names in the other official languages of the United Nations, by language; some have none"""

    name: str
    english: str
    short: str
    others: dict[str, str]


OFFICIAL = ("ar", "zh", "fr", "ru", "es")


def party_names(language: str, number: int, chance: Random) -> list[PartyNames]:
    """Of so many parties of one country, all different."""
    spoken, english = LANGUAGES[language], LANGUAGES["en"]
    pairs = [(a, b) for a in range(len(STANDS_FOR)) for b in range(len(STANDS_FOR)) if a != b]
    made = []
    for a, b in chance.sample(pairs, number):
        kind = chance.choices(range(len(KINDS)), weights=(6, 2, 1, 1))[0]
        short = STANDS_FOR[a][0] + STANDS_FOR[b][0] + KINDS[kind][0]
        others = [each for each in OFFICIAL if each != language] if (a + b) % 5 else []
        made.append(
            PartyNames(
                _name(spoken, kind, a, b),
                _name(english, kind, a, b),
                short,
                {each: _name(LANGUAGES[each], kind, a, b) for each in others},
            )
        )
    return made


def _name(language: Language, kind: int, a: int, b: int) -> str:
    return language.pattern.format(
        kind=language.kinds[kind], a=language.words[a], b=language.words[b]
    )
