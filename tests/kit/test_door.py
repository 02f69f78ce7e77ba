"""Texts are cleaned once, at the door, whatever form or address they come in by."""

from django.urls import reverse

from plenipo.kit.cleaning import clean, without_controls
from plenipo.registry.models import MatchList, Party


def test_control_characters_of_a_form_become_blanks(world, as_):
    as_(world.rex).post(
        reverse("registry:party-add"),
        {
            "key": "k",
            "seen": "0",
            "kind": "party",
            "name": "Opening\x0bof",
            "note": "one\x00\x01\ntwo\tthree",
        },
    )

    party = Party.objects.get(name="Opening of")
    assert party.note.replace("\r", "") == "one \ntwo\tthree"


def test_what_turns_a_title_round_goes_and_a_text_of_lines_keeps_its_marks(world, as_):
    as_(world.rex).post(
        reverse("registry:party-add"),
        {
            "key": "k",
            "seen": "0",
            "kind": "party",
            "name": "\u202eOpe\u200fn\u2067",
            "note": "\u202eA\u200f\nB",
        },
    )

    assert Party.objects.get(name="Open").note.replace("\r", "") == "A\u200f\nB"


def test_control_characters_of_an_address_become_blanks(world, as_):
    answer = as_(world.rex).get(reverse("registry:parties"), {"q": "a\x00\x0bb"})

    assert 'value="a b"' in answer.content.decode()


def test_pasted_cells_come_in_clean(world, as_):
    as_(world.rex).post(
        reverse("registry:list-keep"),
        {"key": "k", "name": "A\x07B", "pasted": "party\tcountry\nUnity\x0bNow\tChile"},
    )

    kept = MatchList.objects.get()
    assert (kept.name, kept.typed[1]) == ("A B", ["Unity Now", "Chile"])


def test_a_text_is_cleaned_to_what_it_reads_as():
    assert clean("\u202bحزب\u202c\x00 \u200fA\xa0 B\n") == "حزب A B"
    assert without_controls("a\x00\x0b\ud800b\n\tc\ufffe") == "a b\n\tc "
