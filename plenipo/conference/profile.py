"""The rules that belong to the conference itself, and those that no app obeys yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.conference.declared import DUTIES, SWITCHES, Duty, OnOff
from plenipo.conference.models import Membership
from plenipo.conference.sections import (
    Heading,
    Rule,
    Section,
    choice,
    in_order_of,
    join,
    number,
    ruled,
    text,
)
from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed

RIGHTS = {
    "attend": gettext_lazy("attend"),
    "speak": gettext_lazy("speak"),
    "table": gettext_lazy("table texts"),
    "vote": gettext_lazy("vote"),
    "documents": gettext_lazy("access documents"),
}
CATEGORIES = {
    "party": gettext_lazy("Party"),
    "organisation": gettext_lazy("Organisation"),
    "member": gettext_lazy("Full member"),
    "associate": gettext_lazy("Associate"),
    "observer": gettext_lazy("Observer"),
    "special": gettext_lazy("By special invitation"),
}
LARGEST_QUOTA = 200
COUNTRY_NAMES = {
    "un": gettext_lazy("United Nations names, with the changes made by the operator"),
    "cldr": gettext_lazy("Unicode CLDR names"),
}
SPEAKERS = {
    "invited": gettext_lazy("chosen by the convenor"),
    "inscription": gettext_lazy("in the order of the list of speakers"),
    "rank": gettext_lazy("by rank, then in the order of the list of speakers"),
    "lot": gettext_lazy("by drawing of lots"),
}
ADOPTION = {
    "consensus": gettext_lazy("by consensus"),
    "silence": gettext_lazy("under a silence procedure"),
    "acclamation": gettext_lazy("by acclamation"),
    "vote": gettext_lazy("by vote"),
    "release": gettext_lazy("published by the convenor without adoption"),
}
LIST = Heading(10, "list", gettext_lazy("List of participants"))

SECRETARY_GENERAL = DUTIES.add(
    10,
    Duty(
        Membership.DIRECTS, gettext_lazy("secretary-general"), keeps_the_register=True, sets_up=True
    ),
)
PROTOCOL = DUTIES.add(50, Duty("protocol", gettext_lazy("protocol")))
OBSERVER = DUTIES.add(90, Duty("observer", gettext_lazy("observer of the secretariat")))
PUBLIC_PAGES = SWITCHES.add(30, OnOff("public_pages", gettext_lazy("public pages")))
LETTERS = SWITCHES.add(40, OnOff("letters", gettext_lazy("outgoing mail")))


@dataclass(frozen=True)
class Category:
    """
    key      how rows name it
    quota    persons a delegation of this category may name
    rights   keys of RIGHTS
    """

    key: str
    quota: int
    rights: tuple[str, ...]

    @property
    def label(self) -> str:
        return str(CATEGORIES.get(self.key, self.key))

    def in_words(self) -> str:
        rights = listed(RIGHTS[r] for r in self.rights if r in RIGHTS)
        return ngettext(
            "%(name)s: delegations of %(n)s person, with the right to %(rights)s.",
            "%(name)s: delegations of up to %(n)s persons, with the right to %(rights)s.",
            self.quota,
        ) % {"name": self.label, "n": self.quota, "rights": rights}


@dataclass(frozen=True)
class Categories(Rule):
    """A row each. They stand above the form, in rows of their own."""

    def fault(self, value: Any) -> str:
        if not value:
            return _("A conference needs at least one category of participants.")
        if all(self._makes_sense(each) for each in value):
            return ""
        return _(
            "Each category of participants needs a name from the list, a quota from 1 to %(most)s "
            "and rights from the list."
        ) % {"most": LARGEST_QUOTA}

    def _makes_sense(self, category: dict[str, Any]) -> bool:
        return (
            category["key"] in CATEGORIES
            and type(category["quota"]) is int
            and 1 <= category["quota"] <= LARGEST_QUOTA
            and set(category["rights"]) <= RIGHTS.keys()
        )

    def read(self, stored: Any) -> tuple[Category, ...]:
        return tuple(
            Category(c["key"], int(c["quota"]), tuple(in_order_of(RIGHTS, c["rights"])))
            for c in stored
        )

    def stored(self, value: Any) -> list[dict[str, Any]]:
        return [{"key": c.key, "quota": c.quota, "rights": list(c.rights)} for c in value]


@dataclass(frozen=True, kw_only=True)
class Participation(Section):
    """Who takes part, with how many persons and which rights."""

    part = None
    subject = Heading(5, "participation", gettext_lazy("Participation"))

    categories: tuple[Category, ...] = ruled(Categories(gettext_lazy("Categories of participants")))

    def category(self, key: str) -> Category:
        """Raises Refused for a category the profile does not know."""
        for category in self.categories:
            if category.key == key:
                return category
        raise Refused(
            _("The rules of this conference do not include the category “%(key)s”.") % {"key": key}
        )

    def in_words(self) -> Iterator[str]:
        yield from (each.in_words() for each in self.categories)


@dataclass(frozen=True, kw_only=True)
class Names(Section):
    """Whose names are used where the nomenclature of the conference says nothing."""

    part = subject = LIST
    place = 1  # after what the list itself is

    country_names: str = choice(
        gettext_lazy("Country names"),
        COUNTRY_NAMES,
        help=gettext_lazy("You can enter your own names on the page “Nomenclature”."),
    )

    def in_words(self) -> Iterator[str]:
        yield _("Country names: %(whose)s.") % {"whose": COUNTRY_NAMES[self.country_names]}


@dataclass(frozen=True, kw_only=True)
class Debate(Section):
    """Shares are of those entitled."""

    part = Heading(40, "debate", gettext_lazy("Speakers and decisions"))
    subject = Heading(40, "debate", gettext_lazy("Speaking and decision-making"))

    speakers: str = choice(gettext_lazy("Speakers"), SPEAKERS)
    speaking_minutes: int = number(gettext_lazy("Length of a statement in minutes"), 1, 120)
    quorum: str = text(gettext_lazy("Quorum"), 60)
    majority: str = text(gettext_lazy("Majority"), 60)
    adoption: str = choice(gettext_lazy("Adoption of texts"), ADOPTION)

    def in_words(self) -> Iterator[str]:
        yield _("Speakers: %(order)s.") % {"order": SPEAKERS[self.speakers]}
        yield ngettext(
            "A statement lasts %(n)s minute at most.",
            "A statement lasts %(n)s minutes at most.",
            self.speaking_minutes,
        ) % {"n": self.speaking_minutes}
        if self.quorum:
            yield _("Quorum: %(quorum)s.") % {"quorum": self.quorum}
        if self.majority:
            yield _("Majority: %(majority)s.") % {"majority": self.majority}
        yield _("Texts are adopted: %(how)s.") % {"how": ADOPTION[self.adoption]}


@dataclass(frozen=True, kw_only=True)
class RulesSource(Section):
    """Where the rules come from: beneath them, wherever they are said."""

    part = Heading(90, "source", gettext_lazy("Source"))
    subject = None

    source: str = text(gettext_lazy("Source of the rules"), 200)


SPEAK = ("attend", "speak", "documents")
LISTEN = ("attend", "documents")

join(
    Participation,
    host_party=Participation(
        categories=(
            Category("party", 3, SPEAK),
            Category("organisation", 2, LISTEN),
            Category("special", 5, SPEAK),
        )
    ),
    party_international=Participation(
        categories=(
            Category("member", 6, tuple(RIGHTS)),
            Category("associate", 3, SPEAK),
            Category("observer", 2, LISTEN),
        )
    ),
    inter_parliamentary=Participation(
        categories=(
            Category("member", 8, tuple(RIGHTS)),
            Category("associate", 5, SPEAK),
            Category("observer", 2, LISTEN),
        )
    ),
    un_type=Participation(
        categories=(Category("member", 10, tuple(RIGHTS)), Category("observer", 3, SPEAK))
    ),
)
join(
    Names,
    host_party=Names(country_names="un"),
    party_international=Names(country_names="un"),
    inter_parliamentary=Names(country_names="un"),
    un_type=Names(country_names="un"),
)
join(
    Debate,
    host_party=Debate(
        speakers="invited", speaking_minutes=5, quorum="", majority="", adoption="release"
    ),
    party_international=Debate(
        speakers="inscription", speaking_minutes=4, quorum="1/2", majority="1/2", adoption="vote"
    ),
    inter_parliamentary=Debate(
        speakers="lot", speaking_minutes=5, quorum="1/2", majority="2/3", adoption="consensus"
    ),
    un_type=Debate(
        speakers="rank", speaking_minutes=15, quorum="1/3", majority="1/2", adoption="consensus"
    ),
)
join(
    RulesSource,
    host_party=RulesSource(source="custom of host-party dialogues since 2017"),
    party_international=RulesSource(
        source="statutes of party internationals: full members speak and vote, observers attend"
    ),
    inter_parliamentary=RulesSource(
        source="rules of inter-parliamentary assemblies: delegations of up to eight, observers speak on invitation"
    ),
    un_type=RulesSource(
        source="rules of procedure of the United Nations General Assembly and its conferences"
    ),
)
