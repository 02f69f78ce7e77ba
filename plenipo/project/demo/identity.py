"""Identity documents of those who need a visa: most are there, one expires too early, and one opening is requested."""

from datetime import date, timedelta

from plenipo.accreditation.actions import identity, openings
from plenipo.accreditation.queries.identity import asked_of
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.models import Conference
from plenipo.conference.queries.profile import profile_of
from plenipo.people.models import Account
from plenipo.project.demo.rows import Invited
from plenipo.records.models import By

REASON = "The embassy asks for the particulars of these persons with the list of visa applications."
EMBASSY = "Embassy of the host country, consular section"
YEARS = 365 * 6


def documents(
    conference: Conference, invited: list[Invited], director: Account, officer: Account
) -> None:
    before = profile_of(conference)
    change_rules(
        conference,
        by=By(duty="secretary_general", account=director),
        seen_version=before.version if before else 0,
        identity_who="visa",
    )
    speaks = {each.invitation.pk: each.focal_point for each in invited}
    asked = list(asked_of(conference).select_related("delegation__invitation"))
    given = [each for n, each in enumerate(asked) if n % 4 != 0]
    for n, delegate in enumerate(given):
        delegate.delegation.conference = conference
        typed = _invented(n, conference.ends)
        speaker = speaks[delegate.delegation.invitation_id]
        identity.keep(delegate, typed, seen=-1, by=speaker)
    if given:
        openings.ask(
            conference,
            [each.pk for each in given[:3]],
            purpose="visa",
            reason=REASON,
            receiver=EMBASSY,
            by=By(duty="accreditation", account=officer),
        )


def _invented(n: int, ends: date) -> dict[str, str]:
    """Numbers no authority issues; every sixth document is valid for two months only."""
    expires = ends + timedelta(days=60 if n % 6 == 1 else YEARS + 31 * n)
    return {
        "kind": "diplomatic" if n % 3 == 0 else "passport",
        "number": f"X00{n:05}",
        "issued_by": "UTO",
        "nationality": "UTO",
        "born": date(1960 + n % 35, 1 + n % 12, 1 + n % 28).isoformat(),
        "expires": expires.isoformat(),
    }
