from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.models import Count
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.counts import as_seen, by_region, figures_of, last_of
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def publish(
    conference: Conference, rule: str, *, seen: str, after: int | None = None, by: By
) -> Count:
    """Publish a figure as it is counted at this moment.

    seen     the figure as the officer saw it, from `as_seen`: Refused if it changed meanwhile
    after    the last one published when the page was drawn, 0 if none was: the same figure is not published twice
             by two who do not know of each other
    """
    Conference.objects.select_for_update().get(pk=conference.pk)
    if after is not None and after != last_of(conference, rule):
        raise Refused(
            _("A colleague has since published this figure. Review it before you publish it again.")
        )
    rules = rules_of(conference).of(Figures)
    figure = figures_of(conference, rules)[Count.Rule(rule)]
    if as_seen(figure) != seen:
        raise Refused(_("The figure has since changed. Review it again before you publish it."))
    numbers = asdict(figure)
    territories = numbers.pop("territories")
    numbers.pop("rule")
    count = Count.objects.create(
        conference=conference,
        rule=rule,
        rounded=rules.rounded_figures,
        details={
            "territories": territories,
            "host_counted": rules.host_counted,
            "regions": {each.region: getattr(each, rule) for each in by_region(conference, rules)},
        },
        at=timezone.now(),
        by=by.account,
        **numbers,
    )
    record(
        Verb.COUNT_PUBLISHED,
        by=by,
        about=count,
        rule=rule,
        total=figure.parties + figure.organisations,
        countries=count.countries,
    )
    return count
