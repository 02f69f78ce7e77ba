import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from plenipo.kit.locales import listed

LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
FRAMES = ("public", "desk", "focal")


def drawn(source: str, address: str = "/list/", **context) -> str:
    request = RequestFactory().get(address)
    page = Template("{% load kit %}" + source)
    return page.render(Context({"request": request, **context}))


class Names(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the badge.")
    wish = forms.ChoiceField(label="Wish", choices=[("a", "All")], widget=forms.RadioSelect)
    nick = forms.CharField(label="Short", required=False)


def test_a_name_keeps_its_own_language_and_cannot_break_out():
    assert drawn('{% bdi name "ar" %}', name="حزب") == '<bdi lang="ar">حزب</bdi>'
    assert drawn("{% bdi name %}", name="<b>") == "<bdi>&lt;b&gt;</bdi>"


@pytest.mark.parametrize(
    ("language", "figure", "when"),
    [
        ("en", "5,892", "24 November 2026"),
        ("fr", "5\u202f892", "24 novembre 2026"),
        ("ru", "5\xa0892", "24 ноября 2026\u00a0года"),
        ("zh-hans", "5,892", "2026年11月24日"),
    ],
)
def test_figures_and_days_are_written_as_the_reader_writes_them(language, figure, when):
    with translation.override(language):
        text = drawn("{{ n|number }} {{ d|day }}", n=5892, d=date(2026, 11, 24))

    assert text == f"{figure} {when}"


def test_a_moment_is_told_in_the_zone_that_is_active():
    at = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    with translation.override("en"):
        assert drawn(
            "{% load tz %}{% timezone 'Africa/Nairobi' %}{{ at|moment }}{% endtimezone %}", at=at
        ) == ("25 Nov 2026, 01:30")


def test_all_hours_of_an_arabic_page_are_of_one_clock_and_stand_apart_from_latin_names():
    starts, ends = (datetime(2026, 11, 24, hour, 30, tzinfo=UTC) for hour in (14, 15))
    with translation.override("ar"):
        text = drawn("Ana, {{ a|moment }} {{ a|hours:b }} {{ a|day }}", a=starts, b=ends)

    assert text == (
        "Ana, \u206724 نوفمبر 2026، 14:30\u2069 \u206614:30–15:30\u2069 \u206724 نوفمبر 2026\u2069"
    )


def test_a_wrong_field_says_so_beside_itself_and_in_the_summary():
    form = Names({})

    page = drawn("{% error_summary form %}{% fields form %}", form=form)

    assert '<a href="#id_name">Name</a>: This field is required.' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert '<ul class="error" id="id_name_error">' in page
    assert '<fieldset class="field wrong"' in page
    assert '<a href="#id_wish">' in page
    assert page.count('id="id_wish"') == 1
    assert page.count("(optional)") == 1


def test_a_form_without_errors_has_no_summary():
    assert drawn("{% error_summary form None %}", form=Names()).strip() == ""


def test_sorting_stands_in_the_address_turns_round_and_starts_at_the_first_page():
    head = '{% th "Name" sort="name" %}'

    assert 'href="?q=left&amp;sort=name"' in drawn(head, "/list/?q=left&page=3")
    again = drawn(head, "/list/?q=left&sort=name")
    assert 'aria-sort="ascending"' in again
    assert 'href="?q=left&amp;sort=-name"' in again


def test_the_pager_keeps_the_question_and_says_where_one_is():
    page = Paginator(range(5892), 50).page(3)

    text = drawn("{% pager page %}", "/list/?q=left&page=3", page=page)

    assert "101–150 of 5,892" in text
    assert 'rel="next" href="?q=left&amp;page=4"' in text
    assert '<span aria-current="page">3</span>' in text


def test_a_job_asks_again_only_while_it_runs():
    job = {"state": "running", "text": "Importing", "done": 10, "total": 40, "url": "/job/1"}

    assert 'hx-trigger="every 2s"' in drawn("{% job_progress job %}", job=job)
    over = drawn("{% job_progress job %}", job=job | {"state": "done"})
    assert "hx-get" not in over


def test_an_outward_act_asks_for_the_word_that_was_shown():
    source = '{% include "kit/parts/confirm.html" with title="Send" word="70" action="/send" %}'

    page = drawn(source)

    assert "To confirm, enter 70" in page
    assert 'name="confirm" required' in page
    assert 'name="key"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("frame", FRAMES)
def test_the_component_page_is_drawn_in_every_language_and_frame(client, frame, language):
    page = client.get(f"/-/style?frame={frame}&lang={language}").content.decode()

    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert not re.search(r"<[^>]+ (style|on\w+)=|<script(?![^>]* src=)|<style", page)


@pytest.mark.django_db
@pytest.mark.parametrize(("frame", "limit"), [("public", 100_000), ("focal", 100_000)])
def test_a_first_load_stays_below_a_hundred_kilobytes_in_eight_requests(client, frame, limit):
    page = client.get(f"/-/style?frame={frame}").content
    loaded = re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())
    # the component page itself is heavier than any page: 30 kB stand for the page of a conference
    size = 30_000 + sum(Path(finders.find(name)).stat().st_size for name in loaded)

    assert size <= limit
    assert len(loaded) + 2 <= 8  # and the page, and the accent sheet


def test_own_script_stays_small():
    folder = Path(finders.find("kit/page.js")).parent

    assert sum(len(f.read_text().splitlines()) for f in folder.glob("*.js")) <= 500


def test_the_stylesheet_knows_no_left_and_right():
    sheet = Path(finders.find("kit/plenipo.css")).read_text()

    assert re.findall(r"[\w-]*(?:left|right)\s*:|(?<![\w-])(?:width|height)\s*:", sheet) == []


@pytest.mark.parametrize("code", ["400", "403", "404", "409", "500"])
def test_an_error_page_needs_nothing_and_quotes_its_number(code):
    page = Template(f'{{% include "{code}.html" %}}')

    assert f'<p class="code num">{code}</p>' in page.render(Context())
    assert "A7K2-19" in page.render(Context({"reference": "A7K2-19"}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_below_a_thousand_are_written_alike_in_every_language(language):
    from babel.numbers import format_decimal

    with translation.override(language):
        locale = "en_GB" if language == "en" else language.replace("-", "_")
        assert [drawn("{{ n|number }}", n=n) for n in (0, 7, 999)] == [
            format_decimal(n, locale=locale) for n in (0, 7, 999)
        ]


def test_the_same_minute_is_told_in_the_zone_that_is_active():
    from django.utils import timezone

    at = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    with translation.override("en"):
        here = drawn("{{ at|moment }}", at=at)
        with timezone.override("Asia/Shanghai"):
            there = drawn("{{ at|moment }}", at=at)
            day_there = drawn("{{ at|day }}", at=at)

    assert (here, there) == ("24 Nov 2026, 23:30", "25 Nov 2026, 07:30")
    assert day_there == "25 November 2026"


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "a, b"), ("ar", "a، b"), ("zh-hans", "a、b")]
)
def test_words_of_a_list_are_parted_by_the_comma_of_the_readers_language(language, shown):
    with translation.override(language):
        assert listed(["a", "", "b"]) == shown


def test_nothing_stands_before_the_doctype_and_no_frame_around_nothing():
    page = render_to_string("kit/desk.html")

    assert page.startswith("<!doctype html>")
    assert 'class="eyebrow"' not in page
    assert 'class="actions"' not in page
