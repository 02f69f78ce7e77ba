import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from plenipo.kit import tables
from plenipo.kit.encodings import decoded
from plenipo.kit.sheets import Unreadable, as_csv, as_xlsx, clean, download, read_file, read_text


def read(data: bytes, **limits):
    return read_file(io.BytesIO(data), size=len(data), **limits)


def workbook(rows, *, merged=(), more_sheets=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    for title in more_sheets:
        book.create_sheet(title)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    sheet = read_text(
        f"country{delimiter}party\nFrance{delimiter}Parti A\nPeru{delimiter}Partido B\n"
    )

    assert sheet.rows == (("country", "party"), ("France", "Parti A"), ("Peru", "Partido B"))


def test_a_single_column_of_names_with_commas_stays_a_column():
    sheet = read_text("Unity Party, Liberia\nParti A\nPartido B\nNew Party\n")

    assert sheet.rows == (("Unity Party, Liberia",), ("Parti A",), ("Partido B",), ("New Party",))


def test_quoted_cells_keep_their_commas_and_lines():
    sheet = read_text('party,contact\n"Unity, Party","Hall 3\nMonrovia"\n')

    assert sheet.rows[1] == ("Unity, Party", "Hall 3 Monrovia")


def test_quotation_marks_that_do_not_pair_swallow_no_rows():
    lines = "".join(f"Country {n},Party {n}\n" for n in range(20))
    sheet = read_text(f'A,"Forward Party\n{lines}')

    assert len(sheet.rows) == 21
    assert sheet.rows[0] == ("A", '"Forward Party')
    assert "Unpaired quotation marks were read as ordinary characters." in sheet.notes[0]


def test_short_rows_are_filled_and_empty_ones_left_out():
    sheet = read_text("a\tb\tc\n\n1\n\t\t\n2\t3\n")

    assert sheet.rows == (("a", "b", "c"), ("1", "", ""), ("2", "3", ""))
    assert sheet.lines == (1, 3, 5)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Страна;Партия\nРоссия;Коммунистическая партия", "cp1251"),
        ("Страна;Партия\nРоссия;Коммунистическая партия", "koi8-r"),
        ("СТРАНА;ПАРТИЯ\nРОССИЯ;ЕДИНАЯ РОССИЯ", "koi8-r"),
        ("Страна;Партия\nРоссия;Коммунистическая партия", "cp866"),
        ("국가;정당\n대한민국;더불어민주당", "euc-kr"),
        ("name;x\n马来西亚伊斯兰党;民主行动党", "gb18030"),
        ("الدولة;الحزب\nالأردن;جبهة العمل الإسلامي", "cp1256"),
        ("国家;政党\n中国;中国共产党", "gb18030"),
        ("Pays;Parti\nSénégal;Alliance pour la République, Société à créer", "cp1252"),
        ("Страна;Партия\nРоссия;Единая Россия", "utf-16"),
        ("Страна;Партия\nРоссия;Единая Россия", "utf-8-sig"),
        ("Страна;Партия\nРоссия;Единая Россия", "utf-16-le"),
        ("Страна;Партия\nРоссия;Единая Россия", "utf-8"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    read_as = decoded(text.encode(encoding))

    assert read_as == (text, encoding)
    assert read(text.encode(encoding)).rows[0] == tuple(text.split("\n")[0].split(";"))


def test_another_encoding_is_told():
    assert "cp1251" in read("Россия;Единая Россия\n".encode("cp1251")).notes[0]
    assert read("Россия;Единая Россия\n".encode()).notes == ()


def test_invisible_and_control_characters_go_and_joiners_stay():
    assert clean("\u202bحزب\u202c\x00 \u200fA\xa0 B\n") == "حزب A B"
    assert clean("نمی‌خواهم") == "نمی‌خواهم"  # Persian is written with the joiner


def test_a_workbook_is_read_as_text():
    data = workbook([["country", "party", "n"], ["Peru", "Partido B", 12.0]])

    assert read(data).rows == (("country", "party", "n"), ("Peru", "Partido B", "12"))


def test_a_country_merged_down_holds_for_every_row_beside_it():
    data = workbook(
        [["Parties to be invited", ""], ["Peru", "A"], [None, "B"], [None, "C"], ["Chile", "D"]],
        merged=["A1:B1", "A2:A4"],
    )

    assert [row[0] for row in read(data).rows[1:]] == ["Peru", "Peru", "Peru", "Chile"]
    assert read(data).rows[0] == ("Parties to be invited", "")


def test_sheets_left_aside_and_formulas_without_a_value_are_told():
    data = workbook([["Peru", "=A1"], ["Chile", "B"]], more_sheets=["Archive"])
    sheet = read(data)

    assert sheet.rows == (("Peru", ""), ("Chile", "B"))
    assert sheet.notes == (
        "Formulas without a value were left empty. Cells: B1.",
        "Only the first sheet with rows was read. Other sheets: Archive.",
    )


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x>" + b" " * 90_000_000)
    return out.getvalue()


def not_a_workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
    return out.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</workbook>"""


def with_entities() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["a"]]))) as sound,
        zipfile.ZipFile(out, "w") as archive,
    ):
        for name in sound.namelist():
            archive.writestr(name, ENTITIES if name == "xl/workbook.xml" else sound.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n\n", "The file has no content."),
        (bomb, "MB when unpacked"),
        (not_a_workbook, "not an Excel workbook"),
        (with_entities, "damaged"),
        (workbook([["a", "b"]])[:900], "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 500, "old Excel file"),
        (b"%PDF-1.7 ...", "This file contains no table. Upload a CSV or XLSX file."),
        (b"<!DOCTYPE html><table></table>", "web page"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"a," * 600 + b"a\n", "Line 1 has 601 columns"),
        (b"x" * 200_000, "more text than"),
        ("a,b\n" * 2_000, "more than 1000 rows"),
        (workbook([["a", "b"]] * 1_500), "more than 1000 rows"),
        (workbook([[None]]), "No sheet"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_what_cannot_be_read_is_said_in_words(data, says):
    data = data() if callable(data) else data
    with pytest.raises(Unreadable, match=says):
        read(data.encode() if isinstance(data, str) else data)


def test_a_file_too_large_is_not_even_read():
    class Unread(io.BytesIO):
        def read(self, *_args):
            raise AssertionError("it was read")

    with pytest.raises(Unreadable, match="100 MB"):
        read_file(Unread(), size=100_000_000)


HOSTILE = ["=1+1", "+A1", "-A1", "@SUM(A1)", "＝1+1", "\t=1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_is_a_formula(text):
    assert as_csv(["name"], [[text]]).decode("utf-8-sig").splitlines()[1].strip('"')[0] == "'"


def test_no_cell_of_a_workbook_is_a_formula():
    book = load_workbook(io.BytesIO(as_xlsx(["name"], [[text] for text in HOSTILE])))

    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells), "it stays text for whoever goes into the cell"
    assert [cell.value for cell in cells] == HOSTILE


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_written_can_be_read_again(kind):
    response = download("parties", kind, ["party", "seats"], [["Parti «É»", 12], ["حزب", None]])

    assert response["Content-Disposition"] == f'attachment; filename="parties.{kind}"'
    assert read(response.content).rows == (("party", "seats"), ("Parti «É»", "12"), ("حزب", ""))


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", "é;ü\n".encode("cp1252")]))
def test_no_bytes_at_all_break_the_reading(noise, start):
    with suppress(tables.TableFault):
        list(tables.read(io.BytesIO(start + noise), tables.Limits(), tables.Notes()))


@given(st.text(max_size=400))
def test_no_text_at_all_breaks_the_reading(text):
    with suppress(Unreadable):
        assert all(clean(cell) == cell for row in read_text(text).rows for cell in row)
