"""Files for the register: sent, previewed line by line, applied, undone."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.people.access import house_only
from plenipo.records.access import deed
from plenipo.records.actions import ask_for
from plenipo.records.models import Job
from plenipo.registry.actions import imports as actions
from plenipo.registry.forms.entries import UploadForm
from plenipo.registry.models import Import, ImportRow
from plenipo.registry.queries import imports as queries
from plenipo.registry.views.entries import REGISTER, by

State = Import.State


@house_only(REGISTER)
def imports(request: HttpRequest) -> HttpResponse:
    page = {"form": UploadForm(), "imports": queries.imports()[:50]}
    return render(request, "registry/imports/imports.html", page)


@house_only(REGISTER)
@deed
def import_receive(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    upload = request.FILES.get("file")
    if upload is not None and (upload.size or 0) > settings.UPLOAD_LIMIT:
        form.add_error("file", _("The file is larger than 100 MB; split it into parts."))
    if not form.is_valid():
        page = {"form": form, "imports": queries.imports()[:50]}
        return render(request, "registry/imports/imports.html", page, status=422)
    sent = form.cleaned_data["file"]
    run = actions.receive(sent, name=sent.name, kind=form.cleaned_data["kind"], by=by(request))
    ask_for("registry.prepare", by=by(request), about=run, run=run.pk)
    return redirect("registry:import", pk=run.pk)


@house_only(REGISTER)
def import_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview: what every line would do. While the worker is at it, how far it is."""
    run = get_object_or_404(Import, pk=pk)
    job = Job.objects.filter(about=f"registry.import:{pk}").order_by("-pk").first()
    at_work = job is not None and job.state in (Job.State.WANTED, Job.State.RUNNING)
    does = request.GET.get("does", "")
    rows = queries.rows_of(run, does if does in ImportRow.Does.values else "")
    page = Paginator(rows, 100).get_page(request.GET.get("page"))
    told = {
        "run": run,
        "job": _job(job, pk) if job and at_work else None,
        "page": page,
        "lines": [(row, queries.changes_of(row) if row.does == "changed" else []) for row in page],
        "figures": [
            {
                "value": run.counts.get(name, 0),
                "label": label,
                "url": f"?does={name}" if name != "unchanged" else "",
            }
            for name, label in [*ImportRow.Does.choices, ("unchanged", _("unchanged"))]
        ],
        "waits": run.state == State.PREVIEW and not at_work,
        "applied": run.state == State.APPLIED,
    }
    if request.htmx and at_work and request.GET.get("part") == "job":  # type: ignore[attr-defined]
        return render(request, "kit/parts/job.html", told)
    return render(request, "registry/imports/import.html", told)


def _job(job: Job, pk: int) -> dict[str, Any]:
    return {
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "text": job.says or _("The file is being read."),
        "url": reverse("registry:import", args=[pk]),
    }


@house_only(REGISTER)
@deed
def import_apply(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(Import, pk=pk, state=State.PREVIEW)
    ask_for("registry.apply", by=by(request), about=run, run=run.pk)
    messages.success(request, _("The import is being applied, all of it or nothing."))
    return redirect("registry:import", pk=pk)


@house_only(REGISTER)
@deed
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(Import, pk=pk)
    actions.undo_import(run, by=by(request))
    messages.success(request, _("The import is undone; the register is as it was before."))
    return redirect("registry:import", pk=pk)


@house_only(REGISTER)
@deed
def import_drop(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(Import, pk=pk)
    actions.drop_import(run, by=by(request))
    messages.success(request, _("The import is dropped; nothing was written."))
    return redirect("registry:imports")
