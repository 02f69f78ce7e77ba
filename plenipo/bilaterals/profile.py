"""The rules that bilateral meetings obey."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plenipo.conference.declared import DUTIES, SWITCHES, Duty, OnOff
from plenipo.conference.sections import (
    Heading,
    Section,
    choice,
    days,
    join,
    number,
    several,
    yes_no,
)
from plenipo.kit.locales import listed
from plenipo.programme.profile import SESSIONS

TIES = {
    "protocol": gettext_lazy(
        "in protocol order, as in the list of participants, then by drawing of lots"
    ),
    "reciprocity": gettext_lazy("requests made in both directions first, then by drawing of lots"),
    "fewest": gettext_lazy("sides with the fewest meetings first, then by drawing of lots"),
    "arrival": gettext_lazy("in the order of receipt"),
    "lot": gettext_lazy("by drawing of lots"),
}

BILATERALS = DUTIES.add(80, Duty("bilaterals", gettext_lazy("bilateral desk"), in_confidence=True))
REQUESTS = SWITCHES.add(50, OnOff("bilaterals", gettext_lazy("requests for bilateral meetings")))


@dataclass(frozen=True, kw_only=True)
class Bilaterals(Section):
    """
    cohort_days    days before the first day until which requests are one cohort; 0: first come, first served
    ties           who goes first in it
    minutes        of a slot; pause: after it
    daily_limit    meetings a day of one person, unless the principal has a limit of their own
    self_service   whether small meetings place themselves
    not_during     kinds of sessions during which nobody is met: keys of SESSIONS
    """

    prefix = "bilateral_"
    part = subject = Heading(70, "bilaterals", gettext_lazy("Bilateral meetings"))

    cohort_days: int = days(
        gettext_lazy(
            "Days before the first day until which all requests for bilateral meetings are treated "
            "alike"
        ),
        least=0,
        help=gettext_lazy("0: in the order of receipt from the beginning."),
    )
    ties: str = choice(gettext_lazy("Between equal requests"), TIES)
    answer_days: int = days(gettext_lazy("Days for the reply to a request for a meeting"))
    minutes: int = number(gettext_lazy("Length of a bilateral meeting in minutes"), 5, 120)
    pause: int = number(gettext_lazy("Minutes between two bilateral meetings"), 0, 120)
    daily_limit: int = number(gettext_lazy("Maximum number of bilateral meetings per day"), 1, 48)
    self_service: bool = yes_no(
        gettext_lazy("Allow two delegations that agree to book a free place and time themselves")
    )
    not_during: tuple[str, ...] = several(gettext_lazy("No bilateral meetings during"), SESSIONS)

    def in_words(self) -> Iterator[str]:
        yield from self._of_requests()
        yield _("Meetings of %(minutes)s minutes, with %(pause)s minutes between meetings.") % {
            "minutes": self.minutes,
            "pause": self.pause,
        }
        yield ngettext(
            "Each participant has at most %(n)s meeting per day.",
            "Each participant has at most %(n)s meetings per day.",
            self.daily_limit,
        ) % {"n": self.daily_limit}
        if self.not_during:
            kinds = listed(SESSIONS[kind] for kind in self.not_during)
            yield _("No meetings are held during: %(kinds)s.") % {"kinds": kinds}
        yield _(
            "No meetings are scheduled for a person during a session in which they have a role."
        )
        if self.self_service:
            yield _("Two delegations that agree may book a free place and time themselves.")

    def _of_requests(self) -> Iterator[str]:
        if self.cohort_days:
            yield ngettext(
                "Requests sent at least %(n)s day before the first day are "
                "treated alike; later ones in the order of receipt.",
                "Requests sent at least %(n)s days before the first day are "
                "treated alike; later ones in the order of receipt.",
                self.cohort_days,
            ) % {"n": self.cohort_days}
            yield _("Between equal requests: %(order)s.") % {"order": TIES[self.ties]}
        else:
            yield _("Requests are treated in the order of receipt.")
        yield ngettext(
            "A request lapses after %(n)s day without a reply.",
            "A request lapses after %(n)s days without a reply.",
            self.answer_days,
        ) % {"n": self.answer_days}


SOLEMN = ("opening", "keynote", "ceremony")

join(
    Bilaterals,
    host_party=Bilaterals(
        cohort_days=14,
        ties="reciprocity",
        answer_days=7,
        minutes=20,
        pause=15,
        daily_limit=8,
        self_service=False,
        not_during=SOLEMN,
    ),
    party_international=Bilaterals(
        cohort_days=10,
        ties="fewest",
        answer_days=5,
        minutes=20,
        pause=10,
        daily_limit=10,
        self_service=True,
        not_during=SOLEMN,
    ),
    inter_parliamentary=Bilaterals(
        cohort_days=7,
        ties="arrival",
        answer_days=5,
        minutes=30,
        pause=10,
        daily_limit=8,
        self_service=True,
        not_during=SOLEMN,
    ),
    un_type=Bilaterals(
        cohort_days=7,
        ties="lot",
        answer_days=3,
        minutes=20,
        pause=10,
        daily_limit=12,
        self_service=True,
        not_during=SOLEMN,
    ),
)
