"""What the register tells the steps above, in the transaction that does it."""

from django.dispatch import Signal

parties_merged = Signal()  # gone: Party, kept: Party, by: By
day_wanted = (
    Signal()
)  # answers the day on which parties should exist: the first of the next conference
merge_undone = Signal()  # gone: Party, kept: Party, by: By
