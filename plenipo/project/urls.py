from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.urls.resolvers import URLResolver

from plenipo.conference.views.edition import accent
from plenipo.kit.apps import house
from plenipo.kit.views import robots
from plenipo.portal.api import api
from plenipo.portal.feeds import feed


def of_apps(*, in_languages: bool) -> list[URLResolver]:
    """In the order of the apps: what is asked for last may begin with any word."""
    return [
        path(app.at, include(f"{app.name}.urls"))
        for app in house()
        if find_spec(f"{app.name}.urls") and app.name != "plenipo.project"
        if in_languages != (app.at == "-/")
    ]


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    re_path(r"^-/accent/(?P<colour>[0-9a-f]{6})\.css$", accent, name="accent"),
    *of_apps(in_languages=False),
    path("api/", api.urls),
    path("feeds/<slug:slug>.json", feed, name="feed"),
    *i18n_patterns(
        path("account/", include("plenipo.project.accounts")),
        *of_apps(in_languages=True),
    ),
]

handler400 = "plenipo.project.answers.unreadable"
handler403 = "plenipo.project.answers.forbidden"
handler404 = "plenipo.project.answers.missing"
handler500 = "plenipo.project.answers.broken"
