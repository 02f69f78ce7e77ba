from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from plenipo.delegations.views import bulk, drafting, invitations, letters, verify

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

urlpatterns: list[URLPattern | URLResolver] = [*of_invitations]
