from django.db import models

from plenipo.bilaterals.models.request import CONFIDENCE
from plenipo.delegations.models import Delegation
from plenipo.kit.personal import SEALED, personal
from plenipo.records.models import Received


class BilateralEntry(Received):
    """What the bilateral desk entered for a delegation that wrote, called or came. Read by the two of them alone."""

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="+")
    sealed = personal(models.TextField(), CONFIDENCE, gone=SEALED)  # reference and reason
