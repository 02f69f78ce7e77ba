"""A rooming list is read and looked over, and only then entered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in
from plenipo.kit.sheets import Unreadable
from plenipo.welcome.access import MemberRequest, deed, welcome_only
from plenipo.welcome.actions.rooming import enter_rooming_list, undo_rooming_list
from plenipo.welcome.formats.read_rooms import ReadRooms
from plenipo.welcome.formats.rooms_pasted import RoomListReading
from plenipo.welcome.forms.rooms import RoomListForm
from plenipo.welcome.models import PastedRooms
from plenipo.welcome.queries.hotels import hotels_of
from plenipo.welcome.views.frame import crumbs


@welcome_only
@require_safe
def paste(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, RoomListForm(hotels_of(request.conference)))


def _page(
    request: MemberRequest, form: RoomListForm, read: ReadRooms | None = None, status: int = 200
) -> HttpResponse:
    page = {"form": form, "read": read, "crumbs": crumbs(request, ("welcome:rooms", pgettext("hotel", "Rooms")))}
    return render(request, "welcome/rooms_paste.html", page, status=status)


def _read(request: MemberRequest, form: RoomListForm) -> ReadRooms:
    told = form.cleaned_data
    reading = RoomListReading(request.conference, reader_of(request.member), hotel=told["hotel"])
    return reading.read(told["pasted"])


@welcome_only
@require_POST
def read(request: MemberRequest, slug: str) -> HttpResponse:
    """Nothing is written: what was read stands on the page, row by row, above the list as it was pasted."""
    form = RoomListForm(hotels_of(request.conference), request.POST)
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
    form = RoomListForm(hotels_of(request.conference), request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    found = _read(request, form)
    if not found.ready:
        raise Refused(_("No row is left to be entered."))
    if not done(
        form,
        lambda: enter_rooming_list(request.conference, found.ready, by=request.by),
        at="pasted",
    ):
        return _page(request, form, found, status=409)
    n = len(found.ready)
    said = ngettext("%(n)s row has been entered.", "%(n)s rows have been entered.", n)
    messages.success(request, said % {"n": n})
    if found.unread:
        first = {**form.cleaned_data, "pasted": found.unread}
        left = RoomListForm(hotels_of(request.conference), initial=first)
        messages.warning(
            request, _("These lines could not be read. Correct them and read them again.")
        )
        return _page(request, left)
    return redirect("welcome:rooms", slug)


@welcome_only
@deed
def undo(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    entered = get_object_or_404(PastedRooms, conference=request.conference, pk=pk)
    left = undo_rooming_list(entered, seen=seen_in(request), by=request.by)
    messages.success(request, _("The list has been taken back."))
    if left:
        said = ngettext(
            "%(n)s row has been changed since and was left.",
            "%(n)s rows have been changed since and were left.",
            left,
        )
        messages.warning(request, said % {"n": left})
    return redirect("welcome:rooms", slug)
