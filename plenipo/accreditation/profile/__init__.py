"""The rules that accreditation obeys, and its duties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from plenipo.accreditation.profile import identity  # noqa: F401 -- joins its own section
from plenipo.conference.declared import DUTIES, Duty
from plenipo.conference.profile import CATEGORIES
from plenipo.conference.sections import (
    Heading,
    Section,
    choice,
    days,
    join,
    number,
    several,
    text,
    yes_no,
)
from plenipo.delegations.models import Delegate
from plenipo.kit.locales import listed

CAPACITIES = {each.value: each.label for each in Delegate.Capacity}
OTHER = "other"  # an authority that is no choice, and is typed
LINK = "link"  # the channel of what a party sends over its personal link
AUTHORITIES = {
    "party_leader": gettext_lazy("leader of the party"),
    "secretary_general": gettext_lazy("secretary-general of the party"),
    "international_secretary": gettext_lazy("international secretary"),
    "presiding_officer": gettext_lazy("presiding officer of parliament"),
    "head_of_state": gettext_lazy("head of State"),
    "head_of_government": gettext_lazy("head of Government"),
    "foreign_minister": gettext_lazy("minister for foreign affairs"),
    "executive_head": gettext_lazy("executive head of the organisation"),
}
MEANWHILE = {
    "provisionally": gettext_lazy("takes part provisionally, with all its rights"),
    "waits": gettext_lazy("does not take part"),
}
RIVALS = {
    "all": gettext_lazy("all sides take part provisionally"),
    "none": gettext_lazy("no side takes part"),
}

CREDENTIALS = DUTIES.add(35, Duty("credentials", gettext_lazy("credentials")))


@dataclass(frozen=True, kw_only=True)
class Credentials(Section):
    """
    required     categories whose delegations need them
    authorities  who may sign: keys of AUTHORITIES
    deadline     days before the first day by which they are to be there
    meanwhile    of a delegation until they are found in order: a key of MEANWHILE
    rivals       of delegations with competing letters until the decision: a key of RIVALS
    """

    prefix = "credentials_"
    part = subject = Heading(35, "credentials", gettext_lazy("Credentials"))

    required: tuple[str, ...] = several(gettext_lazy("Credentials are required of"), CATEGORIES)
    authorities: tuple[str, ...] = several(
        gettext_lazy("Credentials may be signed by"), AUTHORITIES
    )
    copy_suffices: bool = yes_no(gettext_lazy("A copy of the credentials is sufficient"))
    deadline: int = days(
        gettext_lazy("Days before the first day by which credentials are to be received"), least=0
    )
    meanwhile: str = choice(
        gettext_lazy("Until its credentials are found in order, a delegation"), MEANWHILE
    )
    rivals: str = choice(gettext_lazy("Until competing credentials are decided"), RIVALS)

    def due_on(self, first_day: date) -> date:
        return first_day - timedelta(days=self.deadline)

    def in_words(self) -> Iterator[str]:
        if not self.required:
            yield _("No delegation needs credentials.")
            return
        kinds = listed(CATEGORIES.get(key, key) for key in self.required)
        yield _("Credentials are required of: %(categories)s.") % {"categories": kinds}
        if self.authorities:
            who = listed(AUTHORITIES.get(key, key) for key in self.authorities)
            yield _("They may be signed by: %(authorities)s.") % {"authorities": who}
        yield _("A copy is sufficient.") if self.copy_suffices else _("The original is required.")
        yield ngettext(
            "They are to be received at least %(n)s day before the first day.",
            "They are to be received at least %(n)s days before the first day.",
            self.deadline,
        ) % {"n": self.deadline}
        yield _("Until its credentials are found in order, a delegation: %(rule)s.") % {
            "rule": MEANWHILE[self.meanwhile]
        }
        yield _("Until competing credentials are decided: %(rule)s.") % {
            "rule": RIVALS[self.rivals]
        }


OF_PARTIES = ("party_leader", "secretary_general", "international_secretary", "executive_head")

join(
    Credentials,
    host_party=Credentials(
        required=("party",),
        authorities=OF_PARTIES,
        copy_suffices=True,
        deadline=7,
        meanwhile="provisionally",
        rivals="all",
    ),
    party_international=Credentials(
        required=("member", "associate"),
        authorities=("party_leader", "secretary_general"),
        copy_suffices=False,
        deadline=14,
        meanwhile="provisionally",
        rivals="none",
    ),
    inter_parliamentary=Credentials(
        required=("member", "associate"),
        authorities=("presiding_officer",),
        copy_suffices=True,
        deadline=14,
        meanwhile="provisionally",
        rivals="all",
    ),
    un_type=Credentials(
        required=("member",),
        authorities=("head_of_state", "head_of_government", "foreign_minister"),
        copy_suffices=False,
        deadline=7,
        meanwhile="provisionally",
        rivals="all",
    ),
)


GROUPS = {  # of persons who have a badge and are in no delegation
    "staff": pgettext_lazy("badge group", "secretariat staff"),
    "interpreters": pgettext_lazy("badge group", "interpreters"),
    "liaison": pgettext_lazy("badge group", "liaison officers"),
    "protocol": pgettext_lazy("badge group", "protocol"),
    "security": pgettext_lazy("badge group", "security"),
    "drivers": pgettext_lazy("badge group", "drivers"),
    "technical": pgettext_lazy("badge group", "technicians"),
    "contractors": pgettext_lazy("badge group", "contractors"),
    "medical": pgettext_lazy("badge group", "medical staff"),
    "press": pgettext_lazy("badge group", "press"),
    "guests": pgettext_lazy("badge group", "guests"),
}


@dataclass(frozen=True, kw_only=True)
class Badges(Section):
    """
    early, late   days before the first and after the last day on which badges are valid
    collected     where and when; told to delegations beside the state of their badges
    groups        of persons outside delegations that can be registered: keys of GROUPS
    """

    prefix = "badge_"
    part = subject = Heading(75, "badges", gettext_lazy("Badges"))

    early: int = number(gettext_lazy("Days before the first day on which badges are valid"), 0, 60)
    late: int = number(gettext_lazy("Days after the last day on which badges are valid"), 0, 60)
    collected: str = text(
        gettext_lazy("Where and when badges are collected"),
        300,
        gettext_lazy("Delegations read it beside the state of their badges."),
    )
    groups: tuple[str, ...] = several(
        gettext_lazy("Groups of persons outside delegations who receive badges"), GROUPS
    )

    def in_words(self) -> Iterator[str]:
        yield ngettext(
            "Badges are valid from %(n)s day before the first day.",
            "Badges are valid from %(n)s days before the first day.",
            self.early,
        ) % {"n": self.early}
        yield ngettext(
            "They are valid until %(n)s day after the last day.",
            "They are valid until %(n)s days after the last day.",
            self.late,
        ) % {"n": self.late}
        if self.collected:
            yield _("They are collected: %(where)s.") % {"where": self.collected.rstrip(".")}
        if self.groups:
            groups = listed(GROUPS.get(key, key) for key in self.groups)
            yield _("Outside delegations, badges are given to: %(groups)s.") % {"groups": groups}
        else:
            yield _("Only members of delegations receive badges.")


EVERY_GROUP = tuple(GROUPS)
join(
    Badges,
    host_party=Badges(early=3, late=1, groups=EVERY_GROUP, collected=""),
    party_international=Badges(early=1, late=1, groups=EVERY_GROUP, collected=""),
    inter_parliamentary=Badges(early=1, late=1, groups=EVERY_GROUP, collected=""),
    un_type=Badges(early=7, late=1, groups=EVERY_GROUP, collected=""),
)


@dataclass(frozen=True, kw_only=True)
class Photos(Section):
    """
    wanted     whether badges bear a photo
    exempt     capacities of delegates who need none: keys of CAPACITIES
    deadline   days before the first day by which photos are to be there
    months     age of a photo above which a newer one is advised
    """

    prefix = "photo_"
    part = subject = Heading(74, "photos", gettext_lazy("Photos for badges"))

    wanted: bool = yes_no(gettext_lazy("Badges need a photo"))
    exempt: tuple[str, ...] = several(gettext_lazy("No photo is needed of"), CAPACITIES)
    deadline: int = days(
        gettext_lazy("Days before the first day by which photos are to be received"), least=0
    )
    months: int = number(gettext_lazy("Months after which a photo is too old"), 1, 120)

    def due_on(self, first_day: date) -> date:
        return first_day - timedelta(days=self.deadline)

    def in_words(self) -> Iterator[str]:
        if not self.wanted:
            yield _("Badges need no photo.")
            return
        yield _("Badges need a photo.")
        if self.exempt:
            who = listed(CAPACITIES[key] for key in self.exempt)
            yield _("No photo is needed of: %(capacities)s.") % {"capacities": who}
        yield ngettext(
            "Photos are to be received at least %(n)s day before the first day.",
            "Photos are to be received at least %(n)s days before the first day.",
            self.deadline,
        ) % {"n": self.deadline}
        yield ngettext(
            "A photo should not be older than %(n)s month.",
            "A photo should not be older than %(n)s months.",
            self.months,
        ) % {"n": self.months}


USUAL_PHOTOS = Photos(wanted=True, exempt=("head",), deadline=7, months=12)
join(
    Photos,
    host_party=USUAL_PHOTOS,
    party_international=USUAL_PHOTOS,
    inter_parliamentary=USUAL_PHOTOS,
    un_type=Photos(wanted=True, exempt=("head",), deadline=14, months=6),
)


WHENS = {
    "ignored": pgettext_lazy("rule of the gates", "nothing is said"),
    "warned": pgettext_lazy("rule of the gates", "the officer is warned"),
    "refused": pgettext_lazy("rule of the gates", "entry is refused"),
}


@dataclass(frozen=True, kw_only=True)
class Gates(Section):
    """
    full        of a zone with as many people inside as it holds: a key of WHENS
    again       of a badge that is inside already
    names       whether gates read the names of persons whom not every duty reads, protected ones among them
    inside      hours after which somebody nobody saw leaving is no longer counted as inside
    link        hours for which the link of a device can be opened
    """

    prefix = "gate_"
    part = subject = Heading(77, "gates", gettext_lazy("Gates"))

    full: str = choice(gettext_lazy("When a zone is full"), WHENS)
    again: str = choice(gettext_lazy("When a badge is already inside the zone"), WHENS)
    names: bool = yes_no(
        gettext_lazy("Gates see the names of persons whose names not every duty reads")
    )
    inside: int = number(
        gettext_lazy("Hours after which a person not seen leaving is no longer counted"), 1, 72
    )
    link: int = number(gettext_lazy("Hours for which the link of a gate device is valid"), 1, 336)

    def in_words(self) -> Iterator[str]:
        yield _("When a zone is full: %(rule)s.") % {"rule": WHENS[self.full]}
        yield _("When a badge is already inside: %(rule)s.") % {"rule": WHENS[self.again]}
        if self.names:
            yield _("Gates see the names of all badge holders.")
        else:
            yield _(
                "Gates see a person whose name not every duty reads, protected or not, as a badge holder "
                "without a name."
            )
        yield ngettext(
            "A person not seen leaving is counted as inside for %(n)s hour.",
            "A person not seen leaving is counted as inside for %(n)s hours.",
            self.inside,
        ) % {"n": self.inside}
        yield ngettext(
            "The link of a gate device is valid for %(n)s hour.",
            "The link of a gate device is valid for %(n)s hours.",
            self.link,
        ) % {"n": self.link}


USUAL_AT_GATES = Gates(full="warned", again="warned", names=False, inside=16, link=48)
join(
    Gates,
    host_party=USUAL_AT_GATES,
    party_international=USUAL_AT_GATES,
    inter_parliamentary=USUAL_AT_GATES,
    un_type=Gates(full="refused", again="refused", names=False, inside=16, link=48),
)
