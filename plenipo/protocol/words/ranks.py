"""How classes of rank are called."""

from collections.abc import Iterable

from django.utils.translation import get_language, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from plenipo.conference.models import in_language
from plenipo.protocol.queries.ranks import RankClass

USUAL_NAMES = {
    "leader_in_office": _("party leader who is head of State or Government"),
    "leader": _("party leader"),
    "deputy_leader": _("deputy leader or secretary-general"),
    "leadership": _("member of the leadership body"),
    "international": _("international secretary"),
    "parliament": _("member of parliament"),
    "adviser": pgettext_lazy("rank", "adviser"),
    "speaker": _("presiding officer of parliament"),
    "deputy_speaker": _("deputy presiding officer of parliament"),
    "committee_chair": _("chair of a parliamentary committee"),
    "head_of_state": _("head of State"),
    "head_of_government": _("head of Government"),
    "deputy_head": _("vice-president or deputy head of Government"),
    "foreign_minister": _("minister for foreign affairs"),
    "minister": _("minister"),
    "vice_minister": _("vice-minister"),
    "ambassador": _("ambassador or permanent representative"),
}
TABLES = {
    "parties": _("political parties"),
    "parliaments": _("parliaments"),
    "states": _("States"),
}
NO_RANK = _("no rank yet")


def rank_in_words(rank: RankClass, language: str | None = None) -> str:
    """In the reader's language, or in this one. A usual class is called as it usually is unless it was renamed."""
    code = language or get_language() or "en"
    if rank.name.get(code) or rank.key not in USUAL_NAMES:
        return in_language(rank.name, code) or rank.key
    with override(code):
        return str(USUAL_NAMES[rank.key])


def ranks_in_words(classes: Iterable[RankClass]) -> dict[str, str]:
    """By key."""
    return {each.key: rank_in_words(each) for each in classes}
