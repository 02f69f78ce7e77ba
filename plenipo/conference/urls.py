from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.conference.views import direction, edition

app_name = "conference"
SETTINGS = "desk/<slug:slug>/settings/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desks/new/", edition.new, name="new"),
    path("desks/new/create/", edition.create, name="create"),
    path(SETTINGS, edition.settings, name="settings"),
    path(f"{SETTINGS}edit/", edition.edit, name="edit"),
    path(f"{SETTINGS}change/", edition.change, name="change"),
    path(f"{SETTINGS}stage/", edition.stage, name="stage"),
    path(f"{SETTINGS}clone/", edition.clone, name="clone"),
    path(f"{SETTINGS}clone/make/", edition.clone_make, name="clone-make"),
    path(f"{SETTINGS}rules/", direction.rules, name="rules"),
    path(f"{SETTINGS}rules/change/", direction.rules_change, name="rules-change"),
    path(f"{SETTINGS}duties/", direction.duties, name="duties"),
    path(f"{SETTINGS}duties/give/", direction.duties_give, name="duties-give"),
    path(f"{SETTINGS}duties/<whole:pk>/take/", direction.duties_take, name="duties-take"),
    path(f"{SETTINGS}switches/", direction.switches, name="switches"),
    path(f"{SETTINGS}switches/<slug:name>/", direction.switch_throw, name="switch-throw"),
    path(f"{SETTINGS}tokens/", direction.tokens, name="tokens"),
    path(f"{SETTINGS}tokens/make/", direction.token_make, name="token-make"),
    path(f"{SETTINGS}tokens/<whole:pk>/revoke/", direction.token_revoke, name="token-revoke"),
]
