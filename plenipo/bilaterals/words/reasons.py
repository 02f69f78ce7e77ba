"""Why a request is not held, for its asker: what stands in the way, and nothing of anybody else's meetings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from plenipo.bilaterals.bridge.commitments import ALL, in_words
from plenipo.bilaterals.bridge.times import when
from plenipo.bilaterals.models import MeetingRequest, Plan, Principal
from plenipo.conference.models import in_language
from plenipo.programme.models import Session
from plenipo.programme.queries.versions import last_content


@dataclass(frozen=True)
class WhyNot:
    reasons: list[str]
    offers: list[str]


def why_not_held(request: MeetingRequest) -> WhyNot | None:
    """From the plan in force; None if there is none, or it holds the request, or has not seen it."""
    plan = Plan.objects.filter(conference=request.conference_id, state=Plan.State.IN_FORCE).first()
    why = plan.unheld.get(str(request.pk)) if plan else None
    if why is None:
        return None
    reasons = []
    for each in why["obstacles"]:
        reasons += [
            hindrance_in_words(each["what"]),
            *_known_to_it(request, each.get("because", ())),
        ]
    principals = {each["principal"] for each in why["offers"]}
    names = {p.pk: str(p) for p in Principal.objects.filter(pk__in=principals, delegation=None)}
    zone = request.conference.zone
    offers = [
        _offered(
            each["change"],
            {
                "when": when(datetime.fromisoformat(each["starts"]), zone),
                "who": names.get(each["principal"], _("the other side")),
                "minutes": each["minutes"],
            },
        )
        for each in why["offers"]
    ]
    return WhyNot(list(dict.fromkeys(reasons)), offers)


def _known_to_it(request: MeetingRequest, because: list[dict[str, Any]]) -> list[str]:
    """What keeps its own side from meetings, and what keeps everybody, as far as the programme is released."""
    conference = request.conference
    mine = [each for each in because if each["who"][0] == request.asker_id or each["why"] == ALL]
    numbers = {each["session"] for each in mine} - {0}
    released = last_content(conference).by_uid() if numbers else {}
    titles = {
        pk: in_language(released[str(uid)].title)
        for pk, uid in Session.objects.filter(pk__in=numbers).values_list("pk", "uid")
        if str(uid) in released
    }
    return [
        in_words(
            _("Your side"),
            each["why"],
            datetime.fromisoformat(each["at"]),
            titles.get(each["session"], ""),
            conference.zone,
        )
        for each in mine
        if not each["session"] or each["session"] in titles
    ]


def hindrance_in_words(hindrance: str) -> str:
    sentences = {
        "not_within": _("It was agreed for a time at which it cannot take place."),
        "not_available": _("The two sides are not available at the same times."),
        "no_time": _("It is longer than the time left in the half-days."),
        "no_such_room": _("No room is large enough, or no room has what is required."),
        "no_such_interpreter": _("No interpreter works between these languages."),
        "daily_limit": _(
            "One of the two sides has reached its maximum number of meetings per day."
        ),
        "meets_another": _("One of the two sides is in other meetings at the remaining times."),
    }
    return sentences.get(hindrance) or _("No room or interpreter is free at the remaining times.")


def _offered(change: str, told: dict[str, object]) -> str:
    sentences = {
        "nothing": _("A place is available: %(when)s."),
        "level": _("Possible with %(who)s: %(when)s."),
        "length": _("Possible with a length of %(minutes)s minutes: %(when)s."),
        "day": _("Possible on another day or at another time: %(when)s."),
    }
    return sentences[change] % told
