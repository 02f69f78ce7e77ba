from django.urls import URLPattern, URLResolver, path

from plenipo.delegations.views.standing import PEOPLE, at_the_desk
from plenipo.protocol.verbs import Verb
from plenipo.protocol.views import (
    checks,
    compare,
    focal,
    focal_plates,
    gifts,
    lots,
    offices,
    order,
    plate_runs,
    plates,
    ranks,
    seating,
    seating_files,
    seating_rules,
    settled,
)

app_name = "protocol"
DESK = "desk/<slug:slug>/protocol/"

of_orders = [
    path(DESK, order.order, name="order"),
    path(f"{DESK}principals/", order.principals, name="principals"),
    path(f"{DESK}order/<slug:of>/order.<slug:kind>", order.order_file, name="order-file"),
    path(f"{DESK}order/<slug:of>/<whole:key>/", order.place, name="place"),
    path(f"{DESK}order/<slug:of>/<whole:key>/place/", order.place_set, name="place-set"),
    path(f"{DESK}undo/<whole:pk>/", order.place_undo, name="place-undo"),
]

OFFICE = f"{DESK}offices/office/<whole:pk>/"
of_offices = [
    path(f"{DESK}offices/", offices.offices, name="offices"),
    path(f"{DESK}offices/rank/", offices.offices_rank, name="offices-rank"),
    path(f"{DESK}offices/<whole:pk>/", offices.person, name="person"),
    path(f"{DESK}offices/<whole:pk>/add/", offices.office_add, name="office-add"),
    path(OFFICE, offices.office, name="office"),
    path(f"{OFFICE}change/", offices.office_change, name="office-change"),
    path(f"{OFFICE}delete/", offices.office_delete, name="office-delete"),
    path(f"{OFFICE}confirm/", offices.office_confirm, name="office-confirm"),
    path(f"{OFFICE}decline/", offices.office_decline, name="office-decline"),
]

RANK = f"{DESK}ranks/<slug:key>/"
of_ranks = [
    path(f"{DESK}ranks/", ranks.ranks, name="ranks"),
    path(f"{DESK}ranks/add/", ranks.rank_add, name="rank-add"),
    path(f"{DESK}ranks/usual/", ranks.ranks_usual, name="ranks-usual"),
    path(RANK, ranks.rank, name="rank"),
    path(f"{RANK}change/", ranks.rank_change, name="rank-change"),
    path(f"{RANK}move/", ranks.rank_move, name="rank-move"),
    path(f"{RANK}delete/", ranks.rank_delete, name="rank-delete"),
]

DRAW = f"{DESK}draws/<whole:pk>/"
of_draws = [
    path(f"{DESK}draws/", lots.draws, name="draws"),
    path(f"{DESK}draws/new/", lots.draw_new, name="draw-new"),
    path(f"{DESK}draws/add/", lots.draw_add, name="draw-add"),
    path(DRAW, lots.draw, name="draw"),
    path(f"{DRAW}publish/", lots.draw_publish, name="draw-publish"),
    path(f"{DRAW}draw/", lots.draw_hold, name="draw-hold"),
    path(f"{DRAW}enter/", lots.draw_enter, name="draw-enter"),
    path(f"{DRAW}back/", lots.draw_back, name="draw-back"),
    path(f"{DRAW}witnessed/", lots.draw_witnessed, name="draw-witnessed"),
    path(f"{DRAW}annul/", lots.draw_annul, name="draw-annul"),
    path(f"{DRAW}record/<slug:language>.pdf", lots.draw_record, name="draw-record"),
]

SETTLED = f"{DESK}settled/<whole:pk>/"
of_settled = [
    path(f"{DESK}settled/", settled.settled_orders, name="settled"),
    path(f"{DESK}settled/settle/", settled.settle, name="settle"),
    path(SETTLED, settled.settled_order, name="settled-order"),
    path(f"{SETTLED}order.<slug:kind>", settled.settled_file, name="settled-file"),
    path(f"{DESK}compare/", compare.compare, name="compare"),
]

GIFT = f"{DESK}gifts/<whole:pk>/"
of_gifts = [
    path(f"{DESK}gifts/", gifts.gifts, name="gifts"),
    path(f"{DESK}gifts/gifts.<slug:kind>", gifts.gifts_file, name="gifts-file"),
    path(f"{DESK}gifts/new/", gifts.gift_new, name="gift-new"),
    path(f"{DESK}gifts/add/", gifts.gift_add, name="gift-add"),
    path(GIFT, gifts.gift, name="gift"),
    path(f"{GIFT}picture/", gifts.gift_picture, name="gift-picture"),
    path(f"{GIFT}edit/", gifts.gift_edit, name="gift-edit"),
    path(f"{GIFT}change/", gifts.gift_change, name="gift-change"),
    path(f"{GIFT}delete/", gifts.gift_delete, name="gift-delete"),
    path(f"{GIFT}approve/", gifts.gift_approve, name="gift-approve"),
    path(f"{GIFT}refuse/", gifts.gift_refuse, name="gift-refuse"),
]

PLAN = f"{DESK}seating/<whole:pk>/"
of_seating = [
    path(f"{DESK}seating/", seating.plans, name="seating"),
    path(f"{DESK}seating/new/", seating.new, name="seating-new"),
    path(f"{DESK}seating/add/", seating.add, name="seating-add"),
    path(PLAN, seating.plan, name="seating-plan"),
    path(f"{PLAN}settings/", seating.settings, name="seating-settings"),
    path(f"{PLAN}change/", seating.change, name="seating-change"),
    path(f"{PLAN}delete/", seating.delete, name="seating-delete"),
    path(f"{PLAN}arrange/", seating.arrange, name="seating-arrange"),
    path(f"{PLAN}undo/", seating.undo, name="seating-undo"),
    path(f"{PLAN}seat/", seating.seat, name="seating-seat"),
    path(f"{PLAN}back/<whole:who>/", seating.back, name="seating-back"),
    path(f"{PLAN}rules/", seating_rules.rules, name="seating-rules"),
    path(f"{PLAN}rules/add/", seating_rules.rule_add, name="seating-rule-add"),
    path(
        f"{PLAN}rules/<whole:rule>/delete/", seating_rules.rule_delete, name="seating-rule-delete"
    ),
    path(f"{PLAN}people/", seating_rules.people, name="seating-people"),
    path(f"{PLAN}people/add/", seating_rules.people_add, name="seating-people-add"),
    path(
        f"{PLAN}people/<whole:who>/remove/",
        seating_rules.person_remove,
        name="seating-person-remove",
    ),
    path(f"{PLAN}print/<slug:what>.<slug:kind>", seating_files.file, name="seating-file"),
]

RUN = f"{DESK}plates/runs/<whole:pk>/"
PLATE = f"{DESK}plates/<whole:of>/<whole:person>/"
of_plates = [
    path(f"{DESK}plates/", plates.plates, name="plates"),
    path(f"{DESK}plates/plates.<slug:kind>", plates.plates_file, name="plates-file"),
    path(f"{DESK}plates/stated/", plates.stated, name="plates-stated"),
    path(PLATE, plates.plate, name="plate"),
    path(f"{PLATE}enter/", plates.plate_enter, name="plate-enter"),
    path(f"{DESK}plates/<whole:pk>/confirm/", plates.plate_confirm, name="plate-confirm"),
    path(f"{DESK}plates/<whole:pk>/decline/", plates.plate_decline, name="plate-decline"),
    path(f"{DESK}plates/print/", plate_runs.runs, name="plate-runs"),
    path(f"{DESK}plates/print/make/", plate_runs.run_make, name="plate-run-make"),
    path(RUN, plate_runs.run, name="plate-run"),
    path(f"{RUN}plates.pdf", plate_runs.run_file, name="plate-run-file"),
    path(f"{RUN}discard/", plate_runs.run_discard, name="plate-run-discard"),
]

CHECK = f"{DESK}checks/<whole:pk>/"
of_checks = [
    path(f"{DESK}checks/", checks.events, name="checks"),
    path(CHECK, checks.event, name="check"),
    path(f"{CHECK}tick/", checks.tick, name="check-tick"),
    path(f"{CHECK}<slug:item>/untick/", checks.untick, name="check-untick"),
]

# pages of a party: behind its link, and for the officers who stand in for it
OF_PARTIES = (
    ("precedence/", focal.mine, "mine", None),
    ("precedence/state/", focal.state, "state", Verb.OFFICE_STATED),
    ("precedence/<whole:pk>/back/", focal.take_back, "take-back", Verb.OFFICE_TAKEN_BACK),
    ("plates/", focal_plates.mine, "my-plates", None),
    ("plates/<whole:person>/", focal_plates.one, "my-plate", None),
    ("plates/<whole:person>/state/", focal_plates.state, "plate-state", Verb.PLATE_STATED),
    ("plates/<whole:pk>/back/", focal_plates.take_back, "plate-back", Verb.PLATE_TAKEN_BACK),
)
FOR_PARTY = "desk/<slug:slug>/invitations/<whole:invitation>/for/"
of_parties = [
    *(path(f"delegation/{route}", view, name=name) for route, view, name, _verb in OF_PARTIES),
    *(
        path(f"{FOR_PARTY}{route}", at_the_desk(view, name, *PEOPLE, verb=verb), name=f"for-{name}")
        for route, view, name, verb in OF_PARTIES
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *of_orders,
    *of_offices,
    *of_ranks,
    *of_draws,
    *of_settled,
    *of_seating,
    *of_plates,
    *of_checks,
    *of_gifts,
    *of_parties,
]
