"""The table that becomes cards, and the form of one button."""

import re
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore
from django.template import Context, Template
from django.test import RequestFactory

PLENIPO = Path(__file__).parents[2] / "plenipo"


def drawn(source: str, **context) -> str:
    request = RequestFactory().get("/list/")
    request.session, request.user = SessionStore(), AnonymousUser()
    page = Template("{% load kit deeds cards %}" + source)
    return page.render(Context({"request": request, **context}))


def test_each_cell_says_the_head_of_its_column():
    page = drawn(
        '{% cards %}{% pick_all %}{% th "Name" %}{% th "Seats" end=True %}<th><span class="sr">Change</span></th>'
        '{% rows %}{% for n in seats %}<tr>{% pick 1 "A" %}<th scope="row">A</th><td class="end">{{ n }}</td>'
        "<td>…</td></tr>{% endfor %}{% endcards %}",
        seats=[12, 40],
    )

    assert re.findall(r"<td[^>]*>", page) == 2 * [
        '<td class="pick">',
        '<td class="end" data-label="Seats">',
        "<td>",
    ]
    assert '<th scope="row">A</th>' in page


def test_a_cell_may_say_something_else_and_a_name_may_ask_for_its_head():
    page = drawn(
        "{% cards %}<th>Name</th><th>Entry</th>{% rows %}"
        '<tr><th scope="row" data-label>A</th><td data-label="Kept">1</td></tr>'
        '<tr><td colspan="2">none</td></tr>{% endcards %}'
    )

    assert '<th scope="row" data-label="Name">A</th><td data-label="Kept">1</td>' in page
    assert '<td colspan="2">none</td>' in page


def test_a_head_cannot_break_out_of_its_cells():
    page = drawn(
        "{% cards %}<th>{{ head }}</th>{% rows %}<tr><td>1</td></tr>{% endcards %}", head='"><b>'
    )

    assert '<td data-label="&quot;&gt;&lt;b&gt;">1</td>' in page


def test_a_table_may_have_a_caption_and_a_name_and_no_heads():
    page = drawn(
        '{% cards css="roll" label="All" %}<caption>Two</caption>{% rows %}<tr><td>1</td></tr>'
        "{% endcards %}"
    )

    assert (
        '<div class="scroll" tabindex="0" role="region" aria-label="All">\n<table class="cards roll">'
        in page
    )
    assert "<caption>Two</caption>" in page
    assert "<thead>" not in page
    assert "<tr><td>1</td></tr>" in page


def test_no_table_of_cards_is_written_by_hand():
    assert [
        path.name for path in PLENIPO.rglob("*.html") if '<table class="cards' in path.read_text()
    ] == []


def test_a_form_of_one_button_says_where_it_leads_and_of_which_row():
    form = drawn(
        '{% post "/en/there/" label="Take back" kind="bare small" about=name key="z" seen=3 %}',
        name="A & B",
    )

    assert 'method="post" action="/en/there/">' in form
    assert '<input type="hidden" name="seen" value="3">' in form
    assert re.search(
        r'<button class="button bare small"\s+data-key="z">Take back<span\s+class="sr">', form
    )
    assert "A &amp; B" in form
    assert 'name="csrfmiddlewaretoken"' in form
