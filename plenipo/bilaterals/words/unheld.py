"""Why requests are not held, for the desk: reasons and offers in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.bilaterals.bridge.commitments import in_words
from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import MeetingRequest, Plan, Principal
from plenipo.bilaterals.queries.desk import asked_in_full
from plenipo.bilaterals.queries.unheld import code_of, left_out
from plenipo.conference.models import Conference
from plenipo.delegations.queries.names import called_by_number
from plenipo.kit.locales import listed
from plenipo.kit.phrases import sentences
from plenipo.programme.models import Session


@dataclass(frozen=True)
class UnheldRequest:
    request: MeetingRequest
    asked: str
    reasons: list[str]
    offers: list[str]


def unheld_of(plan: Plan, requests: Iterable[MeetingRequest] | None = None) -> list[UnheldRequest]:
    """These requests, or all that are not held, with what stands in their way and what could be offered."""
    asked = list(left_out(plan) if requests is None else requests)
    whys = [plan.unheld[str(each.pk)] for each in asked]
    told = _ReasonWords(plan.conference, whys)
    return [
        UnheldRequest(
            each,
            asked_in_full(each),
            [*told.lock(why), *(told.reason(one) for one in why["obstacles"])],
            [told.offer(one) for one in why["offers"]],
        )
        for each, why in zip(asked, whys, strict=True)
    ]


class _ReasonWords:
    """Reasons and offers, as kept in numbers of rows, in the reader's language."""

    def __init__(self, conference: Conference, whys: list[dict[str, Any]]) -> None:
        self.zone = conference.zone
        reasons = [each for why in whys for each in why["obstacles"]]
        offers = [each for why in whys for each in why["offers"]]
        people = [who for each in reasons for who in each["people"]]
        principals = {who[1] for who in people} | {each["principal"] for each in offers}
        self.principals = {p.pk: str(p) for p in Principal.objects.filter(pk__in=principals)}
        self.sides = called_by_number({who[0] for who in people})
        numbers = {each["session"] for why in reasons for each in why.get("because", ())}
        found = Session.objects.filter(pk__in=numbers - {0}) if numbers else ()
        self.titles = {session.pk: str(session) for session in found}

    def _who(self, who: list[int]) -> str:
        return self.principals.get(who[1]) or self.sides.get(who[0]) or _("the host")

    def lock(self, why: dict[str, Any]) -> list[str]:
        lost = _("It was locked to a time, a room or a person that is no longer available.")
        return [lost] if why.get("locked") else []

    def reason(self, why: dict[str, Any]) -> str:
        """Begins with the number of times at which it is so."""
        told = {
            "people": listed(self._who(each) for each in why["people"]),
            "meetings": listed(code_of(each) for each in why["requests"]),
        }
        sentence = _about_people(why["what"], len(why["people"])) or _about_the_rest(why["what"])
        because = [self._because(each) for each in why.get("because", ())]
        return sentences([f"{why['slots']} × {sentence % told}", *because])

    def _because(self, each: dict[str, Any]) -> str:
        title = self.titles.get(each["session"], "")
        at = datetime.fromisoformat(each["at"])
        return in_words(self._who(each["who"]), each["why"], at, title, self.zone)

    def offer(self, offer: dict[str, Any]) -> str:
        told = {
            "when": when(datetime.fromisoformat(offer["starts"]), self.zone),
            "who": self.principals.get(offer["principal"], _("the same side")),
            "minutes": offer["minutes"],
        }
        sentences = {
            "nothing": _("The meeting fits as requested: %(when)s. Make a plan close to this one."),
            "level": _("Possible with %(who)s: %(when)s."),
            "length": _("Possible with a length of %(minutes)s minutes: %(when)s."),
            "day": _("Possible on another day or at another time: %(when)s."),
        }
        return sentences[offer["change"]] % told


def _about_people(what: str, n: int) -> str:
    if what == "not_available":
        return _("%(people)s: not available at that time.")
    if what == "daily_limit":
        return ngettext(
            "%(people)s has reached the maximum number of meetings per day.",
            "%(people)s have reached the maximum number of meetings per day.",
            n,
        )
    if what == "meets_another":
        return ngettext(
            "%(people)s is in other meetings (%(meetings)s).",
            "%(people)s are in other meetings (%(meetings)s).",
            n,
        )
    return ""


def _about_the_rest(what: str) -> str:
    return {
        "not_within": _("It was agreed for a time at which it cannot take place."),
        "no_time": _("It is longer than the time left in the half-days."),
        "no_such_room": _("No room is large enough, or no room has what is required."),
        "no_such_interpreter": _("No interpreter works between these languages."),
        "rival": _("It would be next to a meeting it must be separate from (%(meetings)s)."),
        "order": _("Another meeting must be held before or after it (%(meetings)s)."),
        "no_table": _("Every room is taken."),
        "no_team": _(
            "All interpreters for this language pair are in other meetings (%(meetings)s)."
        ),
        "no_room": _("Every suitable room is taken or too far away."),
        "no_interpreter": _(
            "Every suitable interpreter is in other meetings or has reached the daily maximum."
        ),
    }[what]
