"""Days, hours, zones and what stands between two pieces, as the reader's language writes them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import override

from plenipo.kit.days import (
    day_and_hours,
    days_between,
    long_day,
    long_moment,
    share,
    short_day,
    zone_in_words,
)
from plenipo.kit.locales import language_codes, language_name, listed, runs_apart
from plenipo.kit.phrases import (
    bracketed,
    in_building,
    in_city,
    labelled,
    numbered,
    remark,
    with_office,
)
from plenipo.kit.templatetags.kit import moment, moment_to


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "26 November 2026"),
        ("fr", "26 novembre 2026"),
        ("ru", "26 ноября 2026 года"),
        ("zh-hans", "2026年11月26日"),
        ("ar", "26 نوفمبر 2026"),
    ],
)
def test_a_day_stands_in_a_sentence_without_a_stop_of_its_own(language, day):
    assert long_day(date(2026, 11, 26), language).replace("\u200f", "").replace("\xa0", " ") == day


FEBRUARY = (date(2027, 2, 13), date(2027, 2, 16))
MONTHS = (date(2027, 2, 27), date(2027, 3, 1))
YEARS = (date(2026, 12, 31), date(2027, 1, 2))


@pytest.mark.parametrize(
    ("language", "in_a_month", "in_a_year", "over_new_year"),
    [
        (
            "en",
            "13–16 February 2027",
            "27 February – 1 March 2027",
            "31 December 2026 – 2 January 2027",
        ),
        (
            "fr",
            "du 13 au 16 février 2027",
            "du 27 février au 1er mars 2027",
            "du 31 décembre 2026 au 2 janvier 2027",
        ),
        (
            "es",
            "del 13 al 16 de febrero de 2027",
            "del 27 de febrero al 1 de marzo de 2027",
            "del 31 de diciembre de 2026 al 2 de enero de 2027",
        ),
        (
            "ru",
            "13–16 февраля 2027 года",
            "27 февраля – 1 марта 2027 года",
            "31 декабря 2026 года – 2 января 2027 года",
        ),
        (
            "ar",
            "من 13 إلى 16 فبراير 2027",
            "من 27 فبراير إلى 1 مارس 2027",
            "من 31 ديسمبر 2026 إلى 2 يناير 2027",
        ),
        (
            "zh-hans",
            "2027年2月13日至16日",
            "2027年2月27日至3月1日",
            "2026年12月31日至2027年1月2日",
        ),
    ],
)
def test_days_from_one_to_another_say_once_what_they_share(
    language, in_a_month, in_a_year, over_new_year
):
    told = [days_between(*each, language) for each in (FEBRUARY, MONTHS, YEARS)]

    assert [each.replace("\xa0", " ") for each in told] == [in_a_month, in_a_year, over_new_year]


def test_a_conference_of_one_day_has_no_range():
    assert days_between(date(2027, 2, 1), date(2027, 2, 1), "fr") == "1er février 2027"


@pytest.mark.parametrize(
    ("language", "told", "short"),
    [
        ("en", "Tuesday 1 December, 09:30–15:00", "1 Dec 2026"),
        ("fr", "mardi 1er décembre, 09:30–15:00", "1er déc. 2026"),
        ("ar", "الثلاثاء، 1 ديسمبر، \u206609:30–15:00\u2069", "1 ديسمبر 2026"),
        ("zh-hans", "12月1日星期二09:30–15:00", "2026年12月1日"),
        ("ru", "вторник, 1 декабря, 09:30–15:00", "1 дек. 2026"),
    ],
)
def test_the_clock_has_24_hours_and_the_first_of_a_month_its_own_form(language, told, short):
    starts, ends = (datetime(2026, 12, 1, *at, tzinfo=UTC) for at in ((9, 30), (15, 0)))
    with override(language):
        assert day_and_hours(starts, ends) == told
        assert short_day(starts) == short


@pytest.mark.parametrize(
    ("language", "part", "zone"),
    [
        ("en", "98.8%", "Nairobi time, UTC+3"),
        ("fr", "98,8\xa0%", "heure locale, Nairobi, UTC+3"),
        ("ru", "98,8\xa0%", "местное время (Найроби), UTC+3"),
        ("zh-hans", "98.8%", "内罗毕时间，UTC+3"),
    ],
)
def test_shares_and_zones_are_said_in_words(language, part, zone):
    with override(language):
        assert share(0.988) == part
        assert zone_in_words("Africa/Nairobi", date(2027, 2, 13)) == zone


def test_a_zone_shows_what_its_clocks_show_on_that_day():
    assert zone_in_words("America/New_York", date(2027, 2, 13)) == "New York time, UTC−5"
    assert zone_in_words("America/New_York", date(2027, 7, 13)) == "New York time, UTC−4"
    assert zone_in_words("Asia/Kolkata", date(2027, 2, 13)) == "Kolkata time, UTC+5:30"


@pytest.mark.parametrize(
    ("language", "label", "remark", "place", "room", "person"),
    [
        ("en", "Theme: peace", "Hall (A)", "Palace, Harbour", "Hall, Palace", "Ana, Chair"),
        ("fr", "Theme\u202f: peace", "Hall (A)", "Palace, Harbour", "Hall, Palace", "Ana, Chair"),
        ("ar", "Theme: peace", "Hall (A)", "Palace، Harbour", "Hall، Palace", "Ana، Chair"),
        ("zh-hans", "Theme：peace", "Hall（A）", "HarbourPalace", "PalaceHall", "Ana，Chair"),
    ],
)
def test_each_language_joins_two_pieces_in_its_own_way(
    language, label, remark, place, room, person
):
    with override(language):
        assert labelled("Theme", "peace") == label
        assert bracketed("Hall", "A") == remark
        assert in_city("Palace", "Harbour") == place
        assert in_building("Hall", "Palace") == room
        assert with_office("Ana", "Chair") == person


def test_what_is_missing_leaves_no_mark_behind():
    assert in_city("", "Harbour") == "Harbour"
    assert in_city("Harbour", "Harbour") == "Harbour"
    assert with_office("Ana", "") == "Ana"
    assert bracketed("Hall", "") == "Hall"
    assert bracketed("", 4) == "(4)"


def test_markup_stays_markup_and_text_beside_it_is_escaped():
    assert labelled("<i>", format_html("<b>{}</b>", "x")) == "&lt;i&gt;: <b>x</b>"
    assert labelled("<i>", "x") == "<i>: x"


def test_a_list_has_the_comma_of_its_language():
    with override("ar"):
        assert listed(("a", "", "b")) == "a، b"


def test_arabic_spells_english_as_the_united_nations_do():
    assert (language_name("en", "ar"), language_name("enm", "ar")) == (
        "الإنكليزية",
        "الإنكليزية الوسطى",
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "3 May 2027, 10:00 – 4 May 2027, 09:00"),
        ("fr", "du 3 mai 2027, 10:00 au 4 mai 2027, 09:00"),
        ("zh-hans", "2027年5月3日10:00至2027年5月4日09:00"),
    ],
)
def test_from_one_day_to_another_is_said_whole(language, told):
    first = datetime(2027, 5, 3, 10, tzinfo=UTC)
    with override(language), timezone.override("UTC"):
        assert moment_to(first, first + timedelta(hours=23)) == told


@pytest.mark.parametrize(
    ("language", "reply", "name"),
    [("en", "Reply (done)", "Name 1"), ("zh-hans", "Reply（done）", "Name1")],
)
def test_what_follows_a_text_in_pieces_brings_its_own_gap(language, reply, name):
    with override(language):
        assert "Reply" + remark("done") == reply
        assert numbered("Name", 1) == name
        assert numbered("Name", "") == "Name"
        assert remark("") == ""


@pytest.mark.parametrize(
    ("language", "sentence", "in_a_list"),
    [
        ("fr", "26 décembre 2026, 23:59", "26 déc. 2026, 23:59"),
        ("es", "26 de diciembre de 2026, 23:59", "26 dic 2026, 23:59"),
    ],
)
def test_a_moment_has_its_month_in_full_in_a_sentence_and_short_in_a_list(
    language, sentence, in_a_list
):
    night = datetime(2026, 12, 26, 23, 59, tzinfo=UTC)

    with override(language):
        assert long_moment(night).strip("\u2068\u2069") == sentence
        assert moment(night).strip("\u2068\u2069") == in_a_list


@pytest.mark.parametrize(
    ("typed", "codes", "unknown"),
    [
        ("中文、英语，俄语", ["zh", "en", "ru"], []),
        ("中文和英语", ["zh", "en"], []),
        ("汉语；法文", ["zh", "fr"], []),
        ("العربية والإنجليزية", ["ar", "en"], []),
        ("العربية، والإنكليزية؛ الفرنسية", ["ar", "en", "fr"], []),
        ("العربية و الفرنسية", ["ar", "fr"], []),
        ("English and French", ["en", "fr"], []),
        ("français et anglais", ["fr", "en"], []),
        ("español y francés / inglés", ["es", "fr", "en"], []),
        ("русский и английский", ["ru", "en"], []),
        ("en fr", ["en", "fr"], []),
        ("Wolof, Klingonese", ["wo"], ["Klingonese"]),
        ("French and Gibberish", ["fr"], ["Gibberish"]),
        ("中文、胡话", ["zh"], ["胡话"]),
    ],
)
def test_languages_are_read_however_they_are_written_and_nothing_is_dropped(typed, codes, unknown):
    assert language_codes(typed) == (codes, unknown)


@pytest.mark.parametrize(
    ("language", "sentence", "read"),
    [
        (
            "ar",
            "حوار: José Pérez، Minister (Parti X) يشارك.",
            "حوار: <José Pérez>، <Minister> (<Parti X>) يشارك.",
        ),
        ("ar", "王丽 (O’Neill & Co.): نعم", "<王丽> (<O’Neill & Co>.): نعم"),
        ("ar", "كل شيء هنا 12.", "كل شيء هنا 12."),
        (
            "en",
            "Dialogue: محمد علي (حزب الأمل) takes part.",
            "Dialogue: <محمد علي> (<حزب الأمل>) takes part.",
        ),
        ("en", "Nothing: at all (12).", "Nothing: at all (12)."),
    ],
)
def test_in_a_sentence_names_of_the_other_direction_keep_to_themselves(language, sentence, read):
    told = runs_apart(sentence, language)

    assert told.replace("\u2068", "<").replace("\u2069", ">") == read
