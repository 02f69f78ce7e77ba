"""The ledger of passes: who holds which; issuing, handing on, taking back."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import custody as actions
from plenipo.accreditation.actions.pass_kinds import set_plate
from plenipo.accreditation.forms.passes import (
    SHOWN_UNKNOWN,
    IssueForm,
    PassFilterForm,
    PlateForm,
    ReturnForm,
    unknown_in_words,
)
from plenipo.accreditation.models import Custody, Pass, PassKind
from plenipo.accreditation.queries import passes as queries
from plenipo.accreditation.queries.others import registered_named
from plenipo.accreditation.views.frame import frame
from plenipo.accreditation.words import passes as words
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.invitations import focal_points_of
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.kit.alphabet import in_order
from plenipo.kit.errors import Refused
from plenipo.kit.forms import seen_in, whole
from plenipo.kit.sheets import download

PER_PAGE = 100


def pass_crumbs(request: MemberRequest, *below: tuple[str, str]) -> list[dict[str, str]]:
    pages = [("accreditation:passes", _("Passes")), *below]
    slug = request.conference.slug
    return [{"label": label, "url": reverse(name, args=[slug])} for name, label in pages]


@accreditation_only
@require_safe
def passes(request: MemberRequest, slug: str) -> HttpResponse:
    form, found = _narrowed(request)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    figures = queries.figures_of(request.conference)
    page = {
        **frame(request, "accreditation:passes"),
        "form": form,
        "page": shown,
        "lines": _lines(request, shown),
        "pieces": any(figures.values()),
        "kinds": bool(form.fields["kind"].choices[1:]),  # type: ignore[attr-defined]
        "figures": _figures(request, figures),
        "query": request.GET.urlencode(),
        "actions": [
            {"value": "issue", "label": _("Issue …")},
            {"value": "return", "label": pgettext("passes", "Take back"), "kind": ""},
        ],
    }
    return render(request, "accreditation/passes/passes.html", page)


def _narrowed(request: MemberRequest) -> tuple[PassFilterForm, Any]:
    kinds = list(PassKind.objects.filter(conference=request.conference))
    holders = Delegation.objects.filter(
        conference=request.conference, custody__ended_at=None, custody__isnull=False
    )
    named = {each.pk: each.inside for each in holders.select_related("country", "invitation")}
    form = PassFilterForm(kinds, in_order(named.items(), key=lambda each: each[1]), request.GET)
    return form, queries.passes_found(request.conference, form.asked())


def _lines(request: MemberRequest, pieces: Iterable[Pass]) -> list[dict[str, Any]]:
    recover = set(queries.to_recover(request.conference).values_list("piece", flat=True))
    return [_line(each, recover) for each in pieces]


def _line(piece: Pass, recover: set[int]) -> dict[str, Any]:
    line: Custody | None = next(iter(piece.held), None)  # type: ignore[attr-defined]
    tone, state = words.where_in_words(piece, line, recover=piece.pk in recover)
    return {
        "piece": piece,
        "custody": line,
        "holder": words.holder_in_words(line) if line else "",
        "tone": tone,
        "state": state,
    }


def _figures(request: MemberRequest, numbers: dict[str, int]) -> list[dict[str, Any]]:
    here = reverse("accreditation:passes", args=[request.conference.slug])
    return [
        {"value": numbers.get(key, 0), "label": words.SHOWN[key], "url": f"{here}?state={key}"}
        for key in ("issued", "recover", "reported", "in_store", "lost", "withdrawn")
        if numbers.get(key) or key in ("issued", "in_store")
    ]


@accreditation_only
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The pieces that are shown, on all pages."""
    _form, found = _narrowed(request)
    heads = [
        _("Number"), _("Kind"), _("State"), _("Held by"), _("Who signed"), _("Since"), _("Receipt"), _("Number plate"),
    ]  # fmt: skip
    return download(f"{slug}-passes", kind, heads, map(_cells, _lines(request, found)))


def _cells(line: dict[str, Any]) -> list[Any]:
    piece, custody = line["piece"], line["custody"]
    return [
        str(piece),
        str(piece.kind),
        line["state"],
        line["holder"],
        custody.receipt.receiver if custody else "",
        f"{timezone.localtime(custody.issued_at):%Y-%m-%d %H:%M}" if custody else "",
        custody.receipt.number if custody else "",
        piece.plate,
    ]


@accreditation_only
@deed
def many(request: MemberRequest, slug: str) -> HttpResponse:
    """What the bar above the list asks for, for the rows chosen or for all the filter shows."""
    if request.POST.get("every"):
        chosen = [each.pk for each in _narrowed(request)[1]]
    else:
        chosen = [whole(each, 0) for each in request.POST.getlist("row")]
    if not chosen:
        raise Refused(_("Select at least one pass."))
    if request.POST.get("do") == "return":
        _said_of_return(request, *actions.take_back(request.conference, chosen, by=request.by))
        return redirect("accreditation:passes", slug)
    rows = urlencode([("row", pk) for pk in chosen])
    return redirect(f"{reverse('accreditation:passes-issue', args=[slug])}?{rows}")


def _said_of_return(request: MemberRequest, back: list[Pass], there: list[Pass]) -> None:
    said = ngettext(
        "%(n)s pass was returned: %(list)s.", "%(n)s passes were returned: %(list)s.", len(back)
    )
    messages.success(request, said % {"n": len(back), "list": words.runs_in_words(map(str, back))})
    if there:
        twice = _("In store already: %(list)s.") % {"list": words.runs_in_words(map(str, there))}
        messages.warning(request, twice)


# ---- issuing, taking back


@accreditation_only
@require_safe
def issue(request: MemberRequest, slug: str) -> HttpResponse:
    rows = [whole(each, 0) for each in request.GET.getlist("row")]
    found = Pass.objects.filter(conference=request.conference, pk__in=rows).select_related("kind")
    first = {"pieces": words.runs_in_words(map(str, found)), "delegation": request.GET.get("to")}
    return _issue_page(request, _issue_form(request, initial=first))


def _issue_form(request: MemberRequest, *args: Any, **kwargs: Any) -> IssueForm:
    outside = registered_named(request.conference, reader_of(request.member))
    return IssueForm(
        request.conference,
        dict(in_order(outside.items(), key=lambda each: each[1])),
        *args,
        **kwargs,
    )


def _receivers(request: MemberRequest, delegation: object) -> list[str]:
    """Focal points and persons of the delegation, offered as who signs."""
    there = Delegation.objects.filter(conference=request.conference)
    found = there.select_related("invitation").filter(pk=whole(str(delegation or ""), 0)).first()
    if found is None:
        return []
    people = delegates_seen_by(reader_of(request.member), [found], request.conference)
    focal = [each.name for each in focal_points_of(found.invitation)]
    named = [each.name for each in people.get(found.pk, []) if each.named]
    return list(dict.fromkeys(filter(None, [*focal, *named])))


@accreditation_only
@require_safe
def receivers(request: MemberRequest, slug: str) -> HttpResponse:
    page = {"receivers": _receivers(request, request.GET.get("delegation"))}
    return render(request, "accreditation/passes/_receivers.html", page)


def _issue_page(request: MemberRequest, form: IssueForm, status: int = 200) -> HttpResponse:
    page = {
        **frame(request),
        "form": form,
        "receivers": _receivers(request, form["delegation"].value()),
        "crumbs": pass_crumbs(request),
    }
    return render(request, "accreditation/passes/issue.html", page, status=status)


@accreditation_only
@deed
def issue_do(request: MemberRequest, slug: str) -> HttpResponse:
    form = _issue_form(request, request.POST)
    if not form.is_valid():
        return _issue_page(request, form, 422)
    told = form.cleaned_data
    kept = {name: told[name] for name in ("receiver", "delegation", "other", "hand_on", "reason")}
    try:
        receipt = actions.issue(request.conference, told["numbers"], by=request.by, **kept)
    except actions.OverQuota as no:
        form.add_error("reason", str(no))
    except Refused as no:
        form.add_error("pieces", str(no))
    else:
        return redirect("accreditation:receipt", slug, receipt.number)
    return _issue_page(request, form, 422)


@accreditation_only
@require_safe
def take_back(request: MemberRequest, slug: str) -> HttpResponse:
    left = request.GET.get("left", "")
    return _return_page(request, ReturnForm(request.conference, initial={"pieces": left}))


def _return_page(request: MemberRequest, form: ReturnForm, status: int = 200) -> HttpResponse:
    page = {**frame(request), "form": form, "crumbs": pass_crumbs(request)}
    return render(request, "accreditation/passes/return.html", page, status=status)


@accreditation_only
@deed
def take_back_do(request: MemberRequest, slug: str) -> HttpResponse:
    """What is known is taken back; what could not be read stays in the field, to be mended."""
    form = ReturnForm(request.conference, request.POST)
    if not form.is_valid():
        return _return_page(request, form, 422)
    try:
        done = actions.take_back(request.conference, form.cleaned_data["numbers"], by=request.by)
    except Refused as no:
        form.add_error("pieces", str(no))
        return _return_page(request, form, 422)
    _said_of_return(request, *done)
    here = reverse("accreditation:passes-return", args=[slug])
    unknown = form.cleaned_data["unknown"]
    if unknown:
        messages.warning(request, unknown_in_words(unknown))
        left = urlencode({"left": "\n".join(unknown[:SHOWN_UNKNOWN])})
        return redirect(f"{here}?{left}")
    return redirect(here)


# ---- one piece


def _piece(request: MemberRequest, pk: int) -> Pass:
    found = queries.with_holders(Pass.objects.filter(conference=request.conference))
    return get_object_or_404(found, pk=pk)


@accreditation_only
@require_safe
def piece(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _piece_page(request, _piece(request, pk))


def _piece_page(
    request: MemberRequest, one: Pass, form: PlateForm | None = None, status: int = 200
) -> HttpResponse:
    recover = set(
        queries.to_recover(request.conference).filter(piece=one).values_list("piece", flat=True)
    )
    history = list(queries.history_of(one))
    ended = next((each for each in history if each.outcome != Custody.Outcome.MISTAKEN), None)
    page = {
        **frame(request),
        **_line(one, recover),
        "zones": list(one.kind.zones.all()),
        "days": words.valid_in_words(one),
        "history": [
            {
                "line": each,
                "holder": words.holder_in_words(each),
                "outcome": words.OUTCOMES[each.outcome],
            }
            for each in history
        ],
        "loss": ended.loss if ended and one.reported else "",
        "loser": ended.delegation if ended and one.reported else None,
        "last": words.holder_in_words(ended)
        if ended and ended.outcome in ("lost", "returned")
        else "",
        "form": form or PlateForm(initial={"plate": one.plate}),
        "crumbs": pass_crumbs(request),
    }
    return render(request, "accreditation/passes/pass.html", page, status=status)


@accreditation_only
@deed
def plate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one, form = _piece(request, pk), PlateForm(request.POST)
    if not form.is_valid():
        return _piece_page(request, one, form, 422)
    set_plate(one, form.cleaned_data["plate"], seen=seen_in(request), by=request.by)
    messages.success(request, _("Saved."))
    return redirect("accreditation:pass", slug, pk)


def _deed(request: MemberRequest, pk: int, does: Callable[..., object], said: str) -> HttpResponse:
    one = _piece(request, pk)
    does(one, seen=seen_in(request), by=request.by)
    messages.success(request, said % {"pass": one})
    return redirect("accreditation:pass", request.conference.slug, pk)


@accreditation_only
@deed
def lost(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _deed(
        request, pk, actions.report_lost, _("%(pass)s is lost: no gate accepts it any more.")
    )


@accreditation_only
@deed
def loss_noted(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _deed(request, pk, actions.note_loss, _("The loss of %(pass)s is noted."))


@accreditation_only
@deed
def restore(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _deed(
        request, pk, actions.give_back_to_holder, _("%(pass)s is with its last holder again.")
    )


@accreditation_only
@deed
def mistaken(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _deed(
        request, pk, actions.undo_issue, _("The entry for %(pass)s is recorded as a mistake.")
    )


@accreditation_only
@deed
def withdraw(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _deed(
        request, pk, actions.withdraw, _("%(pass)s is withdrawn: no gate accepts it any more.")
    )


@accreditation_only
@deed
def reinstate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _deed(request, pk, actions.reinstate, _("%(pass)s is accepted again."))
