"""The domain's no becomes a page: `Refused` is a 409 with its sentence. Everything else is a bug and is not caught."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from plenipo.kit.errors import Refused


class DomainAnswers:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, Refused):
            return render(request, "409.html", {"sentence": str(error)}, status=409)
        return None
