"""The credentials officer's table, one delegation's letters, and what is found of them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, credentials_only, deed
from plenipo.accreditation.actions import credentials as actions
from plenipo.accreditation.forms.credentials import (
    CredentialForm,
    CredentialsFilterForm,
    FindingForm,
)
from plenipo.accreditation.models import Credential
from plenipo.accreditation.profile import LINK, Credentials
from plenipo.accreditation.queries import credentials as queries
from plenipo.accreditation.queries.standing import concerned, standings_of
from plenipo.accreditation.words import credentials as words
from plenipo.conference.queries import is_over, rules_of
from plenipo.delegations.actions import documents
from plenipo.delegations.models import Delegation, Document
from plenipo.delegations.queries.names import country_of
from plenipo.delegations.queries.terms import label_in
from plenipo.delegations.views.naming import as_download
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.locales import listed
from plenipo.kit.phrases import sentences
from plenipo.kit.sheets import download

PER_PAGE = 100


def crumbs(request: MemberRequest, delegation: Delegation | None = None) -> list[dict[str, str]]:
    slug = request.conference.slug
    found = [{"label": _("Credentials"), "url": reverse("accreditation:credentials", args=[slug])}]
    if delegation:
        url = reverse("accreditation:credentials-of", args=[slug, delegation.pk])
        found.append({"label": delegation.inside, "url": url})
    return found


@credentials_only
@require_safe
def board(request: MemberRequest, slug: str) -> HttpResponse:
    rules = rules_of(request.conference)
    form = CredentialsFilterForm(request.GET or None, rules=rules)
    found = queries.board(request.conference, _asked(request, form))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    narrowed = any(request.GET.get(name) for name in form.fields)
    whole_ = standings_of(request.conference, concerned(request.conference)) if narrowed else None
    standings = list(whole_.values()) if whole_ else [each.standing for each in found]
    here = reverse("accreditation:credentials", args=[slug])
    context = {
        "form": form,
        "page": page,
        "lines": [_shown(each) for each in page],
        "narrowed": narrowed,
        "figures": words.figures(standings, here),
        "query": request.GET.urlencode(),
        "rule": sentences(rules.of(Credentials).in_words()),
        "nobody": not rules.of(Credentials).required,
        "over": is_over(request.conference),
        "waiting": any(each.to_examine for each in standings),
        "bulk": [{"value": "in_order", "label": _("Found in order …")}],
    }
    return render(request, "accreditation/credentials/board.html", context)


def _asked(request: MemberRequest, form: CredentialsFilterForm) -> queries.CredentialsFilter:
    sort = request.GET.get("sort", "")
    return form.asked(sort) if form.is_bound else queries.CredentialsFilter(sort=sort)


def _shown(line: queries.CredentialsLine) -> dict[str, Any]:
    return {
        "delegation": line.delegation,
        "country": country_of(line.delegation),
        "standing": line.standing,
        "told": words.told(line.standing),
    }


@credentials_only
@require_safe
def board_table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what is shown, every page of it."""
    rules = rules_of(request.conference)
    form = CredentialsFilterForm(request.GET or None, rules=rules)
    heads = [
        *(_("Number of the delegation"), _("Delegation"), _("Country"), _("Category")),
        *(_("What was received"), _("Signatory"), _("Authority of the signatory")),
        *(_("Date received"), _("Finding"), _("Missing"), _("Participation")),
    ]
    rows = []
    for line in queries.board(request.conference, _asked(request, form)):
        each, told, letter = line.delegation, words.told(line.standing), line.standing.letter
        rows.append(
            [
                *(each.pk, each.inside, country_of(each), label_in(rules, each.category)),
                *(told.form, told.signatory, told.authority),
                *(letter.received_on.isoformat() if letter else "", told.label),
                *(listed(told.lacking), told.takes_part),
            ]
        )
    return download(f"{slug}-credentials", kind, heads, rows)


def delegation_or_404(request: MemberRequest, pk: int) -> Delegation:
    found = get_object_or_404(queries.delegation_in(request.conference, pk))
    found.conference = request.conference  # its rules are read once
    return found


def letter_or_404(request: MemberRequest, pk: int) -> Credential:
    found = get_object_or_404(queries.letters_in(request.conference), pk=pk)
    found.delegation.conference = request.conference
    return found


@credentials_only
@require_safe
def one(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return one_page(request, delegation_or_404(request, pk))


def one_page(
    request: MemberRequest,
    delegation: Delegation,
    wrong: FindingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    letters = queries.letters_of(delegation)
    standing = standings_of(request.conference, [delegation])[delegation.pk]
    shown = [
        {
            "letter": each,
            "authority": words.authority_of(each),
            "channel": words.channel_of(each),
            "contested": bool(each.contest and each.contest.state == "open"),
            "form": _finding_form(each, wrong),
            "open": each.state == Credential.State.RECEIVED,
        }
        for each in letters
    ]
    context = {
        "delegation": delegation,
        "country": country_of(delegation),
        "standing": standing,
        "told": words.told(standing),
        "letters": shown,
        "wrong": wrong,
        "challenges": queries.challenges_of(request.conference).filter(delegation=delegation),
        "rivals": standing.may_compete,
        "next": queries.next_to_examine(request.conference, delegation.pk),
        "required": sentences(
            words.what_is_required(rules_of(request.conference).of(Credentials), request.conference)
        ),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/credentials/one.html", context, status=status)


def _finding_form(letter: Credential, wrong: FindingForm | None) -> FindingForm | None:
    if letter.state == Credential.State.SUPERSEDED:
        return None
    return wrong if wrong and wrong.letter.pk == letter.pk else FindingForm(letter=letter)


@credentials_only
@require_safe
def next_one(request: MemberRequest, slug: str) -> HttpResponse:
    """Through the letters nobody has examined, in order of receipt."""
    found = queries.next_to_examine(request.conference, whole(request.GET.get("after", ""), 0))
    if found is None:
        messages.success(request, _("All letters received have been examined."))
        return redirect("accreditation:credentials", slug)
    return redirect("accreditation:credentials-of", slug, found)


# ---- registering and correcting


@credentials_only
@require_safe
def register(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    delegation = delegation_or_404(request, pk)
    return _letter_page(request, delegation, _letter_form(request, delegation))


def _letter_form(
    request: MemberRequest, delegation: Delegation, letter: Credential | None = None
) -> CredentialForm:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    return CredentialForm(
        *posted,
        rules=rules_of(request.conference).of(Credentials),
        documents=None if letter else _unused(delegation),
        sent=bool(letter and letter.channel == LINK),
        initial=CredentialForm.of(letter)
        if letter
        else CredentialForm.usual(queries.last_letter(delegation)),
    )


def _unused(delegation: Delegation) -> Any:
    """Scans of this delegation that no letter points to."""
    return Document.objects.filter(delegation=delegation, replaced=False, credentials=None)


def _letter_page(
    request: MemberRequest,
    delegation: Delegation,
    form: CredentialForm,
    letter: Credential | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "delegation": delegation,
        "country": country_of(delegation),
        "form": form,
        "letter": letter,
        "crumbs": crumbs(request, delegation),
    }
    return render(request, "accreditation/credentials/letter.html", context, status=status)


def _scan(form: CredentialForm) -> documents.Sent | None:
    """Read before the deed begins. What is wrong with the file stands at its field."""
    if not form.is_valid() or not form.cleaned_data["file"]:
        return None
    try:
        return documents.sent(form.cleaned_data["file"])
    except Refused as no:
        form.add_error("file", str(no))
        return None


@credentials_only
def add(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    delegation = delegation_or_404(request, pk)
    form = _letter_form(request, delegation)
    return _add(request, delegation, form, _scan(form))


@deed
def _add(
    request: MemberRequest,
    delegation: Delegation,
    form: CredentialForm,
    scan: documents.Sent | None,
) -> HttpResponse:
    if not form.is_valid():
        return _letter_page(request, delegation, form, status=422)
    told = form.cleaned_data
    document = None if scan else told.get("document")
    if not done(
        form,
        lambda: actions.register(
            delegation,
            form.letter(),
            seen=told["seen"],
            by=request.by,
            scan=scan,
            document=document,
        ),
    ):
        data = request.POST.copy()
        data["seen"] = str(queries.last_letter(delegation))  # whoever has read it may press again
        form.data = data
        return _letter_page(request, delegation, form, status=409)
    messages.success(
        request, _("The letter of %(delegation)s has been registered.") % {"delegation": delegation}
    )
    return redirect("accreditation:credentials-of", request.conference.slug, delegation.pk)


@credentials_only
@require_safe
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    letter = letter_or_404(request, pk)
    form = _letter_form(request, letter.delegation, letter)
    return _letter_page(request, letter.delegation, form, letter)


@credentials_only
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    letter = letter_or_404(request, pk)
    form = _letter_form(request, letter.delegation, letter)
    return _change(request, letter, form, _scan(form))


@deed
def _change(
    request: MemberRequest, letter: Credential, form: CredentialForm, scan: documents.Sent | None
) -> HttpResponse:
    delegation, seen = letter.delegation, seen_in(request)
    if not form.is_valid():
        return _letter_page(request, delegation, form, letter, status=422)
    by, wanted = request.by, form.letter()
    if not done(form, lambda: actions.correct(letter, wanted, seen=seen, by=by, scan=scan)):
        return _letter_page(request, delegation, form, letter, status=409)
    messages.success(request, _("The letter has been corrected."))
    return redirect("accreditation:credentials-of", request.conference.slug, delegation.pk)


@credentials_only
@require_safe
def scan(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    letter = letter_or_404(request, pk)
    if letter.document is None:
        raise Http404
    return as_download(letter.document)
