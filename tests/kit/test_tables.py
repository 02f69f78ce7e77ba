"""The reader of foreign tables: nothing is joined, cut, hidden or guessed without its line being named."""

import csv
import io
import random
import subprocess
import sys
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from plenipo.kit import tables
from plenipo.kit.cleaning import clean
from plenipo.kit.sheets import as_csv, as_xlsx, read_file
from plenipo.kit.tables import limited

ROWS = ["Alpha,Chile", "Beta,Peru", "Gamma,Togo", "Delta,Mali"]


def read(data):
    """Rows by line, and where each note points to."""
    notes = tables.Notes()
    data = data if isinstance(data, bytes) else data.encode()
    rows = dict(tables.read(io.BytesIO(data), tables.Limits(), notes))
    return rows, {note.code: list(note.where) for note in notes.all()}


def book(fill):
    made = Workbook()
    fill(made.active)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_tab_inside_a_cell_is_no_delimiter():
    rows, notes = read(
        'party,country,email\n"Party of\tReason",Norway,a@b.org\nGreen,Chile,c@d.org'
    )

    assert rows[2] == ["Party of\tReason", "Norway", "a@b.org"]
    assert notes == {"tabs": ["2"]}


def test_an_unpaired_quotation_mark_swallows_no_row():
    lines = [*ROWS * 6, '"Alpha,Chile', *ROWS[1:3], '"Delta,Mali', "Last,Cuba"]
    rows, notes = read("\n".join(lines))

    assert len(rows) == 29
    assert rows[25] == ['"Alpha', "Chile"]
    assert notes == {"unpaired": ["25", "28"]}


def test_marks_that_pair_over_whole_rows_are_none_of_a_pair():
    rows, notes = read('a,b\n"Alpha,Chile\nBeta,Peru\nGamma",Togo\nDelta,Mali\n')

    assert rows[4] == ['Gamma"', "Togo"]
    assert notes == {"unpaired": ["2", "4"]}


@pytest.mark.parametrize(
    ("text", "row", "notes"),
    [
        ('party,hall\n"Unity, Party","Hall 3\nMonrovia"', ["Unity, Party", "Hall 3\nMonrovia"], {"joined": ["2–3"]}),
        ('party,x\n"New" Party,Chile', ['"New" Party', "Chile"], {}),
        ('party,x\n"Say ""yes""",Chile', ['Say "yes"', "Chile"], {}),
        ('party,x\n"Say "yes",Chile', ['"Say "yes"', "Chile"], {"unpaired": ["2"]}),
        ('party,x\nA, "B, C"', ["A", "B, C"], {}),
        ("sep=;\nparty;x\nA, B;C", ["party", "x"], {"sep": ["1"]}),
        ("sep=,\r\nparty,x\r\nA,C", ["party", "x"], {"sep": ["1"]}),
        ("party,x,y\nA,B,C,D\nE,F,G", ["A", "B", "C", "D"], {"wide": ["2"]}),
        ("party;x\nA\rB;C\nE;F", ["A B", "C"], {"returns": ["2"]}),
        ("party;x\nA\x0bB;C\nE;F", ["A\x0bB", "C"], {"control": ["2"]}),
    ],
)  # fmt: skip
def test_what_is_odd_about_a_line_is_named(text, row, notes):
    rows, said = read(text)

    assert (rows[2], said) == (row, notes)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id,name,land,other\n1,Reason,NOR,A | B | C | D | E | F", ","),
        ("name;share\nA;3,5\nB;2,1\nC;4,0", ";"),
        ("Unity, B\tChile\nForward, C\tPeru", "\t"),
        ("政党，国家\n甲党，中国\n乙党，日本", "，"),
        ("a|b\n1|2", "|"),
    ],
)
def test_the_delimiter_is_what_splits_most_lines_alike(text, delimiter):
    rows, _notes = read(text)

    assert rows[1] == text.split("\n")[0].split(delimiter)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_on_any_machine_and_begin_where_they_may(end):
    rows, notes = read(end.join(["", "", "", "party;land", "A;Chile", "B;Peru", ""]))

    assert rows == {4: ["party", "land"], 5: ["A", "Chile"], 6: ["B", "Peru"]}
    assert notes == {}


def test_one_wrong_byte_leaves_the_rest_in_utf_8():
    data = "Единство;Россия\n".encode() * 20 + b"Caf\xe9;Chile\n"
    rows, notes = read(data)

    assert (rows[1], rows[21]) == (["Единство", "Россия"], ["Caf�", "Chile"])
    assert notes == {"replaced": ["21"]}


def test_hidden_and_struck_out_rows_are_named():
    def fill(sheet):
        for row in (["party", "land"], ["A", "Chile"], ["B", "Peru"], ["C", "Togo"], ["D", "Mali"]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet["A4"].font = sheet["B4"].font = Font(strike=True)
        sheet["A5"] = CellRichText(TextBlock(InlineFont(strike=True), "D"), "D")
        sheet.column_dimensions["B"].hidden = True

    rows, notes = read(book(fill))

    assert list(rows) == [1, 2, 3, 4, 5]
    assert notes == {
        "hidden_rows": ["3"], "struck_rows": ["4"], "struck_cells": ["A5"], "hidden_columns": ["B"],
    }  # fmt: skip


def test_far_columns_and_rows_after_a_gap_are_read():
    def fill(sheet):
        sheet.cell(1, 61, "a@b.org")
        sheet.cell(9_000, 1, "Late Party")

    rows, _notes = read(book(fill))

    assert (rows[1][60], rows[9_000]) == ("a@b.org", ["Late Party"])


def test_links_errors_dates_and_leading_zeros_are_read_as_they_show():
    def fill(sheet):
        sheet["A1"] = "Office"
        sheet["A1"].hyperlink = "mailto:a@b.org"
        sheet["A2"], sheet["B2"] = "#N/A", 7
        sheet["B2"].number_format = "0000"
        sheet["C2"] = 44299
        sheet["C2"].number_format = "[$-409]d mmmm yyyy"
        sheet["D2"] = 0.1 + 0.2

    rows, notes = read(book(fill))

    assert rows[2] == ["", "0007", "2021-04-13", "0.3"]
    assert notes == {"links": ["A1: a@b.org"], "errors": ["A2 #N/A"]}


def test_comments_on_cells_are_named_with_what_they_say():
    def fill(sheet):
        sheet["A1"] = "Office"
        sheet["A1"].comment = Comment("Do not\ninvite", "Rex")

    rows, notes = read(book(fill))

    assert (rows[1], notes) == (["Office"], {"comments": ["A1: Do not invite"]})


STRICT = "http://purl.oclc.org/ooxml"
KINDS = f"{STRICT}/officeDocument/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def other_writer(main="/book/main.xml", slash="/"):
    """Strict Open XML, prefixed, parts named otherwise, cells and rows without their places."""
    parts = {
        "_rels/.rels": RELATIONS.format(f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="{main}"/>'),
        "book/main.xml": f'<x:workbook xmlns:x="{STRICT}/spreadsheetml/main" xmlns:r="{KINDS}"><x:sheets>'
        '<x:sheet name="L" sheetId="1" r:id="q"/></x:sheets></x:workbook>',
        "book/_rels/main.xml.rels": RELATIONS.format(
            f'<Relationship Id="q" Type="{KINDS}/worksheet" Target="one.xml"/>'
            f'<Relationship Id="s" Type="{KINDS}/sharedStrings" Target="/book/texts.xml"/>'
        ),
        "book/one.xml": f'<x:worksheet xmlns:x="{STRICT}/spreadsheetml/main"><x:sheetData><x:row>'
        '<x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>Peru</x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>",
        "book/texts.xml": f'<x:sst xmlns:x="{STRICT}/spreadsheetml/main"><x:si><x:t>A</x:t>'
        "<x:rPh><x:t>read aloud</x:t></x:rPh></x:si></x:sst>",
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("/", slash), text)
    return out.getvalue()


@pytest.mark.parametrize("told", [{}, {"main": "BOOK/main.xml"}, {"slash": "\\"}])
def test_workbooks_of_other_writers_are_read(told):
    assert read(other_writer(**told)) == ({1: ["A", "Peru"]}, {})


LETTERS = [
    "a",
    "Ж",
    "حزب",
    "党",
    "é",
    ",",
    ";",
    "|",
    "\t",
    '"',
    "'",
    "\n",
    "\r\n",
    " ",
    "=",
    "-",
    "1",
]


def invented(seed):
    chance = random.Random(seed)
    width = chance.randint(2, 6)
    rows = [
        ["".join(chance.choices(LETTERS, k=chance.randint(1, 8))) for _c in range(width)]
        for _r in range(6)
    ]
    return [[f"head {c}" for c in range(width)], *rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_200_written_tables_are_read_back_or_their_lines_named(delimiter):
    for seed in range(50):
        table = invented(seed)
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
        rows, notes = read(out.getvalue())

        same = [[c.replace("\r\n", "\n") for c in row] for row in table] == list(rows.values())
        assert same or notes, (seed, table, rows)


def test_written_workbooks_are_read_back():
    for seed in range(30):
        table = invented(seed)
        rows, notes = read(as_xlsx(table[0], table[1:]))

        assert [[clean(cell) for cell in row] for row in table] == [
            [clean(cell) for cell in [*row, *[""] * (len(table[0]) - len(row))]]
            for row in rows.values()
        ]
        assert notes == {}


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_what_we_write_is_read_again_without_change(write):
    cells = ["=1+1", "'=1", "''+", "'plain", "-5", "@x", 'a "b" c', "x,y;z|w", "حزب", "Zoë"]
    sheet = read_file(
        io.BytesIO(data := write(["one", "two"], [[c, c] for c in cells])), size=len(data)
    )

    assert sheet.rows == (("one", "two"), *((c, c) for c in cells))
    assert sheet.notes == ()


def test_a_fault_of_ours_in_the_reader_is_a_fault_and_not_a_word_about_the_file(tmp_path):
    failing = [sys.executable, "-c", "raise ZeroDivisionError"]
    with subprocess.Popen(failing, stderr=subprocess.PIPE) as ended:
        fault = limited._ended(ended)

    assert isinstance(fault, RuntimeError)
    assert "ZeroDivisionError" in str(fault)
