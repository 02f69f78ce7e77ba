"""Pieces of text put together: what stands between them is part of a message, for each language has its own.

French sets a narrow blank before the colon; Chinese has full-width marks without blanks, and the larger place first.
Each takes text or markup: markup among the pieces stays markup. In templates: `{% load kit %}` has all of them.
"""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _


def greeting(name: str) -> str:
    """How a letter begins; without a name it greets whoever opens it."""
    return _("Dear %(name)s,") % {"name": name} if name else _("Dear Sir or Madam,")


def labelled(label: object, text: object) -> str:
    return _filled(pgettext("label and text", "{label}: {text}"), label=label, text=text)


def colon(label: object) -> str:
    """The label with what leads over to its text, which stands in a template in pieces."""
    return labelled(label, "")


def apposed(text: object) -> str:
    """What a button of many rows is about, after its verb: "Remove: Party of Rivers"."""
    return labelled("", text)


def bracketed(text: object, remark: object) -> str:
    """Without a text the remark stands alone in its brackets."""
    if not str(remark):
        return _filled("{text}", text=text)
    message = pgettext("text and remark", "{text} ({remark})")
    return _filled(
        message if str(text) else message.replace("{text}", "").strip(), text=text, remark=remark
    )


def remark(text: object) -> str:
    """A remark in brackets with what leads over to it, whose text stands in a template in pieces."""
    if not str(text):
        return ""
    return _filled(pgettext("text and remark", "{text} ({remark})"), text="", remark=text)


def numbered(label: object, number: object) -> str:
    """One of several of a kind: "Name 2"; without a number the label alone."""
    return _both(pgettext("label and number", "{label} {number}"), label=label, number=number)


def and_also(first: object, second: object) -> str:
    """Two remarks of equal weight, neither a whole sentence."""
    return _filled(pgettext("two remarks", "{first}; {second}"), first=first, second=second)


def sentence(text: object) -> str:
    return _filled(pgettext("whole sentence", "{text}."), text=text)


def with_office(name: object, office: object) -> str:
    """A person and the office or the delegation the person has; either may be missing."""
    message = pgettext("person and office", "{name}, {office}")
    return _both(message, name=name, office=office)


def in_building(room: object, building: object) -> str:
    return _both(pgettext("room and building", "{room}, {building}"), room=room, building=building)


def in_city(venue: object, city: object) -> str:
    """Also a city in its country: the smaller place first, Chinese the larger."""
    return _both(pgettext("venue and city", "{venue}, {city}"), venue=venue, city=city)


def at_time(day: object, time: object) -> str:
    return _both(pgettext("day and time", "{day}, {time}"), day=day, time=time)


def from_to(first: object, last: object) -> str:
    """From one day and time to another."""
    return _filled(pgettext("from one time to another", "{first} – {last}"), first=first, last=last)


def at_place(time: object, place: object) -> str:
    return _both(pgettext("time and place", "{time}, {place}"), time=time, place=place)


def gap() -> str:
    """The blank between two sentences or after a colon: Chinese has none."""
    return "" if (get_language() or "en").startswith("zh") else " "


def sentences(texts: Iterable[object]) -> str:
    """Whole sentences, one after the other."""
    return gap().join(str(each) for each in texts if each and str(each))


def _both(message: str, **pieces: object) -> str:
    there = [piece for piece in pieces.values() if piece and str(piece)]
    if len(set(map(str, there))) < 2:  # a city called as its venue is said once
        return _filled("{one}", one=there[0] if there else "")
    return _filled(message, **pieces)


def _filled(message: str, **pieces: object) -> str:
    if any(hasattr(piece, "__html__") for piece in pieces.values()):
        return format_html(message, **pieces)
    return message.format(**pieces)


JOINTS = (
    labelled,
    colon,
    apposed,
    bracketed,
    remark,
    numbered,
    and_also,
    sentence,
    with_office,
    in_building,
    in_city,
    at_time,
    at_place,
)
