"""The board of invitations and one invitation."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.queries import is_over, rules_of
from plenipo.delegations.actions import drafts
from plenipo.delegations.actions import invitations as actions
from plenipo.delegations.formats.invitations import table_heads, table_rows
from plenipo.delegations.forms.invitations import (
    InvitationFilterForm,
    InvitationForm,
    ReissueForm,
    wanted_in,
)
from plenipo.delegations.models import Invitation, LetterText
from plenipo.delegations.queries import invitations as queries
from plenipo.delegations.queries.entries import entered_by_desk
from plenipo.delegations.queries.extensions import extensions_to_undo
from plenipo.delegations.queries.names import names_in_use
from plenipo.delegations.queries.terms import label_in
from plenipo.delegations.words.invitations import board_lines, facts_of
from plenipo.delegations.words.letters import filled, texts_of, values_for
from plenipo.delegations.words.lines import commitments_of
from plenipo.delegations.words.mailing import why_not_remind, why_not_send
from plenipo.kit.forms import seen_in
from plenipo.kit.sheets import download
from plenipo.records.access import deed
from plenipo.records.words.journal import as_history
from plenipo.records.words.lines import LineReader

State = Invitation.State
PER_PAGE = 100


def crumbs(request: MemberRequest, invitation: Invitation | None = None) -> list[dict[str, str]]:
    slug = request.conference.slug
    found = [{"label": _("Invitations"), "url": reverse("delegations:invitations", args=[slug])}]
    if invitation:
        url = reverse("delegations:invitation", args=[slug, invitation.pk])
        found.append({"label": invitation.reference, "url": url})
    return found


def invitation_or_404(request: MemberRequest, pk: int) -> Invitation:
    invitation = get_object_or_404(queries.invitation_of(request.conference, pk))
    invitation.conference = request.conference  # loaded already, with its series and rules
    return invitation


@members_only("invitations", "observer", "accreditation")
@require_safe
def board(request: MemberRequest, slug: str) -> HttpResponse:
    conference, wanted = request.conference, wanted_in(request.GET)
    sort = request.GET.get("sort", "")
    found = queries.in_order_shown(queries.board(conference, wanted, sort), sort)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counted = queries.counted(conference)
    rules = rules_of(conference)
    drafted_from = request.GET.get("drafted_from", "")[:18]
    writes = request.member.has("invitations")
    context = {
        "page": page,
        "lines": board_lines(page.object_list, rules),
        "figures": _figures(slug, counted),
        "counted": counted,
        "form": InvitationFilterForm(conference, queries.regions_of(conference), wanted),
        "wanted": wanted,
        "of_conference": f"?conference={conference.pk}",
        "may_write": writes,
        "may_invite": writes and not is_over(conference),
        "bulk": _bulk(over=is_over(conference)) if writes else [],
        "all_of_it": urlencode(wanted.pairs()),
        "may_enter": request.member.has("invitations", "accreditation"),
        "extensions": extensions_to_undo(conference, timezone.now()) if writes else [],
        "drafted_from": drafted_from if drafted_from.isdecimal() else "",
        "words": {
            "email": _("E-mail"),
            "no_email": _("no e-mail"),
            "bounced": _("bounced"),
            "record": _("Record the reply"),
        },
    }
    return render(request, "delegations/invitations/board.html", context)


def _figures(slug: str, counted: dict[str, int]) -> list[dict[str, Any]]:
    here = reverse("delegations:invitations", args=[slug])
    shown = {
        State.DRAFTED: _("drafted"),
        "silent": _("no reply"),
        "coming": pgettext("invitation", "accepted"),
        State.DECLINED: _("declined"),
        "bounced": _("bounced"),
    }
    opened = _("%(sent)s sent and not opened, %(opened)s opened") % {
        "sent": counted["silent_sent"],
        "opened": counted["silent_opened"],
    }
    return [
        {
            "value": counted[key],
            "label": label,
            "url": f"{here}?state={key}",
            "note": opened if key == "silent" else "",
        }
        for key, label in shown.items()
    ]


def _bulk(*, over: bool) -> list[dict[str, str]]:
    """over   the conference is: what is left is tidied up, and nobody is written to"""
    of_invited = [
        {"value": "send", "label": _("Send …")},
        {"value": "remind", "label": _("Remind …")},
        {"value": "circular", "label": _("Write to them …")},
        {"value": "change", "label": _("Change drafts …")},
        {"value": "extend", "label": _("Extend the deadline …")},
    ]
    return [
        *([] if over else of_invited),
        {"value": "lapse", "label": _("Mark as lapsed …")},
        {"value": "drop", "label": _("Delete drafts …"), "kind": "grave plain"},
    ]


@members_only("invitations", "observer", "accreditation")
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """Exactly what the board shows with the same filter, all pages of it."""
    sort = request.GET.get("sort", "")
    board = queries.board(request.conference, wanted_in(request.GET), sort)
    found = queries.in_order_shown(board, sort)
    rules = rules_of(request.conference)
    rows = table_rows(found, lambda key: label_in(rules, key))
    name = f"invitations-{slug}"
    return download(name, kind, table_heads(), rows)


@members_only("invitations", "observer", "accreditation")
@require_safe
def invitation(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    asked = request.GET.get("letter", "")
    kind = LetterText.Kind(asked if asked in LetterText.MAILED else LetterText.Kind.INVITATION)
    letter = texts_of(request.conference, kind)[shown.language]
    reading = LineReader(request.member, request.conference)
    context = {
        "invitation": shown,
        "commitments_url": commitments_of(reading, shown.pk),
        "facts": facts_of(shown, rules_of(request.conference)),
        "tone": queries.tone_of(shown),
        "focal_points": queries.focal_points_of(shown),
        "letters": queries.letters_to(shown),
        "letter_dir": "rtl" if get_language_info(shown.language)["bidi"] else "ltr",
        "letter": filled(letter, values_for(shown, request.conference)),
        "kind": kind,
        "kinds": [(kind, kind.label) for kind in LetterText.MAILED],
        "names": names_in_use(shown),
        "history": as_history(
            queries.history_of(shown),
            reading,
            known=("delegations.invitation",),
        ),
        "may": queries.deeds_open_on(shown) if request.member.has("invitations") else set(),
        "may_enter": request.member.has("invitations", "accreditation"),
        "entered": entered_by_desk(shown),
        "by_whom": True,
        "why_not_send": why_not_send(shown),
        "why_not_remind": why_not_remind(shown, rules_of(request.conference), timezone.now()),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/invitations/one.html", context)


@members_only("invitations")
@require_safe
def invitation_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    draft = invitation_or_404(request, pk)
    now = {name: getattr(draft, name) for name in InvitationForm.field_order}
    form = InvitationForm(request.conference, initial=now)
    return _edit_page(request, draft, form, draft.revision)


@members_only("invitations")
@deed
def invitation_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    draft = invitation_or_404(request, pk)
    form, seen = InvitationForm(request.conference, request.POST), seen_in(request)
    if not form.is_valid():
        return _edit_page(request, draft, form, seen, status=422)
    drafts.change_draft(draft, seen=seen, by=request.by, **form.values)
    messages.success(request, _("The draft has been changed."))
    return redirect("delegations:invitation", slug, pk)


def _edit_page(
    request: MemberRequest, draft: Invitation, form: InvitationForm, seen: int, status: int = 200
) -> HttpResponse:
    context = {
        "invitation": draft,
        "form": form,
        "seen": seen,
        "crumbs": crumbs(request, draft),
    }
    return render(request, "delegations/invitations/edit.html", context, status=status)


@members_only("invitations")
@require_safe
def invitation_withdraw_ask(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    told = [] if shown.state == State.DRAFTED else list(queries.reachable(shown))
    context = {
        "invitation": shown,
        "told": told,
        "hidden": [("seen", shown.revision)],
        "crumbs": crumbs(request, shown),
    }
    return render(request, "delegations/invitations/withdraw.html", context)


@members_only("invitations")
@deed
def invitation_withdraw(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    actions.withdraw(shown, seen=seen_in(request), by=request.by)
    messages.success(request, _("The invitation has been withdrawn."))
    return redirect("delegations:invitation", slug, pk)


@members_only("invitations")
@require_safe
def invitation_reissue_ask(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    now = {name: getattr(shown, name) for name in ("addressee", "email", "language")}
    return _reissue_page(request, shown, ReissueForm(request.conference, initial=now))


@members_only("invitations")
@deed
def invitation_reissue(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    shown = invitation_or_404(request, pk)
    form = ReissueForm(request.conference, request.POST)
    if not form.is_valid():
        return _reissue_page(request, shown, form, status=422)
    actions.reissue(shown, seen=seen_in(request), by=request.by, **form.cleaned_data)
    messages.success(request, _("A new letter with a new link is being sent."))
    return redirect("delegations:invitation", slug, pk)


def _reissue_page(
    request: MemberRequest, shown: Invitation, form: ReissueForm, status: int = 200
) -> HttpResponse:
    context = {"invitation": shown, "form": form, "crumbs": crumbs(request, shown)}
    return render(request, "delegations/invitations/reissue.html", context, status=status)
