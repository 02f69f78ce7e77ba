"""The secretariat's queue, its decisions, and change requests."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.conference.queries import rules_of
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.actions import approval, changes
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.forms.approval import ApprovalFilterForm
from plenipo.delegations.models import Delegation
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.queries import approval as queries
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.delegations.queries.present import note_if_protected
from plenipo.delegations.words.approval import differences, to_look_at
from plenipo.delegations.words.beside import beside
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole

PER_PAGE = 50
Decision = Callable[[Delegation], None]


@members_only(ACCREDITATION)
def approval_queue(request: MemberRequest, slug: str) -> HttpResponse:
    form = ApprovalFilterForm(request.GET, rules=rules_of(request.conference)).of_one_state()
    found = queries.queue_in_order(request.conference, form.asked(request.GET.get("sort", "")))
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    waiting = list(shown)
    people = delegates_seen_by(reader_of(request.member), waiting, request.conference)
    told = beside(request.member, request.conference, waiting)
    page = {
        "form": form,
        "page": shown,
        "narrowed": form.has_changed(),
        "lines": [
            (each, to_look_at(each, people.get(each.pk, []), set()), told[each.pk])
            for each in waiting
        ],
        "decided": queries.decided_lately(request.conference),
        "undo": _undo(request),
        "actions": [{"value": "approve", "label": _("Approve selected"), "kind": ""}],
    }
    return render(request, "delegations/approval/queue.html", page)


def _undo(request: MemberRequest) -> str:
    """Where the approval of many just now is taken back, all of it; empty if there was none."""
    rows = [pk for pk in request.GET.getlist("approved") if pk.isdecimal() and len(pk) < 19]
    address = reverse("delegations:reopen-many", args=[request.conference.slug])
    return f"{address}?{urlencode([('row', pk) for pk in rows])}" if rows else ""


@members_only(ACCREDITATION)
@deed
def reopen_many(request: MemberRequest, slug: str) -> HttpResponse:
    """Those still approved; what somebody decided on anew meanwhile stays."""
    rows = [pk for pk in request.GET.getlist("row") if pk.isdecimal() and len(pk) < 19]
    found = Delegation.objects.filter(conference=request.conference, pk__in=rows)
    back = list(found.filter(state=Delegation.State.APPROVED))
    for delegation in back:
        approval.reopen(delegation, by=request.by)
    said = ngettext(
        "%(n)s approval has been revoked.", "%(n)s approvals have been revoked.", len(back)
    )
    messages.success(request, said % {"n": len(back)})
    return redirect("delegations:approval", slug=slug)


@members_only(ACCREDITATION)
@deed
def approve_many(request: MemberRequest, slug: str) -> HttpResponse:
    """Each delegation by itself: one that somebody else decided on meanwhile does not stop the others."""
    chosen = [pk for pk in request.POST.getlist("row") if pk.isdecimal() and len(pk) < 19]
    approved = []
    for delegation in queries.queue(request.conference).filter(pk__in=chosen):
        try:
            approval.approve(delegation, by=request.by)
        except Refused as no:
            messages.warning(request, str(no))
        else:
            approved.append(delegation.pk)
    if not chosen:
        raise Refused(_("Select at least one delegation."))
    for untold in Delegation.objects.filter(pk__in=approved, untold=True):
        said = _(
            "%(delegation)s could not be notified by e-mail: print the letter and hand it over."
        )
        messages.warning(request, said % {"delegation": untold})
    messages.success(
        request,
        ngettext(
            "%(n)s delegation has been approved.",
            "%(n)s delegations have been approved.",
            len(approved),
        )
        % {"n": len(approved)},
    )
    queue = reverse("delegations:approval", args=[slug])
    return redirect(f"{queue}?{urlencode([('approved', pk) for pk in approved])}")


def _decide(request: MemberRequest, pk: int, decision: Decision, said: str) -> HttpResponse:
    delegation = get_object_or_404(queries.delegation_in(request.conference, pk))
    decision(delegation)
    delegation.refresh_from_db()
    if delegation.untold:
        said = _(
            "%(delegation)s: %(state)s. Nobody could be notified by e-mail: print the letter and hand "
            "it over."
        )
        state = delegation.get_state_display()
        messages.warning(request, said % {"delegation": delegation, "state": state})
    else:
        messages.success(request, said % {"delegation": delegation})
    return redirect("delegations:delegation", slug=request.conference.slug, pk=pk)


@members_only(ACCREDITATION)
@deed
def approve(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    said = _("%(delegation)s has been approved; its focal points have been notified.")
    return _decide(
        request, pk, lambda delegation: approval.approve(delegation, by=request.by), said
    )


@members_only(ACCREDITATION)
@deed
def return_with_questions(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    by, note = request.by, request.POST.get("note", "")[:4000]
    said = _("%(delegation)s has been returned with your questions.")
    return _decide(
        request, pk, lambda each: approval.return_with_questions(each, note, by=by), said
    )


@members_only(ACCREDITATION)
@deed
def refuse(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    by, note = request.by, request.POST.get("note", "")[:4000]
    said = _(
        "%(delegation)s has not been approved; only its focal points have been notified of the "
        "reason."
    )
    return _decide(request, pk, lambda each: approval.refuse(each, note, by=by), said)


@members_only(ACCREDITATION)
@deed
def told_otherwise(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = get_object_or_404(queries.delegation_in(request.conference, pk))
    approval.told_otherwise(one, by=request.by)
    messages.success(
        request, _("Recorded: %(delegation)s has been informed.") % {"delegation": one}
    )
    return redirect("delegations:delegation", slug=slug, pk=pk)


@members_only(ACCREDITATION)
@deed
def reopen(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    said = _("The decision on %(delegation)s has been revoked.")
    return _decide(request, pk, lambda each: approval.reopen(each, by=request.by), said)


@members_only(ACCREDITATION)
def change_requests(request: MemberRequest, slug: str) -> HttpResponse:
    """All that wait; with ?only= the one just recorded, beside whose button no other stands."""
    waiting = list(queries.changes_waiting(request.conference))
    only = whole(request.GET.get("only", ""), 0)
    shown = [each for each in waiting if each.pk == only] or waiting
    note_if_protected(*(each.delegate.person for each in shown if each.delegate))
    page: dict[str, Any] = {
        "lines": [(each, differences(each)) for each in shown],
        "others": len(waiting) - len(shown),
    }
    return render(request, "delegations/changes/queue.html", page)


@members_only(ACCREDITATION)
@deed
def change_apply(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    asked = get_object_or_404(queries.change_in(request.conference, pk))
    changes.apply_change(asked, by=request.by)
    messages.success(request, _("The change has been made and all concerned have been notified."))
    return redirect("delegations:changes", slug=slug)


@members_only(ACCREDITATION)
@deed
def change_refuse(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    asked = get_object_or_404(queries.change_in(request.conference, pk))
    note = request.POST.get("note", "")[:4000]
    changes.refuse_change(asked, note, by=request.by)
    messages.success(
        request,
        _(
            "The change request has been declined; only the focal points have been notified of the "
            "reason."
        ),
    )
    return redirect("delegations:changes", slug=slug)
