"""Sealed documents are opened by two people, or by one with a reason; each opening leaves its line."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.accreditation.models import IdentityOpening
from plenipo.accreditation.profile.identity import Identity
from plenipo.accreditation.queries.identity import asked_of
from plenipo.accreditation.rules.identity import is_another, may_read
from plenipo.accreditation.verbs import Verb
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record
from plenipo.records.models import By

State = IdentityOpening.State


@transaction.atomic
def ask(
    conference: Conference,
    delegates: Iterable[int],
    *,
    purpose: str,
    reason: str,
    receiver: str,
    by: By,
) -> IdentityOpening:
    """Of these, those whose document is there. Where one person opens them, it is ready at once."""
    there = asked_of(conference).filter(pk__in=list(delegates), identity_record__isnull=False)
    chosen = list(there.values_list("pk", flat=True))
    if not chosen:
        raise Refused(_("Select at least one person whose identity document has been received."))
    if not reason.strip():
        raise Refused(_("Enter the reason."))
    now, alone = timezone.now(), rules_of(conference).of(Identity).opening == "one"
    opening = IdentityOpening.objects.create(
        conference=conference,
        purpose=purpose,
        reason=reason,
        receiver=receiver,
        state=State.ALLOWED if alone else State.ASKED,
        asked_by=by.account,
        asked_at=now,
        decided_at=now if alone else None,
    )
    opening.delegates.set(chosen)
    record(Verb.OPENING_ASKED, by=by, about=opening, purpose=purpose, persons=len(chosen))
    return opening


@transaction.atomic
def allow(opening: IdentityOpening, *, seen: int, by: By) -> None:
    """By another than who asked."""
    _decide(opening, State.ALLOWED, seen, by)
    record(Verb.OPENING_ALLOWED, by=by, about=opening)


@transaction.atomic
def decline(opening: IdentityOpening, *, seen: int, by: By) -> None:
    """By another; or by whoever asked, who thinks better of it."""
    _claim(opening, [State.ASKED, State.ALLOWED], seen, State.DECLINED, by)
    record(Verb.OPENING_DECLINED, by=by, about=opening)


def _decide(opening: IdentityOpening, state: str, seen: int, by: By) -> None:
    if not is_another(opening, by.account.pk if by.account else None):
        raise Refused(_("You requested this opening. A second person must approve it."))
    _claim(opening, [State.ASKED], seen, state, by)


def _claim(opening: IdentityOpening, states: list[str], seen: int, state: str, by: By) -> None:
    claim(
        opening,
        seen=seen,
        states=states,
        in_words=lambda: _("This has already been decided. Reload the page to see it."),
        state=state,
        decided_by=by.account,
        decided_at=timezone.now(),
    )


@transaction.atomic
def read(opening: IdentityOpening, *, by: By) -> None:
    """For the minutes the rules name, from now on; a second press does not begin them again."""
    opening = IdentityOpening.objects.select_for_update().get(pk=opening.pk)
    now = timezone.now()
    if not may_read(by, opening, now):
        raise Refused(
            _("This opening has ended or was not approved. Request another one if you need it.")
        )
    if opening.state == State.OPENED:
        return
    minutes = rules_of(opening.conference).of(Identity).minutes
    claim(
        opening,
        states=[State.ALLOWED],
        state=State.OPENED,
        opened_at=now,
        ends_at=now + timedelta(minutes=minutes),
    )
    n = opening.delegates.count()
    record(Verb.IDENTITY_OPENED, by=by, about=opening, purpose=opening.purpose, persons=n)


@transaction.atomic
def hand_out(opening: IdentityOpening, *, kind: str, by: By) -> None:
    """A file for the authority it was opened for; each is noted."""
    if not opening.receiver:
        raise Refused(_("This opening is for reading only. Request a file for an authority."))
    read(opening, by=by)
    opening.refresh_from_db()
    claim(opening, states=[State.OPENED], files=opening.files + 1)
    record(Verb.IDENTITY_HANDED_OUT, by=by, about=opening, format=kind)
