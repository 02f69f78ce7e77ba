"""Who went through the gates; what a gate reports by telephone; one-day badges."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, badge_office_only, deed
from plenipo.accreditation.actions import day_badges as day_actions
from plenipo.accreditation.actions.doubtful_passages import examine_passage, examine_passages
from plenipo.accreditation.actions.passages import enter_passage
from plenipo.accreditation.formats.badges import badges_as_pdf
from plenipo.accreditation.formats.passages import table_heads, table_rows
from plenipo.accreditation.forms.gates import (
    DayBadgeForm,
    DayBadgesForm,
    EnteredForm,
    PassageFilterForm,
)
from plenipo.accreditation.models import Badge, GateDevice, Pass, Passage
from plenipo.accreditation.queries import gates as queries
from plenipo.accreditation.queries.day_badges import (
    day_badge_or_none,
    day_badges,
    names_by_person,
)
from plenipo.accreditation.views.frame import frame
from plenipo.accreditation.words.gates import lines_of, on_device, said_of
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.sheets import download

PER_PAGE = 50
EXAMINED = {
    Passage.State.ACCEPTED: gettext_lazy("Accepted: who was admitted counts as present."),
    Passage.State.ASIDE: gettext_lazy("Set aside: nobody counts as present by it."),
}


@badge_office_only
@require_safe
def passages(request: MemberRequest, slug: str) -> HttpResponse:
    form = PassageFilterForm(request.conference, request.GET or None)
    wanted = form.wanted() if form.is_bound else queries.PassageFilter()
    found = queries.passages_found(request.conference, wanted)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        **frame(request),
        "form": form,
        "page": shown,
        "lines": lines_of(list(shown), request.conference, reader_of(request.member)),
        "narrowed": bool(request.GET),
        "query": request.GET.urlencode(),
        "doubtful": queries.doubtful_by_device(request.conference)
        if wanted.outcome == "doubtful"
        else [],
    }
    return render(request, "accreditation/gates/passages.html", page)


@badge_office_only
@deed
def examine(request: MemberRequest, slug: str, pk: int, state: Passage.State) -> HttpResponse:
    passage = get_object_or_404(request.conference.passages, pk=pk)
    examine_passage(passage, state, by=request.by)
    messages.success(request, EXAMINED[state])
    return _to_doubtful(slug)


@badge_office_only
@deed
def examine_all(request: MemberRequest, slug: str, pk: int, state: Passage.State) -> HttpResponse:
    device = get_object_or_404(GateDevice, pk=pk, gate__conference=request.conference)
    examine_passages(device, state, by=request.by)
    messages.success(request, EXAMINED[state])
    return _to_doubtful(slug)


def _to_doubtful(slug: str) -> HttpResponse:
    return redirect(f"{reverse('accreditation:passages', args=[slug])}?outcome=doubtful")


@badge_office_only
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what the list shows with the same filter."""
    wanted = PassageFilterForm(request.conference, request.GET).wanted()
    found = list(queries.passages_found(request.conference, wanted))
    lines = lines_of(found, request.conference, reader_of(request.member))
    return download(f"passages-{slug}", kind, table_heads(), table_rows(lines))


@badge_office_only
@require_safe
def entered(request: MemberRequest, slug: str) -> HttpResponse:
    return _entered_page(request, EnteredForm(request.conference))


def _entered_page(request: MemberRequest, form: EnteredForm, status: int = 200) -> HttpResponse:
    page = {
        **frame(request),
        "form": form,
        "gates": queries.open_gates(request.conference).exists(),
    }
    return render(request, "accreditation/gates/entered.html", page, status=status)


@badge_office_only
@deed
def enter(request: MemberRequest, slug: str) -> HttpResponse:
    """The rules decide as they do at the gate; what a device could not refuse is entered as refused."""
    form = EnteredForm(request.conference, request.POST)
    if not form.is_valid():
        return _entered_page(request, form, status=422)
    said = form.cleaned_data
    gate, badge = said["gate"], said["badge"]
    ruling = queries.ruling_at(gate, badge, way=said["way"], at=said["at"])
    try:
        enter_passage(gate, badge, ruling, way=said["way"], at=said["at"], by=request.by)
    except Refused as no:
        form.add_error("at", str(no))
        return _entered_page(request, form, status=422)
    told = on_device()["admitted" if ruling.admitted else "refused"]
    reasons = [] if ruling.admitted else [ruling.reason]
    words = said_of(is_pass=isinstance(badge, Pass))
    why = " ".join(str(words[each]) for each in (*reasons, *ruling.warnings))
    level = messages.SUCCESS if ruling.admitted else messages.WARNING
    text = _("%(badge)s: %(outcome)s. %(why)s") % {"badge": badge, "outcome": told, "why": why}
    messages.add_message(request, level, text.strip())
    return redirect("accreditation:gate-entered", slug)


# ---- one-day badges


@badge_office_only
@require_safe
def days(request: MemberRequest, slug: str) -> HttpResponse:
    return _days_page(request, DayBadgesForm(request.conference))


def _days_page(request: MemberRequest, form: DayBadgesForm, status: int = 200) -> HttpResponse:
    asked = request.GET.get("shown", "")
    found = Paginator(day_badges(request.conference, asked), PER_PAGE)
    shown = found.get_page(request.GET.get("page"))
    names = names_by_person(request.conference, reader_of(request.member)) if shown else {}
    page = {
        **frame(request),
        "form": form,
        "page": shown,
        "badges": [(badge, names.get(badge.person_id or 0, "")) for badge in shown],
        "shown": asked,
        "choices": [
            ("", _("all")),
            ("used", _("used, without a name")),
            ("given", _("recorded for a person")),
            ("ready", _("not used yet")),
        ],
        "runs": request.conference.print_runs.filter(badges__temporary=True).distinct()[:10],
        "categories": request.conference.badge_categories.exists(),
    }
    return render(request, "accreditation/gates/day_badges.html", page, status=status)


@badge_office_only
@deed
def days_prepare(request: MemberRequest, slug: str) -> HttpResponse:
    form = DayBadgesForm(request.conference, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            day_actions.prepare(
                request.conference,
                said["category"],
                day=said["day"],
                number=said["number"],
                layout="a6-4",
                by=request.by,
            )
        except Refused as no:
            form.add_error("day", str(no))
        else:
            messages.success(request, _("The one-day badges are ready. Print them below."))
            return redirect("accreditation:day-badges", slug)
    return _days_page(request, form, status=422)


@badge_office_only
@require_safe
def days_sheet(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    run = get_object_or_404(
        request.conference.print_runs.filter(badges__temporary=True).distinct(), pk=pk
    )
    badges = list(run.badges.select_related("category").order_by("serial"))
    answer = HttpResponse(
        badges_as_pdf(request.conference, badges, {}, run.layout), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="one-day-badges-{run.pk}.pdf"'
    return answer


@badge_office_only
@require_safe
def day_badge(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    badge, people = _day_badge(request, pk)
    return _day_badge_page(request, badge, DayBadgeForm(list(people.items())))


def _day_badge(request: MemberRequest, pk: int) -> tuple[Badge, dict[int, str]]:
    badge = day_badge_or_none(request.conference, pk)
    if badge is None:
        raise Http404
    return badge, names_by_person(request.conference, reader_of(request.member))


def _day_badge_page(
    request: MemberRequest, badge: Badge, form: DayBadgeForm, status: int = 200
) -> HttpResponse:
    found = queries.passages_found(request.conference, queries.PassageFilter(badge=badge.serial))[
        :20
    ]
    reader = reader_of(request.member)
    here = reverse("accreditation:day-badges", args=[request.conference.slug])
    page = {
        **frame(request),
        "badge": badge,
        "form": form,
        "lines": lines_of(list(found), request.conference, reader),
        "crumbs": [{"label": _("One-day badges"), "url": here}],
    }
    return render(request, "accreditation/gates/day_badge.html", page, status=status)


@badge_office_only
@deed
def day_badge_give(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    badge, people = _day_badge(request, pk)
    form = DayBadgeForm(list(people.items()), request.POST)
    if form.is_valid():
        try:
            day_actions.give(badge, int(form.cleaned_data["person"]), by=request.by)
        except Refused as no:
            form.add_error("person", str(no))
        else:
            messages.success(request, _("The badge has been recorded for this person."))
            return redirect("accreditation:day-badges", slug)
    return _day_badge_page(request, badge, form, status=422)


@badge_office_only
@deed
def day_badge_free(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    badge, _people = _day_badge(request, pk)
    day_actions.free(badge, by=request.by)
    messages.success(request, _("The badge is recorded for nobody now."))
    return redirect("accreditation:day-badge", slug, pk)
