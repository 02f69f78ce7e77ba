"""Rules as two people change them: for what no test is about itself."""

from plenipo.conference.actions import accept_rule, change_or_propose
from plenipo.conference.queries.profile import profile_of
from plenipo.records.models import By


def changed_by_two(world, **rules):
    """By the secretary-general, and accepted by accreditation where the rule asks for a second person."""
    before = profile_of(world.conference)
    proposed = change_or_propose(
        world.conference,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=before.version if before else 0,
        **rules,
    )
    for each in proposed:
        accept_rule(each, by=By(duty="accreditation", account=world.ada))
