"""Names stand in the order of the reader's alphabet, as the United Nations list states in each language."""

import pytest
from django.utils.translation import override

from plenipo.kit.alphabet import in_order

# parts of the lists of states of the United Nations, in their order
LISTS = {
    "en": "Afghanistan; Åland Islands; Albania; Algeria|Costa Rica; Côte d’Ivoire; Croatia; Cuba; Cyprus"
    "|Guinea; Guinea-Bissau; Guyana|Niger; Nigeria; Niue; North Macedonia; Norway"
    "|Timor-Leste; Togo; Tonga; Trinidad and Tobago; Tunisia; Türkiye; Turkmenistan; Tuvalu",
    "fr": "Égypte; El Salvador; Émirats arabes unis; Équateur; Érythrée; Espagne; Estonie; Eswatini; "
    "États-Unis d’Amérique; Éthiopie; Fédération de Russie; Fidji"
    "|Bélarus; Belgique; Belize; Bénin; Bhoutan|Guinée; Guinée-Bissau; Guinée équatoriale; Guyana"
    "|Pérou; Philippines; Pologne; Portugal|Costa Rica; Côte d’Ivoire; Croatie",
    "es": "Bélgica; Belice; Benin; Bhután|España; Estado de Palestina; Estados Unidos de América; Estonia"
    "|Nicaragua; Níger; Nigeria; Noruega|Túnez; Türkiye; Turkmenistán; Tuvalu|Chad; Chequia; Chile; China; Chipre",
    "ru": "Иордания; Ирак; Ирландия; Исландия; Испания; Италия; Йемен; Кабо-Верде; Казахстан"
    "|Республика Корея; Республика Молдова; Российская Федерация; Руанда; Румыния|Чад; Черногория; Чехия; Чили",
    "zh-hans": "阿尔巴尼亚; 阿尔及利亚; 阿富汗; 阿根廷; 阿曼; 埃及; 爱尔兰; 安哥拉; 奥地利; 澳大利亚; 巴西"
    "|巴西; 白俄罗斯; 保加利亚"
    "|黎巴嫩; 立陶宛; 利比亚; 卢森堡; 乌干达; 乌克兰; 乌兹别克斯坦; 希腊; 智利; 中国",
    "ar": "بالاو; البحرين; البرازيل; بربادوس; البرتغال; بلجيكا; بلغاريا|جامايكا; الجبل الأسود; الجزائر; جورجيا; جيبوتي"
    "|إسبانيا; أستراليا; إستونيا; إسرائيل; أفغانستان; إكوادور; ألبانيا; ألمانيا; الإمارات العربية المتحدة"
    "|جمهورية أفريقيا الوسطى; جمهورية تنزانيا المتحدة; الجمهورية الدومينيكية; الجمهورية العربية السورية; جمهورية كوريا"
    "|غينيا; غينيا الاستوائية; غينيا - بيساو|السودان; سورينام; السويد; سويسرا; سيراليون",
}  # fmt: skip


@pytest.mark.parametrize("language", LISTS)
def test_states_stand_as_the_united_nations_list_them(language):
    for part in LISTS[language].split("|"):
        wanted = [name.strip() for name in part.split(";")]
        assert in_order(sorted(wanted), language=language) == wanted


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", ["Nariño", "Navarro", "Ñáñez", "Ochoa"]),
        ("fr", ["cote", "coté", "côte", "côté", "coteau"]),
        ("ru", ["Егоров", "Ёлкин", "Ермак", "Жуков", "Иванов", "Йозеф"]),
        ("en", ["Lodz", "Łódź", "O’Brien", "“Of the Dawn” Movement", "Zagreb"]),
        ("zh-hans", ["陈", "李", "王", "张", "Anderson"]),
        ("ar", ["أحمد", "الأمين", "بدر", "تغريد", "ثابت", "Anderson"]),
    ],
)
def test_letters_of_a_language_have_their_own_place(language, names):
    assert in_order(sorted(names), language=language) == names


def test_the_reader_s_language_is_used_where_none_is_said():
    with override("es"):
        assert in_order(["Ochoa", "Ñáñez", "Nuez"]) == ["Nuez", "Ñáñez", "Ochoa"]
    with override("zh-hans"):
        assert in_order(["中国", "Zambia", "阿曼"]) == ["阿曼", "中国", "Zambia"]


def test_numbers_are_read_as_numbers_where_it_is_wanted():
    rooms = ["Room 10", "Room 2", "Room 1"]

    assert in_order(rooms, numeric=True) == ["Room 1", "Room 2", "Room 10"]
    assert in_order(rooms) == ["Room 1", "Room 10", "Room 2"]


def test_of_several_texts_the_first_counts_most_and_what_is_alike_keeps_its_order():
    pairs = [("B", "x"), ("a", "É"), ("A", "z"), ("a", "e")]

    assert in_order(pairs, key=lambda pair: pair) == [
        ("a", "e"),
        ("a", "É"),
        ("A", "z"),
        ("B", "x"),
    ]
    assert in_order([("n", 1), ("n", 2)], key=lambda pair: pair[0]) == [("n", 1), ("n", 2)]


def test_no_name_at_all_stands_first():
    assert in_order(["A", "", "—"]) == ["", "—", "A"]
