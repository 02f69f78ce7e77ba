"""A list of arrivals and departures is read and looked over, and only then entered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.kit.sheets import Unreadable
from plenipo.programme.queries.places import local_day
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions.pasting import enter_list, undo_list
from plenipo.welcome.formats.pasted import ListReading
from plenipo.welcome.formats.read import ReadList
from plenipo.welcome.forms.journeys import PasteForm
from plenipo.welcome.models import PastedJourneys
from plenipo.welcome.views.frame import crumbs


@welcome_only
@require_safe
def paste(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, PasteForm())


def _page(
    request: MemberRequest, form: PasteForm, read: ReadList | None = None, status: int = 200
) -> HttpResponse:
    page = {"form": form, "read": read, "crumbs": crumbs(request)}
    return render(request, "welcome/paste.html", page, status=status)


def _read(request: MemberRequest, form: PasteForm) -> ReadList:
    told = form.cleaned_data
    reading = ListReading(
        request.conference, reader_of(request.member), way=told["way"], zone=told["zone"]
    )
    return reading.read(told["pasted"])


@welcome_only
@require_POST
def read(request: MemberRequest, slug: str) -> HttpResponse:
    """Nothing is written: what was read stands on the page, row by row, above the list as it was pasted."""
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        found = _read(request, form)
    except Unreadable as fault:
        form.add_error("pasted", str(fault))
        return _page(request, form, status=422)
    return _page(request, form, found)


@welcome_only
@deed
def save(request: MemberRequest, slug: str) -> HttpResponse:
    """The same list is read again and entered; what could not be read comes back to be corrected."""
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    found = _read(request, form)
    if not found.ready:
        raise Refused(_("No row is left to be entered."))
    if not done(
        form, lambda: enter_list(request.conference, found.ready, by=request.by), at="pasted"
    ):
        return _page(request, form, found, status=409)
    n = len(found.ready)
    said = ngettext("%(n)s row has been entered.", "%(n)s rows have been entered.", n)
    messages.success(request, said % {"n": n})
    if found.unread:
        left = PasteForm(initial={**form.cleaned_data, "pasted": found.unread})
        messages.warning(
            request, _("These lines could not be read. Correct them and read them again.")
        )
        return _page(request, left)
    first = min(each.at for each in found.ready if each.at)
    day = local_day(first, request.conference)
    return redirect(f"{reverse('welcome:board', args=[slug])}?day={day.isoformat()}")


@welcome_only
@deed
def undo(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    entered = get_object_or_404(PastedJourneys, conference=request.conference, pk=pk)
    left = undo_list(entered, seen=seen_in(request), by=request.by)
    messages.success(request, _("The list has been taken back."))
    if left:
        said = ngettext(
            "%(n)s row has been changed since and was left.",
            "%(n)s rows have been changed since and were left.",
            left,
        )
        messages.warning(request, said % {"n": left})
    return redirect("welcome:board", slug)
