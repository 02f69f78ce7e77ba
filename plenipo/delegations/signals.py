"""What delegations tell the steps above."""

from django.dispatch import Signal

approved = Signal()  # delegation, by
withdrawn = Signal()  # delegation, by
