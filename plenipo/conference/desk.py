"""What conferences add to the lists of the house."""

from django.utils.translation import gettext_lazy as _

from plenipo.kit.desks import RAIL, Desk

RAIL.add(560, Desk(_("Settings"), "conference:settings"))
