"""What delegations tell the steps above."""

from django.dispatch import Signal

approved = Signal()  # delegation, by
withdrawn = Signal()  # delegation, by
retention_ended = Signal()  # due: Due; each app empties what it alone can, and counts it
# conferences: list[int], without: str -> str; in the same transaction. hidden: Counter of rows in confidence that
# were cleaned, for those alone who may read them
person_erased = Signal()
