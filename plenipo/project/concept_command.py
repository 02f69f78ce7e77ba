"""`plenipo concept`: finds the concepts of a dictionary in a corpus, file to file, without a database."""

import argparse
import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plenipo.engines.phrases import (
    Concept,
    Finder,
    Likeness,
    NotReadable,
    PhraseHit,
    ReadTexts,
    index_of,
    read_dictionary,
    schema_of,
)
from plenipo.project.result_files import Unfit, lines_of, look_at, teller, text_of, write_whole

COMMAND = "plenipo concept"
HEAD = ("concept", "id", "start", "end", "variant", "text")
MOST_BETWEEN = 20


def main(argv: Sequence[str] | None = None) -> int:
    asked = _arguments().parse_args(argv)
    try:
        look_at(asked.out)
        concepts = _dictionary(asked.dictionary)
        texts = ReadTexts(lines_of(asked.corpus), teller(COMMAND, asked.corpus))
        try:
            finder = Finder(index_of(texts))
        except NotReadable as why:
            raise Unfit(f"{asked.corpus} cannot be used: {why}") from None
        hits = finder.hits(concepts, least=Likeness(asked.likeness), between=asked.between)
        write_whole(asked.out, _table(hits, texts.ids))
    except Unfit as why:
        print(f"{COMMAND}: {why}", file=sys.stderr)
        return 2
    items = len({hit.item for hit in hits})
    print(f"{len(hits)} hits in {items} of {len(texts.ids)} texts")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description="Find the concepts of a dictionary in a corpus, in all their variants.",
        epilog="Exit status: 0 done, 2 a file or an option cannot be used."
        " The formats: docs/phrases.md, or --schema.",
    )
    parser.add_argument("dictionary", type=Path, help="JSON: concepts with their variants")
    parser.add_argument("corpus", type=Path, help="JSONL: a text a line")
    parser.add_argument("--out", type=Path, required=True, help="CSV to write the hits to")
    parser.add_argument(
        "--likeness",
        choices=[str(each) for each in Likeness],
        default=str(Likeness.INTERRUPTED),
        help="how unlike its variant a hit may be: the same letters, inflected too,"
        " with words between too (interrupted)",
    )
    parser.add_argument(
        "--between", type=_between, default=3, help="words that may stand between two words (3)"
    )
    parser.add_argument("--schema", action=PrintPhraseSchema, choices=("dictionary", "text"))
    return parser


class PrintPhraseSchema(argparse.Action):
    """Needs no other argument, as --help does."""

    def __init__(self, option_strings: Sequence[str], dest: str, **more: Any) -> None:
        first = more["choices"][0]
        said = f"print the JSON Schema of one of the files ({first}) and end"
        super().__init__(option_strings, dest, nargs="?", const=first, help=said, **more)

    def __call__(
        self, parser: argparse.ArgumentParser, _given: object, values: Any, _option: Any = None
    ) -> None:
        print(json.dumps(schema_of(values), indent=2, ensure_ascii=False))
        parser.exit()


def _between(text: str) -> int:
    number = int(text)
    if not 0 <= number <= MOST_BETWEEN:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {MOST_BETWEEN}")
    return number


def _dictionary(path: Path) -> tuple[Concept, ...]:
    try:
        return read_dictionary(text_of(path), teller(COMMAND, path))
    except NotReadable as why:
        raise Unfit(f"{path} is no dictionary: {why}") from None


def _table(hits: Sequence[PhraseHit], ids: Sequence[str | int]) -> str:
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEAD)
    for hit in hits:
        table.writerow((hit.concept, ids[hit.item], hit.start, hit.end, hit.variant, hit.text))
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
