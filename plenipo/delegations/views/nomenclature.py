"""The nomenclature of a conference: what it calls parties and countries, edited, exported and imported."""

import json
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.actions.names import ChosenName, choose_names_of_countries, set_names
from plenipo.conference.profile import SECRETARY_GENERAL, Names
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.names import country_here
from plenipo.delegations.formats.nomenclature import heads, language_heads, rows_of
from plenipo.delegations.formats.nomenclature_files import LONGEST, NamesPreview, read
from plenipo.delegations.forms.names import (
    FindNamesForm,
    NamesFileForm,
    NamesForm,
    WhoseNamesForm,
)
from plenipo.delegations.queries import nomenclature as queries
from plenipo.kit.errors import Refused
from plenipo.kit.forms import state_of
from plenipo.kit.json_read import json_in
from plenipo.kit.sheets import Unreadable, download, read_file
from plenipo.records.access import deed
from plenipo.registry.models import Country, Party

READERS = ("invitations", "accreditation", "protocol", "programme", "press", "observer")
WRITERS = ("invitations", "protocol")
DIRECTS = SECRETARY_GENERAL
PER_PAGE = 100
MOST_ROWS = 20_000
CHANGED_MEANWHILE = gettext_lazy(
    "These names have since been changed by another person. Compare your text with the list, "
    "and save again."
)


def _crumbs(request: MemberRequest) -> list[dict[str, str]]:
    url = reverse("delegations:nomenclature", args=[request.conference.slug])
    return [{"label": _("Nomenclature: names of parties and countries"), "url": url}]


@members_only(*READERS)
@require_safe
def nomenclature(request: MemberRequest, slug: str) -> HttpResponse:
    form = FindNamesForm(request.GET)
    wanted = form.asked()
    lines = queries.lines_of(request.conference, wanted)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "wanted": wanted,
        "of_countries": wanted.what == "countries",
        "page": page,
        "columns": language_heads(),
        "query": request.GET.urlencode(),
        "may_write": request.member.has(*WRITERS),
        "directs": request.member.has(DIRECTS),
        "whose": WhoseNamesForm(
            initial={"country_names": rules_of(request.conference).of(Names).country_names}
        ),
    }
    return render(request, "delegations/names/nomenclature.html", context)


@members_only(*READERS)
@require_safe
def nomenclature_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The conference's own names of what the page shows with the same filter, to be filled in and sent back."""
    rows = rows_of(request.conference, FindNamesForm(request.GET).asked())
    return download(f"names-{slug}", kind, heads(), rows)


@members_only(DIRECTS)
@deed
def nomenclature_whose(request: MemberRequest, slug: str) -> HttpResponse:
    form = WhoseNamesForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Select one of the two."))
    whose = form.cleaned_data["country_names"]
    choose_names_of_countries(request.conference, whose, by=request.by)
    messages.success(request, _("The names of countries have been chosen."))
    address = reverse("delegations:nomenclature", args=[slug])
    return redirect(f"{address}?what=countries")


def _row(what: str, key: str) -> tuple[str, Party | Country]:
    if what == "country":
        return what, get_object_or_404(Country, pk=key)
    if what == "party" and key.isdecimal() and len(key) < 19:
        found = Party.objects.select_related("country").filter(merged_into=None)
        return what, get_object_or_404(found, pk=int(key))
    raise Http404


@members_only(*WRITERS)
@require_safe
def name(request: MemberRequest, slug: str, what: str, key: str) -> HttpResponse:
    what, row = _row(what, key)
    return _name_page(request, what, row, _form(request, what, row))


@members_only(*WRITERS)
@deed
def name_set(request: MemberRequest, slug: str, what: str, key: str) -> HttpResponse:
    what, row = _row(what, key)
    form = _form(request, what, row, posted=True)
    if not form.is_valid():
        return _name_page(request, what, row, form, status=422)
    if request.POST.get("seen") != _seen(request, what, row):
        form.add_error(None, CHANGED_MEANWHILE)
        return _name_page(request, what, row, form, status=409)
    set_names(request.conference, form.wanted(what, row.pk), by=request.by)
    messages.success(request, _("The names have been saved."))
    address = reverse("delegations:nomenclature", args=[slug])
    return redirect(f"{address}?what={'countries' if what == 'country' else 'parties'}")


def _form(
    request: MemberRequest, what: str, row: Party | Country, *, posted: bool = False
) -> NamesForm:
    fields = queries.fields_of(request.conference, what, row)
    data = request.POST if posted else None
    return NamesForm(fields, formal=what == "country", data=data)


def _seen(request: MemberRequest, what: str, row: Party | Country) -> str:
    fields = queries.fields_of(request.conference, what, row)
    return state_of([(each.language, each.short, each.formal) for each in fields])


def _name_page(
    request: MemberRequest, what: str, row: Party | Country, form: NamesForm, status: int = 200
) -> HttpResponse:
    conference = request.conference
    context = {
        "what": what,
        "key": str(row.pk),
        "title": country_here(row, conference) if isinstance(row, Country) else str(row),
        "beside": country_here(row.country, conference) if isinstance(row, Party) else row.pk,
        "form": form,
        "seen": _seen(request, what, row),
        "crumbs": _crumbs(request),
    }
    return render(request, "delegations/names/name.html", context, status=status)


@members_only(*WRITERS)
@require_safe
def names_file(request: MemberRequest, slug: str) -> HttpResponse:
    return _file_page(request, NamesFileForm())


@members_only(*WRITERS)
@deed
def names_file_read(request: MemberRequest, slug: str) -> HttpResponse:
    """Shows what the table would change; nothing is kept yet."""
    form = NamesFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _file_page(request, form, status=422)
    sent = form.cleaned_data["file"]
    try:
        sheet = read_file(sent, size=sent.size, max_rows=MOST_ROWS)
        preview = read(request.conference, sheet)
    except Unreadable as no:
        form.add_error("file", str(no))
        return _file_page(request, form, status=422)
    return _file_page(request, NamesFileForm(), preview=preview)


@members_only(*WRITERS)
@deed
def names_file_keep(request: MemberRequest, slug: str) -> HttpResponse:
    if request.POST.get("seen") != queries.state_of_names(request.conference):
        raise Refused(_("Names have been changed since the preview. Upload the file again."))
    n = set_names(request.conference, _sent_back(request.POST.get("names", "")), by=request.by)
    said = ngettext("%(n)s name has been changed.", "%(n)s names have been changed.", n) % {"n": n}
    messages.success(request, said)
    return redirect("delegations:nomenclature", slug)


def _sent_back(text: str) -> list[ChosenName]:
    """What the preview sent along. Raises Refused for what no preview would have written."""
    try:
        rows = [ChosenName(*row) for row in json_in(text)]
        countries = set(Country.objects.values_list("pk", flat=True))
        known = all(_makes_sense(each, countries) for each in rows)
    except (ValueError, TypeError):
        known = False
    if not known:
        raise Refused(_("The preview can no longer be read. Upload the file again."))
    return rows


def _makes_sense(each: ChosenName, countries: set[str]) -> bool:
    texts = (each.short, each.formal)
    if each.language not in queries.LANGUAGES or any(len(text) > LONGEST for text in texts):
        return False
    if each.what == "country":
        return each.which in countries
    return each.what == "party" and isinstance(each.which, int)


def _file_page(
    request: MemberRequest,
    form: NamesFileForm,
    *,
    preview: NamesPreview | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "preview": preview, "crumbs": _crumbs(request)}
    if preview:
        names = [
            (each.what, each.which, each.language, each.short, each.formal)
            for each in preview.wanted
        ]
        context["seen"] = queries.state_of_names(request.conference)
        context["names"] = json.dumps(names, ensure_ascii=False)
    return render(request, "delegations/names/file.html", context, status=status)
