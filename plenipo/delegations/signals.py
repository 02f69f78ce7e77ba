"""What delegations tell the steps above."""

from django.dispatch import Signal

approved = Signal()  # delegation, by
withdrawn = Signal()  # delegation, by
persons_changed = (
    Signal()
)  # delegation, by; who is in an approved one, or how one of them is called
paper_confirmed = Signal()  # conference, number: of a paper of another app, on the public page
retention_ended = Signal()  # due: Due; each app empties what it alone can, and counts it
# person: Person or None, where only a name is known; conferences: list[int], without: str -> str; in the same
# transaction, before the person is emptied. hidden: Counter of rows in confidence that
# were cleaned, for those alone who may read them
person_erased = Signal()
