"""`plenipo match`, from file to file."""

import csv
import subprocess
import sys

import pytest

from plenipo.project.match_command import main

REGISTER = """partyfacts_id,pf_country,name,name_english,name_short,year_first,year_last
1,FRA,Parti socialiste,Socialist Party,PS,1969,
2,FRA,Parti communiste français,French Communist Party,PCF,1920,
3,DEU,Die Linke,The Left,Linke,2007,
"""
LIST = """country,name,contact
France,parti socialiste,a@example.org
,Die Linke,
法国,Independents,
Atlantis,Parti communiste français,
FRA,,
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "parties.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def run(folder, *more, listed="list.csv", register="parties.csv"):
    out = folder / "result.csv"
    asked = [folder / listed, "--register", folder / register, "--out", out, *more]
    code = main([str(each) for each in asked])
    rows = list(csv.reader(out.read_text("utf-8").splitlines())) if out.exists() else []
    return code, rows


def test_one_line_per_row_counted_from_one_with_the_id_only_if_certain(files):
    code, rows = run(files, "--at", "2017-12-01")

    assert code == 0
    assert rows[0] == ["row", "decision", "id", "candidates"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5"]
    assert [row[1] for row in rows[1:]] == ["certain", "certain", "none", "doubtful", "none"]
    assert [row[2] for row in rows[1:]] == ["1", "3", "", "", ""]
    assert rows[1][3].split() == ["1", "2"]
    assert rows[4][3].split()[0] == "2"


def test_heads_in_any_case_and_other_delimiters_and_encodings_are_read(files):
    (files / "list.csv").write_bytes(
        "Name;Country\r\nParti communiste français;FR\r\n".encode("cp1252")
    )

    assert run(files)[1][1][:3] == ["1", "certain", "2"]


@pytest.mark.parametrize(
    "table",
    [
        "Invitations of 2027\n\nCountry,Party\nFrance,Parti communiste français\n",
        "البلد,الحزب\nFrance,Parti communiste français\n",
        '"country\n(short)",Name of the party\nFrance,Parti communiste français\n',
    ],
    ids=["under a title", "Arabic", "a head over two lines"],
)
def test_a_list_is_read_as_the_desk_reads_it(files, table):
    (files / "list.csv").write_text(table, encoding="utf-8")

    assert run(files)[1][1] == ["1", "certain", "2", "2 1"]


def test_what_cannot_be_used_still_says_in_which_encoding_it_was_read(files, capsys):
    (files / "list.csv").write_bytes("Übersicht;Ort\nGrüne;Köln\n".encode("cp1252"))

    assert run(files)[0] == 2
    assert "Read as cp1252." in capsys.readouterr().err


def test_a_list_without_countries_says_that_it_is_matched_without(files, capsys):
    (files / "list.csv").write_text("name\nDie Linke\n", encoding="utf-8")

    assert run(files)[1][1][:3] == ["1", "certain", "3"]
    assert "No column names the country" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"land,partei\nFRA,PS\n", "has no column name"),
        (b"PK\x03\x04rest", "workbook is damaged"),
        (b"", "The file is empty"),
        (b"name\n\x00\x01\x02", "This is not a text file"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_words(files, capsys, content, told):
    (files / "list.csv").write_bytes(content)

    code, rows = run(files)

    assert code == 2
    assert rows == []
    assert told in capsys.readouterr().err


def test_a_register_without_its_columns_or_its_file_is_refused_in_words(files, capsys):
    (files / "other.csv").write_text("id,title\n1,x\n")

    assert run(files, register="other.csv")[0] == 2
    assert "no column partyfacts_id" in capsys.readouterr().err
    assert run(files, register="missing.csv")[0] == 2
    assert "cannot be read" in capsys.readouterr().err


def test_an_empty_list_gives_an_empty_result(files):
    (files / "list.csv").write_text("country,name\n")

    assert run(files) == (0, [["row", "decision", "id", "candidates"]])


def test_django_is_not_started():
    told = "import sys, plenipo.project.match_command; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
