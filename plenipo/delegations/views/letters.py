"""The wording of the letters of invitation, per language."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.delegations.actions import letters as actions
from plenipo.delegations.forms.invitations import LetterTextForm
from plenipo.delegations.models import LetterText
from plenipo.delegations.queries.letter_texts import own_texts
from plenipo.delegations.views.invitations import crumbs
from plenipo.delegations.words import letters as queries
from plenipo.delegations.words.letters import LetterWording
from plenipo.records.access import deed


@members_only("invitations", "observer")
@require_safe
def texts(request: MemberRequest, slug: str) -> HttpResponse:
    """Every letter in every language of the conference: standard wording or the convenor's."""
    own = own_texts(request.conference)
    languages = _languages(request)
    kinds = [
        {
            "kind": kind,
            "label": kind.label,
            "languages": [{**each, "own": own.get((kind, each["code"]))} for each in languages],
        }
        for kind in LetterText.Kind
    ]
    context = {"kinds": kinds, "crumbs": crumbs(request)}
    return render(request, "delegations/letters/texts.html", context)


def _languages(request: MemberRequest) -> list[dict[str, str]]:
    known = {code for code, _name in settings.LANGUAGES}
    return [
        {"code": code, "name": get_language_info(code)["name_local"]}
        for code in request.conference.languages
        if code in known
    ]


@members_only("invitations", "observer")
@require_safe
def text(request: MemberRequest, slug: str, kind: str, language: str) -> HttpResponse:
    wording = _wording(request, kind, language)
    now = {"subject": wording.subject, "body": wording.body, "revision": wording.revision}
    form = LetterTextForm(kind, initial=now)
    return _text_page(request, kind, language, form, wording)


@members_only("invitations")
@deed
def text_change(request: MemberRequest, slug: str, kind: str, language: str) -> HttpResponse:
    wording = _wording(request, kind, language)
    form = LetterTextForm(kind, request.POST)
    if not form.is_valid():
        return _text_page(request, kind, language, form, wording, status=422)
    given = LetterWording(**form.cleaned_data)
    actions.change_text(request.conference, kind, language, text=given, by=request.by)
    messages.success(request, _("The text has been saved. It applies to letters sent from now on."))
    return redirect("delegations:letter-text", slug, kind, language)


@members_only("invitations")
@deed
def text_reset(request: MemberRequest, slug: str, kind: str, language: str) -> HttpResponse:
    _wording(request, kind, language)
    actions.back_to_standard(request.conference, kind, language, by=request.by)
    messages.success(request, _("The standard text has been restored."))
    return redirect("delegations:letter-text", slug, kind, language)


def _wording(request: MemberRequest, kind: str, language: str) -> LetterWording:
    wordings = queries.texts_of(request.conference, kind) if kind in LetterText.Kind else {}
    if language not in wordings:
        raise Http404
    return wordings[language]


def _text_page(
    request: MemberRequest,
    kind: str,
    language: str,
    form: LetterTextForm,
    wording: LetterWording,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    sample = queries.sample_values(request.conference, language, today)
    context: dict[str, Any] = {
        "kind": LetterText.Kind(kind),
        "written_in": get_language_info(language),
        "tongues": _languages(request),
        "form": form,
        "own": wording.revision > 0,
        "letter": queries.filled(wording, sample),
        "placeholders": queries.placeholders_of(kind).items(),
        "may_write": request.member.has("invitations"),
        "crumbs": crumbs(request),
    }
    return render(request, "delegations/letters/text.html", context, status=status)
