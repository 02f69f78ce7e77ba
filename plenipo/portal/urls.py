from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.portal.views import desk

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desks/", desk.desks, name="desks"),
    path("desk/<slug:slug>/", desk.today, name="today"),
]
