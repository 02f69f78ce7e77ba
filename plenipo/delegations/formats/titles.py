"""Titles that stand in one cell with the name, in six languages: only those that are nobody's name."""

import re

BEFORE = re.compile(
    r"(?:"
    r"(?:h\.\s?e|s\.\s?e|hon|mr|mrs|ms|miss|dr|prof|mme|mlle|m|mm|sr|sra|srta|d|dña|exc(?:mo|ma)|lic|ing|rt\.? hon|"
    r"amb|г-н|г-жа|д-р|проф|акад)\.\s*|"
    r"(?:mr|mrs|ms|miss|dr|prof|professor|mme|mlle|monsieur|madame|sr|sra|srta|señora?|señorita|doña|(?-i:don)|dña|"
    r"his excellency|her excellency|son excellence|su excelencia|его превосходительство|ее превосходительство|"
    r"её превосходительство|ambassador|ambassadeur|ambassadrice|embajadora?|"
    r"г-н|г-жа|госпожа|господин|д-р|проф|доктор|профессор|академик|посол)\s+|"
    r"(?:صاحبة? (?:السعادة|المعالي|السمو|الدولة|الفخامة)|معالي|سعادة|دولة|فخامة|السفيرة?|السيدة?|الآنسة|الدكتورة?|"
    r"دكتورة?|الأستاذة?|أستاذة?|البروفيسورة?|المهندسة?)\s+|"
    r"(?:[أامد]\.\s*)+|(?:د|م)\s+(?=\w{2})"
    r")+",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"(?<=\w)\s*(?:先生|女士|小姐|夫人|博士|教授|院士|大使|阁下|同志|氏|閣下|教授|님|씨)$"
)
INITIAL = re.compile(
    r"[a-zа-я]\.\s*", re.IGNORECASE
)  # "M. Gil": a title in French, a first name elsewhere


def titled(name: str) -> tuple[str, str]:
    """Title and name of "Dr Rose Petit", "王丽女士"; the title is empty if none is recognised."""
    if found := BEFORE.match(name):
        rest = name[found.end() :].strip()
        return (found[0].strip(), rest) if rest else ("", name)
    if found := BEHIND.search(name):
        return found[0].strip(), name[: found.start()].strip()
    return "", name


def surely_titled(name: str, *, french: bool = False) -> tuple[str, str]:
    """The same of a cell that stands under a head, where a letter with a stop is an initial, unless in French."""
    title, rest = titled(name)
    return ("", name) if INITIAL.fullmatch(title) and not french else (title, rest)
