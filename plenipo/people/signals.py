"""What people ask the steps above."""

from django.dispatch import Signal

works_here = Signal()  # account: Account; a receiver answers True if it holds a duty of its step
