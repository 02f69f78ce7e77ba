"""What has happened to the rules, in words."""

from django.utils.translation import gettext as _


def rules_have_changed(version: int) -> str:
    return _("The rules have since been changed (version %(version)s). Please review them.") % {
        "version": version
    }
