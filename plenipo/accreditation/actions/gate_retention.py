"""Passages after the period of retention: how many went through, and not who."""

from plenipo.accreditation.models import Passage
from plenipo.delegations.queries.retention import Due
from plenipo.people.models import PARTICIPANT


def let_passages_go(due: Due) -> None:
    if due.has(PARTICIPANT):
        passages = Passage.objects.filter(conference=due.conference, badge__isnull=False)
        due.count(Passage, passages.update(badge=None))
