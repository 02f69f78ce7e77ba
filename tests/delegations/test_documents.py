"""One letter for all who are named: kept as it came, never believed, never shown in a page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plenipo.delegations.models import Delegation, Document
from tests.delegations.conftest import text_of
from tests.factories import DocumentFactory

PDF = b"%PDF-1.7 a letter"
WIDE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4) * 2 + b"\x08\x02\0\0\0"


@pytest.fixture
def send(fay, delegation, press):
    def sent(content=PDF, name="letter.pdf", kind="nomination"):
        file = SimpleUploadedFile(name, content, content_type="application/pdf")
        return press(fay, "delegations:letter-add", kind=kind, file=file)

    return sent


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (b"\xff\xd8\xff\xe0 picture", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n picture", "image/png"),
    ],
    ids=["pdf", "jpeg", "png"],
)
def test_a_letter_is_what_its_first_bytes_say(content, media_type, send, delegation, deeds_on):
    send(content)

    kept = Document.objects.get()
    assert (kept.media_type, kept.size, kept.name) == (media_type, len(content), "letter.pdf")
    with kept.file.open() as file:
        assert file.read() == content
    assert deeds_on(kept) == ["delegations.letter_added"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b"<html><script>alert(1)</script>",
            "The file is not a PDF, JPEG or PNG. Choose another file.",
        ),
        (b"MZ\x90\x00 a program", "The file is not a PDF, JPEG or PNG. Choose another file."),
        (b"GIF89a%PDF-", "The file is not a PDF, JPEG or PNG. Choose another file."),
        (b"", "The submitted file is empty."),
        (PDF + b"0" * 10_000_000, "The file is larger than 10 MB"),
        (PDF + b" /OpenAction << /S /JavaScript /JS (1) >>", "The PDF contains a script"),
        (WIDE, "The picture has too many pixels to be opened."),
    ],
    ids=["page", "program", "two kinds", "empty", "huge", "script", "wide"],
)
def test_a_hostile_file_is_refused_in_words(content, says, send):
    answer = send(content)

    assert answer.status_code == 422
    assert says in text_of(answer)
    assert Document.objects.count() == 0


def test_a_name_that_reads_backwards_is_straightened_and_leads_nowhere(send):
    send(name="../../etc/\u202efdp.exe")

    kept = Document.objects.get()
    assert kept.name == "fdp.exe"
    assert kept.file.name.startswith("documents/")
    assert kept.file.name.endswith(".pdf")
    assert "exe" not in kept.file.name


def test_a_newer_letter_takes_the_place_of_the_older(send):
    send()
    send(content=PDF + b" of today")
    send(kind="note_verbale")

    standing = Document.objects.filter(replaced=False)
    assert [(d.kind, d.size) for d in standing] == [("nomination", 26), ("note_verbale", 17)]


@pytest.mark.parametrize(
    ("state", "status"),
    [("named", 302), ("submitted", 302), ("approved", 302), ("refused", 422), ("withdrawn", 422)],
)
def test_the_letter_may_come_after_the_names(state, status, send):
    Delegation.objects.update(state=state)

    assert send().status_code == status


def test_a_letter_is_taken_away_and_never_opened_in_the_page(fay, send):
    send()

    answer = fay.get(reverse("delegations:letter-download", args=[Document.objects.get().pk]))

    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"


def test_nobody_reads_the_letter_of_another_delegation(world, fay, delegation, as_):
    theirs = DocumentFactory(delegation__conference=world.conference)

    foreign = fay.get(reverse("delegations:letter-download", args=[theirs.pk]))
    elsewhere = as_(world.ada).get(reverse("delegations:document", args=["elsewhere", theirs.pk]))
    invitations = as_(world.ina).get(reverse("delegations:document", args=["dialogue", theirs.pk]))

    assert [page.status_code for page in (foreign, elsewhere, invitations)] == [404, 404, 403]
