"""Reminders to those who sent nothing: looked over, then sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, credentials_only, deed
from plenipo.accreditation.actions import reminders
from plenipo.accreditation.queries.standing import can_be_reminded
from plenipo.accreditation.views.credentials import crumbs
from plenipo.kit.errors import Refused


@credentials_only
@require_safe
def remind_ask(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request)


def _page(request: MemberRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    to, not_to = can_be_reminded(request.conference, reminders.KIND, timezone.now())
    asks = ngettext(
        "%(n)s delegation will receive a reminder with a new personal link.",
        "%(n)s delegations will receive a reminder, each with a new personal link.",
        len(to),
    )
    slug = request.conference.slug
    context = {
        "to": to,
        "not_to": not_to,
        "asks": asks % {"n": len(to)},
        "word": str(len(to)),
        "action": reverse("accreditation:credentials-remind-do", args=[slug]),
        "back": reverse("accreditation:credentials", args=[slug]),
        "preview": next(
            filter(None, (reminders.preview(request.conference, each) for each in to[:1])), None
        ),
        "wrong": wrong,
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/credentials/remind.html", context, status=status)


@credentials_only
@deed
def remind(request: MemberRequest, slug: str) -> HttpResponse:
    to, _not_to = can_be_reminded(request.conference, reminders.KIND, timezone.now())
    confirmed = request.POST.get("confirm", "").strip()
    if confirmed != str(len(to)):
        wrong = _("Enter the number of letters, %(n)s, to confirm.") % {"n": len(to)}
        return _page(request, wrong, status=422)
    if not to:
        raise Refused(_("There is nobody to remind now."))
    n = reminders.remind(request.conference, to, expected=len(to), by=request.by)
    said = ngettext(
        "%(n)s delegation has been reminded.", "%(n)s delegations have been reminded.", n
    )
    messages.success(request, said % {"n": n})
    return redirect("accreditation:credentials", slug)
