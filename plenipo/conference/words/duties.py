"""The duty in which a deed was done, in the reader's words; the journal keeps its key."""

from django.utils.translation import gettext_lazy as _

from plenipo.conference.declared import DUTIES, label_of
from plenipo.people.models import HouseDuty

WORDS = {
    **dict(HouseDuty.Duty.choices),
    "focal point": _("focal point"),
    "own account": _("the account holder"),
    "worker": _("the system"),
    "liaison": _("liaison officer"),
    "visitor": _("a visitor"),
    "operator": _("the operator"),
    "gate device": _("a device at a gate"),
}


def duty_in_words(duty: str) -> str:
    return str(WORDS.get(duty) or label_of(duty, DUTIES))
