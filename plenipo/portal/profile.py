"""What a program may read through the API."""

from django.utils.translation import gettext_lazy

from plenipo.conference.declared import SCOPES, Scope

REGISTER = SCOPES.add(10, Scope("register", gettext_lazy("read the register")))
DELEGATIONS = SCOPES.add(20, Scope("delegations", gettext_lazy("read delegations")))
COUNTS = SCOPES.add(30, Scope("counts", gettext_lazy("read statistics")))
