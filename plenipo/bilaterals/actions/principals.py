"""Principals, and when they can be met."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from plenipo.bilaterals.actions.journal import note
from plenipo.bilaterals.models import Availability, Principal
from plenipo.bilaterals.verbs import DeskVerb
from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim
from plenipo.records.models import By

Times = Iterable[tuple[datetime, datetime]]


@transaction.atomic
def add_principal(
    conference: Conference, delegation: Delegation | None, *, by: By, **values: Any
) -> Principal:
    """A principal of a delegation, or of the host without one."""
    while_it_lasts(conference)
    try:
        with transaction.atomic():
            principal = Principal.objects.create(
                conference=conference, delegation=delegation, **values
            )
    except IntegrityError:
        raise Refused(_("This level has already been chosen.")) from None
    note(DeskVerb.PRINCIPAL_KEPT, by=by, about=principal)
    return principal


@transaction.atomic
def change_principal(principal: Principal, *, seen: int, by: By, **values: Any) -> None:
    """Of two who change one, the second is told."""
    while_it_lasts(principal.conference)
    try:
        with transaction.atomic():
            claim(principal, seen=seen, **values)
    except IntegrityError:
        raise Refused(_("This level has already been chosen.")) from None
    note(DeskVerb.PRINCIPAL_KEPT, by=by, about=principal)


@transaction.atomic
def remove_principal(principal: Principal, *, by: By) -> None:
    note(DeskVerb.PRINCIPAL_REMOVED, by=by, about=principal)
    principal.delete()


@transaction.atomic
def keep_times(principal: Principal, times: Times, *, by: By) -> None:
    """When this principal can be met, in place of what stood there."""
    Availability.objects.filter(principal=principal).delete()
    Availability.objects.bulk_create(
        Availability(principal=principal, starts=starts, ends=ends) for starts, ends in times
    )
    note(DeskVerb.TIMES_KEPT, by=by, about=principal)
