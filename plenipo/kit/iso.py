"""Codes of countries: ISO 3166-1, and those of states that no longer exist or were never given one."""

from collections.abc import Iterator
from importlib.resources import files

from babel import Locale

from plenipo.kit.states import united_nations

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")  # of the United Nations

_PAIRS = """
    AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS
    AW:ABW AX:ALA AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM
    BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK
    CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV
    CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY
    EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD
    GE:GEO GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM
    GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN
    IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM
    KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA
    LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL
    MK:MKD ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI
    MX:MEX MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU
    NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI
    PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN
    SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP
    SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM
    TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB
    VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM XK:XKX YE:YEM YT:MYT ZA:ZAF
    ZM:ZMB ZW:ZWE
"""

ALPHA3: dict[str, str] = dict(pair.split(":") for pair in _PAIRS.split())
ALPHA2: dict[str, str] = {three: two for two, three in ALPHA3.items()}

# state of history, or state without a code of its own, to the code its present territory goes by ("" if several)
WITHIN: dict[str, str] = {
    "CSK": "",
    "DDR": "DEU",
    "EUN": "",
    "NFL": "CAN",
    "PMR": "MDA",
    "PSG": "PSE",
    "SCG": "",
    "SML": "SOM",
    "SUN": "",
    "VNR": "VNM",
    "YMD": "YEM",
    "YUG": "",
    "ZZB": "TZA",
}

# names in use that are not the one CLDR gives, as lists of invitations bring them
_ALSO = {
    "ARE": "UAE|Emirates|ОАЭ|Эмираты|EAU|Émirats|Emiratos|阿联酋|الإمارات",
    "ATG": "Antigua",
    "AUS": "澳洲",
    "BHS": "Bahamas|The Bahamas",
    "BIH": "Bosnia|Bosnia-Herzegovina|Bosnie|Босния|BiH|БиГ|波黑|البوسنة",
    "BLR": "Byelorussia|Белоруссия",
    "BOL": "Plurinational State of Bolivia",
    "BRN": "Brunei Darussalam",
    "CAF": "CAR|Центральноафриканская Республика|République centrafricaine|RCA|ЦАР|中非|أفريقيا الوسطى",
    "CHN": "PRC|People's Republic of China|RPC|КНР|中华人民共和国|中国",
    "CIV": "Ivory Coast|Cote d'Ivoire|Costa de Marfil|Берег Слоновой Кости|ساحل العاج|象牙海岸|RCI|Кот-д'Ивуар",
    "COD": "DR Congo|DRC|RDC|Congo-Kinshasa|Congo (Kinshasa)|Zaire|Democratic Republic of the Congo|"
    "République démocratique du Congo|República Democrática del Congo|Демократическая Республика Конго|"
    "刚果民主共和国|جمهورية الكونغو الديمقراطية|ДР Конго|ДРК|刚果（金）|刚果金|الكونغو الديمقراطية",
    "COG": "Congo|Republic of the Congo|Congo-Brazzaville|Congo (Brazzaville)|刚果|Конго|الكونغو|刚果（布）|刚果布|"
    "الكونغو برازافيل",
    "CPV": "Cape Verde|Cap-Vert|Cabo Verde",
    "CSK": "Czechoslovakia|Tchécoslovaquie|Checoslovaquia|Чехословакия|捷克斯洛伐克|تشيكوسلوفاكيا",
    "CZE": "Czech Republic|République tchèque|República Checa|Чешская Республика|捷克共和国",
    "DDR": "East Germany|German Democratic Republic|GDR|RDA|ГДР|东德",
    "DEU": "Federal Republic of Germany|FRG|RFA|BRD|ФРГ|德意志联邦共和国",
    "DOM": "Dominican Rep.",
    "EUN": "European Union|EU|Union européenne|Unión Europea|Европейский союз|欧盟|الاتحاد الأوروبي|ЕС|UE",
    "FRA": "French Republic|法兰西",
    "FSM": "Micronesia|Federated States of Micronesia",
    "GBR": "Great Britain|Britain|England|Grande-Bretagne|Gran Bretaña|Великобритания|英国|"
    "United Kingdom of Great Britain and Northern Ireland|بريطانيا|UK|Royaume-Uni|Соединенное Королевство|"
    "Англия|المملكة المتحدة",
    "GMB": "The Gambia",
    "GNB": "几比",
    "GNQ": "赤几",
    "HKG": "Hong Kong",
    "IRN": "Islamic Republic of Iran|IRI|ИРИ",
    "KGZ": "Киргизия",
    "KOR": "South Korea|Republic of Korea|Korea|ROK|Corée|Corea|大韩民国|韩国|Республика Корея|Южная Корея|كوريا|"
    "S. Korea|كوريا الجنوبية",
    "LAO": "Lao PDR|Lao People's Democratic Republic|老挝人民民主共和国",
    "LBY": "Libyan Arab Jamahiriya",
    "MAC": "Macau|Macao",
    "MDA": "Republic of Moldova|Moldavia|Moldavie",
    "MDV": "Maldives",
    "MKD": "Macedonia|FYROM|Macédoine|Македония|The former Yugoslav Republic of Macedonia|马其顿|N. Macedonia|北马其顿",
    "MMR": "Burma|Birmanie|Birmania|Бирма",
    "MRT": "毛塔",
    "NFL": "Newfoundland",
    "NLD": "Holland|Hollande|Holanda|Голландия|The Netherlands|Pays-Bas",
    "NZL": "Aotearoa",
    "PHL": "The Philippines",
    "PMR": "Transnistria|Transdniestria|Приднестровье",
    "PNG": "ПНГ|巴新",
    "PRK": "North Korea|DPRK|Democratic People's Republic of Korea|КНДР|朝鲜|朝鲜民主主义人民共和国|Corée du Nord|"
    "DPR Korea|RPDC|N. Korea|北朝鲜|كوريا الشمالية",
    "PSE": "Palestine|State of Palestine|Palestina|Палестина|فلسطين|巴勒斯坦|Palestinian Territory",
    "RUS": "Russian Federation|Fédération de Russie|Federación de Rusia|Российская Федерация|РФ|俄罗斯联邦|Russia",
    "SAU": "KSA|Kingdom of Saudi Arabia|КСА|沙特|السعودية",
    "SCG": "Serbia and Montenegro",
    "SDN": "The Sudan",
    "SML": "Somaliland",
    "STP": "Sao Tome and Principe|São Tomé|圣普",
    "SUN": "Soviet Union|USSR|URSS|СССР|Советский Союз|苏联|الاتحاد السوفيتي",
    "SWZ": "Swaziland|Свазиленд|斯威士兰",
    "SYR": "Syrian Arab Republic|République arabe syrienne",
    "TKM": "Туркмения",
    "TLS": "East Timor|Timor-Leste|Восточный Тимор|东帝汶",
    "TTO": "Trinidad|特多",
    "TUR": "Turkey|Türkiye|Türkei",
    "TWN": "Taiwan|Chinese Taipei|Taiwan, Province of China",
    "TZA": "United Republic of Tanzania",
    "USA": "US|U.S.|U.S.A.|United States of America|États-Unis d'Amérique|EEUU|EE.UU.|США|美国|أمريكا|America|EUA|"
    "Соединенные Штаты Америки|الولايات المتحدة",
    "VAT": "Vatican|Holy See|Saint-Siège|Santa Sede",
    "VNM": "Viet Nam|Socialist Republic of Vietnam",
    "VNR": "South Vietnam|Republic of Vietnam",
    "XKX": "Kosovo|Косово|科索沃|كوسوفو",
    "YMD": "South Yemen|People's Democratic Republic of Yemen",
    "YUG": "Yugoslavia|Yougoslavie|Югославия|南斯拉夫|يوغوسلافيا",
    "ZAF": "RSA|Republic of South Africa|ЮАР|南非|جنوب أفريقيا|جنوب إفريقيا",
    "ZZB": "Zanzibar",
}


def names_of_countries() -> Iterator[tuple[str, str]]:
    """Every name and code a country may be typed by, with its code; the surest first."""
    for two, three in ALPHA3.items():
        yield three, three
        yield two, three
    for code in WITHIN:
        yield code, code
    yield from names_in_use()


def names_in_use() -> Iterator[tuple[str, str]]:
    """Names and usual short forms, without the codes, that spell words of many languages ("de", "la", "no").

    Those of the six languages, those in use beside them, and last those in the country's own languages
    (data/own_names.csv, from CLDR; a test compares).
    """
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for two, three in ALPHA3.items():
            if two in territories:
                yield territories[two], three
    for code, by_language in united_nations().items():
        for each in by_language.values():
            yield each.short, code
            yield each.formal, code
    for code, names in _ALSO.items():
        for name in names.split("|"):
            yield name, code
    for line in files("plenipo.kit").joinpath("data/own_names.csv").read_text("utf-8").splitlines():
        code, name = line.split(",", 1)
        yield name, code
