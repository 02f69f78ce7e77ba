"""The house's settings, and before all other middleware one that two headers of a benchmark ask.

`X-Anew`: find no page kept, draw it. `X-Count`: say in `X-Queries` how much was asked of the database.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from plenipo.project.settings import *  # noqa: F403
from plenipo.project.settings import MIDDLEWARE as OURS

MIDDLEWARE = ["benchmarks.watched.watched", *OURS]


def watched(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    from django.db import connection

    from plenipo.kit.kept import shelf

    def inner(request: HttpRequest) -> HttpResponseBase:
        if "X-Anew" in request.headers:
            shelf.clear()
        if "X-Count" not in request.headers:
            return answer(request)
        asked = []

        def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
            asked.append(sql)
            return execute(sql, *more)

        with connection.execute_wrapper(note):
            response = answer(request)
        response["X-Queries"] = str(len(asked))
        return response

    return inner
