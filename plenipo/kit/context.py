"""What every page knows: its language and direction, the other languages of the same page, whether data is invented."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi, get_language_info


def page(request: HttpRequest) -> dict[str, Any]:
    language, here = get_language(), request.get_full_path()
    return {
        "lang": language,
        "dir": "rtl" if get_language_bidi() else "ltr",
        "languages": [
            {
                "code": code,
                "name": own_name(code),
                "url": in_language(here, language, code),
                "current": code == language,
            }
            for code, _name in settings.LANGUAGES
        ],
        "demo_notice": settings.DEMO,
    }


@cache
def own_name(language: str) -> str:
    """What the language calls itself."""
    return str(get_language_info(language)["name_local"])


def in_language(address: str, language: str | None, other: str) -> str:
    """The same page in another language: addresses differ by their first part and nothing else.

    Django's own `translate_url` would look each of them up among all addresses of the product.
    """
    prefix = f"/{language}/"
    return address.replace(prefix, f"/{other}/", 1) if address.startswith(prefix) else address
