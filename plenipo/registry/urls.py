from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.registry.views import countries, entries, imports, lists, parties

app_name = "registry"
LISTS = "lists/<whole:pk>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("lists/", lists.lists, name="lists"),
    path("lists/new/", lists.list_new, name="list-new"),
    path("lists/keep/", lists.list_keep, name="list-keep"),
    path(LISTS, lists.list_desk, name="list"),
    path(f"{LISTS}columns/", lists.list_columns, name="list-columns"),
    path(f"{LISTS}match/", lists.list_match, name="list-match"),
    path(f"{LISTS}no-parties/", lists.list_no_parties, name="list-no-parties"),
    path(f"{LISTS}delete/", lists.list_drop_ask, name="list-drop-ask"),
    path(f"{LISTS}drop/", lists.list_drop, name="list-drop"),
    path(f"{LISTS}result.csv", lists.list_result, {"kind": "csv"}, name="list-csv"),
    path(f"{LISTS}result.xlsx", lists.list_result, {"kind": "xlsx"}, name="list-xlsx"),
    path(f"{LISTS}rows/<whole:row>/", lists.list_row, name="list-row"),
    path(f"{LISTS}rows/<whole:row>/decide/", lists.list_decide, name="list-decide"),
    path(f"{LISTS}rows/<whole:row>/new/", lists.list_organisation, name="list-organisation"),
    path(
        f"{LISTS}rows/<whole:row>/add/", lists.list_organisation_add, name="list-organisation-add"
    ),
    path("", parties.parties, name="parties"),
    path("parties.csv", parties.parties_table, {"kind": "csv"}, name="parties-csv"),
    path("parties.json", parties.parties_table, {"kind": "json"}, name="parties-json"),
    path("new/", entries.party_new, name="party-new"),
    path("add/", entries.party_add, name="party-add"),
    path("<whole:pk>/", parties.party, name="party"),
    path("<whole:pk>/edit/", entries.party_edit, name="party-edit"),
    path("<whole:pk>/change/", entries.party_change, name="party-change"),
    path("<whole:pk>/undo/<whole:revision>/", entries.party_undo, name="party-undo"),
    path("<whole:pk>/remove/", entries.party_remove, name="party-remove"),
    path("<whole:pk>/merge/", entries.merge_ask, name="merge-ask"),
    path("<whole:pk>/merge/<whole:other>/", entries.merge_do, name="merge-do"),
    path("duplicates/", entries.duplicates, name="duplicates"),
    path("duplicates/<whole:pk>/<whole:other>/", entries.tell_apart, name="tell-apart"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("countries/<str:code>/set/", countries.country_set, name="country-set"),
    path("imports/", imports.imports, name="imports"),
    path("imports/receive/", imports.import_receive, name="import-receive"),
    path("imports/<whole:pk>/", imports.import_page, name="import"),
    path("imports/<whole:pk>/apply/", imports.import_apply, name="import-apply"),
    path("imports/<whole:pk>/undo/", imports.import_undo, name="import-undo"),
    path("imports/<whole:pk>/drop/", imports.import_drop, name="import-drop"),
]
