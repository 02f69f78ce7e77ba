"""Imports, their rows and their work."""

from django.db.models import QuerySet

from plenipo.records.actions import name_of
from plenipo.records.models import Job
from plenipo.registry.models import Import, ImportRow


def imports() -> QuerySet[Import]:
    return Import.objects.select_related("by").order_by("-pk")


def job_of(run: Import) -> Job | None:
    """The latest long work asked for on this import."""
    return Job.objects.filter(about=name_of(run)).order_by("-pk").first()


def rows_of(run: Import, does: str = "") -> QuerySet[ImportRow]:
    """As the page shows them, without what the lines said."""
    rows = ImportRow.objects.filter(run=run).defer("said", "said_before").order_by("line", "pk")
    return rows.filter(does=does) if does in ImportRow.Does.values else rows
