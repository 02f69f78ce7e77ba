"""Addresses in a text made into links, wherever they stand: some scripts set them right behind other signs."""

import re
from typing import Any

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


LRI, PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
ISOLATED = re.compile("[\u2066-\u2068][^\u2069\n]*\u2069")
CODE = re.compile(  # a reference, a date in digits, a telephone number: behind Arabic letters their parts change places
    r"(?<![0-9A-Za-z+])(?:\+\d[\d ()-]*\d|\d{2,4}(?:[ -]\d{2,4}){2,}"
    r"|(?=[A-Za-z./:-]*\d)[0-9A-Za-z]+(?:[-/.:][0-9A-Za-z]+)+)(?![0-9A-Za-z])"
)
EVERY = re.compile("|".join(each.pattern for each in (ISOLATED, ADDRESS, CODE)), re.IGNORECASE)
WHOLE_LINE_END = re.compile(r"(?<=\S\s)https?://\S+$", re.MULTILINE)


def linked(text: str, *, rtl: bool = False) -> SafeString:
    """The text escaped, its addresses as links. rtl: in a page that runs from right to left."""
    done, at = [], 0
    for found in ADDRESS.finditer(text):
        address = _without_its_sentence(found[0])
        scheme = "" if "://" in address else "mailto:"
        goal = scheme + (iri_to_uri(address) or "")
        direction = mark_safe(' dir="ltr"') if rtl else ""
        link = format_html('<a href="{}" rel="nofollow"{}>{}</a>', goal, direction, address)
        done += [codes_marked(text[at : found.start()], rtl=rtl), link]
        at = found.start() + len(address)
    last = codes_marked(text[at:], rtl=rtl)
    return mark_safe("".join([*done, last]))  # noqa: S308 - every part is escaped


def codes_marked(text: str, *, rtl: bool) -> SafeString:
    """The text escaped; in a page from right to left its codes run from left to right."""
    if not rtl:
        return escape(text)
    return mark_safe(CODE.sub(r'<bdi dir="ltr">\g<0></bdi>', escape(text)))  # noqa: S308 - a code has no markup


def apart(text: str) -> str:
    """The text with its addresses and codes running from left to right, in a line of the other direction."""

    def isolated(found: re.Match[str]) -> str:
        if found[0][0] in "\u2066\u2067\u2068":
            return found[0]
        whole = found[0] if CODE.fullmatch(found[0]) else _without_its_sentence(found[0])
        return f"{LRI}{whole}{PDI}{found[0][len(whole) :]}"

    return EVERY.sub(isolated, text)


def apart_in(told: Any) -> Any:
    """The same in all texts of what is printed from right to left: lists and dictionaries of texts."""
    if isinstance(told, str):
        return apart(told)
    if isinstance(told, list):
        return [apart_in(each) for each in told]
    if isinstance(told, dict):
        return {key: apart_in(value) for key, value in told.items()}
    return told


def apart_in_mail(text: str) -> str:
    """The same for plain text, where a mark behind an address becomes part of the link some programs make of it.

    An address in Latin letters keeps its order without one; at the end of a line the mark before it is enough.
    """

    def isolated(found: re.Match[str]) -> str:
        return f"{LRI}{found[0]}{PDI}" if CODE.fullmatch(found[0]) else found[0]

    return WHOLE_LINE_END.sub(rf"{LRI}\g<0>", EVERY.sub(isolated, text))


def _without_its_sentence(address: str) -> str:
    """A closing bracket stays if the address opens one."""
    bare = address.rstrip(AT_THE_END)
    return address[: len(bare) + 1] if "(" in bare and address[len(bare) :][:1] == ")" else bare
