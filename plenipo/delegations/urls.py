from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.delegations.views import (
    approval,
    board,
    bulk,
    counts,
    data,
    drafting,
    focal,
    invitations,
    letters,
    listing,
    naming,
    verify,
)

app_name = "delegations"
DESK = "desk/<slug:slug>/invitations/"
ONE = f"{DESK}<int:pk>/"
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
    path(f"{DESK}from-list/", drafting.from_list, name="invitations-from-list"),
    path(f"{DESK}from-list/draft/", drafting.draft_list, name="invitations-draft-list"),
    path(f"{DESK}from-list/<int:pk>/undo/", drafting.undo_draft_list, name="invitations-undo"),
    path(f"{DESK}new/", drafting.new, name="invitation-new"),
    path(f"{DESK}new/<int:party>/", drafting.new_for, name="invitation-new-for"),
    path(f"{DESK}new/<int:party>/add/", drafting.add, name="invitation-add"),
    path(ONE, invitations.invitation, name="invitation"),
    path(f"{ONE}edit/", invitations.invitation_edit, name="invitation-edit"),
    path(f"{ONE}change/", invitations.invitation_change, name="invitation-change"),
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

of_focal_points = [
    path("answer/again/", focal.again, name="again"),
    path("answer/again/send/", focal.again_send, name="again-send"),
    path("answer/<str:token>/", focal.landing, name="landing"),
    path("answer/<str:token>/open/", focal.open_link, name="open-link"),
    path("delegation/", focal.mine, name="mine"),
    path("delegation/answer/", focal.answer, name="answer"),
    path("delegation/notice/", focal.notice, name="notice"),
    path("delegation/focal-points/", focal.focal_points, name="focal-points"),
    path("delegation/focal-points/add/", focal.focal_point_add, name="focal-point-add"),
    path(
        "delegation/focal-points/<int:pk>/remove/",
        focal.focal_point_remove,
        name="focal-point-remove",
    ),
    path("delegation/data.json", focal.my_data, name="my-data-json"),
    path("delegation/people/", naming.people, name="people"),
    path("delegation/people/keep/", naming.people_keep, name="people-keep"),
    path("delegation/people/<int:pk>/disclosure/", naming.disclosure, name="disclosure"),
    path("delegation/take-back/", naming.take_back, name="take-back"),
    path("delegation/letter/", naming.letter, name="letter"),
    path("delegation/letter/add/", naming.letter_add, name="letter-add"),
    path("delegation/letter/<int:pk>/", naming.letter_download, name="letter-download"),
    path("delegation/change/", naming.change, name="change"),
    path("delegation/change/ask/", naming.change_ask, name="change-ask"),
    path("delegation/change/<int:pk>/back/", naming.change_take_back, name="change-take-back"),
]

DELEGATIONS = "desk/<slug:slug>/delegations/"
APPROVAL = "desk/<slug:slug>/approval/"
CHANGES = "desk/<slug:slug>/changes/"
of_approval = [
    path(DELEGATIONS, board.board, name="board"),
    path(f"{DELEGATIONS}table.csv", board.board_table, {"kind": "csv"}, name="board-csv"),
    path(f"{DELEGATIONS}table.xlsx", board.board_table, {"kind": "xlsx"}, name="board-xlsx"),
    path(f"{DELEGATIONS}<int:pk>/", board.delegation, name="delegation"),
    path(f"{DELEGATIONS}letter/<int:pk>/", board.document, name="document"),
    path(APPROVAL, approval.approval_queue, name="approval"),
    path(f"{APPROVAL}many/", approval.approve_many, name="approve-many"),
    path(f"{APPROVAL}many/back/", approval.reopen_many, name="reopen-many"),
    path(f"{APPROVAL}<int:pk>/approve/", approval.approve, name="approve"),
    path(f"{APPROVAL}<int:pk>/return/", approval.return_with_questions, name="return"),
    path(f"{APPROVAL}<int:pk>/refuse/", approval.refuse, name="refuse"),
    path(f"{APPROVAL}<int:pk>/reopen/", approval.reopen, name="reopen"),
    path(CHANGES, approval.change_requests, name="changes"),
    path(f"{CHANGES}<int:pk>/apply/", approval.change_apply, name="change-apply"),
    path(f"{CHANGES}<int:pk>/refuse/", approval.change_refuse, name="change-refuse"),
]

COUNTS = "desk/<slug:slug>/counts/"
LIST = "desk/<slug:slug>/list/"
of_counts = [
    path(COUNTS, counts.counts, name="counts"),
    path(f"{COUNTS}<slug:rule>/", counts.count_ask, name="count-ask"),
    path(f"{COUNTS}<slug:rule>/publish/", counts.count_publish, name="count-publish"),
    path(LIST, listing.listing, name="list"),
    path(f"{LIST}<slug:state>/", listing.listing_ask, name="list-ask"),
    path(f"{LIST}<slug:state>/disclose/", listing.listing_disclose, name="list-disclose"),
]

DATA = "desk/<slug:slug>/data/"
of_data = [
    path(DATA, data.data, name="data"),
    path(f"{DATA}delete/", data.data_delete, name="data-delete"),
    path(f"{DATA}certificates/<int:pk>/", data.certificate, name="data-certificate"),
    path(f"{DATA}persons/<int:pk>/", data.person, name="data-person"),
    path(f"{DATA}persons/<int:pk>/export/", data.person_export, name="data-person-export"),
    path(f"{DATA}persons/<int:pk>/erase/", data.person_erase, name="data-person-erase"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *of_invitations,
    *of_focal_points,
    *of_approval,
    *of_counts,
    *of_data,
]
