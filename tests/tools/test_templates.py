"""The formatter of templates breaks lines where a browser draws no difference, and nowhere else."""

import re
from pathlib import Path

import pytest
from django.template.loaders.app_directories import Loader
from django.urls import reverse

from tests.test_access import ASKED, POSTS, WHERE, WHO
from tests.tools.shown import shown
from tools.templates.writing import formatted

TEMPLATES = sorted((Path(__file__).parents[2] / "plenipo").rglob("*.html"))
LONGEST = 160


def test_no_line_of_a_template_is_longer_than_a_desk():
    assert [
        f"{path.name}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST
    ] == []


def test_no_filter_stands_on_a_context():
    """{% translate "Collection" context "badges"|colon %} asks for the context "badges:", which no catalogue has."""
    filtered = re.compile(r"""\bcontext\s+("[^"]*"|'[^']*')\|""")
    assert filtered.search('{% translate "Collection" context "badges"|colon %}')

    assert [path.name for path in TEMPLATES if filtered.search(path.read_text())] == []


def test_templates_stand_as_the_formatter_writes_them():
    assert [
        path.name for path in TEMPLATES if formatted(path.read_text()) != path.read_text()
    ] == []


@pytest.mark.parametrize(
    ("written", "formatted_so"),
    [
        ("<div><p>a</p><p>b</p></div>", "<div>\n  <p>a</p>\n  <p>b</p>\n</div>\n"),
        (
            "<ul>{% for x in xs %}<li>{{ x }}</li>{% endfor %}</ul>",
            "<ul>\n  {% for x in xs %}<li>{{ x }}</li>{% endfor %}\n</ul>\n",
        ),
        ("<p>one\n  line of text</p>", "<p>one line of text</p>\n"),
        ("{% load i18n %}<b>x</b>", "{% load i18n %}<b>x</b>"),
        (
            "<div><dt>Seats</dt><dd>12</dd></div>",
            "<div><dt>Seats</dt><dd>12</dd></div>\n",
        ),
    ],
)
def test_one_element_a_line(written, formatted_so):
    assert formatted(written, width=60) == formatted_so


@pytest.mark.parametrize(
    ("glued", "broken"),
    [
        ("<b>a</b><i>b</i>", "<b>a</b><i>b</i>"),
        ("<p>a<b>b</b>c</p>", "<p>\n  a<b>b</b>c\n</p>\n"),
        (
            "<p>a{% if b %}<b>b</b>{% endif %}c</p>",
            "<p>\n  a{% if b %}<b>b</b>{% endif %}c\n</p>\n",
        ),
        (
            "<p>{% for a in b %}<i>{{ a }}</i>{% endfor %}</p>",
            "<p>\n  {% for a in b %}<i>{{ a }}</i>{% endfor %}\n</p>\n",
        ),
        ("<p>a<input>b</p>", "<p>\n  a<input>b\n</p>\n"),
        (
            "<td>{% if a %}<b>a</b>{% endif %}</td>",
            "<td>{% if a %}\n    <b>\n      a\n    </b>\n  {% endif %}</td>\n",
        ),
        (
            "{% block title %}{% translate 'a' %}{% endblock %}",
            "{% block title %}{% translate 'a' %}{% endblock %}",
        ),
        (
            "{% blocktranslate %}a  b{% endblocktranslate %}",
            "{% blocktranslate %}a  b{% endblocktranslate %}",
        ),
        ("<pre>a\n  b</pre>\n", "<pre>a\n  b</pre>\n"),
    ],
)
def test_what_is_drawn_together_stays_together(glued, broken):
    assert formatted(glued, width=1) == broken


def test_a_message_keeps_its_words_where_it_is_folded():
    message = "{% blocktranslate trimmed count n=n %}one of {{ n }}{% plural %}{{ n }} of all{% endblocktranslate %}"

    folded = formatted(f"<p>{message}</p>", width=30)

    assert [" ".join(each.split()) for each in re.findall(r"%\}([^%]+)\{%", folded)] == [
        "one of {{ n }}",
        "{{ n }} of all",
    ]


class Narrow(Loader):
    """Templates broken wherever the formatter thinks they may."""

    def get_contents(self, origin):
        contents = super().get_contents(origin)
        return formatted(contents, width=1) if origin.name.endswith(".html") else contents


def test_pages_show_the_same_however_their_templates_are_broken(world, as_, settings):
    names = sorted(name for name, who in WHO.items() if "max" in who and name not in POSTS)[::8]
    client = as_(world.max)
    where = {
        name: reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world)) for name in names
    }

    def drawn():
        pages = {name: client.get(f"{where[name]}?{ASKED.get(name, '')}") for name in names}
        return {
            name: shown(page.content.decode())
            for name, page in pages.items()
            if page.headers["Content-Type"].startswith("text/html")
        }

    as_written = drawn()
    engine = settings.TEMPLATES[0]
    options = {**engine["OPTIONS"], "loaders": ["tests.tools.test_templates.Narrow"]}
    settings.TEMPLATES = [{**engine, "APP_DIRS": False, "OPTIONS": options}]

    assert drawn() == as_written
