from typing import Any

from django.db import transaction
from django.utils import timezone

from plenipo.conference.models import Conference, RulesProfile
from plenipo.conference.profile import Names
from plenipo.conference.queries.profile import profile_of, rules_of
from plenipo.conference.sections import UNSAID
from plenipo.conference.signals import names_changed, rules_changed
from plenipo.conference.verbs import Verb
from plenipo.conference.words.profile import rules_have_changed
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By

TEXT = "source"  # what somebody wrote: the journal says only that it changed


@transaction.atomic
def change_rules(
    conference: Conference, *, by: By, seen_version: int, **changes: Any
) -> RulesProfile:
    """Write the next version of the profile. Refused when somebody else wrote one since it was seen."""
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
