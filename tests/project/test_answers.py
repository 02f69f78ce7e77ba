"""What goes wrong becomes a page in words, with a number that stands in the log."""

import re

import pytest
from django.test import Client
from django.urls import path, reverse

from plenipo.kit.access import public
from plenipo.project import urls
from plenipo.records.models import Letter


@public
def breaks(request):
    raise ZeroDivisionError


urlpatterns = [*urls.urlpatterns, path("breaks", breaks)]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def reference_on(answer):
    return re.search(r'<strong class="num">([0-9a-f]{8})</strong>', answer.content.decode())[1]


@pytest.mark.urls("tests.project.test_answers")
def test_a_fault_of_ours_gets_a_number_on_the_page_and_in_the_log(db, caplog):
    client = Client(raise_request_exception=False)

    answer = client.get("/breaks")

    assert answer.status_code == 500
    fault = next(r for r in caplog.records if r.name == "plenipo.faults")
    assert fault.getMessage().startswith(reference_on(answer))
    assert fault.exc_info[0] is ZeroDivisionError


def test_a_page_that_is_not_there_says_so_with_a_number(db, caplog):
    caplog.set_level("INFO", "plenipo.faults")

    answer = Client().get("/en/no-such-conference-anywhere/at/all/")

    assert answer.status_code == 404
    assert reference_on(answer) in caplog.text


def test_a_form_from_another_site_is_refused_in_our_words(world):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/en/account/login/", {"login": "a@example.org", "password": "x"})

    assert answer.status_code == 403
    assert reference_on(answer)


@pytest.mark.parametrize(("state", "status"), [("sent", 200), ("queued", 503)])
def test_health_tells_when_letters_pile_up(world, client, state, status):
    from datetime import timedelta

    from django.utils import timezone

    from plenipo.records.actions import write_letter

    write_letter(
        "test",
        to="a@example.org",
        to_name="",
        language="en",
        subject="x",
        body="x",
        about=world.conference,
        conference=None,
    )
    Letter.objects.update(state=state, written_at=timezone.now() - timedelta(hours=1))

    answer = client.get("/-/health")

    assert answer.status_code == status
    assert answer.json()["database"] == "answers"


def test_programs_that_read_the_web_are_told_what_is_not_for_them(world, client, as_):
    told = client.get("/robots.txt")
    assert told["Content-Type"].startswith("text/plain")
    for said in ("/en/desk/", "/ar/account/", "/fr/delegation/", "/zh-hans/answer/"):
        assert f"Disallow: {said}\n" in told.content.decode()

    kept_out = [as_(world.fay).get(reverse("delegations:mine"))]
    kept_out += [
        client.get(f"/en{path}") for path in ("/answer/abc/", "/answer/again/", "/nothing/")
    ]
    assert {answer.headers.get("X-Robots-Tag") for answer in kept_out} == {"noindex, nofollow"}

    public = client.get(reverse("portal:conference", args=[world.conference.slug]))
    verify = client.get(reverse("delegations:verify", args=[world.conference.slug]))
    assert "X-Robots-Tag" not in public.headers
    assert "X-Robots-Tag" not in verify.headers
