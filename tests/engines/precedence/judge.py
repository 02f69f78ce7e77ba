"""An independent judge: the rule of precedence written once more, from its words, as pairs are compared by hand.

The higher rank goes first; a rank that is not known, last. The earlier day goes first; a day of which only the
month or year is known counts as its last day, and a day that is not known goes last. Lower lots go first, no lot
last. Names go by their keys, going round from the one drawn, and those of no country last. Then the lower number.
"""

from calendar import monthrange


def last_day(text):
    parts = [int(each) for each in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
    return year * 10_000 + month * 100 + day


def compare(kind, one, other, start=b""):
    """-1, 0 or 1."""
    if one is None or other is None:
        return (one is None) - (other is None)
    if kind == "day":
        one, other = last_day(one.text), last_day(other.text)
    elif kind == "name":
        if one.last != other.last:
            return 1 if one.last else -1
        early = (one.key < start, other.key < start)
        if early[0] != early[1]:
            return 1 if early[0] else -1
        one, other = one.key, other.key
    return (one > other) - (one < other)


def who_goes_first(first, second, kinds, start=b""):
    """(-1 or 1, the name of what decided)."""
    for name, kind in kinds:
        found = compare(kind, first.values.get(name), second.values.get(name), start)
        if found:
            return found, name
    return (-1 if first.key < second.key else 1), "number"


def in_order(subjects, kinds, start=b""):
    """By inserting one after the other: nothing is taken for transitive."""
    row = []
    for each in subjects:
        behind = [
            n for n, other in enumerate(row) if who_goes_first(other, each, kinds, start)[0] < 0
        ]
        row.insert(max(behind, default=-1) + 1, each)
    return row
