"""How a view can be reached: by anyone, or through a guard that each app defines in its access.py."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from plenipo.kit.typed import put_aside

View = Callable[..., HttpResponseBase]
Guard = Callable[..., HttpResponseBase | None]


def public(view: View) -> View:
    """Anyone may see this page; it shows nothing that is not public."""
    view.reached_by = "anyone"  # type: ignore[attr-defined]
    return view


def allow(allowed: bool) -> None:
    """Turn a rule's answer into a 403."""
    if not allowed:
        raise PermissionDenied


def guarded(by: str, guard: Guard) -> Callable[[View], View]:
    """Make a decorator whose guard runs before the view.

    by      the word shown for it in the access table
    guard   called with the request and the address's arguments; answers None to let the person in,
            a response to send them elsewhere (sign in, second factor), or raises Http404 / PermissionDenied
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            elsewhere = guard(request, **kwargs)
            if elsewhere is None:
                return view(request, *args, **kwargs)
            if request.method == "POST":
                put_aside(request)
            return elsewhere

        inner.reached_by = by  # type: ignore[attr-defined]
        return inner

    return decorate


class HoldsDuties(Protocol):
    def has(self, *duties: str) -> bool: ...


def may_open(who: HoldsDuties, url: str) -> bool:
    """Whether the guard at this address lets them in, so that no page offers what it would refuse.

    Asks no database: a guard says by `duties` on the view which of them it wants; none: anybody who got here.
    What a view asks beyond its guard is not known here.
    """
    path = url.partition("#")[0].partition("?")[0]
    duties = getattr(resolve(path).func, "duties", ())
    return not duties or who.has(*duties)
