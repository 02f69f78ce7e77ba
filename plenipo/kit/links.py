"""Addresses in a text made into links, wherever they stand: some scripts set them right behind other signs."""

import re

from django.utils.encoding import iri_to_uri
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

OTHER = r"[^\W\d_a-zA-Z]"  # a letter beyond ASCII: it belongs to an address only where a part of it begins
LABEL = rf"(?:[a-z0-9-]+|{OTHER}+)"
ADDRESS = re.compile(
    rf"(?<![a-z0-9])https?://(?:{LABEL}(?:\.{LABEL})*)(?::\d+)?(?:/(?:[!#-;=?-_a-z~%]|(?<=/){OTHER}+)*)?"
    r"|[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    re.IGNORECASE,
)
AT_THE_END = ".,;:!?)]'*_"  # of a sentence rather than of the address


def linked(text: str) -> SafeString:
    """The text escaped, its addresses as links."""
    done, at = [], 0
    for found in ADDRESS.finditer(text):
        address = _without_its_sentence(found[0])
        scheme = "" if "://" in address else "mailto:"
        goal = scheme + (iri_to_uri(address) or "")
        link = format_html('<a href="{}" rel="nofollow">{}</a>', goal, address)
        done += [escape(text[at : found.start()]), link]
        at = found.start() + len(address)
    return mark_safe("".join([*done, escape(text[at:])]))  # noqa: S308 - every part is escaped


def apart(text: str) -> str:
    """The text with its addresses running from left to right, in a line of the other direction."""

    def isolated(found: re.Match[str]) -> str:
        address = _without_its_sentence(found[0])
        rest = found[0][len(address) :]
        return f"\N{LEFT-TO-RIGHT ISOLATE}{address}\N{POP DIRECTIONAL ISOLATE}{rest}"

    return ADDRESS.sub(isolated, text)


def _without_its_sentence(address: str) -> str:
    """A closing bracket stays if the address opens one."""
    bare = address.rstrip(AT_THE_END)
    return address[: len(bare) + 1] if "(" in bare and address[len(bare) :][:1] == ")" else bare
