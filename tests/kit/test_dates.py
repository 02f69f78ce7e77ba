"""A day means the same in every language of the interface; what may be two days is asked about."""

from datetime import date

import pytest
from django import forms
from django.conf import settings
from django.utils.translation import override

from plenipo.kit.dates import NotOneDay, known_of, written
from plenipo.kit.forms import DayField, MomentField

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2021-04-13", "2021-04-13"),
        ("2021-04-13 00:00:00", "2021-04-13"),
        ("2021-04-13T00:00:00Z", "2021-04-13"),
        ("2021/4/13", "2021-04-13"),
        ("20210413", "2021-04-13"),
        ("2021年4月13日", "2021-04-13"),
        ("２０２１年４月１３日", "2021-04-13"),
        ("2021년 4월 13일", "2021-04-13"),
        ("13.04.2021", "2021-04-13"),
        ("03.04.2021", "2021-04-03"),
        ("13/04/2021", "2021-04-13"),
        ("04/13/2021", "2021-04-13"),
        ("04/04/2021", "2021-04-04"),
        ("٢٠٢١-٠٤-١٣", "2021-04-13"),
        ("١٣/٠٤/٢٠٢١", "2021-04-13"),
        ("13 April 2021", "2021-04-13"),
        ("April 13, 2021", "2021-04-13"),
        ("13th of Apr. 2021", "2021-04-13"),
        ("13 avril 2021", "2021-04-13"),
        ("Tue 13 Apr 2021", "2021-04-13"),
        ("mardi 13 avril 2021", "2021-04-13"),
        ("вторник, 13 апреля 2021 г.", "2021-04-13"),
        ("le 1er août 2021", "2021-08-01"),
        ("13 апреля 2021 г.", "2021-04-13"),
        ("13 de abril de 2021", "2021-04-13"),
        ("١٣ أبريل ٢٠٢١", "2021-04-13"),
        ("آذار 2021", "2021-03"),
        ("اذار ٢٠٢١", "2021-03"),
        ("13 شباط 2021", "2021-02-13"),
        ("13 كانون الثاني 2021", "2021-01-13"),
        ("في 13 تشرين الثاني 2021", "2021-11-13"),
        ("13 نيسان/أبريل 2021", "2021-04-13"),
        ("كانون الأول/ديسمبر 2021", "2021-12"),
        ("13 أفريل 2021", "2021-04-13"),
        ("جويلية 2021", "2021-07"),
        ("غشت 2021", "2021-08"),
        ("April 2021", "2021-04"),
        ("2021-04", "2021-04"),
        ("04/2021", "2021-04"),
        ("2021", "2021"),
        ("2021年", "2021"),
    ],
)
def test_a_day_is_read_however_it_is_written(typed, known):
    for language in LANGUAGES:
        with override(language):
            assert known_of(typed) == known


@pytest.mark.parametrize("typed", ["03/04/2021", "3-4-2021", "٠٣/٠٤/٢٠٢١"])
def test_what_may_be_two_days_is_asked_about_in_every_language(typed):
    for language in LANGUAGES:
        with override(language), pytest.raises(NotOneDay, match="2021-04-03.*2021-03-04"):
            known_of(typed)


@pytest.mark.parametrize(
    "typed",
    ["2021-02-30", "31/31/2021", "spring", "13/04/21", "نيسان/أيار 2021", "0021-01-01", "1 2 3 4"],
)
def test_what_is_no_day_is_refused_in_words(typed):
    with pytest.raises(NotOneDay, match="date"):
        known_of(typed)


def test_what_is_known_of_a_day_is_written_as_the_reader_writes_it():
    with override("fr"):
        assert [written(known) for known in ("2021-04-13", "2021-04", "2021")] == [
            "13 avril 2021",
            "avril 2021",
            "2021",
        ]


class Form(forms.Form):
    day = DayField()
    at = MomentField()


def test_a_form_takes_days_and_moments_and_shows_what_it_cannot_read():
    good = Form({"day": "13.04.2021", "at": "2021-04-13T18:30"})
    wrong = Form({"day": "03/04/2021", "at": "soon"})

    assert good.is_valid()
    assert good.cleaned_data["day"] == date(2021, 4, 13)
    assert f"{good.cleaned_data['at']:%H:%M}" == "18:30"
    assert '<input type="text" name="day" value="03/04/2021"' in str(wrong["day"])
    assert '<input type="date"' in str(good["day"].as_widget()) or 'value="13.04.2021"' in str(
        good["day"]
    )
    assert set(wrong.errors) == {"day", "at"}
