"""Who may take part in a decision that takes two people. Rules over values: nothing is read here."""

from plenipo.conference.models import Membership, RuleProposal
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.sections import all_rules
from plenipo.records.models import By


def is_another(by: By, proposal: RuleProposal) -> bool:
    return by.account is not None and by.account.pk != proposal.proposed_by_id


def holds_the_guard(member: Membership, proposal: RuleProposal) -> bool:
    """The duty that the rule names for the second person; the secretary-general holds it too."""
    rule = all_rules().get(proposal.rule)
    return bool(rule and rule.guard and member.has(rule.guard.duty))


def may_accept_rule(member: Membership, proposal: RuleProposal) -> bool:
    return holds_the_guard(member, proposal) and member.account_id != proposal.proposed_by_id


def may_drop_rule(member: Membership, proposal: RuleProposal) -> bool:
    """Who could accept it, or who directs: of their own accord, or of another's."""
    return holds_the_guard(member, proposal) or member.has(SECRETARY_GENERAL)
