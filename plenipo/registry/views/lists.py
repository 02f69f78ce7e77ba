"""The matching desk: from a list as somebody typed it to parties of the register."""

import secrets
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.kit.errors import Refused
from plenipo.kit.forms import whole
from plenipo.kit.sheets import download
from plenipo.people.access import AccountRequest, house_only
from plenipo.records.access import deed
from plenipo.records.models import By, Job
from plenipo.registry.actions import lists as actions
from plenipo.registry.actions.entries import add_party
from plenipo.registry.formats.columns import typed_rows
from plenipo.registry.formats.lists import result_heads, result_rows
from plenipo.registry.forms.lists import (
    ColumnsForm,
    DecisionForm,
    NewListForm,
    OrganisationForm,
    RowsForm,
)
from plenipo.registry.models import Match, MatchList
from plenipo.registry.queries import lists as queries
from plenipo.registry.signals import day_wanted
from plenipo.registry.words.lists import MatchLine, line_searched, lines_of

ROWS_PER_PAGE = 40


def _by(request: AccountRequest) -> By:
    return By(duty="register", account=request.user)


def _list_or_404(request: AccountRequest, pk: int) -> MatchList:
    return get_object_or_404(queries.lists_seen_by(request.user).select_related("by"), pk=pk)


def _crumbs(kept: MatchList | None = None) -> list[dict[str, str]]:
    crumbs = [{"label": _("Invitation lists"), "url": reverse("registry:lists")}]
    if kept:
        crumbs.append({"label": kept.name, "url": reverse("registry:list", args=[kept.pk])})
    return crumbs


@house_only("register")
@require_safe
def lists(request: AccountRequest) -> HttpResponse:
    page = Paginator(queries.lists(request.user), 50).get_page(request.GET.get("page"))
    conference = whole(request.GET.get("conference", ""), 0)
    of_conference = f"?conference={conference}" if conference else ""
    told = {"page": page, "of_conference": of_conference}
    return render(request, "registry/lists/lists.html", told)


@house_only("register")
@require_safe
def list_new(request: AccountRequest) -> HttpResponse:
    days = [day for _receiver, day in day_wanted.send(MatchList) if day]
    form = _new_form(request, initial={"at": days[0] if days else None, **request.GET.dict()})
    return render(request, "registry/lists/new.html", {"form": form, "crumbs": _crumbs()})


def _new_form(request: AccountRequest, *args: Any, **kwargs: Any) -> NewListForm:
    return NewListForm(*args, conferences=queries.conferences_for(request.user), **kwargs)


@house_only("register")
@require_POST
def list_keep(request: AccountRequest) -> HttpResponseBase:
    """The file is read, or stored if it is large, before the deed begins: nobody waits for it."""
    form = _new_form(request, request.POST, request.FILES)
    if not form.is_valid():
        context = {"form": form, "crumbs": _crumbs()}
        return render(request, "registry/lists/new.html", context, status=422)
    if "sheet" in form.cleaned_data:
        return _keep(request, form.cleaned_data)
    file = form.cleaned_data["file"]
    stored = default_storage.save(f"lists/{secrets.token_hex(16)}", file)
    answer = _keep(request, form.cleaned_data | {"stored": stored})
    if not MatchList.objects.filter(file=stored).exists():  # pressed twice
        default_storage.delete(stored)
    return answer


@deed
def _keep(request: AccountRequest, given: dict[str, Any]) -> HttpResponse:
    by = _by(request)
    of = {"name": given["name"], "at": given["at"], "conference": given["conference"]}
    if "stored" in given:
        kept = actions.keep_for_the_worker(given["stored"], by=by, **of)
    else:
        kept = actions.keep_list(given["sheet"], by=by, **of)
    return redirect("registry:list-columns", kept.pk)


@house_only("register")
@require_safe
def list_columns(request: AccountRequest, pk: int) -> HttpResponse:
    kept = _list_or_404(request, pk)
    if not kept.typed:
        return _being_read(request, kept)
    if "part" in request.GET:  # it is read: the whole page shows what came of it
        return HttpResponse(headers={"HX-Redirect": reverse("registry:list-columns", args=[pk])})
    return _columns_page(request, kept, ColumnsForm(kept))


def _being_read(request: AccountRequest, kept: MatchList) -> HttpResponse:
    job = queries.job_of(kept)
    failed = job is None or job.state == Job.State.FAILED
    told: dict[str, Any] = {
        "state": Job.State.FAILED if failed else Job.State.RUNNING,
        "failure": job.says if job else "",
        "text": _("The file is being read."),
        "url": f"{reverse('registry:list-columns', args=[kept.pk])}?part=job",
    }
    template = "kit/parts/job.html" if "part" in request.GET else "registry/lists/reading.html"
    return render(request, template, {"job": told, "kept": kept, "crumbs": _crumbs()})


@house_only("register")
@deed
def list_match(request: AccountRequest, pk: int) -> HttpResponse:
    kept = _list_or_404(request, pk)
    if not kept.typed:
        raise Refused(_("This list is still being read. Check again in a moment."))
    form = ColumnsForm(kept, request.POST)
    if not form.is_valid():
        return _columns_page(request, kept, form, status=422)
    try:
        actions.match_list(kept, columns=form.columns, head=form.head, by=_by(request))
    except Refused as no:
        form.add_error("party", str(no))
        return _columns_page(request, kept, form, status=409)
    return redirect("registry:list", kept.pk)


def _columns_page(
    request: AccountRequest, kept: MatchList, form: ColumnsForm, status: int = 200
) -> HttpResponse:
    rows, nameless = typed_rows(kept)
    context = {
        "kept": kept,
        "form": form,
        "rows": rows[:6],
        "in_all": len(rows),
        "nameless": nameless,
        "crumbs": _crumbs(),
    }
    return render(request, "registry/lists/columns.html", context, status=status)


@house_only("register")
@require_safe
def list_desk(request: AccountRequest, pk: int) -> HttpResponse:
    kept = _list_or_404(request, pk)
    if not kept.matched_at:
        return redirect("registry:list-columns", kept.pk)
    asked = request.GET.dict()
    progress = queries.progress_of(kept)
    state = asked.get("state") or ("waiting" if progress.by_state["waiting"] else "all")
    wanted = asked.get("q", "").replace("\0", "").strip()[:200]
    rows = queries.rows_of(kept, state, wanted)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(asked.get("page"))
    context = {
        "kept": kept,
        "page": page,
        "lines": lines_of(page.object_list),
        "progress": progress,
        "figures": _figures(kept, progress),
        "drafting": queries.drafting_of(kept, request.user, progress),
        "no_parties": queries.waiting_that_name_no_party(kept),
        "form": RowsForm({"q": wanted, "state": state}),
        "crumbs": _crumbs(),
    }
    return render(request, "registry/lists/desk.html", context)


def _figures(kept: MatchList, progress: queries.ListProgress) -> list[dict[str, Any]]:
    here = reverse("registry:list", args=[kept.pk])
    named = {
        "waiting": _("undecided"),
        Match.State.CERTAIN: _("certain"),
        Match.State.CHOSEN: _("decided by a person"),
        Match.State.NO_PARTY: _("not a party"),
        Match.State.DUPLICATE: _("duplicates"),
    }
    return [
        {"value": progress.by_state[state], "label": label, "url": f"{here}?state={state}"}
        for state, label in named.items()
    ]


@house_only("register")
@require_safe
def list_row(request: AccountRequest, pk: int, row: int) -> HttpResponse:
    """One row: a page, or the fragment that takes its place in the list."""
    match = get_object_or_404(queries.row_of(request.user, pk, row))
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:200]
    line = line_searched(match, wanted) if wanted else lines_of([match])[0]
    return _row_answer(request, line, move_on="decided" in request.GET)


def _row_answer(
    request: AccountRequest,
    line: MatchLine,
    *,
    move_on: bool = False,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "line": line,
        "kept": line.match.match_list,
        "move_on": move_on,
        "stay": not move_on,
        "refused": refused,
        "crumbs": _crumbs(line.match.match_list),
    }
    if not request.htmx:
        return render(request, "registry/lists/row.html", context, status=status)
    progress = queries.progress_of(line.match.match_list)
    kept = line.match.match_list
    context |= {
        "progress": progress,
        "figures": _figures(kept, progress),
        "drafting": queries.drafting_of(kept, request.user, progress),
    }
    return render(request, "registry/lists/_row_and_progress.html", context, status=status)


@house_only("register")
@deed
def list_decide(request: AccountRequest, pk: int, row: int) -> HttpResponse:
    match = get_object_or_404(queries.row_of(request.user, pk, row))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        line = lines_of([match])[0]
        return _row_answer(request, line, refused=_("Select what the row means."), status=422)
    try:
        _decide(match, form.cleaned_data, _by(request))
    except Refused as no:
        line = lines_of([queries.row_of(request.user, pk, row).get()])[0]
        return _row_answer(request, line, refused=str(no), status=409)
    if request.htmx:
        move_on = "" if form.cleaned_data["do"] == "take_back" else "?decided=1"
        return redirect(reverse("registry:list-row", args=[pk, row]) + move_on)
    return redirect(f"{reverse('registry:list', args=[pk])}#row-{row}")


def _decide(match: Match, said: dict[str, Any], by: By) -> None:
    if said["choose"]:
        return actions.choose(match, said["choose"], seen=said["seen"], by=by)
    deeds = {
        "no_party": actions.say_no_party,
        "twice": actions.say_twice,
        "take_back": actions.take_back,
    }
    return deeds[said["do"]](match, seen=said["seen"], by=by)


@house_only("register")
@require_safe
def list_organisation(request: AccountRequest, pk: int, row: int) -> HttpResponse:
    match = get_object_or_404(queries.row_of(request.user, pk, row))
    typed = {"seen": match.revision, "name": match.typed_name[:300], "country": match.country_id}
    form = OrganisationForm(initial=typed)
    return _organisation_page(request, match, form)


@house_only("register")
@deed
def list_organisation_add(request: AccountRequest, pk: int, row: int) -> HttpResponse:
    match = get_object_or_404(queries.row_of(request.user, pk, row))
    form = OrganisationForm(request.POST)
    if not form.is_valid():
        return _organisation_page(request, match, form, status=422)
    given = dict(form.cleaned_data)
    seen = given.pop("seen")
    try:
        party = add_party(by=_by(request), country_id=given.pop("country") or None, **given)
        actions.choose(match, party, seen=seen, by=_by(request))
    except Refused as no:
        form.add_error(None, str(no))
        return _organisation_page(request, match, form, status=409)
    messages.success(
        request, _("“%(name)s” has been added to the register and selected.") % {"name": party.name}
    )
    return redirect(f"{reverse('registry:list', args=[pk])}#row-{row}")


def _organisation_page(
    request: AccountRequest, match: Match, form: OrganisationForm, status: int = 200
) -> HttpResponse:
    context = {
        "match": match,
        "kept": match.match_list,
        "form": form,
        "crumbs": _crumbs(match.match_list),
    }
    return render(request, "registry/lists/organisation.html", context, status=status)


@house_only("register")
@deed
def list_no_parties(request: AccountRequest, pk: int) -> HttpResponse:
    kept = _list_or_404(request, pk)
    done = actions.accept_that_none_is_a_party(kept, by=_by(request))
    said = ngettext(
        "%(n)s row has been confirmed as without a party.",
        "%(n)s rows have been confirmed as without a party.",
        done,
    ) % {"n": done}
    messages.success(request, said)
    return redirect("registry:list", kept.pk)


@house_only("register")
@require_safe
def list_result(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    kept = _list_or_404(request, pk)
    state, wanted = request.GET.get("state", "all"), request.GET.get("q", "")
    rows = result_rows(queries.rows_of(kept, state, wanted))
    return download(f"list-{pk}", kind, result_heads(), rows)


@house_only("register")
@require_safe
def list_drop_ask(request: AccountRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(queries.lists(request.user), pk=pk)
    return render(request, "registry/lists/drop.html", {"kept": kept, "crumbs": _crumbs(kept)})


@house_only("register")
@deed
def list_drop(request: AccountRequest, pk: int) -> HttpResponse:
    kept = _list_or_404(request, pk)
    actions.drop_list(kept, by=_by(request))
    messages.success(request, _("The list “%(name)s” has been deleted.") % {"name": kept.name})
    return redirect("registry:lists")
