"""What has happened to the rules, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from plenipo.conference.declared import DUTIES, label_of
from plenipo.conference.models import RuleProposal
from plenipo.conference.sections import Rules, all_rules
from plenipo.kit.locales import listed


def rules_have_changed(version: int) -> str:
    return _("The rules have since been changed (version %(version)s). Please review them.") % {
        "version": version
    }


class RuleToldOf(NamedTuple):
    """A proposal about a rule in words: the rule, what it is, what it would be, the duty of the second person."""

    proposal: RuleProposal
    rule: str
    now: str
    value: str
    duty: str


def proposals_in_words(proposals: Iterable[RuleProposal], rules: Rules) -> list[RuleToldOf]:
    known, values = all_rules(), rules.values
    return [
        RuleToldOf(
            each,
            str(rule.label),
            rule.told(values[each.rule]),
            rule.told(each.value),
            label_of(rule.guard.duty, DUTIES) if rule.guard else "",
        )
        for each in proposals
        if (rule := known.get(each.rule))
    ]


def proposed_in_words(proposals: Iterable[RuleProposal]) -> str:
    """To who has just proposed them."""
    known = all_rules()
    named = listed(str(known[each.rule].label) for each in proposals)
    return _("A second person must accept this change: %(rules)s.") % {"rules": named}
