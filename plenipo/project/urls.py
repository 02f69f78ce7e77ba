from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from plenipo.conference.views.edition import accent
from plenipo.kit.views import robots
from plenipo.portal.api import api
from plenipo.portal.feeds import feed

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("-/", include("plenipo.kit.urls")),
    re_path(r"^-/accent/(?P<colour>[0-9a-f]{6})\.css$", accent, name="accent"),
    path("-/", include("plenipo.records.urls")),
    path("api/", api.urls),
    path("feeds/<slug:slug>.json", feed, name="feed"),
    *i18n_patterns(
        path("account/", include("plenipo.project.accounts")),
        path("", include("plenipo.accounts.urls")),
        path("register/", include("plenipo.registry.urls")),
        path("", include("plenipo.conference.urls")),
        path("", include("plenipo.delegations.urls")),
        path("", include("plenipo.programme.urls")),
        path("", include("plenipo.bilaterals.urls")),
        path("", include("plenipo.portal.urls")),
    ),
]

handler400 = "plenipo.project.answers.unreadable"
handler403 = "plenipo.project.answers.forbidden"
handler404 = "plenipo.project.answers.missing"
handler500 = "plenipo.project.answers.broken"
