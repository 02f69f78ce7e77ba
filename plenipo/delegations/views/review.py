"""Before a delegation is submitted everything is looked over on one page; questions are answered with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from plenipo.delegations import rules
from plenipo.delegations.access import FocalRequest, deed, focal_points_only
from plenipo.delegations.actions import naming
from plenipo.delegations.actions.drafts_kept import names_kept
from plenipo.delegations.forms.naming import QuestionsForm
from plenipo.delegations.models import Delegation, FocalPoint
from plenipo.delegations.queries.focal import documents_of
from plenipo.delegations.views.focal import frame, keeps
from plenipo.delegations.views.naming import language_of, names_read, own_delegation, roster_for
from plenipo.delegations.words.focal import SUBMISSION, steps_of
from plenipo.delegations.words.looked_over import across_review, lines_of, missing_in


@focal_points_only
@never_cache
def review(request: FocalRequest) -> HttpResponse:
    """Everything as it would be submitted. Who has named nobody yet is sent to name them."""
    delegation = own_delegation(request)
    if not rules.may_name(delegation):
        return redirect(request.ways.url("delegations:mine"))
    typed = names_kept(delegation)
    if not typed:
        messages.warning(request, _("Nominate at least one person before you submit."))
        return redirect(request.ways.url("delegations:people"))
    questions = QuestionsForm(delegation.open_questions)
    if "check" in request.GET:  # what was answered is kept; what is missing is shown beside it
        questions = QuestionsForm(delegation.open_questions, questions.initial_answers())
    return _page(request, delegation, questions)


def _page(
    request: FocalRequest,
    delegation: Delegation,
    questions: QuestionsForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    typed = names_read(request, delegation)
    roster = roster_for(request, typed, check=True)
    right = roster.is_valid()
    rows = [form.cleaned_data for form in roster] if right else typed
    letters, language = list(documents_of(delegation)), language_of(request)
    page = frame(
        request,
        delegation=delegation,
        roster=roster,
        right=right,
        heads=across_review(),
        lines=lines_of(rows, delegation.quota, language),
        missing=missing_in(delegation, rows, language, letters=len(letters)),
        letters=letters,
        questions=questions,
        keeps=keeps(request, "answers"),
        steps=steps_of(
            request.focal.invitation, delegation, len(letters), named=right, here=SUBMISSION
        ),
        **more,
    )
    return render(request, "delegations/focal/review.html", page, status=status)


@focal_points_only
@deed
def submit(request: FocalRequest) -> HttpResponse:
    """Submit what is kept, with the answers; or keep the answers and go back to the names."""
    delegation = own_delegation(request)
    questions = QuestionsForm(delegation.open_questions, request.POST)
    try:
        if request.POST.get("do") == "back":
            return _back(request, delegation, questions)
        return _submit(request, delegation, questions)
    except naming.RosterOvertaken:
        delegation.refresh_from_db()  # what is submitted next is what stands now
        return _page(request, delegation, questions, status=422, overtaken=True)


def _back(request: FocalRequest, delegation: Delegation, questions: QuestionsForm) -> HttpResponse:
    if delegation.open_questions:
        seen = request.POST.get("seen", "")
        naming.keep_answers(delegation, questions.answers(), seen=seen, by=request.focal)
    return redirect(request.ways.url("delegations:people"))


def _submit(
    request: FocalRequest, delegation: Delegation, questions: QuestionsForm
) -> HttpResponse:
    typed, seen = names_kept(delegation), request.POST.get("seen", "")
    roster = roster_for(request, typed, check=True)
    right = roster.is_valid() and questions.is_valid()
    if rules.may_name(delegation) and not right:
        if delegation.open_questions and isinstance(request.focal, FocalPoint):
            naming.keep_answers(delegation, questions.answers(), seen=seen, by=request.focal)
            return redirect(request.ways.url("delegations:review") + "?check")
        return _page(request, delegation, questions, status=422)
    if not naming.names_are_taken(delegation, request.focal):
        warning = _("Delegations cannot be submitted at the moment. Please try again later.")
        messages.warning(request, warning)
        return redirect(request.ways.url("delegations:people"))
    named = [form.cleaned_data for form in roster] if right else []  # refused below
    waiting = naming.submit(
        delegation,
        named,
        typed=typed,
        seen=seen,
        by=request.focal,
        answers=questions.answers(),
    )
    own, entered = _("Your delegation has been submitted."), _("The delegation has been submitted.")
    messages.success(request, entered if request.ways.before else own)
    if waiting:
        messages.warning(request, _over_quota(waiting))
    return redirect(request.ways.url("delegations:mine"))


def _over_quota(waiting: int) -> str:
    said = ngettext(
        "%(n)s person is over your quota and is on the waiting list.",
        "%(n)s persons are over your quota and are on the waiting list, in the order given.",
        waiting,
    )
    return said % {"n": waiting}
