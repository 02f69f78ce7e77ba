"""Identity documents at the desk: which are there, and nothing of what stands in them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, asks_or_guards, deed
from plenipo.accreditation.actions import openings as actions
from plenipo.accreditation.forms.identity import IdentityFilterForm, OpeningForm
from plenipo.accreditation.profile.identity import Identity
from plenipo.accreditation.queries import identity as queries
from plenipo.accreditation.words import identity as words
from plenipo.conference.queries import rules_of
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.queries.names import with_country_inside
from plenipo.kit.forms import offer, whole
from plenipo.kit.phrases import bracketed
from plenipo.kit.sheets import download

PER_PAGE = 100


@asks_or_guards
@require_safe
def identity(request: MemberRequest, slug: str) -> HttpResponse:
    form, asks = IdentityFilterForm(request.GET), request.member.has(ACCREDITATION)
    found = queries.asked_found(request.conference, form.asked())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    told = {
        "form": form,
        "page": page,
        "lines": _lines(request, page),
        "narrowed": form.has_changed(),
        "query": request.GET.urlencode(),
        "who": rules_of(request.conference).of(Identity).who,
        "bulk": [{"value": "ask", "label": _("Request opening …"), "kind": ""}] if asks else [],
        "asks": asks,
    }
    return render(request, "accreditation/identity/identity.html", told)


def _lines(request: MemberRequest, delegates: Any) -> list[dict[str, Any]]:
    found = queries.as_seen(reader_of(request.member), delegates, request.conference)
    return [
        {
            "one": each,
            "party": with_country_inside(each.delegate.delegation),
            "stands": words.how_it_stands(each.record),
        }
        for each in found
    ]


@accreditation_only
@require_safe
def identity_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Who is still to be asked: no word of any document."""
    form = IdentityFilterForm(request.GET)
    found = queries.asked_found(request.conference, form.asked())
    heads = [_("Person"), _("Delegation"), _("Identity document"), _("Expires too early")]
    return download(f"{slug}-documents", kind, heads, map(_row, _lines(request, found)))


def _row(line: dict[str, Any]) -> list[str]:
    person, record = line["one"].person, line["one"].record
    name = person.name if person and person.named else ""
    return [name, line["party"], line["stands"][1], _("yes") if record and record.short else ""]


# ---- an opening is requested


@accreditation_only
@require_safe
def opening_new(request: MemberRequest, slug: str) -> HttpResponse:
    """For those selected on the list; of whose document is there."""
    form = OpeningForm(initial={"persons": request.GET.getlist("row")})
    return _new_page(request, form, request.GET.getlist("row"))


def _new_page(
    request: MemberRequest, form: OpeningForm, rows: list[str], status: int = 200
) -> HttpResponse:
    offer(form, "persons", _choices(request, rows))
    page = {
        "form": form,
        "by_two": rules_of(request.conference).of(Identity).opening == "two",
        "alone": not queries.could_allow(request.member),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/identity/opening_new.html", page, status=status)


def crumbs(request: MemberRequest) -> list[dict[str, str]]:
    here = reverse("accreditation:identity", args=[request.conference.slug])
    return [{"label": _("Identity documents"), "url": here}]


def _choices(request: MemberRequest, rows: list[str]) -> list[tuple[str, str]]:
    numbers = [pk for each in rows if (pk := whole(each, 0))]
    there = queries.asked_of(request.conference).filter(identity_record__isnull=False)
    found = queries.as_seen(
        reader_of(request.member), there.filter(pk__in=numbers), request.conference
    )
    return [
        (str(one.delegate.pk), bracketed(one.person.styled, one.delegate.delegation.inside))
        for one in found
        if one.person is not None
    ]


@accreditation_only
@deed
def opening_ask(request: MemberRequest, slug: str) -> HttpResponse:
    form, rows = OpeningForm(request.POST), request.POST.getlist("persons")
    offer(form, "persons", _choices(request, rows))
    if not form.is_valid():
        return _new_page(request, form, rows, status=422)
    given = form.cleaned_data
    opening = actions.ask(
        request.conference,
        form.chosen,
        purpose=given["purpose"],
        reason=given["reason"],
        receiver=given["receiver"],
        by=request.by,
    )
    return redirect("accreditation:opening", slug, opening.pk)
