"""What a release would do, the release, its letters, and the versions released before."""

from collections import Counter
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from plenipo.conference.models import Conference
from plenipo.delegations.bridge import reader_of
from plenipo.kit.errors import Refused
from plenipo.kit.locales import language_name
from plenipo.programme.access import MemberRequest, any_member, deed, planners_only
from plenipo.programme.actions import release as actions
from plenipo.programme.bridge import content_from
from plenipo.programme.models import Version
from plenipo.programme.queries import versions as queries
from plenipo.programme.queries.places import zone_of
from plenipo.programme.views.frame import crumbs, frame
from plenipo.programme.words.changes import change_in_words
from plenipo.programme.words.warnings import warnings_of


@any_member
@require_safe
def versions(request: MemberRequest, slug: str) -> HttpResponse:
    conference = request.conference
    release, zone = queries.release_as_planned(conference), zone_of(conference)
    warnings = warnings_of(release.planning, reader_of(request.member))
    page = {
        **frame(request, "programme:versions"),
        "versions": queries.versions_of(conference),
        "release": release,
        "differs": release.differs,
        "zone_now": "" if release.changes else release.content.zone,
        "changes": [change_in_words(each, release.content, zone) for each in release.changes],
        "blocking": [each for each in warnings if each.severity.startswith("block")],
        "others": [each for each in warnings if each.severity == "warn"],
        "not_going_out": queries.not_going_out(conference),
        "letters": queries.drafted_letters(conference).count(),
    }
    return render(request, "programme/versions.html", page)


@planners_only
@deed
def release(request: MemberRequest, slug: str) -> HttpResponse:
    number, note = request.POST.get("number", ""), request.POST.get("note", "")[:2000]
    if not number.isdecimal() or len(number) > 9:
        raise Refused(_("Reload the page."))
    version = actions.release(request.conference, number=int(number), note=note, by=request.by)
    messages.success(request, _("Version %(n)s has been published.") % {"n": version.number})
    if request.conference.stage == Conference.Stage.PREPARING:
        told = {"stage": request.conference.get_stage_display()}
        said = _("It becomes visible to the public when the phase is no longer “%(stage)s”.")
        messages.warning(request, said % told)
    return redirect("programme:versions", slug)


@any_member
@require_safe
def version(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    found = Version.objects.filter(conference=request.conference).select_related("by")
    shown = get_object_or_404(found, number=number)
    content = content_from(shown.content)
    zone = ZoneInfo(content.zone or request.conference.zone)
    page = {
        **frame(request),
        "version": shown,
        "changes": [change_in_words(each, content, zone) for each in queries.changes_of(shown)],
        "crumbs": crumbs(request),
    }
    return render(request, "programme/version.html", page)


@planners_only
@require_safe
def letters(request: MemberRequest, slug: str) -> HttpResponse:
    """What goes out once somebody lets it: every letter can be read first."""
    drafts = list(queries.drafted_letters(request.conference))
    by_language = Counter(letter.language for letter in drafts)
    page = {
        **frame(request),
        "drafts": drafts,
        "by_language": [(language_name(code), n) for code, n in sorted(by_language.items())],
        "crumbs": crumbs(request),
    }
    return render(request, "programme/letters.html", page)


@planners_only
@deed
def letters_send(request: MemberRequest, slug: str) -> HttpResponse:
    """The number is typed, and is the number of letters that were shown."""
    typed = request.POST.get("confirm", "").strip()
    number = int(typed) if typed.isdecimal() and len(typed) < 9 else -1
    sent = actions.send_letters(request.conference, number=number, by=request.by)
    said = ngettext("%(n)s letter is being sent.", "%(n)s letters are being sent.", sent)
    messages.success(request, said % {"n": sent})
    return redirect("programme:versions", slug)


@planners_only
@deed
def letters_discard(request: MemberRequest, slug: str) -> HttpResponse:
    actions.discard_letters(request.conference, by=request.by)
    messages.success(request, _("The drafts have been discarded; no letters were sent."))
    return redirect("programme:versions", slug)
