"""One deed on many invitations: chosen on the board, looked at once more, then done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.models import Membership
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions import drafts
from plenipo.delegations.actions import invitations as actions
from plenipo.delegations.actions.letters_to_focal import LetterPreview, preview_told
from plenipo.delegations.forms.invitations import ManyDraftsForm, wanted_in
from plenipo.delegations.models import Delegation, Invitation, LetterText
from plenipo.delegations.queries import invitations as queries
from plenipo.delegations.queries.invitations import InvitationFilter
from plenipo.delegations.views.invitations import crumbs
from plenipo.delegations.words.letters import has_passed, names_wanted_by
from plenipo.delegations.words.mailing import (
    Mailing,
    mailing,
    why_not_drop,
    why_not_lapse,
    why_not_remind,
    why_not_send,
)
from plenipo.delegations.words.other_languages import in_other_languages
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import bracketed
from plenipo.records.access import deed

REMINDING = ("invitations", "accreditation")
FROM, BOARD = "from", "board"  # which list this came from, if it is that of delegations
Lazy = Any  # words put into the reader's language when they are shown


@dataclass(frozen=True)
class Deed:
    """
    typed    outward: the number has to be typed; else a second click confirms
    said     what the page says afterwards, of %(n)s
    """

    title: Lazy
    asks: Lazy
    button: Lazy
    said: Lazy
    typed: bool = False


DEEDS = {
    "send": Deed(
        title=gettext_lazy("Send invitations"),
        asks=ngettext_lazy(
            "%(n)s letter with a personal link will be sent.",
            "%(n)s letters, each with a personal link, will be sent.",
            "n",
        ),
        button=gettext_lazy("Send"),
        said=ngettext_lazy("%(n)s letter is being sent.", "%(n)s letters are being sent.", "n"),
        typed=True,
    ),
    "remind": Deed(
        title=gettext_lazy("Send reminders"),
        asks=ngettext_lazy(
            "%(n)s party will receive a reminder with a new personal link.",
            "%(n)s parties will receive a reminder, each with a new personal link.",
            "n",
        ),
        button=gettext_lazy("Remind"),
        said=ngettext_lazy(
            "%(n)s party has been reminded.", "%(n)s parties have been reminded.", "n"
        ),
        typed=True,
    ),
    "lapse": Deed(
        title=gettext_lazy("Mark invitations as lapsed"),
        asks=ngettext_lazy(
            "%(n)s overdue invitation will be marked as lapsed.",
            "%(n)s overdue invitations will be marked as lapsed.",
            "n",
        ),
        button=gettext_lazy("Mark as lapsed"),
        said=ngettext_lazy(
            "%(n)s invitation has been marked as lapsed.",
            "%(n)s invitations have been marked as lapsed.",
            "n",
        ),
    ),
    "drop": Deed(
        title=gettext_lazy("Delete drafts"),
        asks=ngettext_lazy(
            "%(n)s draft will be deleted. Nobody has been notified of it.",
            "%(n)s drafts will be deleted. Nobody has been notified of them.",
            "n",
        ),
        button=gettext_lazy("Delete"),
        said=ngettext_lazy("%(n)s draft has been deleted.", "%(n)s drafts have been deleted.", "n"),
    ),
}


@members_only("invitations")
@require_safe
def choose(request: MemberRequest, slug: str) -> HttpResponse:
    """The board's bulk bar comes here with `do` and the rows; the next page says what would happen."""
    do = request.GET.get("do", "")
    if do not in (*DEEDS, "change", "circular", "extend"):
        raise Http404
    wanted = wanted_in(request.GET)
    if not wanted:
        raise Refused(_("Select invitations first, or filter the list."))
    names = {
        "change": "delegations:invitations-change",
        "circular": "delegations:circular-new",
        "extend": "delegations:invitations-extend",
    }
    args = [slug] if do in names else [slug, do]
    address = reverse(names.get(do, "delegations:invitations-many"), args=args)
    return redirect(f"{address}?{urlencode(wanted.pairs())}")


@members_only(*REMINDING)
@require_safe
def many(request: MemberRequest, slug: str, do: str) -> HttpResponse:
    _as_may(request.member, do)
    wanted = _chosen(wanted_in(request.GET), do)
    return _many_page(request, do, wanted, _mailing(request, wanted, do))


@members_only(*REMINDING)
@deed
def many_do(request: MemberRequest, slug: str, do: str) -> HttpResponse:
    _as_may(request.member, do)
    wanted = _chosen(wanted_in(request.POST), do)
    plan = _mailing(request, wanted, do)
    confirmed = request.POST.get("confirm", "").strip()
    if DEEDS[do].typed and confirmed != str(len(plan.to)):
        wrong = _("Enter the number of letters, %(n)s, to confirm.") % {"n": len(plan.to)}
        return _many_page(request, do, wanted, plan, wrong=wrong, status=422)
    done = _do(request, do, plan)
    messages.success(request, DEEDS[do].said % {"n": done})
    return redirect(_back_to(request))


def _as_may(member: Membership, do: str) -> None:
    """Whoever decides on delegations reminds those that are late with theirs; all else is of invitations."""
    if do != "remind" and not member.has("invitations"):
        raise PermissionDenied


def _back_to(request: MemberRequest) -> str:
    """The list from which these were chosen."""
    slug = request.conference.slug
    if _from(request):
        return reverse("delegations:board", args=[slug]) + "?state=late"
    return reverse("delegations:invitations", args=[slug])


def _chosen(wanted: InvitationFilter, do: str) -> InvitationFilter:
    if do not in DEEDS:
        raise Http404
    if not wanted:
        raise Refused(_("Select invitations first, or filter the list."))
    return wanted


def _mailing(request: MemberRequest, wanted: InvitationFilter, do: str) -> Mailing:
    rules, now = rules_of(request.conference), timezone.now()
    hindrances: dict[str, Callable[[Invitation], str]] = {
        "send": why_not_send,
        "remind": lambda each: why_not_remind(each, rules, now),
        "lapse": lambda each: why_not_lapse(each, timezone.localdate(now)),
        "drop": why_not_drop,
    }
    found = queries.with_delegations(queries.board(request.conference, wanted))
    if not request.member.has("invitations"):
        found = found.filter(state__in=Invitation.COMING)
    return mailing(found, hindrances[do])


def _do(request: MemberRequest, do: str, plan: Mailing) -> int:
    conference = request.conference
    if do == "send":
        return actions.send(conference, plan.to, expected=len(plan.to), by=request.by)
    if do == "remind":
        return actions.remind(conference, plan.to, expected=len(plan.to), by=request.by)
    if do == "lapse":
        return actions.let_lapse(conference, plan.to, by=request.by)
    return drafts.drop_drafts(conference, plan.to, by=request.by)


def _many_page(
    request: MemberRequest,
    do: str,
    wanted: InvitationFilter,
    plan: Mailing,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    n, deed_ = len(plan.to), DEEDS[do]
    languages = [
        _("%(language)s: %(n)s") % {"language": each, "n": count}
        for each, count in plan.by_language()
    ]
    more: dict[str, Any] = {}
    first, effects = plan.to[0] if plan.to else None, languages if deed_.typed else []
    if do == "remind":
        coming = [each for each in plan.to if each.state in Invitation.COMING]
        first = next((each for each in plan.to if each.state not in Invitation.COMING), None)
        effects = [*effects, _of_names(len(coming))] if coming else effects
        late = sum(has_passed(each.deadline) for each in plan.to)
        effects = [*effects, _of_late(late)] if late else effects
        more = {"preview": _preview(coming), "extend_url": _extending(request, wanted, late)}
    context = {
        "deed": deed_,
        "plan": plan,
        "first": first,
        "letter": LetterText.Kind.REMINDER if do == "remind" else LetterText.Kind.INVITATION,
        "asks": deed_.asks % {"n": n},
        "effects": effects,
        "word": str(n) if deed_.typed else "",
        "hidden": [*wanted.pairs(), *_from(request)],
        "cancel_url": _back_to(request),
        "wrong": wrong,
        "button": bracketed(deed_.button, n),
        "action": reverse("delegations:invitations-many-do", args=[request.conference.slug, do]),
        "elsewhere": in_other_languages(request.conference, plan.to) if deed_.typed else None,
        "crumbs": crumbs(request),
        **more,
    }
    return render(request, "delegations/invitations/many.html", context, status=status)


def _from(request: MemberRequest) -> list[tuple[str, str]]:
    asked = (request.GET.get(FROM), request.POST.get(FROM))
    return [(FROM, BOARD)] if BOARD in asked else []


def _extending(request: MemberRequest, wanted: InvitationFilter, late: int) -> str:
    """Where a day to come is set instead of the one that has passed."""
    if not late or not request.member.has("invitations"):
        return ""
    url = reverse("delegations:invitations-extend", args=[request.conference.slug])
    return f"{url}?{urlencode(wanted.pairs())}"


def _preview(coming: list[Invitation]) -> LetterPreview | None:
    """The first letter to those who accepted, as it will be. That to the others is on the page of an invitation."""
    for each in coming[:1]:
        delegation = Delegation.objects.select_related("conference", "invitation").get(
            invitation=each
        )
        what, until = f"awaited_{delegation.state}", partial(names_wanted_by, each)
        return next(iter(preview_told(delegation, what, until)), None)
    return None


def _of_late(n: int) -> str:
    said = ngettext(
        "The deadline has passed for %(n)s party; the letter says so and asks for a reply as soon as possible.",
        "The deadline has passed for %(n)s parties; the letters say so and ask for a reply as soon as possible.",
        n,
    )
    return said % {"n": n}


def _of_names(n: int) -> str:
    said = ngettext(
        "%(n)s party has accepted: it will be reminded to name its delegation or to submit it.",
        "%(n)s parties have accepted: they will be reminded to name their delegations or to submit "
        "them.",
        n,
    )
    return said % {"n": n}


@members_only("invitations")
@require_safe
def change(request: MemberRequest, slug: str) -> HttpResponse:
    wanted = _for_change(wanted_in(request.GET))
    return _change_page(request, wanted, ManyDraftsForm(request.conference))


@members_only("invitations")
@deed
def change_do(request: MemberRequest, slug: str) -> HttpResponse:
    wanted, form = (
        _for_change(wanted_in_form(request)),
        ManyDraftsForm(request.conference, request.POST),
    )
    if not form.is_valid():
        return _change_page(request, wanted, form, status=422)
    found = queries.board(request.conference, wanted)
    done = drafts.change_drafts(request.conference, found, by=request.by, **form.values)
    said = ngettext("%(n)s draft has been changed.", "%(n)s drafts have been changed.", done) % {
        "n": done
    }
    messages.success(request, said)
    return redirect("delegations:invitations", slug)


def wanted_in_form(request: MemberRequest) -> InvitationFilter:
    """The form has a category and a language of its own; the choice travels under `of_…`."""
    asked = request.POST.copy()
    for name in ("category", "language"):
        asked[name] = asked.get(f"of_{name}", "")
    return wanted_in(asked)


def _for_change(wanted: InvitationFilter) -> InvitationFilter:
    if not wanted:
        raise Refused(_("Select invitations first, or filter the list."))
    return wanted


def _change_page(
    request: MemberRequest, wanted: InvitationFilter, form: ManyDraftsForm, status: int = 200
) -> HttpResponse:
    plan = mailing(queries.board(request.conference, wanted), why_not_drop)
    own = ("category", "language")
    hidden = [(f"of_{key}" if key in own else key, value) for key, value in wanted.pairs()]
    context = {"form": form, "plan": plan, "hidden": hidden, "crumbs": crumbs(request)}
    return render(request, "delegations/invitations/change.html", context, status=status)
