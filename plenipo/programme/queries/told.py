"""What delegations know of the programme: the version released last, and what letters of the day told them since."""

from plenipo.conference.models import Conference
from plenipo.programme.bridge.known import Told, _place
from plenipo.programme.models import Incident, Version
from plenipo.records.models import Letter

LETTER = "programme.incident"


def told_since(conference: Conference, version: Version | None) -> Told:
    """By letters that still are to be read: what was discarded tells nobody. Two queries."""
    found = Incident.objects.filter(conference=conference).exclude(told=[]).order_by("pk")
    if version is not None:
        found = found.filter(at__gt=version.at)
    lines = [line for incident in found for line in incident.told]
    if not lines:
        return {}
    wanted = {pk for line in lines for pk in line["letters"]}
    there = set(Letter.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    told: Told = {}
    for line in lines:
        if there & set(line["letters"]):
            known = told.setdefault(line["delegation"], {})
            known |= {uid: _place(kept) for uid, kept in line["sessions"].items()}
    return told
