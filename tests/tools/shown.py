"""What a browser would draw of a page: tags and text, without white space at the edges of blocks."""

import re
from html.parser import HTMLParser

from tools.templates.reading import BLOCKS, FLEX, VOID

TRAILING = re.compile(r"(?: |</[\w-]+>)+$")
SECRET = re.compile(r"[\w-]{16,}|\b\w*\d\w*\b")


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []  # and whether its children stand as in a flex box
        self.pieces: list[tuple[bool, str]] = []  # whether it is the edge of a block

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        edge = (
            tag in BLOCKS or said.get("type") == "hidden" or any(flex for _, flex in self.open[-1:])
        )
        if tag not in VOID:
            flexes = tag != "fieldset" and bool(FLEX & set((said.get("class") or "").split()))
            self.open.append((tag, flexes))
        values = [f"{name}={' '.join((value or '').split())}" for name, value in attrs]
        self.pieces.append((edge, SECRET.sub("…", f"<{tag} {sorted(values)}>")))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        edge = tag in BLOCKS or any(flex for _, flex in self.open[-1:])
        self.pieces.append((edge, f"</{tag}>"))

    def handle_data(self, data):
        self.pieces.append((False, SECRET.sub("…", re.sub(r"[ \t\r\n]+", " ", data))))


def shown(html: str) -> list[str]:
    page = Page()
    page.feed(html)
    page.close()
    seen, starts = [""], True
    for edge, text in page.pieces:
        tag = text.startswith("<")
        if edge:
            seen[-1] = TRAILING.sub(lambda end: end[0].replace(" ", ""), seen[-1])
        elif starts and not tag:
            text = text.lstrip(" ")
        seen[-1] += text
        starts = edge or (starts and (not text or (tag and not text.startswith("<input"))))
        if edge:
            seen.append("")
    return seen
