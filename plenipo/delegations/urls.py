from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.delegations.views import (
    announcements,
    approval,
    board,
    bulk,
    canaries,
    circulars,
    counts,
    data,
    drafting,
    focal,
    focal_list,
    invitations,
    letters,
    list_versions,
    listing,
    names,
    naming,
    nomenclature,
    paper,
    persons,
    protection,
    review,
    terms,
    verify,
)
from plenipo.delegations.views.standing import ANSWERS, PEOPLE, at_the_desk

app_name = "delegations"
DESK = "desk/<slug:slug>/invitations/"
ONE = f"{DESK}<whole:pk>/"
TEXT = f"{DESK}letters/<slug:kind>/<slug:language>/"

of_invitations = [
    path(DESK, invitations.board, name="invitations"),
    path(f"{DESK}table.csv", invitations.table, {"kind": "csv"}, name="invitations-csv"),
    path(f"{DESK}table.xlsx", invitations.table, {"kind": "xlsx"}, name="invitations-xlsx"),
    path(f"{DESK}choose/", bulk.choose, name="invitations-choose"),
    path(f"{DESK}many/<slug:do>/", bulk.many, name="invitations-many"),
    path(f"{DESK}many/<slug:do>/do/", bulk.many_do, name="invitations-many-do"),
    path(f"{DESK}change/", bulk.change, name="invitations-change"),
    path(f"{DESK}change/do/", bulk.change_do, name="invitations-change-do"),
    path(f"{DESK}incoming/", terms.incoming, name="incoming"),
    path(f"{DESK}extend/", terms.extend, name="invitations-extend"),
    path(f"{DESK}extend/do/", terms.extend_do, name="invitations-extend-do"),
    path(f"{DESK}extend/<str:batch>/undo/", terms.extend_undo, name="invitations-extend-undo"),
    path(f"{DESK}from-list/", drafting.from_list, name="invitations-from-list"),
    path(f"{DESK}from-list/draft/", drafting.draft_list, name="invitations-draft-list"),
    path(f"{DESK}from-list/<whole:pk>/undo/", drafting.undo_draft_list, name="invitations-undo"),
    path(f"{DESK}new/", drafting.new, name="invitation-new"),
    path(f"{DESK}new/<whole:party>/", drafting.new_for, name="invitation-new-for"),
    path(f"{DESK}new/<whole:party>/add/", drafting.add, name="invitation-add"),
    path(ONE, invitations.invitation, name="invitation"),
    path(f"{ONE}edit/", invitations.invitation_edit, name="invitation-edit"),
    path(f"{ONE}change/", invitations.invitation_change, name="invitation-change"),
    path(f"{ONE}names/", names.invitation_names, name="invitation-names"),
    path(f"{ONE}names/set/", names.invitation_names_set, name="invitation-names-set"),
    path(f"{ONE}on-paper/", terms.hand_over_ask, name="invitation-hand-over-ask"),
    path(f"{ONE}on-paper/do/", terms.hand_over, name="invitation-hand-over"),
    path(f"{ONE}letter.pdf", paper.invitation_paper, name="invitation-paper"),
    path(f"{ONE}terms/", terms.terms, name="invitation-terms"),
    path(f"{ONE}terms/change/", terms.terms_change, name="invitation-terms-change"),
    path(f"{ONE}withdrawal/", invitations.invitation_withdraw_ask, name="invitation-withdraw-ask"),
    path(f"{ONE}withdraw/", invitations.invitation_withdraw, name="invitation-withdraw"),
    path(f"{ONE}new-link/", invitations.invitation_reissue_ask, name="invitation-reissue-ask"),
    path(f"{ONE}reissue/", invitations.invitation_reissue, name="invitation-reissue"),
    path(f"{DESK}letters/", letters.texts, name="letter-texts"),
    path(TEXT, letters.text, name="letter-text"),
    path(f"{TEXT}change/", letters.text_change, name="letter-text-change"),
    path(f"{TEXT}standard/", letters.text_reset, name="letter-text-reset"),
    path("<slug:slug>/verify/", verify.verify, name="verify"),
]

# every page of a party: behind its link, and for the officers who stand in for it
OF_PARTIES = (
    ("", focal.mine, "mine", ANSWERS),
    ("answer/", focal.answer, "answer", ANSWERS),
    ("notice/", focal.notice, "notice", ANSWERS),
    ("focal-points/", focal.focal_points, "focal-points", ANSWERS),
    ("focal-points/add/", focal.focal_point_add, "focal-point-add", ANSWERS),
    ("focal-points/<whole:pk>/remove/", focal.focal_point_remove, "focal-point-remove", ANSWERS),
    ("data.json", focal.my_data, "my-data-json", PEOPLE),
    ("participants/", focal_list.participants, "participants", ANSWERS),
    ("people/", naming.people, "people", PEOPLE),
    ("people.xlsx", naming.people_table, "people-xlsx", PEOPLE),
    ("people/keep/", naming.people_keep, "people-keep", PEOPLE),
    ("people/review/", review.review, "review", PEOPLE),
    ("people/submit/", review.submit, "submit", PEOPLE),
    ("people/<whole:pk>/disclosure/", naming.disclosure, "disclosure", PEOPLE),
    ("take-back/", naming.take_back, "take-back", PEOPLE),
    ("letter/", naming.letter, "letter", PEOPLE),
    ("letter/add/", naming.letter_add, "letter-add", PEOPLE),
    ("letter/<whole:pk>/", naming.letter_download, "letter-download", PEOPLE),
    ("change/", naming.change, "change", PEOPLE),
    ("change/ask/", naming.change_ask, "change-ask", PEOPLE),
    ("change/<whole:pk>/back/", naming.change_take_back, "change-take-back", PEOPLE),
)
FOR_PARTY = f"{DESK}<whole:invitation>/for/"
of_stand_ins = [
    path(f"{FOR_PARTY}{route}", at_the_desk(view, name, *duties), name=f"for-{name}")
    for route, view, name, duties in OF_PARTIES
]
of_focal_points = [
    path("answer/again/", focal.again, name="again"),
    path("answer/leave/", focal.sign_out, name="leave"),
    path("answer/again/send/", focal.again_send, name="again-send"),
    path("answer/links/end/", focal.end_links, name="end-links"),
    path("answer/<str:token>/", focal.landing, name="landing"),
    path("answer/<str:token>/open/", focal.open_link, name="open-link"),
    *(path(f"delegation/{route}", view, name=name) for route, view, name, _duties in OF_PARTIES),
]

DELEGATIONS = "desk/<slug:slug>/delegations/"
APPROVAL = "desk/<slug:slug>/approval/"
CHANGES = "desk/<slug:slug>/changes/"
of_approval = [
    path(f"{DELEGATIONS}persons/<whole:person>/", persons.person, name="person"),
    path(DELEGATIONS, board.board, name="board"),
    path(f"{DELEGATIONS}table.csv", board.board_table, {"kind": "csv"}, name="board-csv"),
    path(f"{DELEGATIONS}table.xlsx", board.board_table, {"kind": "xlsx"}, name="board-xlsx"),
    path(f"{DELEGATIONS}<whole:pk>/", board.delegation, name="delegation"),
    path(f"{DELEGATIONS}letter/<whole:pk>/", board.document, name="document"),
    path(APPROVAL, approval.approval_queue, name="approval"),
    path(f"{APPROVAL}many/", approval.approve_many, name="approve-many"),
    path(f"{APPROVAL}many/back/", approval.reopen_many, name="reopen-many"),
    path(f"{APPROVAL}<whole:pk>/approve/", approval.approve, name="approve"),
    path(f"{APPROVAL}<whole:pk>/return/", approval.return_with_questions, name="return"),
    path(f"{APPROVAL}<whole:pk>/refuse/", approval.refuse, name="refuse"),
    path(f"{APPROVAL}<whole:pk>/reopen/", approval.reopen, name="reopen"),
    path(f"{APPROVAL}<whole:pk>/letter.pdf", paper.decision_paper, name="decision-paper"),
    path(f"{APPROVAL}<whole:pk>/informed/", approval.told_otherwise, name="told-otherwise"),
    path(CHANGES, approval.change_requests, name="changes"),
    path(f"{CHANGES}<whole:pk>/apply/", approval.change_apply, name="change-apply"),
    path(f"{CHANGES}<whole:pk>/refuse/", approval.change_refuse, name="change-refuse"),
]

CIRCULARS = "desk/<slug:slug>/circulars/"
CIRCULAR = f"{CIRCULARS}<whole:pk>/"
of_circulars = [
    path(CIRCULARS, circulars.circulars, name="circulars"),
    path(f"{CIRCULARS}new/", circulars.circular_new, name="circular-new"),
    path(f"{CIRCULARS}add/", circulars.circular_add, name="circular-add"),
    path(CIRCULAR, circulars.circular, name="circular"),
    path(f"{CIRCULAR}edit/", circulars.circular_edit, name="circular-edit"),
    path(f"{CIRCULAR}change/", circulars.circular_change, name="circular-change"),
    path(f"{CIRCULAR}propose/", circulars.circular_propose, name="circular-propose"),
    path(f"{CIRCULAR}back/", circulars.circular_back, name="circular-back"),
    path(f"{CIRCULAR}send/", circulars.circular_send, name="circular-send"),
    path(f"{CIRCULAR}drop/", circulars.circular_drop, name="circular-drop"),
]

COUNTS = "desk/<slug:slug>/counts/"
LIST = "desk/<slug:slug>/list/"
NEW, ANNOUNCED = f"{LIST}announced/new/", f"{LIST}announced/<whole:pk>/"
of_counts = [
    path(COUNTS, counts.counts, name="counts"),
    path(f"{COUNTS}<slug:rule>/", counts.count_ask, name="count-ask"),
    path(f"{COUNTS}<slug:rule>/publish/", counts.count_publish, name="count-publish"),
    path(LIST, listing.listing, name="list"),
    path(f"{LIST}table.csv", listing.listing_table, {"kind": "csv"}, name="list-csv"),
    path(f"{LIST}table.xlsx", listing.listing_table, {"kind": "xlsx"}, name="list-xlsx"),
    path(f"{LIST}versions/", list_versions.versions, name="list-versions"),
    path(f"{LIST}announced/", announcements.announcements, name="announcements"),
    path(NEW, announcements.announcement_new, name="announcement-new"),
    path(f"{NEW}<whole:delegate>/", announcements.announcement_for, name="announcement-for"),
    path(f"{NEW}<whole:delegate>/add/", announcements.announcement_add, name="announcement-add"),
    path(ANNOUNCED, announcements.announcement, name="announcement"),
    path(f"{ANNOUNCED}correct/", announcements.announcement_correct, name="announcement-correct"),
    path(
        f"{ANNOUNCED}withdraw/", announcements.announcement_withdraw, name="announcement-withdraw"
    ),
    path(f"{LIST}copy/", list_versions.list_copy, name="list-copy"),
    path(f"{LIST}proposal/", list_versions.proposal, name="list-proposal"),
    path(f"{LIST}proposal/<whole:pk>/publish/", list_versions.version_confirm, name="list-confirm"),
    path(f"{LIST}proposal/<whole:pk>/again/", list_versions.version_again, name="list-again"),
    path(f"{LIST}proposal/<whole:pk>/drop/", list_versions.version_drop, name="list-drop"),
    path(f"{LIST}withdrawal/", listing.listing_close_ask, name="list-close-ask"),
    path(f"{LIST}withdraw/", listing.listing_close, name="list-close"),
    path(f"{LIST}<slug:state>/", list_versions.version_ask, name="list-ask"),
    path(f"{LIST}<slug:state>/disclose/", list_versions.version_propose, name="list-disclose"),
]

NAMES = "desk/<slug:slug>/names/"
NAME = f"{NAMES}<slug:what>/<slug:key>/"
of_names = [
    path(NAMES, nomenclature.nomenclature, name="nomenclature"),
    path(
        f"{NAMES}table.csv",
        nomenclature.nomenclature_table,
        {"kind": "csv"},
        name="nomenclature-csv",
    ),
    path(
        f"{NAMES}table.xlsx",
        nomenclature.nomenclature_table,
        {"kind": "xlsx"},
        name="nomenclature-xlsx",
    ),
    path(f"{NAMES}whose/", nomenclature.nomenclature_whose, name="nomenclature-whose"),
    path(f"{NAMES}import/", nomenclature.names_file, name="names-file"),
    path(f"{NAMES}import/read/", nomenclature.names_file_read, name="names-file-read"),
    path(f"{NAMES}import/keep/", nomenclature.names_file_keep, name="names-file-keep"),
    path(NAME, nomenclature.name, name="name"),
    path(f"{NAME}set/", nomenclature.name_set, name="name-set"),
]

DATA = "desk/<slug:slug>/data/"
of_data = [
    path(DATA, data.data, name="data"),
    path(f"{DATA}delete/", data.data_delete, name="data-delete"),
    path(f"{DATA}named/", data.named, name="data-named"),
    path(f"{DATA}named/erase/", data.named_erase, name="data-named-erase"),
    path(f"{DATA}named/export/", data.named_export, name="data-named-export"),
    path(f"{DATA}certificates/<whole:pk>/", data.certificate, name="data-certificate"),
    path(f"{DATA}persons/<whole:pk>/", data.person, name="data-person"),
    path(f"{DATA}persons/<whole:pk>/export/", data.person_export, name="data-person-export"),
    path(
        f"{DATA}persons/<whole:pk>/protect/", protection.person_protect, name="data-person-protect"
    ),
    path(f"{DATA}protected/", protection.protected, name="data-protected"),
    path(
        f"{DATA}protected/<whole:pk>/confirm/",
        protection.protection_confirm,
        name="data-protection-confirm",
    ),
    path(
        f"{DATA}protected/<whole:pk>/keep/", protection.protection_keep, name="data-protection-keep"
    ),
    path(f"{DATA}canaries/", canaries.canaries, name="data-canaries"),
    path(f"{DATA}canaries/plant/", canaries.canaries_plant, name="data-canaries-plant"),
    path(f"{DATA}canaries/withdraw/", canaries.canaries_withdraw, name="data-canaries-withdraw"),
    path(f"{DATA}persons/<whole:pk>/erase/", data.person_erase, name="data-person-erase"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *of_invitations,
    *of_focal_points,
    *of_stand_ins,
    *of_approval,
    *of_counts,
    *of_names,
    *of_circulars,
    *of_data,
]
