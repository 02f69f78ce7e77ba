"""The rules that identity documents obey."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from plenipo.conference.sections import (
    Heading,
    Section,
    choice,
    days,
    join,
    number,
    several,
)
from plenipo.kit.locales import listed

OF_WHOM = {
    "nobody": pgettext_lazy("identity documents of", "nobody"),
    "visa": gettext_lazy("persons for whom a visa-support letter is requested"),
    "everybody": pgettext_lazy("identity documents of", "all approved persons"),
}
DETAILS = {  # of an identity document, in the order of the form
    "kind": gettext_lazy("kind of document"),
    "number": gettext_lazy("number of the document"),
    "issued_by": gettext_lazy("issuing country or organisation"),
    "nationality": gettext_lazy("nationality"),
    "born": gettext_lazy("date of birth"),
    "birthplace": gettext_lazy("place of birth"),
    "issued": gettext_lazy("date of issue"),
    "expires": gettext_lazy("date of expiry"),
}
OPENED_BY = {
    "two": gettext_lazy("two persons: one requests it, a second one approves it"),
    "one": gettext_lazy("one person, who states the reason"),
}


@dataclass(frozen=True, kw_only=True)
class Identity(Section):
    """
    who       of whom documents are collected: a key of OF_WHOM
    details   which particulars: keys of DETAILS
    margin    months after the last day until which a document is to be valid
    opening   who opens them: a key of OPENED_BY
    minutes   for which an opening can be read
    shred     days after the last day on which they are destroyed
    """

    prefix = "identity_"
    part = subject = Heading(38, "identity", gettext_lazy("Identity documents"))

    who: str = choice(gettext_lazy("Identity documents are collected of"), OF_WHOM)
    details: tuple[str, ...] = several(gettext_lazy("Particulars collected"), DETAILS)
    margin: int = number(
        gettext_lazy("Months after the last day until which documents are to be valid"), 0, 24
    )
    opening: str = choice(gettext_lazy("Identity documents are opened by"), OPENED_BY)
    minutes: int = number(gettext_lazy("Minutes for which an opening can be read"), 1, 120)
    shred: int = days(
        gettext_lazy("Days after the last day on which identity documents are destroyed"), least=0
    )

    def in_words(self) -> Iterator[str]:
        yield _("Identity documents are collected of: %(who)s.") % {"who": OF_WHOM[self.who]}
        if self.who == "nobody":
            return
        yield _("Particulars: %(details)s.") % {
            "details": listed(DETAILS.get(key, key) for key in self.details)
        }
        yield ngettext(
            "They are to be valid for %(n)s month after the last day.",
            "They are to be valid for %(n)s months after the last day.",
            self.margin,
        ) % {"n": self.margin}
        yield _("They are kept sealed. They are opened by: %(who)s.") % {
            "who": OPENED_BY[self.opening]
        }
        yield ngettext(
            "An opening can be read for %(n)s minute.",
            "An opening can be read for %(n)s minutes.",
            self.minutes,
        ) % {"n": self.minutes}
        yield ngettext(
            "They are destroyed %(n)s day after the last day.",
            "They are destroyed %(n)s days after the last day.",
            self.shred,
        ) % {"n": self.shred}


USUAL_DETAILS = ("kind", "number", "issued_by", "nationality", "born", "expires")
NOBODY = Identity(
    who="nobody", details=USUAL_DETAILS, margin=6, opening="two", minutes=15, shred=14
)
join(
    Identity,
    host_party=NOBODY,
    party_international=NOBODY,
    inter_parliamentary=NOBODY,
    un_type=Identity(
        who="visa", details=USUAL_DETAILS, margin=6, opening="two", minutes=15, shred=14
    ),
)
