"""Confidential texts after the period of retention, and after somebody was erased: they are encrypted, so nobody
else can look into them."""

import json
from collections import Counter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from plenipo.bilaterals.bridge import Particulars, sealed
from plenipo.bilaterals.models import BilateralEntry, FollowUp, MeetingRequest, Note, ReadOut
from plenipo.bilaterals.models.request import CONFIDENCE
from plenipo.delegations.queries.retention import Due
from plenipo.kit.sealed import seal, unseal
from plenipo.kit.whole_names import Without, cleaned

Sealed = MeetingRequest | Note | FollowUp | ReadOut | BilateralEntry


@transaction.atomic
def delete_confidences(due: Due) -> None:
    """Notes, undertakings and read-outs go; of a request it stays who asked whom, and what came of it."""
    if not due.has(CONFIDENCE):
        return
    for kind in (Note, FollowUp, ReadOut):
        rows, _kinds = kind.objects.filter(request__conference=due.conference).delete()
        due.count(kind, rows)
    entries = BilateralEntry.objects.filter(delegation__conference=due.conference)
    rows, _kinds = entries.delete()
    due.count(BilateralEntry, rows)
    nothing = json.loads(unseal(sealed(Particulars())))
    for request in MeetingRequest.objects.filter(conference=due.conference):
        if json.loads(unseal(request.sealed)) != nothing:
            request.sealed = sealed(Particulars())
            request.save(update_fields=["sealed"])
            due.count(MeetingRequest, 1)


def name_no_more(conferences: list[int], without: Without, hidden: Counter[str]) -> None:
    """Take the names of one person out of every confidential text of these conferences."""
    for kind, way in (
        (MeetingRequest, "conference__in"),
        (Note, "request__conference__in"),
        (FollowUp, "request__conference__in"),
        (ReadOut, "request__conference__in"),
        (BilateralEntry, "delegation__conference__in"),
    ):
        rows: QuerySet[Any] = kind._default_manager.filter(**{way: conferences})
        for row in rows.iterator():
            text = unseal(row.sealed)
            left = without(text) if kind is ReadOut else _values_without(text, without)
            if left != text:
                row.sealed = seal(left)
                row.save(update_fields=["sealed"])
                hidden[kind._meta.label_lower] += 1


def _values_without(text: str, without: Without) -> str:
    """All but read-outs are values as JSON: a name is looked for in each value, so that they stay values."""
    values = json.loads(text)
    left = cleaned(values, without)
    return text if left == values else json.dumps(left, ensure_ascii=False)
