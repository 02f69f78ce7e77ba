"""Circulars: one letter to many, with a second pair of eyes before it leaves."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations import rules
from plenipo.delegations.actions import circulars as actions
from plenipo.delegations.forms.circulars import CircularForm, as_typed, split
from plenipo.delegations.forms.invitations import wanted_in
from plenipo.delegations.models import Circular
from plenipo.delegations.queries import circulars as queries
from plenipo.delegations.views.invitations import crumbs
from plenipo.delegations.words.circular_notes import NOTES, note
from plenipo.delegations.words.circulars import digest_of, distribution, doubts_about, letter_to
from plenipo.delegations.words.letters import PLACEHOLDERS
from plenipo.kit.forms import seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.records.access import deed
from plenipo.records.actions import who_was_first
from plenipo.records.formats import dress_for

WRITES = "invitations"
SHOWN = 300  # recipients to choose from
PER_PAGE = 100
TONES = {"draft": "quiet", "proposed": "wait", "sent": "yes"}


@members_only(WRITES)
@require_safe
def circulars(request: MemberRequest, slug: str) -> HttpResponse:
    found = queries.circulars_of(request.conference)
    lines = [(each, TONES[each.state]) for each in found]
    templates = [(key, label) for key, (label, _texts) in NOTES.items()]
    page = {"lines": lines, "templates": templates, "crumbs": crumbs(request)}
    return render(request, "delegations/circulars/circulars.html", page)


@members_only(WRITES)
@require_safe
def circular_new(request: MemberRequest, slug: str) -> HttpResponse:
    texts = note(request.GET.get("note", ""), request.conference.languages)
    wanted = wanted_in(request.GET)
    rows = [value for key, value in wanted.pairs() if key == "row"]
    filters = {key: value for key, value in wanted.pairs() if key != "row"}
    return _form_page(request, _form(request, rows, initial={**filters, **split(texts)}))


@members_only(WRITES)
@deed
def circular_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = _form(request, request.POST.getlist("row"), request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    made = actions.draft(request.conference, by=request.by, **form.values)
    return redirect("delegations:circular", slug, made.pk)


@members_only(WRITES)
@require_safe
def circular(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _one(request, pk)
    plan = distribution(one, request.conference)
    chosen = next(
        (each for each in plan.to if each.key == request.GET.get("to")), next(iter(plan.to), None)
    )
    by, sent = request.by, one.state == Circular.State.SENT
    page: dict[str, Any] = {
        "circular": one,
        "tone": TONES[one.state],
        "plan": plan,
        "confirmed": digest_of(plan, one, request.conference),
        "filters": _form(request, _rows(one), initial=as_typed(one)).filters_in_words(),
        "rows": len(_rows(one)),
        "shown": plan.to[:SHOWN],
        "chosen": chosen,
        "letter": letter_to(chosen, one, request.conference) if chosen else None,
        "dress": dress_for(request.conference.pk, chosen.language) if chosen else None,
        "bidi": get_language_info(chosen.language)["bidi"] if chosen else False,
        "elsewhere": doubts_about(one, request.conference, plan),
        "page": _letters_page(request, one) if sent else None,
        "may_let_go": rules.may_let_go(by, one),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/circulars/circular.html", page)


@members_only(WRITES)
@require_safe
def circular_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _one(request, pk)
    form = _form(request, _rows(one), initial=as_typed(one))
    return _form_page(request, form, one, was=drawn(form))


@members_only(WRITES)
@deed
def circular_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one, seen = _one(request, pk), seen_in(request)
    if one.revision != seen:
        return _overtaken_page(request, one)
    form = _form(request, request.POST.getlist("row"), request.POST)
    if not form.is_valid():
        return _form_page(request, form, one, status=422, was=request.POST.get("was", ""))
    actions.change(one, seen=seen, by=request.by, **form.values)
    messages.success(request, _("The circular has been saved."))
    return redirect("delegations:circular", slug, pk)


def _overtaken_page(request: MemberRequest, one: Circular) -> HttpResponse:
    now = _form(request, _rows(one), initial=as_typed(one))
    found = overtaken(who_was_first(one), now, request.POST)
    form = _form(request, request.POST.getlist("row"), found.data)
    return _form_page(request, form, one, status=409, overtaken=found)


@members_only(WRITES)
@deed
def circular_propose(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.propose(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("A second person can now review and send the circular."))
    return redirect("delegations:circular", slug, pk)


@members_only(WRITES)
@deed
def circular_back(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.back_to_draft(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The circular is a draft again."))
    return redirect("delegations:circular", slug, pk)


@members_only(WRITES)
@deed
def circular_send(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    confirmed, by = request.POST.get("confirmed", ""), request.by
    n = actions.send(_one(request, pk), confirmed=confirmed, seen=seen_in(request), by=by)
    said = ngettext("%(n)s letter is being sent.", "%(n)s letters are being sent.", n)
    messages.success(request, said % {"n": n})
    return redirect("delegations:circular", slug, pk)


@members_only(WRITES)
@deed
def circular_drop(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.drop(_one(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("The draft has been deleted."))
    return redirect("delegations:circulars", slug)


def _letters_page(request: MemberRequest, one: Circular) -> Page[Any]:
    letters = queries.letters_of_circular(one)
    return Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))


def _one(request: MemberRequest, pk: int) -> Circular:
    one = get_object_or_404(queries.circulars_of(request.conference), pk=pk)
    if not rules.may_write_to(request.member, one.audience):
        raise PermissionDenied
    one.conference = request.conference  # read already, with its rules
    return one


def _rows(one: Circular) -> list[str]:
    return [value for key, value in one.wanted if key == "row"]


def _form(request: MemberRequest, rows: list[str], *args: Any, **kwargs: Any) -> CircularForm:
    heads = rules.may_write_to(request.member, Circular.Audience.HEADS)
    known = [pk for pk in rows if pk.isdecimal() and len(pk) < 19]
    return CircularForm(request.conference, *args, rows=known, heads=heads, **kwargs)


def _form_page(
    request: MemberRequest,
    form: CircularForm,
    one: Circular | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        **more,
        "form": form,
        "circular": one,
        "placeholders": PLACEHOLDERS.items(),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/circulars/edit.html", page, status=status)
