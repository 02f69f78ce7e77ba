"""Through whose eyes this app reads people."""

from plenipo.delegations.bridge import Audience, Reader

ACCREDITING = Reader(
    Audience.ACCREDITATION
)  # what a letter or a badge states was read by who accredits
