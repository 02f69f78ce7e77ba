"""Those who meet delegations, and the rule of who meets whom."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.delegations.queries.names import with_country
from plenipo.kit.alphabet import in_order
from plenipo.kit.forms import done, seen_in
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.protocol.queries.ranks import classes_of
from plenipo.protocol.words.ranks import ranks_in_words
from plenipo.records.actions import changed_first
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions import receiving as actions
from plenipo.welcome.forms.team import RuleForm, TeamMemberForm
from plenipo.welcome.models import Journey, TeamMember
from plenipo.welcome.queries.journeys import delegations_that_come, reception_table, team_of
from plenipo.welcome.queries.liaison import looked_after_by, token_for
from plenipo.welcome.views.frame import crumbs


def _ranks(request: MemberRequest) -> dict[str, str]:
    return ranks_in_words(classes_of(request.conference))


@welcome_only
@require_safe
def team(request: MemberRequest, slug: str) -> HttpResponse:
    return _team_page(request, TeamMemberForm(_ranks(request)))


def _team_page(request: MemberRequest, form: TeamMemberForm, status: int = 200) -> HttpResponse:
    ahead = Count("receptions", Q(receptions__journey__state=Journey.State.EXPECTED))
    ranks = _ranks(request)
    rows = team_of(request.conference).annotate(ahead=ahead)
    page = {
        "form": form,
        "lines": [(row, ranks.get(row.rank, "")) for row in rows],
    }
    return render(request, "welcome/team.html", page, status=status)


@welcome_only
@deed
def add(request: MemberRequest, slug: str) -> HttpResponse:
    form = TeamMemberForm(_ranks(request), request.POST)
    if not form.is_valid():
        return _team_page(request, form, 422)
    actions.add_member(request.conference, by=request.by, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("welcome:team", slug)


def _member(request: MemberRequest, pk: int) -> TeamMember:
    return get_object_or_404(team_of(request.conference), pk=pk)


@welcome_only
@require_safe
def member(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _member(request, pk)
    form = TeamMemberForm(_ranks(request), initial=TeamMemberForm.initial_of(row))
    return _member_page(request, row, form, row.revision, was=drawn(form))


def _member_page(
    request: MemberRequest,
    row: TeamMember,
    form: TeamMemberForm,
    seen: int,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    token = token_for(row)
    rows = [(each.pk, with_country(each)) for each in delegations_that_come(request.conference)]
    page = {
        "row": row,
        "form": form,
        "seen": seen,
        "looked_after": looked_after_by(row),
        "delegations": in_order(rows, key=lambda each: each[1]),
        "address": f"{settings.ADDRESS}{reverse('welcome:liaison', args=[token])}" if token else "",
        "crumbs": crumbs(request, ("welcome:team", _("Team"))),
        **more,
    }
    return render(request, "welcome/member.html", page, status=status)


@welcome_only
@deed
def change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = _member(request, pk), seen_in(request)
    if row.revision != seen:
        now = TeamMemberForm(_ranks(request), initial=TeamMemberForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        form = TeamMemberForm(_ranks(request), found.data)
        return _member_page(request, row, form, row.revision, status=409, overtaken=found)
    form = TeamMemberForm(_ranks(request), request.POST)
    if form.is_valid() and done(
        form, lambda: actions.change_member(row, seen=seen, by=request.by, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("welcome:team", slug)
    was = request.POST.get("was", "")
    return _member_page(request, row, form, seen, status=422, was=was)


@welcome_only
@deed
def remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.remove_member(_member(request, pk), seen=seen_in(request), by=request.by)
    messages.success(
        request, _("Removed from the team. Whom they were to meet stands on the board.")
    )
    return redirect("welcome:team", slug)


@welcome_only
@deed
def restore(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    actions.restore_member(_member(request, pk), seen=seen_in(request), by=request.by)
    messages.success(request, _("Saved."))
    return redirect("welcome:team", slug)


@welcome_only
@require_safe
def rule(request: MemberRequest, slug: str) -> HttpResponse:
    table = reception_table(request.conference)
    first = {**RuleForm.initial_of(table.meets), "seen": table.revision}
    return _rule_page(request, RuleForm(_ranks(request), initial=first))


def _rule_page(request: MemberRequest, form: RuleForm, status: int = 200) -> HttpResponse:
    return render(request, "welcome/rule.html", {"form": form}, status=status)


@welcome_only
@deed
def rule_save(request: MemberRequest, slug: str) -> HttpResponse:
    form = RuleForm(_ranks(request), request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.set_rule(
            request.conference, form.meets, seen=form.cleaned_data["seen"], by=request.by
        ),
    ):
        messages.success(request, _("Saved."))
        return redirect("welcome:rule", slug)
    return _rule_page(request, form, 409)
