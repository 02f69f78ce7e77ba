"""What has happened to rooms and to the ways between buildings, in words."""

from django.utils.translation import gettext as _

from plenipo.programme.models import Walk


def room_changed() -> str:
    return _("This room has been changed since you opened it. Check it again.")


def order_changed() -> str:
    return _(
        "Somebody else has since changed the order of the rooms. Nothing has been saved yet; your entries "
        "are kept beside the current order."
    )


def walk_changed(walk: Walk) -> str:
    return _(
        "Somebody else has since recorded another transfer time between these buildings (minutes: %(n)s). "
        "Nothing has been saved yet; save again to replace it with your entry."
    ) % {"n": walk.minutes}
