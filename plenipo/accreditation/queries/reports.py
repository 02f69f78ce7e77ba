"""The report of the credentials committee, as it would be drawn up now and as it was issued."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from plenipo.accreditation.models import Challenge, CommitteeReport, Contest, Credential, Finding
from plenipo.accreditation.profile import Credentials
from plenipo.accreditation.queries.credentials import committee_of, meetings_of
from plenipo.accreditation.queries.standing import (
    AWAITED,
    CHALLENGED,
    COMPETING,
    IN_ORDER,
    NOT_IN_ORDER,
    NOT_NEEDED,
    CredentialsStanding,
    concerned,
    standings_of,
)
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import PRECEDENCE, Listing
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.order import places_in_precedence
from plenipo.kit.alphabet import sort_key
from plenipo.kit.forms import state_of

FORMAL, PROVISIONAL, NOTHING, CHALLENGED_GROUP = "formal", "provisional", "nothing", "challenged"
GROUPS = (FORMAL, PROVISIONAL, NOTHING, CHALLENGED_GROUP)
LANGUAGES = [code for code, _label in settings.LANGUAGES]


@dataclass(frozen=True)
class Drawn:
    """A report before it is issued.

    lines      one a delegation, with its names in six languages; "letters" where several compete or did
    said       chair, members, and reasons by number of the delegation
    digest     of what it says; what the page shows that asks for it to be issued
    """

    lines: list[dict[str, Any]]
    counts: dict[str, Any]
    said: dict[str, Any]
    meetings: list[str]
    unexamined: int
    changed: set[int] = field(default_factory=set)
    digest: str = ""


def group_of(key: str) -> str:
    if key == IN_ORDER:
        return FORMAL
    if key == AWAITED:
        return NOTHING
    return CHALLENGED_GROUP if key in (CHALLENGED, COMPETING, NOT_IN_ORDER) else PROVISIONAL


def drawn_up(conference: Conference) -> Drawn:
    """As everything stands now."""
    rows = list(concerned(conference))
    standings = standings_of(conference, rows)
    rows = [each for each in rows if standings[each.pk].key != NOT_NEEDED]
    reasons = _reasons(conference, standings)
    order = rules_of(conference).of(Listing).list_order
    places = places_in_precedence(conference, order)
    lines = [_line(each, standings[each.pk], places) for each in rows]
    committee = committee_of(conference)
    said = {
        "chair": committee.chair,
        "members": [each.strip() for each in committee.members.splitlines() if each.strip()],
        "reasons": {str(each.pk): reasons[each.pk] for each in rows if each.pk in reasons},
    }
    counts = {
        **dict.fromkeys(GROUPS, 0),
        **Counter(line["group"] for line in lines),
        "order": order,
        "required": list(rules_of(conference).of(Credentials).required),
    }
    meetings = [each.on.isoformat() for each in meetings_of(conference)]
    last = last_report(conference)
    changed = set(told_otherwise(last, lines, said)) if last else {each.pk for each in rows}
    return Drawn(
        lines=lines,
        counts=counts,
        said=said,
        meetings=meetings,
        unexamined=sum(len(one.to_examine) for one in standings.values()),
        changed=changed,
        digest=state_of([lines, counts, said, meetings]),
    )


def _line(
    delegation: Delegation, standing: CredentialsStanding, places: Mapping[int, int]
) -> dict[str, Any]:
    letter, competing = standing.letter, standing.in_a_case
    told: dict[str, Any] = {"letters": [_received(each) for each in competing]} if competing else {}
    if places:  # as the order of precedence was when the report was drawn up
        told["place"] = places.get(delegation.pk, len(places) + 1)
    return {
        "delegation": delegation.pk,
        "group": group_of(standing.key),
        "standing": standing.key,
        "form": letter.form if letter else "",
        "received": letter.received_on.isoformat() if letter else "",
        "takes_part": standing.takes_part,
        "names": {code: delegation.called_in(code).text for code in LANGUAGES},
        "countries": {code: country_of(delegation, code) for code in LANGUAGES},
        **told,
    }


def _received(letter: Credential) -> dict[str, str]:
    """Nothing of who signed it: the report takes no side."""
    return {"form": letter.form, "received": letter.received_on.isoformat()}


def _reasons(conference: Conference, standings: dict[int, CredentialsStanding]) -> dict[int, str]:
    """What the committee gives as its reason where it recommends something. Three queries."""
    found: dict[int, str] = {}
    refused = {
        one.letter.pk: pk for pk, one in standings.items() if one.letter and one.key == NOT_IN_ORDER
    }
    for finding in Finding.objects.filter(credential__in=list(refused)).order_by("pk"):
        found[refused[finding.credential_id]] = finding.reason
    challenges = Challenge.objects.filter(
        delegation__conference=conference, state=Challenge.State.OPEN
    )
    for challenge in challenges.order_by("pk"):
        found[challenge.delegation_id] = challenge.ground
    contests = Contest.objects.filter(conference=conference, state=Contest.State.OPEN)
    for contest in contests.prefetch_related("letters"):
        for letter in contest.letters.all():
            found[letter.delegation_id] = contest.note
    return {pk: reason for pk, reason in found.items() if reason}


TOLD = ("group", "standing", "form", "received", "takes_part", "letters")


def told_otherwise(
    last: CommitteeReport, lines: list[dict[str, Any]], said: dict[str, Any]
) -> list[int]:
    """The delegations of which the last issue said something else, or nothing."""
    before = {line["delegation"]: line for line in last.lines}
    reasons = last.said.get("reasons", {})
    changed = []
    for line in lines:
        pk = line["delegation"]
        was = before.pop(pk, None)
        same = was is not None and all(was.get(name) == line.get(name) for name in TOLD)
        if not same or reasons.get(str(pk), "") != said["reasons"].get(str(pk), ""):
            changed.append(pk)
    return [*changed, *before]  # the rest are no longer of this conference


def reports_of(conference: Conference) -> QuerySet[CommitteeReport]:
    return CommitteeReport.objects.filter(conference=conference).select_related(
        "issued_by", "conference__series"
    )


def last_report(conference: Conference) -> CommitteeReport | None:
    return reports_of(conference).first()


def in_protocol_order(
    lines: list[dict[str, Any]], order: str, language: str
) -> list[dict[str, Any]]:
    """As the list of participants is ordered in that language."""
    if order == PRECEDENCE:
        return sorted(lines, key=lambda line: (line.get("place", 0), line["delegation"]))

    def place(line: dict[str, Any]) -> tuple[bool, bytes, bytes, int]:
        country = line["countries"].get(language, "") if order == "country" else ""
        name = "" if order == "answer" else line["names"].get(language, "")
        last = order == "country" and not country
        return last, sort_key(country, language), sort_key(name, language), line["delegation"]

    return sorted(lines, key=place)
