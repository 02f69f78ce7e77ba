"""Orders that were settled, and what has changed since."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.forms import done, state_of
from plenipo.kit.locales import listed
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions.orders import settle_order
from plenipo.protocol.forms.order import SettleForm
from plenipo.protocol.models import OrderOf, SettledOrder
from plenipo.protocol.queries import settled as queries
from plenipo.protocol.views.frame import crumbs, in_words, order_now
from plenipo.protocol.views.order import as_file
from plenipo.protocol.words.compare import differences_in_words
from plenipo.protocol.words.order import TITLES, rule_in_words


@protocol_only
@require_safe
def settled_orders(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request)


def _page(
    request: MemberRequest, form: SettleForm | None = None, of: str = "", status: int = 200
) -> HttpResponse:
    orders = {kind: order_now(request, kind) for kind in OrderOf}
    forms = [
        (
            kind,
            TITLES[kind],
            len(order.lines),
            len({line.key for rows in order.missing.values() for line in rows}),
            state_of(queries.rows_of(order)),
            form if form and of == kind else SettleForm(auto_id=f"{kind}_%s"),
        )
        for kind, order in orders.items()
    ]
    page = {
        "forms": forms,
        "lines": [
            (each, TITLES[OrderOf(each.of)])
            for each in queries.settled_orders(request.conference).order_by("-at", "-pk")
        ],
    }
    return render(request, "protocol/settled.html", page, status=status)


@protocol_only
@deed
def settle(request: MemberRequest, slug: str) -> HttpResponse:
    of = request.POST.get("of", "")
    kind = OrderOf(of) if of in OrderOf.values else OrderOf.DELEGATIONS
    form = SettleForm(request.POST, auto_id=f"{kind}_%s")
    if not form.is_valid():
        return _page(request, form, kind, status=422)
    made: list[SettledOrder] = []
    if not done(
        form,
        lambda: made.append(
            settle_order(
                request.conference,
                kind,
                note=form.cleaned_data["note"],
                seen=request.POST.get("was", ""),
                by=request.by,
            )
        ),
    ):
        return _page(request, form, kind, status=409)
    messages.success(request, _("The order has been settled. It stays as it is."))
    return redirect("protocol:settled-order", slug, made[0].pk)


def _one(request: MemberRequest, pk: int) -> SettledOrder:
    return get_object_or_404(queries.settled_orders(request.conference), pk=pk)


@protocol_only
@require_safe
def settled_order(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _one(request, pk)
    then, now = queries.as_it_was(request.conference, row), order_now(request, row.of)
    page = {
        "row": row,
        "title": TITLES[OrderOf(row.of)],
        "lines": in_words(request, then).lines(),
        "rule": rule_in_words(then),
        "changes": differences_in_words(
            queries.differences(then, now), then, in_words(request, now)
        ),
        "crumbs": crumbs(request, ("protocol:settled", _("Settled orders"))),
    }
    return render(request, "protocol/settled_order.html", page)


@protocol_only
@require_safe
def settled_file(request: MemberRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    row = _one(request, pk)
    found = queries.as_it_was(request.conference, row)
    lines = in_words(request, found).lines()
    told = listed(filter(None, (_("Settled, No. %(number)s") % {"number": row.number}, row.note)))
    return as_file(request.conference, found, lines, kind, note=told, number=row.number)
