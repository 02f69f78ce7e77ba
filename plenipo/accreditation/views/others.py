"""Persons outside delegations: the list, one person, and what is done with many."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import badges as badge_actions
from plenipo.accreditation.actions import others as actions
from plenipo.accreditation.formats.badges import LAYOUTS
from plenipo.accreditation.forms.others import (
    NEW,
    OtherForm,
    OthersFilterForm,
    SameForm,
    WithdrawForm,
    numbers_in,
    other_form,
)
from plenipo.accreditation.models import Badge, OtherHolder
from plenipo.accreditation.queries import badges as badge_queries
from plenipo.accreditation.queries import others as queries
from plenipo.accreditation.views.frame import crumbs, frame
from plenipo.accreditation.words import others as words
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.queries.namesakes import NamesHere
from plenipo.kit.alphabet import in_order
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.phrases import bracketed, sentences
from plenipo.kit.sheets import download
from plenipo.records.actions import changed_first

PER_PAGE = 100
HERE = "accreditation:others"


def above(request: MemberRequest) -> list[dict[str, str]]:
    return crumbs(request, (HERE, _("Outside delegations")))


@accreditation_only
@require_safe
def others(request: MemberRequest, slug: str) -> HttpResponse:
    conference = request.conference
    form, lines = _narrowed(request)
    shown = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    page = {
        **frame(request, HERE),
        "form": form,
        "page": shown,
        "lines": [words.line_in_words(each, conference) for each in shown],
        "anybody": bool(lines) or queries.others_of(conference).exists(),
        "allowed": bool(queries.groups_of(conference)),
        "query": request.GET.urlencode(),
        "actions": [
            {"value": "draw_up", "label": _("Prepare badges"), "kind": ""},
            {"value": "print", "label": pgettext("badges", "Print")},
            {"value": "hand_over", "label": _("Hand over …")},
            {"value": "withdraw", "label": _("Withdraw …")},
        ],
    }
    return render(request, "accreditation/others/others.html", page)


def _narrowed(request: MemberRequest) -> tuple[OthersFilterForm, list[queries.OtherLine]]:
    conference = request.conference
    firms = queries.organisations_of(conference)
    form = OthersFilterForm(_groups(request), firms, request.GET)
    found = queries.others_found(conference, reader_of(request.member), form.asked())
    return form, in_order(found, key=lambda each: (each.row.organisation, each.called.name))


def _groups(request: MemberRequest) -> list[tuple[str, str]]:
    """Those the rules allow and those somebody is in, with how many these are."""
    numbers = queries.numbers_by_group(request.conference)
    keys = dict.fromkeys((*queries.groups_of(request.conference), *numbers))
    return [(key, bracketed(words.group_in_words(key), numbers.get(key, 0))) for key in keys]


@accreditation_only
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The lines that are shown, on all pages; read back, it registers nobody twice."""
    _form, lines = _narrowed(request)
    rows = (words.as_table(line, request.conference) for line in lines)
    return download(f"{slug}-outside-delegations", kind, words.table_heads(), rows)


@accreditation_only
@deed
def many(request: MemberRequest, slug: str) -> HttpResponse:
    """What the bar above the list asks for, for the rows chosen or for all the filter shows."""
    rows = _chosen(request)
    if not rows:
        raise Refused(_("Select at least one person."))
    do, conference = request.POST.get("do", ""), request.conference
    if do == "withdraw":
        asked = urlencode([("row", each.pk) for each in rows])
        if request.POST.get("every"):  # as the filter shows them, however many
            asked = f"every=1&{request.GET.urlencode()}"
        return redirect(f"{reverse('accreditation:others-withdraw', args=[slug])}?{asked}")
    persons = [each.person_id for each in rows]
    if do == "hand_over":
        asked = urlencode([("row", pk) for pk in persons])
        return redirect(f"{reverse('accreditation:hand-over', args=[slug])}?{asked}")
    if do == "print":
        found = badge_queries.badges_chosen(conference, persons, Badge.WITH_US)
        run = badge_actions.print_badges(conference, found, next(iter(LAYOUTS)), by=request.by)
        return redirect("accreditation:run", slug, run.pk)
    made = badge_actions.draw_up(conference, persons, by=request.by)
    said = ngettext("%(n)s badge has been prepared.", "%(n)s badges have been prepared.", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect(f"{reverse(HERE, args=[slug])}?needs=printing")


def _chosen(request: MemberRequest) -> list[OtherHolder]:
    if request.POST.get("every"):
        return [each.row for each in _narrowed(request)[1]]
    return _rows(request, request.POST.getlist("row"))


def _rows(request: MemberRequest, typed: list[str]) -> list[OtherHolder]:
    numbers = [whole(each, 0) for each in typed]
    return list(queries.others_of(request.conference).filter(pk__in=numbers))


# ---- one person


@accreditation_only
@require_safe
def new(request: MemberRequest, slug: str) -> HttpResponse:
    return _new_page(request, other_form(request.conference))


def _new_page(
    request: MemberRequest, form: Any, same: SameForm | None = None, status: int = 200
) -> HttpResponse:
    page = {
        **frame(request),
        "form": form,
        "same": same,
        "organisations": queries.organisations_of(request.conference),
        "crumbs": above(request),
    }
    return render(request, "accreditation/others/new.html", page, status=status)


@accreditation_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    """Who has the name of somebody already here is asked about, once, before anything is written."""
    form = other_form(request.conference, request.POST)
    if not form.is_valid():
        return _new_page(request, form, status=422)
    like = NamesHere(request.conference).like(form.cleaned_data)
    same = _same(request, like)
    if same and not same.is_valid():
        return _new_page(request, form, same, status=422)
    chosen = same.cleaned_data["same"] if same else NEW
    known = frozenset(like) if same else frozenset()
    wanted = actions.Wanted(
        form.cleaned_data, None if chosen == NEW else whole(chosen, None), known
    )
    try:
        row = actions.register(request.conference, wanted, by=request.by)
    except actions.Unseen:  # between our look and the lock
        return _new_page(request, form, _same(request, like, ask=True), status=409)
    except Refused as no:
        form.add_error(None, str(no))
        return _new_page(request, form, same, status=422)
    _told_of_days(request, row)
    messages.success(request, _("The person has been registered."))
    return redirect("accreditation:other", slug, row.pk)


def _same(request: MemberRequest, like: list[int], *, ask: bool = False) -> SameForm | None:
    """None where nobody has the name. Bound, once the page has asked about all who have it."""
    if not like and not ask:
        return None
    reader = reader_of(request.member)
    known = queries.known_as(request.conference, reader, like)
    said = [
        (
            pk,
            sentences(
                [
                    words.known_in_words(known[pk]),
                    words.differences_in_words(request.POST, known[pk]),
                ]
            ),
        )
        for pk in like
    ]
    shown = numbers_in(request.POST.get("known", ""))
    return SameForm(said, request.POST if set(like) <= shown and not ask else {"known": ""})


def _told_of_days(request: MemberRequest, row: OtherHolder) -> None:
    if said := words.odd_days(row.ends, request.conference):
        messages.warning(request, said)


def _other(request: MemberRequest, pk: int) -> OtherHolder:
    found = queries.others_of(request.conference).select_related("person", "category")
    return get_object_or_404(found, pk=pk)


@accreditation_only
@require_safe
def other(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _other(request, pk)
    form = _form_of(request, row)
    return _page(request, row, form, row.revision, was=drawn(form))


def _form_of(request: MemberRequest, row: OtherHolder, *typed: Any) -> Any:
    """A name that a delegation states is not ours to change."""
    names = not queries.is_delegate_anywhere(row)
    return other_form(request.conference, *typed, initial=OtherForm.initial_of(row), names=names)


def _page(
    request: MemberRequest, row: OtherHolder, form: Any, seen: int, status: int = 200, **more: Any
) -> HttpResponse:
    conference, reader = request.conference, reader_of(request.member)
    line = queries.lines_of_others(conference, reader, [row])[0]
    known = queries.known_as(conference, reader, [row.person_id])[row.person_id]
    page = {
        **frame(request),
        **words.line_in_words(line, conference),
        "known": known,
        "form": form,
        "seen": seen,
        "namesakes": _namesakes(request, row),
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
        "organisations": queries.organisations_of(conference),
        "odd": words.odd_days(row.ends, conference),
        "ours": "family_name" in form.fields,
        "crumbs": above(request),
        **more,
    }
    return render(request, "accreditation/others/other.html", page, status=status)


def _namesakes(request: MemberRequest, row: OtherHolder) -> list[tuple[int, str]]:
    """Whom a delegation named meanwhile, and who may be the same person."""
    if queries.is_delegate_anywhere(row):
        return []
    like = NamesHere(request.conference).like(OtherForm.initial_of(row))
    known = queries.known_as(request.conference, reader_of(request.member), like)
    return [
        (pk, words.known_in_words(each))
        for pk, each in known.items()
        if pk != row.person_id and each.other is None
    ]


@accreditation_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = _other(request, pk), seen_in(request)
    if row.revision != seen:
        found = overtaken(changed_first(row), _form_of(request, row), request.POST)
        form = _form_of(request, row, found.data)
        return _page(request, row, form, row.revision, 409, overtaken=found)
    form = _form_of(request, row, request.POST)
    if form.is_valid() and done(
        form, lambda: actions.change(row, seen=seen, by=request.by, **form.cleaned_data)
    ):
        row.refresh_from_db()
        _told_of_days(request, row)
        messages.success(request, _("Saved."))
        return redirect("accreditation:other", slug, pk)
    return _page(request, row, form, seen, 422, was=request.POST.get("was", ""))


@accreditation_only
@deed
def join(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, person = _other(request, pk), whole(request.POST.get("person", ""), 0)
    actions.join(row, person, seen=seen_in(request), by=request.by)
    messages.success(
        request, _("They are one person now. The badge issued to the other name is revoked.")
    )
    return redirect("accreditation:other", slug, pk)


@accreditation_only
@deed
def reinstate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.reinstate(_other(request, pk), seen=seen_in(request), by=request.by)
    messages.success(
        request, _("The person is registered again. Badges that were revoked stay revoked.")
    )
    return redirect("accreditation:other", slug, pk)


# ---- withdrawn, one or a whole firm


@accreditation_only
@require_safe
def withdraw(request: MemberRequest, slug: str) -> HttpResponse:
    if request.GET.get("every"):
        rows = [each.row for each in _narrowed(request)[1]]
    else:
        rows = _rows(request, request.GET.getlist("row"))
    return _withdraw_page(request, rows, WithdrawForm())


def _withdraw_page(
    request: MemberRequest, rows: list[OtherHolder], form: WithdrawForm, status: int = 200
) -> HttpResponse:
    conference = request.conference
    here = [each for each in rows if each.state == OtherHolder.State.REGISTERED]
    lines = queries.lines_of_others(conference, reader_of(request.member), here)
    page = {
        **frame(request),
        "lines": [words.line_in_words(each, conference) for each in lines],
        "badges": sum(bool(each.badge and each.badge.valid) for each in lines),
        "form": form,
        "crumbs": above(request),
    }
    return render(request, "accreditation/others/withdraw.html", page, status=status)


@accreditation_only
@deed
def withdraw_do(request: MemberRequest, slug: str) -> HttpResponse:
    rows = _rows(request, request.POST.getlist("row"))
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _withdraw_page(request, rows, form, 422)
    n, badges = actions.withdraw(
        request.conference,
        [each.pk for each in rows],
        reason=form.cleaned_data["reason"],
        by=request.by,
    )
    said = ngettext("%(n)s person has been withdrawn.", "%(n)s persons have been withdrawn.", n)
    revoked = ngettext(
        "%(n)s badge is no longer accepted.", "%(n)s badges are no longer accepted.", badges
    )
    messages.success(request, said % {"n": n})
    if badges:
        messages.success(request, revoked % {"n": badges})
    return redirect(HERE, slug)
