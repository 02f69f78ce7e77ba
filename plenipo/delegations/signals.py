"""What delegations tell the steps above."""

from django.dispatch import Signal

approved = Signal()  # delegation, by
withdrawn = Signal()  # delegation, by
retention_ended = Signal()  # due: Due; each app empties what it alone can, and counts it
person_erased = (
    Signal()
)  # conferences: list[int], without: str -> str, counts; in the same transaction
