from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control

from plenipo.kit import specimens
from plenipo.kit.access import public

NOT_FOR_ROBOTS = ("account", "answer", "delegation", "desk", "desks", "register")
FRAMES = ("public", "desk", "focal")


@public
def style_page(request: HttpRequest) -> HttpResponse:
    """Every component; ?frame= public, desk or focal and ?lang= any of ours."""
    frame = request.GET.get("frame")
    frame = frame if frame in FRAMES else "public"
    asked = request.GET.get("lang", "")
    known = dict(settings.LANGUAGES)
    with translation.override(asked if asked in known else translation.get_language()):
        return render(request, "kit/style.html", specimens.context() | _frame(frame))


def _frame(frame: str) -> dict[str, object]:
    here = translation.get_language()
    return {
        "frame": f"kit/{frame}.html",
        "frames": [
            {"name": f, "url": f"?frame={f}&lang={here}", "current": f == frame} for f in FRAMES
        ],
        "languages": [
            {
                "code": code,
                "name": translation.get_language_info(code)["name_local"],
                "url": f"?frame={frame}&lang={code}",
                "current": code == here,
            }
            for code, _name in settings.LANGUAGES
        ],
    }


@public
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """What programs that read the web leave alone: desks, accounts, and all that opens by a personal link."""
    disallowed = [
        f"Disallow: /{code}/{first}/"
        for code, _name in settings.LANGUAGES
        for first in NOT_FOR_ROBOTS
    ]
    return HttpResponse("\n".join(["User-agent: *", *disallowed, ""]), content_type="text/plain")
