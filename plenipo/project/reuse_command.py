"""`plenipo reuse`: shared passages and reprints of a list of items, file to file, without a database."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plenipo.engines.phrases import Compared, NotReadable, ReadTexts, compare, index_of, ordered
from plenipo.project.concept_command import PrintPhraseSchema
from plenipo.project.result_files import Unfit, lines_of, look_at, teller, write_whole

COMMAND = "plenipo reuse"
FEWEST, MOST = 3, 1_000


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments().parse_args(argv)
    try:
        look_at(asked.out)
        texts = ReadTexts(lines_of(asked.items), teller(COMMAND, asked.items))
        try:
            index = index_of(texts)
        except NotReadable as why:
            raise Unfit(f"{asked.items} cannot be used: {why}") from None
        found = compare(index, least=asked.least)
        write_whole(asked.out, json.dumps(_result(found, texts.ids), ensure_ascii=False))
    except Unfit as why:
        print(f"{COMMAND}: {why}", file=sys.stderr)
        return 2
    print(
        f"{len(texts.ids)} items: {len(found.clusters)} originals,"
        f" {len(found.pairs)} pairs that share {asked.least} words or more"
    )
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description="Find the passages that items share, and which items are reprints of which.",
        epilog="Exit status: 0 done, 2 a file or an option cannot be used."
        " The formats: docs/phrases.md, or --schema.",
    )
    parser.add_argument("items", type=Path, help="JSONL: an item a line")
    parser.add_argument("--out", type=Path, required=True, help="JSON to write the result to")
    parser.add_argument(
        "--least",
        type=_least,
        default=12,
        help="words of a shared passage, or characters of a script without spaces (12)",
    )
    parser.add_argument("--schema", action=PrintPhraseSchema, choices=("text", "reuse"))
    return parser


def _least(text: str) -> int:
    number = int(text)
    if not FEWEST <= number <= MOST:
        raise argparse.ArgumentTypeError(f"must be a whole number from {FEWEST} to {MOST}")
    return number


def _result(found: Compared, ids: Sequence[str | int]) -> dict[str, Any]:
    return {
        "pairs": [
            {"a": ids[each.a], "b": ids[each.b], "spans": each.spans, "share": each.share}
            for each in found.pairs
        ],
        "clusters": [
            {"original": ids[each.items[0]], "items": [ids[item] for item in each.items]}
            for each in ordered(found.clusters)
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
