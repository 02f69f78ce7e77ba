"""The register in the browser: found, looked at, edited, merged."""

from typing import Any

from django.contrib import messages
from django.core.paginator import EmptyPage, Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plenipo.kit.errors import Refused
from plenipo.kit.sheets import download
from plenipo.people.access import house_only, signed_in_only
from plenipo.people.queries import house_duties_of
from plenipo.records.access import deed
from plenipo.records.models import By
from plenipo.registry.actions import entries as actions
from plenipo.registry.forms.entries import EntryForm, FindForm, MergeForm
from plenipo.registry.models import Party, Revision
from plenipo.registry.queries import entries as queries
from plenipo.registry.queries.countries import country_name

REGISTER = "register"


def by(request: HttpRequest) -> By:
    return By(duty=REGISTER, account=request.user)  # type: ignore[arg-type]


class Counted(Paginator):
    """Pages over a register of any size: the count stops at a thousand, so that a larger one costs no more."""

    def __init__(self, found: Any, number: int, more: bool) -> None:
        super().__init__(found, queries.PER_PAGE)
        self.count = number
        self.more = more


def _page(request: HttpRequest, asked: queries.Asked) -> Page[Party]:
    found = queries.parties_asked_for(asked)
    paginator = Counted(found, *queries.counted(found))
    try:
        return paginator.page(request.GET.get("page") or 1)
    except (EmptyPage, ValueError):
        return paginator.page(1)


@signed_in_only
def parties(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET or None)
    page = _page(request, form.asked(request.GET.get("sort", "")))
    held = house_duties_of(request.user)  # type: ignore[arg-type]
    told = {
        "form": form,
        "page": page,
        "lines": [(party, country_name(party.country)) for party in page],
        "more": getattr(page.paginator, "more", False),
        "query": request.GET.urlencode(),
        "may_write": bool(held & {REGISTER, "administrator"}),
    }
    return render(request, "registry/entries/parties.html", told)


@signed_in_only
def parties_table(request: HttpRequest, kind: str) -> HttpResponse:
    """What is found, all of it, as a file."""
    found = queries.parties_asked_for(
        FindForm(request.GET or None).asked(request.GET.get("sort", ""))
    )
    heads = [
        _("Number"), _("Country"), _("Kind"), _("Name"), _("Name in English"), _("Short name"),
        _("Founded"), _("Ended"), _("Family"), _("Website"), _("Ids"),
    ]  # fmt: skip
    if kind != "json":
        return download("register", kind, heads, queries.export_rows(found))
    names = ("number", "country", "kind", "name", "name_english", "name_short", "founded", "ended", "family",
             "website", "ids")  # fmt: skip
    rows = [dict(zip(names, row, strict=True)) for row in queries.export_rows(found)]
    answer = JsonResponse({"parties": rows}, json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="register.json"'
    return answer


@signed_in_only
def party(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(queries.entry(pk))
    held = house_duties_of(request.user)  # type: ignore[arg-type]
    may_write = bool(held & {REGISTER, "administrator"})
    told = {
        "party": one,
        "country": country_name(one.country),
        "may_write": may_write,
        "same": queries.perhaps_the_same(one) if may_write else [],
        "history": _history(one),
        "last": next((r for r in one.revisions.all() if not r.undone), None),  # type: ignore[attr-defined]
    }
    return render(request, "registry/entries/party.html", told)


WHAT = {
    "added": gettext_lazy("added"),
    "changed": gettext_lazy("changed"),
    "undone": gettext_lazy("a change was undone"),
    "merged": gettext_lazy("another entry was merged into it"),
}


def _history(one: Party) -> list[dict[str, Any]]:
    return [
        {"at": r.at, "by": r.by, "text": _told(r), "kind": "undone" if r.undone else ""}
        for r in one.revisions.all()  # type: ignore[attr-defined]
    ]


def _told(revision: Revision) -> str:
    changed = [
        f"{_label(name)}: {before or '—'} → {revision.after.get(name) or '—'}"
        for name, before in revision.before.items()
        if revision.after.get(name) != before
    ]
    what = str(WHAT.get(revision.what, revision.what))
    return f"{what} ({'; '.join(changed)})" if changed else what


def _label(name: str) -> str:
    return str(getattr(Party._meta.get_field(name.removesuffix("_id")), "verbose_name", name))


@house_only(REGISTER)
def party_new(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "registry/entries/edit.html",
        {"form": EntryForm(), "action": reverse("registry:party-add")},
    )


@house_only(REGISTER)
@deed
def party_add(request: HttpRequest) -> HttpResponse:
    form = EntryForm(request.POST)
    if not form.is_valid():
        page = {"form": form, "action": reverse("registry:party-add")}
        return render(request, "registry/entries/edit.html", page, status=422)
    added = actions.add_party(by=by(request), **form.values())
    messages.success(request, _("The entry is added."))
    return redirect("registry:party", pk=added.pk)


@house_only(REGISTER)
def party_edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(Party, pk=pk, merged_into=None)
    form = EntryForm(instance=one, initial={"seen": one.revision})
    page = {"form": form, "party": one, "action": reverse("registry:party-change", args=[pk])}
    return render(request, "registry/entries/edit.html", page)


@house_only(REGISTER)
@deed
def party_change(request: HttpRequest, pk: int) -> HttpResponse:
    """What was typed comes back with the error: also when somebody else was faster."""
    one = get_object_or_404(Party, pk=pk, merged_into=None)
    form = EntryForm(request.POST, instance=one)
    if form.is_valid():
        try:
            actions.change_party(
                one, seen=form.cleaned_data["seen"] or 0, by=by(request), **form.values()
            )
        except Refused as no:
            form.add_error(None, str(no))
            form.data = {**request.POST.dict(), "seen": str(Party.objects.get(pk=pk).revision)}
        else:
            messages.success(request, _("The entry is changed."))
            return redirect("registry:party", pk=pk)
    page = {"form": form, "party": one, "action": reverse("registry:party-change", args=[pk])}
    return render(request, "registry/entries/edit.html", page, status=422)


@house_only(REGISTER)
@deed
def party_undo(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    found = get_object_or_404(Revision, pk=revision, party=pk)
    if found.what == "merged":
        actions.undo_merge(found, by=by(request))
    else:
        actions.undo(found, by=by(request))
    messages.success(request, _("The change is undone."))
    return redirect("registry:party", pk=pk)


@house_only(REGISTER)
def merge_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The two entries side by side before they become one."""
    one = get_object_or_404(queries.entry(pk))
    form = MergeForm(request.GET or None)
    other = None
    if form.is_bound and form.is_valid():
        other = queries.entry(form.cleaned_data["other"]).exclude(pk=pk).first()
        if other is None:
            form.add_error("other", _("The register has no other entry of this number."))
    page = {"party": one, "other": other, "form": form}
    return render(request, "registry/entries/merge.html", page)


@house_only(REGISTER)
@deed
def merge_do(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    gone, kept = get_object_or_404(Party, pk=pk), get_object_or_404(Party, pk=other)
    actions.merge(gone, kept, by=by(request))
    messages.success(
        request, _("The two entries are one; the merger can be undone in its history.")
    )
    return redirect("registry:party", pk=kept.pk)
