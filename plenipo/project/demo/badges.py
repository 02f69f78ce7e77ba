"""The badges of approved delegations: half of them printed, a few collected, one lost."""

from plenipo.accreditation.actions import badges
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.actions.lost_badges import report_lost_over_link
from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries.badges import categories_of, entitled
from plenipo.conference.models import Conference
from plenipo.delegations.models import FocalPoint
from plenipo.people.models import Account
from plenipo.records.models import By

FEWEST = 12  # persons, below which no badge has been prepared yet


def badges_of_all(conference: Conference, officer: Account) -> None:
    by = By(duty="accreditation", account=officer)
    persons = sorted(entitled(conference, categories_of(conference)))
    if len(persons) < FEWEST:
        return
    add_usual(conference, by=by)
    made = badges.draw_up(conference, persons[: len(persons) * 2 // 3], by=by)
    printed = made[: len(made) // 2]
    badges.print_badges(conference, printed, "a6-4", by=by)
    taken = [each for each in printed if each.delegation_id == printed[0].delegation_id]
    badges.hand_over(conference, taken, "Amina Diallo", delegation=taken[0].delegation, by=by)
    badges.reissue(printed[-1], lost=True, reason="lost", by=by)
    _reported_lost(taken[-1])


def _reported_lost(badge: Badge) -> None:
    """By the delegation, and the desk has not dealt with it yet."""
    if badge.delegation is None:
        return
    focal = FocalPoint.objects.filter(invitation=badge.delegation.invitation_id).first()
    if focal is not None:
        report_lost_over_link(badge, reason="Left in a taxi yesterday evening.", by=focal)
