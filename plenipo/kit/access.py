"""How a view can be reached: by anyone, or through a guard that each app defines in its access.py."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from plenipo.kit.typed import put_aside

P = ParamSpec("P")  # what of the address a view is given
R = TypeVar("R", bound=HttpRequest)  # the request it wants: of whoever was let in
F = TypeVar("F", bound=Callable[..., HttpResponseBase])

View = Callable[Concatenate[R, P], HttpResponseBase]
Reached = View[HttpRequest, P]
Guard = Callable[Concatenate[R, ...], HttpResponseBase | None]


def public(view: F) -> F:
    """Anyone may see this page; it shows nothing that is not public."""
    return marked(view, reached_by="anyone")


def marked(view: F, **marks: object) -> F:
    """Say of a view what is read where it is reached: `reached_by`, `duties`, `is_deed`, `own`."""
    vars(view).update(marks)
    return view


def allow(allowed: bool) -> None:
    """Turn a rule's answer into a 403."""
    if not allowed:
        raise PermissionDenied


def guarded(by: str, guard: Guard[R]) -> Callable[[View[R, P]], Reached[P]]:
    """Make a decorator whose guard runs before the view.

    by      the word shown for it in the access table
    guard   called with the request and the address's arguments; answers None to let the person in,
            a response to send them elsewhere (sign in, second factor), or raises Http404 / PermissionDenied;
            the kind of request it takes is what it makes of it, and what the view may want
    """

    def decorate(view: View[R, P]) -> Reached[P]:
        @wraps(view)
        def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            known = cast(R, request)
            elsewhere = guard(known, **kwargs)
            if elsewhere is None:
                return view(known, *args, **kwargs)
            if request.method == "POST":
                put_aside(request)
            return elsewhere

        return marked(inner, reached_by=by)

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
