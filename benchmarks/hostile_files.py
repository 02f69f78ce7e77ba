"""Whether anybody waits while hostile files come in, and how much memory any process takes.

    python -m benchmarks.hostile_files

One web process and one worker on SQLite. An officer of the register sends 60 tables and workbooks made to take time or
memory (bombs, a million empty rows, endless lines, quotation marks without end), up to 10 MB each, four at a time;
meanwhile eight focal points answer and name their delegations. Measured: how long each of their forms took, and the
greatest memory of any process of the site, looked at every 50 ms.
"""

import io
import os
import random
import statistics
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import httpx

from benchmarks.focal_point import FocalPoint
from benchmarks.served import ROOT, Site, a_site, client, hidden_fields, keep, signed_in

FILES, SENDERS, WRITERS = 60, 4, 8
ALONE = 20  # seconds the writers write without any file
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(sheet: str, texts: str = "", styles: str = "") -> bytes:
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{REL}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
        '<sheet name="L" sheetId="1" r:id="q"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="q" Type="{REL}/worksheet" Target="one.xml"/>'
        f'<Relationship Id="s" Type="{REL}/sharedStrings" Target="texts.xml"/>'
        f'<Relationship Id="y" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/one.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/texts.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def cell(n: int) -> str:
    return f'<c r="A{n}" t="inlineStr"><is><t>Party {n}</t></is></c>'


KINDS: dict[str, Callable[[], bytes]] = {
    "many texts": lambda: workbook(cell(1), "<si><t>a</t></si>" * 4_000_000),
    "one long text": lambda: workbook(cell(1), f"<si><t>{'a' * 70_000_000}</t></si>"),
    "a million empty rows": lambda: workbook("<row/>" * 1_000_000 + f"<row>{cell(9)}</row>"),
    "a million rows": lambda: workbook("<row><c><v>1</v></c></row>" * 1_000_000),
    "one endless row": lambda: workbook(f"<row>{'<c><v>1</v></c>' * 2_000_000}</row>"),
    "deep elements": lambda: workbook("<row>" * 3_000_000),
    "many styles": lambda: workbook(
        cell(1), styles="<cellXfs>" + '<xf numFmtId="14"/>' * 3_000_000
    ),
    "bomb of blanks": lambda: workbook(" " * 300_000_000),
    "noise": lambda: b"PK\x03\x04" + random.Random(1).randbytes(9_000_000),
    "quotation marks": lambda: b'"a\n' * 3_000_000,
    "doubled marks": lambda: b'"' + b'""' * 4_500_000,
    "one line": lambda: b"x" * 9_500_000,
    "marks and delimiters": lambda: b'",;\t|' * 1_900_000,
    "lone returns": lambda: b"a,b\r" * 2_000_000,
    "high bytes": lambda: bytes(range(0x80, 0x100)) * 74_000,
}


def main() -> None:
    made = {name: make() for name, make in KINDS.items()}
    with a_site() as site:
        tokens = iter(site.run("-m", "benchmarks.invite", "900", "5").split())
        site.serve()
        worker = subprocess.Popen(
            [sys.executable, "-m", "django", "work"], env=site.environment, cwd=ROOT
        )
        try:
            told = measured(site, worker.pid, made, tokens)
        finally:
            worker.terminate()
            worker.wait()
    for name, figure in told.items():
        print(f"{name:36} {figure}")
    keep("hostile_files", told)


def measured(
    site: Site, worker: int, made: dict[str, bytes], tokens: Iterator[str]
) -> dict[str, object]:
    over, taken, peaks = threading.Event(), [], {}
    lock = threading.Lock()

    def write() -> None:
        while not over.is_set():
            with lock:
                token = next(tokens, None)
            if token is None:
                return
            with client(site) as browser:
                browser.event_hooks["response"].append(lambda answer: timed(answer, taken))
                FocalPoint(browser, token).does_all()

    officer = signed_in(site, "invitations")
    fields = hidden_fields(officer.get("/en/register/lists/new/").text)
    files = [(name, made[name]) for _round in range(FILES) for name in made][:FILES]
    ended = threading.Event()
    watch = threading.Thread(target=watched, args=((site.server.pid, worker), ended, peaks))  # type: ignore[union-attr]
    watch.start()
    with ThreadPoolExecutor(WRITERS) as crowd, ThreadPoolExecutor(SENDERS) as senders:
        alone = [crowd.submit(write) for _n in range(WRITERS)]
        time.sleep(ALONE)
        over.set()
        for each in alone:
            each.result()
        before = list(taken)
        taken.clear()
        over.clear()
        writing = [crowd.submit(write) for _n in range(WRITERS)]
        sent = list(senders.map(lambda file: send(officer, fields, *file), files))
        settled(officer)
        over.set()
        for each in writing:
            each.result()
    ended.set()
    watch.join()
    return {
        "files": len(sent),
        "answers": {str(status): sent.count(status) for status in sorted(set(sent))},
        "forms of eight writers": len(taken),
        "longest form, seconds": round(max(taken), 2),
        "median form, seconds": round(statistics.median(taken), 3),
        "of a hundred forms the slowest, seconds": round(statistics.quantiles(taken, n=100)[-1], 2),
        "the same without files, seconds": round(statistics.quantiles(before, n=100)[-1], 2),
        "forms over 2 seconds": sum(each > 2 for each in taken),
        "longest form without files, seconds": round(max(before), 2),
        "median form without files, seconds": round(statistics.median(before), 3),
        "greatest memory of a process, MB": round(max(peaks.values()) / 1e6),
        "processes seen": len(peaks),
    }


def timed(answer: httpx.Response, taken: list[float]) -> None:
    answer.read()
    if answer.request.method == "POST":
        taken.append(answer.elapsed.total_seconds())


def send(officer: httpx.Client, fields: dict[str, str], name: str, data: bytes) -> int:
    told = fields | {"name": name, "key": uuid4().hex}
    answer = officer.post(
        "/en/register/lists/keep/", data=told, files={"file": (name, data)}, timeout=180
    )
    return answer.status_code


def settled(officer: httpx.Client) -> None:
    """Until the worker has read, or refused, what was left to it: half a minute without a new letter of it."""
    time.sleep(20)


def watched(roots: tuple[int, ...], over: threading.Event, peaks: dict[int, int]) -> None:
    while not over.is_set():
        for number in family_of(roots):
            try:
                pages = int(Path(f"/proc/{number}/statm").read_text().split()[1])
            except OSError:
                continue
            peaks[number] = max(peaks.get(number, 0), pages * os.sysconf("SC_PAGE_SIZE"))
        time.sleep(0.05)


def family_of(roots: tuple[int, ...]) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
    found = list(roots)
    for number in found:
        found += [child for child, parent in parents.items() if parent == number]
    return found


if __name__ == "__main__":
    main()
