"""What the records tell the steps above."""

from django.dispatch import Signal

letter_bounced = Signal()  # letter: Letter; in the transaction that marks it
hour_passed = Signal()  # now: datetime; the worker asks the steps above for what is due
moment_passed = Signal()  # now: datetime; every few seconds: what waits for a moment is done
letters_may_go = (
    Signal()
)  # conference: int; a receiver answers False to hold the letters of that conference
letter_dressed = (
    Signal()
)  # conference: int, language: str; a receiver answers the fields of a Dress
