from plenipo.bilaterals.models.after import Course, FollowUp, Note, ReadOut, Report
from plenipo.bilaterals.models.entry import BilateralEntry
from plenipo.bilaterals.models.journal import DeskLine
from plenipo.bilaterals.models.meeting import Arrangement, CalendarLink
from plenipo.bilaterals.models.plan import Outage, Plan, PlannedMeeting
from plenipo.bilaterals.models.principal import Availability, Level, Principal
from plenipo.bilaterals.models.request import AcceptableLevel, MeetingRequest
from plenipo.bilaterals.models.settlement import Settlement

__all__ = [
    "AcceptableLevel",
    "Arrangement",
    "Availability",
    "BilateralEntry",
    "CalendarLink",
    "Course",
    "DeskLine",
    "FollowUp",
    "Level",
    "MeetingRequest",
    "Note",
    "Outage",
    "Plan",
    "PlannedMeeting",
    "Principal",
    "ReadOut",
    "Report",
    "Settlement",
]
