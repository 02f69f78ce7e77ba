"""The rules that delegations obey: their invitations, their list, their figures, their personal data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.conference.declared import DUTIES, SWITCHES, Duty, OnOff
from plenipo.conference.profile import LIST
from plenipo.conference.sections import Heading, Section, choice, days, join, yes_no
from plenipo.delegations import verbs

UNDISCLOSED = "undisclosed"
LIST_STATES = {
    UNDISCLOSED: gettext_lazy("not disclosed"),
    "provisional": gettext_lazy("provisional"),
    "final": gettext_lazy("final"),
}
PRECEDENCE = "precedence"
ORDERS = {
    "country": gettext_lazy("by country, in the alphabet of the reader's language"),
    "name": gettext_lazy("by name, in the alphabet of the reader's language"),
    "answer": gettext_lazy("in the order of acceptance"),
    PRECEDENCE: gettext_lazy("in the order of precedence"),
}
COUNTED, ROWS_EACH, LEFT_OUT = "counted", "declined", "left_out"
UNNAMED_WAYS = {
    COUNTED: gettext_lazy("counted: “3 persons, not named”"),
    ROWS_EACH: gettext_lazy("one line each: “declined to disclose”"),
    LEFT_OUT: gettext_lazy("left out"),
}
ALL_APPROVED, COLLECTED, SEEN = "approved", "collected", "seen"
PRESENT_BY = {
    ALL_APPROVED: gettext_lazy("all persons approved by the secretariat"),
    COLLECTED: gettext_lazy("approved persons whose badge was collected"),
    SEEN: gettext_lazy("approved persons who were admitted at a gate"),
}
DECIDING, EVERY_DUTY = "deciding", "every_duty"
READERS_INSIDE = {
    DECIDING: gettext_lazy("only the duties accreditation and data protection"),
    EVERY_DUTY: gettext_lazy("every duty"),
}
DEADLINES = Heading(30, "deadlines", gettext_lazy("Deadlines"))

INVITATIONS = DUTIES.add(
    20, Duty("invitations", gettext_lazy("invitations"), keeps_the_register=True, sets_up=True)
)
ACCREDITATION = DUTIES.add(30, Duty("accreditation", gettext_lazy("accreditation")))
PRESS = DUTIES.add(60, Duty("press", gettext_lazy("press desk")))
DATA_PROTECTION = DUTIES.add(70, Duty(verbs.DATA_PROTECTION, gettext_lazy("data protection")))
REPLIES = SWITCHES.add(10, OnOff("registration", gettext_lazy("replies to invitations")))
CHANGES = SWITCHES.add(20, OnOff("changes", gettext_lazy("change requests")))


@dataclass(frozen=True, kw_only=True)
class Listing(Section):
    """What the public list of participants is today; from how many days before the first day it is announced for,
    0 if it never is."""

    part = subject = LIST

    list_state: str = choice(gettext_lazy("List of participants"), LIST_STATES, elsewhere=True)
    list_by_two: bool = yes_no(
        gettext_lazy("A second person confirms each publication of the list")
    )
    provisional_days: int = days(
        gettext_lazy("Days before the first day on which the provisional list is disclosed"),
        least=0,
        help=gettext_lazy("0: no date is announced."),
    )
    list_order: str = choice(gettext_lazy("Order of lists"), ORDERS)
    show_names: bool = yes_no(gettext_lazy("List the names of persons who have agreed to it"))
    show_offices: bool = yes_no(gettext_lazy("Show their offices"))
    unnamed_persons: str = choice(
        gettext_lazy("Persons who are not named"),
        UNNAMED_WAYS,
        help=gettext_lazy("Whoever is protected is treated in the same way."),
    )

    final_names: str = choice(
        gettext_lazy("Who stands in the final list"),
        PRESENT_BY,
        help=gettext_lazy("A delegation none of whose persons was present is left out."),
    )
    names_inside: str = choice(
        gettext_lazy(
            "Who in the secretariat reads the names of persons known to the secretariat only"
        ),
        READERS_INSIDE,
        help=gettext_lazy(
            "With every duty, a protected person can be recognised inside the secretariat as the only one "
            "without a name."
        ),
    )

    def disclosed_from(self, first_day: date) -> date | None:
        """The day the provisional list is announced for, if any."""
        return first_day - timedelta(days=self.provisional_days) if self.provisional_days else None

    def in_words(self) -> Iterator[str]:
        yield _("Current state of the list: %(state)s.") % {"state": LIST_STATES[self.list_state]}
        if self.provisional_days:
            yield ngettext(
                "The provisional list is disclosed %(n)s day before the first day.",
                "The provisional list is disclosed %(n)s days before the first day.",
                self.provisional_days,
            ) % {"n": self.provisional_days}
        if self.list_by_two:
            yield _("One person proposes the list for publication; a second person publishes it.")
        yield _("The final list comprises %(who)s.") % {"who": PRESENT_BY[self.final_names]}
        yield _("Order: %(order)s.") % {"order": ORDERS[self.list_order]}
        if not self.show_names:
            yield _("Delegations are listed without the names of persons.")
            yield from self._inside()
            return
        yield _("Persons who are not named: %(way)s.") % {"way": UNNAMED_WAYS[self.unnamed_persons]}
        yield _("Persons who have agreed to it are listed by name; others are not.")
        yield (
            _("Their offices are shown.")
            if self.show_offices
            else _("Their offices are not shown.")
        )
        yield from self._inside()

    def _inside(self) -> Iterator[str]:
        yield _(
            "Names of persons known to the secretariat only, inside the secretariat: %(who)s."
        ) % {"who": READERS_INSIDE[self.names_inside]}
        if self.names_inside == EVERY_DUTY:
            yield _(
                "A protected person can be recognised inside the secretariat as the only one without a name."
            )
        else:
            yield _("To the other duties nothing tells a protected person from them.")


@dataclass(frozen=True, kw_only=True)
class Figures(Section):
    part = subject = Heading(20, "figures", gettext_lazy("Statistics"))

    host_counted: bool = yes_no(gettext_lazy("Count the host's own people"))
    rounded_figures: bool = yes_no(gettext_lazy("Publish figures rounded down (“more than 200”)"))

    def in_words(self) -> Iterator[str]:
        yield _("Parties and other organisations are counted separately.")
        yield _("Countries are counted separately from territories and multi-country bodies.")
        yield (
            _("The host's own people are counted.")
            if self.host_counted
            else _("The host's own people are not counted.")
        )
        if self.rounded_figures:
            yield _("Published figures are rounded down: “more than 200”.")


@dataclass(frozen=True, kw_only=True)
class Deadlines(Section):
    """Of invitations."""

    part = DEADLINES
    subject = Heading(15, "invitations", gettext_lazy("Invitations"))

    answer_days: int = days(gettext_lazy("Days for the reply to an invitation"))
    link_days: int = days(gettext_lazy("Days a personal link is valid"))
    reminder_days: int = days(gettext_lazy("Minimum days between two reminders"))

    def in_words(self) -> Iterator[str]:
        yield ngettext(
            "Reply requested within %(n)s day.",
            "Reply requested within %(n)s days.",
            self.answer_days,
        ) % {"n": self.answer_days}
        yield ngettext(
            "A personal link is valid for %(n)s day and can be sent again.",
            "A personal link is valid for %(n)s days and can be sent again.",
            self.link_days,
        ) % {"n": self.link_days}
        yield ngettext(
            "Reminders are sent at most once a day.",
            "Reminders are sent at most once every %(n)s days.",
            self.reminder_days,
        ) % {"n": self.reminder_days}


@dataclass(frozen=True, kw_only=True)
class Retention(Section):
    part = DEADLINES
    subject = Heading(80, "retention", gettext_lazy("Personal data"))

    retention_days: int = days(
        gettext_lazy("Retention of personal data in days after the last day")
    )

    def in_words(self) -> Iterator[str]:
        yield ngettext(
            "Data identifying a person is deleted %(n)s day after the last day.",
            "Data identifying a person is deleted %(n)s days after the last day.",
            self.retention_days,
        ) % {"n": self.retention_days}


join(
    Listing,
    host_party=Listing(
        list_state=UNDISCLOSED,
        list_by_two=True,
        provisional_days=0,
        list_order="country",
        show_names=True,
        show_offices=True,
        unnamed_persons=COUNTED,
        final_names=ALL_APPROVED,
        names_inside=DECIDING,
    ),
    party_international=Listing(
        list_state=UNDISCLOSED,
        list_by_two=True,
        provisional_days=7,
        list_order="country",
        show_names=True,
        show_offices=True,
        unnamed_persons=COUNTED,
        final_names=ALL_APPROVED,
        names_inside=DECIDING,
    ),
    inter_parliamentary=Listing(
        list_state=UNDISCLOSED,
        list_by_two=True,
        provisional_days=14,
        list_order="country",
        show_names=True,
        show_offices=True,
        unnamed_persons=COUNTED,
        final_names=ALL_APPROVED,
        names_inside=DECIDING,
    ),
    un_type=Listing(
        list_state=UNDISCLOSED,
        list_by_two=True,
        provisional_days=3,
        list_order="name",
        show_names=True,
        show_offices=True,
        unnamed_persons=COUNTED,
        final_names=COLLECTED,
        names_inside=DECIDING,
    ),
)
join(
    Figures,
    host_party=Figures(host_counted=False, rounded_figures=True),
    party_international=Figures(host_counted=True, rounded_figures=False),
    inter_parliamentary=Figures(host_counted=True, rounded_figures=False),
    un_type=Figures(host_counted=True, rounded_figures=False),
)
join(
    Deadlines,
    host_party=Deadlines(answer_days=30, link_days=60, reminder_days=7),
    party_international=Deadlines(answer_days=45, link_days=90, reminder_days=10),
    inter_parliamentary=Deadlines(answer_days=60, link_days=120, reminder_days=14),
    un_type=Deadlines(answer_days=60, link_days=120, reminder_days=14),
)
join(
    Retention,
    host_party=Retention(retention_days=365),
    party_international=Retention(retention_days=365),
    inter_parliamentary=Retention(retention_days=730),
    un_type=Retention(retention_days=730),
)
