"""One letter for all named in it."""

import hashlib
import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.delegations import rules
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.models import Delegation, Document
from plenipo.delegations.rules import Speaker
from plenipo.delegations.verbs import Verb
from plenipo.kit.cleaning import clean
from plenipo.kit.errors import Refused
from plenipo.kit.scans import acts_by_itself, pixels_of
from plenipo.records.actions import record
from plenipo.records.models import By

MOST_BYTES = 10_000_000
MOST_PIXELS = 150_000_000  # a page of A4 at 1200 dots per inch has 139 millions
KINDS = (  # what a file begins with, what it is, how it is stored
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
)


def _kind_of(start: bytes) -> tuple[str, str]:
    """Media type and ending by the file's first bytes; its name is not believed. Raises Refused."""
    for magic, media_type, ending in KINDS:
        if start.startswith(magic):
            return media_type, ending
    raise Refused(_("The file is not a PDF, JPEG or PNG. Choose another file."))


@dataclass(frozen=True)
class Sent:
    """A letter as it was sent, looked at before the transaction begins: reading and hashing take their time."""

    name: str
    content: bytes
    media_type: str
    ending: str
    sha256: str


def sent(upload: "UploadedFile[bytes]") -> Sent:
    """Raises Refused for what is too large or no letter."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Scan the letter at a lower resolution."))
    content = upload.read()
    media_type, ending = _kind_of(content[:16])
    if ending == "pdf" and acts_by_itself(content):
        raise Refused(
            _(
                "The PDF contains a script or an action that runs when it is opened. Print or scan the letter to a "
                "new PDF and upload that one."
            )
        )
    if pixels_of(content) > MOST_PIXELS:
        raise Refused(
            _(
                "The picture has too many pixels to be opened. Scan the letter at a lower resolution."
            )
        )
    name = clean(upload.name or "")[-200:] or "letter"
    return Sent(name, content, media_type, ending, hashlib.sha256(content).hexdigest())


@transaction.atomic
def add_document(
    delegation: Delegation, upload: "UploadedFile[bytes] | Sent", kind: str, *, by: Speaker
) -> Document:
    """The party's own letter. It is served as a download only, to those who may see it."""
    while_it_lasts(delegation.conference)
    if not rules.may_add_letter(delegation):
        raise Refused(
            _(
                "The delegation was not approved or has been withdrawn. No letter can be added to it."
            )
        )
    letter = upload if isinstance(upload, Sent) else sent(upload)
    Document.objects.filter(delegation=delegation, kind=kind, replaced=False).update(replaced=True)
    return keep_document(delegation, letter, kind, by=by_focal(by))


@transaction.atomic
def keep_document(delegation: Delegation, letter: Sent, kind: str, *, by: By) -> Document:
    """Under a random name, beside those that are there."""
    document = Document(
        delegation=delegation,
        kind=Document.Kind(kind),
        name=letter.name,
        media_type=letter.media_type,
        size=len(letter.content),
        sha256=letter.sha256,
        uploaded_at=timezone.now(),
    )
    document.file.save(f"{secrets.token_hex(16)}.{letter.ending}", ContentFile(letter.content))
    record(Verb.LETTER_ADDED, by=by, about=document, kind=kind, size=document.size)
    return document
