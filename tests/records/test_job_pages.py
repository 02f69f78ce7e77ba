"""Whoever asked for long work sees how far it is, in the language of the page they left."""

import pytest
from django.urls import reverse

from plenipo.records.actions import ask_for
from plenipo.records.models import By, Job


@pytest.fixture
def job(world):
    return ask_for("registry.import", by=By(duty="register", account=world.rex), total=10)


def test_progress_is_a_page_and_then_a_fragment(job, world, as_):
    Job.objects.update(state="running", done=4, says="row 4")
    client, address = as_(world.rex), reverse("records:job", args=[job.pk])

    page = client.get(address).content.decode()
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert 'value="4" max="10"' in page
    assert 'value="4" max="10"' in fragment
    assert "<html" in page
    assert "<html" not in fragment


def test_work_that_is_done_points_to_its_result(job, world, as_):
    Job.objects.update(state="done", result={"url": "/en/register/"})

    page = as_(world.rex).get(reverse("records:job", args=[job.pk])).content.decode()

    assert 'href="/en/register/"' in page
    assert "hx-trigger" not in page


def test_nobody_else_learns_of_it(job, world, as_):
    assert as_(world.max).get(reverse("records:job", args=[job.pk])).status_code == 404
