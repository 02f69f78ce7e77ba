from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.conference import actions
from plenipo.conference.access import (
    AccountRequest,
    MemberRequest,
    house_only,
    members_only,
    public,
)
from plenipo.conference.forms import CloneForm, ConferenceForm, NewConferenceForm
from plenipo.conference.forms.edition import NEEDED
from plenipo.conference.models import Conference
from plenipo.conference.profile import SECRETARY_GENERAL, RulesSource
from plenipo.conference.queries import rules_of, switches_of
from plenipo.conference.queries.dates import Consequence, consequences_of_dates
from plenipo.conference.queries.particulars import particulars_seen
from plenipo.conference.queries.site import FIRST_PUBLIC
from plenipo.conference.sections import PRESETS, preset
from plenipo.conference.words.particulars import particulars_changed
from plenipo.kit.colour import readable_accent
from plenipo.kit.errors import Refused
from plenipo.kit.overtaken import drawn, overtaken
from plenipo.records.access import KEY_FIELD, deed
from plenipo.records.models import By

MOVE = "move"  # the programme with the dates
DIRECTS = SECRETARY_GENERAL


@public
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """The accent of a conference as a sheet of its own, since the pages allow no inline style."""
    light, dark = readable_accent(f"#{colour}")
    sheet = HttpResponse(
        f"@layer tokens{{:root{{--accent:light-dark({light},{dark})}}}}", content_type="text/css"
    )
    sheet["Cache-Control"] = "public, max-age=31536000, immutable"
    return sheet


def _new_page(request: HttpRequest, form: NewConferenceForm, status: int = 200) -> HttpResponse:
    """With every preset in plain words, to choose from."""
    said = [(label, list(preset(name).in_words())) for name, label in PRESETS.items()]
    page = {"form": form, "parts": form.parts(*NEEDED), "presets": said}
    return render(request, "conference/new.html", page, status=status)


@house_only()
def new(request: AccountRequest) -> HttpResponse:
    return _new_page(request, NewConferenceForm())


@house_only()
@deed
def create(request: AccountRequest) -> HttpResponse:
    form = NewConferenceForm(request.POST)
    if not form.is_valid():
        return _new_page(request, form, status=422)
    conference = actions.create(
        by=By(duty="administrator", account=request.user),
        series=form.cleaned_data["series"],
        series_name=form.cleaned_data["series_name"],
        preset_name=form.cleaned_data["preset"],
        **form.particulars(),
    )
    messages.success(
        request, _("The conference has been created. The first steps are listed here.")
    )
    return redirect("portal:today", slug=conference.slug)


@members_only()
def settings(request: MemberRequest, slug: str) -> HttpResponse:
    return render(request, "conference/settings.html", _settings_page(request))


def _settings_page(request: MemberRequest) -> dict[str, Any]:
    conference = request.conference
    return {
        "conference": conference,
        "words": list(rules_of(conference).in_words()),
        "source": rules_of(conference).of(RulesSource).source,
        "switches": switches_of(conference.pk),
        "directs": request.member.has(DIRECTS),
        "consequences": consequences_of_dates(conference) if "dates" in request.GET else [],
        "stages": Conference.Stage.choices,
        "preparing": Conference.Stage.PREPARING,
        "first_public": Conference.Stage(FIRST_PUBLIC),
    }


def _edit_page(
    request: MemberRequest, form: ConferenceForm, seen: str, status: int = 200, **more: Any
) -> HttpResponse:
    page = {"form": form, "parts": form.parts(*request.GET.getlist("part")), "seen": seen, **more}
    return render(request, "conference/edit.html", page, status=status)


@members_only(DIRECTS)
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    form = ConferenceForm(instance=request.conference)
    return _edit_page(request, form, particulars_seen(request.conference), was=drawn(form))


@members_only(DIRECTS)
@deed
def change(request: MemberRequest, slug: str) -> HttpResponse:
    seen, was = request.POST.get("seen", ""), request.POST.get("was", "")
    if particulars_seen(request.conference) != seen:
        return _overtaken_page(request)
    form = ConferenceForm(request.POST, instance=_apart(request.conference))
    if not form.is_valid():
        return _edit_page(request, form, seen, was=was, status=422)
    told = consequences_of_dates(form.instance) if form.dates_change else []
    if told and not request.POST.get("with_days"):
        return _dates_page(request, form, told)
    try:
        changed = actions.change(
            request.conference,
            seen=seen,
            days_move=request.POST.get("with_days") == MOVE,
            hours_stay=form.cleaned_data["with_zone"] == "hours",
            by=request.by,
            **form.particulars(),
        )
    except Refused as no:
        form.add_error(None, str(no))
        return _edit_page(request, form, seen, was=was, status=409)
    messages.success(request, _("Saved."))
    asked = "?dates" if told else ""
    return redirect(reverse("conference:settings", args=[changed.slug]) + asked)


def _dates_page(
    request: MemberRequest, form: ConferenceForm, told: list[Consequence]
) -> HttpResponse:
    """What other dates mean. Nothing is saved yet: what was typed comes along."""
    aside = ("csrfmiddlewaretoken", KEY_FIELD, "with_days")
    typed = [(k, v) for k, values in request.POST.lists() if k not in aside for v in values]
    days = (form.cleaned_data["starts"] - request.conference.starts).days
    page = {
        "now": request.conference,
        "starts": form.cleaned_data["starts"],
        "ends": form.cleaned_data["ends"],
        "consequences": told,
        "typed": typed,
        "may_move": days and any(each.moves for each in told),
        "move": MOVE,
    }
    return render(request, "conference/dates.html", page, status=422)


def _overtaken_page(request: MemberRequest) -> HttpResponse:
    """Who comes second sees what the first saved, and loses nothing."""
    conference = request.conference
    now = ConferenceForm(instance=_apart(conference))
    found = overtaken(particulars_changed(), now, request.POST)
    form = ConferenceForm(found.data, instance=_apart(conference))
    return _edit_page(request, form, particulars_seen(conference), overtaken=found, status=409)


def _apart(conference: Conference) -> Conference:
    """To be typed into: the page keeps its own."""
    return Conference.objects.get(pk=conference.pk)


@members_only(DIRECTS)
@deed
def stage(request: MemberRequest, slug: str) -> HttpResponse:
    actions.set_stage(
        request.conference,
        request.POST.get("stage", ""),
        seen=request.POST.get("seen", ""),
        by=request.by,
    )
    now = request.conference.get_stage_display()
    messages.success(request, _("The conference is now in this phase: %(stage)s.") % {"stage": now})
    return redirect("conference:settings", slug=slug)


@members_only(DIRECTS)
def clone(request: MemberRequest, slug: str) -> HttpResponse:
    form = CloneForm(initial={"title": request.conference.title})
    return render(request, "conference/clone.html", {"form": form})


@members_only(DIRECTS)
@deed
def clone_make(request: MemberRequest, slug: str) -> HttpResponse:
    form = CloneForm(request.POST)
    if not form.is_valid():
        return render(request, "conference/clone.html", {"form": form}, status=422)
    copy = actions.clone(request.conference, by=request.by, **form.cleaned_data)
    messages.success(
        request, _("The next edition has been created. Its rules and duties have been copied.")
    )
    return redirect("conference:settings", slug=copy.slug)
