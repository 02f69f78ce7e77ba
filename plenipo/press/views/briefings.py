"""Briefings at the press desk: announced, with the figures quoted and who asks."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.models import Count
from plenipo.delegations.queries.counts import last_published
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.press.access import MemberRequest, deed, press_only
from plenipo.press.actions import briefings as actions
from plenipo.press.forms.briefings import (
    AskerForm,
    BriefingFilterForm,
    BriefingForm,
    CancelBriefingForm,
    QuoteForm,
)
from plenipo.press.models import Briefing, BriefingAsker
from plenipo.press.queries import briefings as queries
from plenipo.press.views.frame import crumbs, one_briefing, tell_public, way_to
from plenipo.press.words import briefings as words
from plenipo.records.actions import changed_first
from plenipo.registry.queries.finding import fits, terms_of

PER_PAGE = 100


@press_only
@require_safe
def briefings(request: MemberRequest, slug: str) -> HttpResponse:
    form, now = BriefingFilterForm(request.GET), timezone.now()
    asked = form.asked()
    terms = terms_of(asked["q"]) if asked["q"].strip() else []
    every = list(queries.with_transcripts(queries.briefings_of(request.conference)))
    lines = [
        line
        for line in map(words.briefing_line, every)
        if (not terms or fits(terms, line.texts))
        and (not asked["show"] or asked["show"] in words.kinds_of(line.row, now))
    ]
    shown = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    page = {"form": form, "lines": shown, "page": shown, "total": len(every), "now": now}
    return render(request, "press/briefings.html", page)


# ---- entering


@press_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    return _form_page(request, BriefingForm())


def _form_page(
    request: MemberRequest,
    form: BriefingForm,
    row: Briefing | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    below = [way_to(request, row)] if row else []
    page = {"form": form, "row": row, "crumbs": crumbs(request, *below), **more}
    return render(request, "press/briefing_edit.html", page, status=status)


@press_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = BriefingForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    made = actions.draft_briefing(request.conference, by=request.by, **form.cleaned_data)
    messages.success(request, _("Saved as a draft. Announce it to show it on the media page."))
    return redirect("press:briefing", slug, made.pk)


@press_only
@require_safe
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    form = BriefingForm(initial=BriefingForm.initial_of(row))
    return _form_page(request, form, row, seen=row.revision, was=drawn(form))


@press_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = one_briefing(request, pk), seen_in(request)
    if row.revision != seen:
        now = BriefingForm(initial=BriefingForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        form = BriefingForm(found.data)
        return _form_page(request, form, row, 409, seen=row.revision, overtaken=found)
    form, more = BriefingForm(request.POST), dict[str, Any]()
    if form.is_valid():
        told = form.cleaned_data
        if row.state == Briefing.State.ANNOUNCED:
            more = _differing(request, Briefing(conference=request.conference, **told))
        confirmed = request.POST.get("confirm", "")
        if done(
            form,
            lambda: actions.change_briefing(
                row, seen=seen, confirmed=confirmed, by=request.by, **told
            ),
        ):
            messages.success(request, _("Saved."))
            return redirect("press:briefing", slug, pk)
    was = request.POST.get("was", "")
    return _form_page(request, form, row, 422, seen=seen, was=was, **more)


def _differing(request: MemberRequest, row: Briefing) -> dict[str, Any]:
    """What is shown before figures go out that differ from those published."""
    differs = actions.figures_to_confirm(row)
    latest = last_published(request.conference).values() if differs else []
    return {
        "differs": words.differing_in_words(request.conference, differs, latest),
        "confirm": actions.as_confirmed(differs),
    }


# ---- one


@press_only
@require_safe
def briefing(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, one_briefing(request, pk))


def _page(request: MemberRequest, row: Briefing, status: int = 200, **forms: Any) -> HttpResponse:
    quotable = words.figures_in_words(request.conference, queries.counts_to_quote(row))
    askers = list(row.askers.all())
    is_draft = row.state == Briefing.State.DRAFT
    page = {
        "row": row,
        "line": words.briefing_line(row),
        "note": words.note_of(row),
        "quoted": words.figures_in_words(request.conference, queries.quoted_in(row)),
        "quote": QuoteForm(
            {each.count.pk: each.sentence for each in quotable}, initial={"seen": row.revision}
        )
        if quotable and row.state in Briefing.OPEN
        else None,
        "ahead": [each for each in askers if each.way == BriefingAsker.Way.AHEAD],
        "hands": [each for each in askers if each.way == BriefingAsker.Way.HAND],
        "asker": AskerForm(initial={"way": "ahead" if row.starts > timezone.now() else "hand"}),
        "cancel": CancelBriefingForm(initial={"seen": row.revision}),
        "passages": row.passages.count(),
        "at": reverse("portal:media-briefing", args=[request.conference.slug, row.pk]),
        "versions": [*map(words.version_in_words, queries.latest_versions(row).values())],
        "crumbs": crumbs(request),
        **(_differing(request, row) if is_draft else {}),
        **forms,
    }
    return render(request, "press/briefing.html", page, status=status)


@press_only
@deed
def announce(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    confirmed = request.POST.get("confirm", "")
    actions.announce_briefing(row, seen=seen_in(request), confirmed=confirmed, by=request.by)
    tell_public(request, _("Announced: the media page shows it."), _("Announced."))
    return redirect("press:briefing", slug, pk)


@press_only
@deed
def cancel(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    form = CancelBriefingForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.cancel_briefing(row, by=request.by, **form.cleaned_data),
        at="reason",
    ):
        tell_public(
            request, _("Cancelled: the media page says so, with the reason."), _("Cancelled.")
        )
        return redirect("press:briefing", slug, pk)
    return _page(request, row, 422, cancel=form)


@press_only
@deed
def quote(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    quotable = queries.counts_to_quote(row)
    said = {
        each.count.pk: each.sentence
        for each in words.figures_in_words(request.conference, quotable)
    }
    form = QuoteForm(said, request.POST)
    if form.is_valid() and done(
        form, lambda: actions.quote_figure(row, by=request.by, **form.cleaned_data)
    ):
        messages.success(request, _("The figure is quoted, with its rule and its moment."))
        return redirect("press:briefing", slug, pk)
    return _page(request, row, 409, quote=form)


@press_only
@deed
def unquote(request: MemberRequest, slug: str, pk: int, count: int) -> HttpResponse:
    row = one_briefing(request, pk)
    figure = get_object_or_404(Count, pk=count, conference=request.conference)
    actions.remove_figure(row, figure, seen=seen_in(request), by=request.by)
    messages.success(request, _("The figure is no longer quoted."))
    return redirect("press:briefing", slug, pk)


@press_only
@deed
def ask(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = one_briefing(request, pk), AskerForm(request.POST)
    if form.is_valid() and done(
        form, lambda: actions.add_asker(row, by=request.by, **form.cleaned_data)
    ):
        messages.success(request, _("Put on the list."))
        return redirect("press:briefing", slug, pk)
    return _page(request, row, 422, asker=form)


@press_only
@deed
def asker(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = BriefingAsker.objects.filter(briefing__conference=request.conference)
    row, state = get_object_or_404(found, pk=pk), request.POST.get("state", "")
    if state not in BriefingAsker.State.values:
        state = row.state
    actions.mark_asker(row, state, seen=seen_in(request), by=request.by)
    return redirect("press:briefing", slug, row.briefing_id)
