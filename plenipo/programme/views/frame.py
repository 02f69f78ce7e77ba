"""What the programme's pages share: where they are, and what stands beside each of them."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from plenipo.programme import rules
from plenipo.programme.access import MemberRequest
from plenipo.programme.models import Session
from plenipo.programme.queries.sessions import session_in


def frame(request: MemberRequest, here: str = "") -> dict[str, Any]:
    """`here`: the tab; a page below one of them has crumbs instead."""
    return {
        "tab": here,
        "may_plan": rules.may_plan(request.member),
        "conference": request.conference,
    }


def crumbs(request: MemberRequest, session: Session | None = None) -> list[dict[str, str]]:
    slug = request.conference.slug
    found = [{"label": _("Programme"), "url": reverse("programme:sessions", args=[slug])}]
    if session:
        url = reverse("programme:session", args=[slug, session.pk])
        found.append({"label": str(session), "url": url})
    return found


def crumbs_of_interpretation(
    request: MemberRequest, *, interpreters: bool = False
) -> list[dict[str, str]]:
    slug = request.conference.slug
    pages = [("programme:interpretation", _("Interpretation"))]
    if interpreters:
        pages.append(("programme:interpreters", _("Interpreters")))
    below = [{"label": label, "url": reverse(name, args=[slug])} for name, label in pages]
    return [*crumbs(request), *below]


def session_or_404(request: MemberRequest, pk: int) -> Session:
    session = get_object_or_404(session_in(request.conference, pk))
    session.conference = request.conference  # loaded already, with its rules
    return session
