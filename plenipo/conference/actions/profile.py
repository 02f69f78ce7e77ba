from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.bridge import rules_from, values_of
from plenipo.conference.models import Conference, RulesProfile
from plenipo.conference.queries.profile import profile_of, rules_of
from plenipo.conference.signals import list_set, names_changed
from plenipo.conference.verbs import Verb
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
        raise Refused(
            _("The rules have since been changed (version %(version)s). Please review them.")
            % {"version": version}
        )
    before = values_of(rules_of(conference))
    after = values_of(rules_from({**before, **changes}))
    changed = sorted(name for name in after if after[name] != before.get(name))
    profile = RulesProfile.objects.create(
        conference=conference,
        version=version + 1,
        preset=last.preset if last else "host_party",
        values=after,
        since=timezone.now(),
    )
    conference._rules = rules_from(after)  # type: ignore[attr-defined]
    record(
        Verb.RULES_CHANGED,
        by=by,
        about=conference,
        conference=conference.pk,
        version=profile.version,
        rules=changed,
        values={name: [before.get(name), after[name]] for name in changed if name != TEXT},
    )
    if before["country_names"] != after["country_names"]:
        conference.__dict__.pop("_names_of_countries", None)
        names_changed.send(Conference, conference=conference, parties=None)
    if before["list_state"] != after["list_state"]:
        list_set.send(Conference, conference=conference, state=after["list_state"], by=by)
    return profile
