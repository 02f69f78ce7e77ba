from plenipo.records.actions.claims import amend, changed_first, claim, who_was_first
from plenipo.records.actions.jobs import ask_for, runs
from plenipo.records.actions.journal import record, values_changed
from plenipo.records.actions.letters import write_letter
from plenipo.records.actions.public import public_changed
from plenipo.records.queries import name_of

__all__ = [
    "amend",
    "ask_for",
    "changed_first",
    "claim",
    "name_of",
    "public_changed",
    "record",
    "runs",
    "values_changed",
    "who_was_first",
    "write_letter",
]
