from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.models import Membership
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.names import country_here
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.actions.counts import publish as publish_count
from plenipo.delegations.models import Count, Invitation
from plenipo.delegations.profile import INVITATIONS, PRESS, Figures
from plenipo.delegations.queries import counts as queries
from plenipo.delegations.words.counts import host_in_words, rule_in_words, sentence
from plenipo.kit.access import may_open
from plenipo.kit.charts import LineChart, Point, Stage
from plenipo.kit.days import day_and_month, long_day
from plenipo.kit.forms import whole
from plenipo.kit.locales import listed
from plenipo.kit.tiles import tile_map
from plenipo.registry.words.countries import country_choices, region_name

PUBLISHES = (INVITATIONS, PRESS)
Rule = Count.Rule


@members_only()
def counts(request: MemberRequest, slug: str) -> HttpResponse:
    conference, rules = request.conference, rules_of(request.conference).of(Figures)
    figures = queries.figures_of(conference, rules)
    late = queries.late_in(conference, today=timezone.localdate())
    page = {
        "figures": [_figure(figures[rule], rules) for rule in Rule],
        "publish": _publish_links(request),
        "late": _late(request.member, late),
        "funnel": [
            Stage(str(Rule(rule).label), figure.parties + figure.organisations)
            for rule, figure in figures.items()
        ],
        "accepted": _chart(_("Acceptances over time"), queries.answers_by_day(conference, rules)),
        "answered": _chart(
            _("All replies over time"),
            queries.answers_by_day(conference, rules, Invitation.ANSWERED),
        ),
        "map": country_map(queries.by_country(conference, rules)),
        "regions": [
            (region_name(each.region) or _("no region"), each)
            for each in queries.by_region(conference, rules)
        ],
        "published": queries.with_differences(queries.published(conference)[:30]),
        "accepted_rule": rule_in_words(Rule.ACCEPTED, rules),
        "host_rule": host_in_words(rules),
        "left_out": _left_out(request, rules),
        "feed": settings.ADDRESS + reverse("feed", args=[slug]),
        "frame": settings.ADDRESS + reverse("portal:embed-counts", args=[slug]),
    }
    return render(request, "delegations/counts/counts.html", page)


def _left_out(request: MemberRequest, rules: Figures) -> dict[str, Any]:
    """Who they are is said to those who read the board of invitations."""
    found = list(queries.left_out(request.conference, rules))
    reads = request.member.has("invitations", "observer", "accreditation")
    country = country_here(request.conference.country, request.conference) if found else ""
    return {"n": len(found), "country": country, "invitations": found if reads else []}


def _figure(figure: queries.CountFigure, rules: Figures) -> dict[str, Any]:
    return {
        "value": figure.parties + figure.organisations,
        "label": Rule(figure.rule).label,
        "note": _counted_apart(figure),
        "rule": rule_in_words(figure.rule, rules),
    }


def _counted_apart(figure: queries.CountFigure) -> str:
    parties = ngettext("%(n)s party", "%(n)s parties", figure.parties)
    organisations = ngettext("%(n)s organisation", "%(n)s organisations", figure.organisations)
    countries = ngettext("%(n)s country", "%(n)s countries", figure.countries)
    return listed(
        [
            parties % {"n": figure.parties},
            organisations % {"n": figure.organisations},
            countries % {"n": figure.countries},
        ]
    )


def _publish_links(request: MemberRequest) -> list[tuple[str, str]]:
    if not request.member.has(*PUBLISHES):
        return []
    slug = request.conference.slug
    return [(reverse("delegations:count-ask", args=[slug, rule]), str(rule.label)) for rule in Rule]


def _late(member: Membership, late: dict[str, int]) -> list[tuple[str, str]]:
    """(what is late, where it is dealt with, empty for who may not go there)"""
    silent = ngettext(
        "%(n)s party has not replied by its deadline",
        "%(n)s parties have not replied by their deadlines",
        late["silent"],
    )
    names = ngettext(
        "%(n)s delegation overdue",
        "%(n)s delegations overdue",
        late["names"],
    )
    told = [
        (late["silent"], silent, "delegations:invitations"),
        (late["names"], names, "delegations:board"),
    ]
    return [(text % {"n": n}, _late_at(member, address)) for n, text, address in told if n]


def _late_at(member: Membership, address: str) -> str:
    url = reverse(address, args=[member.conference.slug]) + "?state=late"
    return url if may_open(member, url) else ""


def country_map(values: dict[str, int]) -> Any:
    return tile_map(
        values,
        title=_("Map of acceptances"),
        value_label=_("parties and organisations"),
        names=dict(country_choices()),
    )


def _chart(title: str, days: list[tuple[date, int]]) -> LineChart:
    return LineChart(
        title=title,
        points=[Point(day_and_month(day), n, str(n)) for day, n in days],
        at_label=_("Day"),
        value_label=_("so far"),
    )


@members_only(*PUBLISHES)
def count_ask(request: MemberRequest, slug: str, rule: str) -> HttpResponse:
    """What would be published, word for word, before it is."""
    if rule not in Rule.values:
        raise Http404
    rules = rules_of(request.conference).of(Figures)
    figure = queries.figures_of(request.conference, rules)[Rule(rule)]
    today = long_day(timezone.localdate())
    page = {
        "title": Rule(rule).label,
        "text": sentence(figure, rules, day=today),
        "effects": [
            rule_in_words(rule, rules),
            _("It appears on the public page immediately."),
        ],
        "action": reverse("delegations:count-publish", args=[slug, rule]),
        "button": _("Publish this figure"),
        "cancel_url": reverse("delegations:counts", args=[slug]),
        "hidden": [
            ("seen", queries.as_seen(figure)),
            ("after", queries.last_of(request.conference, rule)),
        ],
    }
    return render(request, "delegations/counts/ask.html", page)


@members_only(*PUBLISHES)
@deed
def count_publish(request: MemberRequest, slug: str, rule: str) -> HttpResponse:
    if rule not in Rule.values:
        raise Http404
    seen, after = request.POST.get("seen", ""), whole(request.POST.get("after", ""), -1)
    publish_count(request.conference, rule, seen=seen, after=after, by=request.by)
    messages.success(request, _("The figure has been published."))
    return redirect("delegations:counts", slug=slug)
