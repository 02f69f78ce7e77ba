"""What accounts add to the lists of the house."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from plenipo.kit.desks import HOUSE, DeskPage
from plenipo.people.models import HouseDuty
from plenipo.people.queries import house_duties_of
from plenipo.records.queries.letter_kinds import declare_letters


def _to_administrators(request: HttpRequest) -> bool:
    """Beside the pages of the house; a conference's own pages do not ask for duties of the house."""
    if getattr(request, "conference", None) is not None:
        return False
    return HouseDuty.Duty.ADMINISTRATOR in house_duties_of(request.user)  # type: ignore[arg-type]


declare_letters("accounts.password", "accounts.address", of_people=False)

HOUSE.add(40, DeskPage(_("Accounts"), "accounts:accounts", _to_administrators))
