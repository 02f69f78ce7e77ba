"""The transcript editor: read, corrected passage by passage, put off the record, published."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.delegations.queries.counts import last_published
from plenipo.kit.errors import Refused
from plenipo.kit.forms import done, seen_in, whole
from plenipo.kit.locales import language_name
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.kit.phrases import sentences
from plenipo.press.access import MemberRequest, deed, press_only
from plenipo.press.actions import transcripts as actions
from plenipo.press.actions.briefings import as_confirmed
from plenipo.press.formats.transcripts import (
    ReadPassage,
    TranscriptFault,
    passages_in,
    text_of_file,
)
from plenipo.press.forms.briefings import (
    PassageForm,
    PublishTranscriptForm,
    TranscriptForm,
    languages_to_choose,
)
from plenipo.press.models import Briefing, TranscriptPassage
from plenipo.press.queries import briefings as queries
from plenipo.press.views.frame import crumbs, one_briefing, tell_public, way_to
from plenipo.press.words import briefings as words
from plenipo.records.actions import changed_first

LANGUAGE = "en"


def _language(request: MemberRequest, row: Briefing) -> str:
    """The one asked for; else the first in which there is something."""
    asked = request.POST.get("language") or request.GET.get("language", "")
    codes = [code for code, _name in languages_to_choose()]
    if asked in codes:
        return asked
    first = row.passages.first()
    there = [code for code in codes if first and first.texts.get(code)]
    return there[0] if there else next((c for c in row.languages if c in codes), LANGUAGE)


@press_only
@require_safe
def transcript(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    return _page(request, row, _language(request, row))


def _page(
    request: MemberRequest, row: Briefing, language: str, status: int = 200, **more: Any
) -> HttpResponse:
    passages = list(row.passages.all())
    check = queries.check_of(row, language)
    last = row.versions.filter(language=language).first()
    differs = words.differing_in_words(
        request.conference,
        check.differs,
        last_published(request.conference).values() if check.differs else [],
    )
    here = reverse("press:transcript", args=[request.conference.slug, row.pk])
    page = {
        "row": row,
        "line": words.briefing_line(row),
        "language": language,
        "language_name": language_name(language),
        "text_languages": [
            (f"{here}?language={code}", name, code == language)
            for code, name in languages_to_choose()
        ],
        "passages": [
            (each, words.who_says(each), each.texts.get(language, "")) for each in passages
        ],
        "check": check,
        "differs": differs,
        "standing": words.standing_in_words(queries.standing_off(row)),
        "removed": words.removed_in(language),
        "last": last,
        "last_kind": last and words.version_in_words(last),
        "public": row.state == Briefing.State.ANNOUNCED,
        "form": PublishTranscriptForm(
            differs=bool(differs),
            again=last is not None,
            initial={
                "seen": row.revision,
                "language": language,
                "kind": "first" if last is None else "corrected",
                "confirmed": as_confirmed(check.differs),
            },
        ),
        "crumbs": crumbs(request, way_to(request, row)),
        **more,
    }
    return render(request, "press/transcript.html", page, status=status)


# ---- read


@press_only
@require_safe
def enter(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    first = {"seen": row.revision, "language": _language(request, row)}
    return _enter_page(request, row, TranscriptForm(initial=first))


def _enter_page(
    request: MemberRequest,
    row: Briefing,
    form: TranscriptForm,
    read: list[ReadPassage] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = {
        "row": row,
        "form": form,
        "read": [(each, words.who_says(each)) for each in read or []],
        "off": sum(each.off for each in read or []),
        "doubts": [(n, each.doubt) for n, each in enumerate(read or [], 1) if each.doubt],
        "further": row.passages.exists(),
        "crumbs": crumbs(request, way_to(request, row)),
    }
    return render(request, "press/transcript_enter.html", page, status=status)


@press_only
def read(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    """Shows what was read, saves nothing: what is sent on is the text, however it came."""
    row = one_briefing(request, pk)
    form = TranscriptForm(request.POST, request.FILES)
    text = _text(form)
    return _read(request, row, form, text)


def _text(form: TranscriptForm) -> str:
    """Looked at before the deed begins. What is wrong with the file stands at its field."""
    if not form.is_valid():
        return ""
    file: UploadedFile[bytes] | None = form.cleaned_data["file"]
    try:
        if file is None:
            return str(form.cleaned_data["pasted"])
        if (file.size or 0) > 2_000_000:
            raise TranscriptFault("large")
        return text_of_file(file.name or "", file.read())
    except TranscriptFault as fault:
        form.add_error("file", str(words.FAULTS[str(fault)]))
        return ""


def _passages(form: TranscriptForm, text: str) -> list[ReadPassage]:
    try:
        return passages_in(text) if form.is_valid() else []
    except TranscriptFault as fault:
        form.add_error("pasted", str(words.FAULTS[str(fault)]))
        return []


@deed
def _read(request: MemberRequest, row: Briefing, form: TranscriptForm, text: str) -> HttpResponse:
    found = _passages(form, text)
    if not found:
        return _enter_page(request, row, form, status=422)
    shown = TranscriptForm({**request.POST.dict(), "pasted": text})
    shown.is_valid()
    return _enter_page(request, row, shown, found)


@press_only
@deed
def save(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form = one_briefing(request, pk), TranscriptForm(request.POST)
    found = _passages(form, form.cleaned_data["pasted"] if form.is_valid() else "")
    if not found:
        return _enter_page(request, row, form, status=422)
    told = form.cleaned_data
    if not done(
        form,
        lambda: actions.enter_transcript(
            row, found, told["language"], seen=told["seen"], by=request.by
        ),
    ):
        return _enter_page(request, row, form, found, 409)
    messages.success(request, _("The transcript has been saved. Nothing has been published."))
    return _to_transcript(request, row, told["language"])


def _to_transcript(request: MemberRequest, row: Briefing, language: str) -> HttpResponse:
    here = reverse("press:transcript", args=[request.conference.slug, row.pk])
    return redirect(f"{here}?language={language}")


# ---- passages


def _passage(request: MemberRequest, pk: int) -> TranscriptPassage:
    found = TranscriptPassage.objects.filter(briefing__conference=request.conference)
    return get_object_or_404(found.select_related("briefing"), pk=pk)


@press_only
@require_safe
def passage(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _passage(request, pk)
    form = PassageForm(initial=PassageForm.initial_of(row))
    return _passage_page(request, row.briefing, form, row, seen=row.revision, was=drawn(form))


def _passage_page(
    request: MemberRequest,
    of: Briefing,
    form: PassageForm,
    row: TranscriptPassage | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    here = reverse("press:transcript", args=[request.conference.slug, of.pk])
    page = {
        "form": form,
        "briefing": of,
        "row": row,
        "back": here,
        "crumbs": crumbs(request, way_to(request, of), (here, _("Transcript"))),
        **more,
    }
    return render(request, "press/passage.html", page, status=status)


@press_only
@deed
def passage_change(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, seen = _passage(request, pk), seen_in(request)
    if row.revision != seen:
        now = PassageForm(initial=PassageForm.initial_of(row))
        found = overtaken(changed_first(row), now, request.POST)
        form = PassageForm(found.data)
        return _passage_page(
            request, row.briefing, form, row, 409, seen=row.revision, overtaken=found
        )
    form = PassageForm(request.POST)
    if form.is_valid() and done(
        form, lambda: actions.change_passage(row, seen=seen, by=request.by, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return _to_transcript(request, row.briefing, "")
    was = request.POST.get("was", "")
    return _passage_page(request, row.briefing, form, row, 422, seen=seen, was=was)


@press_only
@require_safe
def passage_new(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Behind the passage `after` of the address; without one at the end."""
    row = one_briefing(request, pk)
    after = whole(request.GET.get("after", ""), row.passages.count())
    return _passage_page(request, row, PassageForm(), seen=row.revision, after=after)


@press_only
@deed
def passage_add(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row, form, seen = one_briefing(request, pk), PassageForm(request.POST), seen_in(request)
    after = min(whole(request.POST.get("after", ""), 0), row.passages.count())
    if form.is_valid() and done(
        form,
        lambda: actions.add_passage(row, after, seen=seen, by=request.by, **form.cleaned_data),
    ):
        messages.success(request, _("Saved."))
        return _to_transcript(request, row, "")
    return _passage_page(request, row, form, status=422, seen=seen, after=after)


@press_only
@deed
def passage_delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = _passage(request, pk)
    actions.delete_passage(row, seen=seen_in(request), by=request.by)
    messages.success(request, _("The passage has been deleted."))
    return _to_transcript(request, row.briefing, "")


@press_only
@deed
def record_set(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    chosen = [n for each in request.POST.getlist("row") if (n := whole(each, 0))]
    if not chosen:
        raise Refused(_("Select at least one row."))
    off = request.POST.get("do") == "off"
    n = actions.set_record(row, chosen, off=off, seen=seen_in(request), by=request.by)
    said = (
        ngettext(
            "%(n)s passage is now off the record.", "%(n)s passages are now off the record.", n
        )
        if off
        else ngettext("%(n)s passage is on the record.", "%(n)s passages are on the record.", n)
    )
    still = words.standing_in_words(queries.standing_off(row)) if off else []
    messages.success(request, sentences([said % {"n": n}, *(each["said"] for each in still)]))
    return _to_transcript(request, row, _language(request, row))


# ---- published


@press_only
@deed
def publish(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    language = _language(request, row)
    form = PublishTranscriptForm(
        request.POST,
        differs=bool(queries.check_of(row, language).differs),
        again=row.versions.filter(language=language).exists(),
    )
    if form.is_valid() and done(form, lambda: _publish(request, row, form)):
        tell_public(request, _("Published on the media page."), _("Published."))
        return _to_transcript(request, row, language)
    return _page(request, row, language, 409, form=form)


def _publish(request: MemberRequest, row: Briefing, form: PublishTranscriptForm) -> None:
    told = form.cleaned_data
    actions.publish_transcript(
        row,
        told["language"],
        kind=told["kind"],
        note=told.get("note", ""),
        seen=told["seen"],
        confirmed=form.as_confirmed(),
        by=request.by,
    )


@press_only
@deed
def withdraw(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    row = one_briefing(request, pk)
    language = _language(request, row)
    actions.withdraw_transcript(row, language, seen=seen_in(request), by=request.by)
    messages.success(request, _("Withdrawn: the transcript can no longer be read."))
    return _to_transcript(request, row, language)
