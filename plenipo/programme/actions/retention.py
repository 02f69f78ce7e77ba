"""The programme after the period of retention: what was held when and where stays, who spoke does not."""

from django.db import transaction

from plenipo.delegations.queries.retention import Due
from plenipo.people.models import PARTICIPANT
from plenipo.programme.models import Role, Stay, Version
from plenipo.programme.models.session import NOBODY


@transaction.atomic
def let_speakers_go(due: Due) -> None:
    if not due.has(PARTICIPANT):
        return
    roles = Role.objects.filter(session__conference=due.conference, person__isnull=False)
    due.count(Role, roles.update(person=None, typed_name=NOBODY))
    stays, _kinds = Stay.objects.filter(conference=due.conference).delete()
    due.count(Stay, stays)
    for version in Version.objects.filter(conference=due.conference):
        if _unnamed(version):
            version.save(update_fields=["content"])
            due.count(Version, 1)


def _unnamed(version: Version) -> bool:
    """Take the names out of what was released; whether there were any."""
    named = [
        role
        for session in version.content.get("sessions", [])
        for role in session["roles"]
        if role["person"] is not None or role["name"] not in ({}, NOBODY)
    ]
    for role in named:
        role["person"], role["name"] = None, NOBODY
    return bool(named)
