"""The credentials committee, its meetings, and its report."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, credentials_only, deed
from plenipo.accreditation.actions import committee as actions
from plenipo.accreditation.formats.credentials_report import as_docx, as_pdf
from plenipo.accreditation.forms.credentials import CommitteeForm, MeetingForm
from plenipo.accreditation.models import CommitteeReport
from plenipo.accreditation.queries import credentials as queries
from plenipo.accreditation.queries import reports
from plenipo.accreditation.queries.reports import Drawn
from plenipo.accreditation.views.credentials import crumbs
from plenipo.accreditation.words.credentials_report import paper_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done
from plenipo.kit.locales import language_name

KINDS = {
    "pdf": (as_pdf, "application/pdf"),
    "docx": (
        as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
LANGUAGES = dict(settings.LANGUAGES)


@credentials_only
@require_safe
def committee(request: MemberRequest, slug: str) -> HttpResponse:
    return _committee_page(request)


def _committee_page(
    request: MemberRequest,
    form: CommitteeForm | None = None,
    meeting: MeetingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    row = queries.committee_of(request.conference)
    start = {"chair": row.chair, "members": row.members, "seen": row.revision}
    context = {
        "form": form or CommitteeForm(initial=start),
        "meeting_form": meeting or MeetingForm(auto_id="id_meeting_%s"),
        "meetings": queries.meetings_of(request.conference),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/committee/committee.html", context, status=status)


@credentials_only
@deed
def committee_change(request: MemberRequest, slug: str) -> HttpResponse:
    form = CommitteeForm(request.POST)
    if not form.is_valid():
        return _committee_page(request, form, status=422)
    told, by = form.cleaned_data, request.by
    if not done(
        form,
        lambda: actions.change_committee(
            request.conference,
            chair=told["chair"],
            members=told["members"],
            seen=told["seen"],
            by=by,
        ),
    ):
        return _committee_page(request, form, status=409)
    messages.success(request, _("The committee has been saved."))
    return redirect("accreditation:committee", slug)


@credentials_only
@deed
def meeting_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = MeetingForm(request.POST, auto_id="id_meeting_%s")
    if not form.is_valid():
        return _committee_page(request, meeting=form, status=422)
    on, by = form.cleaned_data["on"], request.by
    if not done(form, lambda: actions.note_meeting(request.conference, on, by=by), at="on"):
        return _committee_page(request, meeting=form, status=409)
    messages.success(request, _("The meeting has been recorded."))
    return redirect("accreditation:committee", slug)


@credentials_only
@deed
def meeting_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    meeting = get_object_or_404(queries.meetings_of(request.conference), pk=pk)
    actions.remove_meeting(meeting, by=request.by)
    messages.success(request, _("The meeting has been removed."))
    return redirect("accreditation:committee", slug)


# ---- the report


@credentials_only
@require_safe
def report(request: MemberRequest, slug: str) -> HttpResponse:
    return _report_page(request)


def _report_page(request: MemberRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else translation.get_language() or "en"
    drawn = reports.drawn_up(request.conference)
    issues = list(reports.reports_of(request.conference))
    number = issues[0].number + 1 if issues else 1
    names = {code: language_name(code) for code in LANGUAGES}
    context = {
        "paper": paper_of(request.conference, drawn, language),
        "drawn": drawn,
        "issues": issues,
        "number": number,
        "readings": [(code, name, code == language) for code, name in names.items()],
        "shown_in": language,
        "names": list(names.items()),
        "wrong": wrong,
        "ready": bool(drawn.lines and drawn.said["chair"] and (drawn.changed or not issues)),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/committee/report.html", context, status=status)


@credentials_only
@deed
def report_issue(request: MemberRequest, slug: str) -> HttpResponse:
    try:
        made = actions.issue(request.conference, digest=request.POST.get("was", ""), by=request.by)
    except Refused as no:
        return _report_page(request, wrong=str(no), status=409)
    messages.success(
        request, _("Issue %(n)s of the report has been recorded.") % {"n": made.number}
    )
    return redirect("accreditation:report", slug)


@credentials_only
@require_safe
def report_file(
    request: MemberRequest, slug: str, number: int, language: str, kind: str
) -> HttpResponse:
    """number 0: the draft, as everything stands now."""
    if language not in LANGUAGES or kind not in KINDS:
        raise Http404
    found: CommitteeReport | Drawn
    if number:
        found = get_object_or_404(reports.reports_of(request.conference), number=number)
    else:
        found = reports.drawn_up(request.conference)
    write, media = KINDS[kind]
    paper = paper_of(request.conference, found, language)
    answer = HttpResponse(write(paper), content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{paper.name}.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer
