"""Seating plans to take along."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import PUBLIC, reader_of
from plenipo.kit.sheets import download
from plenipo.protocol.access import MemberRequest, protocol_only
from plenipo.protocol.formats.seating import seating_as_pdf
from plenipo.protocol.models import SeatingPlan
from plenipo.protocol.queries import seating as queries
from plenipo.protocol.views.seating import plan_of
from plenipo.protocol.words.seating import SeatingWords
from plenipo.protocol.words.seating_paper import WHATS, as_table, paper_of

PHOTO = SeatingPlan.Shape.PHOTO
OF_PHOTOS = ("marks", "caption")


@protocol_only
@require_safe
def file(request: MemberRequest, slug: str, pk: int, what: str, kind: str) -> HttpResponse:
    """A caption is written for the press: it names whom the public may read."""
    plan = plan_of(request, pk)
    if not _is_there(plan, what, kind):
        raise Http404
    people = queries.people_in(reader_of(request.member), plan)
    words = SeatingWords(queries.sight_of(plan), people)
    name = f"{slug}-seating-{plan.pk}-{what}"
    if kind != "pdf":
        heads, rows = as_table(words)
        return download(name, kind, heads, rows)
    public = queries.people_in(PUBLIC, plan) if what == "caption" else {}
    body = seating_as_pdf(request.conference, paper_of(words, what, timezone.now(), public))
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _is_there(plan: SeatingPlan, what: str, kind: str) -> bool:
    if what not in WHATS:
        return False
    if what == "list":
        return kind in ("csv", "xlsx")
    return kind == "pdf" and (what not in OF_PHOTOS or plan.shape == PHOTO)
