"""What lists of persons say of names: in two scripts, with titles, with an address beside them."""

import pytest

from plenipo.delegations.formats.pasted import roster_in
from plenipo.kit.sheets import read_text
from tests.delegations.pasting import rows_pasted


def name_of(row):
    return tuple(row.get(n, "") for n in ("family_name", "given_name", "native_name", "style"))


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("姓名\t拼音\n张三丰\tZhang Sanfeng", ("Zhang", "Sanfeng", "张三丰", "")),
        ("姓名\t英文名\n李娜博士\tNa Li", ("Li", "Na", "李娜", "博士")),
        ("姓名\t拼音\n陈伟强 先生\tTan Wei Keong", ("Tan Wei Keong", "", "陈伟强", "先生")),
        ("姓名\tName\n陈伟强\tTAN Wei Keong", ("TAN", "Wei Keong", "陈伟强", "")),
        ("Name\t姓名\nTan, Wei Keong\t陈伟强", ("Tan", "Wei Keong", "陈伟强", "")),
        ("姓\t名\t姓（拼音）\t名（拼音）\n欧阳\t修\tOuyang\tXiu", ("Ouyang", "Xiu", "欧阳修", "")),
        ("Name\tالاسم\nKhaled Nour\tخالد نور", ("Khaled Nour", "", "خالد نور", "")),
        (
            "الاسم الكامل\tالاسم بالأحرف اللاتينية\nد. خالد نور\tKhaled NOUR",
            ("NOUR", "Khaled", "خالد نور", "د."),
        ),
        (
            "الاسم الكامل\tالاسم كما في جواز السفر\nالسيدة نورة السالم\tNoura Alsalem",
            ("Noura Alsalem", "", "نورة السالم", "السيدة"),
        ),
        ("ФИО\tФИО латиницей\nг-жа Анна Юн\tYun, Anna", ("Yun", "Anna", "Анна Юн", "г-жа")),
        ("Фамилия\tИмя\tИмя латиницей\nЮн\tАнна\tAnna YUN", ("YUN", "Anna", "Анна Юн", "")),
        ("Nombre completo\tNombre en inglés\nJosé Núñez\tJose Nunez", ("José Núñez", "", "", "")),
        ("英文名\nRose Petit", ("Rose Petit", "", "", "")),
    ],
)
def test_a_name_in_latin_letters_beside_its_own_script_is_read(table, name):
    assert [name_of(row) for row in rows_pasted(table)] == [name]


def test_what_was_read_of_the_two_names_is_said():
    read = roster_in(read_text("姓名\t拼音\n张三丰\tZhang Sanfeng"))

    assert read.guessed == (
        "Columns were read like this: 姓名 → Name in original script, 拼音 → Family name",
    )
    assert read.notes == ()


@pytest.mark.parametrize(
    ("head", "cell", "title", "name"),
    [
        ("Full name", "H.E. Dr Rose Petit", "H.E. Dr", "Rose Petit"),
        ("Nom complet", "M. Jean Petit", "M.", "Jean Petit"),
        ("Nombre completo", "Sra. Ana Gil", "Sra.", "Ana Gil"),
        ("ФИО", "г-н Иван Петров", "г-н", "Иван Петров"),
        ("姓名", "王丽女士", "女士", "王丽"),
        ("الاسم", "سعادة السفير سامي نور", "سعادة السفير", "سامي نور"),
        ("Nombre completo", "M. Carmen Gil", "", "M. Carmen Gil"),
        ("Full name", "He Xiangjian", "", "He Xiangjian"),
        ("Full name", "Don Draper", "", "Don Draper"),
        ("Full name", "Hon Lam", "", "Hon Lam"),
    ],
)
def test_a_title_is_taken_out_of_a_name_only_where_it_is_surely_one(head, cell, title, name):
    read = roster_in(read_text(f"{head}\n{cell}"))

    (row,) = read.rows
    assert (row.get("style", ""), row["family_name"]) == (title, name)
    assert read.titled == (frozenset({0}) if title else frozenset())


def test_a_title_with_a_column_of_its_own_stays_and_another_is_told():
    read = roster_in(read_text("Title\tFull name\nMs\tDr Rose Petit"))

    assert name_of(read.rows[0]) == ("Rose Petit", "", "", "Ms")
    assert any("Dr" in note for note in read.notes)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (
            "张三丰（副团长）副秘书长 zhang@p.example",
            {"family_name": "张三丰", "capacity": "deputy", "office": "副秘书长", "email": "zhang@p.example"},
        ),
        ("Rose Petit <rose@p.example>, adviser",
         {"family_name": "Rose Petit", "capacity": "adviser", "email": "rose@p.example"}),
        ("Rose Petit, Chair, E-mail: rose@p.example",
         {"family_name": "Rose Petit", "office": "Chair", "email": "rose@p.example"}),
        ("Rose Petit (rose@p.example)", {"family_name": "Rose Petit", "email": "rose@p.example"}),
        ("Rose Petit, jean. dupont@x.org", {"family_name": "Rose Petit", "email": "jean. dupont@x.org"}),
    ],
)  # fmt: skip
def test_an_address_is_never_a_name(line, row):
    (read,) = rows_pasted(line)

    read.pop("name_order")
    assert read == row


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("DUPONT Marie", ("DUPONT", "Marie")),
        ("DUPONT, Marie", ("DUPONT", "Marie")),
        ("DE LA CRUZ María José", ("DE LA CRUZ", "María José")),
        ("van der BERG Jan", ("van der BERG", "Jan")),
        ("Charles de GAULLE", ("de GAULLE", "Charles")),
        ("McDONALD Ann", ("McDONALD", "Ann")),
        ("DUPONT MARIE", ("DUPONT MARIE", "")),  # nothing tells them apart
    ],
)
@pytest.mark.parametrize("head", ["Nom Prénom", "Nom et prénom", "Surname and name", "Name"])
def test_a_family_name_in_capitals_stands_first_or_last(head, typed, name):
    assert [name_of(row)[:2] for row in rows_pasted(f"{head}\tOffice\n{typed}\tChair")] == [name]


@pytest.mark.parametrize(
    "total",
    ["Total:", "Total: 2", "Total\t2", "Sous-total : 2", "Итого\t2", "合计：2", "المجموع: 2"],
)
@pytest.mark.parametrize("head", ["Name\tOffice\n", ""])
def test_a_row_that_counts_the_others_is_nobody_and_is_named(head, total):
    read = roster_in(read_text(f"{head}Rose PETIT\tChair\n{total}"))

    assert [each["family_name"] for each in read.rows] == ["PETIT"]
    said = " ".join(total.split("\t"))
    assert f"Rows that count the others were left out: {said}" in read.notes


def test_somebody_called_total_is_somebody():
    assert [name_of(row)[0] for row in rows_pasted("Name\tOffice\nTotal\tChair")] == ["Total"]
