"""Circulars: drafted, proposed, let go by a second person, or dropped."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.models import Conference
from plenipo.delegations import rules
from plenipo.delegations.actions.letters import new_link
from plenipo.delegations.models import Circular
from plenipo.delegations.queries.circulars import kind_of, reference_for_one
from plenipo.delegations.queries.letter_texts import LINK
from plenipo.delegations.verbs import Verb
from plenipo.delegations.words.circulars import (
    CircularRecipient,
    asks_for_link,
    digest_of,
    distribution,
    letter_to,
)
from plenipo.kit.errors import Refused
from plenipo.records.actions import claim, record, values_changed, write_letter
from plenipo.records.models import By

State = Circular.State


@transaction.atomic
def draft(conference: Conference, *, by: By, **values: Any) -> Circular:
    """values: audience, wanted, texts, otherwise"""
    Conference.objects.select_for_update().get(pk=conference.pk)  # numbers follow each other
    last = Circular.objects.filter(conference=conference).aggregate(n=Max("number"))["n"] or 0
    made = Circular.objects.create(
        conference=conference,
        number=last + 1,
        written_by=by.account,
        written_at=timezone.now(),
        **values,
    )
    record(Verb.CIRCULAR_DRAFTED, by=by, about=made)
    return made


@transaction.atomic
def change(circular: Circular, *, seen: int, by: By, **values: Any) -> None:
    """Whoever changes a text last is its author: a second person must see what they wrote."""
    told = values_changed(circular, values)
    values |= {"written_by": by.account, "written_at": timezone.now()}
    claim(circular, states=[State.DRAFT], seen=seen, **values)
    record(Verb.CIRCULAR_CHANGED, by=by, about=circular, **told)


@transaction.atomic
def propose(circular: Circular, *, seen: int, by: By) -> None:
    if not distribution(circular, circular.conference).to:
        raise Refused(_("This circular has no recipients. Change the recipients or the texts."))
    claim(circular, states=[State.DRAFT], seen=seen, state=State.PROPOSED)
    record(Verb.CIRCULAR_PROPOSED, by=by, about=circular)


@transaction.atomic
def back_to_draft(circular: Circular, *, seen: int, by: By) -> None:
    claim(circular, states=[State.PROPOSED], seen=seen, state=State.DRAFT)
    record(Verb.CIRCULAR_RETURNED, by=by, about=circular)


@transaction.atomic
def send(circular: Circular, *, confirmed: str, seen: int, by: By) -> int:
    """Write every letter into the outbox. `confirmed` is the digest of the letters the second person looked at."""
    if not rules.may_let_go(by, circular):
        raise Refused(_("You wrote this circular. A second person must send it."))
    conference = circular.conference
    plan = distribution(circular, conference)
    to = plan.to
    if digest_of(plan, circular, conference) != confirmed:
        raise Refused(
            _(
                "The recipients or the text have since changed, and nothing was sent. Review the circular "
                "again, then send it."
            )
        )
    claim(
        circular,
        states=[State.PROPOSED],
        seen=seen,
        state=State.SENT,
        sent_by=by.account,
        sent_at=timezone.now(),
        letters=len(to),
    )
    for each in to:
        _write(each, circular, conference)
    record(Verb.CIRCULAR_SENT, by=by, about=circular, letters=len(to))
    return len(to)


def _write(one: CircularRecipient, circular: Circular, conference: Conference) -> None:
    text = letter_to(one, circular, conference)
    linked = one.focal is not None and asks_for_link(circular.texts[one.language])
    write_letter(
        kind_of(circular),
        to=one.email,
        to_name=one.name,
        language=one.language,
        subject=text.subject,
        body=text.body,
        about=one.invitation,
        conference=conference.pk,
        links={LINK: new_link(one.focal, conference)} if linked and one.focal else {},
        reference=reference_for_one(circular),
    )


@transaction.atomic
def drop(circular: Circular, *, seen: int, by: By) -> None:
    """Only a draft, as it was seen: what waits for a second person goes back to draft first."""
    claim(circular, states=[State.DRAFT], seen=seen)
    record(Verb.CIRCULAR_DROPPED, by=by, about=circular)
    Circular.objects.filter(pk=circular.pk).delete()
