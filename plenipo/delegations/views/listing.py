"""Disclosing the list of participants: an outward act, decided by the secretary-general."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.conference.actions import change_rules
from plenipo.conference.bridge import LIST_STATES
from plenipo.conference.models import Membership
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.access import MemberRequest, deed, members_only
from plenipo.delegations.bridge import PUBLIC, reader_of
from plenipo.delegations.queries.people import participants_are_disclosed, participants_seen_by
from plenipo.kit.forms import whole

DIRECTS = Membership.Duty.SECRETARY_GENERAL


@members_only()
def listing(request: MemberRequest, slug: str) -> HttpResponse:
    """What the public would see of the list, beside what the secretariat sees."""
    rules = rules_of(request.conference)
    inside = participants_seen_by(reader_of(request.member), request.conference)
    outside = participants_seen_by(PUBLIC, request.conference)
    page = {
        "state": LIST_STATES[rules.list_state],
        "disclosed": participants_are_disclosed(PUBLIC, request.conference),
        "figures": [
            {"label": _("Approved delegations"), "value": len(inside)},
            {"label": _("Delegations visible to the public"), "value": len(outside)},
            {
                "label": _("Persons visible to the public by name"),
                "value": sum(len(entry.people) for entry in outside),
            },
        ],
        "states": [
            (value, label) for value, label in LIST_STATES.items() if value != rules.list_state
        ],
        "directs": request.member.has(DIRECTS),
        "public_url": reverse("portal:participants", args=[slug]),
    }
    return render(request, "delegations/counts/listing.html", page)


@members_only(DIRECTS)
def listing_ask(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    if state not in LIST_STATES:
        raise Http404
    rules, profile = rules_of(request.conference), profile_of(request.conference)
    day = rules.disclosed_from(request.conference.starts)
    locked = day and datetime.now(ZoneInfo(request.conference.zone)) < datetime.combine(
        day, time(), ZoneInfo(request.conference.zone)
    )
    effects = [_("Anyone who visits the public page sees it from now on.")]
    if locked:
        effects = [_("Under the rules, the list is not disclosed before %(day)s.") % {"day": day}]
    if state == "undisclosed":
        effects = [
            _(
                "The public page states again that the list is not disclosed. Copies made by others remain."
            )
        ]
    page = {
        "title": _("List of participants: %(state)s") % {"state": LIST_STATES[state]},
        "effects": effects,
        "action": reverse("delegations:list-disclose", args=[slug, state]),
        "button": _("Change the list to: %(state)s") % {"state": LIST_STATES[state]},
        "cancel_url": reverse("delegations:list", args=[slug]),
        "hidden": [("seen", profile.version if profile else 0)],
        "word": slug,
        "grave": True,
    }
    return render(request, "delegations/counts/ask.html", page)


@members_only(DIRECTS)
@deed
def listing_disclose(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    seen = whole(request.POST.get("seen", ""), None)
    if state not in LIST_STATES or seen is None:
        raise Http404
    if request.POST.get("confirm", "").strip() != slug:
        messages.error(
            request, _("Nothing was changed: the word entered was not “%(word)s”.") % {"word": slug}
        )
        return redirect("delegations:list-ask", slug=slug, state=state)
    change_rules(
        request.conference, by=request.member.by(DIRECTS), seen_version=seen, list_state=state
    )
    messages.success(request, _("The list is now: %(state)s.") % {"state": LIST_STATES[state]})
    return redirect("delegations:list", slug=slug)
