"""The log of gifts at the desk of protocol."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.queries import rules_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.phrases import sentences
from plenipo.kit.sheets import download
from plenipo.programme.queries.sessions import sessions_of
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import gifts as actions
from plenipo.protocol.formats.gifts import gifts_as_pdf
from plenipo.protocol.forms.gifts import GiftFilterForm, GiftForm, GiftRefusalForm
from plenipo.protocol.models import Gift
from plenipo.protocol.profile import GiftRules
from plenipo.protocol.queries import gifts as queries
from plenipo.protocol.rules import may_decide, may_delete
from plenipo.protocol.views.frame import crumbs, today
from plenipo.protocol.words import gifts as words
from plenipo.records.actions import changed_first
from plenipo.registry.queries.finding import fits, terms_of

PER_PAGE = 100


# ---- the list


@protocol_only
@require_safe
def gifts(request: MemberRequest, slug: str) -> HttpResponse:
    form = GiftFilterForm(request.GET)
    lines = _lines(request)
    shown = Paginator(_narrowed(lines, form.asked()), PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "form": form,
        "lines": shown,
        "page": shown,
        "total": len(lines),
        "query": request.GET.urlencode(),
        "figures": _figures(request, lines),
        "rule": _rule(request),
    }
    return render(request, "protocol/gifts/gifts.html", page)


def _lines(request: MemberRequest) -> list[words.GiftLine]:
    found = queries.gifts_of(request.conference)
    return [words.gift_line(each, request.conference) for each in found]


def _narrowed(lines: list[words.GiftLine], asked: dict[str, str]) -> list[words.GiftLine]:
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    return [
        each
        for each in lines
        if (not terms or fits(terms, each.texts))
        and (not asked["direction"] or each.gift.direction == asked["direction"])
        and (not asked["show"] or asked["show"] in each.kinds)
    ]


def _figures(request: MemberRequest, lines: list[words.GiftLine]) -> list[dict[str, Any]]:
    url = reverse("protocol:gifts", args=[request.conference.slug])
    counted = (
        (_("gifts received"), "direction=received", lambda each: each.gift.direction == "received"),
        (_("gifts given"), "direction=given", lambda each: each.gift.direction == "given"),
        (_("waiting for approval"), "show=waiting", lambda each: "waiting" in each.kinds),
        (_("disposition not yet decided"), "show=open", lambda each: "open" in each.kinds),
    )
    return [
        {"value": n, "label": label, "url": f"{url}?{query}"}
        for label, query, fitting in counted
        if (n := sum(map(fitting, lines)))
    ]


def _rule(request: MemberRequest) -> str:
    return sentences(rules_of(request.conference).of(GiftRules).in_words())


@protocol_only
@require_safe
def gifts_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what is shown, every page of it."""
    every = _lines(request)
    lines = _narrowed(every, GiftFilterForm(request.GET).asked())
    name = f"{slug}-gifts"
    if kind != "pdf":
        return download(name, kind, *words.as_rows(lines))
    counted = {"n": len(lines), "all": len(every)}
    paper = words.paper_of(lines, today(), _rule(request), counted)
    answer = HttpResponse(gifts_as_pdf(request.conference, paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


# ---- entering


def _form(request: MemberRequest, *args: Any, row: Gift | None = None, **more: Any) -> GiftForm:
    sides = queries.possible_sides(request.conference, row)
    pictured = bool(row and vars(row).get("pictured"))
    sessions = sessions_of(request.conference)
    return GiftForm(sides, sessions, *args, pictured=pictured, **more)


def _picture(form: GiftForm) -> bytes | None:
    """Looked at before the deed begins. What is wrong with the file stands at its field."""
    if not form.is_valid() or not form.cleaned_data["picture"]:
        return None
    try:
        return actions.picture_sent(form.cleaned_data["picture"])
    except Refused as no:
        form.add_error("picture", str(no))
        return None


@protocol_only
@require_safe
def gift_new(request: MemberRequest, slug: str) -> HttpResponse:
    usual = {"day": today(), "currency": rules_of(request.conference).of(GiftRules).currency}
    return _form_page(request, _form(request, initial=usual))


def _form_page(
    request: MemberRequest,
    form: GiftForm,
    row: Gift | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        "form": form,
        "row": row,
        "rule": _rule(request),
        "crumbs": _crumbs(request, row),
        **more,
    }
    return render(request, "protocol/gifts/edit.html", page, status=status)


def _crumbs(request: MemberRequest, row: Gift | None = None) -> list[dict[str, str]]:
    way = crumbs(request, ("protocol:gifts", _("Gifts")))
    if row:
        url = reverse("protocol:gift", args=[request.conference.slug, row.pk])
        way.append({"label": _called(row), "url": url})
    return way


def _called(row: Gift) -> str:
    return _("Gift No. %(number)s") % {"number": row.number}


@protocol_only
def gift_add(request: MemberRequest, slug: str) -> HttpResponseBase:
    form = _form(request, request.POST, request.FILES)
    return _add(request, form, _picture(form))


@deed
def _add(request: MemberRequest, form: GiftForm, picture: bytes | None) -> HttpResponse:
    if not form.is_valid():
        return _form_page(request, form, status=422)
    actions.enter_gift(request.conference, form.values(), picture=picture, by=request.by)
    messages.success(request, _("The gift has been entered."))
    return redirect("protocol:gifts", request.conference.slug)


# ---- one gift


def _gift(request: MemberRequest, pk: int) -> Gift:
    found = get_object_or_404(queries.gifts_of(request.conference), pk=pk)
    found.conference = request.conference  # its rules are read once
    return found


@protocol_only
@require_safe
def gift(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _gift_page(request, _gift(request, pk))


def _gift_page(
    request: MemberRequest, row: Gift, form: GiftRefusalForm | None = None, status: int = 200
) -> HttpResponse:
    page = {
        "row": row,
        "called": _called(row),
        "line": words.gift_line(row, request.conference),
        "waits": row.state == Gift.State.WAITING,
        "may_decide": may_decide(row, request.by.account),
        "may_delete": may_delete(row),
        "form": form or GiftRefusalForm(initial={"seen": row.revision}),
        "rule": _rule(request),
        "crumbs": _crumbs(request),
    }
    return render(request, "protocol/gifts/gift.html", page, status=status)


@protocol_only
@require_safe
def gift_picture(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """It is a picture and nothing else, whatever a browser would make of it; and it stays nowhere."""
    found = queries.picture_of(_gift(request, pk))
    if found is None:
        raise Http404
    return HttpResponse(
        found,
        content_type="image/jpeg",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Content-Disposition": 'inline; filename="gift.jpg"',
            "Cache-Control": "no-store, private",
        },
    )


@protocol_only
@require_safe
def gift_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _gift(request, pk)
    form = _form(request, row=row, initial=GiftForm.initial_of(row))
    return _form_page(request, form, row, seen=row.revision, was=drawn(form))


@protocol_only
def gift_change(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    row = _gift(request, pk)
    form = _form(request, request.POST, request.FILES, row=row)
    return _change(request, row, form, _picture(form))


@deed
def _change(
    request: MemberRequest, row: Gift, form: GiftForm, picture: bytes | None
) -> HttpResponse:
    seen = seen_in(request)
    if row.revision != seen:
        now = _form(request, row=row, initial=GiftForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        form = _form(request, found.data, row=row)
        return _form_page(request, form, row, 409, seen=row.revision, overtaken=found)
    if form.is_valid() and done(
        form,
        lambda: actions.change_gift(
            row,
            form.values(),
            seen=seen,
            picture=picture,
            without_picture=form.cleaned_data.get("without_picture", False),
            by=request.by,
        ),
    ):
        messages.success(request, _("Saved."))
        return redirect("protocol:gift", request.conference.slug, row.pk)
    return _form_page(request, form, row, 422, seen=seen, was=request.POST.get("was", ""))


@protocol_only
@deed
def gift_delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.delete_gift(_gift(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The gift has been deleted."))
    return redirect("protocol:gifts", slug)


@protocol_only
@deed
def gift_approve(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.approve_gift(_gift(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The gift has been approved."))
    return redirect("protocol:gift", slug, pk)


@protocol_only
@deed
def gift_refuse(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _gift(request, pk)
    form = GiftRefusalForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.refuse_gift(row, told["reason"], seen=told["seen"], by=request.by),
        at="reason",
    ):
        return _gift_page(request, row, form, status=422)
    messages.success(request, _("The gift has been refused."))
    return redirect("protocol:gift", slug, pk)
