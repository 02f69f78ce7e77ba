"""Competing credentials, side by side; and challenges."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, credentials_only, deed
from plenipo.accreditation.actions import contests as actions
from plenipo.accreditation.forms.credentials import (
    NEITHER,
    ChallengeForm,
    ChallengeReplyForm,
    ContestDecisionForm,
    ContestForm,
    RulingForm,
)
from plenipo.accreditation.models import Challenge, Contest, Credential
from plenipo.accreditation.profile import Credentials
from plenipo.accreditation.queries import credentials as queries
from plenipo.accreditation.queries.standing import GONE, concerned, taking_part
from plenipo.accreditation.views.credentials import crumbs
from plenipo.accreditation.words import credentials as words
from plenipo.conference.queries import rules_of
from plenipo.delegations.forms.names import InvitationNamesForm
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.profile import Listing
from plenipo.delegations.queries.names import names_in_use, with_country_inside
from plenipo.delegations.queries.order import place_in_list
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.phrases import bracketed

# ---- competing credentials


def _label(letter: Credential) -> str:
    who = letter.faction or letter.signatory or letter.get_form_display()
    return " · ".join(
        [with_country_inside(letter.delegation), bracketed(who, words.authority_of(letter))]
    )


@credentials_only
@require_safe
def contests(request: MemberRequest, slug: str) -> HttpResponse:
    found = queries.contests_of(request.conference)
    rivals = [
        (group, [_label(each) for each in group]) for group in queries.rivals(request.conference)
    ]
    context = {
        "lines": [(each, [_label(letter) for letter in each.letters.all()]) for each in found],
        "rivals": rivals,
        "rule": words.rule_for_rivals(rules_of(request.conference).of(Credentials)),
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/contests/contests.html", context)


def _form(request: MemberRequest, data: Any = None) -> ContestForm:
    """Letters that belong to no case; those asked for are ticked."""
    free = queries.letters_in(request.conference).filter(contest=None)
    free = free.exclude(state=Credential.State.SUPERSEDED)
    asked = [number for each in request.GET.getlist("row") if (number := whole(each, 0))]
    if asked:
        sides = free.filter(pk__in=asked).values_list("delegation", flat=True)
        free = free.filter(delegation__in=queries.delegations_akin(request.conference, sides))
    order = rules_of(request.conference).of(Listing).list_order
    placed = sorted(free, key=lambda each: (place_in_list(each.delegation, order), each.pk))
    labels = {each.pk: _label(each) for each in placed}
    return ContestForm(data, letters=free, labels=labels, initial={"letters": asked})


@credentials_only
@require_safe
def contest_new(request: MemberRequest, slug: str) -> HttpResponse:
    return _new_page(request, _form(request))


def _new_page(request: MemberRequest, form: ContestForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "crumbs": crumbs(request)}
    return render(request, "accreditation/contests/new.html", context, status=status)


@credentials_only
@deed
def contest_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = _form(request, request.POST)
    if not form.is_valid():
        return _new_page(request, form, status=422)
    letters, note = list(form.cleaned_data["letters"]), form.cleaned_data["note"]
    made: list[Contest] = []
    by = request.by
    if not done(
        form,
        lambda: made.append(actions.open_contest(request.conference, letters, note=note, by=by)),
    ):
        return _new_page(request, form, status=409)
    messages.success(
        request,
        _(
            "The letters are now held side by side. Each delegation sits as its country from now on; another neutral "
            "name can be set below."
        ),
    )
    return redirect("accreditation:contest", slug, made[0].pk)


@credentials_only
@require_safe
def contest(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _contest_page(request, _contest_or_404(request, pk))


def _contest_or_404(request: MemberRequest, pk: int) -> Contest:
    found = get_object_or_404(queries.contests_of(request.conference), pk=pk)
    found.conference = request.conference
    return found


def _contest_page(
    request: MemberRequest,
    one: Contest,
    form: ContestDecisionForm | None = None,
    plates: dict[int, InvitationNamesForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    letters = list(one.letters.all())
    delegations = {each.delegation_id: each.delegation for each in letters}
    rules = rules_of(request.conference).of(Credentials)
    shown = [(each, words.authority_of(each), words.channel_of(each)) for each in letters]
    context = {
        "contest": one,
        "open": one.state == Contest.State.OPEN,
        "letters": shown,
        "form": form or _decision(one, letters),
        "sides": [
            {
                "delegation": each,
                "country": with_country_inside(each),
                "names": names_in_use(each.invitation),
                "form": (plates or {}).get(each.pk) or _plate_form(one, each),
                "neutral": str(each.invitation_id) in one.plates,
            }
            for each in delegations.values()
        ],
        "rule": words.rule_for_rivals(rules),
        "takes_part": words.TAKES_PART[taking_part(rules, "competing")],
        "crumbs": [*crumbs(request)],
    }
    return render(request, "accreditation/contests/contest.html", context, status=status)


def _decision(one: Contest, letters: list[Credential], data: Any = None) -> ContestDecisionForm:
    labels = [(each.pk, _label(each)) for each in letters]
    return ContestDecisionForm(data, labels=labels, seen=one.revision)


def _plate_form(one: Contest, delegation: Delegation, data: Any = None) -> InvitationNamesForm:
    """Begins with the country in each language, which takes no side; then with what was set."""
    invitation = delegation.invitation
    usual = {code: name for code, name in delegation.country_called.items() if name}
    names = names_in_use(invitation)
    texts = {each.language: each.text for each in names}
    form = InvitationNamesForm(names, texts, data)
    form.prefix = f"plate{delegation.pk}"
    form.auto_id = f"id_plate{delegation.pk}_%s"
    if data is None and not one.plates.get(str(invitation.pk)):
        form.initial = {**form.initial, **usual}
    return form


@credentials_only
@deed
def contest_plate(request: MemberRequest, slug: str, pk: int, delegation: int) -> HttpResponse:
    one = _contest_or_404(request, pk)
    sides = {each.delegation_id: each.delegation for each in one.letters.all()}
    side = sides.get(delegation)
    if side is None:
        raise Refused(_("This delegation is not part of the case."))
    form = _plate_form(one, side, request.POST)
    if not form.is_valid():
        return _contest_page(request, one, plates={side.pk: form}, status=422)
    invitation = Invitation.objects.select_related("conference").get(pk=side.invitation_id)
    names, seen, by = form.names(), seen_in(request), request.by
    if not done(form, lambda: actions.set_plate(one, invitation, names, seen=seen, by=by)):
        return _contest_page(request, one, plates={side.pk: form}, status=409)
    messages.success(request, _("The neutral name has been saved."))
    return redirect("accreditation:contest", slug, pk)


@credentials_only
@deed
def contest_decide(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _contest_or_404(request, pk)
    letters = list(one.letters.all())
    form = _decision(one, letters, request.POST)
    if not form.is_valid():
        return _contest_page(request, one, form, status=422)
    told, by = form.cleaned_data, request.by
    chosen = told["recognised"]
    recognised = (
        None if chosen == NEITHER else next(each for each in letters if str(each.pk) == chosen)
    )
    how = {"reason": told["reason"], "on": told["on"], "restore": told["restore"]}
    if not done(
        form,
        lambda: actions.decide_contest(one, recognised, seen=told["seen"], by=by, **how),
    ):
        return _contest_page(request, one, form, status=409)
    messages.success(request, _("The decision has been recorded."))
    return redirect("accreditation:contest", slug, pk)


# ---- challenges


@credentials_only
@require_safe
def challenges(request: MemberRequest, slug: str) -> HttpResponse:
    lines = list(queries.challenges_of(request.conference))
    return render(
        request,
        "accreditation/contests/challenges.html",
        {"lines": lines, "crumbs": crumbs(request)},
    )


def _challenge_form(request: MemberRequest, data: Any = None) -> ChallengeForm:
    there = Delegation.objects.filter(conference=request.conference).exclude(state__in=GONE)
    start = {"made_on": timezone.localdate(), "delegation": request.GET.get("delegation")}
    return ChallengeForm(
        data,
        delegations=concerned(request.conference),
        others=there.order_by("plate_name", "pk"),
        initial=start,
    )


@credentials_only
@require_safe
def challenge_new(request: MemberRequest, slug: str) -> HttpResponse:
    return _challenge_new_page(request, _challenge_form(request))


def _challenge_new_page(
    request: MemberRequest, form: ChallengeForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "crumbs": crumbs(request)}
    return render(request, "accreditation/contests/challenge_new.html", context, status=status)


@credentials_only
@deed
def challenge_add(request: MemberRequest, slug: str) -> HttpResponse:
    form = _challenge_form(request, request.POST)
    if not form.is_valid():
        return _challenge_new_page(request, form, status=422)
    told = form.cleaned_data
    made = actions.challenge(
        told["delegation"],
        by_delegation=told["by"],
        about=told["about"],
        ground=told["ground"],
        made_on=told["made_on"],
        by=request.by,
    )
    messages.success(request, _("The challenge has been recorded."))
    return redirect("accreditation:challenge", slug, made.pk)


@credentials_only
@require_safe
def challenge(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return _challenge_page(request, _challenge_or_404(request, pk))


def _challenge_or_404(request: MemberRequest, pk: int) -> Challenge:
    found = get_object_or_404(queries.challenges_of(request.conference), pk=pk)
    found.delegation.conference = request.conference
    return found


def _challenge_page(
    request: MemberRequest, one: Challenge, status: int = 200, **forms: Any
) -> HttpResponse:
    today, seen = timezone.localdate(), one.revision
    answered = {"answer": one.answer, "on": one.answered_on or today, "seen": seen}
    context = {
        "challenge": one,
        "open": one.state == Challenge.State.OPEN,
        "answer_form": ChallengeReplyForm(initial=answered, auto_id="id_answer_%s"),
        "ruling_form": RulingForm(initial={"on": today, "seen": seen}, auto_id="id_ruling_%s"),
        "crumbs": crumbs(request, one.delegation),
        **forms,
    }
    return render(request, "accreditation/contests/challenge.html", context, status=status)


@credentials_only
@deed
def challenge_answer(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _challenge_or_404(request, pk)
    form = ChallengeReplyForm(request.POST, auto_id="id_answer_%s")
    if not form.is_valid():
        return _challenge_page(request, one, 422, answer_form=form)
    told, by = form.cleaned_data, request.by
    if not done(
        form,
        lambda: actions.answer_challenge(
            one, answer=told["answer"], on=told["on"], seen=told["seen"], by=by
        ),
    ):
        return _challenge_page(request, one, 409, answer_form=form)
    messages.success(request, _("The reply has been recorded."))
    return redirect("accreditation:challenge", slug, pk)


@credentials_only
@deed
def challenge_decide(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    one = _challenge_or_404(request, pk)
    form = RulingForm(request.POST, auto_id="id_ruling_%s")
    if not form.is_valid():
        return _challenge_page(request, one, 422, ruling_form=form)
    told, by = form.cleaned_data, request.by
    if not done(
        form,
        lambda: actions.decide_challenge(
            one, told["decision"], reason=told["reason"], on=told["on"], seen=told["seen"], by=by
        ),
    ):
        return _challenge_page(request, one, 409, ruling_form=form)
    messages.success(request, _("The decision has been recorded."))
    return redirect("accreditation:challenge", slug, pk)
