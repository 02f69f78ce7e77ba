"""What has happened to a room, in words."""

from django.utils.translation import gettext as _


def room_changed() -> str:
    return _("This room has been changed since you opened it. Check it again.")
