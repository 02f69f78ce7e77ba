"""Lists to match: keeping them as typed, asking the engine, and the decisions of people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plenipo.kit.errors import Refused
from plenipo.kit.sheets import Sheet, read_file
from plenipo.kit.templatetags.kit import hours
from plenipo.records.actions import amend, ask_for, claim, record
from plenipo.records.models import By
from plenipo.registry.formats.columns import ListRow, guessed, typed_rows
from plenipo.registry.models import Match, MatchList, Party
from plenipo.registry.queries.lists import SHOWN_CANDIDATES, waiting_that_name_no_party
from plenipo.registry.queries.matching import answers_to, is_country
from plenipo.registry.verbs import Verb

JOB = "registry.list"
LONG = 60  # seconds of work the worker gives a file
ODD = ("hidden_rows", "struck_rows", "struck_cells")  # such a row is never certain
State = Match.State


@transaction.atomic
def keep_list(
    sheet: Sheet, *, name: str, at: date | None, by: By, conference: int | None = None
) -> MatchList:
    match_list = MatchList(
        name=name, at=at, by=by.account, made=timezone.now(), conference=conference
    )
    _fill(match_list, sheet, by)
    return match_list


def _fill(kept: MatchList, sheet: Sheet, by: By) -> None:
    guess = guessed(sheet.rows, is_country)
    kept.typed, kept.lines, kept.notes = sheet.rows, sheet.lines, sheet.notes
    kept.marked, kept.head, kept.columns = sheet.marked, guess.head, guess.columns
    kept.file = ""
    kept.save()
    record(Verb.LIST_KEPT, by=by, about=kept, rows=len(sheet.rows))


@transaction.atomic
def keep_for_the_worker(
    file: str, *, name: str, at: date | None, by: By, conference: int | None = None
) -> MatchList:
    """A large file, stored already: the worker reads it. `file` is its name in the store."""
    kept = MatchList.objects.create(
        name=name, at=at, by=by.account, made=timezone.now(), file=file, conference=conference
    )
    ask_for(JOB, by=by, about=kept, list=kept.pk)
    return kept


def read_kept(kept: MatchList, *, by: By) -> None:
    """The long work: raises Refused with what is wrong with the file. Done again, it finds nothing to do."""
    if not kept.file:
        return
    with kept.file.open("rb") as file:
        sheet = read_file(file, size=kept.file.size, seconds=LONG)
    stored = str(kept.file.name)
    with transaction.atomic():
        _fill(kept, sheet, by)
    default_storage.delete(stored)


@transaction.atomic
def match_list(kept: MatchList, *, columns: dict[str, int], head: int | None, by: By) -> MatchList:
    """Ask the engine for every row. Certain rows are accepted, nothing else is."""
    if kept.rows.filter(decided_by__isnull=False).exists():
        raise Refused(
            _("Rows of this list have already been decided. Upload the file as a new list.")
        )
    kept.rows.all().delete()
    kept.columns, kept.head, kept.matched_at = columns, head, timezone.now()
    kept.save(update_fields=["columns", "head", "matched_at"])
    typed, _nameless = typed_rows(kept)
    if not typed:
        raise Refused(_("The column for the party is empty in every row."))
    Match.objects.bulk_create(_answered(kept, typed))
    _mark_typed_twice(kept, typed)
    _mark_repeats(kept)
    record(Verb.LIST_MATCHED, by=by, about=kept, rows=len(typed))
    return kept


def _answered(kept: MatchList, typed: list[ListRow]) -> Iterable[Match]:
    asked = [(row.party, row.country) for row in typed]
    numbered = _by_number(typed)
    at = kept.at or timezone.localdate()  # whoever is invited is alive
    for row, answer in zip(typed, answers_to(asked, at=at), strict=True):
        odd = [[code, {}] for code in ODD if row.line in kept.marked.get(code, ())]
        party, state, candidates = answer.party, answer.decision, answer.candidates
        if row.number in numbered:
            party, state = row.number, State.CERTAIN
            named = {"id": party, "score": 1, "reasons": [["by_number", {}]]}
            candidates = [named, *(each for each in candidates if each["id"] != party)]
        if odd and state == State.CERTAIN:  # a person decides whether the row is meant
            party, state = None, State.DOUBTFUL
        yield Match(
            match_list=kept,
            row=row.line,
            typed_name=row.party,
            typed_country=row.country,
            country_id=answer.country,
            contact=row.contact,
            email=row.email,
            language=row.language,
            category=row.category,
            note=row.note,
            state=state,
            found=state,
            party_id=party,
            candidates=candidates,
            reasons=[*odd, *_mended(row), *answer.reasons],
        )


def _mended(row: ListRow) -> list[list[Any]]:
    return [["address_mended", {"typed": row.mended, "email": row.email}]] if row.mended else []


def _by_number(typed: list[ListRow]) -> set[int]:
    """The numbers in the register that rows name and that stand for an entry."""
    named = {row.number for row in typed if row.number is not None}
    found = Party.objects.filter(pk__in=named, merged_into=None)
    return set(found.values_list("pk", flat=True))


def _mark_typed_twice(kept: MatchList, typed: list[ListRow]) -> None:
    """The same words with the same country are the same wish, whatever they mean."""
    first: dict[tuple[str, str], int] = {}
    for row in typed:
        line = first.setdefault((row.party.casefold(), row.country.casefold()), row.line)
        if line != row.line:
            same = kept.rows.get(row=line)
            kept.rows.filter(row=row.line).update(
                state=State.DUPLICATE, same_as=same, party=same.party
            )


def _mark_repeats(kept: MatchList, parties: Iterable[int] | None = None) -> None:
    """Of the rows that mean one party, the first holds it and the others stand twice."""
    rows = kept.rows.filter(party__isnull=False).order_by("row")
    if parties is not None:
        rows = rows.filter(party__in=parties)
    holds: dict[int, Match] = {}
    by_weight = sorted(rows, key=lambda row: (row.state == State.DUPLICATE, row.row))
    for row in by_weight:
        holder = holds.setdefault(row.party_id, row)  # type: ignore[arg-type]
        if holder is row:
            if row.state == State.DUPLICATE:
                _set(row, state=_state_of_its_own(row), same_as=None)
        elif (row.state, row.same_as_id) != (State.DUPLICATE, holder.pk):
            _set(row, state=State.DUPLICATE, same_as=holder)


def _state_of_its_own(row: Match) -> str:
    return State.CERTAIN if row.found == State.CERTAIN and not row.decided_by_id else State.CHOSEN


def _set(row: Match, **values: Any) -> None:
    Match.objects.filter(pk=row.pk).update(**values)


@transaction.atomic
def choose(row: Match, party: Party, *, seen: int, by: By) -> None:
    """A person says which party a row means. If another row holds it, this one stands twice."""
    if party.merged_into_id:
        raise Refused(_("This entry was merged into another one. Select that one."))
    _decide(row, seen=seen, by=by, state=State.CHOSEN, party=party, same_as=None)
    _mark_repeats(row.match_list, {party.pk, *([row.party_id] if row.party_id else [])})
    record(Verb.MATCH_CHOSEN, by=by, about=row, list=row.match_list_id, party=party.pk)


@transaction.atomic
def say_no_party(row: Match, *, seen: int, by: By) -> None:
    _decide(row, seen=seen, by=by, state=State.NO_PARTY, party=None, same_as=None)
    _free(row)
    record(Verb.MATCH_NO_PARTY, by=by, about=row, list=row.match_list_id)


@transaction.atomic
def say_twice(row: Match, *, seen: int, by: By) -> None:
    """The row means what another one means: see `_row_like`."""
    same = _row_like(row)
    if same is None and row.revision == seen:
        raise Refused(_("No other row of this list has this name or a party suggested here."))
    party = same.party if same else None
    _decide(row, seen=seen, by=by, state=State.DUPLICATE, party=party, same_as=same)
    _free(row)
    record(
        Verb.MATCH_DUPLICATE,
        by=by,
        about=row,
        list=row.match_list_id,
        same_as=same and same.pk,
    )


@transaction.atomic
def take_back(row: Match, *, seen: int, by: By) -> None:
    """The row is again as the engine left it."""
    found = row.candidates[0]["id"] if row.found == State.CERTAIN else None
    _decide(row, seen=seen, by=None, state=row.found, party_id=found, same_as=None)
    _free(row)
    if found:
        _mark_repeats(row.match_list, {found})
    record(Verb.MATCH_TAKEN_BACK, by=by, about=row, list=row.match_list_id)


@transaction.atomic
def accept_that_none_is_a_party(kept: MatchList, *, by: By) -> int:
    """All rows at once of which the engine says that they name no party."""
    rows = waiting_that_name_no_party(kept)
    done = amend(
        Match.objects.filter(pk__in=rows, state=State.NONE),
        state=State.NO_PARTY,
        decided_by=by.account,
        decided_at=timezone.now(),
    )
    record(Verb.LIST_NO_PARTIES, by=by, about=kept, rows=done)
    return done


@transaction.atomic
def drop_list(kept: MatchList, *, by: By) -> None:
    record(Verb.LIST_DROPPED, by=by, about=kept, rows=kept.rows.count())
    if stored := kept.file.name:
        transaction.on_commit(lambda: default_storage.delete(stored))
    kept.delete()


def _decide(row: Match, *, seen: int, by: By | None, **values: Any) -> None:
    """Only on the row as the person saw it: of two who decide at once one wins, the other is told."""
    claim(
        row,
        seen=seen,
        in_words=lambda: _meanwhile(Match.objects.select_related("decided_by").get(pk=row.pk)),
        decided_by=by.account if by else None,
        decided_at=timezone.now(),
        **values,
    )


def _meanwhile(row: Match) -> str:
    told = {
        "row": row.row,
        "who": row.decided_by or _("another person"),
        "when": hours(row.decided_at),
        "what": row.get_state_display(),
    }
    return (
        _("Row %(row)s has since been decided by %(who)s at %(when)s: %(what)s. Check it again.")
        % told
    )


def _free(row: Match) -> None:
    """What the row held before may now be held by one that stood twice."""
    if row.party_id:
        _mark_repeats(row.match_list, {row.party_id})


def _row_like(row: Match) -> Match | None:
    """An earlier row of the same words or the same first candidate; else the row that holds a party offered here."""
    name, first = row.typed_name.casefold(), _first_candidate(row)
    others = row.match_list.rows.exclude(pk=row.pk).exclude(state=State.NO_PARTY)
    for other in others.filter(row__lt=row.row):
        if other.typed_name.casefold() == name or (first and _means(other) == first):
            return other.same_as or other
    holders = {other.party_id: other for other in others.filter(state__in=Match.MATCHED)}
    offered = [candidate["id"] for candidate in row.candidates[:SHOWN_CANDIDATES]]
    return next((holders[party] for party in offered if party in holders), None)


def _means(row: Match) -> int | None:
    return row.party_id or _first_candidate(row)


def _first_candidate(row: Match) -> int | None:
    return row.candidates[0]["id"] if row.candidates else None
