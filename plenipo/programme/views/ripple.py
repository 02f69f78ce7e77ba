"""What if: something happens, everything after it is computed again and shown; nothing moves until it is approved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.programme import rules
from plenipo.programme.access import MemberRequest, deed, planners_only
from plenipo.programme.actions import ripple as actions
from plenipo.programme.forms.ripple import Choices, WhatIfForm
from plenipo.programme.queries import ripple as queries
from plenipo.programme.queries import ripple_words as words
from plenipo.programme.queries.places import rooms_of, zone_of
from plenipo.programme.queries.sessions import sessions_of
from plenipo.programme.queries.words import when
from plenipo.programme.views.frame import frame

DONE = "programme.ripple"
ASKED = ("what", "minutes", "starts", "ends", "may_move")


@planners_only
@require_safe
def what_if(request: MemberRequest, slug: str) -> HttpResponse:
    asked = request.GET if "what" in request.GET else None
    form = _form(request, asked)
    if asked is None or not form.is_valid():
        return _page(request, form, status=200 if asked is None else 422)
    return _page(request, form, queries.WhatIf(request.conference, form.happening))


def _form(request: MemberRequest, asked: Any) -> WhatIfForm:
    conference, reader = request.conference, reader_of(request.member)
    groups: dict[str, Choices] = {
        "session": _session_choices(request),
        "person": queries.people_with_parts(conference, reader),
        "room": [(f"room:{room.pk}", f"{room.code} · {room}") for room in rooms_of(conference)],
        "interpreter": queries.interpreters_of(conference),
    }
    return WhatIfForm(conference, asked, groups=groups)


def _session_choices(request: MemberRequest) -> Choices:
    zone = zone_of(request.conference)
    found = sessions_of(request.conference).filter(starts__isnull=False)
    return [
        (f"session:{each.pk}", f"{when(each.starts, each.ends, zone)} · {each}")  # type: ignore[arg-type]
        for each in found.exclude(state="cancelled").exclude(kind="bilaterals")
    ]


def _page(
    request: MemberRequest,
    form: WhatIfForm,
    found: queries.WhatIf | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    page = {
        **frame(request, "programme:what-if"),
        "form": form,
        "refusal": refusal,
        "done": (request.session.get(DONE) or {}).get("conference") == request.conference.pk,
        **(_difference(request, found, form) if found else {}),
    }
    return render(request, "programme/what_if.html", page, status=status)


def _difference(request: MemberRequest, found: queries.WhatIf, form: WhatIfForm) -> dict[str, Any]:
    of_desk = rules.may_see_meetings(request.member)
    meetings = words.meeting_rows(found, all_of_them=of_desk)
    return {
        "found": found,
        "sentences": words.in_sentences(found),
        "undecided": words.undecided(found),
        "rows": words.session_rows(found),
        "meetings": meetings,
        "untold": len(found.of_meetings) - len(meetings),
        "to_tell": queries.to_tell(found, reader_of(request.member)),
        "asked": [(name, form.data[name]) for name in ASKED if form.data.get(name)],
    }


@planners_only
@deed
def ripple_apply(request: MemberRequest, slug: str) -> HttpResponse:
    """Computed again first: what was not shown is not applied."""
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    found = queries.WhatIf(request.conference, form.happening)
    by, seen = request.member.by("programme"), request.POST.get("seen", "")
    try:
        moves = actions.apply_ripple(found, seen=seen, by=by)
    except Refused as no:
        return _page(request, form, found, refusal=str(no), status=409)
    request.session[DONE] = {"conference": request.conference.pk, "moves": actions.as_json(moves)}
    messages.success(
        request, _("It is done. Release a version: letters to those concerned are drafted with it.")
    )
    return redirect(reverse("programme:what-if", args=[slug]))


@planners_only
@deed
def ripple_undo(request: MemberRequest, slug: str) -> HttpResponse:
    kept = request.session.get(DONE) or {}
    if kept.get("conference") != request.conference.pk:
        raise Refused(_("This cannot be undone any more."))
    moves = actions.moves_from(kept["moves"])
    actions.undo_ripple(request.conference, moves, by=request.member.by("programme"))
    del request.session[DONE]
    messages.success(request, _("Everything is back where it was."))
    return redirect(reverse("programme:what-if", args=[slug]))
