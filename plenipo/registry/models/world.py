"""The countries the register starts with: code, standing with the United Nations, and where they lie.

Regions and subregions are those of the UN's standard M49; states of history stand where their land lies today.
Names are not kept here: they come from CLDR in the reader's language (queries/countries.py).
"""

from typing import NamedTuple

from plenipo.kit.iso import ALPHA2


class Fact(NamedTuple):
    code: str
    alpha2: str
    status: str
    region: str
    subregion: str


_FACTS = """
member africa northern_africa
    DZA EGY LBY MAR SDN TUN
member africa sub_saharan_africa
    AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LSO MDG MLI
    MOZ MRT MUS MWI NAM NER NGA RWA SEN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE
member americas latin_america
    ARG ATG BHS BLZ BOL BRA BRB CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER
    PRY SLV SUR TTO URY VCT VEN
member americas northern_america
    CAN USA
member asia central_asia
    KAZ KGZ TJK TKM UZB
member asia eastern_asia
    CHN JPN KOR MNG PRK
member asia south_eastern_asia
    BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM
member asia southern_asia
    AFG BGD BTN IND IRN LKA MDV NPL PAK
member asia western_asia
    ARE ARM AZE BHR CYP GEO IRQ ISR JOR KWT LBN OMN QAT SAU SYR TUR YEM
member europe eastern_europe
    BGR BLR CZE HUN MDA POL ROU RUS SVK UKR
member europe northern_europe
    DNK EST FIN GBR IRL ISL LTU LVA NOR SWE
member europe southern_europe
    ALB AND BIH ESP GRC HRV ITA MKD MLT MNE PRT SMR SRB SVN
member europe western_europe
    AUT BEL CHE DEU FRA LIE LUX MCO NLD
member oceania australia_new_zealand
    AUS NZL
member oceania melanesia
    FJI PNG SLB VUT
member oceania micronesia
    FSM KIR MHL NRU PLW
member oceania polynesia
    TON TUV WSM
observer asia western_asia
    PSE
observer europe southern_europe
    VAT
territory africa northern_africa
    ESH
territory africa sub_saharan_africa
    ATF IOT MYT REU SHN SML ZZB
territory americas latin_america
    ABW AIA BES BLM BVT CUW CYM FLK GLP GUF MAF MSR MTQ PRI SGS SXM TCA VGB VIR
territory americas northern_america
    BMU GRL SPM
territory asia eastern_asia
    HKG MAC TWN
territory asia western_asia
    PSG
territory europe eastern_europe
    PMR
territory europe northern_europe
    ALA FRO GGY IMN JEY SJM
territory europe southern_europe
    GIB XKX
territory oceania australia_new_zealand
    CCK CXR HMD NFK
territory oceania melanesia
    NCL
territory oceania micronesia
    GUM MNP UMI
territory oceania polynesia
    ASM COK NIU PCN PYF TKL WLF
territory - -
    ATA
historic americas northern_america
    NFL
historic asia south_eastern_asia
    VNR
historic asia western_asia
    YMD
historic europe eastern_europe
    CSK SUN
historic europe southern_europe
    SCG YUG
historic europe western_europe
    DDR
body europe -
    EUN
"""


def _facts() -> list[Fact]:
    facts = []
    status = region = subregion = ""
    for line in _FACTS.strip().splitlines():
        if line.startswith(" "):
            facts += [
                Fact(code, ALPHA2.get(code, ""), status, region, subregion) for code in line.split()
            ]
        else:
            status, region, subregion = (word.strip("-") for word in line.split())
    return facts


FACTS = _facts()
