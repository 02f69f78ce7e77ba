"""Press releases at the desk: drafted, given their moment, corrected, withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.queries.counts import last_published
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.press.access import MemberRequest, deed, press_only
from plenipo.press.actions import releases as actions
from plenipo.press.actions.briefings import as_confirmed
from plenipo.press.forms.releases import (
    PressCorrectionForm,
    PressReleaseForm,
    ReleaseMomentForm,
    WithdrawReleaseForm,
)
from plenipo.press.models import PressRelease
from plenipo.press.queries.releases import is_out, releases_of
from plenipo.press.words import releases as words
from plenipo.press.words.briefings import differing_in_words
from plenipo.records.actions import changed_first

PER_PAGE = 100


@press_only
@require_safe
def releases(request: MemberRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    lines = [words.release_line(each, now) for each in releases_of(request.conference)]
    shown = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "press/releases.html", {"lines": shown, "page": shown})


def _crumbs(request: MemberRequest, row: PressRelease | None = None) -> list[dict[str, str]]:
    slug = request.conference.slug
    way = [{"url": reverse("press:releases", args=[slug]), "label": _("Press releases")}]
    if row is not None:
        line = words.release_line(row, timezone.now())
        way.append({"url": reverse("press:release", args=[slug, row.pk]), "label": line.title})
    return way


def _one(request: MemberRequest, pk: int) -> PressRelease:
    row = get_object_or_404(releases_of(request.conference), pk=pk)
    row.conference = request.conference
    return row


def _form(row: PressRelease | None, *args: Any, **kwargs: Any) -> PressReleaseForm:
    """Of one that is out a correction is asked for."""
    out = row is not None and is_out(row, timezone.now())
    return (PressCorrectionForm if out else PressReleaseForm)(*args, **kwargs)


@press_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    return _form_page(request, PressReleaseForm())


def _form_page(
    request: MemberRequest,
    form: PressReleaseForm,
    row: PressRelease | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {"form": form, "row": row, "crumbs": _crumbs(request, row), **more}
    return render(request, "press/release_edit.html", page, status=status)


@press_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = PressReleaseForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    made = actions.draft_release(request.conference, by=request.by, **form.cleaned_data)
    messages.success(request, _("Saved as a draft: nobody but the press desk reads it."))
    return redirect("press:release", slug, made.pk)


@press_only
@require_safe
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _one(request, pk)
    form = _form(row, initial=PressReleaseForm.initial_of(row))
    return _form_page(request, form, row, seen=row.revision, was=drawn(form))


@press_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = _one(request, pk), seen_in(request)
    if row.revision != seen:
        now = _form(row, initial=PressReleaseForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        return _form_page(
            request, _form(row, found.data), row, 409, seen=row.revision, overtaken=found
        )
    form, more = _form(row, request.POST), dict[str, Any]()
    if form.is_valid():
        more = _differing(request, form.cleaned_data) if row.state != "draft" else {}
        if done(form, lambda: _change(request, row, form, seen)):
            messages.success(request, _("Saved."))
            return redirect("press:release", slug, pk)
    was = request.POST.get("was", "")
    return _form_page(request, form, row, 422, seen=seen, was=was, **more)


def _change(request: MemberRequest, row: PressRelease, form: PressReleaseForm, seen: int) -> None:
    told = {"seen": seen, "confirmed": request.POST.get("confirm", ""), "by": request.by}
    if isinstance(form, PressCorrectionForm):
        actions.correct_release(row, **form.cleaned_data, **told)
    else:
        actions.change_release(row, **form.cleaned_data, **told)


def _differing(request: MemberRequest, values: dict[str, Any]) -> dict[str, Any]:
    differs = actions.figures_of_release(request.conference, values)
    latest = last_published(request.conference).values() if differs else []
    return {
        "differs": differing_in_words(request.conference, differs, latest),
        "confirm": as_confirmed(differs),
    }


@press_only
@require_safe
def release(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _one(request, pk))


def _page(
    request: MemberRequest, row: PressRelease, status: int = 200, **forms: Any
) -> HttpResponse:
    line = words.release_line(row, timezone.now())
    page = {
        "row": row,
        "line": line,
        "said": words.as_public(row, request.LANGUAGE_CODE),
        "schedule": ReleaseMomentForm(initial={"seen": row.revision, "at": row.release_at}),
        "withdraw": WithdrawReleaseForm(initial={"seen": row.revision}),
        "crumbs": _crumbs(request),
        **({} if line.out else _differing(request, {"title": row.title, "text": row.text})),
        **forms,
    }
    return render(request, "press/release.html", page, status=status)


@press_only
@deed
def schedule(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _one(request, pk), ReleaseMomentForm(request.POST)
    confirmed = request.POST.get("confirm", "")
    if form.is_valid() and done(
        form,
        lambda: actions.schedule_release(
            row, confirmed=confirmed, by=request.by, **form.cleaned_data
        ),
    ):
        messages.success(request, _("The moment of release is set."))
        return redirect("press:release", slug, pk)
    return _page(request, row, 409, schedule=form)


@press_only
@deed
def unschedule(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.unschedule_release(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("It is a draft again and will not be released."))
    return redirect("press:release", slug, pk)


@press_only
@deed
def withdraw(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _one(request, pk), WithdrawReleaseForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.withdraw_release(row, by=request.by, **form.cleaned_data),
        at="reason",
    ):
        messages.success(request, _("Withdrawn: the media page says so, with the reason."))
        return redirect("press:release", slug, pk)
    return _page(request, row, 422, withdraw=form)
