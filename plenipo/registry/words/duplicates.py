"""What entries that may be one party share, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

SHARED = {
    "article": _("same encyclopaedia article"),
    "ids": _("same ID in another register"),
    "name": _("same name"),
    "name_english": _("same name in English"),
}


def in_common(shared: Iterable[str]) -> list[str]:
    return [str(SHARED[each]) for each in shared]
