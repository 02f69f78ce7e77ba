"""The public site. The same for everybody: no session, no cookie, nothing from elsewhere."""

from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from plenipo.conference.access import MemberRequest, members_only
from plenipo.conference.models import Conference, in_language
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.names import country_here, names_of_countries
from plenipo.delegations.bridge import PUBLIC
from plenipo.delegations.formats.participants import KINDS, as_file
from plenipo.delegations.profile import LIST_STATES, UNDISCLOSED, Figures
from plenipo.delegations.queries.counts import by_country, published
from plenipo.delegations.queries.people import participants_are_disclosed
from plenipo.delegations.words.announcements import announced
from plenipo.delegations.words.listed import public_list
from plenipo.delegations.words.previews import preview_of, reader_in_preview, readers_in_preview
from plenipo.kit.access import public
from plenipo.kit.desks import PUBLIC_PAGES
from plenipo.kit.forms import whole
from plenipo.kit.phrases import in_city
from plenipo.kit.tiles import tile_map
from plenipo.portal.access import public_page
from plenipo.portal.forms import NotedForm
from plenipo.portal.queries import public as queries
from plenipo.portal.words.public import numerals
from plenipo.records.actions.seals import begins_with
from plenipo.records.queries import last_seal
from plenipo.registry.words.countries import country_choices


def public_pages(conference: Conference, here: str) -> list[dict[str, Any]]:
    return [
        {
            "label": page.label,
            "url": reverse(page.address, args=[conference.slug]),
            "current": page.address == here,
        }
        for page in PUBLIC_PAGES
        if page.opens(conference)
    ]


def frame(request: HttpRequest, conference: Conference, here: str) -> dict[str, Any]:
    """What every public page of a conference knows."""
    slug = conference.slug
    return {
        "conference": conference,
        "site_name": str(conference),
        "home_url": reverse("portal:conference", args=[slug]),
        "accent_css": reverse("accent", args=[conference.accent.lstrip("#")]),
        "nav": public_pages(conference, here),
        "verify_url": reverse("delegations:verify", args=[slug]),
        "journal_url": reverse("portal:sealed-journal"),
        "sign_in_url": reverse("account_login"),
        "demo_notice": settings.DEMO or conference.is_demo,
        "foot_notes": [text] if (text := in_language(conference.convenor)) else [],
    }


@public
def home(request: HttpRequest) -> HttpResponse:
    page = {
        "conferences": queries.public_conferences(),
        "journal_url": reverse("portal:sealed-journal"),
        "sign_in_url": reverse("account_login"),
    }
    return render(request, "portal/public/home.html", page)


@public
@never_cache
@require_safe
def sealed_journal(request: HttpRequest) -> HttpResponse:
    """The head and size of the journal, and whether it still begins with what somebody noted earlier."""
    form = NotedForm(request.GET if request.GET.get("head") else None)
    page: dict[str, Any] = {
        "seal": last_seal(),
        "form": form,
        "sign_in_url": reverse("account_login"),
    }
    if form.is_bound and form.is_valid():
        page["found"] = begins_with(**form.cleaned_data)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "portal/public/journal.html", page, status=status)


@public_page
def conference(request: HttpRequest, conference: Conference) -> HttpResponse:
    today = timezone.localdate()
    figures = queries.published_sentences(conference)
    around = frame(request, conference, "portal:conference")
    programme = reverse("portal:programme", args=[conference.slug])
    page = {
        **around,
        "programme_url": next((p["url"] for p in around["nav"] if p["url"] == programme), ""),
        "theme": in_language(conference.theme),
        "facts": _facts(conference),
        "days": (conference.starts - today).days,
        "over": conference.ends < today,
        "figures": figures,
        "numerals": numerals(figures),
        "map": _map(conference) if figures else None,
        "disclosed": participants_are_disclosed(PUBLIC, conference),
        "announced": queries.list_announced_for(conference),
        "principals": announced(conference, today),
        "practical": in_language(conference.practical),
        "press_name": in_language(conference.press_name),
    }
    return render(request, "portal/public/conference.html", page)


def _facts(conference: Conference) -> list[tuple[str, str]]:
    venue, city = in_language(conference.venue), in_language(conference.city)
    country = country_here(conference.country, conference)
    facts = [
        (_("Place"), in_city(in_city(venue, city), country)),
        (_("Host"), in_language(conference.host)),
        (_("Convenor"), in_language(conference.convenor)),
    ]
    return [(label, text) for label, text in facts if text]


def _map(conference: Conference) -> Any:
    """Where the parties come from. It answers "is X coming?", so it waits for the list to be disclosed."""
    rules = rules_of(conference).of(Figures)
    if (
        rules.rounded_figures
        or not participants_are_disclosed(PUBLIC, conference)
        or not published(conference).filter(rule="accepted").exists()
    ):
        return None
    return tile_map(
        by_country(conference, rules),
        title=_("Map of acceptances"),
        value_label=_("parties and organisations"),
        names=dict(country_choices(names_of_countries(conference))),
    )


@public_page
def participants(request: HttpRequest, conference: Conference) -> HttpResponse:
    """The list as disclosed. While it is not, the page says when it will be, and nothing else."""
    page = {
        **frame(request, conference, "portal:participants"),
        "shown": public_list(conference),
        "announced": queries.list_announced_for(conference),
        "principals": announced(conference, timezone.localdate()),
        "files": [
            (kind.upper(), reverse(f"portal:participants-{kind}", args=[conference.slug]))
            for kind in KINDS
        ],
    }
    return render(request, "portal/public/participants.html", page)


@public_page
def participants_file(request: HttpRequest, conference: Conference, kind: str) -> HttpResponse:
    """Drawn once for everybody, as the page is."""
    shown = public_list(conference)
    if shown is None:
        raise Http404
    return HttpResponse(as_file(shown, kind), content_type=KINDS[kind])


@members_only()
@never_cache
@require_safe
def list_preview(request: MemberRequest, slug: str, state: str) -> HttpResponse:
    """The list as one kind of reader would get it if it were published now; or a version, as it may be shown today."""
    if state not in LIST_STATES or state == UNDISCLOSED:
        raise Http404
    conference, reader = (
        request.conference,
        reader_in_preview(request.GET.get("as", ""), request.conference),
    )
    version = whole(request.GET.get("version", ""), None)
    shown = preview_of(conference, state, reader.reader, version)
    if shown is None:
        raise Http404
    here, more = reverse("portal:list-preview", args=[slug, state]), ""
    if version is not None:
        more = f"&version={version}"
    page = {
        **frame(request, conference, "portal:participants"),
        "shown": shown,
        "principals": [] if shown.internal else announced(conference, timezone.localdate()),
        "preview": reverse("delegations:list", args=[slug]),
        "preview_says": reader.says,
        "readers": [
            (each.label, f"{here}?as={each.key}{more}", each.key == reader.key)
            for each in readers_in_preview(conference)
        ],
        "states": []
        if version is not None
        else [
            (
                label,
                reverse("portal:list-preview", args=[slug, value]) + f"?as={reader.key}",
                value == state,
            )
            for value, label in LIST_STATES.items()
            if value != UNDISCLOSED
        ],
    }
    return render(request, "portal/public/participants.html", page)


@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
@public_page
def embed_counts(request: HttpRequest, conference: Conference) -> HttpResponse:
    """The published figures, to be shown in a frame on anybody's page."""
    page = {"figures": queries.published_sentences(conference), "conference": conference}
    return render(request, "portal/public/embed_counts.html", page)
