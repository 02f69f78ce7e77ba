"""One order under two rules, side by side."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from plenipo.conference.queries import rules_of
from plenipo.conference.sections import PRESETS, preset
from plenipo.protocol.access import MemberRequest, protocol_only
from plenipo.protocol.forms.order import CompareForm
from plenipo.protocol.profile import ALPHABET, EQUAL, LOT, NONE, OrderRules
from plenipo.protocol.views.frame import in_words, order_now
from plenipo.protocol.words.compare import BY_LOT, EQUALITY, KINDS, side_by_side
from plenipo.protocol.words.order import rule_in_words


def _rules(request: MemberRequest, kind: str) -> OrderRules:
    own = rules_of(request.conference).of(OrderRules)
    if kind == EQUALITY:
        return replace(own, basis=EQUAL, first=ALPHABET, then=NONE)
    if kind == BY_LOT:
        return replace(own, basis=EQUAL, first=LOT, then=NONE)
    return preset(kind).of(OrderRules) if kind in PRESETS else own


@protocol_only
@require_safe
def compare(request: MemberRequest, slug: str) -> HttpResponse:
    form = CompareForm(KINDS, request.GET)
    of, left, right = form.asked()
    form = CompareForm(KINDS, {"of": of, "left": left, "right": right})
    orders = [order_now(request, of, rules=_rules(request, kind)) for kind in (left, right)]
    first = in_words(request, orders[0])
    second = in_words(request, orders[1])
    page = {
        "form": form,
        "pairs": side_by_side(first, second),
        "left": KINDS[left],
        "right": KINDS[right],
        "rules": [
            (KINDS[kind], rule_in_words(each))
            for kind, each in zip((left, right), orders, strict=True)
        ],
    }
    return render(request, "protocol/compare.html", page)
