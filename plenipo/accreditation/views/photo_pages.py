"""Photos, the same pages in three places: behind a party's link, at the desk in its place, and at the desk for all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenipo.accreditation.access import deed
from plenipo.accreditation.actions import photos as actions
from plenipo.accreditation.actions.photo_files import SentPhotos, photo_sent, photos_sent
from plenipo.accreditation.forms.photos import AssignForm, CutForm, PhotoForm, PhotosForm
from plenipo.accreditation.models import Photo
from plenipo.accreditation.profile import Photos
from plenipo.accreditation.queries import photos as queries
from plenipo.accreditation.rules.photos import NamedPerson, whose_file
from plenipo.accreditation.views.frame import frame as desk_frame
from plenipo.accreditation.words import photos as words
from plenipo.conference.models import Conference
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.delegations.bridge import Reader, party_reader, reader_of
from plenipo.delegations.models import Delegation
from plenipo.delegations.queries.focal import delegation_of
from plenipo.delegations.views.focal import frame as focal_frame
from plenipo.kit.errors import Refused
from plenipo.kit.phrases import labelled, sentences
from plenipo.records.models import By

MOST_TOLD = 8  # files of which the page says what was wrong


@dataclass(frozen=True)
class PhotoPlace:
    """
    delegation   None: at the desk, for all
    url          address of one of these pages by its name
    """

    conference: Conference
    reader: Reader
    delegation: Delegation | None
    by: Callable[[], By]
    url: Callable[..., str]
    frame: Callable[..., dict[str, Any]]

    @property
    def rules(self) -> Photos:
        return rules_of(self.conference).of(Photos)

    def lines(self, persons: list[int] | None = None) -> list[queries.PhotoLine]:
        return queries.photo_lines(
            self.reader, self.conference, delegation=self.delegation, persons=persons
        )

    def line_or_404(self, person: int) -> queries.PhotoLine:
        found = self.lines([person])
        if not found:
            raise Http404
        return found[0]

    def photo_or_404(self, person: int) -> Photo:
        photo = self.line_or_404(person).photo
        if photo is None:
            raise Http404
        photo.conference = self.conference
        return photo

    def unassigned_or_404(self, pk: int) -> Photo:
        found = queries.unassigned(self.conference, self.delegation)
        photo: Photo = get_object_or_404(found.select_related("conference"), pk=pk)
        return photo


def place_of(request: Any) -> PhotoPlace:
    return _of_party(request) if hasattr(request, "focal") else _of_desk(request)


def _of_party(request: Any) -> PhotoPlace:
    conference, focal = request.conference_of_focal, request.focal
    delegation = delegation_of(focal.invitation)
    if delegation is None or not rules_of(conference).of(Photos).wanted:
        raise Http404
    delegation.conference = conference
    return PhotoPlace(
        conference,
        party_reader(focal),
        delegation,
        by=lambda: by_focal(focal),
        url=lambda name, *args: request.ways.url(f"accreditation:{name}", *args),
        frame=lambda **more: focal_frame(request, **more),
    )


def _of_desk(request: Any) -> PhotoPlace:
    conference = request.conference
    return PhotoPlace(
        conference,
        reader_of(request.member),
        None,
        by=lambda: request.by,
        url=lambda name, *args: reverse(
            f"accreditation:desk-{name}", args=[conference.slug, *args]
        ),
        frame=lambda **more: {
            **desk_frame(request),
            "base": "kit/desk.html",
            "source": None,
            "carried": [],
            "desk": True,
            **more,
        },
    )


def line_in_words(place: PhotoPlace, line: queries.PhotoLine) -> dict[str, Any]:
    return {
        "line": line,
        "role": words.role_in_words(line),
        "tone": words.TONES[line.state],
        "state": words.STATES[line.state],
        "remarks": words.remarks_on(line.photo, place.rules) if line.photo else [],
        "url": place.url("photo", line.person),
        "image": _image(place, line, "") if line.photo else "",
    }


def _image(place: PhotoPlace, line: queries.PhotoLine, key: str) -> str:
    """With the revision, so that no browser shows the one before."""
    revision = f"{line.photo.pk}-{line.photo.revision}" if line.photo else ""
    address = place.url("photo-image", line.person)
    return f"{address}?v={revision}&cut={key}"


# ---- the list of a party; what of it the desk's has as well


def of_all(place: PhotoPlace, lines: list[queries.PhotoLine], **more: Any) -> dict[str, Any]:
    loose = list(queries.unassigned(place.conference, place.delegation))
    forms = more.pop("assign_forms", {})
    return {
        "form": PhotosForm(),
        "send_url": place.url("photos-send"),
        "asked": sentences(words.what_is_asked(place.rules, place.conference)),
        "unassigned": [
            {
                "photo": each,
                "image": place.url("photo-loose", each.pk),
                "form": forms.get(each.pk)
                or AssignForm(lines, with_delegation=place.delegation is None),
                "assign_url": place.url("photo-assign", each.pk),
                "discard_url": place.url("photo-discard", each.pk),
            }
            for each in loose
        ],
        **more,
    }


def party_page(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    place = place_of(request)
    lines = place.lines()
    told = of_all(place, lines, **more)
    page = place.frame(lines=[line_in_words(place, each) for each in lines], **told)
    return render(request, "accreditation/photos/of_party.html", page, status=status)


ListPage = Callable[..., HttpResponse]


def send_many(request: HttpRequest, page: ListPage) -> HttpResponseBase:
    """The files are read before the deed begins."""
    form, found = PhotosForm(request.POST, request.FILES), None
    if form.is_valid():
        found = photos_sent(form.cleaned_data["photos"])
        if not found.drawn:
            form.add_error("photos", _faults(found))
    return _send_many(request, page, form, found)


@deed
def _send_many(
    request: HttpRequest, page: ListPage, form: PhotosForm, found: SentPhotos | None
) -> HttpResponse:
    place = place_of(request)
    if found is None or not found.drawn:
        return page(request, status=422, form=form)
    people = [
        NamedPerson(each.number, (each.name, f"{each.given} {each.family}", each.native))
        for each in place.lines()
    ]
    matched, others = {}, []
    for name, drawn in found.drawn:
        person = whose_file(name, people)
        if person is None or person in matched:  # two files of one person: somebody has to look
            others.append((name, drawn))
        else:
            matched[person] = drawn
    try:
        actions.receive_many(
            place.conference,
            list(matched.items()),
            others,
            delegation=place.delegation,
            by=place.by(),
        )
    except Refused as no:
        form.add_error(None, str(no))
        return page(request, status=_no(request), form=form)
    _tell(request, len(matched), len(others), found)
    return redirect(place.url("photos"))


def _no(request: HttpRequest) -> int:
    """Where an officer stands in and did not say where it comes from, something is to be filled in."""
    source = getattr(request, "source_form", None)
    return 422 if source is not None and not source.is_valid() else 409


def _tell(request: HttpRequest, matched: int, others: int, found: SentPhotos) -> None:
    if matched:
        said = ngettext(
            "%(n)s photo has been received.", "%(n)s photos have been received.", matched
        )
        messages.success(request, said % {"n": matched})
    if others:
        said = ngettext(
            "%(n)s photo matches nobody by its name. Assign it below.",
            "%(n)s photos match nobody by their names. Assign them below.",
            others,
        )
        messages.warning(request, said % {"n": others})
    if found.faults:
        messages.warning(request, _faults(found))


def _faults(found: SentPhotos) -> str:
    told = [labelled(name, why) for name, why in found.faults[:MOST_TOLD]]
    left = len(found.faults) - MOST_TOLD
    if left > 0:
        said = ngettext(
            "%(n)s more file could not be used.", "%(n)s more files could not be used.", left
        )
        told.append(said % {"n": left})
    return "\n".join(told) or _("There is no picture in it.")


@deed
def assign(request: HttpRequest, pk: int, page: ListPage) -> HttpResponse:
    place = place_of(request)
    photo = place.unassigned_or_404(pk)
    form = AssignForm(place.lines(), request.POST, with_delegation=place.delegation is None)
    if not form.is_valid():
        return page(request, status=422, assign_forms={pk: form})
    try:
        actions.assign(photo, int(form.cleaned_data["person"]), by=place.by())
    except Refused as no:
        form.add_error("person", str(no))
        return page(request, status=409, assign_forms={pk: form})
    messages.success(request, _("The photo has been assigned."))
    return redirect(place.url("photos"))


@deed
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    place = place_of(request)
    actions.remove(place.unassigned_or_404(pk), by=place.by())
    messages.success(request, _("The photo has been deleted."))
    return redirect(place.url("photos"))


# ---- one person


def person_page(request: HttpRequest, person: int, status: int = 200, **typed: Any) -> HttpResponse:
    """typed   the form that was wrong, as it was typed; and what only the desk has"""
    place = place_of(request)
    line = place.line_or_404(person)
    cuts, chosen = (line.photo.cuts.defer("image"), line.photo.chosen) if line.photo else ((), "")
    page = {
        **line_in_words(place, line),
        "asked": sentences(words.what_is_asked(place.rules, place.conference)),
        "form": PhotoForm(),
        "cuts": [
            {
                "key": cut.key,
                "label": cut.get_key_display(),
                "image": _image(place, line, cut.key),
                "chosen": cut.key == chosen,
            }
            for cut in cuts
        ],
        "send_url": place.url("photo-send", person),
        "cut_url": place.url("photo-cut", person),
        "remove_url": place.url("photo-remove", person),
        "back": place.url("photos"),
        **typed,
    }
    return render(request, "accreditation/photos/photo.html", place.frame(**page), status=status)


PersonPage = Callable[..., HttpResponse]


def send_one(request: HttpRequest, person: int, page: PersonPage) -> HttpResponseBase:
    """The file is read before the deed begins."""
    form, drawn = PhotoForm(request.POST, request.FILES), None
    if form.is_valid():
        try:
            drawn = photo_sent(form.cleaned_data["file"])
        except Refused as no:
            form.add_error("file", str(no))
    return _send_one(request, person, page, form, drawn)


@deed
def _send_one(
    request: HttpRequest, person: int, page: PersonPage, form: PhotoForm, drawn: Any
) -> HttpResponse:
    place = place_of(request)
    place.line_or_404(person)
    if drawn is None:
        return page(request, person, status=422, form=form)
    try:
        actions.receive(place.conference, person, drawn, by=place.by())
    except Refused as no:
        form.add_error(None, str(no))
        return page(request, person, status=_no(request), form=form)
    messages.success(request, _("The photo has been received. Check how it will be printed."))
    return redirect(place.url("photo", person))


@deed
def cut(request: HttpRequest, person: int) -> HttpResponse:
    place = place_of(request)
    photo, form = place.photo_or_404(person), CutForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose one of the cuts shown."))
    told = form.cleaned_data
    actions.cut_otherwise(photo, told["cut"], seen=told["seen"], by=place.by())
    messages.success(request, _("The photo will be printed as chosen."))
    return redirect(place.url("photo", person))


@deed
def remove(request: HttpRequest, person: int) -> HttpResponse:
    place = place_of(request)
    actions.remove(place.photo_or_404(person), by=place.by())
    messages.success(request, _("The photo has been deleted."))
    return redirect(place.url("photo", person))


# ---- pictures


def image(request: HttpRequest, person: int) -> HttpResponse:
    place = place_of(request)
    place.line_or_404(person)
    key = request.GET.get("cut", "")[:10]
    return jpeg(queries.cut_seen_by(place.reader, place.conference, person, key))


def loose(request: HttpRequest, pk: int) -> HttpResponse:
    return jpeg(queries.cut_of(place_of(request).unassigned_or_404(pk)))


def jpeg(found: bytes | None) -> HttpResponse:
    """It is a picture and nothing else, whatever a browser would make of it; and it stays nowhere."""
    if found is None:
        raise Http404
    return HttpResponse(
        found,
        content_type="image/jpeg",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Content-Disposition": 'inline; filename="photo.jpg"',
            "Cache-Control": "no-store, private",
        },
    )
