"""Families of parties in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FAMILIES = {
    "agrarian": _("agrarian"),
    "big_tent": _("big tent"),
    "christian_democratic": _("Christian democratic"),
    "communist_or_left": _("communist or left"),
    "conservative": _("conservative"),
    "ethnic_or_regional": _("ethnic or regional"),
    "green": pgettext_lazy("party family", "green"),
    "islamic": _("Islamic"),
    "liberal": _("liberal"),
    "nationalist_other": _("nationalist"),
    "nationalist_right": _("nationalist right"),
    "social_democratic": _("social democratic"),
    "special_issue": _("single issue"),
}


def family_name(family: str) -> str:
    """In words, where it is one of those we know."""
    return str(FAMILIES.get(family, family))
