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
from plenipo.records.actions import record

MOST_BYTES = 10_000_000
KINDS = (  # what a file begins with, what it is, how it is stored
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
)


def kind_of(start: bytes) -> tuple[str, str]:
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
    media_type, ending = kind_of(content[:16])
    name = clean(upload.name or "")[-200:] or "letter"
    return Sent(name, content, media_type, ending, hashlib.sha256(content).hexdigest())


@transaction.atomic
def add_document(
    delegation: Delegation, upload: "UploadedFile[bytes] | Sent", kind: str, *, focal: Speaker
) -> Document:
    """Keep the letter under a random name. It is served as a download only, to those who may see it."""
    while_it_lasts(delegation.conference)
    if not rules.may_add_letter(delegation):
        raise Refused(
            _(
                "The delegation was not approved or has been withdrawn. No letter can be added to it."
            )
        )
    letter = upload if isinstance(upload, Sent) else sent(upload)
    Document.objects.filter(delegation=delegation, kind=kind, replaced=False).update(replaced=True)
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
    record(Verb.LETTER_ADDED, by=by_focal(focal), about=document, kind=kind, size=document.size)
    return document
