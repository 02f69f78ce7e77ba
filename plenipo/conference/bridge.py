"""The rules of a conference as values, and as sentences. Asks the database nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

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
    "documents": gettext_lazy("access documents"),
}
ADOPTION = {
    "consensus": gettext_lazy("by consensus"),
    "silence": gettext_lazy("under a silence procedure"),
    "acclamation": gettext_lazy("by acclamation"),
    "vote": gettext_lazy("by vote"),
    "release": gettext_lazy("published by the convenor without adoption"),
}
SPEAKERS = {
    "invited": gettext_lazy("chosen by the convenor"),
    "inscription": gettext_lazy("in the order of the list of speakers"),
    "rank": gettext_lazy("by rank, then in the order of the list of speakers"),
    "lot": gettext_lazy("by drawing of lots"),
}
SEVERITIES = {
    "block_planning": gettext_lazy("blocks planning"),
    "block_release": gettext_lazy("blocks publication"),
    "warn": gettext_lazy("warns"),
    "ignore": gettext_lazy("is ignored"),
}
CONFLICTS = {
    "room_small": gettext_lazy("Fewer seats than participants expected"),
    "room_twice": gettext_lazy("A room used by two sessions at the same time"),
    "person_twice": gettext_lazy("A person with roles in two sessions at the same time"),
    "absent": gettext_lazy("A speaker who has not arrived or has left"),
    "uninterpreted": gettext_lazy("A language spoken without interpretation"),
    "booths": gettext_lazy("Fewer booths in the room than the languages of a session need"),
    "changeover": gettext_lazy("Too short a change-over, transfer time included"),
    "outside_day": gettext_lazy("A session outside the hours of the day"),
    "outside_hours": gettext_lazy("A room used outside its hours"),
}
TABLES = {
    "aiic_6": gettext_lazy("AIIC, article 6"),
    "un": gettext_lazy("United Nations, teams of the six official languages"),
    "by_hours": gettext_lazy("by hours, as stated by AIIC Canada"),
    "remote": gettext_lazy("remote interpretation, as practised by UNON"),
}
SESSIONS = {  # kinds of sessions of the programme, which stands a step above
    "opening": pgettext_lazy("kind of session", "opening"),
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
        "in protocol order, as in the list of participants, then by drawing of lots"
    ),
    "reciprocity": gettext_lazy("requests made in both directions first, then by drawing of lots"),
    "fewest": gettext_lazy("sides with the fewest meetings first, then by drawing of lots"),
    "arrival": gettext_lazy("in the order of receipt"),
    "lot": gettext_lazy("by drawing of lots"),
}
COUNTRY_NAMES = {
    "un": gettext_lazy("United Nations names, with the changes made by the operator"),
    "cldr": gettext_lazy("Unicode CLDR names"),
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
    interpretation_…   the table that says how many interpreters a session needs; weeks ahead that gaps are told;
                       kinds of sessions in all languages of the conference: keys of SESSIONS; in how many of them,
                       the first ones, the others are
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
    conflict_booths: str = "warn"
    conflict_changeover: str = "warn"
    conflict_outside_day: str = "warn"
    conflict_outside_hours: str = "block_release"
    interpretation_table: str = "aiic_6"
    interpretation_weeks: int = 6
    interpretation_all: tuple[str, ...] = ("opening", "keynote", "plenary", "ceremony", "press")
    interpretation_others: int = 2
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
        raise Refused(
            _("The rules of this conference do not include the category “%(key)s”.") % {"key": key}
        )

    def disclosed_from(self, first_day: date) -> date | None:
        """The day the provisional list is announced for, if any."""
        return first_day - timedelta(days=self.provisional_days) if self.provisional_days else None


OF_KINDS = ("bilateral_not_during", "interpretation_all")  # values that are kinds of sessions
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
                _("“%(value)s” is not a valid choice for %(name)s.")
                % {"value": values[name], "name": name}
            )
    kinds = {name: tuple(values.get(name, getattr(Rules, name))) for name in OF_KINDS}
    for kind in (each for chosen in kinds.values() for each in chosen):
        if kind not in SESSIONS:
            raise Refused(_("“%(kind)s” is not a kind of session.") % {"kind": kind})
    categories = tuple(
        Category(c["key"], int(c["quota"]), tuple(c["rights"])) for c in values["categories"]
    )
    if not categories:
        raise Refused(_("A conference needs at least one category of participants."))
    return Rules(**{**values, "categories": categories, **kinds})


def values_of(rules: Rules) -> dict[str, Any]:
    """Rules to what is stored: the inverse of `rules_from`."""
    values = {f.name: getattr(rules, f.name) for f in fields(Rules)}
    values["categories"] = [
        {"key": c.key, "quota": c.quota, "rights": list(c.rights)} for c in rules.categories
    ]
    values |= {name: list(getattr(rules, name)) for name in OF_KINDS}
    return values


def in_words(rules: Rules) -> Iterator[tuple[str, list[str]]]:
    """The profile in plain words: (subject, sentences), in the reader's language."""
    yield _("Participation"), [_of_category(category) for category in rules.categories]
    yield _("List of participants"), list(_of_list(rules))
    yield _("Invitations"), list(_of_invitations(rules))
    yield _("Statistics"), list(_of_counting(rules))
    yield _("Speaking and decision-making"), list(_of_floor(rules))
    yield _("Programme"), list(_of_programme(rules))
    yield _("Bilateral meetings"), list(_of_bilaterals(rules))
    yield (
        _("Personal data"),
        [
            ngettext(
                "Data identifying a person is deleted %(n)s day after the last day.",
                "Data identifying a person is deleted %(n)s days after the last day.",
                rules.retention_days,
            )
            % {"n": rules.retention_days}
        ],
    )


def _of_category(category: Category) -> str:
    rights = listed(RIGHTS[r] for r in category.rights if r in RIGHTS)
    return ngettext(
        "%(name)s: delegations of %(n)s person, with the right to %(rights)s.",
        "%(name)s: delegations of up to %(n)s persons, with the right to %(rights)s.",
        category.quota,
    ) % {"name": category.label, "n": category.quota, "rights": rights}


def _of_list(rules: Rules) -> Iterator[str]:
    yield _("Current state of the list: %(state)s.") % {"state": LIST_STATES[rules.list_state]}
    if rules.provisional_days:
        yield ngettext(
            "The provisional list is disclosed %(n)s day before the first day.",
            "The provisional list is disclosed %(n)s days before the first day.",
            rules.provisional_days,
        ) % {"n": rules.provisional_days}
    yield _("Order: %(order)s.") % {"order": ORDERS[rules.list_order]}
    yield (
        _("Persons who have agreed to it are listed by name; others are not.")
        if rules.show_names
        else _("Delegations are listed without the names of persons.")
    )
    yield _("Country names: %(whose)s.") % {"whose": COUNTRY_NAMES[rules.country_names]}
    yield _("Flags are shown.") if rules.flags else _("No flags are shown.")


def _of_invitations(rules: Rules) -> Iterator[str]:
    yield ngettext(
        "Reply requested within %(n)s day.",
        "Reply requested within %(n)s days.",
        rules.answer_days,
    ) % {"n": rules.answer_days}
    yield ngettext(
        "A personal link is valid for %(n)s day and can be sent again.",
        "A personal link is valid for %(n)s days and can be sent again.",
        rules.link_days,
    ) % {"n": rules.link_days}
    yield ngettext(
        "Reminders are sent at most once a day.",
        "Reminders are sent at most once every %(n)s days.",
        rules.reminder_days,
    ) % {"n": rules.reminder_days}


def _of_counting(rules: Rules) -> Iterator[str]:
    yield _("Parties and other organisations are counted separately.")
    yield _("Countries are counted separately from territories and multi-country bodies.")
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
            "Requests sent at least %(n)s day before the first day are "
            "treated alike; later ones in the order of receipt.",
            "Requests sent at least %(n)s days before the first day are "
            "treated alike; later ones in the order of receipt.",
            rules.bilateral_cohort_days,
        ) % {"n": rules.bilateral_cohort_days}
        yield _("Between equal requests: %(order)s.") % {"order": TIES[rules.bilateral_ties]}
    else:
        yield _("Requests are treated in the order of receipt.")
    yield ngettext(
        "A request lapses after %(n)s day without a reply.",
        "A request lapses after %(n)s days without a reply.",
        rules.bilateral_answer_days,
    ) % {"n": rules.bilateral_answer_days}
    yield _("Meetings of %(minutes)s minutes, with %(pause)s minutes between meetings.") % {
        "minutes": rules.bilateral_minutes,
        "pause": rules.bilateral_pause,
    }
    yield ngettext(
        "Each participant has at most %(n)s meeting per day.",
        "Each participant has at most %(n)s meetings per day.",
        rules.bilateral_daily_limit,
    ) % {"n": rules.bilateral_daily_limit}
    if rules.bilateral_not_during:
        kinds = listed(SESSIONS[kind] for kind in rules.bilateral_not_during)
        yield _("No meetings are held during: %(kinds)s.") % {"kinds": kinds}
    yield _("No meetings are scheduled for a person during a session in which they have a role.")
    if rules.bilateral_self_service:
        yield _("Two delegations that agree may book a free place and time themselves.")


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
        "A room requires %(n)s minute between two sessions.",
        "A room requires %(n)s minutes between two sessions.",
        rules.changeover_minutes,
    ) % {"n": rules.changeover_minutes}
    yield _("Size of interpreting teams: %(table)s.") % {
        "table": TABLES[rules.interpretation_table]
    }
    yield ngettext(
        "Gaps in interpretation are reported %(n)s week in advance.",
        "Gaps in interpretation are reported %(n)s weeks in advance.",
        rules.interpretation_weeks,
    ) % {"n": rules.interpretation_weeks}
    if rules.interpretation_all:
        kinds = listed(SESSIONS[kind] for kind in rules.interpretation_all)
        yield _("New sessions in all languages of the conference: %(kinds)s.") % {"kinds": kinds}
    yield _("Languages of other new sessions: %(n)s.") % {"n": rules.interpretation_others}
    for key, conflict in CONFLICTS.items():
        does = SEVERITIES[rules.severity(key)]
        yield _("%(conflict)s: %(does)s.") % {"conflict": conflict, "does": does}
