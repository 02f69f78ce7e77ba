"""Principals announced ahead of the list: chosen among those who may be, worded, corrected, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference, in_language
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.actions import announcements as actions
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.forms.announcements import (
    AnnouncementForm,
    CorrectionForm,
    WithdrawalForm,
)
from plenipo.delegations.models import Announcement, Delegate
from plenipo.delegations.profile import PRESS
from plenipo.delegations.queries import announcements as queries
from plenipo.delegations.words.announcements import usual_closing, usual_texts
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in
from plenipo.records.actions import changed_first

ANNOUNCES = (SECRETARY_GENERAL, PRESS)
MOST = 50  # persons offered
TONES = {"announced": "yes", "withdrawn": "quiet"}
State = Announcement.State


def crumbs(request: MemberRequest) -> list[dict[str, str]]:
    here = reverse("delegations:announcements", args=[request.conference.slug])
    return [{"label": _("Announced participants"), "url": here}]


@members_only()
@require_safe
def announcements(request: MemberRequest, slug: str) -> HttpResponse:
    found = queries.lines_for(reader_of(request.member), request.conference, timezone.localdate())
    page = {
        "lines": [
            (line, TONES[line.row.state], in_language(line.row.texts) if line.shown else "")
            for line in found
        ],
        "announces": request.member.has(*ANNOUNCES),
        "today": timezone.localdate(),
    }
    return render(request, "delegations/announcements/announcements.html", page)


@members_only(*ANNOUNCES)
@require_safe
def announcement_new(request: MemberRequest, slug: str) -> HttpResponse:
    """Whom: only those who may be announced are offered, and nothing says who is not or why."""
    words = request.GET.get("q", "")
    found = queries.announceable_found(request.conference, words, MOST)
    page = {"found": found, "words": words, "most": MOST, "crumbs": crumbs(request)}
    return render(request, "delegations/announcements/new.html", page)


@members_only(*ANNOUNCES)
@require_safe
def announcement_for(request: MemberRequest, slug: str, delegate: int) -> HttpResponse:
    one, kind = _announceable_or_404(request, delegate), request.GET.get("kind", "")
    kind = kind if kind in Announcement.Kind else Announcement.Kind.CONFIRMED
    texts = usual_texts(one, kind, request.conference)
    form = AnnouncementForm(texts=texts, languages=languages_of(request.conference))
    return _form_page(request, one, kind, form)


def languages_of(conference: Conference) -> list[str]:
    """Those in which the public must read the sentence; English of a conference that has named none."""
    return conference.languages or ["en"]


def _announceable_or_404(request: MemberRequest, delegate: int) -> queries.Announceable:
    """Whoever may not be announced is, here, nobody."""
    found = Delegate.objects.filter(delegation__conference=request.conference)
    row = get_object_or_404(found.select_related("delegation__country"), pk=delegate)
    one = queries.may_be_announced(request.conference, [row.delegation]).get(row.pk)
    if one is None:
        raise Http404
    return one


def _form_page(
    request: MemberRequest, one: queries.Announceable, kind: str, form: Any, status: int = 200
) -> HttpResponse:
    here = reverse("delegations:announcement-for", args=[request.conference.slug, one.shown.pk])
    page = {
        "one": one,
        "kind": kind,
        "kinds": [
            (label, f"{here}?kind={value}", value == kind)
            for value, label in Announcement.Kind.choices
        ],
        "form": form,
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/announcements/announce.html", page, status=status)


@members_only(*ANNOUNCES)
@deed
def announcement_add(request: MemberRequest, slug: str, delegate: int) -> HttpResponse:
    one, kind = _announceable_or_404(request, delegate), request.POST.get("kind", "")
    if kind not in Announcement.Kind:
        raise Http404
    form = AnnouncementForm(request.POST, texts={}, languages=languages_of(request.conference))
    if not form.is_valid():
        return _form_page(request, one, kind, form, status=422)
    row = Delegate.objects.select_related("delegation").get(pk=one.shown.pk)
    made = actions.announce(row, kind=kind, by=request.by, **form.values)
    if made.starts > timezone.localdate():
        messages.success(request, _("Saved. The public reads it from the day you have set."))
    else:
        messages.success(request, _("Announced. The public reads it now."))
    return redirect("delegations:announcements", slug)


# ---- afterwards


def _one(request: MemberRequest, pk: int) -> Announcement:
    row = get_object_or_404(queries.announcements_of(request.conference), pk=pk)
    if (
        row.state != State.ANNOUNCED
    ):  # of two officers who withdraw it the second reads who was first
        raise Refused(changed_first(row))
    row.conference = request.conference
    return row


def _named(request: MemberRequest, row: Announcement) -> queries.Announceable | None:
    """None of somebody who may not be named any more: then nothing of the sentences is shown."""
    people = queries.may_be_announced(request.conference, [row.delegate.delegation])
    return people.get(row.delegate_id)


def _page(
    request: MemberRequest,
    row: Announcement,
    correction: CorrectionForm | None = None,
    withdrawal: WithdrawalForm | None = None,
    status: int = 200,
) -> HttpResponse:
    one = _named(request, row)
    closing = usual_closing(row.starts, row.delegate.delegation)
    if one and correction is None:
        languages = languages_of(row.conference)
        correction = CorrectionForm(texts=row.texts, starts=row.starts, languages=languages)
    page = {
        "row": row,
        "one": one,
        "correction": correction if one else None,
        "withdrawal": withdrawal or WithdrawalForm(texts=closing, prefix="w"),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/announcements/one.html", page, status=status)


@members_only(*ANNOUNCES)
@require_safe
def announcement(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _one(request, pk))


@members_only(*ANNOUNCES)
@deed
def announcement_correct(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _one(request, pk)
    languages = languages_of(request.conference)
    form = CorrectionForm(request.POST, texts={}, starts=None, languages=languages)
    if not form.is_valid():
        return _page(request, row, correction=form, status=422)
    actions.correct(row, seen=seen_in(request), by=request.by, **form.values)
    messages.success(request, _("The announcement has been corrected."))
    return redirect("delegations:announcements", slug)


@members_only(*ANNOUNCES)
@deed
def announcement_withdraw(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _one(request, pk)
    form = WithdrawalForm(request.POST, texts={}, prefix="w")
    if not form.is_valid():
        return _page(request, row, withdrawal=form, status=422)
    actions.withdraw(row, seen=seen_in(request), by=request.by, closing=form.closing)
    messages.success(request, _("The announcement has been withdrawn."))
    return redirect("delegations:announcements", slug)
