"""What every page knows: its language and direction, the other languages of the same page, whether data is invented."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_bidi, get_language_info


def page(request: HttpRequest) -> dict[str, Any]:
    here = request.get_full_path()
    return {
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "url": translate_url(here, code),
                "current": code == get_language(),
            }
            for code, _name in settings.LANGUAGES
        ],
        "demo_notice": settings.DEMO,
    }
