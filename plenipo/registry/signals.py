"""What the register tells the steps above, in the transaction that does it."""

from django.dispatch import Signal

parties_merged = Signal()  # gone: Party, kept: Party, by: By
merge_asked = Signal()  # gone, kept: Party; receivers answer with sentences: what else follows
day_wanted = (
    Signal()
)  # answers the day on which parties should exist: the first of the next conference
conferences_wanted = (
    Signal()
)  # account: Account, or None for all; {number: name} of those it invites to
drafting_wanted = (
    Signal()
)  # conferences: list[int]; {number: address} of where drafts are made from a list
merge_undone = Signal()  # gone: Party, kept: Party, by: By
parties_called_otherwise = Signal()  # parties: list[Party], whose names to use have changed
countries_called_otherwise = Signal()  # by: By; the operator changed a name of a country
