from plenipo.conference.actions.duties import (
    give_duties,
    show_first_steps,
    take_duties,
    want_daily_letter,
)
from plenipo.conference.actions.edition import change, clone, create, set_stage
from plenipo.conference.actions.phase import while_it_lasts
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.actions.switches import throw
from plenipo.conference.actions.tokens import make_token, revoke_token

__all__ = [
    "change",
    "change_rules",
    "clone",
    "create",
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
