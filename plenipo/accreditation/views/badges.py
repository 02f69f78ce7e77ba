"""The list of who needs a badge, and what is done with many of them at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.bridge.codes import Code, code_read
from plenipo.accreditation.formats.badges import LAYOUTS
from plenipo.accreditation.forms.badges import BadgeFilterForm
from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries import badges as queries
from plenipo.accreditation.queries.standing import kept_out
from plenipo.accreditation.views.frame import frame
from plenipo.accreditation.words import badges as words
from plenipo.delegations.bridge import reader_of
from plenipo.kit.alphabet import in_order
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in, whole
from plenipo.kit.sheets import download

PER_PAGE = 100
SCANNED = 100  # characters from which what is typed is a code that was scanned


def reading_of(request: MemberRequest, persons: list[int] | None = None) -> queries.BadgeReading:
    out = kept_out(request.conference)
    return queries.BadgeReading(request.conference, reader_of(request.member), persons, out)


@accreditation_only
@require_safe
def badges(request: MemberRequest, slug: str) -> HttpResponse:
    reading = reading_of(request)
    form, lines, said = _narrowed(request, reading)
    shown = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        **frame(request, "accreditation:badges"),
        "form": form,
        "page": shown,
        "narrowed": form.has_changed(),
        "lines": [line_in_words(each) for each in shown],
        "figures": _figures(request, reading.lines, form.asked().who),
        "categories": reading.categories,
        "people": len(reading.lines),
        "query": request.GET.urlencode(),
        "scanned": said,
        "last_run": queries.last_run(request.conference),
        "actions": [
            {"value": "draw_up", "label": _("Prepare badges"), "kind": ""},
            {"value": "print", "label": pgettext("badges", "Print")},
            {"value": "hand_over", "label": _("Hand over …")},
        ],
    }
    return render(request, "accreditation/badges/badges.html", page)


def _narrowed(
    request: MemberRequest, reading: queries.BadgeReading
) -> tuple[BadgeFilterForm, list[queries.BadgeLine], str]:
    """The form, the lines in order, and what is said of a code that was scanned into the field of search."""
    delegations = {each.delegation: each.of for each in reading.lines if each.delegation}
    offered = in_order(delegations.items(), key=lambda each: each[1])
    form = BadgeFilterForm(reading.categories, [(pk or 0, of) for pk, of in offered], request.GET)
    asked = form.asked()
    typed = request.GET.get("q", "").strip()  # a code scanned twice is longer than the field
    if len(typed) >= SCANNED:
        found, said = _scanned(request, typed, reading.lines)
        return form, found, said
    if badge := queries.badge_meant(request.conference, asked.q):
        return form, *_of_badge(badge, reading.lines)
    lines = queries.narrowed_to(reading.lines, asked)
    return form, in_order(lines, key=lambda each: (each.of, each.name)), ""


def _scanned(
    request: MemberRequest, typed: str, lines: list[queries.BadgeLine]
) -> tuple[list[queries.BadgeLine], str]:
    code = code_read(typed, request.conference, timezone.now())
    if not isinstance(code, Code):
        return [], str(words.REFUSALS[code])
    known = Badge.objects.filter(conference=request.conference, identity=code.identity)
    badge = known.select_related("category").first()
    if badge is None:
        return [], _("The code is genuine, but there is no such badge here.")
    return _of_badge(badge, lines)


def _of_badge(badge: Badge, lines: list[queries.BadgeLine]) -> tuple[list[queries.BadgeLine], str]:
    """Whose it is, or was, and what became of it."""
    found = [each for each in lines if each.person == badge.person_id]
    told = {"number": words.number_of(badge), "state": badge.get_state_display()}
    return found, _("Badge %(number)s: %(state)s.") % told


def line_in_words(line: queries.BadgeLine) -> dict[str, Any]:
    tone, state = words.state_in_words(line)
    return {
        "line": line,
        "role": words.role_in_words(line),
        "tone": tone,
        "state": state,
        "changed": words.changed_in_words(line),
        "number": words.number_of(line.badge) if line.badge else "",
    }


def _figures(
    request: MemberRequest, lines: list[queries.BadgeLine], who: str
) -> list[dict[str, Any]]:
    """What there is to do, each leading to the list of it; what is nothing is not shown.

    who   of members of delegations or of persons outside them alone, if the list is narrowed to these
    """
    numbers = queries.numbers_of(queries.narrowed_to(lines, queries.BadgeFilter(who=who)))
    here = reverse("accreditation:badges", args=[request.conference.slug])
    more = f"&who={who}" if who else ""
    shown = (
        "badge",
        "printing",
        "collecting",
        "nothing",
        "reported",
        "category",
        "revoking",
        "stale",
        "kept_out",
    )
    always = ("printing", "collecting", "nothing")
    return [
        {"value": numbers[key], "label": words.NEEDS[key], "url": f"{here}?needs={key}{more}"}
        for key in shown
        if numbers[key] or key in always
    ]


@accreditation_only
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The lines that are shown, on all pages."""
    _form, lines, _said = _narrowed(request, reading_of(request))
    heads = [
        _("Number"),
        _("Name"),
        _("Name in original script"),
        _("Delegation or organisation"),
        _("Capacity or group"),
        _("Letter"),
        _("Category"),
        _("Badge"),
    ]
    rows = (_cells(line) for line in lines)
    return download(f"{slug}-badges", kind, heads, rows)


def _cells(line: queries.BadgeLine) -> list[str]:
    category = line.category
    return [
        words.number_of(line.badge) if line.badge else "",
        line.name,
        line.native,
        line.of,
        words.role_in_words(line),
        category.letter if category else "",
        str(category) if category else "",
        words.state_in_words(line)[1],
    ]


@accreditation_only
@deed
def many(request: MemberRequest, slug: str) -> HttpResponse:
    """What the bar above the list asks for, for the rows chosen or for all the filter shows."""
    persons = _chosen(request)
    if not persons:
        raise Refused(_("Select at least one person."))
    do = request.POST.get("do", "")
    here = reverse("accreditation:badges", args=[slug])
    if do == "draw_up":
        made = actions.draw_up(request.conference, persons, by=request.by)
        said = ngettext(
            "%(n)s badge has been prepared.", "%(n)s badges have been prepared.", len(made)
        )
        messages.success(request, said % {"n": len(made)})
        return redirect(f"{here}?needs=printing")
    if do == "hand_over":
        rows = urlencode([("row", pk) for pk in persons])
        return redirect(f"{reverse('accreditation:hand-over', args=[slug])}?{rows}")
    found = queries.badges_chosen(request.conference, persons, Badge.WITH_US)
    seen, layout = seen_in(request), next(iter(LAYOUTS))
    run = actions.print_badges(request.conference, found, layout, seen=seen, by=request.by)
    return redirect("accreditation:run", slug, run.pk)


def _chosen(request: MemberRequest) -> list[int]:
    """Persons; of another conference they have no badge here, and none is drawn up for them."""
    if request.POST.get("every"):
        _form, lines, _said = _narrowed(request, reading_of(request))
        return [each.person for each in lines]
    found = [whole(each, 0) for each in request.POST.getlist("row")]
    return [pk for pk in found if pk]
