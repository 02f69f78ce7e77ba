"""Reminders to delegations that owe something: looked over, then sent. One page for credentials, photos and passes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import (
    MemberRequest,
    accreditation_only,
    credentials_only,
    deed,
)
from plenipo.accreditation.actions import pass_reminders, photos, reminders
from plenipo.accreditation.queries.passes import can_be_reminded_of_passes
from plenipo.accreditation.queries.photos import photos_can_be_reminded
from plenipo.accreditation.queries.standing import can_be_reminded
from plenipo.conference.models import Conference
from plenipo.delegations.actions.letters_to_focal import LetterPreview
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused

Found = tuple[list[Delegation], list[Delegation]]


@dataclass(frozen=True)
class Reminder:
    """
    find      who can be written to now, and who was lately or cannot be reached
    preview   the letter to one of them; send: to all, how many
    home      page and words of the desk it belongs to; do: where it is sent
    of        address of what a delegation owes, from the slug and the delegation
    asks      how many will get it; lead, nobody: whom it is for, and why there may be none
    """

    find: Callable[[Conference], Found]
    preview: Callable[[Conference, Delegation], LetterPreview | None]
    send: Callable[..., int]
    home: tuple[str, Any]
    do: str
    of: Callable[[str, Delegation], str]
    asks: Any
    lead: Any
    nobody: Any


WITH_A_LINK = ngettext_lazy(
    "%(n)s delegation will receive a reminder with a new personal link.",
    "%(n)s delegations will receive a reminder, each with a new personal link.",
    "n",
)


def _filtered(address: str) -> Callable[[str, Delegation], str]:
    return lambda slug, each: f"{reverse(address, args=[slug])}?delegation={each.pk}"


OF_CREDENTIALS = Reminder(
    find=lambda conference: can_be_reminded(conference, reminders.KIND, timezone.now()),
    preview=reminders.preview,
    send=reminders.remind,
    home=("accreditation:credentials", gettext_lazy("Credentials")),
    do="accreditation:credentials-remind-do",
    of=lambda slug, each: reverse("accreditation:credentials-of", args=[slug, each.pk]),
    asks=WITH_A_LINK,
    lead=gettext_lazy(
        "To the focal points of delegations that need credentials and have sent none."
    ),
    nobody=gettext_lazy(
        "Every delegation has sent a letter, was reminded recently, or has no e-mail address."
    ),
)
OF_PHOTOS = Reminder(
    find=lambda conference: photos_can_be_reminded(conference, photos.REMINDER, timezone.now()),
    preview=photos.reminder_preview,
    send=photos.remind_of_photos,
    home=("accreditation:desk-photos", gettext_lazy("Photos")),
    do="accreditation:photos-remind-do",
    of=_filtered("accreditation:desk-photos"),
    asks=WITH_A_LINK,
    lead=gettext_lazy("To the focal points of delegations whose photos are missing."),
    nobody=gettext_lazy(
        "Every photo has been received, or the delegation was reminded recently or has no e-mail address."
    ),
)
OF_PASSES = Reminder(
    find=lambda conference: can_be_reminded_of_passes(conference, pass_reminders.KIND),
    preview=pass_reminders.preview,
    send=pass_reminders.remind,
    home=("accreditation:passes", gettext_lazy("Passes")),
    do="accreditation:passes-remind-do",
    of=_filtered("accreditation:passes"),
    asks=ngettext_lazy(
        "%(n)s delegation will be asked to return its passes.",
        "%(n)s delegations will be asked to return their passes.",
        "n",
    ),
    lead=gettext_lazy(
        "To the focal points of delegations with passes that are to be recovered; each letter lists them."
    ),
    nobody=gettext_lazy(
        "No delegation holds passes it is to return, or all were reminded recently or have no e-mail address."
    ),
)


def _page(
    request: MemberRequest, what: Reminder, wrong: str = "", status: int = 200
) -> HttpResponse:
    slug, (to, not_to) = request.conference.slug, what.find(request.conference)
    page = {
        "what": what,
        "to": [(each, what.of(slug, each)) for each in to],
        "not_to": [(each, what.of(slug, each)) for each in not_to],
        "asks": what.asks % {"n": len(to)},
        "word": str(len(to)),
        "action": reverse(what.do, args=[slug]),
        "back": reverse(what.home[0], args=[slug]),
        "preview": next(
            filter(None, (what.preview(request.conference, each) for each in to[:1])), None
        ),
        "wrong": wrong,
        "crumbs": [{"label": what.home[1], "url": reverse(what.home[0], args=[slug])}],
    }
    return render(request, "accreditation/remind.html", page, status=status)


def _sent(request: MemberRequest, what: Reminder) -> HttpResponse:
    to, _not_to = what.find(request.conference)
    if request.POST.get("confirm", "").strip() != str(len(to)):
        wrong = _("Enter the number of letters, %(n)s, to confirm.") % {"n": len(to)}
        return _page(request, what, wrong, status=422)
    if not to:
        raise Refused(_("There is nobody to remind now."))
    n = what.send(request.conference, to, expected=len(to), by=request.by)
    said = ngettext(
        "%(n)s delegation has been reminded.", "%(n)s delegations have been reminded.", n
    )
    messages.success(request, said % {"n": n})
    return redirect(what.home[0], request.conference.slug)


@credentials_only
@require_safe
def of_credentials(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, OF_CREDENTIALS)


@credentials_only
@deed
def of_credentials_do(request: MemberRequest, slug: str) -> HttpResponse:
    return _sent(request, OF_CREDENTIALS)


@accreditation_only
@require_safe
def of_photos(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, OF_PHOTOS)


@accreditation_only
@deed
def of_photos_do(request: MemberRequest, slug: str) -> HttpResponse:
    return _sent(request, OF_PHOTOS)


@accreditation_only
@require_safe
def of_passes(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, OF_PASSES)


@accreditation_only
@deed
def of_passes_do(request: MemberRequest, slug: str) -> HttpResponse:
    return _sent(request, OF_PASSES)
