"""What has happened to an edition, in words."""

from django.utils.translation import gettext as _


def particulars_changed() -> str:
    return _(
        "The details of the conference have since been changed. Your entries are kept below; "
        "compare and save again."
    )
