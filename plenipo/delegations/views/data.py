"""Personal data of a conference: until when each is kept, what one person is told of it, and its deletion."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.declared import in_confidence
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.actions import erasure, retention
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.formats.held import as_export, as_texts
from plenipo.delegations.forms.data import ErasureForm, NamedErasureForm
from plenipo.delegations.models import Deletion
from plenipo.delegations.profile import DATA_PROTECTION
from plenipo.delegations.queries import held
from plenipo.delegations.queries.finding import people_found
from plenipo.delegations.queries.present import (
    beside_delegates,
    note_if_protected,
    outside_found,
    persons_in,
)
from plenipo.delegations.queries.protection import could_confirm, proposals_about, protected_in
from plenipo.delegations.queries.retention import periods_of
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.kit.personal import purpose_of
from plenipo.kit.whole_names import is_whole_name
from plenipo.people.models import Person
from plenipo.records.actions import record

DUTY = DATA_PROTECTION
guards_data = members_only(DUTY)


@guards_data
@require_safe
def data(request: MemberRequest, slug: str) -> HttpResponse:
    conference, words = request.conference, request.GET.get("q", "").strip()[:200]
    reader = reader_of(request.member)
    found = people_found(reader, conference, words) if words else []
    others = outside_found(reader, conference, words) if words else []
    page = {
        "periods": periods_of(conference, timezone.now()),
        "due": rows_of(retention.preview(conference, timezone.now())),
        "certificates": conference.deletions.select_related("by"),
        "protected": protected_in(conference).count(),
        "words": words,
        "found": [
            *((person, seen.shown.styled, seen.delegation.inside) for person, seen in found),
            *((person, seen.styled, _("outside delegations")) for person, seen in others),
        ],
    }
    return render(request, "delegations/data/data.html", page)


def rows_of(counts: dict[str, int]) -> list[tuple[str, int]]:
    """(why they were held, how many), most first."""
    rows: Counter[str] = Counter()
    for label, n in counts.items():
        rows[purpose_of(apps.get_model(label))] += n
    return rows.most_common()


@guards_data
@deed
def data_delete(request: MemberRequest, slug: str) -> HttpResponse:
    done = retention.delete_due(request.conference, by=request.by, now=timezone.now())
    if done is None:
        messages.info(request, _("Nothing is due for deletion."))
        return redirect("delegations:data", slug)
    messages.success(request, _("The personal data due for deletion have been deleted."))
    return redirect("delegations:data-certificate", slug, done.pk)


@guards_data
@require_safe
def certificate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    done = get_object_or_404(Deletion, pk=pk, conference=request.conference)
    page = {"done": done, "rows": rows_of(done.counts), "crumbs": crumbs(request)}
    return render(request, "delegations/data/certificate.html", page)


def _desks(request: MemberRequest) -> list[int]:
    """The conferences of which this member may read what is in confidence."""
    here = all(request.member.has(duty) for duty in in_confidence())
    return [request.conference.pk] if here else []


def _mentions(request: MemberRequest, name: str) -> Iterator[held.Mention]:
    return held.mentions([name], [request.conference.pk], _desks(request))


@guards_data
@require_safe
def named(request: MemberRequest, slug: str) -> HttpResponse:
    """Whoever is written to or spoken of and takes part in nothing."""
    return _named_page(request, request.GET.get("q", "").strip()[:200])


def _named_page(request: MemberRequest, name: str, typed: QueryDict | None = None) -> HttpResponse:
    """typed   a form for the deletion that could not be followed"""
    found = _texts_with(request, name)
    form = NamedErasureForm(typed, number=len(found))
    page = {
        "name": name,
        "form": form,
        "of_one": is_whole_name(name),
        "of_desk": bool(_desks(request)),
        "mentions": found,
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/data/named.html", page, status=422 if typed else 200)


def _texts_with(request: MemberRequest, name: str) -> list[held.Mention]:
    return list(_mentions(request, name)) if is_whole_name(name) else []


@guards_data
@deed
def named_erase(request: MemberRequest, slug: str) -> HttpResponse:
    name = request.POST.get("name", "").strip()[:200]
    form = NamedErasureForm(request.POST, number=len(_texts_with(request, name)))
    if not form.is_valid():
        return _named_page(request, name, request.POST)
    by, why = request.by, form.cleaned_data["why"]
    of_desk = bool(_desks(request))
    done = erasure.erase_name(name, why=why, conference=request.conference, of_desk=of_desk, by=by)
    messages.success(request, _("The data of this person have been deleted."))
    return redirect("delegations:data-certificate", slug, done.pk)


@guards_data
@deed
def named_export(request: MemberRequest, slug: str) -> HttpResponse:
    name = request.POST.get("name", "").strip()[:200]
    if not is_whole_name(name):
        raise Refused(_("Enter the full name or the e-mail address."))
    by, conference = request.by, request.conference
    record(Verb.PERSON_EXPORTED, by=by, about=conference)
    told = {"texts": as_texts(_mentions(request, name))}
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="named.json"'
    return answer


@guards_data
@require_safe
def person(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _person_page(request, person_here(request, pk), ErasureForm(number=pk))


def person_here(request: MemberRequest, pk: int) -> Person:
    return get_object_or_404(persons_in(request.conference), pk=pk)


def _person_page(
    request: MemberRequest, one: Person, form: ErasureForm, status: int = 200
) -> HttpResponse:
    desks = _desks(request)
    page: dict[str, Any] = {
        "person": one,
        "form": form,
        "of_desk": bool(desks),
        "delegates": one.delegates.select_related("delegation__conference__series"),
        "others": [
            kind.in_words(row)
            for kind in beside_delegates()
            if kind.places
            for row in kind.rows(person=one)
        ],
        "mentions": list(held.mentions_of(one, desks)),
        "letters": held.letters_to(one, desks).count(),
        "documents": held.documents_about(one),
        "in_register": one.offices.exists(),
        "crumbs": crumbs(request),
        "proposals": proposals_about(one),
        "alone": not could_confirm(request.member),
        "directs": request.member.has(SECRETARY_GENERAL),
    }
    note_if_protected(one)
    return render(request, "delegations/data/person.html", page, status=status)


def crumbs(request: MemberRequest) -> list[dict[str, str]]:
    here = reverse("delegations:data", args=[request.conference.slug])
    return [{"label": _("Personal data"), "url": here}]


@guards_data
@deed
def person_export(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """A deed, since what is handed out about somebody is journalled."""
    one = person_here(request, pk)
    note_if_protected(one)
    record(
        Verb.PERSON_EXPORTED,
        by=request.by,
        about=one,
        conference=request.conference.pk,
    )
    answer = JsonResponse(
        as_export(one, _desks(request)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = f'attachment; filename="person-{pk}.json"'
    return answer


@guards_data
@deed
def person_erase(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = person_here(request, pk)
    form = ErasureForm(request.POST, number=pk)
    if not form.is_valid():
        return _person_page(request, one, form, status=422)
    done = erasure.erase(
        one,
        why=form.cleaned_data["why"],
        conference=request.conference,
        by=request.by,
    )
    messages.success(request, _("The data of this person have been deleted."))
    return redirect("delegations:data-certificate", slug, done.pk)
