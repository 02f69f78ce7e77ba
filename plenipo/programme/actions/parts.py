"""Who has a part in a session, and the cues of its scenario."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.programme.models import Cue, Role, Session
from plenipo.records.actions import record
from plenipo.records.models import By


@transaction.atomic
def give(
    session: Session,
    kind: str,
    *,
    by: By,
    person: Person | None = None,
    delegation: Delegation | None = None,
    typed_name: dict[str, str] | None = None,
    confirmed: bool = False,
) -> Role:
    """Of one person, one delegation, or one name as it is announced. Nobody has the same part twice."""
    whose = {"person": person, "delegation": delegation, "typed_name": typed_name or {}}
    if Role.objects.filter(session=session, kind=kind, **whose).exists():
        raise Refused(_("This role has already been assigned."))
    role = Role.objects.create(
        session=session,
        kind=kind,
        confirmed=confirmed,
        position=session.roles.count(),  # type: ignore[attr-defined]
        **whose,
    )
    _touch(session)
    record(
        "programme.part_given",
        by=by,
        about=session,
        conference=session.conference_id,
        **_whose(role),
    )
    return role


def _whose(role: Role) -> dict[str, Any]:
    """Which part, and whose by number; of a typed name nothing."""
    whose = {"person": role.person_id, "delegation": role.delegation_id}
    return {"part": role.kind, **{kind: number for kind, number in whose.items() if number}}


@transaction.atomic
def confirm(role: Role, *, confirmed: bool, by: By) -> None:
    """Only confirmed parts are shown outside the secretariat."""
    Role.objects.filter(pk=role.pk).update(confirmed=confirmed)
    _touch(role.session)
    record(
        "programme.part_confirmed" if confirmed else "programme.part_open",
        by=by,
        about=role.session,
        conference=role.session.conference_id,
        **_whose(role),
    )


@transaction.atomic
def take(role: Role, *, by: By) -> None:
    role.delete()
    _touch(role.session)
    record(
        "programme.part_taken",
        by=by,
        about=role.session,
        conference=role.session.conference_id,
        **_whose(role),
    )


@transaction.atomic
def keep_cues(session: Session, lines: Iterable[dict[str, Any]], *, seen: int, by: By) -> None:
    """The lines replace those that were there. Raises Refused when somebody changed the session meanwhile."""
    claimed = Session.objects.filter(pk=session.pk, revision=seen).update(
        revision=F("revision") + 1
    )
    if not claimed:
        raise Refused(
            _("This session has been changed since you opened it. Your lines are kept below.")
        )
    Cue.objects.filter(session=session).delete()
    cues = [Cue(session=session, position=n, **line) for n, line in enumerate(lines)]
    Cue.objects.bulk_create(cues)
    record(
        "programme.cues_kept",
        by=by,
        about=session,
        conference=session.conference_id,
        lines=len(cues),
    )


def _touch(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(revision=F("revision") + 1)
