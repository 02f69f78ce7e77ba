"""The roster: kept as typed at every step, checked when it is submitted; the letter; changes after approval."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from plenipo.delegations.access import FocalRequest, deed, focal_points_only
from plenipo.delegations.actions import changes, documents, naming
from plenipo.delegations.actions.drafts_kept import rows_typed
from plenipo.delegations.forms.naming import ChangeForm, LetterForm, roster_of
from plenipo.delegations.models import ChangeRequest, Delegation, Document
from plenipo.delegations.queries.approval import changes_of
from plenipo.delegations.queries.focal import delegation_of, documents_of, steps_of
from plenipo.delegations.queries.people import delegates_of
from plenipo.delegations.views.focal import frame
from plenipo.kit.errors import Refused


def own_delegation(request: FocalRequest) -> Delegation:
    delegation = delegation_of(request.focal.invitation)
    if delegation is None:
        raise Refused(_("Answer the invitation first; then name your delegation."))
    return delegation


def _roster_page(request: FocalRequest, delegation: Delegation, roster: Any) -> dict[str, Any]:
    letters = documents_of(delegation).count()
    return frame(
        request,
        delegation=delegation,
        roster=roster,
        steps=steps_of(request.focal.invitation, delegation, letters),
    )


@focal_points_only
@never_cache
def people(request: FocalRequest) -> HttpResponse:
    delegation = own_delegation(request)
    draft = getattr(delegation, "draft", None)
    typed = draft.typed if draft else []
    roster = roster_of(typed, least=max(len(typed) + 1, delegation.quota))
    page = _roster_page(request, delegation, roster)
    return render(request, "delegations/focal/people.html", page)


@focal_points_only
@deed
def people_keep(request: FocalRequest) -> HttpResponse:
    """Keep what was typed; check and submit it when that was asked. Errors come back beside what was typed."""
    delegation = own_delegation(request)
    typed = rows_typed(request.POST)
    if request.POST.get("do") != "submit":
        naming.keep_names(delegation, typed, focal=request.focal)
        messages.success(request, _("Kept. You may come back with your link and go on."))
        return redirect("delegations:people")
    roster = roster_of(typed, check=True)
    if not roster.is_valid():
        page = _roster_page(request, delegation, roster)
        return render(request, "delegations/focal/people.html", page, status=422)
    named = [form.cleaned_data for form in roster]
    waiting = naming.submit(delegation, named, typed=typed, focal=request.focal)
    messages.success(request, _("Your delegation is submitted."))
    if waiting:
        messages.warning(
            request,
            ngettext(
                "%(n)s person is over your quota and waits for a place.",
                "%(n)s persons are over your quota and wait for a place, in the order given.",
                waiting,
            )
            % {"n": waiting},
        )
    return redirect("delegations:mine")


@focal_points_only
@deed
def take_back(request: FocalRequest) -> HttpResponse:
    naming.take_back(own_delegation(request), focal=request.focal)
    messages.success(request, _("The submission is taken back; correct it and submit it again."))
    return redirect("delegations:people")


@focal_points_only
def letter(request: FocalRequest) -> HttpResponse:
    page = frame(request, form=LetterForm(), letters=documents_of(own_delegation(request)))
    return render(request, "delegations/focal/letter.html", page)


@focal_points_only
@deed
def letter_add(request: FocalRequest) -> HttpResponse:
    delegation = own_delegation(request)
    form = LetterForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            documents.add_document(
                delegation,
                form.cleaned_data["file"],
                form.cleaned_data["kind"],
                focal=request.focal,
            )
        except Refused as no:
            form.add_error("file", str(no))
        else:
            messages.success(request, _("The letter is kept, for all who are named."))
            return redirect("delegations:mine")
    page = frame(request, form=form, letters=documents_of(delegation))
    return render(request, "delegations/focal/letter.html", page, status=422)


@focal_points_only
def letter_download(request: FocalRequest, pk: int) -> HttpResponse:
    return as_download(get_object_or_404(documents_of(own_delegation(request)), pk=pk))


def as_download(document: Document) -> HttpResponse:
    """Never shown in the page, never kept by the browser, never believed to be what its name says."""
    with document.file.open("rb") as file:
        answer = HttpResponse(file.read(), content_type=document.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, document.name) or "attachment"
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@focal_points_only
def change(request: FocalRequest) -> HttpResponse:
    delegation = own_delegation(request)
    form = ChangeForm(delegates=delegates_of([delegation]))
    page = frame(request, form=form, delegation=delegation, asked=changes_of(delegation))
    return render(request, "delegations/focal/change.html", page)


@focal_points_only
@deed
def change_ask(request: FocalRequest) -> HttpResponse:
    delegation = own_delegation(request)
    form = ChangeForm(request.POST, delegates=delegates_of([delegation]))
    if not form.is_valid():
        page = frame(request, form=form, delegation=delegation, asked=changes_of(delegation))
        return render(request, "delegations/focal/change.html", page, status=422)
    changes.ask(
        delegation,
        form.cleaned_data["kind"],
        focal=request.focal,
        delegate=form.cleaned_data["delegate"],
        wanted=form.wanted(),
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, _("The secretariat is asked; you will be told by letter."))
    return redirect("delegations:change")


@focal_points_only
@deed
def change_take_back(request: FocalRequest, pk: int) -> HttpResponse:
    asked = changes_of(own_delegation(request)).filter(pk=pk, state=ChangeRequest.State.ASKED)
    request_asked = asked.first()
    if request_asked is None:
        raise Http404
    changes.take_change_back(request_asked, focal=request.focal)
    messages.success(request, _("Your change request is taken back."))
    return redirect("delegations:change")
