"""Every reading of a protected person's name by an officer is noted, whichever page, file or program showed it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from plenipo.conference.models import Membership
from plenipo.delegations.actions.protection import note_look_ups
from plenipo.kit.looked_up import looking_up


class NotesLookUps:
    """The one door to people says who was read (`kit/looked_up.py`). What cannot be noted is not shown: a store that
    takes no row answers 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with looking_up() as read:
            response = self.get_response(request)
        member = _member(request)
        if read and member is not None:
            match = request.resolver_match
            note_look_ups(
                read,
                conference=member.conference,
                account=member.account,
                place=match.view_name if match else "",
            )
        return response


def _member(request: HttpRequest) -> Membership | None:
    """Behind a page of the desk, or the owner of the token a program came with."""
    found = getattr(request, "member", None) or getattr(request, "auth", None)
    return found if isinstance(found, Membership) else None
