"""What a seating plan must keep, and who is in it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.phrases import bracketed
from plenipo.protocol.access import MemberRequest, deed, protocol_only
from plenipo.protocol.actions import seating as actions
from plenipo.protocol.forms.seating import SeatedPeopleForm, SeatingRuleForm
from plenipo.protocol.models import SeatingRule
from plenipo.protocol.queries import seating as queries
from plenipo.protocol.views.seating import plan_crumbs, plan_of, words_of
from plenipo.protocol.words.seating import SeatingWords

# ---- rules


@protocol_only
@require_safe
def rules(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    words = words_of(request, plan_of(request, pk))
    return _rules_page(
        request, words, _rule_form(words, initial={"seen": words.sight.plan.revision})
    )


def _people(words: SeatingWords) -> list[tuple[str, str]]:
    there = [row.delegate_id for row in words.sight.rows]
    return [(str(pk), f"{words.name(pk)} · {words.delegation(pk)}") for pk in there]


def _rule_form(words: SeatingWords, *args: object, **kwargs: object) -> SeatingRuleForm:
    sight = words.sight
    delegations = {str(of): words.delegation(pk) for pk, of in sight.delegations.items()}
    return SeatingRuleForm(
        _people(words), list(delegations.items()), sight.several_tables, *args, **kwargs
    )


def _rules_page(
    request: MemberRequest, words: SeatingWords, form: SeatingRuleForm, status: int = 200
) -> HttpResponse:
    sight = words.sight
    page = {
        "plan": sight.plan,
        "form": form,
        "rules": [(rule, words.rule(rule), rule.pk in sight.broken) for rule in sight.rules],
        "crumbs": plan_crumbs(request, sight.plan),
    }
    return render(request, "protocol/seating/rules.html", page, status=status)


@protocol_only
@deed
def rule_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    words = words_of(request, plan_of(request, pk))
    form = _rule_form(words, request.POST)
    if not form.is_valid():
        return _rules_page(request, words, form, status=422)
    plan, seen, by = words.sight.plan, form.cleaned_data["seen"], request.by
    if not done(form, lambda: actions.add_rule(plan, form.values(), seen=seen, by=by)):
        return _rules_page(request, words, form, status=409)
    messages.success(request, _("The rule has been added. Nobody has been moved yet."))
    return redirect("protocol:seating-rules", slug, pk)


@protocol_only
@deed
def rule_delete(request: MemberRequest, slug: str, pk: int, rule: int) -> HttpResponse:
    plan = plan_of(request, pk)
    row = get_object_or_404(SeatingRule.objects.select_related("plan"), pk=rule, plan=plan)
    actions.delete_rule(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("The rule has been removed."))
    return redirect("protocol:seating-rules", slug, pk)


# ---- people


@protocol_only
@require_safe
def people(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    words = words_of(request, plan_of(request, pk))
    form = SeatedPeopleForm(_others(request, words), initial={"seen": words.sight.plan.revision})
    return _people_page(request, words, form)


def _others(request: MemberRequest, words: SeatingWords) -> list[tuple[str, str]]:
    found = queries.others_for(reader_of(request.member), words.sight.plan)
    said = SeatingWords(words.sight, {seen.shown.pk: seen for seen in found})
    named = [
        (str(pk), f"{said.delegation(pk)} · {bracketed(said.name(pk), seen.shown.capacity_label)}")
        for pk, seen in said.people.items()
    ]
    return sorted(named, key=lambda each: each[1])


def _people_page(
    request: MemberRequest, words: SeatingWords, form: SeatedPeopleForm, status: int = 200
) -> HttpResponse:
    sight = words.sight
    page = {
        "plan": sight.plan,
        "form": form,
        "free": len(sight.free),
        "people": [
            (pk, words.name(pk), words.delegation(pk), words.place(sight.places.get(pk)))
            for pk in (row.delegate_id for row in sight.rows)
        ],
        "crumbs": plan_crumbs(request, sight.plan),
    }
    return render(request, "protocol/seating/people.html", page, status=status)


@protocol_only
@deed
def people_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    words = words_of(request, plan_of(request, pk))
    form = SeatedPeopleForm(_others(request, words), request.POST)
    if not form.is_valid():
        return _people_page(request, words, form, status=422)
    chosen = [whole(each, 0) for each in form.cleaned_data["people"]]
    plan, seen, by = words.sight.plan, form.cleaned_data["seen"], request.by
    if not done(form, lambda: actions.add_people(plan, chosen, seen=seen, by=by), at="people"):
        return _people_page(request, words, form, status=409)
    messages.success(
        request,
        ngettext("%(n)s person added.", "%(n)s people added.", len(chosen)) % {"n": len(chosen)},
    )
    return redirect("protocol:seating-people", slug, pk)


@protocol_only
@deed
def person_remove(request: MemberRequest, slug: str, pk: int, who: int) -> HttpResponse:
    actions.remove_person(plan_of(request, pk), who, seen=seen_in(request), by=request.by)
    messages.success(request, _("Taken out of the plan."))
    return redirect("protocol:seating-people", slug, pk)
