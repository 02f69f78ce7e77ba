"""Of two who fill in the same form the second loses nothing and undoes nothing."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from plenipo.kit.forms import DayField
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.texts import TextsField


class Sheet(forms.Form):
    name = forms.CharField(label="Name")
    title = TextsField(label="Title", rows=2)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Alpha"), ("b", "Beta")])
    spoken = forms.MultipleChoiceField(
        label="Spoken",
        choices=[("en", "English"), ("fr", "French")],
        widget=forms.CheckboxSelectMultiple,
    )
    day = DayField(label="Day")
    open = forms.BooleanField(label="Open", required=False)


WAS = {
    "name": "Hall",
    "title": {"en": "One\r\nTwo", "fr": "Un"},
    "kind": "a",
    "spoken": ["en"],
    "day": date(2027, 5, 10),
    "open": True,
}
SENT = {
    "name": ["Hall"],
    "title_en": ["One\nTwo"],
    "title_fr": ["Un"],
    "kind": ["a"],
    "spoken": ["en"],
    "day": ["2027-05-10"],
    "open": ["on"],
}


def posted(**typed):
    data = QueryDict(mutable=True)
    data["was"] = drawn(Sheet(initial=WAS))
    for name, values in {**SENT, **typed}.items():
        data.setlist(name, values)
    return data


def told(found):
    return [(each.label, each.theirs, each.mine) for each in found.differences]


def test_what_the_second_did_not_touch_is_the_first_ones():
    now = {**WAS, "name": "Salon", "spoken": ["en", "fr"], "open": False}

    found = overtaken("", Sheet(initial=now), posted(kind=["b"]))

    assert found.data["name"] == "Salon"
    assert found.data.getlist("spoken") == ["en", "fr"]
    assert "open" not in found.data or not found.data.getlist("open")
    assert found.data["kind"] == "b"
    assert told(found) == [
        ("Name", "Salon", ""),
        ("Spoken", "English, French", ""),
        ("Open", "–", ""),
    ]


def test_what_both_changed_is_shown_side_by_side_and_stays_as_the_second_typed_it():
    now = {**WAS, "title": {"en": "Three", "fr": "Un"}, "day": date(2027, 5, 11), "kind": "b"}

    found = overtaken("", Sheet(initial=now), posted(title_en=["Four"], day=["2027-05-12"]))

    assert found.data["title_en"] == "Four"
    assert found.data["day"] == "2027-05-12"
    assert told(found) == [
        ("Title (English)", "Three", "Four"),
        ("Kind", "Beta", ""),
        ("Day", "11 May 2027", "12 May 2027"),
    ]


def test_each_language_of_a_text_is_a_text_of_its_own():
    now = {**WAS, "title": {"en": "Three", "fr": "Un"}}

    found = overtaken("", Sheet(initial=now), posted(title_fr=["Deux"]))

    assert (found.data["title_en"], found.data["title_fr"]) == ("Three", "Deux")


@pytest.mark.parametrize("was", ["", "{", "[]", "7"])
def test_without_marks_everything_that_differs_is_shown(was):
    found = overtaken("", Sheet(initial={**WAS, "name": "Salon"}), posted(was=[was]))

    assert told(found) == [("Name", "Salon", "Hall")]
    assert found.data["name"] == "Hall"


text = st.sampled_from(["", "x", "y", " x", "x\r\ny"])


@given(text, text, text)
def test_a_field_ends_as_the_only_one_who_changed_it_left_it(was, first, second):
    data = QueryDict(mutable=True)
    data["was"], data["name"] = drawn(Sheet(initial={"name": was})), second

    found = overtaken("", Sheet(initial={"name": first}), data)

    same = was.strip() == second.strip()
    assert found.data["name"].strip() == (first if same else second).strip()
