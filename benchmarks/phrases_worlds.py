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
