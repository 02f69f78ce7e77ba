from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.conference.queries.phase import is_over
from plenipo.kit.errors import Refused


def while_it_lasts(conference: Conference) -> None:
    """For deeds that make sense until the conference ends. Raises Refused afterwards."""
    if is_over(conference):
        raise Refused(
            _(
                "The conference is over, so this is no longer possible. If something is wrong, please "
                "write to the secretariat."
            )
        )
