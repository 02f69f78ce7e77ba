"""Making one entry of two that are one party, and two again of one."""

from django.db import transaction
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.records.actions import amend, record
from plenipo.records.models import By
from plenipo.registry import signals
from plenipo.registry.actions.entries import changed_again, revise
from plenipo.registry.actions.writing import EntryChange, write
from plenipo.registry.bridge.values import FIELDS, PARTS, Values, changed_to, difference
from plenipo.registry.models import Affiliation, Office, Party, PartyName, Revision, Word
from plenipo.registry.queries.values import values_of
from plenipo.registry.verbs import Verb

Kind = PartyName.Kind


@transaction.atomic
def merge(gone: Party, kept: Party, *, by: By) -> Revision:
    """What belonged to `gone` moves to `kept`; `gone` stays as a sign to it. Receivers may refuse."""
    gone, kept = _locked(gone, kept)
    if gone.pk == kept.pk:
        raise Refused(_("An entry cannot be merged into itself."))
    if gone.merged_into_id or kept.merged_into_id:
        raise Refused(_("One of the two has already been merged."))
    now = values_of([gone, kept])
    left = {name: value for name, value in now[gone.pk].items() if name not in PARTS}
    joined = _together(gone, kept, now[gone.pk], now[kept.pk])
    write([EntryChange(gone, now[gone.pk], left)])
    write([EntryChange(kept, now[kept.pk], joined)])
    Word.objects.filter(party=gone).delete()
    moved = _move_what_refers(gone, kept)
    amend(Party.objects.filter(pk=gone.pk), merged_into=kept)
    amend(Party.objects.filter(pk=kept.pk))
    revise(gone, "merged away", *difference(now[gone.pk], left), by=by, kept=kept.pk)
    done = revise(
        kept, "merged", *difference(now[kept.pk], joined), by=by, gone=gone.pk, rows=moved
    )
    signals.parties_merged.send(Party, gone=gone, kept=kept, by=by)
    record(Verb.PARTY_MERGED, by=by, about=kept, gone=gone.pk)
    return done


def _together(gone: Party, kept: Party, lost: Values, has: Values) -> Values:
    """What `kept` says stands; what it does not say comes from `gone`, whose names become other names."""
    joined = {name: lost[name] for name in FIELDS if name in lost} | dict(has)
    own = [
        [Kind.OTHER, gone.name, gone.name_language, "", None, None],
        [Kind.OTHER, gone.name_english, "en" if gone.name_english else "", "", None, None],
        [Kind.SHORT, gone.name_short, "", "", None, None],
    ]
    known = {kept.name, kept.name_english, kept.name_short, ""}
    known |= {row[1] for row in has.get("names", [])}
    for name, part in PARTS.items():
        rows = [*(own if name == "names" else []), *lost.get(name, [])]
        keys = {tuple(row[: part.key]) for row in has.get(name, [])}
        joined[name] = list(has.get(name, []))
        for row in rows:
            key = tuple(row[: part.key])
            to_itself = name in ("came_from", "went_into", "affiliations") and row[0] == kept.pk
            if key in keys or to_itself or (name == "names" and row[1] in known):
                continue
            keys.add(key)
            known |= {row[1]} if name == "names" else set()
            joined[name].append([str(cell) if isinstance(cell, Kind) else cell for cell in row])
    return joined


def _move_what_refers(gone: Party, kept: Party) -> dict[str, list[int]]:
    """Members of an international, offices and what was merged before go along, by row, so that they can go back."""
    already = Affiliation.objects.filter(international=kept).values("party")
    members = Affiliation.objects.filter(international=gone).exclude(party__in=already)
    offices = Office.objects.filter(party=gone)
    moved = {
        "members": list(members.exclude(party=kept).values_list("pk", flat=True)),
        "offices": list(offices.values_list("pk", flat=True)),
        "merged": list(Party.objects.filter(merged_into=gone).values_list("pk", flat=True)),
    }
    Party.objects.filter(pk__in=moved["merged"]).update(merged_into=kept)
    Affiliation.objects.filter(pk__in=moved["members"]).update(international=kept)
    offices.update(party=kept)
    return moved


@transaction.atomic
def undo_merge(revision: Revision, *, by: By) -> Party:
    """Two again of one: what had moved goes back, what was added to either since stays. Answers who is back."""
    if revision.what != "merged":
        raise Refused(_("This is not a merger that can be undone."))
    if not Revision.objects.filter(pk=revision.pk, undone=False).update(undone=True):
        raise Refused(_("This change has already been undone."))
    gone = Party.objects.get(pk=revision.moved["gone"])
    gone, kept = _locked(gone, revision.party)
    if gone.merged_into_id != kept.pk:
        raise Refused(_("This is not a merger that can be undone."))
    now = values_of([gone, kept])
    parted, stays = changed_to(now[kept.pk], revision.after, revision.before)
    if stays:
        raise Refused(changed_again(kept, revision, stays))
    lost = Revision.objects.filter(party=gone, what="merged away", undone=False).latest("pk")
    back, _stays = changed_to(now[gone.pk], lost.after, lost.before)
    write([EntryChange(kept, now[kept.pk], parted)])
    gone.merged_into = None
    write([EntryChange(gone, now[gone.pk], back)])
    _move_back(revision.moved["rows"], gone)
    Party.objects.filter(pk=gone.pk).update(merged_into=None)
    amend(Party.objects.filter(pk__in=[gone.pk, kept.pk]))
    Revision.objects.filter(pk=lost.pk).update(undone=True)
    revise(kept, "parted", *difference(now[kept.pk], parted), by=by, gone=gone.pk)
    revise(gone, "parted", *difference(now[gone.pk], back), by=by, kept=kept.pk)
    signals.merge_undone.send(Party, gone=gone, kept=kept, by=by)
    record(Verb.PARTY_UNMERGED, by=by, about=kept, gone=gone.pk)
    return gone


def _move_back(rows: dict[str, list[int]], gone: Party) -> None:
    Affiliation.objects.filter(pk__in=rows["members"]).update(international=gone)
    Office.objects.filter(pk__in=rows["offices"]).update(party=gone)
    Party.objects.filter(pk__in=rows["merged"]).update(merged_into=gone)


def _locked(*parties: Party) -> list[Party]:
    """Fresh from the database, held until the deed is done; in one order, so that two deeds do not wait in a ring."""
    held = Party.objects.select_for_update().order_by("pk")
    by_number = {party.pk: party for party in held.filter(pk__in=[p.pk for p in parties])}
    return [by_number[party.pk] for party in parties]
