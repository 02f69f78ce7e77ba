"""Adding and editing entries of the register, and taking changes back. Each change keeps what it changed."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.days import long_moment
from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, claim, record
from plenipo.records.models import By
from plenipo.registry.actions.writing import EntryChange, write
from plenipo.registry.bridge.values import FIELDS, Values, changed_to, difference, own_values
from plenipo.registry.models import Distinct, ExternalId, Party, Revision
from plenipo.registry.queries.entry import last_change_of
from plenipo.registry.queries.use import in_use
from plenipo.registry.queries.values import values_of
from plenipo.registry.verbs import Verb
from plenipo.registry.words.use import use_in_words


@transaction.atomic
def add_party(*, by: By, **values: Any) -> Party:
    """values   fields of the entry, and its rows: names, ids, statuses, affiliations, came_from, went_into"""
    _refuse_ids_of_others(None, values)
    party = Party.objects.create(**{name: values[name] for name in FIELDS if name in values})
    write([EntryChange(party, {}, {**own_values(party), **values})])
    revise(party, "added", {}, values_of([party])[party.pk], by=by)
    record(Verb.PARTY_ADDED, by=by, about=party)
    return party


@transaction.atomic
def change_party(party: Party, *, seen: int, by: By, **values: Any) -> bool:
    """Edit an entry that was seen at revision `seen`; what is not given stays. Whether anything changed.

    Whoever comes second is told who was first.
    """
    claim(party, seen=seen, in_words=lambda: _changed_meanwhile(party))
    party.refresh_from_db()
    now = values_of([party])[party.pk]
    then = {**now, **values}
    before, after = difference(now, then)
    if not before and not after:
        Party.objects.filter(pk=party.pk).update(revision=seen)
        return False
    _refuse_ids_of_others(party, after)
    write([EntryChange(party, now, then)])
    revise(party, "changed", before, after, by=by)
    record(Verb.PARTY_CHANGED, by=by, about=party, fields=sorted({*before, *after}))
    return True


@transaction.atomic
def undo(revision: Revision, *, by: By) -> None:
    """Take one change back, the last or an earlier one, unless the same was changed again since."""
    party = Party.objects.select_for_update().get(pk=revision.party_id)
    if revision.what != "changed" or party.merged_into_id:
        raise Refused(_("This change cannot be undone."))
    if not Revision.objects.filter(pk=revision.pk, undone=False).update(undone=True):
        raise Refused(_("This change has already been undone."))
    now = values_of([party])[party.pk]
    then, stays = changed_to(now, revision.after, revision.before)
    if stays:
        raise Refused(changed_again(party, revision, stays))
    _refuse_ids_of_others(party, then)
    write([EntryChange(party, now, then)])
    amend(Party.objects.filter(pk=party.pk))
    revise(party, "undone", *difference(now, then), by=by)
    record(Verb.PARTY_UNDONE, by=by, about=party, revision=revision.pk)


@transaction.atomic
def remove_party(party: Party, *, by: By) -> None:
    """An entry added by mistake, before anything refers to it."""
    if use := in_use([party.pk]).get(party.pk):
        why = use_in_words(use)
        raise Refused(_("This entry cannot be removed: %(why)s.") % {"why": why})
    record(Verb.PARTY_REMOVED, by=by, about=party, called=str(party))
    party.delete()


@transaction.atomic
def tell_apart(one: Party, other: Party, *, by: By) -> None:
    """Two entries that look like one party are two; they are not suggested again."""
    first, second = sorted((one, other), key=lambda party: party.pk)
    Distinct.objects.get_or_create(
        first=first, second=second, defaults={"by": by.account, "at": timezone.now()}
    )
    record(Verb.PARTY_TOLD_APART, by=by, about=first, other=second.pk)


def revise(
    party: Party, what: str, before: Values, after: Values, *, by: By, **moved: Any
) -> Revision:
    return Revision.objects.create(
        party=party,
        at=timezone.now(),
        by=by.account,
        what=what,
        before=before,
        after=after,
        moved=moved,
    )


def changed_again(party: Party, revision: Revision, stays: Values) -> str:
    last = last_change_of(party, since=revision, parts=set(stays))
    return _(
        "This has since been changed again by %(who)s on %(when)s. Undo that change first."
    ) % _who_and_when(last)


def _changed_meanwhile(party: Party) -> str:
    told = _who_and_when(last_change_of(party))
    return (
        _(
            "This entry has since been changed by %(who)s on %(when)s. Your text is kept below; "
            "compare and save again."
        )
        % told
    )


def _who_and_when(last: Revision | None) -> dict[str, str]:
    if last is None:
        return {"who": _("another person"), "when": "—"}
    return {"who": str(last.by or _("another person")), "when": long_moment(last.at)}


def _refuse_ids_of_others(party: Party | None, values: Values) -> None:
    for scheme, value, exclusive in values.get("ids", []):
        held = ExternalId.objects.filter(scheme=scheme, value=value, exclusive=True)
        if exclusive and (other := held.exclude(party=party).select_related("party").first()):
            raise Refused(
                _("The ID %(scheme)s:%(value)s belongs to “%(party)s” (number %(number)s).")
                % {
                    "scheme": scheme,
                    "value": value,
                    "party": other.party,
                    "number": other.party_id,
                }
            )
