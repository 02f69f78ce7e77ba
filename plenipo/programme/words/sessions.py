"""What has happened to a session, in words."""

from django.utils.translation import gettext as _

from plenipo.kit.days import long_moment
from plenipo.programme.models import Session
from plenipo.records.queries import journal, name_of


def changed_meanwhile(session: Session) -> str:
    last = journal(session.conference_id, about=name_of(session)).first()
    told = {
        "who": str(last.account) if last and last.account else _("A colleague"),
        "when": long_moment(last.at if last else None),
    }
    return _("This session has since been changed by %(who)s (%(when)s). Check it again.") % told
