"""Addresses in a text become links, whole and nothing more."""

import pytest

from plenipo.kit.links import apart, apart_in_mail, linked


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("见 https://www.example.cn/路径/a。", "https://www.example.cn/%E8%B7%AF%E5%BE%84/a"),
        ("https://例子.测试/a 。", "https://%E4%BE%8B%E5%AD%90.%E6%B5%8B%E8%AF%95/a"),
        (
            "https://пример.рф/путь",
            "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D0%BF%D1%83%D1%82%D1%8C",
        ),
        ("请见https://example.org/verify请回复", "https://example.org/verify"),
    ],
)
def test_addresses_with_letters_of_other_scripts_are_whole(text, goal):
    assert f'href="{goal}"' in linked(text)


LRI, PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@pytest.mark.parametrize(
    ("before", "code", "behind"),
    [
        ("مرجعنا: ", "9557-4387", ""),
        ("مرجع هذه الدعوة: ", "7K3M9-QX2TA-5", "."),
        ("هاتف: ", "+41 22 917 1234", "، جنيف"),
        ("هاتف: ", "020 123 4567", ""),
        ("الموعد ", "2027-02-13", " صباحاً"),
        ("الساعة ", "10:30", "."),
    ],
)
def test_a_code_behind_arabic_letters_runs_from_left_to_right(before, code, behind):
    line = before + code + behind

    assert apart(line) == apart_in_mail(line) == f"{before}{LRI}{code}{PDI}{behind}"
    assert linked(line, rtl=True) == f'{before}<bdi dir="ltr">{code}</bdi>{behind}'
    assert linked(line) == line
    assert apart(apart(line)) == apart(line)  # what is apart already stays as it is


@pytest.mark.parametrize("line", ["من 13 إلى 16 شباط 2027", "13–16 فبراير 2027", "عدد المقاعد: 3"])
def test_numbers_and_their_spans_stay_as_arabic_has_them(line):
    assert apart(line) == apart_in_mail(line) == linked(line, rtl=True) == line


def test_no_mark_stands_behind_an_address_in_plain_text_where_it_would_join_the_link():
    text = "رابطكم: https://a.example/ar/answer/x9-1/\nاكتبوا إلى a1-2@a.example."

    assert apart_in_mail(text) == text.replace("https", f"{LRI}https")
    assert apart_in_mail("https://a.example/") == "https://a.example/"  # alone in its line


def test_in_a_page_from_right_to_left_a_link_runs_from_left_to_right():
    assert 'rel="nofollow" dir="ltr">https://a.example/1-2/</a>' in linked(
        "هنا: https://a.example/1-2/", rtl=True
    )
