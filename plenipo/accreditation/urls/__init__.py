from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.accreditation.profile import CREDENTIALS
from plenipo.accreditation.urls.gates import of_devices, of_gates
from plenipo.accreditation.urls.identity import IDENTITY_OF_PARTIES, of_identity
from plenipo.accreditation.verbs import Verb
from plenipo.accreditation.views import (
    badges,
    badges_of_party,
    categories,
    committee,
    contests,
    credentials,
    enquiries,
    examining,
    focal,
    holder,
    others,
    others_table,
    pass_kinds,
    passes,
    photos,
    photos_of_party,
    reminders,
    runs,
    visa,
    visa_of_party,
)
from plenipo.delegations.profile import ACCREDITATION
from plenipo.delegations.views.standing import PEOPLE, at_the_desk

app_name = "accreditation"

# ---- credentials

CREDENTIALS_DESK = "desk/<slug:slug>/credentials/"
LETTER = f"{CREDENTIALS_DESK}letters/<whole:pk>/"
CONTESTS = f"{CREDENTIALS_DESK}competing/"
CHALLENGES = f"{CREDENTIALS_DESK}challenges/"
COMMITTEE = f"{CREDENTIALS_DESK}committee/"
REPORT = f"{CREDENTIALS_DESK}report/"
of_credentials = [
    path(CREDENTIALS_DESK, credentials.board, name="credentials"),
    path(
        f"{CREDENTIALS_DESK}table.csv",
        credentials.board_table,
        {"kind": "csv"},
        name="credentials-csv",
    ),
    path(
        f"{CREDENTIALS_DESK}table.xlsx",
        credentials.board_table,
        {"kind": "xlsx"},
        name="credentials-xlsx",
    ),
    path(f"{CREDENTIALS_DESK}next/", credentials.next_one, name="credentials-next"),
    path(f"{CREDENTIALS_DESK}many/", examining.many, name="credentials-many"),
    path(f"{CREDENTIALS_DESK}many/do/", examining.many_do, name="credentials-many-do"),
    path(f"{CREDENTIALS_DESK}remind/", reminders.remind_ask, name="credentials-remind"),
    path(f"{CREDENTIALS_DESK}remind/do/", reminders.remind, name="credentials-remind-do"),
    path(f"{CREDENTIALS_DESK}<whole:pk>/", credentials.one, name="credentials-of"),
    path(f"{CREDENTIALS_DESK}<whole:pk>/register/", credentials.register, name="credentials-new"),
    path(f"{CREDENTIALS_DESK}<whole:pk>/add/", credentials.add, name="credentials-add"),
    path(f"{LETTER}edit/", credentials.edit, name="credentials-edit"),
    path(f"{LETTER}change/", credentials.change, name="credentials-change"),
    path(f"{LETTER}scan/", credentials.scan, name="credentials-scan"),
    path(f"{LETTER}find/", examining.find, name="credentials-find"),
    path(CONTESTS, contests.contests, name="contests"),
    path(f"{CONTESTS}new/", contests.contest_new, name="contest-new"),
    path(f"{CONTESTS}add/", contests.contest_add, name="contest-add"),
    path(f"{CONTESTS}<whole:pk>/", contests.contest, name="contest"),
    path(
        f"{CONTESTS}<whole:pk>/plate/<whole:delegation>/",
        contests.contest_plate,
        name="contest-plate",
    ),
    path(f"{CONTESTS}<whole:pk>/decide/", contests.contest_decide, name="contest-decide"),
    path(CHALLENGES, contests.challenges, name="challenges"),
    path(f"{CHALLENGES}new/", contests.challenge_new, name="challenge-new"),
    path(f"{CHALLENGES}add/", contests.challenge_add, name="challenge-add"),
    path(f"{CHALLENGES}<whole:pk>/", contests.challenge, name="challenge"),
    path(f"{CHALLENGES}<whole:pk>/answer/", contests.challenge_answer, name="challenge-answer"),
    path(f"{CHALLENGES}<whole:pk>/decide/", contests.challenge_decide, name="challenge-decide"),
    path(COMMITTEE, committee.committee, name="committee"),
    path(f"{COMMITTEE}change/", committee.committee_change, name="committee-change"),
    path(f"{COMMITTEE}meetings/add/", committee.meeting_add, name="committee-meeting-add"),
    path(
        f"{COMMITTEE}meetings/<whole:pk>/remove/",
        committee.meeting_remove,
        name="committee-meeting-remove",
    ),
    path(REPORT, committee.report, name="report"),
    path(f"{REPORT}issue/", committee.report_issue, name="report-issue"),
    path(
        f"{REPORT}<whole:number>/<slug:language>.<slug:kind>",
        committee.report_file,
        name="report-file",
    ),
]

OF_CREDENTIALS = (
    ("credentials/", focal.mine, "my-credentials", None),
    ("credentials/send/", focal.send, "send-credentials", Verb.CREDENTIALS_SENT),
)
STAND_INS = (CREDENTIALS, ACCREDITATION)
credentials_of_parties = [
    *(path(f"delegation/{route}", view, name=name) for route, view, name, _verb in OF_CREDENTIALS),
    *(
        path(
            f"{CREDENTIALS_DESK}for/<whole:invitation>/{route}",
            at_the_desk(view, name, *STAND_INS, verb=verb),
            name=f"for-{name}",
        )
        for route, view, name, verb in OF_CREDENTIALS
    ),
]

# ---- letters for visas, enquiries

VISA = "desk/<slug:slug>/visa/"
of_visa = [
    path(VISA, visa.visa_letters, name="visa-letters"),
    path(f"{VISA}table.csv", visa.visa_table, {"kind": "csv"}, name="visa-letters-csv"),
    path(f"{VISA}table.xlsx", visa.visa_table, {"kind": "xlsx"}, name="visa-letters-xlsx"),
    path(f"{VISA}issue/", visa.visa_issue, name="visa-issue"),
    path(f"{VISA}new/", visa.visa_new, name="visa-new"),
    path(f"{VISA}new/<whole:pk>/issue/", visa.visa_new_issue, name="visa-new-issue"),
    path(f"{VISA}<whole:pk>/", visa.visa_letter, name="visa-letter"),
    path(f"{VISA}<whole:pk>/letter.pdf", visa.visa_pdf, name="visa-pdf"),
    path(f"{VISA}<whole:pk>/issue/", visa.visa_issue_one, name="visa-issue-one"),
    path(f"{VISA}<whole:pk>/end/", visa.visa_end, name="visa-end"),
]

ENQUIRIES = "desk/<slug:slug>/enquiries/"
of_enquiries = [
    path(ENQUIRIES, enquiries.enquiries, name="enquiries"),
    path(f"{ENQUIRIES}table.csv", enquiries.enquiries_table, {"kind": "csv"}, name="enquiries-csv"),
    path(
        f"{ENQUIRIES}table.xlsx", enquiries.enquiries_table, {"kind": "xlsx"}, name="enquiries-xlsx"
    ),
    path(f"{ENQUIRIES}add/", enquiries.enquiry_add, name="enquiry-add"),
    path(f"{ENQUIRIES}review/", enquiries.enquiries_review, name="enquiries-review"),
    path(f"{ENQUIRIES}<whole:pk>/", enquiries.enquiry, name="enquiry"),
]

# pages of a party: behind its link, and for the officers who stand in for it
OF_PARTIES = (
    ("visa/", visa_of_party.visa, "visa", None),
    ("visa/ask/", visa_of_party.visa_ask, "visa-ask", Verb.VISA_ASKED),
    ("visa/<whole:pk>/back/", visa_of_party.visa_take_back, "visa-take-back", Verb.VISA_TAKEN_BACK),
    ("visa/<whole:pk>/letter.pdf", visa_of_party.visa_paper, "visa-paper", None),
    ("badges/", badges_of_party.badges, "my-badges", None),
    ("badges/lost/", badges_of_party.badge_lost, "my-badge-lost", Verb.BADGE_REPORTED_LOST),
    ("badges/pass-lost/", badges_of_party.pass_lost, "my-pass-lost", Verb.PASS_REPORTED_LOST),
    *IDENTITY_OF_PARTIES,
)
FOR_PARTY = "desk/<slug:slug>/invitations/<whole:invitation>/for/"
of_parties = [
    *(path(f"delegation/{route}", view, name=name) for route, view, name, _verb in OF_PARTIES),
    *(
        path(f"{FOR_PARTY}{route}", at_the_desk(view, name, *PEOPLE, verb=verb), name=f"for-{name}")
        for route, view, name, verb in OF_PARTIES
    ),
]

# ---- badges

BADGES = "desk/<slug:slug>/badges/"
ONE = f"{BADGES}person/<whole:person>/"
CATEGORY = f"{BADGES}categories/<whole:pk>/"
ZONE = f"{BADGES}zones/<whole:pk>/"
RUN = f"{BADGES}runs/<whole:pk>/"

of_badges = [
    path(BADGES, badges.badges, name="badges"),
    path(f"{BADGES}table.csv", badges.table, {"kind": "csv"}, name="badges-csv"),
    path(f"{BADGES}table.xlsx", badges.table, {"kind": "xlsx"}, name="badges-xlsx"),
    path(f"{BADGES}many/", badges.many, name="badges-many"),
    path(f"{BADGES}hand-over/", holder.hand_over, name="hand-over"),
    path(f"{BADGES}hand-over/do/", holder.hand_over_do, name="hand-over-do"),
    path(ONE, holder.holder, name="holder"),
    path(f"{ONE}prepare/", holder.prepare, name="badge-prepare"),
    path(f"{ONE}print/", holder.print_one, name="badge-print"),
    path(f"{ONE}new/", holder.reissue, name="badge-reissue"),
    path(f"{ONE}lost/", holder.lost, name="badge-lost"),
    path(f"{ONE}found/", holder.found, name="badge-found"),
    path(f"{ONE}loss-noted/", holder.loss_noted, name="badge-loss-noted"),
    path(f"{ONE}revoke/", holder.revoke, name="badge-revoke"),
    path(f"{ONE}returned/", holder.returned, name="badge-returned"),
    path(f"{ONE}not-collected/", holder.undo_collected, name="badge-not-collected"),
    path(f"{BADGES}categories/", categories.categories, name="categories"),
    path(f"{BADGES}categories/usual/", categories.usual, name="categories-usual"),
    path(f"{BADGES}categories/new/", categories.category_new, name="category-new"),
    path(f"{BADGES}categories/add/", categories.category_add, name="category-add"),
    path(CATEGORY, categories.category, name="category"),
    path(f"{CATEGORY}change/", categories.category_change, name="category-change"),
    path(f"{CATEGORY}delete/", categories.category_delete, name="category-delete"),
    path(f"{BADGES}zones/", categories.zones, name="zones"),
    path(f"{BADGES}zones/new/", categories.zone_new, name="zone-new"),
    path(f"{BADGES}zones/add/", categories.zone_add, name="zone-add"),
    path(ZONE, categories.zone, name="zone"),
    path(f"{ZONE}change/", categories.zone_change, name="zone-change"),
    path(f"{ZONE}delete/", categories.zone_delete, name="zone-delete"),
    path(f"{BADGES}keys.json", categories.keys, name="badge-keys"),
    path(f"{BADGES}runs/", runs.runs, name="runs"),
    path(RUN, runs.run, name="run"),
    path(f"{RUN}<slug:layout>.pdf", runs.run_pdf, name="run-pdf"),
    path(f"{RUN}again/", runs.unprint, name="run-again"),
    path(f"{BADGES}receipts/<whole:number>/", runs.receipt, name="receipt"),
    path(f"{BADGES}receipts/<whole:number>/receipt.pdf", runs.receipt_pdf, name="receipt-pdf"),
]

PASSES = f"{BADGES}passes/"
PIECE = f"{PASSES}<whole:pk>/"
KINDS = f"{PASSES}kinds/"
KIND = f"{KINDS}<whole:pk>/"

of_passes = [
    path(PASSES, passes.passes, name="passes"),
    path(f"{PASSES}table.csv", passes.table, {"kind": "csv"}, name="passes-csv"),
    path(f"{PASSES}table.xlsx", passes.table, {"kind": "xlsx"}, name="passes-xlsx"),
    path(f"{PASSES}many/", passes.many, name="passes-many"),
    path(f"{PASSES}issue/", passes.issue, name="passes-issue"),
    path(f"{PASSES}issue/do/", passes.issue_do, name="passes-issue-do"),
    path(f"{PASSES}issue/receivers/", passes.receivers, name="passes-receivers"),
    path(f"{PASSES}return/", passes.take_back, name="passes-return"),
    path(f"{PASSES}return/do/", passes.take_back_do, name="passes-return-do"),
    path(f"{PASSES}remind/", pass_kinds.remind_ask, name="passes-remind"),
    path(f"{PASSES}remind/do/", pass_kinds.remind, name="passes-remind-do"),
    path(PIECE, passes.piece, name="pass"),
    path(f"{PIECE}plate/", passes.plate, name="pass-plate"),
    path(f"{PIECE}lost/", passes.lost, name="pass-lost"),
    path(f"{PIECE}loss-noted/", passes.loss_noted, name="pass-loss-noted"),
    path(f"{PIECE}restore/", passes.restore, name="pass-restore"),
    path(f"{PIECE}mistaken/", passes.mistaken, name="pass-mistaken"),
    path(f"{PIECE}withdraw/", passes.withdraw, name="pass-withdraw"),
    path(f"{PIECE}reinstate/", passes.reinstate, name="pass-reinstate"),
    path(KINDS, pass_kinds.kinds, name="pass-kinds"),
    path(f"{KINDS}new/", pass_kinds.kind_new, name="pass-kind-new"),
    path(f"{KINDS}add/", pass_kinds.kind_add, name="pass-kind-add"),
    path(KIND, pass_kinds.kind, name="pass-kind"),
    path(f"{KIND}change/", pass_kinds.kind_change, name="pass-kind-change"),
    path(f"{KIND}delete/", pass_kinds.kind_delete, name="pass-kind-delete"),
    path(f"{KIND}pieces/", pass_kinds.series, name="pass-series"),
    path(f"{KIND}pieces/make/", pass_kinds.pieces_make, name="pass-pieces-make"),
    path(f"{KIND}pieces/remove/", pass_kinds.pieces_remove, name="pass-pieces-remove"),
    path(f"{KIND}pieces/<slug:layout>.pdf", pass_kinds.sheet, name="pass-sheet"),
    path(f"{BADGES}zones/what-if/", pass_kinds.what_if, name="zones-what-if"),
]

# ---- photos: behind a party's link, for who stands in for it, and at the desk for all

OF_PHOTOS = (
    ("photos/", photos_of_party.photos, "photos", None),
    ("photos/send/", photos_of_party.photos_send, "photos-send", Verb.PHOTOS_SENT),
    ("photos/person/<whole:person>/", photos_of_party.photo, "photo", None),
    ("photos/person/<whole:person>/photo.jpg", photos_of_party.photo_image, "photo-image", None),
    (
        "photos/person/<whole:person>/send/",
        photos_of_party.photo_send,
        "photo-send",
        Verb.PHOTO_SENT,
    ),
    ("photos/person/<whole:person>/cut/", photos_of_party.photo_cut, "photo-cut", Verb.PHOTO_CUT),
    (
        "photos/person/<whole:person>/remove/",
        photos_of_party.photo_remove,
        "photo-remove",
        Verb.PHOTO_REMOVED,
    ),
    ("photos/<whole:pk>/photo.jpg", photos_of_party.photo_loose, "photo-loose", None),
    (
        "photos/<whole:pk>/assign/",
        photos_of_party.photo_assign,
        "photo-assign",
        Verb.PHOTO_ASSIGNED,
    ),
    (
        "photos/<whole:pk>/discard/",
        photos_of_party.photo_discard,
        "photo-discard",
        Verb.PHOTO_REMOVED,
    ),
)
PHOTOS = f"{BADGES}photos/"
PHOTO = f"{PHOTOS}person/<whole:person>/"
of_photos = [
    *(path(f"delegation/{route}", view, name=name) for route, view, name, _verb in OF_PHOTOS),
    *(
        path(f"{FOR_PARTY}{route}", at_the_desk(view, name, *PEOPLE, verb=verb), name=f"for-{name}")
        for route, view, name, verb in OF_PHOTOS
    ),
    path(PHOTOS, photos.photos, name="desk-photos"),
    path(f"{PHOTOS}table.csv", photos.table, {"kind": "csv"}, name="photos-csv"),
    path(f"{PHOTOS}table.xlsx", photos.table, {"kind": "xlsx"}, name="photos-xlsx"),
    path(f"{PHOTOS}send/", photos.photos_send, name="desk-photos-send"),
    path(f"{PHOTOS}remind/", photos.remind_ask, name="photos-remind"),
    path(f"{PHOTOS}remind/do/", photos.remind, name="photos-remind-do"),
    path(PHOTO, photos.photo, name="desk-photo"),
    path(f"{PHOTO}photo.jpg", photos.photo_image, name="desk-photo-image"),
    path(f"{PHOTO}send/", photos.photo_send, name="desk-photo-send"),
    path(f"{PHOTO}cut/", photos.photo_cut, name="desk-photo-cut"),
    path(f"{PHOTO}remove/", photos.photo_remove, name="desk-photo-remove"),
    path(f"{PHOTO}exempt/", photos.photo_exempt, name="photo-exempt"),
    path(f"{PHOTO}needed/", photos.photo_needed, name="photo-needed"),
    path(f"{PHOTO}another/", photos.photo_another, name="photo-another"),
    path(f"{PHOTOS}<whole:pk>/photo.jpg", photos.photo_loose, name="desk-photo-loose"),
    path(f"{PHOTOS}<whole:pk>/assign/", photos.photo_assign, name="desk-photo-assign"),
    path(f"{PHOTOS}<whole:pk>/discard/", photos.photo_discard, name="desk-photo-discard"),
]

# ---- persons outside delegations

OTHERS = f"{BADGES}outside/"
OTHER = f"{OTHERS}<whole:pk>/"

of_others = [
    path(OTHERS, others.others, name="others"),
    path(f"{OTHERS}table.csv", others.table, {"kind": "csv"}, name="others-csv"),
    path(f"{OTHERS}table.xlsx", others.table, {"kind": "xlsx"}, name="others-xlsx"),
    path(f"{OTHERS}many/", others.many, name="others-many"),
    path(f"{OTHERS}new/", others.new, name="other-new"),
    path(f"{OTHERS}add/", others.add, name="other-add"),
    path(f"{OTHERS}list/", others_table.form_page, name="others-table"),
    path(f"{OTHERS}list/read/", others_table.read, name="others-read"),
    path(f"{OTHERS}list/save/", others_table.save, name="others-save"),
    path(f"{OTHERS}withdraw/", others.withdraw, name="others-withdraw"),
    path(f"{OTHERS}withdraw/do/", others.withdraw_do, name="others-withdraw-do"),
    path(OTHER, others.other, name="other"),
    path(f"{OTHER}change/", others.change, name="other-change"),
    path(f"{OTHER}join/", others.join, name="other-join"),
    path(f"{OTHER}reinstate/", others.reinstate, name="other-reinstate"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *of_devices,
    *of_gates,
    *of_credentials,
    *credentials_of_parties,
    *of_visa,
    *of_identity,
    *of_enquiries,
    *of_parties,
    *of_badges,
    *of_passes,
    *of_photos,
    *of_others,
]
