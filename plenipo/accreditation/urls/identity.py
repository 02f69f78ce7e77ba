"""Addresses of identity documents."""

from django.urls import path

from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.views import identity, identity_of_party, openings

IDENTITY = "desk/<slug:slug>/documents/"
OPENINGS = f"{IDENTITY}openings/"
of_identity = [
    path(IDENTITY, identity.identity, name="identity"),
    path(f"{IDENTITY}table.csv", identity.identity_table, {"kind": "csv"}, name="identity-csv"),
    path(f"{IDENTITY}table.xlsx", identity.identity_table, {"kind": "xlsx"}, name="identity-xlsx"),
    path(f"{IDENTITY}open/", identity.opening_new, name="opening-new"),
    path(f"{IDENTITY}open/ask/", identity.opening_ask, name="opening-ask"),
    path(OPENINGS, openings.openings, name="openings"),
    path(f"{OPENINGS}<whole:pk>/", openings.opening, name="opening"),
    path(f"{OPENINGS}<whole:pk>/approve/", openings.opening_allow, name="opening-allow"),
    path(f"{OPENINGS}<whole:pk>/decline/", openings.opening_decline, name="opening-decline"),
    path(f"{OPENINGS}<whole:pk>/read/", openings.opening_read, name="opening-read"),
    path(
        f"{OPENINGS}<whole:pk>/file.csv",
        openings.opening_file,
        {"kind": "csv"},
        name="opening-csv",
    ),
    path(
        f"{OPENINGS}<whole:pk>/file.xlsx",
        openings.opening_file,
        {"kind": "xlsx"},
        name="opening-xlsx",
    ),
]

IDENTITY_OF_PARTIES = (
    ("documents/", identity_of_party.identity, "identity-of-party", None),
    ("documents/<whole:pk>/", identity_of_party.identity_enter, "identity-enter", None),
    (
        "documents/<whole:pk>/keep/",
        identity_of_party.identity_keep,
        "identity-keep",
        Verb.IDENTITY_RECEIVED,
    ),
    (
        "documents/<whole:pk>/remove/",
        identity_of_party.identity_remove,
        "identity-remove",
        Verb.IDENTITY_REMOVED,
    ),
)
