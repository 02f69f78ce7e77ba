"""Which badge somebody gets, and what may be done with one. Rules over values: nothing is read here."""

from collections.abc import Iterable

from plenipo.accreditation.models import Badge, BadgeCategory, OtherHolder

State = Badge.State


def category_of_delegate(
    categories: Iterable[BadgeCategory], capacity: str, delegation: str
) -> BadgeCategory | None:
    """
    categories   in their order
    delegation   category of the delegation. What names it goes before what is for all delegations
    """
    fitting = [each for each in categories if capacity in each.capacities]
    own = [each for each in fitting if delegation in each.delegations]
    return next(iter(own or [each for each in fitting if not each.delegations]), None)


def category_of_other(
    categories: Iterable[BadgeCategory], other: OtherHolder
) -> BadgeCategory | None:
    """The one chosen by hand, else the first that its group gets."""
    known = list(categories)
    if other.category_id:
        return next((each for each in known if each.pk == other.category_id), None)
    return next((each for each in known if other.group in each.groups), None)


def may_hand_over(badge: Badge) -> bool:
    return badge.state in Badge.WITH_US


def state_before_loss(badge: Badge) -> str:
    """What a badge that is found again is: its moments are kept while it is blocked."""
    if badge.collected_at:
        return State.COLLECTED
    return State.PRINTED if badge.printed_at else State.DRAWN_UP
