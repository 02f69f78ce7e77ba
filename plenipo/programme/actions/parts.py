"""Who has a part in a session, and the cues of its scenario."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.kit.forms import state_of
from plenipo.people.models import Person
from plenipo.programme.models import Cue, Role, Session
from plenipo.programme.verbs import Verb
from plenipo.records.actions import amend, claim, record, who_was_first
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
    last: Role | None = session.roles.last()
    role = Role.objects.create(
        session=session,
        kind=kind,
        confirmed=confirmed,
        position=last.position + 1 if last else 0,
        **whose,
    )
    _touch(session)
    record(Verb.PART_GIVEN, by=by, about=session, **_whose(role))
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
        Verb.PART_CONFIRMED if confirmed else Verb.PART_OPEN,
        by=by,
        about=role.session,
        **_whose(role),
    )


@transaction.atomic
def put_earlier(role: Role, *, by: By) -> None:
    """One place up in the order of speaking, which is the order everywhere."""
    there = list(Role.objects.select_for_update().filter(session=role.session_id))
    place = [each.pk for each in there].index(role.pk)
    if place == 0:
        return
    there[place - 1 : place + 1] = [there[place], there[place - 1]]
    for position, each in enumerate(there):
        each.position = position
    Role.objects.bulk_update(there, ["position"])
    _note(Verb.PARTS_ORDERED, role, by=by)


@transaction.atomic
def rename(role: Role, typed_name: dict[str, str], *, seen: str, by: By) -> None:
    """Of somebody who is in no delegation. The journal says that, not how they are called.

    seen   of the name the page showed (kit/forms: state_of)
    """
    now = Role.objects.select_for_update().get(pk=role.pk).typed_name
    if seen != state_of(now):
        raise Refused(who_was_first(role.session))
    if not role.typed_name:
        raise Refused(_("Only a name as announced can be changed here."))
    Role.objects.filter(pk=role.pk).update(typed_name=typed_name)
    _note(Verb.PART_RENAMED, role, by=by)


@transaction.atomic
def take(role: Role, *, by: By) -> None:
    role.delete()
    _note(Verb.PART_TAKEN, role, by=by)


@transaction.atomic
def keep_cues(session: Session, lines: Iterable[dict[str, Any]], *, seen: int, by: By) -> None:
    """The lines replace those that were there. Raises Refused when somebody changed the session meanwhile."""
    claim(
        session,
        seen=seen,
        in_words=lambda: _(
            "This session has been changed since you opened it. Your lines are kept below."
        ),
    )
    Cue.objects.filter(session=session).delete()
    cues = [Cue(session=session, position=n, **line) for n, line in enumerate(lines)]
    Cue.objects.bulk_create(cues)
    record(Verb.CUES_KEPT, by=by, about=session, lines=len(cues))


def _touch(session: Session) -> None:
    amend(Session.objects.filter(pk=session.pk))


def _note(verb: Verb, role: Role, *, by: By) -> None:
    session = role.session
    _touch(session)
    record(verb, by=by, about=session, **_whose(role))
