"""The rules that the programme obeys: its rooms, its interpretation, its conflicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.conference.declared import DUTIES, Duty
from plenipo.conference.sections import Heading, Section, choice, join, number, rules_in, several
from plenipo.kit.locales import listed
from plenipo.programme.models import Session

SEVERITIES = {
    "block_planning": gettext_lazy("blocks planning"),
    "block_release": gettext_lazy("blocks publication"),
    "warn": gettext_lazy("warns"),
    "ignore": gettext_lazy("is ignored"),
}
TABLES = {
    "aiic_6": gettext_lazy("AIIC, article 6"),
    "un": gettext_lazy("United Nations, teams of the six official languages"),
    "by_hours": gettext_lazy("by hours, as stated by AIIC Canada"),
    "remote": gettext_lazy("remote interpretation, as practised by UNON"),
}
SESSIONS = {  # kinds that a rule may name: what is set aside for bilateral meetings is none of them
    kind.value: kind.label for kind in Session.Kind if kind != Session.Kind.BILATERALS
}
CONFLICTS = Heading(50, "conflicts", gettext_lazy("Conflicts in the programme"))
OF_PROGRAMME = Heading(50, "programme", gettext_lazy("Programme"))

PROGRAMME = DUTIES.add(40, Duty("programme", gettext_lazy("programme"), sets_up=True))


def severity(conflict: Any) -> Any:
    """What a conflict of this kind does."""
    return choice(conflict, SEVERITIES)


@dataclass(frozen=True, kw_only=True)
class Changeover(Section):
    """What a room needs between two sessions, and a walk takes that nobody has measured."""

    part, subject = CONFLICTS, OF_PROGRAMME

    changeover_minutes: int = number(
        gettext_lazy("Minutes required in a room between two sessions"), 0, 120
    )

    def in_words(self) -> Iterator[str]:
        yield ngettext(
            "A room requires %(n)s minute between two sessions.",
            "A room requires %(n)s minutes between two sessions.",
            self.changeover_minutes,
        ) % {"n": self.changeover_minutes}


@dataclass(frozen=True, kw_only=True)
class Interpretation(Section):
    """
    table    says how many interpreters a session needs
    all      kinds of sessions in all languages of the conference: keys of SESSIONS
    others   in how many of them, the first ones, the other sessions are
    """

    prefix = "interpretation_"
    part = Heading(60, "interpretation", gettext_lazy("Interpretation"))
    subject = OF_PROGRAMME

    table: str = choice(gettext_lazy("Size of interpreting teams"), TABLES)
    weeks: int = number(
        gettext_lazy("Weeks in advance that gaps in interpretation are reported"), 1, 52
    )
    all: tuple[str, ...] = several(
        gettext_lazy("New sessions of these kinds are in all languages of the conference"),
        SESSIONS,
    )
    others: int = number(
        gettext_lazy("Number of languages of other new sessions"),
        0,
        20,
        help=gettext_lazy("The first languages of the conference, in the order of its settings."),
    )

    def in_words(self) -> Iterator[str]:
        yield _("Size of interpreting teams: %(table)s.") % {"table": TABLES[self.table]}
        yield ngettext(
            "Gaps in interpretation are reported %(n)s week in advance.",
            "Gaps in interpretation are reported %(n)s weeks in advance.",
            self.weeks,
        ) % {"n": self.weeks}
        if self.all:
            kinds = listed(SESSIONS[kind] for kind in self.all)
            yield _("New sessions in all languages of the conference: %(kinds)s.") % {
                "kinds": kinds
            }
        yield _("Languages of other new sessions: %(n)s.") % {"n": self.others}


@dataclass(frozen=True, kw_only=True)
class Conflicts(Section):
    """By kind of conflict, as the engine names them, what it does: a key of SEVERITIES."""

    prefix = "conflict_"
    part, subject = CONFLICTS, OF_PROGRAMME

    room_small: str = severity(gettext_lazy("Fewer seats than participants expected"))
    room_twice: str = severity(gettext_lazy("A room used by two sessions at the same time"))
    person_twice: str = severity(
        gettext_lazy("A person with roles in two sessions at the same time")
    )
    absent: str = severity(gettext_lazy("A speaker who has not arrived or has left"))
    uninterpreted: str = severity(gettext_lazy("A language spoken without interpretation"))
    booths: str = severity(
        gettext_lazy("Fewer booths in the room than the languages of a session need")
    )
    changeover: str = severity(gettext_lazy("Too short a change-over, transfer time included"))
    outside_day: str = severity(gettext_lazy("A session outside the hours of the day"))
    outside_hours: str = severity(gettext_lazy("A room used outside its hours"))

    def severity(self, conflict: str) -> str:
        return str(getattr(self, conflict))

    def in_words(self) -> Iterator[str]:
        for name, rule in rules_in(Conflicts).values():
            does = SEVERITIES[self.severity(name)]
            yield _("%(conflict)s: %(does)s.") % {"conflict": rule.label, "does": does}


join(
    Changeover,
    host_party=Changeover(changeover_minutes=15),
    party_international=Changeover(changeover_minutes=10),
    inter_parliamentary=Changeover(changeover_minutes=15),
    un_type=Changeover(changeover_minutes=10),
)
SOLEMN = ("opening", "keynote", "plenary", "ceremony", "press")
join(
    Interpretation,
    host_party=Interpretation(table="aiic_6", weeks=6, all=SOLEMN, others=2),
    party_international=Interpretation(table="aiic_6", weeks=6, all=SOLEMN, others=3),
    inter_parliamentary=Interpretation(table="aiic_6", weeks=6, all=SOLEMN, others=2),
    un_type=Interpretation(table="un", weeks=6, all=SOLEMN, others=6),
)
USUAL = Conflicts(
    room_small="warn",
    room_twice="block_release",
    person_twice="block_release",
    absent="warn",
    uninterpreted="warn",
    booths="warn",
    changeover="warn",
    outside_day="warn",
    outside_hours="block_release",
)
join(
    Conflicts,
    host_party=USUAL,
    party_international=USUAL,
    inter_parliamentary=USUAL,
    un_type=Conflicts(
        room_small="warn",
        room_twice="block_planning",
        person_twice="block_release",
        absent="warn",
        uninterpreted="block_release",
        booths="block_release",
        changeover="warn",
        outside_day="warn",
        outside_hours="block_release",
    ),
)
