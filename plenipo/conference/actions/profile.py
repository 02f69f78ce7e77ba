from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference, RuleProposal, RulesProfile
from plenipo.conference.profile import Names
from plenipo.conference.queries.profile import profile_of, rules_of
from plenipo.conference.rules import is_another
from plenipo.conference.sections import UNSAID, all_rules, guarded
from plenipo.conference.signals import names_changed, rules_changed
from plenipo.conference.verbs import Verb
from plenipo.conference.words.profile import rules_have_changed
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By

TEXT = "source"  # what somebody wrote: the journal says only that it changed


State = RuleProposal.State


@transaction.atomic
def change_rules(
    conference: Conference, *, by: By, seen_version: int, **changes: Any
) -> RulesProfile:
    """Write the next version of the profile. Refused when somebody else wrote one since it was seen, and for what takes
    two people."""
    for key in guarded(rules_of(conference).values, changes):
        raise Refused(
            _("“%(rule)s”: one person proposes this change and a second accepts it.")
            % {"rule": all_rules()[key].label}
        )
    return _written(conference, changes, by=by, seen_version=seen_version)


@transaction.atomic
def change_or_propose(
    conference: Conference, *, by: By, seen_version: int, **changes: Any
) -> list[RuleProposal]:
    """What one person may change holds at once; the rest is proposed, and told."""
    now = rules_of(conference)
    wanted = now.changed(**changes).values
    apart = guarded(now.values, wanted)
    alone = {name: value for name, value in changes.items() if name not in apart}
    if not apart or now.changed(**alone).values != now.values:
        change_rules(conference, by=by, seen_version=seen_version, **alone)
    return [_propose(conference, key, now.values[key], wanted[key], by=by) for key in apart]


def _propose(conference: Conference, rule: str, before: Any, value: Any, *, by: By) -> RuleProposal:
    """What was proposed of it before is replaced."""
    Conference.objects.select_for_update().get(pk=conference.pk)
    waiting = RuleProposal.objects.filter(conference=conference, rule=rule, state=State.PROPOSED)
    waiting.update(state=State.DROPPED, decided_by=by.account, decided_at=timezone.now())
    record(
        Verb.RULE_PROPOSED, by=by, about=conference, rules=[rule], values={rule: [before, value]}
    )
    return RuleProposal.objects.create(
        conference=conference,
        rule=rule,
        value=value,
        proposed_by=by.account,
        proposed_at=timezone.now(),
    )


@transaction.atomic
def accept_rule(proposal: RuleProposal, *, by: By) -> None:
    """By another than who proposed it. That they hold the duty is asked by the view (`may_accept_rule`)."""
    if not is_another(by, proposal):
        raise Refused(_("You proposed this. A second person must accept it."))
    _decide(proposal, State.ACCEPTED, by)
    conference = proposal.conference
    last = profile_of(conference)
    changes = {proposal.rule: proposal.value}
    _written(conference, changes, by=by, seen_version=last.version if last else 0)


@transaction.atomic
def drop_rule(proposal: RuleProposal, *, by: By) -> None:
    """The rule stays: a second person declines, or the first thinks better of it."""
    _decide(proposal, State.DROPPED, by)
    record(Verb.RULE_DROPPED, by=by, about=proposal.conference, rules=[proposal.rule])


def _decide(proposal: RuleProposal, state: str, by: By) -> None:
    waiting = RuleProposal.objects.filter(pk=proposal.pk, state=State.PROPOSED)
    if not waiting.update(state=state, decided_by=by.account, decided_at=timezone.now()):
        raise Refused(_("This has already been decided. Reload the page to see it."))


def _written(
    conference: Conference, changes: dict[str, Any], *, by: By, seen_version: int
) -> RulesProfile:
    Conference.objects.select_for_update().get(pk=conference.pk)  # one change after the other
    last = profile_of(conference)
    version = last.version if last else 0
    if version != seen_version:
        raise Refused(rules_have_changed(version))
    before = rules_of(conference)
    after = before.changed(**changes)
    told = _told(before.values, after.values)
    profile = RulesProfile.objects.create(
        conference=conference,
        version=version + 1,
        preset=last.preset if last else UNSAID,
        values=after.values,
        since=timezone.now(),
    )
    conference._rules = after  # type: ignore[attr-defined]
    record(
        Verb.RULES_CHANGED,
        by=by,
        about=conference,
        version=profile.version,
        rules=sorted(told),
        values={name: pair for name, pair in sorted(told.items()) if name != TEXT},
    )
    if before.of(Names) != after.of(Names):
        conference.__dict__.pop("_names_of_countries", None)
        names_changed.send(Conference, conference=conference, parties=None)
    rules_changed.send(Conference, conference=conference, before=before, after=after, by=by)
    return profile


def _told(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """Of each rule that changes, both values."""
    return {name: [before[name], after[name]] for name in after if after[name] != before[name]}
