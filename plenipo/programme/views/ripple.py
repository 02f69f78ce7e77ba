"""What if: something happens, everything after it is computed again and shown; nothing moves until it is approved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.kit.locales import language_name
from plenipo.programme.access import MemberRequest, deed, planners_only
from plenipo.programme.actions import ripple as actions
from plenipo.programme.actions.incident_letters import letters_before
from plenipo.programme.bridge.ripple import trouble_from
from plenipo.programme.forms.ripple import WhatIfForm
from plenipo.programme.queries import ripple as queries
from plenipo.programme.queries.versions import drafted_letters
from plenipo.programme.views.frame import frame
from plenipo.programme.words import ripple as words
from plenipo.programme.words.happens import happenings_of
from plenipo.programme.words.incidents import HappeningWords
from plenipo.programme.words.ripple import new_conflicts

SHOWN = 20


@planners_only
@require_safe
def what_if(request: MemberRequest, slug: str) -> HttpResponse:
    asked = request.GET if "what" in request.GET else None
    form = _form(request, asked)
    if asked is None or not form.is_valid():
        return _page(request, form, status=200 if asked is None else 422)
    return _page(request, form, queries.WhatIf(request.conference, form.happening))


def _form(request: MemberRequest, asked: Any) -> WhatIfForm:
    there = happenings_of(request.conference, reader_of(request.member))
    picked = request.GET.get("pick", "")
    return WhatIfForm(request.conference, asked, can_happen=there, picked=picked)


def _page(
    request: MemberRequest,
    form: WhatIfForm,
    found: queries.WhatIf | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    searched = request.GET.get("q", "")
    page = {
        **frame(request, "programme:what-if"),
        "form": form,
        "searched": searched,
        "results": form.search(searched),
        "refusal": refusal,
        **(_difference(request, found, form) if found else _approved(request)),
    }
    return render(request, "programme/what_if.html", page, status=status)


def _approved(request: MemberRequest) -> dict[str, Any]:
    """What happened so far, latest first, and how many letters wait."""
    incidents = list(queries.incidents_of(request.conference)[:SHOWN])
    told = [trouble_from(each.trouble) for each in incidents]
    said = HappeningWords(told, reader_of(request.member), request.conference)
    return {
        "incidents": [(each, said.of(one)) for each, one in zip(incidents, told, strict=True)],
        "letters": drafted_letters(request.conference).count(),
    }


def _difference(request: MemberRequest, found: queries.WhatIf, form: WhatIfForm) -> dict[str, Any]:
    reader = reader_of(request.member)
    names, rows = words.names_in(found, reader), words.session_rows(found)
    return {
        "found": found,
        "sentences": words.in_sentences(found),
        "undecided": words.undecided(found, names) + new_conflicts(found, reader),
        "rows": rows,
        "choice": any(row.options for row in rows),
        "later": words.later(found, names),
        "teams": words.teams(found),
        "letters_to_come": _letters(found),
        "to_tell": queries.to_tell(found, reader),
        "asked": list(form.asked.items()),
        "question": [(name, typed) for name, typed in form.asked.items() if name in form.fields],
    }


def _letters(found: queries.WhatIf) -> list[dict[str, Any]]:
    """As each would read it."""
    gone = [each.pk for each in found.cancelled]
    return [
        {
            "delegation": each.delegation,
            "to": each.focal.name or each.focal.email,
            "lang": each.focal.language,
            "language": language_name(each.focal.language),
            "rtl": get_language_info(each.focal.language)["bidi"],
            "subject": each.subject,
            "body": each.body.replace("{link}", "https://…"),
        }
        for each in letters_before(found.conference, found.moves, gone)
    ]


@planners_only
@deed
def ripple_apply(request: MemberRequest, slug: str) -> HttpResponse:
    """Computed again first: what was not shown is not applied."""
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    found = queries.WhatIf(request.conference, form.happening)
    by, seen = request.by, request.POST.get("seen", "")
    try:
        actions.apply_ripple(found, seen=seen, by=by, asked=form.asked)
    except Refused as no:
        return _page(request, form, found, refusal=str(no), status=409)
    messages.success(
        request, _("The changes have been made. The bilateral desk has been notified.")
    )
    return redirect("programme:what-if", slug)


@planners_only
@deed
def ripple_undo(request: MemberRequest, slug: str) -> HttpResponse:
    number = whole(request.POST.get("incident", ""), None)
    if number is None:
        raise Refused(_("This can no longer be undone."))
    incident = get_object_or_404(queries.incidents_of(request.conference), pk=number)
    incident.conference = request.conference  # loaded already, with its rules
    actions.undo_ripple(incident, by=request.by)
    messages.success(request, _("The changes have been undone."))
    return redirect("programme:what-if", slug)
