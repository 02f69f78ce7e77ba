"""The rules of a conference as values, and as sentences. Asks the database nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.kit.errors import Refused
from plenipo.kit.locales import listed

UNDISCLOSED = "undisclosed"
LIST_STATES = {
    UNDISCLOSED: gettext_lazy("not disclosed"),
    "provisional": gettext_lazy("provisional"),
    "final": gettext_lazy("final"),
}
ORDERS = {
    "country": gettext_lazy("by country, in the alphabet of the reader's language"),
    "name": gettext_lazy("by name, in the alphabet of the reader's language"),
    "answer": gettext_lazy("in the order of acceptance"),
}
RIGHTS = {
    "attend": gettext_lazy("attend"),
    "speak": gettext_lazy("speak"),
    "table": gettext_lazy("table texts"),
    "vote": gettext_lazy("vote"),
    "documents": gettext_lazy("see documents"),
}
ADOPTION = {
    "consensus": gettext_lazy("by consensus"),
    "silence": gettext_lazy("under a silence procedure"),
    "acclamation": gettext_lazy("by acclamation"),
    "vote": gettext_lazy("by vote"),
    "release": gettext_lazy("released by the convenor without adoption"),
}
SPEAKERS = {
    "invited": gettext_lazy("those the convenor invites"),
    "inscription": gettext_lazy("in the order of inscription"),
    "rank": gettext_lazy("by rank, then in the order of inscription"),
    "lot": gettext_lazy("by lot"),
}
SEVERITIES = {
    "block_planning": gettext_lazy("blocks planning"),
    "block_release": gettext_lazy("blocks release"),
    "warn": gettext_lazy("warns"),
    "ignore": gettext_lazy("is ignored"),
}
CONFLICTS = {
    "room_small": gettext_lazy("Fewer seats than people expected"),
    "room_twice": gettext_lazy("A room used twice at a time"),
    "person_twice": gettext_lazy("Somebody with a part in two sessions at a time"),
    "absent": gettext_lazy("Somebody with a part who is not there"),
    "uninterpreted": gettext_lazy("A language spoken that is not interpreted"),
    "changeover": gettext_lazy("Too short a change-over, the walk included"),
    "outside_day": gettext_lazy("A session outside the hours of the day"),
    "outside_hours": gettext_lazy("A room used outside its hours"),
}
TABLES = {
    "aiic_6": gettext_lazy("AIIC, article 6"),
    "un": gettext_lazy("United Nations, teams of the six official languages"),
    "by_hours": gettext_lazy("by hours, as AIIC Canada states them"),
    "remote": gettext_lazy("remote interpretation, as UNON practises it"),
}
SESSIONS = {  # kinds of sessions of the programme, which stands a step above
    "opening": gettext_lazy("opening"),
    "keynote": gettext_lazy("keynote"),
    "plenary": gettext_lazy("plenary"),
    "parallel": gettext_lazy("parallel session"),
    "side_event": gettext_lazy("side event"),
    "ceremony": gettext_lazy("ceremony"),
    "press": gettext_lazy("press"),
    "tour": gettext_lazy("tour"),
    "meal": gettext_lazy("meal"),
}
TIES = {
    "protocol": gettext_lazy(
        "in protocol order, which is that of the list of participants, then by lot"
    ),
    "reciprocity": gettext_lazy("who asked each other first, then by lot"),
    "fewest": gettext_lazy("who has fewest meetings first, then by lot"),
    "arrival": gettext_lazy("in the order in which they came"),
    "lot": gettext_lazy("by lot"),
}
COUNTRY_NAMES = {
    "un": gettext_lazy("as the United Nations names them, and as the operator has changed it"),
    "cldr": gettext_lazy("as Unicode’s CLDR names them"),
}
CATEGORIES = {
    "party": gettext_lazy("Party"),
    "organisation": gettext_lazy("Organisation"),
    "member": gettext_lazy("Full member"),
    "associate": gettext_lazy("Associate"),
    "observer": gettext_lazy("Observer"),
    "special": gettext_lazy("By special invitation"),
}


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


@dataclass(frozen=True)
class Rules:
    """Everything a convenor may decide. Days are calendar days; shares are of those entitled.

    country_names      whose names of countries are used where the nomenclature says nothing: a key of COUNTRY_NAMES
    list_state         what the public list of participants is today
    provisional_days   days before the first day when the provisional list is disclosed; 0: never announced
    changeover_minutes what a room needs between two sessions, and a walk takes that nobody has measured
    conflict_…         what a conflict of this kind does in the programme: a key of SEVERITIES
    interpretation_…   the table that says how many interpreters a session needs; weeks ahead that gaps are told
    bilateral_…        of requests for meetings: days before the first day until which they are one cohort (0: first
                       come, first served from the start); who goes first in it; days to answer; minutes of a slot
                       and of the pause after it; meetings a day; whether small meetings place themselves;
                       during which kinds of sessions nobody is met: keys of SESSIONS
    """

    categories: tuple[Category, ...]
    list_state: str = "undisclosed"
    provisional_days: int = 0
    list_order: str = "country"
    show_names: bool = True
    show_offices: bool = True
    flags: bool = False
    country_names: str = "un"
    host_counted: bool = False
    rounded_figures: bool = False
    answer_days: int = 30
    link_days: int = 60
    reminder_days: int = 7
    retention_days: int = 365
    speakers: str = "invited"
    speaking_minutes: int = 5
    quorum: str = ""
    majority: str = ""
    adoption: str = "release"
    changeover_minutes: int = 15
    conflict_room_small: str = "warn"
    conflict_room_twice: str = "block_release"
    conflict_person_twice: str = "block_release"
    conflict_absent: str = "warn"
    conflict_uninterpreted: str = "warn"
    conflict_changeover: str = "warn"
    conflict_outside_day: str = "warn"
    conflict_outside_hours: str = "block_release"
    interpretation_table: str = "aiic_6"
    interpretation_weeks: int = 6
    bilateral_cohort_days: int = 14
    bilateral_ties: str = "reciprocity"
    bilateral_answer_days: int = 7
    bilateral_minutes: int = 20
    bilateral_pause: int = 15
    bilateral_daily_limit: int = 8
    bilateral_self_service: bool = False
    bilateral_not_during: tuple[str, ...] = ("opening", "ceremony", "keynote")
    source: str = ""

    def severity(self, conflict: str) -> str:
        """What a conflict of the programme does: a key of SEVERITIES."""
        return str(getattr(self, f"conflict_{conflict}"))

    def category(self, key: str) -> Category:
        """Raises Refused for a category the profile does not know."""
        for category in self.categories:
            if category.key == key:
                return category
        raise Refused(_("The rules of this conference know no category “%(key)s”.") % {"key": key})

    def disclosed_from(self, first_day: date) -> date | None:
        """The day the provisional list is announced for, if any."""
        return first_day - timedelta(days=self.provisional_days) if self.provisional_days else None


CHOICES = {
    "country_names": COUNTRY_NAMES,
    "list_state": LIST_STATES,
    "list_order": ORDERS,
    "speakers": SPEAKERS,
    "adoption": ADOPTION,
    **{f"conflict_{key}": SEVERITIES for key in CONFLICTS},
    "interpretation_table": TABLES,
    "bilateral_ties": TIES,
}


def rules_from(values: dict[str, Any]) -> Rules:
    """Values as stored (or as a preset has them) to rules. Raises Refused, in words, for what makes no sense."""
    known = {f.name for f in fields(Rules)}
    unknown = set(values) - known
    if unknown:
        raise Refused(_("Unknown rule: %(names)s.") % {"names": listed(sorted(unknown))})
    for name, choices in CHOICES.items():
        if name in values and values[name] not in choices:
            raise Refused(
                _("“%(value)s” is no choice for %(name)s.") % {"value": values[name], "name": name}
            )
    not_during = tuple(values.get("bilateral_not_during", Rules.bilateral_not_during))
    for kind in not_during:
        if kind not in SESSIONS:
            raise Refused(_("“%(kind)s” is no kind of session.") % {"kind": kind})
    categories = tuple(
        Category(c["key"], int(c["quota"]), tuple(c["rights"])) for c in values["categories"]
    )
    if not categories:
        raise Refused(_("A conference needs at least one category of participants."))
    return Rules(**{**values, "categories": categories, "bilateral_not_during": not_during})


def values_of(rules: Rules) -> dict[str, Any]:
    """Rules to what is stored: the inverse of `rules_from`."""
    values = {f.name: getattr(rules, f.name) for f in fields(Rules)}
    values["categories"] = [
        {"key": c.key, "quota": c.quota, "rights": list(c.rights)} for c in rules.categories
    ]
    values["bilateral_not_during"] = list(rules.bilateral_not_during)
    return values


def in_words(rules: Rules) -> Iterator[tuple[str, list[str]]]:
    """The profile in plain words: (subject, sentences), in the reader's language."""
    yield _("Who takes part"), [_of_category(category) for category in rules.categories]
    yield _("List of participants"), list(_of_list(rules))
    yield _("Invitations"), list(_of_invitations(rules))
    yield _("Counting"), list(_of_counting(rules))
    yield _("Speaking and deciding"), list(_of_floor(rules))
    yield _("Programme"), list(_of_programme(rules))
    yield _("Bilateral meetings"), list(_of_bilaterals(rules))
    yield (
        _("Personal data"),
        [
            ngettext(
                "What identifies a person is deleted %(n)s day after the last day.",
                "What identifies a person is deleted %(n)s days after the last day.",
                rules.retention_days,
            )
            % {"n": rules.retention_days}
        ],
    )


def _of_category(category: Category) -> str:
    rights = listed(RIGHTS[r] for r in category.rights if r in RIGHTS)
    return ngettext(
        "%(name)s: delegations of %(n)s person, who may %(rights)s.",
        "%(name)s: delegations of up to %(n)s persons, who may %(rights)s.",
        category.quota,
    ) % {"name": category.label, "n": category.quota, "rights": rights}


def _of_list(rules: Rules) -> Iterator[str]:
    yield _("Today the list is: %(state)s.") % {"state": LIST_STATES[rules.list_state]}
    if rules.provisional_days:
        yield ngettext(
            "The provisional list is disclosed %(n)s day before the first day.",
            "The provisional list is disclosed %(n)s days before the first day.",
            rules.provisional_days,
        ) % {"n": rules.provisional_days}
    yield _("Order: %(order)s.") % {"order": ORDERS[rules.list_order]}
    yield (
        _("Persons who agreed to it are named; the others are not.")
        if rules.show_names
        else _("Delegations are listed; no person is named.")
    )
    yield _("Names of countries: %(whose)s.") % {"whose": COUNTRY_NAMES[rules.country_names]}
    yield _("Flags are shown.") if rules.flags else _("No flags are shown.")


def _of_invitations(rules: Rules) -> Iterator[str]:
    yield ngettext(
        "An answer is wanted within %(n)s day.",
        "An answer is wanted within %(n)s days.",
        rules.answer_days,
    ) % {"n": rules.answer_days}
    yield ngettext(
        "A personal link works for %(n)s day and can be sent again.",
        "A personal link works for %(n)s days and can be sent again.",
        rules.link_days,
    ) % {"n": rules.link_days}
    yield ngettext(
        "Nobody is reminded more often than every day.",
        "Nobody is reminded more often than every %(n)s days.",
        rules.reminder_days,
    ) % {"n": rules.reminder_days}


def _of_counting(rules: Rules) -> Iterator[str]:
    yield _("Parties are counted apart from organisations that are none.")
    yield _("Countries are counted apart from territories and bodies of several countries.")
    yield (
        _("The host's own people are counted.")
        if rules.host_counted
        else _("The host's own people are not counted.")
    )
    if rules.rounded_figures:
        yield _("Published figures are rounded down: “more than 200”.")


def _of_bilaterals(rules: Rules) -> Iterator[str]:
    if rules.bilateral_cohort_days:
        yield ngettext(
            "Requests sent until %(n)s day before the first day are treated alike; later ones as they come.",
            "Requests sent until %(n)s days before the first day are treated alike; later ones as they come.",
            rules.bilateral_cohort_days,
        ) % {"n": rules.bilateral_cohort_days}
        yield _("Between equals: %(order)s.") % {"order": TIES[rules.bilateral_ties]}
    else:
        yield _("Requests are treated in the order in which they come.")
    yield ngettext(
        "A request lapses after %(n)s day without an answer.",
        "A request lapses after %(n)s days without an answer.",
        rules.bilateral_answer_days,
    ) % {"n": rules.bilateral_answer_days}
    yield _("Meetings of %(minutes)s minutes, with %(pause)s minutes between two.") % {
        "minutes": rules.bilateral_minutes,
        "pause": rules.bilateral_pause,
    }
    yield ngettext(
        "Nobody has more than %(n)s meeting a day.",
        "Nobody has more than %(n)s meetings a day.",
        rules.bilateral_daily_limit,
    ) % {"n": rules.bilateral_daily_limit}
    if rules.bilateral_not_during:
        kinds = listed(SESSIONS[kind] for kind in rules.bilateral_not_during)
        yield _("Nobody is met while one of these runs: %(kinds)s.") % {"kinds": kinds}
    yield _("Whoever has a part in a session is not met then.")
    if rules.bilateral_self_service:
        yield _("Two delegations that agree may take a free place and time by themselves.")


def _of_floor(rules: Rules) -> Iterator[str]:
    yield _("Speakers: %(order)s.") % {"order": SPEAKERS[rules.speakers]}
    yield ngettext(
        "A statement lasts %(n)s minute at most.",
        "A statement lasts %(n)s minutes at most.",
        rules.speaking_minutes,
    ) % {"n": rules.speaking_minutes}
    if rules.quorum:
        yield _("Quorum: %(quorum)s.") % {"quorum": rules.quorum}
    if rules.majority:
        yield _("Majority: %(majority)s.") % {"majority": rules.majority}
    yield _("Texts are adopted: %(how)s.") % {"how": ADOPTION[rules.adoption]}


def _of_programme(rules: Rules) -> Iterator[str]:
    yield ngettext(
        "A room needs %(n)s minute between two sessions.",
        "A room needs %(n)s minutes between two sessions.",
        rules.changeover_minutes,
    ) % {"n": rules.changeover_minutes}
    yield _("Strength of teams of interpreters: %(table)s.") % {
        "table": TABLES[rules.interpretation_table]
    }
    yield ngettext(
        "Gaps in interpretation are told %(n)s week ahead.",
        "Gaps in interpretation are told %(n)s weeks ahead.",
        rules.interpretation_weeks,
    ) % {"n": rules.interpretation_weeks}
    for key, conflict in CONFLICTS.items():
        does = SEVERITIES[rules.severity(key)]
        yield _("%(conflict)s: %(does)s.") % {"conflict": conflict, "does": does}
