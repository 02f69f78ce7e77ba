from typing import Any

from babel.dates import format_date
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenipo.conference.models import Membership
from plenipo.conference.queries import rules_of
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.actions.counts import publish as publish_count
from plenipo.delegations.models import Count
from plenipo.delegations.queries import counts as queries
from plenipo.kit.charts import LineChart, Point, Stage
from plenipo.kit.tiles import tile_map
from plenipo.registry.queries.countries import country_choices, region_name

PUBLISHES = (Membership.Duty.INVITATIONS, Membership.Duty.PRESS)
Rule = Count.Rule


@members_only()
def counts(request: MemberRequest, slug: str) -> HttpResponse:
    conference, rules = request.conference, rules_of(request.conference)
    figures = queries.figures_of(conference, rules)
    published = list(queries.published(conference)[:30])
    page = {
        "figures": [_figure(request, figures[rule], rules) for rule in Rule],
        "funnel": [
            Stage(str(Rule(rule).label), figure.parties + figure.organisations)
            for rule, figure in figures.items()
        ],
        "chart": _chart(conference),
        "map": country_map(queries.by_country(conference)),
        "regions": [
            (region_name(r) or _("no region"), n) for r, n in queries.by_region(conference)
        ],
        "published": queries.with_differences(published),
    }
    return render(request, "delegations/counts/counts.html", page)


def _figure(request: MemberRequest, figure: queries.Figure, rules: Any) -> dict[str, Any]:
    may = request.member.has(*PUBLISHES)
    return {
        "value": figure.parties + figure.organisations,
        "label": Rule(figure.rule).label,
        "note": _("%(parties)s parties, %(organisations)s organisations, %(countries)s countries")
        % vars(figure),
        "rule": queries.rule_in_words(figure.rule, rules),
        "publish": reverse("delegations:count-ask", args=[request.conference.slug, figure.rule])
        if may
        else "",
    }


def country_map(values: dict[str, int]) -> Any:
    return tile_map(
        values,
        title=_("Map of the acceptances"),
        value_label=_("parties and organisations"),
        names=dict(country_choices()),
    )


def _chart(conference: Any) -> LineChart:
    days = queries.answers_by_day(conference)
    language = (get_language() or "en").replace("-", "_")
    return LineChart(
        title=_("Acceptances over time"),
        points=[Point(format_date(day, "d MMM", language), n, str(n)) for day, n in days],
        at_label=_("Day"),
        value_label=_("accepted so far"),
    )


@members_only(*PUBLISHES)
def count_ask(request: MemberRequest, slug: str, rule: str) -> HttpResponse:
    """What would be published, word for word, before it is."""
    if rule not in Rule.values:
        raise Http404
    rules = rules_of(request.conference)
    figure = queries.figures_of(request.conference, rules)[Rule(rule)]
    today = format_date(timezone.localdate(), "long", (get_language() or "en").replace("-", "_"))
    page = {
        "title": Rule(rule).label,
        "text": queries.sentence(figure, rules, day=today),
        "effects": [
            queries.rule_in_words(rule, rules),
            _("It appears on the public page at once."),
        ],
        "action": reverse("delegations:count-publish", args=[slug, rule]),
        "button": _("Publish this figure"),
        "cancel_url": reverse("delegations:counts", args=[slug]),
        "hidden": [("seen", figure.parties + figure.organisations)],
    }
    return render(request, "delegations/counts/ask.html", page)


@members_only(*PUBLISHES)
@deed
def count_publish(request: MemberRequest, slug: str, rule: str) -> HttpResponse:
    seen = request.POST.get("seen", "")
    if rule not in Rule.values or not seen.isdigit():
        raise Http404
    by = request.member.by(Membership.Duty.PRESS)
    publish_count(request.conference, rule, seen=int(seen), by=by)
    messages.success(request, _("The figure is published."))
    return redirect("delegations:counts", slug=slug)
