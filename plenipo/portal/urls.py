from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.portal.views import desk, public, records

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desks/", desk.desks, name="desks"),
    path("desk/<slug:slug>/", desk.today, name="today"),
    path("desk/<slug:slug>/journal/", records.journal, name="journal"),
    path("desk/<slug:slug>/journal.csv", records.journal_csv, name="journal-csv"),
    path("desk/<slug:slug>/letters/", records.letters, name="letters"),
    path("desk/<slug:slug>/letters/<int:pk>/", records.letter, name="letter"),
    path("desk/<slug:slug>/letters/<int:pk>/again/", records.letter_again, name="letter-again"),
    path("", public.home, name="home"),
    path("<slug:slug>/", public.conference, name="conference"),
    path("<slug:slug>/participants/", public.participants, name="participants"),
    path("<slug:slug>/embed/counts/", public.embed_counts, name="embed-counts"),
]
