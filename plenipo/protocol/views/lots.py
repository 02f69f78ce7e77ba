"""Drawing lots at the desk: prepared, published, drawn, annulled."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.forms import done, seen_in
from plenipo.kit.locales import language_name
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import lots as actions
from plenipo.protocol.formats.lots import record_as_pdf
from plenipo.protocol.forms.lots import (
    AnnulForm,
    ContributionsForm,
    DrawForm,
    NumbersForm,
    WitnessesForm,
)
from plenipo.protocol.models import LotDraw
from plenipo.protocol.queries.lots import draws_of
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.views.frame import crumbs
from plenipo.protocol.words import lots as words
from plenipo.protocol.words.ranks import ranks_in_words

LANGUAGES = dict(settings.LANGUAGES)


@protocol_only
@require_safe
def draws(request: MemberRequest, slug: str) -> HttpResponse:
    classes = classes_of(request.conference)
    lines = [
        {
            "draw": each,
            "title": words.title_of(each, classes),
            "tone": words.TONES[LotDraw.State(each.state)],
            "outcome": words.outcome_of(each, words.lots_in_words(each)),
        }
        for each in draws_of(request.conference)
    ]
    return render(request, "protocol/draws.html", {"lines": lines})


@protocol_only
@require_safe
def draw_new(request: MemberRequest, slug: str) -> HttpResponse:
    first = {"what": request.GET.get("what", ""), "rank": request.GET.get("rank", "")}
    return _new_page(
        request, DrawForm(ranks_in_words(classes_of(request.conference)), initial=first)
    )


def _new_page(request: MemberRequest, form: DrawForm, status: int = 200) -> HttpResponse:
    page = {"form": form, "crumbs": crumbs(request, ("protocol:draws", _("Drawing of lots")))}
    return render(request, "protocol/draw_new.html", page, status=status)


@protocol_only
@deed
def draw_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = DrawForm(ranks_in_words(classes_of(request.conference)), request.POST)
    if not form.is_valid():
        return _new_page(request, form, status=422)
    made: list[LotDraw] = []
    if not done(
        form,
        lambda: made.append(
            actions.prepare_draw(request.conference, by=request.by, **form.cleaned_data)
        ),
        at="what",
    ):
        return _new_page(request, form, status=409)
    return redirect("protocol:draw", slug, made[0].pk)


def _draw(request: MemberRequest, pk: int) -> LotDraw:
    return get_object_or_404(draws_of(request.conference), pk=pk)


@protocol_only
@require_safe
def draw(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _draw(request, pk))


def _page(request: MemberRequest, row: LotDraw, status: int = 200, **forms: Any) -> HttpResponse:
    seen = {"seen": row.revision}
    lots = words.lots_in_words(row)
    page = {
        "draw": row,
        "title": words.title_of(row, classes_of(request.conference)),
        "tone": words.TONES[LotDraw.State(row.state)],
        "outcome": words.outcome_of(row, lots),
        "how": words.how_in_words(row),
        "lots": lots,
        "only_one": row.what in LotDraw.OF_ONE,
        "wanted": 1 if row.what in LotDraw.OF_ONE else len(row.lots),
        "contributions": ContributionsForm(initial=seen),
        "numbers": NumbersForm(initial=seen),
        "witnesses": WitnessesForm(initial=seen, auto_id="by_%s"),
        "annul": AnnulForm(initial=seen),
        "languages": [(code, language_name(code)) for code in LANGUAGES],
        "crumbs": crumbs(request, ("protocol:draws", _("Drawing of lots"))),
        **forms,
    }
    return render(request, "protocol/draw.html", page, status=status)


@protocol_only
@deed
def draw_publish(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.publish_draw(_draw(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Published. Everybody can read it from now on."))
    return redirect("protocol:draw", slug, pk)


@protocol_only
@deed
def draw_hold(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _draw(request, pk), ContributionsForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.draw_by_seed(row, told["contributions"], seen=told["seen"], by=request.by),
        at="contributions",
    ):
        return _page(request, row, status=409 if told else 422, contributions=form)
    messages.success(request, _("The lots have been drawn. The record can be printed."))
    return redirect("protocol:draw", slug, pk)


@protocol_only
@deed
def draw_enter(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _draw(request, pk), NumbersForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.enter_numbers(row, told["numbers"], seen=told["seen"], by=request.by),
        at="numbers",
    ):
        return _page(request, row, status=409 if told else 422, numbers=form)
    return redirect("protocol:draw", slug, pk)


@protocol_only
@deed
def draw_back(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.take_back_number(_draw(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The last number has been removed."))
    return redirect("protocol:draw", slug, pk)


@protocol_only
@deed
def draw_witnessed(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _draw(request, pk), WitnessesForm(request.POST, auto_id="by_%s")
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.draw_witnessed(row, told["witnesses"], seen=told["seen"], by=request.by),
        at="witnesses",
    ):
        return _page(request, row, status=409 if told else 422, witnesses=form)
    messages.success(request, _("The result has been recorded. It does not change any more."))
    return redirect("protocol:draw", slug, pk)


@protocol_only
@deed
def draw_annul(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _draw(request, pk), AnnulForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not done(
        form,
        lambda: actions.annul_draw(row, told["reason"], seen=told["seen"], by=request.by),
    ):
        return _page(request, row, status=409 if told else 422, annul=form)
    messages.success(request, _("The draw has been annulled. Prepare a new one to draw again."))
    return redirect("protocol:draw", slug, pk)


@protocol_only
@require_safe
def draw_record(request: MemberRequest, slug: str, pk: int, language: str) -> HttpResponse:
    row = _draw(request, pk)
    if language not in LANGUAGES:
        raise Http404
    record = words.record_of(request.conference, row, classes_of(request.conference), language)
    answer = HttpResponse(record_as_pdf(record), content_type="application/pdf")
    name = f"{slug}-draw-{row.number}-{language}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
