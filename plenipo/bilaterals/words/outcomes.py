"""What both sides report of a meeting, as the desk reads it."""

from dataclasses import dataclass

from plenipo.bilaterals.models import Course, MeetingRequest, Report
from plenipo.bilaterals.queries.after import TONES, Became
from plenipo.bilaterals.queries.desk import asked_name
from plenipo.bilaterals.words.after import names_of_sides


@dataclass(frozen=True)
class Contested:
    request: MeetingRequest
    asked: str
    reports: list[Became]


def as_told(request: MeetingRequest, reports: list[Report]) -> list[Became]:
    names = names_of_sides(None, request)
    return [
        Became(
            each,
            TONES[Course.State(each.state)],
            names.get(each.absent, ""),
            names.get(each.said_by, ""),
        )
        for each in reports
    ]


def contradiction(of_one: list[Report]) -> Contested:
    request = of_one[0].request
    return Contested(request, asked_name(request), as_told(request, of_one))
