"""What the programme asks of the steps above, and tells them."""

from django.dispatch import Signal

ripple_asked = Signal()  # conference; receivers answer with items of theirs that a delay may move
ripple_approved = (
    Signal()
)  # conference, moves (list of bridge.ripple.Move), by; in the transaction of the deed
