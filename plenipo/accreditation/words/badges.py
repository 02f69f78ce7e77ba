"""What is said of badges."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from plenipo.accreditation.bridge.codes import Unaccepted
from plenipo.accreditation.models import Badge
from plenipo.accreditation.profile import GROUPS
from plenipo.accreditation.queries.badges import BadgeLine
from plenipo.delegations.models import Delegate
from plenipo.kit.days import days_between
from plenipo.kit.locales import listed

State = Badge.State
TONES = {
    State.DRAWN_UP: "wait",
    State.PRINTED: "wait",
    State.COLLECTED: "yes",
    State.RETURNED: "quiet",
    State.LOST: "no",
    State.REVOKED: "no",
    State.REPLACED: "quiet",
}
NEEDS = {
    "badge": gettext_lazy("without a badge"),
    "printing": pgettext_lazy("badges", "to be printed"),
    "collecting": gettext_lazy("printed, not collected"),
    "nothing": pgettext_lazy("badges", "collected"),
    "reported": gettext_lazy("reported lost by the delegation"),
    "category": gettext_lazy("without a category"),
    "revoking": gettext_lazy("no longer taking part, badge to be revoked"),
    "stale": gettext_lazy("changed since it was printed"),
    "kept_out": gettext_lazy("delegation does not take part for now"),
}
CHANGED = {  # parts of a badge that are otherwise now
    "name": pgettext_lazy("on a badge", "name"),
    "office": pgettext_lazy("on a badge", "office"),
    "delegation": pgettext_lazy("on a badge", "delegation"),
    "category": pgettext_lazy("on a badge", "category"),
}
WHO = {
    "delegates": gettext_lazy("members of delegations"),
    "others": gettext_lazy("persons outside delegations"),
}
REFUSALS = {
    Unaccepted.UNREADABLE: gettext_lazy("This is not the code of a badge."),
    Unaccepted.OTHER_VERSION: gettext_lazy(
        "The code was written by a newer version of the system. Update this device."
    ),
    Unaccepted.UNKNOWN_KEY: gettext_lazy("The code was not issued by this secretariat."),
    Unaccepted.FORGED: gettext_lazy("The code is forged or damaged."),
    Unaccepted.OTHER_CONFERENCE: gettext_lazy("The badge is for another conference."),
    Unaccepted.EXPIRED: gettext_lazy("The badge has expired."),
}
WHY = {  # a badge is replaced; "lost" also says that the old one may be in other hands
    "lost": pgettext_lazy("badge", "lost"),
    "damaged": pgettext_lazy("badge", "damaged"),
    "corrected": pgettext_lazy("badge", "name or office corrected"),
    "category": pgettext_lazy("badge", "other category"),
}


def number_of(badge: Badge) -> str:
    """ "D 0042": as it is printed and read aloud."""
    return f"{badge.category.letter} {badge.serial:04}"


def valid_in_words(badge: Badge, language: str | None = None) -> str:
    return days_between(badge.starts, badge.ends, language)


def role_in_words(line: BadgeLine) -> str:
    """Capacity of a delegate; group of somebody outside delegations."""
    if line.other:
        return str(GROUPS.get(line.role, line.role))
    return str(dict(Delegate.Capacity.choices).get(line.role, ""))


def changed_in_words(line: BadgeLine) -> str:
    return listed(CHANGED[each] for each in line.changed)


TOLD = {  # to the delegation
    State.DRAWN_UP: ("wait", pgettext_lazy("badge", "to be printed")),
    State.PRINTED: ("yes", gettext_lazy("ready for collection")),
    State.COLLECTED: ("yes", pgettext_lazy("badge", "collected")),
    State.RETURNED: ("quiet", pgettext_lazy("badge", "returned")),
    State.LOST: ("no", gettext_lazy("lost, no longer accepted")),
    State.REVOKED: ("no", gettext_lazy("no longer accepted")),
    State.REPLACED: ("no", gettext_lazy("no longer accepted")),
}


def told_to_the_party(line: BadgeLine) -> tuple[str, str]:
    """(kind of the mark, words)."""
    if line.badge is None:
        return "quiet", _("not prepared yet")
    tone, said = TOLD[State(line.badge.state)]
    return tone, str(said)


def state_in_words(line: BadgeLine) -> tuple[str, str]:
    """(kind of the mark, words)."""
    badge = line.badge
    if line.gone and line.valid:
        return "no", _("to be revoked")
    if badge is None:
        return "quiet", _("no badge")
    if line.kept_out and line.valid:
        return "no", _("not valid for now")
    return TONES[State(badge.state)], str(State(badge.state).label)
