"""The register in the browser: found, filtered, looked at, taken home as a file."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from plenipo.kit.sheets import harmless
from plenipo.people.access import AccountRequest, signed_in_only
from plenipo.people.queries import keeps_register
from plenipo.registry.formats.register import EXPORTED, exported
from plenipo.registry.forms.parties import FindForm
from plenipo.registry.models import Party
from plenipo.registry.queries import entries as queries
from plenipo.registry.queries.duplicates import perhaps_the_same
from plenipo.registry.queries.entry import entry, offices_of
from plenipo.registry.words.countries import country_name
from plenipo.registry.words.entry import history_of, in_use_by_language, names_of
from plenipo.registry.words.families import family_name

NO_LETTERS = "\ufeff"  # tells a spreadsheet that the file is UTF-8


def may_write(request: AccountRequest) -> bool:
    return keeps_register(request.user)


class Counted(Paginator):  # type: ignore[type-arg]
    """Pages of numbers of entries; the count is given, and may have stopped early."""

    def __init__(self, numbers: Any, count: int) -> None:
        super().__init__(numbers, queries.PER_PAGE)
        self.count = count


def _asked(request: AccountRequest) -> tuple[FindForm, queries.EntryFilter]:
    form = FindForm(request.GET)
    return form, form.asked(request.GET.get("sort", ""))


def _page(request: AccountRequest, found: Any, count: int) -> Page[Any]:
    paginator = Counted(found.values_list("pk", flat=True), count)
    try:
        return paginator.page(request.GET.get("page") or 1)
    except (EmptyPage, PageNotAnInteger):
        return paginator.page(1)


@signed_in_only
@require_safe
def parties(request: AccountRequest) -> HttpResponse:
    form, asked = _asked(request)
    found = queries.parties_asked_for(asked)
    count, more = queries.counted(asked)
    page = _page(request, found, count)
    told = {
        "form": form,
        "page": page,
        "lines": [_line(party) for party in queries.loaded(list(page.object_list))],
        "count": count,
        "more": more,
        "narrowed": asked != queries.EntryFilter(sort=asked.sort),
        "asked": request.GET.urlencode(),
        "may_write": may_write(request),
    }
    return render(request, "registry/entries/parties.html", told)


def _line(party: Party) -> dict[str, Any]:
    return {
        "party": party,
        "country": country_name(party.country),
        "family": family_name(party.family),
        "kind": str(Party.Kind(party.kind).label),
    }


@signed_in_only
@require_safe
def party(request: AccountRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(entry(pk))
    writes = may_write(request)
    told = {
        "party": one,
        "country": country_name(one.country),
        "family": family_name(one.family),
        "names": names_of(one),
        "in_use": in_use_by_language(one),
        "offices": offices_of(one, with_names=writes),
        "may_write": writes,
        "same": perhaps_the_same(one) if writes else [],
        "history": history_of(one),
    }
    return render(request, "registry/entries/party.html", told)


@signed_in_only
@require_safe
def parties_table(request: AccountRequest, kind: str) -> HttpResponseBase:
    """All that is found, as a file that is written while it is sent."""
    _form, asked = _asked(request)
    rows = exported(queries.parties_asked_for(asked))
    lines = _as_json(rows) if kind == "json" else _as_csv(rows)
    media = "application/json" if kind == "json" else "text/csv; charset=utf-8"
    answer = StreamingHttpResponse(lines, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="register.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield NO_LETTERS + _csv_line(EXPORTED)
    for row in rows:
        yield _csv_line("" if row[name] is None else row[name] for name in EXPORTED)


def _csv_line(cells: Iterable[Any]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([harmless(str(cell)) for cell in cells])
    return out.getvalue()


def _as_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield '{"parties": ['
    before = "\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"
