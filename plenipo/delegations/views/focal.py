"""In by a personal link: the landing page, the answer, the second focal point, a new link."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenipo.accounts.actions.tries import in_words, network_of, take_try
from plenipo.conference.queries import is_over
from plenipo.delegations import rules
from plenipo.delegations.access import (
    FocalRequest,
    StandInRequest,
    deed,
    enter,
    focal_points_only,
    leave,
    public,
    stay,
    whose_is,
)
from plenipo.delegations.actions import answer as answering
from plenipo.delegations.actions import focal as focal_actions
from plenipo.delegations.bridge import reader_of
from plenipo.delegations.forms.naming import (
    AgainForm,
    AnswerForm,
    FocalPointForm,
    QuestionsForm,
    can_be_submitted,
)
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, Invitation, Link
from plenipo.delegations.queries.approval import changes_of
from plenipo.delegations.queries.circulars import circulars_to
from plenipo.delegations.queries.entries import entered_by_desk
from plenipo.delegations.queries.focal import (
    delegation_of,
    documents_of,
    focal_points_beside,
    link_with_hash,
)
from plenipo.delegations.queries.invitations import told_apart
from plenipo.delegations.queries.notice import controller_of, kept_until
from plenipo.delegations.queries.people import ShownPerson, delegates_seen_by
from plenipo.delegations.roster import Place, columns, heads
from plenipo.delegations.rules import StandIn
from plenipo.delegations.words.approval import differences
from plenipo.delegations.words.focal import steps_of
from plenipo.kit.access import may_open
from plenipo.kit.tokens import hash_of
from plenipo.kit.typed import page_put_aside
from plenipo.people.models import PARTICIPANT

State = Invitation.State


def frame(request: FocalRequest, **more: Any) -> dict[str, Any]:
    """What every page of a focal point knows."""
    invitation = request.focal.invitation
    conference = request.conference_of_focal
    page = {
        "base": "kit/focal.html",
        "conference": conference,
        "invitation": invitation,
        "site_name": str(conference),
        "accent": conference.accent.lstrip("#"),
        "focal": request.focal,
        "ways": request.ways,
        "source": None,
        "carried": [],
        **more,
    }
    return page | _at_the_desk(request) if isinstance(request.focal, StandIn) else page


def _at_the_desk(request: FocalRequest) -> dict[str, Any]:
    """What the same page has besides where an officer stands in for the party."""
    invitation = request.focal.invitation
    ((_invitation, _tone, country, focal_points),) = told_apart([invitation])
    source = cast(StandInRequest, request).source_form
    return {
        "base": "kit/desk.html",
        "standing_in": invitation.party,
        "standing_country": country,
        "standing_focal": focal_points,
        "source": source,
        "carried": [each.as_hidden(attrs={"id": False}) for each in source],  # in forms of a press
    }


def keeps(request: FocalRequest, name: str) -> str:
    """Under which name the browser keeps what is typed: apart for every party that writes in it, and for the desk."""
    before = request.ways.before or (request.focal.invitation_id,)
    return "-".join([name, *map(str, before)])


def _why_not(link: Link | None) -> dict[str, Any]:
    """What the page says of a link that lets nobody in; nothing if it does."""
    if link is None:
        return {"unknown": True}
    if link.revoked or link.focal_point.removed:
        return {"revoked": True}
    return {"expired": True, "focal": link.focal_point} if link.expires < timezone.now() else {}


@public
@never_cache
def landing(request: HttpRequest, token: str) -> HttpResponse:
    """What a mail scanner may open as often as it likes: nothing happens until somebody presses the button."""
    link = link_with_hash(hash_of(token))
    why_not = _why_not(link)
    if link is None or why_not:
        return render(request, "delegations/focal/no_link.html", why_not, status=403)
    invitation = link.focal_point.invitation
    page = {
        "invitation": invitation,
        "conference": invitation.conference,
        "site_name": str(invitation.conference),
        "token": token,
    }
    return render(request, "delegations/focal/landing.html", page)


@public
@require_POST
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """No deed with a key: to open twice is to open once, and whoever comes again is to be let in again."""
    link = link_with_hash(hash_of(token))
    why_not = _why_not(link)
    if link is None or why_not:
        return render(request, "delegations/focal/no_link.html", why_not, status=403)
    answering.use_link(link)
    enter(request, link)
    return redirect(page_put_aside(request, whose_is(link.focal_point)) or "delegations:mine")


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """No deed with a key: to leave twice is to leave once."""
    leave(request)
    return render(request, "delegations/focal/left.html")


@public
@never_cache
def again(request: HttpRequest) -> HttpResponse:
    return render(request, "delegations/focal/again.html", {"form": AgainForm()})


@public
@deed
def again_send(request: HttpRequest) -> HttpResponse:
    """The same words, after the same time, whether we know the address or not: the worker looks."""
    form = AgainForm(request.POST)
    email = form.cleaned_data["email"] if form.is_valid() else ""
    wait = email and take_try("focal link", who=email.lower(), network=network_of(request))
    if wait:
        form.add_error("email", in_words(wait, passkey=False))
    if not form.is_valid():
        return render(request, "delegations/focal/again.html", {"form": form}, status=422)
    focal_actions.ask_for_links(email)
    messages.success(
        request, _("If this address belongs to a focal point, a new link has been sent to it.")
    )
    return redirect("delegations:again")


@focal_points_only
@never_cache
def mine(request: FocalRequest) -> HttpResponse:
    """The delegation's page: where it stands, and what can be done now."""
    invitation = request.focal.invitation
    asked = request.GET.get("answer", "") if request.ways.before else ""  # chosen at the desk
    now = {"answer": asked or invitation.state, "note": invitation.answer_note}
    now["seen"] = answering.answer_seen(invitation)
    return _mine(request, AnswerForm(initial=now, only=_answers(request)))


def _answers(request: FocalRequest) -> list[str]:
    """What may still be answered at the desk once the delegation is submitted; empty: everything."""
    invitation = request.focal.invitation
    if not request.ways.before or invitation.state not in Invitation.COMING:
        return []
    open_to_party = rules.may_answer(invitation, delegation_of(invitation))
    return [] if open_to_party else [State.DECLINED]


def _mine(request: FocalRequest, form: AnswerForm, status: int = 200) -> HttpResponse:
    invitation = request.focal.invitation
    delegation = delegation_of(invitation)
    letters = list(documents_of(delegation))
    people = []
    if delegation is not None and delegation.state not in delegation.EDITABLE:
        seen = delegates_seen_by(reader_of(request.focal), [delegation], invitation.conference)
        people = seen.get(delegation.pk, [])
    entered = entered_by_desk(invitation)
    names = opens_names(request)
    page = frame(
        request,
        delegation=delegation,
        entered=entered,
        keeps=keeps(request, "answer"),
        answers_keep=keeps(request, "answers"),
        choices_keep=keeps(request, "choice"),
        named=(named := can_be_submitted(delegation)),
        opens_names=names,
        letters=letters if names else [],
        heads=(across := heads(Place.OWN)),
        people=[(each, each.cells(across)) for each in people],
        circulars=circulars_to(invitation, email=getattr(request.focal, "email", "")),
        choices=Delegate.Disclosure.choices,
        steps=steps_of(invitation, delegation, len(letters), named=named),
        coming=invitation.state in Invitation.COMING,
        form=form,
        may_answer=_may_answer(request, delegation),
        may_name=names and rules.may_name(delegation) and invitation.state in Invitation.COMING,
        questions=QuestionsForm(delegation.open_questions if delegation else []),
        answered_questions=delegation.answered_questions if delegation and names else [],
        asked=_pending(delegation) if names else [],
        may_ask=names and rules.may_ask_changes(delegation),
        may_add_letter=names and rules.may_add_letter(delegation),
        answered=invitation.state in Invitation.ANSWERED,
        over=(over := is_over(request.conference_of_focal)),
        in_session=not over and request.conference_of_focal.starts <= timezone.localdate(),
        answering="answer" in request.GET,
    )
    return render(request, "delegations/focal/mine.html", page, status=status)


def _pending(delegation: Delegation | None) -> list[Any]:
    """The changes that wait for a decision, each with what is today and what was asked for."""
    if delegation is None or delegation.state != Delegation.State.APPROVED:
        return []
    waiting = changes_of(delegation).filter(state=ChangeRequest.State.ASKED)
    return [(each, differences(each)) for each in waiting]


def opens_names(request: FocalRequest) -> bool:
    """Whether the pages with people open to who looks: to the party, and to officers who read names."""
    focal = request.focal
    return not isinstance(focal, StandIn) or may_open(
        focal.member, request.ways.url("delegations:people")
    )


def _may_answer(request: FocalRequest, delegation: Delegation | None) -> bool:
    if isinstance(request.focal, StandIn):
        return rules.may_answer_for(request.focal.invitation)
    return rules.may_answer(request.focal.invitation, delegation)


@focal_points_only
@deed
def answer(request: FocalRequest) -> HttpResponse:
    form = AnswerForm(request.POST, only=_answers(request))
    if not form.is_valid():
        return _mine(request, form, status=422)
    given = form.cleaned_data
    # a page that does not say which reply it showed is as old as one that showed none
    seen = {"note": given["note"], "seen": given["seen"] or "none"}
    invitation = answering.answer(
        request.focal.invitation, given["answer"], by=request.focal, **seen
    )
    messages.success(
        request,
        _("Your reply has been saved: %(answer)s.") % {"answer": invitation.reply},
    )
    if invitation.state == State.ACCEPTED and opens_names(request):
        return redirect(request.ways.url("delegations:people"))
    return redirect(request.ways.url("delegations:mine"))


@focal_points_only
def notice(request: FocalRequest) -> HttpResponse:
    """What is kept of people, why, who reads it and until when: from the tags of the fields themselves."""
    conference = request.conference_of_focal
    language = get_language() or "en"
    page = frame(
        request,
        tag=PARTICIPANT,
        controller=controller_of(conference, language),
        address=settings.LETTERS_FROM,
        until=kept_until(conference),
    )
    return render(request, "delegations/focal/notice.html", page)


@focal_points_only
def focal_points(request: FocalRequest) -> HttpResponse:
    return render(request, "delegations/focal/focal_points.html", _focal_points(request))


def _focal_points(request: FocalRequest, form: FocalPointForm | None = None) -> dict[str, Any]:
    beside = focal_points_beside(request.focal.invitation)
    first = FocalPointForm(initial={"language": request.focal.language})
    return frame(request, beside=beside, form=form or first)


@focal_points_only
@deed
def focal_point_add(request: FocalRequest) -> HttpResponse:
    form = FocalPointForm(request.POST)
    if not form.is_valid():
        page = _focal_points(request, form)
        return render(request, "delegations/focal/focal_points.html", page, status=422)
    focal_actions.add_focal_point(request.focal.invitation, by=request.focal, **form.cleaned_data)
    messages.success(request, _("A personal link has been sent to the new focal point."))
    return redirect(request.ways.url("delegations:focal-points"))


@focal_points_only
@deed
def focal_point_remove(request: FocalRequest, pk: int) -> HttpResponse:
    other = get_object_or_404(focal_points_beside(request.focal.invitation), pk=pk)
    focal_actions.remove_focal_point(other, by=request.focal)
    messages.success(
        request, _("The focal point has been removed. Their personal link is no longer valid.")
    )
    return redirect(request.ways.url("delegations:focal-points"))


@focal_points_only
@deed
def end_links(request: FocalRequest) -> HttpResponse:
    """Whoever asks stays in, by the new link; at the desk the invitation is re-issued instead."""
    focal = request.focal
    if isinstance(focal, StandIn):
        raise Http404
    stay(request, focal_actions.end_links(focal))
    messages.success(
        request, _("Your earlier links no longer work. A new one has been sent to you.")
    )
    return redirect("delegations:focal-points")


@focal_points_only
@never_cache
def my_data(request: FocalRequest) -> HttpResponse:
    """Everything the delegation gave us, in one file (GDPR, articles 15 and 20)."""
    delegation = delegation_of(request.focal.invitation)
    if delegation is None:
        raise Http404
    reader = reader_of(request.focal)
    people = delegates_seen_by(reader, [delegation], request.conference_of_focal)
    answer = JsonResponse(
        {
            "delegation": delegation.to_call,
            "state": delegation.state,
            "persons": [_as_given(shown) for shown in people.get(delegation.pk, [])],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Content-Disposition"] = 'attachment; filename="delegation.json"'
    return answer


def _as_given(shown: ShownPerson) -> dict[str, Any]:
    """Neither the number we know them by nor that somebody is protected: the party may be the danger."""
    first = ("capacity", "capacity_label", "state", "state_label", "named")
    return {
        **{name: getattr(shown, name) for name in first},
        **{column: shown.said[column] for column in columns(Place.DATA)},
        "disclosure_label": shown.disclosure_label,
    }
