"""The interface's strings: found in Python and templates, kept in .po files, compiled to .mo. Needs no GNU gettext."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LANGUAGES = {"ar": "ar", "zh_Hans": "zh_Hans", "fr": "fr", "ru": "ru", "es": "es"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def found_in(package: Path) -> Catalog:
    """Every translatable string of the package, with the files that use it, in the order of files and lines."""
    catalog = Catalog(project="Plenipo", charset="utf-8")
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.txt")]):
        if "migrations" in path.parts:
            continue
        where = path.relative_to(package.parent).as_posix()
        for line, words, _comments, context in _strings_of(path):
            catalog.add(_message(words), locations=[(where, line)], context=context)
    return catalog


def _message(words: Any) -> Any:
    """One string, or singular and plural as the catalogue wants them."""
    return tuple(words) if isinstance(words, list) else words


def _strings_of(path: Path) -> Iterator[tuple[int, object, list[str], str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize  # noqa: PLC0415 -- optional: not while building

        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    source = BytesIO(text.encode())
    yield from extract("python", source, keywords=KEYWORDS, options={"encoding": "utf-8"})


def po_of(package: Path, language: str) -> Path:
    return package / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(package: Path) -> dict[str, int]:
    """Bring the .po files up to date with the sources; returns how many strings each language still lacks."""
    template = found_in(package)
    lacking = {}
    for language in LANGUAGES:
        path = po_of(package, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = (
            read(path, language) if path.exists() else Catalog(locale=language, charset="utf-8")
        )
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalog, width=100, omit_header=False, include_lineno=False)
        lacking[language] = sum(1 for message in catalog if message.id and not is_done(message))
    return lacking


def is_done(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return not message.fuzzy and all(strings)


def compile_all(package: Path) -> list[Path]:
    """Write the .mo files that are older than their .po; returns those written."""
    written = []
    for language in LANGUAGES:
        po = po_of(package, language)
        mo = po.with_suffix(".mo")
        if not po.exists() or (mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime):
            continue
        with mo.open("wb") as file:
            write_mo(file, read(po, language))
        written.append(mo)
    return written
