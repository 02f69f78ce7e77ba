from plenipo.accreditation.models.badges import Badge, BadgeCategory, PrintRun, Zone
from plenipo.accreditation.models.credentials import (
    Challenge,
    Committee,
    CommitteeMeeting,
    CommitteeReport,
    Contest,
    Credential,
    Finding,
)
from plenipo.accreditation.models.enquiry import Enquiry
from plenipo.accreditation.models.gates import FormerList, Gate, GateDevice, Passage
from plenipo.accreditation.models.identity import IdentityOpening, IdentityRecord
from plenipo.accreditation.models.others import OtherHolder
from plenipo.accreditation.models.passes import Custody, Pass, PassKind
from plenipo.accreditation.models.photos import Photo, PhotoCut, PhotoExemption
from plenipo.accreditation.models.receipts import Receipt
from plenipo.accreditation.models.visa import VisaLetter

__all__ = [
    "FormerList",
    "Gate",
    "GateDevice",
    "Passage",
    "Badge",
    "BadgeCategory",
    "Challenge",
    "Committee",
    "CommitteeMeeting",
    "CommitteeReport",
    "Contest",
    "Credential",
    "Custody",
    "Enquiry",
    "Finding",
    "IdentityOpening",
    "IdentityRecord",
    "Pass",
    "PassKind",
    "Photo",
    "PhotoCut",
    "PhotoExemption",
    "OtherHolder",
    "PrintRun",
    "Receipt",
    "VisaLetter",
    "Zone",
]
