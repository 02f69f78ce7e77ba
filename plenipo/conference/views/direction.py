"""Rules, duties, switches and tokens: what the secretary-general directs."""

from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet, Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.conference import actions
from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.declared import SCOPES, SWITCHES, label_of
from plenipo.conference.forms import (
    CategoryFormSet,
    ComparedRules,
    DutiesForm,
    RulesForm,
    TokenForm,
    categories_of,
    formset_of,
    rows_of,
)
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries import rules_of, switches_of
from plenipo.conference.queries.members import members_of, tokens_of
from plenipo.conference.queries.profile import profile_of
from plenipo.conference.words.profile import rules_have_changed
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.kit.locales import listed
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.records.access import deed

DIRECTS = SECRETARY_GENERAL


@members_only(DIRECTS)
def rules(request: MemberRequest, slug: str) -> HttpResponse:
    now = rules_of(request.conference)
    form = RulesForm(initial=RulesForm.initial_of(now))
    return _rules_page(request, form, formset_of(now), was=drawn(ComparedRules(now)))


def _rules_page(
    request: MemberRequest,
    form: RulesForm,
    categories: "BaseFormSet[Form]",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        "form": form,
        "categories": categories,
        "categories_open": not form.is_bound or not categories.is_valid(),
        "parts": form.parts(request.GET.get("part", "categories")),
        "seen": _version(request),
        **more,
    }
    return render(request, "conference/rules.html", page, status=status)


def _version(request: MemberRequest) -> int:
    profile = profile_of(request.conference)
    return profile.version if profile else 0


@members_only(DIRECTS)
@deed
def rules_change(request: MemberRequest, slug: str) -> HttpResponse:
    seen = seen_in(request)
    if seen != _version(request):
        return _rules_overtaken(request)
    form = RulesForm(request.POST)
    categories = CategoryFormSet(request.POST, prefix="categories")
    if (
        form.is_valid()
        and categories.is_valid()
        and done(
            form,
            lambda: actions.change_rules(
                request.conference,
                by=request.by,
                seen_version=seen,
                categories=categories_of(categories),
                **form.cleaned_data,
            ),
        )
    ):
        messages.success(request, _("The rules have been changed and take effect immediately."))
        return redirect("conference:settings", slug=slug)
    was = request.POST.get("was", "")
    return _rules_page(request, form, categories, status=422, seen=seen, was=was)


def _rules_overtaken(request: MemberRequest) -> HttpResponse:
    """Who comes second sees what the first saved, and loses nothing."""
    now, posted = rules_of(request.conference), request.POST.copy()
    categories = CategoryFormSet(request.POST, prefix="categories")
    mine = posted["categories"] = rows_of(categories)
    why = rules_have_changed(_version(request))
    found = overtaken(why, ComparedRules(now, mine), posted)
    if found.data["categories"] != mine:
        categories = formset_of(now)
    return _rules_page(request, RulesForm(found.data), categories, status=409, overtaken=found)


@members_only(DIRECTS)
def duties(request: MemberRequest, slug: str) -> HttpResponse:
    page = {"members": members_of(request.conference), "form": DutiesForm()}
    return render(request, "conference/duties.html", page)


@members_only(DIRECTS)
@deed
def duties_give(request: MemberRequest, slug: str) -> HttpResponse:
    form = DutiesForm(request.POST)
    if form.is_valid():
        try:
            actions.give_duties(request.conference, by=request.by, **form.cleaned_data)
        except Refused as no:
            again = request.POST.copy()
            again["seen"] = getattr(no, "seen", "")
            form = DutiesForm(again)
            form.add_error("duties", str(no))
        else:
            messages.success(
                request, _("The duties have been assigned and take effect immediately.")
            )
            return redirect("conference:duties", slug=slug)
    page = {"members": members_of(request.conference), "form": form}
    return render(request, "conference/duties.html", page, status=422)


@members_only(DIRECTS)
@deed
def duties_take(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    member = get_object_or_404(members_of(request.conference), pk=pk)
    actions.take_duties(member, by=request.by)
    messages.success(request, _("The duties have been removed with immediate effect."))
    return redirect("conference:duties", slug=slug)


@members_only()
def switches(request: MemberRequest, slug: str) -> HttpResponse:
    return _switches_page(request)


def _switches_page(request: MemberRequest, status: int = 200) -> HttpResponse:
    now = switches_of(request.conference.pk)
    page = {
        "switches": [(name, label_of(name, SWITCHES), on) for name, on in now.items()],
        "directs": request.member.has(DIRECTS),
    }
    return render(request, "conference/switches.html", page, status=status)


@members_only(DIRECTS)
@deed
def switch_throw(request: MemberRequest, slug: str, name: str) -> HttpResponse:
    if name not in set(SWITCHES):
        raise Refused(_("This setting does not exist."))
    if request.POST.get("on") not in ("0", "1"):  # what says neither turns nothing off
        return _switches_page(request, status=422)
    on = request.POST["on"] == "1"
    actions.throw(request.conference, name, on=on, by=request.by)
    messages.success(
        request,
        _("The setting has been turned on.") if on else _("The setting has been turned off."),
    )
    return redirect("conference:switches", slug=slug)


@members_only(DIRECTS)
def tokens(request: MemberRequest, slug: str) -> HttpResponse:
    return _tokens_page(request, TokenForm())


def _tokens_page(
    request: MemberRequest, form: TokenForm, status: int = 200, text: str = ""
) -> HttpResponse:
    """text: of the token just made."""
    told = [
        (each, listed(label_of(scope, SCOPES) for scope in each.scopes))
        for each in tokens_of(request.conference)
    ]
    page = {"tokens": told, "form": form, "text": text}
    return render(request, "conference/tokens.html", page, status=status)


@members_only(DIRECTS)
@deed
def token_make(request: MemberRequest, slug: str) -> HttpResponse:
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _tokens_page(request, form, status=422)
    _token, text = actions.make_token(
        request.conference,
        account=request.member.account,
        by=request.by,
        **form.cleaned_data,
    )
    answer = _tokens_page(request, TokenForm(), text=text)
    answer["Content-Location"] = reverse("conference:tokens", args=[slug])
    return answer


@members_only(DIRECTS)
@deed
def token_revoke(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    token = get_object_or_404(tokens_of(request.conference), pk=pk)
    actions.revoke_token(token, by=request.by)
    messages.success(request, _("The token has been revoked."))
    return redirect("conference:tokens", slug=slug)
