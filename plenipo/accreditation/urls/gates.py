"""Addresses of the gates: those their devices ask, and the desk."""

from django.urls import path

from plenipo.accreditation.models import Passage
from plenipo.accreditation.views import gate_page, gates, passages

GATE_DESK = "desk/<slug:slug>/gates/"
ALL_GATES = f"{GATE_DESK}gates/"
ONE_GATE = f"{ALL_GATES}<whole:pk>/"
DEVICE = f"{GATE_DESK}device/<whole:pk>/"
PASSAGE = f"{GATE_DESK}passages/<whole:pk>/"
DAY_BADGES = f"{GATE_DESK}one-day/"
ACCEPTED, ASIDE = {"state": Passage.State.ACCEPTED}, {"state": Passage.State.ASIDE}

of_devices = [
    path("gate/", gate_page.page, name="gate-page"),
    path("gate/worker.js", gate_page.worker, name="gate-worker"),
    path("gate/app.webmanifest", gate_page.manifest, name="gate-manifest"),
    path("gate/enrol/", gate_page.enrolment, name="gate-enrol"),
    path("gate/list/", gate_page.badges, name="gate-list"),
    path("gate/sync/", gate_page.sync, name="gate-sync"),
    path("gate/photos/", gate_page.photos, name="gate-photos"),
]

of_gates = [
    path(GATE_DESK, gates.board, name="gate-board"),
    path(ALL_GATES, gates.gates, name="gates"),
    path(f"{ALL_GATES}add/", gates.gate_add, name="gate-add"),
    path(ONE_GATE, gates.gate, name="gate"),
    path(f"{ONE_GATE}change/", gates.gate_change, name="gate-change"),
    path(f"{ONE_GATE}close/", gates.gate_close, name="gate-close"),
    path(f"{ONE_GATE}reopen/", gates.gate_reopen, name="gate-reopen"),
    path(f"{ONE_GATE}sheet.pdf", gates.sheet, name="gate-sheet"),
    path(f"{ONE_GATE}device/", gates.device_link, name="device-link"),
    path(f"{GATE_DESK}passages/", passages.passages, name="passages"),
    path(f"{GATE_DESK}passages/table.csv", passages.table, {"kind": "csv"}, name="passages-csv"),
    path(f"{GATE_DESK}passages/table.xlsx", passages.table, {"kind": "xlsx"}, name="passages-xlsx"),
    path(f"{PASSAGE}accept/", passages.examine, ACCEPTED, name="passage-accept"),
    path(f"{PASSAGE}aside/", passages.examine, ASIDE, name="passage-aside"),
    path(f"{DEVICE}revoke/", gates.device_revoke, name="device-revoke"),
    path(f"{DEVICE}accept/", passages.examine_all, ACCEPTED, name="device-accept"),
    path(f"{DEVICE}aside/", passages.examine_all, ASIDE, name="device-aside"),
    path(f"{GATE_DESK}enter/", passages.entered, name="gate-entered"),
    path(f"{GATE_DESK}enter/save/", passages.enter, name="gate-enter"),
    path(DAY_BADGES, passages.days, name="day-badges"),
    path(f"{DAY_BADGES}prepare/", passages.days_prepare, name="day-badges-prepare"),
    path(f"{DAY_BADGES}run/<whole:pk>/sheet.pdf", passages.days_sheet, name="day-badges-sheet"),
    path(f"{DAY_BADGES}<whole:pk>/", passages.day_badge, name="day-badge"),
    path(f"{DAY_BADGES}<whole:pk>/give/", passages.day_badge_give, name="day-badge-give"),
    path(f"{DAY_BADGES}<whole:pk>/free/", passages.day_badge_free, name="day-badge-free"),
]
