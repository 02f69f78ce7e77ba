"""Photos at the desk: who has none, who needs none, another one asked for, reminders."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plenipo.accreditation.access import MemberRequest, accreditation_only, deed
from plenipo.accreditation.actions import photos as actions
from plenipo.accreditation.forms.photos import AnotherPhotoForm, ExemptForm, PhotoFilterForm
from plenipo.accreditation.queries import photos as queries
from plenipo.accreditation.views import photo_pages as pages
from plenipo.accreditation.views.frame import crumbs
from plenipo.accreditation.words import photos as words
from plenipo.kit.alphabet import in_order
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done
from plenipo.kit.phrases import sentences
from plenipo.kit.sheets import download

PER_PAGE = 60


def _list(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    place = pages.place_of(request)
    lines = place.lines()
    form = _filter(request, lines)
    found = _in_order(queries.photos_narrowed(lines, form.asked()))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    told = place.frame(
        filters=form,
        page=page,
        query=query.urlencode(),
        people=len(lines),
        lines=[pages.line_in_words(place, each) for each in page],
        figures=_figures(place, lines),
        remind_url=reverse("accreditation:photos-remind", args=[place.conference.slug]),
        **pages.of_all(place, _in_order(lines), **more),
    )
    return render(request, "accreditation/photos/photos.html", told, status=status)


def _filter(request: HttpRequest, lines: list[queries.PhotoLine]) -> PhotoFilterForm:
    of = {each.delegation: each.of for each in lines if each.delegation}
    named = in_order(of.items(), key=lambda each: each[1])
    return PhotoFilterForm(
        named, request.GET, outside=len(of) < len({each.delegation for each in lines})
    )


def _in_order(lines: list[queries.PhotoLine]) -> list[queries.PhotoLine]:
    """Who is outside delegations stands after them."""
    there = in_order(
        [each for each in lines if each.delegation], key=lambda each: (each.of, each.name)
    )
    apart = [each for each in lines if not each.delegation]
    return there + in_order(apart, key=lambda each: (each.of, each.name))


def _figures(place: pages.PhotoPlace, lines: list[queries.PhotoLine]) -> list[dict[str, Any]]:
    here, numbers = place.url("photos"), queries.photo_numbers(lines)
    always = ("missing", "there")
    return [
        {"value": numbers[key], "label": label, "url": f"{here}?needs={key}"}
        for key, label in words.PHOTO_NEEDS.items()
        if numbers[key] or key in always
    ]


@accreditation_only
@require_safe
def photos(request: MemberRequest, slug: str) -> HttpResponse:
    return _list(request)


@accreditation_only
@require_safe
def table(request: MemberRequest, slug: str, kind: str) -> HttpResponse:
    """The lines that are shown, on all pages; a file called by the number in it finds its person."""
    place = pages.place_of(request)
    lines = place.lines()
    found = _in_order(queries.photos_narrowed(lines, _filter(request, lines).asked()))
    heads = [
        _("Number"),
        _("Name"),
        _("Name in original script"),
        _("Delegation"),
        _("Capacity"),
        _("Photo"),
        _("Remarks"),
    ]
    return download(f"{slug}-photos", kind, heads, (_cells(place, each) for each in found))


def _cells(place: pages.PhotoPlace, line: queries.PhotoLine) -> list[str]:
    return [
        str(line.number),
        line.name,
        line.native,
        line.of,
        words.role_in_words(line),
        str(words.STATES[line.state]),
        sentences(words.remarks_on(line.photo, place.rules)) if line.photo else "",
    ]


@accreditation_only
@require_POST
def photos_send(request: MemberRequest, slug: str) -> HttpResponseBase:
    return pages.send_many(request, _list)


@accreditation_only
@require_POST
def photo_assign(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    return pages.assign(request, pk, _list)


@accreditation_only
@require_POST
def photo_discard(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    return pages.discard(request, pk)


@accreditation_only
@require_safe
def photo_loose(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    return pages.loose(request, pk)


# ---- one person


def _page(request: HttpRequest, person: int, status: int = 200, **typed: Any) -> HttpResponse:
    more = {"exempt_form": ExemptForm(), "another_form": AnotherPhotoForm(), **typed}
    slug = pages.place_of(request).conference.slug
    here = [slug, person]
    below = {
        "exempt_url": reverse("accreditation:photo-exempt", args=here),
        "needed_url": reverse("accreditation:photo-needed", args=here),
        "another_url": reverse("accreditation:photo-another", args=here),
    }
    trail = crumbs(request, ("accreditation:desk-photos", _("Photos")))  # type: ignore[arg-type]
    return pages.person_page(request, person, status, crumbs=trail, **below, **more)


@accreditation_only
@require_safe
def photo(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    return _page(request, person)


@accreditation_only
@require_safe
def photo_image(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    return pages.image(request, person)


@accreditation_only
@require_POST
def photo_send(request: MemberRequest, slug: str, person: int) -> HttpResponseBase:
    return pages.send_one(request, person, _page)


@accreditation_only
@require_POST
def photo_cut(request: MemberRequest, slug: str, person: int) -> HttpResponseBase:
    return pages.cut(request, person)


@accreditation_only
@require_POST
def photo_remove(request: MemberRequest, slug: str, person: int) -> HttpResponseBase:
    return pages.remove(request, person)


@accreditation_only
@deed
def photo_exempt(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    pages.place_of(request).line_or_404(person)
    form = ExemptForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.exempt(
            request.conference, person, form.cleaned_data["reason"], by=request.by
        ),
        at="reason",
    ):
        messages.success(request, _("No photo is needed of this person."))
        return redirect("accreditation:desk-photo", slug, person)
    return _page(request, person, 422, exempt_form=form)


@accreditation_only
@deed
def photo_needed(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    pages.place_of(request).line_or_404(person)
    actions.end_exemption(request.conference, person, by=request.by)
    messages.success(request, _("A photo is needed of this person again."))
    return redirect("accreditation:desk-photo", slug, person)


@accreditation_only
@deed
def photo_another(request: MemberRequest, slug: str, person: int) -> HttpResponse:
    """A letter to the focal points of the party, with the reason."""
    place = pages.place_of(request)
    line, photo = place.line_or_404(person), place.photo_or_404(person)
    form = AnotherPhotoForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.ask_again(photo, name=line.name, by=request.by, **form.cleaned_data),
        at="reason",
    ):
        messages.success(request, _("The party has been asked for another photo."))
        return redirect("accreditation:desk-photo", slug, person)
    return _page(request, person, 422, another_form=form)


# ---- reminders


@accreditation_only
@require_safe
def remind_ask(request: MemberRequest, slug: str) -> HttpResponse:
    return _reminder(request)


def _reminder(request: MemberRequest, wrong: str = "", status: int = 200) -> HttpResponse:
    to, not_to = queries.photos_can_be_reminded(
        request.conference, actions.REMINDER, timezone.now()
    )
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
        "action": reverse("accreditation:photos-remind-do", args=[slug]),
        "back": reverse("accreditation:desk-photos", args=[slug]),
        "preview": next(
            filter(None, (actions.reminder_preview(request.conference, each) for each in to[:1])),
            None,
        ),
        "wrong": wrong,
        "crumbs": crumbs(request, ("accreditation:desk-photos", _("Photos"))),
    }
    return render(request, "accreditation/photos/remind.html", context, status=status)


@accreditation_only
@deed
def remind(request: MemberRequest, slug: str) -> HttpResponse:
    to, _not_to = queries.photos_can_be_reminded(
        request.conference, actions.REMINDER, timezone.now()
    )
    confirmed = request.POST.get("confirm", "").strip()
    if confirmed != str(len(to)):
        wrong = _("Enter the number of letters, %(n)s, to confirm.") % {"n": len(to)}
        return _reminder(request, wrong, status=422)
    if not to:
        raise Refused(_("There is nobody to remind now."))
    n = actions.remind_of_photos(request.conference, to, expected=len(to), by=request.by)
    said = ngettext(
        "%(n)s delegation has been reminded.", "%(n)s delegations have been reminded.", n
    )
    messages.success(request, said % {"n": n})
    return redirect("accreditation:desk-photos", slug)
