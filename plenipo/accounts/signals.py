"""What the accounts tell the steps above."""

from django.dispatch import Signal

account_closed = Signal()  # account: Account; in the transaction that closes it
