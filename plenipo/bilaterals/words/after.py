"""The two sides of a meeting as a reader knows them."""

from django.utils.translation import gettext as _

from plenipo.bilaterals.models import Course, MeetingRequest
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.queries.requests import told_to
from plenipo.bilaterals.rules import Side, asks


def names_of_sides(side: Side, request: MeetingRequest) -> dict[str, str]:
    """The two sides as this reader knows them: the desk (None) knows both by name."""
    both = {"both": str(Course.Side.BOTH.label)}
    if side is None:
        return {"asker": request.asker.to_call, "asked": asked_name(request), **both}
    mine, theirs = ("asker", "asked") if asks(side, request) else ("asked", "asker")
    return {mine: _("your side"), theirs: told_to(side, request).whom, **both}
