"""Concepts in texts: slogan hits, counts of concepts, planted uses, an index of 14 years, proposed readings.

    python benchmarks/phrases_concepts.py [--seeds 1 2 3 4 5]

Needs ../shared/data beside the project. Seconds are of processor time of one process; the machine may be shared. The
memory is that of a process of its own that reads the speeches one by one and indexes them.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.phrases_worlds import (  # noqa: E402
    PLANTED,
    Planted,
    planted,
    rows_of,
    speeches,
)
from plenipo.engines.phrases import (  # noqa: E402
    Concept,
    Finder,
    Index,
    Likeness,
    Order,
    PhraseHit,
    SourceText,
    Wording,
    concordance,
    index_of,
    open_index,
    suggestions,
)
from plenipo.engines.phrases.readers import ConceptCard, Reading, SaidPhrase, card_from, proposed  # noqa: E402

RESULTS = ROOT / "benchmarks/results/phrases_concepts.json"
CPU = time.process_time
# What the counts were made of, as far as their rule is known: words as they are written, whatever the line.
COUNTED = {
    "climate_change": ["climate change", "climate changes", "climate changed", "climate changing"],
    "sdgs_2030_agenda": [
        "sustainable development goal",
        "sustainable development goals",
        "SDG",
        "SDGs",
        "2030 Agenda",
    ],
    "peaceful_coexistence": ["peaceful coexistence"],
    "new_international_economic_order": ["new international economic order"],
    "no_one_behind": [
        "no one behind",
        "no one left behind",
        "no one is left behind",
        "no one be left behind",
    ],
    "rules_based_order": ["rules-based", "rule-based"],
    "responsibility_to_protect": ["responsibility to protect", "R2P"],
    "multipolar": ["multipolar", "multipolarity", "multipolarization"],
    "artificial_intelligence": ["artificial intelligence"],
    "global_south": ["global south"],
    "win_win": ["win-win"],
    "belt_and_road": ["belt and road", "one belt", "Silk Road economic belt"],
    "global_development_security_civilization_initiative": [
        "global development initiative",
        "global security initiative",
        "global civilization initiative",
    ],
}


TWENTY = """community with a shared future, community of common destiny, climate change,
sustainable development goals, peaceful coexistence, rules-based order, responsibility to protect, multipolar world,
artificial intelligence, global south, win-win cooperation, belt and road, human rights, rule of law,
international community, peace and security, no one left behind, right of self-determination, territorial integrity,
weapons of mass destruction""".replace("\n", " ").split(", ")


def items_of_speeches() -> Iterator[SourceText]:
    for row in speeches():
        yield SourceText(row["id"], row["text"], "en", str(row["year"]))


def build(folder: Path) -> None:
    """In a process of its own: seconds and memory are its."""
    began = CPU()
    index_of(items_of_speeches()).save(folder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(CPU() - began, 1), "memory_mb": round(memory)}))


def built(folder: Path) -> dict[str, Any]:
    told = subprocess.run(  # noqa: S603
        [sys.executable, __file__, "--build", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    size = sum(file.stat().st_size for file in folder.iterdir())
    return {**json.loads(told.stdout), "folder_mb": round(size / 1e6)}


def slogan_dictionary() -> tuple[Concept, ...]:
    wordings = defaultdict(set)
    for row in rows_of("slogan_hits.csv"):
        wordings[row["concept"]].add(" ".join(row["match"].lower().split()))
    return tuple(
        Concept(key, tuple(Wording(text, "en") for text in sorted(texts)))
        for key, texts in sorted(wordings.items())
    )


def slogan(index: Index) -> dict[str, Any]:
    """The 29 hits of the years that are here in the whole corpus; the 42 others in the context that the file gives."""
    concepts, rows = slogan_dictionary(), rows_of("slogan_hits.csv")
    whole = [row for row in rows if int(row["year"]) >= 2011]
    rest = [row for row in rows if int(row["year"]) < 2011]
    contexts = index_of(
        SourceText(str(number), row["context"], "en") for number, row in enumerate(rest)
    )
    found = {}
    for least in Likeness:
        hits = Finder(index).hits(concepts, least=least)
        wanted = Counter(
            (row["concept"], row["iso3"], row["year"], _plain(row["match"])) for row in whole
        )
        got = Counter((hit.concept, *_iso_year(index, hit), _plain(hit.text)) for hit in hits)
        longer = _contained(wanted, got)
        in_context = Finder(contexts).hits(concepts, least=least)
        seen = {hit.item for hit in in_context if hit.concept == rest[hit.item]["concept"]}
        found[str(least)] = {
            "found": sum((wanted & got).values()) + len(longer) + len(seen),
            "of": len(rows),
            "missed": [list(each) for each in (wanted - got).elements() if each not in longer],
            "beyond_the_file": [
                list(each) for each in (got - wanted).elements() if each not in longer.values()
            ],
            "beyond_the_file_in_contexts": len(in_context) - len(seen),
        }
    return found


def _contained(wanted: Counter, got: Counter) -> dict[tuple, tuple]:
    """A hit of the file that stands within a longer one of ours."""
    free = list((got - wanted).elements())
    found = {}
    for each in (wanted - got).elements():
        within = next((one for one in free if one[:3] == each[:3] and each[3] in one[3]), None)
        if within:
            found[each] = within
    return found


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _iso_year(index: Index, hit: PhraseHit) -> tuple[str, str]:
    iso, _session, year = index.metas[hit.item].id.split("_")
    return iso, year


def counts(index: Index) -> dict[str, Any]:
    """Of each concept: ours, theirs, and every passage by which a speech differs."""
    wanted: dict[str, Counter] = defaultdict(Counter)
    for row in rows_of("concept_counts.csv"):
        if int(row["year"]) >= 2011:
            wanted[row["concept"]][row["iso3"], row["year"]] += int(row["n"])
    finder, found = Finder(index), {}
    for key, texts in COUNTED.items():
        concept = Concept(key, tuple(Wording(text, "en") for text in texts))
        hits = finder.hits([concept], least=Likeness.EXACT)
        got = Counter(_iso_year(index, hit) for hit in hits)
        ours, theirs = got - wanted[key], wanted[key] - got
        found[key] = {
            "ours": len(hits),
            "theirs": sum(wanted[key].values()),
            "more": sum(ours.values()),
            "fewer": sum(theirs.values()),
            "more_in": dict(Counter(_unlike(hit) for hit in hits if ours[_iso_year(index, hit)])),
            "fewer_in": [f"{iso} {year}" for iso, year in theirs],
        }
    return found


def _unlike(hit: PhraseHit) -> str:
    """A passage as it stands, line ends shown."""
    return hit.text.replace("\n", "⏎")


def judged(plants: list[Planted]) -> dict[str, Any]:
    said = tomllib.loads(PLANTED.read_text(encoding="utf-8"))
    concepts = [
        Concept(f"{language}: {each['variant']}", (Wording(each["variant"], language),))
        for language, sort in said.items()
        for each in sort["wording"]
    ]
    hits = Finder(index_of(SourceText(each.id, each.text, each.language) for each in plants)).hits(
        concepts
    )
    by_item = defaultdict(list)
    for hit in hits:
        by_item[hit.item].append(hit)
    right, missed, uses = 0, Counter(), 0
    for number, plant in enumerate(plants):
        if plant.kind == "decoy":
            continue
        uses += 1
        ok = any(
            hit.variant == plant.variant and plant.start <= hit.start and hit.end <= plant.end
            for hit in by_item[number]
        )
        right += ok
        if not ok:
            missed[plant.language, plant.kind] += 1
    return {
        "uses": uses,
        "recall": round(right / uses, 4),
        "precision": round(right / max(len(hits), 1), 4),
        "missed": {" ".join(each): count for each, count in missed.items()},
    }


def speed(index_folder: Path) -> dict[str, Any]:
    texts = TWENTY
    concept = Concept("twenty", tuple(Wording(text, "en") for text in texts))
    few = Concept("slogan", tuple(Wording(text, "en") for text in texts[:2]))
    found: dict[str, Any] = {}
    began = CPU()
    index = open_index(index_folder)
    found["open_seconds"] = round(CPU() - began, 3)
    finder = Finder(index)
    for name, asked in (("slogan_two_variants", few), ("twenty_variants", concept)):
        began = CPU()
        hits = finder.hits([asked])
        found[f"{name}_seconds"] = round(CPU() - began, 3)
        began = CPU()
        again = finder.hits([asked])
        found[f"{name}_again_seconds"] = round(CPU() - began, 3)
        found[f"{name}_hits"] = len(again)
        assert hits == again  # noqa: S101
    began = CPU()
    concordance(index, hits[:50], order=Order.AFTER)
    found["concordance_page_of_50_ms"] = round((CPU() - began) * 1000, 1)
    began = CPU()
    concordance(index, hits[:1000], order=Order.BEFORE)
    found["concordance_of_1000_sorted_ms"] = round((CPU() - began) * 1000, 1)
    own = finder.hits([few])
    began = CPU()
    near = suggestions(finder, few, own)
    found["suggestions_seconds"] = round(CPU() - began, 3)
    found["suggestions"] = [f"{each.text} ({each.items})" for each in near]
    return found


NAMES = {"prc_slogan": Reading.USE, "echo": Reading.ECHO, "generic": Reading.GENERIC}


def readings() -> dict[str, Any]:
    """The card of each of the two phrases is learnt from four fifths of the hits; for the last fifth it is asked."""
    rows = rows_of("slogan_hits.csv")
    read = [(_use(row), NAMES[row["label"]], row["concept"]) for row in rows]
    right, wrong = 0, []
    for number, (use, label, concept) in enumerate(read):
        others = [
            (each, reading)
            for other, (each, reading, theirs) in enumerate(read)
            if theirs == concept and other % 5 != number % 5
        ]
        said = proposed(use, card_from(others))
        right += said == label
        if said != label:
            wrong.append(f"{use.by} {use.year}: {said}, people said {label}")
    always = Counter(label for _use_, label, _concept in read).most_common(1)[0][1]
    by_hand = {
        "shared_future_slogan": ConceptCard(frozenset({"CHN"}), 2012),
        "shared_future_generic": ConceptCard(frozenset(), 2012, distinctive=False),
    }
    said_by_hand = sum(proposed(use, by_hand[concept]) == label for use, label, concept in read)
    return {
        "right": round(right / len(read), 4),
        "of": len(read),
        "folds": 5,
        "wrong": wrong,
        "always_the_most_frequent": round(always / len(read), 4),
        "with_a_card_by_hand": round(said_by_hand / len(read), 4),
        "said_to_be": "a proposal",
    }


def _use(row: dict[str, str]) -> SaidPhrase:
    before, _found, after = row["context"].partition(row["match"])
    return SaidPhrase(row["iso3"], int(row["year"]), before, after)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3, 4, 5])
    asked = parser.parse_args()
    if asked.build:
        build(asked.build)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        figures: dict[str, Any] = {"index_of_14_years": built(place)}
        index = open_index(place)
        figures["speed"] = speed(place)
        figures["slogan_hits"] = slogan(index)
        figures["concept_counts"] = counts(index)
    figures["readings"] = readings()
    figures["planted"] = {str(seed): judged(planted(seed, 2_000)) for seed in asked.seeds}
    by_hand = ROOT / "benchmarks/phrases_differences.json"
    if by_hand.exists():
        figures["differences_explained_by_hand"] = json.loads(by_hand.read_text(encoding="utf-8"))
    RESULTS.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
