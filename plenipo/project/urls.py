from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("-/", include("plenipo.kit.urls")),
    path("-/", include("plenipo.records.urls")),
    *i18n_patterns(
        path("account/", include("allauth.urls")),
        path("register/", include("plenipo.registry.urls")),
        path("", include("plenipo.conference.urls")),
        path("", include("plenipo.delegations.urls")),
        path("", include("plenipo.portal.urls")),
    ),
]
