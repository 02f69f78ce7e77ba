"""Principals are announced ahead of the list, corrected and withdrawn."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations.models import Announcement, Delegate
from plenipo.delegations.queries.announcements import may_be_announced
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = Announcement.State


@transaction.atomic
def announce(delegate: Delegate, *, by: By, **values: Any) -> Announcement:
    """values: kind, texts, starts, consent_by, consent_channel, consent_on

    One sentence for everybody who may not be announced: it does not tell who is protected from who did not agree.
    """
    conference = Conference.objects.select_for_update().get(pk=delegate.delegation.conference_id)
    if delegate.pk not in may_be_announced(conference, [delegate.delegation]):
        raise Refused(_cannot())
    there = Announcement.objects.filter(delegate=delegate, state=State.ANNOUNCED)
    if there.exists():
        raise Refused(_("This person has already been announced."))
    row = Announcement.objects.create(
        conference=conference, delegate=delegate, by=by.account, at=timezone.now(), **values
    )
    record(Verb.ANNOUNCED, by=by, about=row, kind=row.kind)
    return row


def _cannot() -> str:
    return _(
        "This person cannot be announced: only persons approved by the secretariat who have agreed to be named "
        "to the public can."
    )


@transaction.atomic
def correct(row: Announcement, *, seen: int, by: By, **values: Any) -> None:
    """values: texts, starts. What the public has read already is marked as corrected."""
    if row.delegate_id not in may_be_announced(row.conference, [row.delegate.delegation]):
        raise Refused(_cannot())
    today = timezone.localdate()
    if row.starts <= today and values["texts"] != row.texts:
        values["corrected"] = today
    claim(row, seen=seen, states=[State.ANNOUNCED], **values)
    record(Verb.ANNOUNCEMENT_CORRECTED, by=by, about=row)


@transaction.atomic
def withdraw(row: Announcement, *, seen: int, by: By, closing: dict[str, str]) -> None:
    """closing   what the public reads from now on, by language; empty: nothing"""
    claim(
        row,
        seen=seen,
        states=[State.ANNOUNCED],
        state=State.WITHDRAWN,
        withdrawn=timezone.localdate(),
        closing=closing,
    )
    record(Verb.ANNOUNCEMENT_WITHDRAWN, by=by, about=row)
