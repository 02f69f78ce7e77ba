"""What a reader of a page is spared, and what a reader of a letter is not."""

from django.template import Engine, Origin
from django.template.loader import get_template

from plenipo.kit.loaders import Loader


def source_of(name):
    return get_template(name).template.source.splitlines()


def test_pages_come_without_their_indentation():
    lines = source_of("kit/base.html")

    assert len(lines) > 10
    assert [line for line in lines if line.startswith((" ", "\t"))] == []


def test_texts_of_letters_keep_theirs(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\n  first\n")

    assert Loader(Engine()).get_contents(Origin(str(letter))) == "Dear all,\n  first\n"
