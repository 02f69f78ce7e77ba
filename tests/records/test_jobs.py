from datetime import timedelta

import pytest
from django.utils import timezone

from plenipo.kit.errors import Refused
from plenipo.records.actions import ask_for, jobs, runs
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Job


@pytest.fixture
def runner():
    """Registers a kind of job for one test."""
    made = []

    def register(work):
        runs("test.kind")(work)
        made.append("test.kind")

    yield register
    for kind in made:
        jobs.RUNNERS.pop(kind, None)


@pytest.fixture
def job(world):
    return ask_for("test.kind", by=By(duty="register", account=world.rex), total=3)


def test_a_job_is_done_and_its_result_kept(job, runner):
    def count(progress):
        for n in range(1, 4):
            progress.tell(n, 3, f"row {n}")
        return {"rows": 3}

    runner(count)

    assert work_once()

    job.refresh_from_db()
    assert (job.state, job.done, job.says, job.result) == ("done", 3, "row 3", {"rows": 3})


def test_a_refusal_becomes_words_on_the_page_of_the_job(job, runner):
    def refuse(progress):
        raise Refused("The file has no column “name”.")

    runner(refuse)

    work_once()

    job.refresh_from_db()
    assert (job.state, job.says) == ("failed", "The file has no column “name”.")


def test_a_fault_fails_the_job_in_words_and_the_worker_goes_on(job, runner, caplog):
    def break_down(progress):
        raise ZeroDivisionError

    runner(break_down)

    assert work_once()

    job.refresh_from_db()
    assert (job.state, job.says) == (
        "failed",
        "The plan could not be made. The error is in the server log.",
    )
    assert "ZeroDivisionError" in caplog.text


def test_a_job_whose_worker_was_killed_is_taken_up_again(job, runner):
    runner(lambda progress: {})
    assert jobs.claim() == job
    assert jobs.claim() is None

    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))

    assert jobs.claim() == job


def test_a_job_that_was_stopped_stops_at_its_next_word(job, runner):
    heard = []

    def count(progress):
        jobs.stop(job)
        progress.tell(3, 3)
        heard.append("went on")

    runner(count)
    work_once()

    job.refresh_from_db()
    assert (job.state, heard) == ("stopped", [])


def test_what_the_work_has_to_say_is_said_in_the_language_it_was_asked_in(world, runner):
    from django.utils.translation import gettext, override

    def refuse(progress):
        raise Refused(gettext("This field is required."))

    runner(refuse)
    with override("fr"):
        job = ask_for("test.kind", by=By(duty="register", account=world.rex))

    work_once()

    job.refresh_from_db()
    assert job.says == "Ce champ est obligatoire."
