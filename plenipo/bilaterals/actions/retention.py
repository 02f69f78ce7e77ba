"""Confidential texts after the period of retention, and after somebody was erased: they are encrypted, so nobody
else can look into them."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from plenipo.bilaterals.bridge import Particulars, sealed
from plenipo.bilaterals.models import FollowUp, MeetingRequest, Note, ReadOut
from plenipo.bilaterals.models.request import CONFIDENCE
from plenipo.delegations.queries.retention import Due
from plenipo.kit.sealed import seal, unseal

Sealed = MeetingRequest | Note | FollowUp | ReadOut


def delete_confidences(due: Due) -> None:
    """Notes, undertakings and read-outs go; of a request it stays who asked whom, and what came of it."""
    if not due.has(CONFIDENCE):
        return
    for kind in (Note, FollowUp, ReadOut):
        rows, _kinds = kind.objects.filter(request__conference=due.conference).delete()
        due.count(kind, rows)
    nothing = json.loads(unseal(sealed(Particulars())))
    for request in MeetingRequest.objects.filter(conference=due.conference):
        if json.loads(unseal(request.sealed)) != nothing:
            request.sealed = sealed(Particulars())
            request.save(update_fields=["sealed"])
            due.count(MeetingRequest, 1)


def name_no_more(
    conferences: list[int], without: Callable[[str], str], counts: Counter[str]
) -> None:
    """Take the names of one person out of every confidential text of these conferences."""
    for kind, way in (
        (MeetingRequest, "conference__in"),
        (Note, "request__conference__in"),
        (FollowUp, "request__conference__in"),
        (ReadOut, "request__conference__in"),
    ):
        rows: QuerySet[Any] = kind._default_manager.filter(**{way: conferences})
        for row in rows.iterator():
            text = unseal(row.sealed)
            if without(text) != text:
                row.sealed = seal(without(text))
                row.save(update_fields=["sealed"])
                counts[kind._meta.label_lower] += 1
