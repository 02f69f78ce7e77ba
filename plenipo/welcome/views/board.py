"""The board of a day by hour, its tables, and the sheet for the airport."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.queries.names import called_by_number
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.kit.sheets import download
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions.receiving import meet_many, print_sheet
from plenipo.welcome.formats.sheet import sheet_as_pdf
from plenipo.welcome.models import PrintedSheet
from plenipo.welcome.queries.journeys import last_pasted, last_sheet, team_of
from plenipo.welcome.views.frame import board_on, crumbs, filters, narrowed
from plenipo.welcome.words import board as words


@welcome_only
@require_safe
def board(request: MemberRequest, slug: str) -> HttpResponse:
    form = filters(request, request.GET)
    day, asked = form.chosen(), form.asked()
    found, said = board_on(request, day)
    lines = narrowed(found, said, asked)
    missing = sum(bool(row.gaps) for row in found.rows)
    page = {
        "form": form,
        "day": day,
        "days": form.days,
        "heading": words.heading_of(asked["way"], day),
        "lead": words.lead_of(lines),
        "hours": said.by_hour(lines),
        "total": len(found.rows) + len(found.cancelled),
        "missing": missing,
        "unknown": [] if asked["way"] == "out" or form.narrowed else found.unknown,
        "team": team_of(request.conference).filter(removed=False),
        "pasted": last_pasted(request.conference),
        "query": request.GET.urlencode(),
    }
    return render(request, "welcome/board.html", page)


@welcome_only
@require_safe
def board_file(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The rows that are shown."""
    form = filters(request, request.GET)
    day = form.chosen()
    found, said = board_on(request, day)
    heads, rows = words.as_rows(narrowed(found, said, form.asked()))
    return download(f"{slug}-arrivals-{day.isoformat()}", kind, heads, rows)


@welcome_only
@deed
def board_meet(request: MemberRequest, slug: str) -> HttpResponse:
    """Whoever is chosen above the list meets the rows selected, too."""
    rows = [pk for each in request.POST.getlist("row") if (pk := whole(each, 0))]
    team = team_of(request.conference).filter(removed=False)
    chosen = whole(request.POST.get("member", ""), 0)
    if not chosen:
        raise Refused(_("Choose above the list who meets them."))
    if not rows:
        raise Refused(_("Select at least one row."))
    member = get_object_or_404(team, pk=chosen)
    n = meet_many(request.conference, rows, member, by=request.by)
    said = ngettext("%(name)s now meets %(n)s more.", "%(name)s now meets %(n)s more.", n)
    messages.success(request, said % {"name": member.name, "n": n})
    return redirect(f"{reverse('welcome:board', args=[slug])}?{request.GET.urlencode()}")


# ---- the sheet for the airport


@welcome_only
@require_safe
def sheet(request: MemberRequest, slug: str) -> HttpResponse:
    """As it would be printed now, and what changed since it was printed last."""
    form = filters(request, request.GET)
    day = form.chosen()
    found, said = board_on(request, day)
    before = last_sheet(request.conference, day)
    lines = said.lines()
    page = {
        "form": form,
        "day": day,
        "heading": words.heading_of("", day),
        "lead": words.lead_of(lines),
        "hours": said.by_hour(lines),
        "before": before,
        "changed": _changed(before, said),
        "crumbs": crumbs(request),
    }
    return render(request, "welcome/sheet.html", page)


def _changed(before: PrintedSheet | None, said: words.BoardWords) -> list[words.SheetDifference]:
    if before is None:
        return []
    gone = {each[5] for pk, each in before.said.items()} - {
        row.journey.delegation_id for row in said.board.rows
    }
    called = called_by_number(gone) if gone else {}
    called |= {line.row.journey.delegation_id: line.of for line in said.lines()}
    return words.differences(before.said, said, called)


@welcome_only
@deed
def sheet_print(request: MemberRequest, slug: str) -> HttpResponse:
    """A PDF; what it says is kept, so that the next one can tell what changed."""
    form = filters(request, request.POST)
    day = form.chosen()
    found, said = board_on(request, day)
    before = last_sheet(request.conference, day)
    changed = _changed(before, said)
    printed = print_sheet(request.conference, day, words.said_of(found), by=request.by)
    paper = words.paper_of(
        found,
        said.by_hour(said.lines()),
        way="",
        number=printed.number,
        printed=timezone.now(),
        changed=changed,
    )
    answer = HttpResponse(sheet_as_pdf(request.conference, paper), content_type="application/pdf")
    name = f"{slug}-day-sheet-{day.isoformat()}-{printed.number}"
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
