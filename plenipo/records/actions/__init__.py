from plenipo.records.actions.jobs import ask_for, runs
from plenipo.records.actions.journal import name_of, record
from plenipo.records.actions.letters import write_letter

__all__ = ["ask_for", "name_of", "record", "runs", "write_letter"]
