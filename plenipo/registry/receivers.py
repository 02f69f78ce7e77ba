"""What the register does on its own: its countries come with the release, its long work is done by the worker."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as apps_now
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from plenipo.records.actions import runs
from plenipo.records.actions.jobs import Progress
from plenipo.records.models import By
from plenipo.registry.actions import imports, lists
from plenipo.registry.actions.countries import load_countries
from plenipo.registry.actions.words import call_the_uncalled
from plenipo.registry.models import Import, MatchList


@receiver(post_migrate)
def countries_come_with_the_release(
    sender: AppConfig, apps: Any = apps_now, **_signal: Any
) -> None:
    if sender.label == "registry" and "country" in apps.all_models["registry"]:
        load_countries()
        if hasattr(apps.all_models["registry"]["party"], "called"):
            call_the_uncalled()


@runs(imports.JOB)
def work_at_an_import(progress: Progress) -> dict[str, Any]:
    run = Import.objects.get(pk=progress.job.arguments["run"])
    by = By(duty="register", account=progress.job.asked_by)
    return dict(imports.do(run, by=by, tell=progress.tell).counts)


@runs(lists.JOB)
def read_a_list(progress: Progress) -> None:
    kept = MatchList.objects.get(pk=progress.job.arguments["list"])
    lists.read_kept(kept, by=By(duty="register", account=progress.job.asked_by))
