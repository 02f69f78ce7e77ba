"""Keeping the register: entries added, edited, merged, told apart, and changes taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.kit.errors import Refused
from plenipo.people.access import AccountRequest, house_only
from plenipo.records.access import deed
from plenipo.records.models import By
from plenipo.registry import signals
from plenipo.registry.actions import entries as actions
from plenipo.registry.actions import merge as merging
from plenipo.registry.forms.entries import EntryForm, MergeForm
from plenipo.registry.forms.rows import EntryRows
from plenipo.registry.models import Party, Revision
from plenipo.registry.queries.duplicates import suggestions
from plenipo.registry.queries.values import values_of
from plenipo.registry.words.countries import country_name
from plenipo.registry.words.duplicates import in_common
from plenipo.registry.words.entry import compared

REGISTER = "register"


def by(request: AccountRequest) -> By:
    return By(duty=REGISTER, account=request.user)


def _crumbs(party: Party | None = None) -> list[dict[str, str]]:
    crumbs = [{"label": _("Register of parties"), "url": reverse("registry:parties")}]
    if party:
        crumbs.append({"label": str(party), "url": reverse("registry:party", args=[party.pk])})
    return crumbs


def _edit_page(
    request: AccountRequest,
    form: EntryForm,
    rows: EntryRows,
    party: Party | None = None,
    status: int = 200,
) -> HttpResponse:
    keep = (
        reverse("registry:party-change", args=[party.pk])
        if party
        else reverse("registry:party-add")
    )
    told = {"form": form, "rows": rows, "party": party, "action": keep, "crumbs": _crumbs(party)}
    return render(request, "registry/entries/edit.html", told, status=status)


@house_only(REGISTER)
@require_safe
def party_new(request: AccountRequest) -> HttpResponse:
    return _edit_page(request, EntryForm(), EntryRows())


@house_only(REGISTER)
@deed
def party_add(request: AccountRequest) -> HttpResponse:
    form, rows = EntryForm(request.POST), EntryRows(request.POST)
    if not _all_valid(form, rows):
        return _edit_page(request, form, rows, status=422)
    try:
        added = actions.add_party(by=by(request), **form.values(), **rows.values())
    except Refused as no:
        form.add_error(None, str(no))
        return _edit_page(request, form, rows, status=409)
    messages.success(request, _("“%(party)s” has been added to the register.") % {"party": added})
    return redirect("registry:party", pk=added.pk)


@house_only(REGISTER)
@require_safe
def party_edit(request: AccountRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Party, pk=pk, merged_into=None)
    values = values_of([one])[pk]
    form = EntryForm(instance=one, initial={"seen": one.revision})
    return _edit_page(request, form, EntryRows(values=values, own=pk), one)


@house_only(REGISTER)
@deed
def party_change(request: AccountRequest, pk: int) -> HttpResponse:
    """What was typed comes back with the reason, also when somebody else was faster."""
    one = get_object_or_404(Party, pk=pk, merged_into=None)
    form, rows = EntryForm(request.POST, instance=one), EntryRows(request.POST, own=pk)
    if not _all_valid(form, rows):
        return _edit_page(request, form, rows, one, status=422)
    try:
        seen = form.cleaned_data["seen"]
        actions.change_party(one, seen=seen, by=by(request), **form.values(), **rows.values())
    except Refused as no:
        form.add_error(None, str(no))
        form.data = request.POST.copy()
        form.data["seen"] = str(Party.objects.values_list("revision", flat=True).get(pk=pk))
        return _edit_page(request, form, rows, one, status=409)
    messages.success(request, _("Changed. The change can be undone in the history below."))
    return redirect("registry:party", pk=pk)


def _all_valid(form: EntryForm, rows: EntryRows) -> bool:
    valid = form.is_valid()
    return rows.is_valid() and valid


@house_only(REGISTER)
@deed
def party_undo(request: AccountRequest, pk: int, revision: int) -> HttpResponse:
    found = get_object_or_404(Revision.objects.select_related("party"), pk=revision, party=pk)
    if found.what == "merged":
        back = merging.undo_merge(found, by=by(request))
        messages.success(request, _("“%(party)s” is a separate entry again.") % {"party": back})
    else:
        actions.undo(found, by=by(request))
        messages.success(request, _("The change has been undone."))
    return redirect("registry:party", pk=pk)


@house_only(REGISTER)
@deed
def party_remove(request: AccountRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Party, pk=pk)
    actions.remove_party(one, by=by(request))
    messages.success(request, _("“%(party)s” has been removed from the register.") % {"party": one})
    return redirect("registry:parties")


@house_only(REGISTER)
@require_safe
def merge_ask(request: AccountRequest, pk: int) -> HttpResponse:
    """The two entries side by side before they become one."""
    one = get_object_or_404(Party.objects.select_related("country"), pk=pk, merged_into=None)
    form = MergeForm(request.GET if "other" in request.GET else None)
    other = None
    if form.is_bound and form.is_valid():
        wanted = Party.objects.select_related("country").exclude(pk=pk)
        other = wanted.filter(pk=form.cleaned_data["other"], merged_into=None).first()
        if other is None:
            form.add_error("other", _("The register has no other entry with this number."))
    told: dict[str, Any] = {"party": one, "other": other, "form": form, "crumbs": _crumbs(one)}
    if other is not None:
        told["lines"] = compared(one, other)
    if told.get("other"):
        answers = signals.merge_asked.send(Party, gone=one, kept=told["other"])
        told["follows"] = [sentence for _receiver, found in answers for sentence in found or ()]
    return render(request, "registry/entries/merge.html", told)


@house_only(REGISTER)
@deed
def merge_do(request: AccountRequest, pk: int, other: int) -> HttpResponse:
    gone, kept = get_object_or_404(Party, pk=pk), get_object_or_404(Party, pk=other)
    merging.merge(gone, kept, by=by(request))
    messages.success(
        request, _("The two entries have been merged. This can be undone in the history.")
    )
    return redirect("registry:party", pk=kept.pk)


@house_only(REGISTER)
@require_safe
def duplicates(request: AccountRequest) -> HttpResponse:
    page = Paginator(suggestions(), 50).get_page(request.GET.get("page"))
    pairs = [(pair, country_name(pair.one.country), in_common(pair.shared)) for pair in page]
    told = {"page": page, "pairs": pairs, "crumbs": _crumbs()}
    return render(request, "registry/entries/duplicates.html", told)


@house_only(REGISTER)
@deed
def tell_apart(request: AccountRequest, pk: int, other: int) -> HttpResponse:
    one, two = get_object_or_404(Party, pk=pk), get_object_or_404(Party, pk=other)
    actions.tell_apart(one, two, by=by(request))
    messages.success(request, _("Recorded as two parties; they will not be suggested again."))
    return redirect("registry:duplicates")
