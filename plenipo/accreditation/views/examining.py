"""What is found of a letter, and of several at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.accreditation.access import MemberRequest, credentials_only, deed
from plenipo.accreditation.actions import credentials as actions
from plenipo.accreditation.forms.credentials import FindingForm
from plenipo.accreditation.models import Credential
from plenipo.accreditation.queries import credentials as queries
from plenipo.accreditation.views.credentials import crumbs, letter_or_404, one_page
from plenipo.accreditation.words import credentials as words
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, whole
from plenipo.kit.locales import listed


@credentials_only
@deed
def find(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    letter = letter_or_404(request, pk)
    form = FindingForm(request.POST, letter=letter)
    if not form.is_valid():
        return one_page(request, letter.delegation, form, status=422)
    told = form.cleaned_data
    how: dict[str, Any] = {"reason": told["reason"], "on": told["on"], "seen": told["seen"]}

    def examined() -> None:
        if told["finding"] == Credential.State.SUPERSEDED:
            actions.set_aside(letter, by=request.by, **how)
        else:
            actions.find(letter, told["finding"], by=request.by, **how)

    if not done(form, examined):
        return one_page(request, letter.delegation, form, status=409)
    label = dict(Credential.State.choices)[told["finding"]]
    messages.success(
        request,
        _("%(delegation)s: %(state)s.") % {"delegation": letter.delegation, "state": label},
    )
    if request.POST.get("do") == "next":
        following = reverse("accreditation:credentials-next", args=[slug])
        return redirect(f"{following}?after={letter.delegation_id}")
    return redirect("accreditation:credentials-of", slug, letter.delegation_id)


@credentials_only
@require_safe
def many(request: MemberRequest, slug: str) -> HttpResponse:
    return _many_page(request, request.GET.getlist("row"))


def _chosen(request: MemberRequest, numbers: list[str]) -> tuple[list[Any], list[Any]]:
    """Letters that can be found in order as they are; and those that have to be looked at one by one, with why."""
    wanted = {number for number in (whole(each, 0) for each in numbers) if number}
    lines = queries.board(request.conference, queries.CredentialsFilter())
    to, not_to = [], []
    for line in lines:
        if line.delegation.pk not in wanted:
            continue
        waiting = line.standing.to_examine
        if len(waiting) == 1 and not line.standing.lacking and line.standing.key == "received":
            to.append((line.delegation, waiting[0]))
        else:
            not_to.append((line.delegation, _why_not(line)))
    return to, not_to


def _why_not(line: queries.CredentialsLine) -> str:
    if line.standing.key != "received":
        return str(words.LABELS[line.standing.key])
    if len(line.standing.to_examine) > 1:
        return _("more than one letter to be examined")
    return _("missing: %(what)s") % {"what": listed(words.lacking(line.standing))}


def _many_page(
    request: MemberRequest, numbers: list[str], wrong: str = "", status: int = 200
) -> HttpResponse:
    to, not_to = _chosen(request, numbers)
    asks = ngettext(
        "The credentials of %(n)s delegation will be found in order.",
        "The credentials of %(n)s delegations will be found in order.",
        len(to),
    )
    context = {
        "to": to,
        "not_to": not_to,
        "asks": asks % {"n": len(to)},
        "action": reverse("accreditation:credentials-many-do", args=[request.conference.slug]),
        "back": reverse("accreditation:credentials", args=[request.conference.slug]),
        "hidden": [("row", each.pk) for each, _letter in to]
        + [(f"seen_{letter.pk}", letter.revision) for _each, letter in to],
        "wrong": wrong,
        "crumbs": crumbs(request),
    }
    return render(request, "accreditation/credentials/many.html", context, status=status)


@credentials_only
@deed
def many_do(request: MemberRequest, slug: str) -> HttpResponse:
    """Today; of letters somebody else examined meanwhile the page says who did."""
    numbers = request.POST.getlist("row")
    to, _not_to = _chosen(request, numbers)
    if not to:
        raise Refused(_("None of these delegations can be found in order together. Select others."))
    letters = []
    for _each, letter in to:
        letter.revision = whole(request.POST.get(f"seen_{letter.pk}", ""), -1)
        letter.delegation.conference = request.conference
        letters.append(letter)
    left = actions.find_in_order(letters, on=timezone.localdate(), by=request.by)
    for no in left:
        messages.warning(request, str(no))
    n = len(letters) - len(left)
    said = ngettext(
        "The credentials of %(n)s delegation have been found in order.",
        "The credentials of %(n)s delegations have been found in order.",
        n,
    )
    messages.success(request, said % {"n": n})
    return redirect("accreditation:credentials", slug)
