"""What the register adds to the lists of the house."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from plenipo.kit.desks import HOUSE, DeskPage
from plenipo.people.queries import keeps_register


def _to_who_may_match(request: HttpRequest) -> bool:
    """A member's duties for the house were read together with the membership."""
    member = getattr(request, "member", None)
    return member.keeps_register if member else keeps_register(request.user)  # type: ignore[arg-type]


HOUSE.add(10, DeskPage(_("Register of parties"), "registry:parties"))
HOUSE.add(20, DeskPage(_("Invitation lists"), "registry:lists", _to_who_may_match))
