"""What the words of party names mean, and how near two meanings are. The words themselves are in words.txt."""

from importlib.resources import files

# words that carry no meaning of their own; dropped unless nothing else is there
SMALL = """
a an and at by for from in into of on or the to with de del della delle dei degli di da do dos das du des la le
les el los las lo il gli i e et y und der die den dem fur für vom von zu zum zur im mit og och om av af til till
ja te voor van het en ter ten een op met w z na o dla za pro u v ve s sa ir un par pour dans d l n qu que per nel
alla al all con sul em no para si se şi și cu pe din ale lui ile ya ne në të dhe për ng mga و في ال από και του
της των το τα ο η οι για и в на за по з та із для у і ще да от со wa wal fil es mn jl ajl ye ad au vo ho hin ki ka
ke kaa का की के nu por med mot onto dan cha nan uit من أجل aur او اور kwa als vd
"""

# meanings that only say what kind of body it is: they stand for one another more easily than other words
_BODIES = """
party movement union alliance coalition league front bloc congress forum rally group list
platform association federation society assembly council community organization committee
convention camp club confederation agreement pole
"""
BODIES = frozenset(_BODIES.split())

# meanings that name a people, and so may name the country
_PEOPLES = """
turkish russian german hungarian polish serbian croatian albanian romanian jewish arab kurdish
"""
PEOPLES = frozenset(_PEOPLES.split())

# meanings that translators exchange, and how near they are (bodies: see above)
NEAR = {
    ("labour", "worker"): 0.8,
    ("reform", "reformed"): 0.4,
    ("national", "people"): 0.55,
    ("national", "nationalist"): 0.85,
    ("national", "nation"): 0.75,
    ("homeland", "nation"): 0.6,
    ("socialist", "social"): 0.65,
    ("freedom", "liberal"): 0.6,
    ("freedom", "independent"): 0.5,
    ("freedom", "liberation"): 0.75,
    ("union", "unity"): 0.75,
    ("union", "unification"): 0.6,
    ("unity", "unification"): 0.8,
    ("unity", "together"): 0.5,
    ("unity", "alliance"): 0.5,
    ("other", "alternative"): 0.6,
    ("unity", "coalition"): 0.5,
    ("unity", "association"): 0.5,
    ("green", "ecologist"): 0.8,
    ("justice", "rights"): 0.6,
    ("justice", "law"): 0.5,
    ("justice", "truth"): 0.4,
    ("justice", "equality"): 0.4,
    ("right", "rights"): 0.6,
    ("homeland", "national"): 0.6,
    ("reform", "renewal"): 0.6,
    ("reform", "change"): 0.6,
    ("reform", "transformation"): 0.5,
    ("change", "transformation"): 0.7,
    ("christian", "catholic"): 0.5,
    ("citizen", "people"): 0.5,
    ("federation", "union"): 0.75,
    ("federation", "confederation"): 0.8,
    ("alliance", "agreement"): 0.6,
    ("coalition", "alliance"): 0.7,
    ("coalition", "bloc"): 0.6,
    ("rally", "union"): 0.6,
    ("rally", "assembly"): 0.6,
    ("salvation", "liberation"): 0.6,
    ("progressive", "development"): 0.6,
    ("progressive", "forward"): 0.5,
    ("progressive", "advance"): 0.6,
    ("renewal", "awakening"): 0.6,
    ("revolutionary", "radical"): 0.3,
    ("moderate", "conservative"): 0.3,
    ("moderate", "centre"): 0.5,
    ("centre", "middle"): 0.6,
    ("new", "renewal"): 0.5,
    ("prosperity", "welfare"): 0.6,
    ("agrarian", "smallholder"): 0.7,
    ("agrarian", "land"): 0.4,
    ("power", "strong"): 0.6,
    ("defence", "security"): 0.5,
    ("european", "international"): 0.2,
    ("independent", "sovereignty"): 0.6,
    ("autonomy", "independent"): 0.4,
    ("voters", "electoral"): 0.6,
}


def lines_of_words() -> list[tuple[str, list[str]]]:
    """Meanings and their words, in the order of the file."""
    text = files("plenipo.engines.matching").joinpath("words.txt").read_text("utf-8")
    entries = "\n".join(line for line in text.splitlines() if not line.startswith("#")).split(
        "\n\n"
    )
    lines = []
    for entry in entries:
        meaning, _, words = entry.strip().partition(":")
        if words:
            lines.append((meaning, words.split()))
    return lines
