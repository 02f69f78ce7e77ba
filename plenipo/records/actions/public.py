"""The version of what the public may read: moved in the transaction of the deed that changes it."""

from collections import Counter

from django.db import transaction

from plenipo.records.models import PublicChange


def public_changed(conference: int | None) -> None:
    """Every public page of the conference (None: of every conference) is drawn anew once the caller's transaction ends.

    `record` does it. To be called by what changes a public page and writes no line.
    """
    PublicChange.objects.create(conference=conference or PublicChange.HOUSE)


@transaction.atomic
def gather() -> None:
    """Make one row of many: no version moves, and to read one stays cheap. Rows being written meanwhile stay."""
    rows = list(PublicChange.objects.select_for_update())
    steps: Counter[int] = Counter()
    for row in rows:
        steps[row.conference] += row.steps
    if len(rows) == len(steps):
        return
    PublicChange.objects.filter(pk__in=[row.pk for row in rows]).delete()
    PublicChange.objects.bulk_create(
        PublicChange(conference=conference, steps=n) for conference, n in steps.items()
    )
