"""The desk: every request that was sent, those meant for the host, those whose delegation is still to be found."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plenipo.bilaterals import rules
from plenipo.bilaterals.access import MemberRequest, deed, desk_only
from plenipo.bilaterals.actions.requests import identify
from plenipo.bilaterals.bridge import particulars_of
from plenipo.bilaterals.forms.desk import DeskForm
from plenipo.bilaterals.forms.meetings import ArrangeForm
from plenipo.bilaterals.forms.requests import IdentifyForm, ReplyForm
from plenipo.bilaterals.models import MeetingRequest
from plenipo.bilaterals.queries import desk as queries
from plenipo.bilaterals.queries.days import day_choices
from plenipo.bilaterals.queries.meetings import arranged_for
from plenipo.bilaterals.queries.outcomes import reports_on
from plenipo.bilaterals.queries.requests import host_principals, requests_of_desk, told_to
from plenipo.bilaterals.views.answering import give
from plenipo.bilaterals.views.course import course_for, say
from plenipo.bilaterals.words.desk import avoided, figures
from plenipo.bilaterals.words.outcomes import as_told
from plenipo.bilaterals.words.requests import in_words
from plenipo.conference.words.duties import duty_in_words
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done
from plenipo.records.words.journal import read_lines
from plenipo.records.words.lines import LineReader

PER_PAGE = 100


@desk_only
@never_cache
def requests(request: MemberRequest, slug: str) -> HttpResponse:
    form = DeskForm(request.GET or None)
    found = queries.narrowed(requests_of_desk(request.conference), form.asked())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    told = {
        "form": form,
        "page": page,
        "lines": [queries.line_of(each) for each in page],
        "figures": figures(request.conference),
        "lost": queries.letters_lost(request.conference),
    }
    return render(request, "bilaterals/desk/requests.html", told)


@desk_only
@never_cache
def one(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk)
    return render(request, "bilaterals/desk/request.html", _page(request, wanted))


def _page(request: MemberRequest, wanted: MeetingRequest, **forms: Any) -> dict[str, Any]:
    host, told = wanted.to_host, told_to(None, wanted, in_full=True)
    return {
        "wanted": wanted,
        "told": told,
        **in_words(told),
        "asked": queries.asked_in_full(wanted),
        "avoid": avoided(wanted),
        "form": _answer_form(request, initial={"seen": wanted.revision}),
        "identify": _identify(wanted),
        "may_answer": host and rules.may_answer(None, wanted),
        "may_agree": host and rules.may_answer_proposal(None, wanted),
        "unknown": wanted.asked_id is None and not host and wanted.state in MeetingRequest.OPEN,
        "history": queries.history_of(wanted, request.member),
        "enter_for": [
            side for side in (wanted.asker, wanted.asked) if side and rules.takes_part(side)
        ],
        **_arranged(wanted),
        **forms,
    }


def _identify(wanted: MeetingRequest, *posted: Any) -> IdentifyForm:
    unknown = wanted.asked_id is None and not wanted.to_host
    typed = particulars_of(wanted).whom if unknown else ""
    return IdentifyForm(*posted, known=queries.might_be_meant(wanted), typed=typed)


def _arranged(wanted: MeetingRequest) -> dict[str, Any]:
    """What the desk arranges for the host; between two delegations it is theirs alone."""
    if wanted.state not in MeetingRequest.AGREED:
        return {}
    slug, told = wanted.conference.slug, arranged_for(None, wanted)
    if told["under"]:
        return {"under": told["under"]}
    course = course_for(None, wanted, reverse("bilaterals:desk-course", args=[slug, wanted.pk]))
    if not wanted.to_host:
        return {
            **course,
            "meeting": told["meeting"],
            "reports": as_told(wanted, reports_on(wanted)),
        }
    address = reverse("bilaterals:desk-arrange", args=[slug, wanted.pk])
    return {
        **course,
        **told,
        "reports": as_told(wanted, reports_on(wanted)),
        "arrange": ArrangeForm(initial=told["initial"]),
        "arrange_url": address,
    }


def _answer_form(request: MemberRequest, *args: Any, **kwargs: Any) -> ReplyForm:
    persons = host_principals(request.conference)
    days = day_choices(request.conference)
    return ReplyForm(*args, days=days, persons=persons, **kwargs)


@desk_only
@deed
def answer(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """The desk answers for the host, and for nobody else."""
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk, to_host=True)
    form = _answer_form(request, request.POST)
    if form.is_valid():
        try:
            said = give(wanted, request.POST.get("do", ""), form, side=None, by=request.by)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, said)
            return redirect("bilaterals:desk-request", slug=slug, pk=pk)
    return render(
        request, "bilaterals/desk/request.html", _page(request, wanted, form=form), status=422
    )


@desk_only
@deed
def course(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk)
    wrong = say(request, wanted, None, request.by)
    if wrong is None:
        return redirect("bilaterals:desk-request", slug=slug, pk=pk)
    page = _page(request, wanted, course=wrong)
    return render(request, "bilaterals/desk/request.html", page, status=422)


@desk_only
@deed
def identify_do(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    wanted = get_object_or_404(requests_of_desk(request.conference), pk=pk)
    form = _identify(wanted, request.POST)
    if form.is_valid() and done(
        form,
        lambda: identify(wanted, form.cleaned_data["asked"], by=request.by),
        at="asked",
    ):
        messages.success(
            request,
            _(
                "The request has been passed on. The requesting side is not informed whether the "
                "delegation takes part."
            ),
        )
        return redirect("bilaterals:desk-request", slug=slug, pk=pk)
    page = _page(request, wanted, identify=form)
    return render(request, "bilaterals/desk/request.html", page, status=422)


@desk_only
@never_cache
def journal(request: MemberRequest, slug: str) -> HttpResponse:
    lines = queries.lines_of(request.conference)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    reading = LineReader(request.member, request.conference)
    read = read_lines(page, reading, queries.desk_phrases())
    told = {
        "page": page,
        "lines": [(told, duty_in_words(told.line.duty)) for told in read],
        "head": queries.head_of(request.conference),
    }
    return render(request, "bilaterals/desk/journal.html", told)
