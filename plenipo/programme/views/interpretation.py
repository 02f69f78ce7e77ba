"""Language regimes: what is covered, what is missing, who sits in which booth."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.forms import whole
from plenipo.kit.locales import language_name
from plenipo.kit.phrases import labelled
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions import interpretation as actions
from plenipo.programme.forms.interpretation import SeatForm
from plenipo.programme.queries.interpretation import Interpreting, Regime, duties_of, named
from plenipo.programme.views.frame import crumbs_of_interpretation, frame
from plenipo.programme.words import interpretation as words

MOST = 400  # seats one form may carry


def interpreting_of(request: MemberRequest) -> Interpreting:
    return Interpreting(request.conference, timezone.localdate(), reader_of(request.member))


@any_member
@require_safe
def interpretation(request: MemberRequest, slug: str) -> HttpResponse:
    """All sessions that are interpreted; what is open first."""
    known = interpreting_of(request)
    regimes = known.regimes()
    page = {
        **frame(request, "programme:interpretation"),
        "regimes": regimes,
        "figures": _figures(known, regimes),
        "overloads": [words.overload_in_words(known, each) for each in known.overloads],
    }
    return render(request, "programme/interpretation.html", page)


def _figures(known: Interpreting, regimes: list[Regime]) -> list[dict[str, Any]]:
    weeks = known.rules.weeks
    note = ngettext("within %(n)s week", "within %(n)s weeks", weeks) % {"n": weeks}
    ahead = [each for each in regimes if each.days >= 0]
    with_gaps = [each for each in ahead if each.gaps]
    return [
        {"value": len(ahead), "label": _("sessions with interpretation")},
        {
            "value": len(with_gaps),
            "label": _("with gaps"),
            "note": labelled(note, sum(each.soon for each in with_gaps)),
        },
        {"value": sum(each.short for each in ahead), "label": _("unfilled places in booths")},
        {"value": len(known.interpreters), "label": _("interpreters")},
    ]


@any_member
@require_safe
def regime(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    known = interpreting_of(request)
    return _regime_page(request, known, _regime_or_404(known, pk), _seat_form(known, pk))


def _regime_or_404(known: Interpreting, pk: int) -> Regime:
    if pk not in known.sessions:
        raise Http404
    return known.regime(pk)


def _seat_form(known: Interpreting, pk: int, data: Any = None) -> SeatForm:
    taken = {row.interpreter_id for row in known.rows if row.session_id == pk}
    idle = [row for number, row in known.interpreters.items() if number not in taken]
    booths = [(code, language_name(code)) for code in known.sittings[pk].booths]
    return SeatForm(idle, booths, *([data] if data is not None else []))


def _regime_page(
    request: MemberRequest, known: Interpreting, shown: Regime, form: SeatForm, status: int = 200
) -> HttpResponse:
    pk = shown.session.pk
    free = known.free_for(pk)
    page = {
        **frame(request),
        **_of_session(known, shown),
        "gaps": [
            (
                words.pair_in_words(known, pair),
                [(words.way_in_words(known, way), _posted(pk, way.seats)) for way in ways],
            )
            for pair in shown.gaps
            for ways in [known.ways(pk, pair, free)]
        ],
        "how": words.strength_in_words(shown.strength, known.rules.table),
        "overloads": [words.overload_in_words(known, each) for each in shown.overloads],
        "form": form,
        "crumbs": crumbs_of_interpretation(request),
    }
    return render(request, "programme/regime.html", page, status=status)


def _of_session(known: Interpreting, shown: Regime) -> dict[str, Any]:
    """What the page and the printed sheet share: the team by booth, and the matrix."""
    pk = shown.session.pk
    rows = [row for row in known.rows if row.session_id == pk]
    people = [known.interpreters[row.interpreter_id] for row in rows]
    seats = [(row, one, words.roster(one)) for row, one in zip(rows, people, strict=True)]
    booths = dict.fromkeys([*shown.sitting.booths, *(row.booth for row in rows)])
    return {
        "regime": shown,
        "session": shown.session,
        "booths": [
            (
                words.short(code),
                language_name(code),
                [each for each in seats if each[0].booth == code],
            )
            for code in booths
        ],
        "columns": [(words.short(code), language_name(code)) for code in shown.sitting.booths],
        "matrix": [
            (words.short(code), language_name(code), cells)
            for code, cells in words.matrix(known, pk)
        ],
    }


def _posted(session: int, seats: list[tuple[int, str]]) -> list[str]:
    return [f"{session}:{number}:{booth}" for number, booth in seats]


@any_member
@require_safe
def booth_sheet(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """One page for the door of the booths."""
    known = interpreting_of(request)
    page = {
        **frame(request),
        **_of_session(known, _regime_or_404(known, pk)),
        "crumbs": crumbs_of_interpretation(request),
    }
    return render(request, "programme/booth_sheet.html", page)


@planners_only
@require_safe
def proposal(request: MemberRequest, slug: str) -> HttpResponse:
    """Who could sit where, for one session (?session=) or for all that are open. Nothing is kept yet."""
    known, pk = interpreting_of(request), whole(request.GET.get("session", ""), None)
    if pk is not None:
        _regime_or_404(known, pk)
    lines: list[dict[str, Any]] = [
        {
            "value": f"{duty.sitting}:{duty.interpreter}:{duty.booth}",
            "session": known.sessions[duty.sitting],
            "interpreter": known.interpreters[duty.interpreter],
            "booth": language_name(duty.booth),
        }
        for duty in known.proposal(pk)
    ]
    page = {
        **frame(request),
        "lines": lines,
        "session": known.sessions[pk] if pk else None,
        "sessions": len({line["session"].pk for line in lines}),
        "crumbs": crumbs_of_interpretation(request),
    }
    return render(request, "programme/proposal.html", page)


@planners_only
@deed
def seats_give(request: MemberRequest, slug: str) -> HttpResponse:
    """What a proposal or an offer says: "session:interpreter:booth", as many as were chosen."""
    seats = [_seat(text) for text in request.POST.getlist("row")[:MOST]]
    made = actions.put_on_duty(request.conference, seats, by=request.by)
    _told(request, len(made), {row.interpreter_id for row in made})
    if len({row.session_id for row in made}) == 1:
        return redirect("programme:regime", slug, made[0].session_id)
    return redirect("programme:interpretation", slug)


def _seat(text: str) -> actions.Seat:
    session, _colon, rest = text.partition(":")
    interpreter, _colon, booth = rest.partition(":")
    return whole(session, 0), whole(interpreter, 0), booth[:10]


def _told(request: MemberRequest, number: int, interpreters: set[int]) -> None:
    """What was done, and what is too much for those it was done with."""
    said = ngettext("%(n)s place has been filled.", "%(n)s places have been filled.", number)
    messages.success(request, said % {"n": number})
    known = interpreting_of(request)
    for each in known.overloads:
        if each.interpreter in interpreters:
            messages.warning(request, words.overload_in_words(known, each))


@planners_only
@deed
def seat_give(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """By hand; what is too much for somebody is said, not refused."""
    known = interpreting_of(request)
    shown, form = _regime_or_404(known, pk), _seat_form(known, pk, request.POST)
    if not form.is_valid():
        return _regime_page(request, known, shown, form, 422)
    number, booth = int(form.cleaned_data["interpreter"]), form.cleaned_data["booth"]
    actions.put_on_duty(request.conference, [(pk, number, booth)], by=request.by)
    _told(request, 1, {number})
    return redirect("programme:regime", slug, pk)


@planners_only
@deed
def seat_take(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    duty = get_object_or_404(duties_of(request.conference), pk=pk)
    actions.take_off(duty, by=request.by)
    named([duty.interpreter], reader_of(request.member), request.conference)
    messages.success(
        request, _("%(name)s has been removed from the booth.") % {"name": duty.interpreter}
    )
    return redirect("programme:regime", slug, duty.session_id)
