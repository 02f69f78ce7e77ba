"""A small register: homonyms, a renaming, an alliance, several scripts, a state that is no more."""

from datetime import date

from plenipo.engines.matching import ListedParty, Name, NameKind

DAY = date(2017, 12, 1)


def party(number, country, native, english, short, years=(1950, None), **more):
    names = [
        Name(native, NameKind.NATIVE),
        Name(english, NameKind.ENGLISH),
        Name(short, NameKind.SHORT),
    ]
    names += [Name(text) for text in more.pop("others", ())]
    return ListedParty(str(number), country, tuple(names), years[0], years[1], **more)


PARTIES = [
    party(1, "FRA", "Parti socialiste", "Socialist Party", "PS", share=38.0),
    party(2, "FRA", "Parti communiste français", "French Communist Party", "PCF", share=28.0),
    party(
        3,
        "FRA",
        "Front national / Rassemblement national",
        "National Front / National Rally",
        "FN / RN",
        (1972, None),
        share=15.0,
    ),
    party(4, "FRA", "Parti radical", "Radical Party", "PR", (1901, 1950), share=30.0),
    party(5, "FRA", "Parti radical de gauche", "Radical Party of the Left", "PRG", (1973, None)),
    party(6, "UKR", "Соціалістична партія України", "Socialist Party of Ukraine", "SPU"),
    party(7, "UKR", "Комуністична партія України", "Communist Party of Ukraine", "KPU"),
    party(8, "UKR", "Народний рух України", "People's Movement of Ukraine", "NRU"),
    party(9, "JPN", "日本社会党", "Japan Socialist Party", "JSP", (1945, 1996)),
    party(10, "JPN", "自由民主党", "Liberal Democratic Party", "LDP", (1955, None)),
    party(11, "LBN", "حزب الكتائب اللبنانية", "Lebanese Phalanges Party", "Kataeb"),
    party(12, "GRC", "Πανελλήνιο Σοσιαλιστικό Κίνημα", "Panhellenic Socialist Movement", "PASOK"),
    party(13, "ROU", "Partidul Social Democrat", "Social Democratic Party", "PSD", share=58.0),
    party(14, "ROU", "Partidul Conservator", "Conservative Party", "PC", share=5.0),
    party(15, "ROU", "Alianța PSD+PC", "Alliance PSD+PC", "PSD-PC", (2008, 2010), kind="alliance"),
    party(16, "MDA", "Partidul Liberal", "Liberal Party", "PL", (1993, 1999)),
    party(17, "MDA", "Partidul Liberal", "Liberal Party", "PL", (2005, None)),
    party(18, "DDR", "Bauernpartei", "Farmers' Party", "DBD", (1948, 1990), within="DEU"),
    party(19, "DEU", "Die Linke", "The Left", "Linke", (2007, None)),
    party(20, "ESP", "Partido Popular", "People's Party", "PP", share=44.0),
    party(21, "ESP", "Partido de los Trabajadores", "Workers' Party", "PT"),
]
