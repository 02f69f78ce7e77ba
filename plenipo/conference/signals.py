"""What conferences tell the steps above."""

from django.dispatch import Signal

# conference: Conference; before, after: str; by: By; sent where the hours on the clock are to stay
zone_changed = Signal()
# conference: Conference; fields: list of the names of those that changed; by: By; in the transaction of the change
particulars_kept = Signal()
# conference: Conference; days: int, later by so many; by: By; sent where the programme is to move with the dates
dates_moved = Signal()
# conference, copy: Conference; by: By; places: bool, whether the venue comes along; in the transaction of the clone
edition_cloned = Signal()
# conference: Conference; before, after: Rules; by: By; in the transaction of the change
rules_changed = Signal()
# conference: Conference; parties: list of numbers whose names to use have changed, None: names of countries too
names_changed = Signal()
