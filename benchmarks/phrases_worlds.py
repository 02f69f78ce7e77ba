"""Texts with known truth for the benchmarks of phrases: wordings planted in real sentences, reprints of real items."""

import csv
import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
YEARS = range(2011, 2025)
PLANTED = Path(__file__).with_name("phrases_planted.toml")


def speeches(years: range = YEARS) -> Iterator[dict[str, str]]:
    for year in years:
        with gzip.open(DATA / f"ungdc/ungdc_{year}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chinese_texts() -> list[str]:
    with gzip.open(DATA / "zh_party_texts.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["content"] for line in lines]


def sentences(language: str) -> list[str]:
    """Real sentences: speeches in English, reports in Chinese, else the Universal Declaration."""
    if language == "en":
        texts = [row["text"] for row in speeches(range(2011, 2012))]
        return re.findall(r"[A-Z][^.!?]{60,240}\.", " ".join("\n".join(texts).split()))
    if language == "zh":
        return re.findall(r"[^。\n]{15,80}。", "\n".join(chinese_texts()[:8]))
    name = "zh-hans.txt" if language == "zh" else f"{language}.txt"
    text = (DATA / "udhr" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True)
class Planted:
    id: str
    language: str
    text: str
    variant: str
    start: int
    end: int
    kind: str  # "decoy": there is nothing to be found


def planted(seed: int, count: int) -> list[Planted]:
    """As many decoys as uses, one to a text, in real sentences that have no use of their own."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    wordings = tomllib.loads(PLANTED.read_text(encoding="utf-8"))
    around = {
        language: _without(sentences(language), [each["variant"] for each in said["wording"]])
        for language, said in wordings.items()
    }
    found = []
    for number in range(2 * count):
        language = chance.choice(sorted(wordings))
        wording = chance.choice(wordings[language]["wording"])
        use = number < count
        made, kind = (_use if use else _decoy)(
            wording, wordings[language]["between"], language, chance
        )
        text, start = _into(chance.choice(around[language]), made, language, chance)
        found.append(
            Planted(
                f"{seed}-{number}",
                language,
                text,
                wording["variant"],
                start,
                start + len(made),
                kind,
            )
        )
    return found


def _without(lines: list[str], variants: list[str]) -> list[str]:
    """Sentences that have no use of their own: of every variant they lack one word at least."""
    wanted = [[word[:4].lower() for word in re.findall(r"\w{4,}", each)] for each in variants]
    return [
        line
        for line in lines
        if not any(words and all(word in line.lower() for word in words) for words in wanted)
    ]


def _use(
    wording: dict, between: list[str], language: str, chance: random.Random
) -> tuple[str, str]:
    parts = chance.choice(wording["forms"]).split("|")
    joint = "" if language == "zh" else " "
    gaps = [joint] * (len(parts) - 1)
    kind = "inflected"
    if chance.random() < 0.5:
        at, kind = chance.randrange(len(gaps)), "interrupted"
        gaps[at] = f"{joint}{chance.choice(between)}{joint}"
    elif chance.random() < 0.2 and joint:
        at, kind = chance.randrange(len(gaps)), "broken"
        gaps[at] = chance.choice(["\n", "  ", " \n", "\u00a0", "\r\n"])
    made = "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
    if kind == "inflected" and chance.random() < 0.25:
        made, kind = _broken(made, chance), "broken"
    return re.sub("’s$", "", made).strip(), kind


def _broken(made: str, chance: random.Random) -> str:
    """As a scanner or the end of a line leaves it: a word in two."""
    long = [match for match in re.finditer(r"\w{6,}", made) if "\n" not in made]
    if not long:
        return made
    word = chance.choice(long)
    at = chance.randrange(word.start() + 2, word.end() - 1)
    return made[:at] + chance.choice([" ", "-\n", "\u00ad\n", "- "]) + made[at:]


def _decoy(
    wording: dict, between: list[str], language: str, chance: random.Random
) -> tuple[str, str]:
    parts = wording["forms"][0].split("|")
    joint = "" if language == "zh" else " "
    chosen = chance.random()
    if chosen < 0.5:
        return chance.choice(wording["near"]), "decoy"
    if chosen < 0.75:  # words of two sentences
        at = chance.randrange(1, len(parts))
        end = {"zh": "。", "ar": ". "}.get(language, ". ")
        rest = joint.join(parts[at:])
        return joint.join(parts[:at]) + end + rest[:1].upper() + rest[1:], "decoy"
    at = chance.randrange(1, len(parts))  # too far apart
    many = joint.join(chance.choices(between, k=8))
    return joint.join([*parts[:at], many, *parts[at:]]), "decoy"


def _into(sentence: str, made: str, language: str, chance: random.Random) -> tuple[str, int]:
    if language == "zh":
        at = chance.randrange(len(sentence))
        before, after = sentence[:at], sentence[at:]
        return f"{before}，{made}，{after}", at + 1
    words = sentence.split(" ")
    at = chance.randrange(len(words) + 1)
    before, after = " ".join(words[:at]), " ".join(words[at:])
    return f"{before} {made} {after}", len(before) + 1


# Reprints --------------------------------------------------------------------------------------------------------

AGENCIES = (
    "(Reuters)",
    "(AP)",
    "BEIJING (Xinhua) --",
    "PARIS, 1 Dec (AFP) -",
    "新华社北京12月1日电",
    "(وكالات)",
    "ТАСС —",
    "MADRID (EFE).-",
)
ENDINGS = {
    "en": "This article was first published by our partner agency. All rights reserved. Follow us for more news from"
    " around the world and subscribe to our newsletter.",
    "zh": "本文来自合作媒体，版权归原作者所有，未经授权不得转载。更多精彩内容请关注我们的公众号。",
    "ar": "جميع الحقوق محفوظة. تابعونا على مواقع التواصل الاجتماعي للاطلاع على آخر الأخبار من جميع أنحاء العالم.",
}
HEADS = {
    "en": [
        "World leaders speak",
        "Minister addresses Assembly",
        "What was said yesterday in New York",
        "Full report",
        "In brief",
    ],
    "zh": ["要闻速递", "领导人发表讲话", "今日关注", "独家报道"],
    "ar": ["أخبار اليوم", "الوزير يلقي كلمة", "تقرير خاص"],
}


@dataclass(frozen=True)
class Press:
    """An item and the number of the original that it comes from."""

    id: str
    text: str
    language: str
    date: str
    of: int
    original: bool


def _paragraphs(language: str, chance: random.Random) -> list[str]:
    """Sentences of one real text, and of nothing else: an original is cut out of them."""
    if language == "zh":
        text = chance.choice(chinese_texts())
        return re.findall(r"[^。\n]{12,120}。", text)
    if language == "ar":
        lines = (DATA / "udhr/ar.txt").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if len(line) > 40 and not line.startswith("#")]
    text = " ".join(chance.choice(_kept_speeches())["text"].split())
    return re.findall(r"[A-Z][^.!?]{40,260}[.!?]", text)


_SPEECHES: list[dict[str, str]] = []


def _kept_speeches() -> list[dict[str, str]]:
    if not _SPEECHES:
        _SPEECHES.extend(speeches(range(2013, 2015)))
    return _SPEECHES


@dataclass(frozen=True)
class Kind:
    """How reprints are made."""

    languages: tuple[str, ...] = ("en",)
    edits: float = 0.08
    shortest: float = 1 / 3
    reordered: float = 0.3
    quoted: float = 0.4  # items that take a quotation which others take too
    ended: float = 0.4
    agency: float = 0.4
    undated: float = 0.15
    too_early: float = 0.15


KINDS = {
    "english": Kind(),
    "six-fold quotations": Kind(quoted=0.9),
    "chinese": Kind(languages=("zh",)),
    "english, chinese, arabic": Kind(languages=("en", "en", "zh", "ar")),
    "always cut": Kind(shortest=0.33, reordered=0.8, edits=0.08),
    "no dates": Kind(undated=1.0),
}


def reprints(seed: int, kind: Kind, count: int = 1000, originals: int = 60) -> list[Press]:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    quotes = _quotations(chance)
    sources, found, used = [], [], set()
    for number in range(originals):
        language = chance.choice(kind.languages)
        sources.append((language, _source(language, chance, used), chance.randrange(1, 25)))
        if kind.quoted > chance.random():
            sources[-1][1].insert(chance.randrange(1, 4), chance.choice(quotes[language]))
        found.append(_press(f"o{number}", sources[-1][1], sources[-1], number, True, kind, chance))
    for number in range(count - originals):
        of = chance.randrange(originals)
        found.append(
            _press(
                f"r{number}",
                _reprinted(sources[of], kind, quotes, chance),
                sources[of],
                of,
                False,
                kind,
                chance,
            )
        )
    chance.shuffle(found)
    return found


def _quotations(chance: random.Random) -> dict[str, list[str]]:
    said = {language: [] for language in ("en", "zh", "ar")}
    for language in said:
        lines = [
            line
            for line in _paragraphs(language, chance)
            if len(line) > (30 if language == "zh" else 90)
        ]
        marks = ("“", "”")
        said[language] = [
            f"{marks[0]}{line}{marks[1]}" for line in chance.sample(lines, min(8, len(lines)))
        ]
    return said


def _source(language: str, chance: random.Random, used: set[str]) -> list[str]:
    while True:
        lines = [line for line in _paragraphs(language, chance) if line not in used]
        size = chance.randrange(8, 22) if language != "ar" else chance.randrange(4, 7)
        if len(lines) >= size:
            at = chance.randrange(len(lines) - size + 1)
            used.update(lines[at : at + size])
            return lines[at : at + size]


def _reprinted(source: tuple, kind: Kind, quotes: dict, chance: random.Random) -> list[str]:
    language, lines, _day = source
    keep = max(2, round(len(lines) * chance.uniform(kind.shortest, 1)))
    at = chance.randrange(len(lines) - keep + 1)
    chosen = list(lines[at : at + keep])
    if chance.random() < kind.reordered:
        chance.shuffle(chosen)
    chosen = [_edited(line, language, chance.uniform(0, kind.edits), chance) for line in chosen]
    if chance.random() < kind.quoted / 2:
        chosen.insert(chance.randrange(len(chosen) + 1), chance.choice(quotes[language]))
    return chosen


def _edited(line: str, language: str, rate: float, chance: random.Random) -> str:
    words = list(line) if language == "zh" else line.split(" ")
    made = []
    for word in words:
        if chance.random() >= rate:
            made.append(word)
        else:
            other = chance.choice(words)
            made += chance.choice([[other], [], [word, other]])
    return ("" if language == "zh" else " ").join(made)


def _press(
    name: str,
    lines: list[str],
    source: tuple,
    of: int,
    original: bool,
    kind: Kind,
    chance: random.Random,
) -> Press:
    language, _lines, day = source
    head = [] if original and chance.random() < 0.5 else [chance.choice(HEADS[language])]
    dateline = chance.choice(AGENCIES) + " " if chance.random() < kind.agency else ""
    end = [ENDINGS[language]] if chance.random() < kind.ended and not original else []
    body = "\n".join([*head, dateline + lines[0], *lines[1:], *end])
    late = 0 if original else chance.randrange(4) if chance.random() > kind.too_early else -1
    date = "" if chance.random() < kind.undated else f"2017-12-{day + late + 1:02d}"
    return Press(name, body, language, date, of, original)
