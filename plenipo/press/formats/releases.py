"""Press releases as feeds and as one archive. Given only what is out."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.text import slugify

Address = Callable[[int], str]
ATOM = "http://www.w3.org/2005/Atom"


def _changed(said: dict[str, Any]) -> datetime:
    moments = [said["released"], said["withdrawn"], *(at for at, _note in said["corrections"])]
    return max(each for each in moments if each)


def as_json(title: str, home: str, said: Sequence[dict[str, Any]], address: Address) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {
            "id": address(each["number"]),
            "url": address(each["number"]),
            "title": each["title"],
            "content_text": each["text"] or each["reason"],
            "language": each["language"],
            "date_published": each["released"].isoformat(),
            "date_modified": _changed(each).isoformat(),
            "_plenipo": {
                "withdrawn": bool(each["withdrawn"]),
                "corrections": [[at.isoformat(), note] for at, note in each["corrections"]],
            },
        }
        for each in said
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": home}
    return json.dumps({**feed, "items": items}, ensure_ascii=False).encode()


def as_atom(title: str, home: str, said: Sequence[dict[str, Any]], address: Address) -> bytes:
    root = Element("feed", xmlns=ATOM)
    SubElement(root, "title").text = title
    SubElement(root, "id").text = home
    SubElement(root, "link", href=home)
    changed = [_changed(each) for each in said]
    if changed:
        SubElement(root, "updated").text = max(changed).isoformat()
    for each in said:
        entry = SubElement(root, "entry")
        SubElement(entry, "title").text = each["title"]
        SubElement(entry, "id").text = address(each["number"])
        SubElement(entry, "link", href=address(each["number"]))
        SubElement(entry, "published").text = each["released"].isoformat()
        SubElement(entry, "updated").text = _changed(each).isoformat()
        content = SubElement(entry, "content", {"type": "text", "xml:lang": each["language"]})
        content.text = each["text"] or each["reason"]
    return tostring(root, encoding="utf-8", xml_declaration=True)


def as_kit(said: Sequence[tuple[str, dict[str, Any]]]) -> bytes:
    """Every text in every language it is there in, as files of plain text: the same bytes for the same texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for language, each in said:
            name = f"{each['released']:%Y-%m-%d}-{each['number']}-{slugify(each['title'])[:60]}"
            entry = zipfile.ZipInfo(f"{name}.{language}.txt", (2000, 1, 1, 0, 0, 0))
            notes = [note for _at, note in each["corrections"]]
            packed.writestr(entry, "\n\n".join([each["title"], *notes, each["text"]]) + "\n")
    return out.getvalue()
