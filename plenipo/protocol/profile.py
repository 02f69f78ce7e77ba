"""The rules that protocol obeys."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.conference.sections import Heading, Section, choice, join, number, yes_no
from plenipo.kit.currencies import CODES, money

RANK, EQUAL = "rank", "equal"
BASES = {
    RANK: pgettext_lazy("order of precedence", "by rank"),
    EQUAL: pgettext_lazy("order of precedence", "all parties are equal"),
}
OFFICE, ACCEPTANCE, LOT, SEAT, ALPHABET, NONE = (
    "office",
    "acceptance",
    "lot",
    "seat",
    "alphabet",
    "none",
)
WAYS = {
    OFFICE: gettext_lazy("by the date of taking office"),
    ACCEPTANCE: gettext_lazy("by the date of acceptance of the invitation"),
    LOT: gettext_lazy("by drawing of lots"),
    SEAT: gettext_lazy("in alphabetical order, beginning with the seat drawn by lot"),
    ALPHABET: gettext_lazy("in alphabetical order"),
}
THEN = {**WAYS, NONE: gettext_lazy("nothing further")}
NAMES = {
    "country": gettext_lazy("names of countries, then of parties"),
    "party": gettext_lazy("names of parties"),
}
FIRST_LANGUAGE = "first"
LANGUAGES = {
    FIRST_LANGUAGE: gettext_lazy("the first language of the conference"),
    **dict(settings.LANGUAGES),
}


@dataclass(frozen=True, kw_only=True)
class OrderRules(Section):
    """
    basis      whether ranks count: a key of BASES
    first      how equals are told apart: a key of WAYS
    then       how those are told apart whom that does not tell apart: a key of THEN
    alphabet   which names an alphabetical order goes by: a key of NAMES. It always stands last
    language   whose alphabet it is: a key of LANGUAGES
    """

    prefix = "precedence_"
    part = subject = Heading(36, "precedence", gettext_lazy("Order of precedence"))

    basis: str = choice(gettext_lazy("Order of precedence"), BASES)
    first: str = choice(gettext_lazy("Among equals"), WAYS)
    then: str = choice(
        gettext_lazy("Then"),
        THEN,
        gettext_lazy("Those who are still equal stand in alphabetical order."),
    )
    alphabet: str = choice(gettext_lazy("The alphabetical order goes by"), NAMES)
    language: str = choice(gettext_lazy("In the alphabet of"), LANGUAGES)

    @property
    def ways(self) -> tuple[str, ...]:
        """What is compared after the rank, each once; the alphabet last."""
        chosen = [self.first, self.then, ALPHABET]
        return tuple(dict.fromkeys(way for way in chosen if way != NONE))

    def in_words(self) -> Iterator[str]:
        if self.basis == EQUAL:
            yield _("All parties are equal; ranks do not count.")
        else:
            yield _("Delegations stand by the rank of their heads, principals by their own.")
        yield _("Among equals: %(way)s.") % {"way": WAYS[self.first]}
        if self.then not in (NONE, self.first, ALPHABET):
            yield _("Then: %(way)s.") % {"way": THEN[self.then]}
        yield _("The alphabetical order goes by %(names)s, in the alphabet of: %(language)s.") % {
            "names": NAMES[self.alphabet],
            "language": LANGUAGES[self.language],
        }


join(
    OrderRules,
    host_party=OrderRules(
        basis=RANK, first=OFFICE, then=NONE, alphabet="country", language=FIRST_LANGUAGE
    ),
    party_international=OrderRules(
        basis=EQUAL, first=ALPHABET, then=NONE, alphabet="country", language=FIRST_LANGUAGE
    ),
    inter_parliamentary=OrderRules(
        basis=EQUAL, first=ALPHABET, then=NONE, alphabet="country", language=FIRST_LANGUAGE
    ),
    un_type=OrderRules(basis=EQUAL, first=SEAT, then=NONE, alphabet="country", language="en"),
)


RIGHT, LEFT = "right", "left"
SIDES = {
    RIGHT: pgettext_lazy("side of honour", "the right"),
    LEFT: pgettext_lazy("side of honour", "the left"),
}


@dataclass(frozen=True, kw_only=True)
class SeatingRules(Section):
    """
    side   which hand of the first is the place of the second: a key of SIDES
    """

    prefix = "seating_"
    part = subject = Heading(37, "seating", gettext_lazy("Seating and family photo"))

    side: str = choice(
        gettext_lazy("Side of honour"),
        SIDES,
        gettext_lazy("As seen by the person who has the first place."),
    )

    @property
    def right_high(self) -> bool:
        return self.side == RIGHT

    def in_words(self) -> Iterator[str]:
        if self.right_high:
            yield _("The place of honour is on the right of the person who has the first place.")
        else:
            yield _("The place of honour is on the left of the person who has the first place.")


join(
    SeatingRules,
    host_party=SeatingRules(side=RIGHT),
    party_international=SeatingRules(side=RIGHT),
    inter_parliamentary=SeatingRules(side=RIGHT),
    un_type=SeatingRules(side=RIGHT),
)


FLAGS, EMBLEMS, NO_SIGNS = "flags", "emblems", "none"
SIGNS = {
    FLAGS: pgettext_lazy("flags at events", "national flags"),
    EMBLEMS: pgettext_lazy("flags at events", "emblems of the parties"),
    NO_SIGNS: pgettext_lazy("flags at events", "neither flags nor emblems"),
}


@dataclass(frozen=True, kw_only=True)
class PlateRules(Section):
    """
    signs     what stands beside delegations: a key of SIGNS. Nothing is derived from a country or its code
    anthems   whether anthems are played
    style     whether forms of address stand on plates, as they were stated
    nameplate the smallest letters of a nameplate, in points; smaller ones are not read across a table
    card      the smallest letters of a card
    ahead     how many days before an event Today tells what is open
    """

    prefix = "plates_"
    part = subject = Heading(39, "plates", gettext_lazy("Plates and checks of events"))

    signs: str = choice(
        gettext_lazy("Flags or emblems"),
        SIGNS,
        gettext_lazy(
            "None is ever chosen by the country: the files are yours, and are checked by eye."
        ),
    )
    anthems: bool = yes_no(gettext_lazy("Anthems are played"))
    style: bool = yes_no(gettext_lazy("Forms of address stand on plates, as stated"))
    nameplate: int = number(gettext_lazy("Smallest letters of a nameplate, in points"), 12, 100)
    card: int = number(gettext_lazy("Smallest letters of a card, in points"), 6, 24)
    ahead: int = number(
        gettext_lazy("Open checks are told on Today so many days before an event"), 0, 30
    )

    def in_words(self) -> Iterator[str]:
        yield _("Beside delegations at events: %(signs)s.") % {"signs": SIGNS[self.signs]}
        if self.anthems:
            yield _("Anthems are played.")
        else:
            yield _("No anthems are played.")
        if self.style:
            yield _("Forms of address stand on plates, as stated.")
        else:
            yield _("Plates bear names without forms of address.")
        yield _(
            "No letters smaller than %(nameplate)s points on nameplates, than %(card)s points on cards."
        ) % {"nameplate": self.nameplate, "card": self.card}
        yield _("Days before an event from which Today tells its open checks: %(days)s.") % {
            "days": self.ahead
        }


join(
    PlateRules,
    host_party=PlateRules(signs=EMBLEMS, anthems=False, style=True, nameplate=28, card=10, ahead=2),
    party_international=PlateRules(
        signs=EMBLEMS, anthems=False, style=False, nameplate=28, card=10, ahead=2
    ),
    inter_parliamentary=PlateRules(
        signs=FLAGS, anthems=True, style=True, nameplate=28, card=10, ahead=2
    ),
    un_type=PlateRules(signs=FLAGS, anthems=False, style=False, nameplate=28, card=10, ahead=2),
)


@dataclass(frozen=True, kw_only=True)
class GiftRules(Section):
    """
    threshold   the value from which a gift needs approval, in whole units; 0: every gift
    currency    of that value, ISO 4217
    """

    prefix = "gifts_"
    part = subject = Heading(38, "gifts", gettext_lazy("Gifts"))

    threshold: int = number(
        gettext_lazy("A gift needs approval from a value of"),
        0,
        1_000_000_000,
        gettext_lazy(
            "0: every gift. A gift without an estimated value, or in another currency, always needs approval."
        ),
    )
    currency: str = choice(
        gettext_lazy("Currency of this value"), dict(zip(CODES, CODES, strict=True))
    )

    def in_words(self) -> Iterator[str]:
        if not self.threshold:
            yield _("Every gift needs the approval of somebody else than who entered it.")
            return
        yield _(
            "Gifts from a value of %(value)s need the approval of somebody else than who entered them."
        ) % {"value": money(self.threshold, self.currency)}


join(
    GiftRules,
    host_party=GiftRules(threshold=200, currency="USD"),
    party_international=GiftRules(threshold=150, currency="EUR"),
    inter_parliamentary=GiftRules(threshold=150, currency="EUR"),
    un_type=GiftRules(threshold=0, currency="USD"),
)
