"""Invitations before they are sent: drafted from a matched list or one by one, changed, dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.conference.actions import while_it_lasts
from plenipo.conference.models import Conference
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.conference.sections import Rules
from plenipo.delegations.actions.names import call
from plenipo.delegations.models import Invitation
from plenipo.delegations.queries.terms import category_of_kind, quota_in
from plenipo.delegations.verbs import Verb
from plenipo.kit.codes import new_code
from plenipo.kit.columns import folded
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim, record, values_changed
from plenipo.records.models import By
from plenipo.registry.models import Match, MatchList, Party
from plenipo.registry.queries.lists import matched

State = Invitation.State


@dataclass(frozen=True)
class Usual:
    """What holds for a row of a list that does not say otherwise. quota None: the category's own."""

    category: str
    language: str
    quota: int | None = None
    deadline: date | None = None


@dataclass(frozen=True)
class Drafted:
    drafted: int
    invited_already: int


@transaction.atomic
def draft_from_list(
    conference: Conference, match_list: MatchList, *, usual: Usual, by: By
) -> Drafted:
    """One draft for every party the list was matched to and that is not invited yet."""
    while_it_lasts(conference)
    MatchList.objects.filter(pk=match_list.pk, conference=None).update(conference=conference.pk)
    rows = list(matched(match_list))
    rules, now = rules_of(conference), timezone.now()
    drafts = [
        Invitation(
            conference=conference,
            party=_party_of(row),
            country=_party_of(row).country,
            made=now,
            matched_row=row.pk,
            reference=new_code(),
            deadline=usual.deadline,
            addressee=row.contact,
            email=row.email,
            **_terms_of_row(row, conference, rules, usual),
        )
        for row in rows
    ]
    call(conference, drafts)
    # a party invited meanwhile, by this list's other officer too, is passed over by its constraint
    Invitation.objects.bulk_create(drafts, ignore_conflicts=True)
    kept = Invitation.objects.filter(reference__in=[draft.reference for draft in drafts])
    for invitation in kept:
        _record_draft(invitation, by, list=match_list.pk)
    return Drafted(len(kept), len(rows) - len(kept))


def _party_of(row: Match) -> Party:
    """The row's party, or the entry it was merged into since."""
    return row.party.merged_into or row.party  # type: ignore[union-attr,return-value]


def _terms_of_row(
    row: Match, conference: Conference, rules: Rules, usual: Usual
) -> Mapping[str, Any]:
    party = _party_of(row)
    said = _category_meant(row.category, rules) or category_of_kind(rules, party)
    category = said or usual.category
    spoken = (row.language, party.name_language)
    language = next((each for each in spoken if each in conference.languages), usual.language)
    quota = usual.quota if usual.quota is not None else quota_in(rules, category)
    return {"category": category, "language": language, "quota": quota}


def _category_meant(typed: str, rules: Rules) -> str:
    word = folded(typed)
    named = {
        folded(text): each.key
        for each in rules.of(Participation).categories
        for text in (each.label, each.key)
    }
    return named.get(word, "") if word else ""


@transaction.atomic
def draft_one(conference: Conference, party: Party, *, by: By, **values: Any) -> Invitation:
    """values   category, quota, language, addressee, email, deadline; substitute_for"""
    while_it_lasts(conference)
    already = Invitation.objects.filter(conference=conference, party=party)
    if already.exclude(state=State.WITHDRAWN).exists():
        raise Refused(_("“%(party)s” has already been invited.") % {"party": party})
    invitation = Invitation(
        conference=conference,
        party=party,
        country=party.country,
        made=timezone.now(),
        reference=new_code(),
        **values,
    )
    call(conference, [invitation])
    invitation.save()
    _record_draft(invitation, by)
    return invitation


def _record_draft(invitation: Invitation, by: By, **details: Any) -> None:
    record(
        Verb.INVITATION_DRAFTED, by=by, about=invitation, category=invitation.category, **details
    )


@transaction.atomic
def change_draft(invitation: Invitation, *, seen: int, by: By, **values: Any) -> None:
    """Only drafts are edited in place; what was sent is re-issued."""
    told = values_changed(invitation, values)
    claim(invitation, seen=seen, states=[State.DRAFTED], **values)
    record(Verb.INVITATION_CHANGED, by=by, about=invitation, **told)


@transaction.atomic
def change_drafts(
    conference: Conference, invitations: Iterable[Invitation], *, by: By, **values: Any
) -> int:
    """The same category, quota, language or deadline for many drafts; how many were changed."""
    changed = 0
    for invitation in invitations:
        drafts = Invitation.objects.filter(pk=invitation.pk, state=State.DRAFTED)
        if amend(drafts, **values):
            changed += 1
            record(
                Verb.INVITATION_CHANGED,
                by=by,
                about=invitation,
                **values_changed(invitation, values),
            )
    return changed


@transaction.atomic
def drop_drafts(conference: Conference, invitations: Iterable[Invitation], *, by: By) -> int:
    """Drafts that nobody was told of leave no row, only their lines in the journal."""
    dropped = 0
    for invitation in invitations:
        gone, _kinds = Invitation.objects.filter(pk=invitation.pk, state=State.DRAFTED).delete()
        if gone:
            dropped += 1
            record(Verb.INVITATION_DROPPED, by=by, about=invitation, party=invitation.party_id)
    return dropped


@transaction.atomic
def undo_drafting(conference: Conference, match_list: MatchList, *, by: By) -> int:
    """Drop what was drafted from this list and has not been sent."""
    rows = match_list.rows.values_list("pk", flat=True)
    drafts = Invitation.objects.filter(
        conference=conference, matched_row__in=list(rows), state=State.DRAFTED
    )
    return drop_drafts(conference, drafts, by=by)
