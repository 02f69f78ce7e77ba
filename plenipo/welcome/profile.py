"""The duty of whoever welcomes delegations."""

from django.utils.translation import gettext_lazy

from plenipo.conference.declared import DUTIES, Duty

WELCOME = DUTIES.add(38, Duty("welcome", gettext_lazy("welcome of delegations")))
