"""What happens below and concerns requests."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from plenipo.bilaterals.actions.answers import let_expire
from plenipo.bilaterals.actions.plans import KIND, make_plan
from plenipo.bilaterals.actions.requests import end_with
from plenipo.delegations.models import Delegation
from plenipo.delegations.signals import withdrawn
from plenipo.records.actions import runs
from plenipo.records.models import By
from plenipo.records.signals import hour_passed

runs(KIND)(make_plan)


@receiver(hour_passed)
def what_nobody_answered_lapses(now: datetime, **_signal: Any) -> None:
    let_expire(now)


@receiver(withdrawn)
def its_requests_end_with_it(delegation: Delegation, by: By, **_signal: Any) -> None:
    end_with(delegation, by=by)
