"""An index of texts: every word with all its places. In memory, or a folder of arrays that are mapped and not read.

A place is a number that grows by one with each word, and by more at the end of a sentence and of a text, so that
"the next word" and "at most three words later" are sums, for a million places at once.
"""

import json
import mmap
import os
import shutil
import tempfile
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from plenipo.engines.phrases.forms import articles
from plenipo.engines.phrases.tokens import BROKEN, END, bare, folded, tokens_of
from plenipo.engines.phrases.values import Meta, NotReadable, SourceText

Numbers = npt.NDArray[np.int64]
VERSION = 1
BETWEEN_ITEMS = 4 * END
ARRAYS = (
    "posting_from",
    "postings",
    "ids",
    "places",
    "starts",
    "lengths",
    "item_from",
    "text_from",
)
LONGEST = 60_000  # characters of a word; what is longer is no word


class Index:
    """Built by `index_of`, kept by `save`, taken up again by `open_index`."""

    def __init__(
        self, words: Sequence[str], metas: Sequence[Meta], arrays: dict[str, Any], texts: Any
    ) -> None:
        self.words, self.metas = words, metas
        self.posting_from, self.postings = arrays["posting_from"], arrays["postings"]
        self.ids = arrays["ids"]
        self.places, self.starts, self.lengths = (
            arrays["places"],
            arrays["starts"],
            arrays["lengths"],
        )
        self.item_from, self.text_from = arrays["item_from"], arrays["text_from"]
        self._texts = texts
        self.bares = [bare(word) for word in words]  # in order: words are sorted by it

    def __len__(self) -> int:
        return len(self.metas)

    def text(self, item: int) -> str:
        piece: bytes = bytes(self._texts[self.text_from[item] : self.text_from[item + 1]])
        return piece.decode("utf-8")

    def words_in(self, item: int) -> int:
        return int(self.item_from[item + 1] - self.item_from[item])

    def written(self, word: str) -> list[int]:
        """Words that are this one, but for accents."""
        return self.beginning_with(bare(word), whole=True)

    def beginning_with(self, start: str, *, whole: bool = False) -> list[int]:
        found = []
        for number in range(bisect_left(self.bares, start), len(self.bares)):
            if not self.bares[number].startswith(start) or (whole and self.bares[number] != start):
                break
            found.append(number)
        return found

    def places_of(self, words: Iterable[int]) -> Numbers:
        pieces = [
            self.postings[self.posting_from[word] : self.posting_from[word + 1]] for word in words
        ]
        if not pieces:
            return np.empty(0, dtype=np.int64)
        joined = np.concatenate(pieces).astype(np.int64)
        if len(pieces) > 1:
            joined.sort()
        return joined

    @cached_property
    def article_places(self) -> Numbers:
        return self.places_of(
            number for article in sorted(articles()) for number in self.written(article)
        )

    @cached_property
    def arabic(self) -> str:
        """All Arabic words, each between two line ends with its number: to be searched for what they contain."""
        return "".join(
            f"\n{word}\t{number}"
            for number, word in enumerate(self.bares)
            if "\u0600" <= word[:1] <= "\u06ff"
        )

    def count(self, word: int) -> int:
        return int(self.posting_from[word + 1] - self.posting_from[word])

    def tokens_at(self, places: Numbers) -> Numbers:
        return np.searchsorted(self.places, places.astype(self.places.dtype))

    def item_of(self, tokens: Numbers) -> Numbers:
        return np.searchsorted(self.item_from, tokens, side="right") - 1

    def save(self, folder: Path) -> None:
        """Whole or not at all; an index that stands there is replaced."""
        folder = Path(folder)
        try:
            fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        except OSError as why:
            raise NotReadable(f"{folder} cannot be written: {why.strerror}.") from why
        try:
            self._write(fresh)
            _put(fresh, folder)
        except OSError as why:
            raise NotReadable(f"{folder} cannot be written: {why.strerror}.") from why
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _write(self, folder: Path) -> None:
        for name in ARRAYS:
            np.save(folder / f"{name}.npy", np.asarray(getattr(self, name)))
        (folder / "texts").write_bytes(bytes(self._texts))
        (folder / "words").write_text("\n".join(self.words), encoding="utf-8")
        metas = [[meta.id, meta.language, meta.date, dict(meta.more)] for meta in self.metas]
        head = {"version": VERSION, "items": metas}
        (folder / "items.json").write_text(json.dumps(head, ensure_ascii=False), encoding="utf-8")


def _put(fresh: Path, folder: Path) -> None:
    if folder.exists():
        if not (folder / "items.json").exists() and any(folder.iterdir()):
            raise NotReadable(f"{folder} is no index and is not empty; it is left as it is.")
        old = fresh.with_name(f"{fresh.name}-old")
        os.rename(folder, old)
        os.rename(fresh, folder)
        shutil.rmtree(old)
    else:
        os.rename(fresh, folder)


def index_of(items: Iterable[SourceText], more: Sequence[dict[str, str]] = ()) -> Index:
    """Reads the items once, in their order. `more` is what else is to be known of each."""
    read = _Growing()
    for count, item in enumerate(items):
        read.add(item, more[count] if more else {})
    read.mend()
    words, arrays = _posted(list(read.known), read)
    return Index(words, read.metas, arrays, read.texts)


class _Growing:
    """What has been read so far, in arrays that grow."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}  # of a word as it is written
        self.known: dict[str, int] = {}  # of a folded word
        self.ids, self.steps = array("i"), array("B")
        self.starts, self.lengths = array("i"), array("H")
        self.item_from, self.text_from = array("q", [0]), array("q", [0])
        self.texts, self.metas = bytearray(), list[Meta]()
        self.breaks: list[int] = []  # words that follow a hyphen at the end of a line

    def add(self, item: SourceText, more: dict[str, str]) -> None:
        further, numbers, known = BETWEEN_ITEMS, self.numbers, self.known
        ids, steps, starts, lengths = self.ids, self.steps, self.starts, self.lengths
        for text, start, end, step in tokens_of(item.text):
            number = numbers.get(text)
            if number is None:
                number = numbers[text] = known.setdefault(folded(text), len(known))
            if step == BROKEN:
                self.breaks.append(len(ids))
                step = 1
            ids.append(number)
            steps.append(step + further)
            starts.append(start)
            lengths.append(min(end - start, LONGEST))
            further = 0
        self.item_from.append(len(ids))
        self.texts += item.text.encode("utf-8", "replace")
        self.text_from.append(len(self.texts))
        self.metas.append(Meta(item.id, item.language, item.date, more))

    def mend(self) -> None:
        """A word broken at the end of a line becomes whole, unless both halves are words that stand elsewhere."""
        often = Counter(self.ids)
        broken = Counter(self.ids[at - 1] for at in self.breaks)
        broken.update(self.ids[at] for at in self.breaks)
        words = list(self.known)
        joined: list[int] = []
        for at in self.breaks:
            one, two = self.ids[at - 1], self.ids[at]
            whole = self.known.get(words[one] + words[two])
            alone = all(often[half] > broken[half] for half in (one, two))
            if whole is None and alone:
                continue
            if joined and joined[-1] == at - 1:
                continue
            word = words[one] + words[two]
            self.ids[at - 1] = self.known.setdefault(word, len(self.known))
            self.lengths[at - 1] = self.starts[at] + self.lengths[at] - self.starts[at - 1]
            joined.append(at)
        self._leave_out(joined)

    def _leave_out(self, tokens: Sequence[int]) -> None:
        """The second half is no word of its own any more; its step is that of the word after it."""
        if not tokens:
            return
        keep = np.ones(len(self.ids), bool)
        keep[tokens] = False
        before = np.concatenate(([0], np.cumsum(keep)))
        for name in ("ids", "steps", "starts", "lengths"):
            values: array[int] = getattr(self, name)
            setattr(self, name, array(values.typecode, np.array(values)[keep].tobytes()))
        self.item_from = array("q", before[np.array(self.item_from)].tobytes())


def _seen(values: "array[int]", kind: type) -> npt.NDArray[Any]:
    """As numpy sees it, without a copy."""
    return np.frombuffer(values, kind) if values else np.empty(0, kind)


def _posted(known: list[str], read: _Growing) -> tuple[list[str], dict[str, Any]]:
    """Words in the order of their bare letters, and the places of each, one after the other."""
    places: npt.NDArray[Any] = np.cumsum(_seen(read.steps, np.uint8), dtype=np.int64)
    if not len(places) or places[-1] < 2**31:
        places = places.astype(np.int32)
    order = sorted(range(len(known)), key=lambda number: (bare(known[number]), known[number]))
    rank = np.empty(len(known), np.int32)
    rank[order] = np.arange(len(known), dtype=np.int32)
    ids = rank[_seen(read.ids, np.int32)]
    counts = np.bincount(ids, minlength=len(known))
    return [known[number] for number in order], {
        "posting_from": np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        "postings": places[np.argsort(ids, kind="stable")],
        "ids": ids,
        "places": places,
        "starts": _seen(read.starts, np.int32),
        "lengths": _seen(read.lengths, np.uint16),
        "item_from": _seen(read.item_from, np.int64),
        "text_from": _seen(read.text_from, np.int64),
    }


def open_index(folder: Path) -> Index:
    folder = Path(folder)
    try:
        head = json.loads((folder / "items.json").read_text(encoding="utf-8"))
        if head["version"] != VERSION:
            raise NotReadable(f"{folder} was made by another version; build the index anew.")
        arrays = {name: _mapped(folder / f"{name}.npy") for name in ARRAYS}
        with (folder / "texts").open("rb") as file:
            empty = not (folder / "texts").stat().st_size
            texts = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        words = (folder / "words").read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError, KeyError, TypeError) as why:
        raise NotReadable(f"{folder} is no index, or not a whole one.") from why
    metas = [Meta(*fields) for fields in head["items"]]
    return Index(words if words != [""] else [], metas, arrays, texts)


def _mapped(file: Path) -> npt.NDArray[Any]:
    """An empty array cannot be mapped."""
    try:
        return np.asarray(np.load(file, mmap_mode="r"))
    except ValueError:
        return np.asarray(np.load(file))
