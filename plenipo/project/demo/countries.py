"""Where the invented parties come from: 120 countries, with the language their parties write in."""

from typing import NamedTuple


class DemoCountry(NamedTuple):
    code: str
    alpha2: str
    region: str
    language: str


# ISO codes and the language (a key of words.LANGUAGES), by region
AFRICA = """
DZA:DZ:ar AGO:AO:pt BEN:BJ:fr BWA:BW:en BFA:BF:fr BDI:BI:fr CPV:CV:pt CMR:CM:fr TCD:TD:fr COG:CG:fr CIV:CI:fr
DJI:DJ:fr EGY:EG:ar GAB:GA:fr GMB:GM:en GHA:GH:en GIN:GN:fr GNB:GW:pt KEN:KE:sw LSO:LS:en MDG:MG:fr MWI:MW:en
MLI:ML:fr MRT:MR:ar MUS:MU:en MAR:MA:ar MOZ:MZ:pt NAM:NA:en NGA:NG:en SEN:SN:fr SYC:SC:en SLE:SL:en ZAF:ZA:en
TZA:TZ:sw TGO:TG:fr TUN:TN:ar UGA:UG:sw ZMB:ZM:en ZWE:ZW:en
"""
AMERICAS = """
ARG:AR:es BRB:BB:en BLZ:BZ:en BOL:BO:es BRA:BR:pt CAN:CA:en CHL:CL:es COL:CO:es CRI:CR:es DOM:DO:es ECU:EC:es
SLV:SV:es GTM:GT:es GUY:GY:en HND:HN:es JAM:JM:en MEX:MX:es PAN:PA:es PRY:PY:es PER:PE:es TTO:TT:en URY:UY:es
"""
ASIA = """
AZE:AZ:tr BHR:BH:ar BGD:BD:en KHM:KH:en CHN:CN:zh CYP:CY:el GEO:GE:en IND:IN:hi IDN:ID:id IRQ:IQ:ar JPN:JP:ja
JOR:JO:ar KAZ:KZ:ru KWT:KW:ar KGZ:KG:ru LAO:LA:en LBN:LB:ar MYS:MY:id MNG:MN:ru NPL:NP:hi OMN:OM:ar PAK:PK:en
PHL:PH:en QAT:QA:ar KOR:KR:ko SAU:SA:ar SGP:SG:zh LKA:LK:en TJK:TJ:fa THA:TH:en TUR:TR:tr ARE:AE:ar UZB:UZ:ru
VNM:VN:vi
"""
EUROPE = """
AUT:AT:de BLR:BY:ru BEL:BE:fr BGR:BG:en HRV:HR:en CZE:CZ:en FIN:FI:en FRA:FR:fr DEU:DE:de GRC:GR:el HUN:HU:en
ISL:IS:en IRL:IE:en ITA:IT:en MDA:MD:ru NOR:NO:en POL:PL:en PRT:PT:pt ROU:RO:en SRB:RS:en SVK:SK:en
ESP:ES:es CHE:CH:de
"""
OCEANIA = "FJI:FJ:en VUT:VU:fr"


def _places(region: str, text: str) -> list[DemoCountry]:
    return [
        DemoCountry(code, alpha2, region, language)
        for code, alpha2, language in (line.split(":") for line in text.split())
    ]


PLACES = [
    *_places("africa", AFRICA),
    *_places("americas", AMERICAS),
    *_places("asia", ASIA),
    *_places("europe", EUROPE),
    *_places("oceania", OCEANIA),
]
