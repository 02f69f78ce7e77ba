from plenipo.conference.actions.duties import (
    give_duties,
    show_first_steps,
    take_duties,
    want_daily_letter,
)
from plenipo.conference.actions.edition import change, clone, create, set_stage
from plenipo.conference.actions.phase import while_it_lasts
from plenipo.conference.actions.profile import (
    accept_rule,
    change_or_propose,
    change_rules,
    drop_rule,
)
from plenipo.conference.actions.switches import throw
from plenipo.conference.actions.tokens import make_token, revoke_token

__all__ = [
    "accept_rule",
    "change",
    "change_or_propose",
    "change_rules",
    "clone",
    "create",
    "drop_rule",
    "give_duties",
    "make_token",
    "revoke_token",
    "set_stage",
    "show_first_steps",
    "take_duties",
    "throw",
    "want_daily_letter",
    "while_it_lasts",
]
