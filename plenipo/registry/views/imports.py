"""Files for the register: sent, previewed line by line, applied, undone."""

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plenipo.people.access import AccountRequest, house_only
from plenipo.records.access import deed
from plenipo.records.models import Job
from plenipo.registry.actions import imports as actions
from plenipo.registry.forms.imports import UploadForm
from plenipo.registry.models import Import, ImportRow
from plenipo.registry.queries import imports as queries
from plenipo.registry.views.entries import REGISTER, by
from plenipo.registry.words.entry import told_of_rows

State, Does = Import.State, ImportRow.Does
AT_WORK = (State.READING, State.APPLYING, State.UNDOING)
TONES = {Does.NEW: "yes", Does.CHANGED: "wait", Does.REFUSED: "no"}


def _crumbs(*, inner: bool) -> list[dict[str, str]]:
    crumbs = [{"label": _("Register of parties"), "url": reverse("registry:parties")}]
    if inner:
        crumbs.append({"label": _("Imports"), "url": reverse("registry:imports")})
    return crumbs


def _all(request: AccountRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    page = Paginator(queries.imports(), 50).get_page(request.GET.get("page"))
    told = {"form": form, "page": page, "crumbs": _crumbs(inner=False)}
    return render(request, "registry/imports/imports.html", told, status=status)


@house_only(REGISTER)
@require_safe
def imports(request: AccountRequest) -> HttpResponse:
    return _all(request, UploadForm())


@house_only(REGISTER)
@require_POST
def import_receive(request: AccountRequest) -> HttpResponseBase:
    """The file is stored before the deed begins: nobody waits for the disk."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _all(request, form, status=422)
    kept = actions.stored(form.cleaned_data["file"])
    answer = _receive(request, form.cleaned_data, kept)
    if not Import.objects.filter(file=kept).exists():  # pressed twice
        default_storage.delete(kept)
    return answer


@deed
def _receive(request: AccountRequest, given: dict[str, Any], kept: str) -> HttpResponse:
    name, kind = given["file"].name, given["kind"]
    run = actions.receive_for_the_worker(kept, name=name, kind=kind, by=by(request))
    return redirect("registry:import", pk=run.pk)


@house_only(REGISTER)
@require_safe
def import_page(request: AccountRequest, pk: int) -> HttpResponse:
    """What every line would do, or did. While the worker is at it: how far it is."""
    run = get_object_or_404(queries.imports(), pk=pk)
    job = queries.job_of(run)
    at_work = run.state in AT_WORK and job is not None and job.ended_at is None
    told: dict[str, Any] = {"run": run, "job": _job(job, run) if job and at_work else None}
    if at_work and "part" in request.GET:
        return render(request, "kit/parts/job.html", told)
    if "part" in request.GET:  # the work is done: the whole page shows what came of it
        return HttpResponse(headers={"HX-Redirect": reverse("registry:import", args=[pk])})
    does = request.GET.get("does", "")
    page = Paginator(queries.rows_of(run, does), 100).get_page(request.GET.get("page"))
    told |= {
        "page": page,
        "lines": [(*pair, TONES[Does(pair[0].does)]) for pair in told_of_rows(page.object_list)],
        "figures": _figures(run),
        "writes": run.counts.get(Does.NEW, 0) + run.counts.get(Does.CHANGED, 0) > 0,
        "does": does,
        "failure": job.says if job and job.state == Job.State.FAILED else "",
        "crumbs": _crumbs(inner=True),
    }
    return render(request, "registry/imports/import.html", told)


def _job(job: Job, run: Import) -> dict[str, Any]:
    return {
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "text": run.get_state_display(),
        "url": f"{reverse('registry:import', args=[run.pk])}?part=job",
    }


def _figures(run: Import) -> list[dict[str, Any]]:
    named = [*Does.choices, ("unchanged", _("unchanged"))]
    return [
        {
            "value": run.counts.get(name, 0),
            "label": label,
            "url": f"?does={name}" if run.counts.get(name) and name in Does.values else "",
        }
        for name, label in named
    ]


@house_only(REGISTER)
@deed
def import_apply(request: AccountRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(Import, pk=pk)
    actions.decide_for_the_worker(run, State.APPLYING, by=by(request))
    return redirect("registry:import", pk=pk)


@house_only(REGISTER)
@deed
def import_undo(request: AccountRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(Import, pk=pk)
    actions.decide_for_the_worker(run, State.UNDOING, by=by(request))
    return redirect("registry:import", pk=pk)


@house_only(REGISTER)
@deed
def import_drop(request: AccountRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(Import, pk=pk)
    actions.decide(run, State.DROPPED, by=by(request))
    messages.success(request, _("The import has been discarded; nothing was saved."))
    return redirect("registry:imports")
