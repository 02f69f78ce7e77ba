"""Who needs a badge, and what badge they have. Persons are read through delegations, as disclosed to the reader."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Count, Max, Q, QuerySet

from plenipo.accreditation.models import Badge, BadgeCategory, OtherHolder, PrintRun
from plenipo.accreditation.queries.as_printed import changed_since, marks_of
from plenipo.accreditation.rules.badges import category_of_delegate, category_of_other
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegate, Delegation
from plenipo.delegations.queries.people import mentioned_to, present_in, seen_among
from plenipo.delegations.queries.present import named_outside
from plenipo.kit.codes import code_meant, plain

State = Badge.State
APPROVED = Q(state=Delegate.State.APPROVED, delegation__state=Delegation.State.APPROVED)


@dataclass(frozen=True)
class Entitled:
    """Somebody who may have a badge: numbers and keys, nothing that says who.

    role    capacity of a delegate, or group of somebody outside delegations
    other   their row here, if they are outside delegations
    """

    person: int
    role: str
    delegation: int | None
    category: BadgeCategory | None
    other: OtherHolder | None = None


def categories_of(conference: Conference) -> list[BadgeCategory]:
    """In their order, with their zones. Two queries."""
    return list(conference.badge_categories.prefetch_related("zones"))


def entitled(
    conference: Conference, categories: list[BadgeCategory], persons: Iterable[int] | None = None
) -> dict[int, Entitled]:
    """By person; of these persons, or of all. Two queries.

    Whoever is a delegate too has one badge: the one of their delegation, unless an officer chose a category by hand.
    """
    delegates = present_in(conference).filter(APPROVED)
    if persons is not None:
        delegates = delegates.filter(person__in=list(persons))
    found: dict[int, Entitled] = {}
    columns = ("person", "capacity", "delegation", "delegation__category")
    for person, capacity, delegation, of in delegates.values_list(*columns):
        category = category_of_delegate(categories, capacity, of)
        found.setdefault(person, Entitled(person, capacity, delegation, category))
    for other in _registered(conference, persons):
        category = category_of_other(categories, other)
        known = found.get(other.person_id)
        if known is None:
            found[other.person_id] = Entitled(other.person_id, other.group, None, category, other)
        elif other.category_id and category:
            found[other.person_id] = replace(known, category=category)
    return found


def _registered(conference: Conference, persons: Iterable[int] | None) -> QuerySet[OtherHolder]:
    """Outside delegations."""
    found = OtherHolder.objects.filter(conference=conference, state=OtherHolder.State.REGISTERED)
    return found if persons is None else found.filter(person__in=list(persons))


@dataclass(frozen=True)
class BadgeLine:
    """One person of the desk's list, as its reader sees them.

    of      delegation
    badge   the valid one; else the last there was
    gone    holds a valid badge, or lost one, and is not entitled to one any more
    other   number of their row, of whoever is outside delegations: then `role` is their group, `of` their organisation
    stale   the badge shows what is no longer so
    changed which parts of it, of a badge that was printed
    due     the category they get unless an officer chooses another
    marks   of what the badge shows now (as_printed.py)
    kept_out   the delegation does not take part for now, by its credentials
    """

    person: int
    name: str
    native: str
    style: str
    office: str
    of: str
    role: str
    delegation: int | None
    category: BadgeCategory | None
    badge: Badge | None
    gone: bool = False
    protected: bool = False
    other: int | None = None
    stale: bool = False
    changed: tuple[str, ...] = ()
    due: BadgeCategory | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    kept_out: bool = False

    @property
    def valid(self) -> bool:
        return self.state in Badge.VALID

    @property
    def state(self) -> str:
        return self.badge.state if self.badge else ""


@dataclass
class _CalledAs:
    """How one person is called, and of what they are."""

    name: str = ""
    native: str = ""
    style: str = ""
    office: str = ""
    of: str = ""
    protected: bool = False
    called: tuple[str, ...] = ()  # its delegation, in each language


@dataclass
class BadgeReading:
    """What the desk's pages need of a conference, read once. Eight queries, however many people there are.

    persons   of these alone; None: of all
    out       delegations that do not take part for now; asked of queries/standing.py where it is shown
    """

    conference: Conference
    reader: Reader
    persons: list[int] | None = None
    out: frozenset[int] = frozenset()
    categories: list[BadgeCategory] = field(init=False)
    lines: list[BadgeLine] = field(init=False)

    def __post_init__(self) -> None:
        self.categories = categories_of(self.conference)
        holders = entitled(self.conference, self.categories, self.persons)
        badges = self._badges()
        names = self._names() | self._names_outside(holders)
        lost = [
            pk
            for pk, one in badges.items()
            if pk not in holders and (one.state in Badge.VALID or one.reported)
        ]
        self.lines = [
            self._line(each, names.get(each.person) or _CalledAs(), badges)
            for each in holders.values()
        ]
        self.lines += self._gone(lost, badges)

    def _badges(self) -> dict[int, Badge]:
        """The last badge of each person that is not for one day; a valid one stands last."""
        found = Badge.objects.filter(
            conference=self.conference, person__isnull=False, temporary=False
        )
        if self.persons is not None:
            found = found.filter(person__in=self.persons)
        known = {each.pk: each for each in self.categories}
        last: dict[int, Badge] = {}
        for badge in found.order_by("serial"):
            badge.category = known[badge.category_id]
            badge.conference = self.conference
            held = last.get(badge.person_id or 0)
            if held is None or held.state not in Badge.VALID or badge.state in Badge.VALID:
                last[badge.person_id or 0] = badge
        return last

    def _names(self) -> dict[int, _CalledAs]:
        delegates = present_in(self.conference).filter(APPROVED)
        if self.persons is not None:
            delegates = delegates.filter(person__in=self.persons)
        return {
            person: _CalledAs(
                seen.shown.name,
                seen.shown.native_name,
                seen.shown.style,
                seen.shown.office,
                seen.delegation.inside,
                seen.shown.protected,
                tuple(text for _code, (text, *_how) in sorted(seen.delegation.called.items()))
                or (seen.delegation.plate_name,),
            )
            for person, seen in seen_among(self.reader, delegates, self.conference)
        }

    def _names_outside(self, holders: dict[int, Entitled]) -> dict[int, _CalledAs]:
        others = {pk: each.other for pk, each in holders.items() if each.other}
        if not others:
            return {}
        told = {pk for pk, other in others.items() if not other.reserved}
        named = named_outside(self.reader, self.conference, others, open_to_staff=told)
        return {
            pk: _CalledAs(
                called.name,
                called.native,
                called.style,
                others[pk].function if called.name else "",
                others[pk].organisation,
                called.protected,
            )
            for pk, called in named.items()
        }

    def _line(self, each: Entitled, called: _CalledAs, badges: dict[int, Badge]) -> BadgeLine:
        badge = badges.get(each.person)
        valid = badge is not None and badge.state in Badge.VALID
        category = badge.category if badge and valid else each.category
        marks = self._marks(badge, each, called) if badge and valid else {}
        changed = changed_since(badge.as_printed, marks) if badge and marks else ()
        return BadgeLine(
            person=each.person,
            name=called.name,
            native=called.native,
            style=called.style,
            office=called.office,
            of=called.of,
            role=each.role,
            delegation=each.delegation,
            category=category,
            badge=badge,
            protected=called.protected,
            other=each.other.pk if each.other else None,
            kept_out=each.delegation in self.out,
            stale=bool(changed) or (valid and each.other is not None and _is_stale(badge, each)),
            changed=changed,
            due=each.category,
            marks=marks,
        )

    def _marks(self, badge: Badge, each: Entitled, called: _CalledAs) -> dict[str, str]:
        """Others read less of a person than was printed, and could not say that it changed."""
        if self.reader.audience != Audience.ACCREDITATION:
            return {}
        role = each.role if each.other and not called.office else ""
        return marks_of(
            badge,
            name=(called.style, called.name, called.native),
            office=(called.office, role),
            delegation=(each.delegation, *(called.called or (called.of,))),
            due=each.category,
        )

    def _gone(self, persons: list[int], badges: dict[int, Badge]) -> Iterator[BadgeLine]:
        if not persons:
            return
        told = {
            each.person: each
            for each in mentioned_to(self.reader, self.conference, persons=persons)
        }
        rest = named_outside(self.reader, self.conference, [pk for pk in persons if pk not in told])
        for person in persons:
            known = told.get(person)
            yield BadgeLine(
                person=person,
                name=known.name if known else rest[person].name,
                native="",
                style="",
                office="",
                of=known.delegation if known else "",
                role="",
                delegation=badges[person].delegation_id,
                category=badges[person].category,
                badge=badges[person],
                gone=True,
            )


def _is_stale(badge: Badge | None, each: Entitled) -> bool:
    """Whether something was stated anew since the badge was made."""
    if badge is None or each.other is None:
        return False
    since = badge.printed_at or badge.drawn_up_at
    other = each.other
    days = (other.starts or badge.starts, other.ends or badge.ends)
    return other.changed_at > since or days != (badge.starts, badge.ends)


# ---- what the list is narrowed to


@dataclass(frozen=True)
class BadgeFilter:
    """who: "delegates", "others"; "": both"""

    q: str = ""
    who: str = ""
    category: int = 0
    delegation: int = 0
    needs: str = ""


NEEDS: dict[str, Callable[[BadgeLine], object]] = {
    "badge": lambda line: not line.valid and not line.gone,
    "printing": lambda line: line.state == State.DRAWN_UP,
    "collecting": lambda line: line.state == State.PRINTED,
    "nothing": lambda line: line.state == State.COLLECTED,
    "reported": lambda line: line.badge is not None and line.badge.reported,
    "category": lambda line: line.category is None,
    "revoking": lambda line: line.gone and line.valid,
    "stale": lambda line: line.stale,
    "kept_out": lambda line: line.kept_out,
}


def narrowed_to(lines: Iterable[BadgeLine], asked: BadgeFilter) -> list[BadgeLine]:
    words = asked.q.casefold().split()
    return [
        line
        for line in lines
        if (not asked.category or (line.category and line.category.pk == asked.category))
        and (not asked.delegation or line.delegation == asked.delegation)
        and (not asked.who or (asked.who == "others") == (line.delegation is None))
        and (not asked.needs or NEEDS[asked.needs](line))
        and all(word in _said(line) for word in words)
    ]


def _said(line: BadgeLine) -> str:
    badge = line.badge
    numbers = f"{badge.serial} {badge.code} {badge}" if badge else ""
    return " ".join((line.name, line.native, line.of, line.office, numbers)).casefold()


def numbers_of(lines: Iterable[BadgeLine]) -> dict[str, int]:
    """How many lines need what."""
    known = list(lines)
    return {key: sum(bool(fits(line)) for line in known) for key, fits in NEEDS.items()}


# ---- single rows


def badges_of_person(conference: Conference, person: int) -> "QuerySet[Badge]":
    """Every badge there ever was, the last first."""
    found = Badge.objects.filter(conference=conference, person=person)
    return found.select_related("category", "receipt", "replaces").order_by("-serial")


def another_since(badge: Badge) -> bool:
    """Whether a badge of the same person took the place of this one."""
    later = Badge.objects.filter(
        conference=badge.conference_id,
        person=badge.person_id,
        temporary=False,
        serial__gt=badge.serial,
    )
    return later.exists()


def badges_chosen(
    conference: Conference, persons: Iterable[int], states: Iterable[str] = Badge.VALID
) -> list[Badge]:
    """The badges of these persons that are in these states, by number. One query."""
    found = Badge.objects.filter(
        conference=conference, person__in=list(persons), state__in=list(states), temporary=False
    )
    return list(found.select_related("category").order_by("serial"))


NUMBER = re.compile(r"(?:[A-Z]{1,2}\s*|[A-Z0-9]{1,2}\s+)?0*(\d{1,8})")


def badge_meant(conference: Conference, typed: str) -> Badge | None:
    """By its number or its short code, as they are printed and read aloud: "D 0042", "d42", "42", "3HZGT-DMMET-3"."""
    known = NUMBER.fullmatch(plain(typed).strip().upper())
    code = code_meant(typed)
    if not (known or code):
        return None
    asked = Q(serial=known.group(1)) if known else Q(code=code)
    found = Badge.objects.filter(asked, conference=conference, person__isnull=False)
    return found.select_related("category").first()


def next_serial(conference: Conference) -> int:
    last = Badge.objects.filter(conference=conference).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def last_run(conference: Conference) -> int:
    """0: nothing was printed yet."""
    return conference.print_runs.aggregate(last=Max("pk"))["last"] or 0


def runs_of(conference: Conference) -> "QuerySet[PrintRun]":
    return conference.print_runs.select_related("by").annotate(n=Count("badges"))
