from plenipo.kit.forms import state_of
from tests.factories import (
    ImportFactory,
    MatchFactory,
    MatchListFactory,
    PartyFactory,
    RevisionFactory,
)

REGISTER = {"sol", "ina", "rex", "max"}


def a_list(_world):
    return {"pk": MatchListFactory().pk}


def a_row(_world):
    row = MatchFactory(row=1)
    return {"pk": row.match_list_id, "row": 1}


WHO = {
    "registry:lists": REGISTER,
    "registry:list-new": REGISTER,
    "registry:list-keep": REGISTER,
    "registry:list": REGISTER,
    "registry:list-columns": REGISTER,
    "registry:list-match": REGISTER,
    "registry:list-no-parties": REGISTER,
    "registry:list-drop-ask": REGISTER,
    "registry:list-drop": REGISTER,
    "registry:list-csv": REGISTER,
    "registry:list-xlsx": REGISTER,
    "registry:list-row": REGISTER,
    "registry:list-decide": REGISTER,
    "registry:list-organisation": REGISTER,
    "registry:list-organisation-add": REGISTER,
}
WHERE = {
    "registry:list": a_list,
    "registry:list-columns": a_list,
    "registry:list-match": a_list,
    "registry:list-no-parties": a_list,
    "registry:list-drop-ask": a_list,
    "registry:list-drop": a_list,
    "registry:list-csv": a_list,
    "registry:list-xlsx": a_list,
    "registry:list-row": a_row,
    "registry:list-decide": a_row,
    "registry:list-organisation": a_row,
    "registry:list-organisation-add": a_row,
}
POSTS = {
    "registry:list-keep": lambda _world: {"name": "Africa", "pasted": "France\tParti A"},
    "registry:list-match": lambda _world: {"party": "1", "country": "0", "head": "-1"},
    "registry:list-no-parties": lambda _world: {},
    "registry:list-drop": lambda _world: {},
    "registry:list-decide": lambda _world: {"do": "no_party", "seen": "0"},
    "registry:list-organisation-add": lambda _world: {
        "seen": "0",
        "name": "Institute",
        "kind": "organisation",
    },
}

# ---- entries and imports

STAFF = {"sol", "ina", "ada", "obi", "bea", "rex", "max", "lin"}


def an_entry(world):
    return {"pk": world.party.pk}


def a_change(world):
    revision = RevisionFactory(party=world.party)
    return {"pk": world.party.pk, "revision": revision.pk}


def two_entries(world):
    return {"pk": PartyFactory().pk, "other": world.party.pk}


def an_import(state):
    return lambda _world: {"pk": ImportFactory(state=state).pk}


WHO |= {
    "registry:parties": STAFF,
    "registry:parties-csv": STAFF,
    "registry:parties-json": STAFF,
    "registry:party": STAFF,
    "registry:party-new": REGISTER,
    "registry:party-add": REGISTER,
    "registry:party-edit": REGISTER,
    "registry:party-change": REGISTER,
    "registry:party-undo": REGISTER,
    "registry:party-remove": REGISTER,
    "registry:merge-ask": REGISTER,
    "registry:merge-do": REGISTER,
    "registry:duplicates": REGISTER,
    "registry:tell-apart": REGISTER,
    "registry:imports": REGISTER,
    "registry:import-receive": set(),  # 422: no file is posted
    "registry:import": REGISTER,
    "registry:import-apply": REGISTER,
    "registry:import-undo": REGISTER,
    "registry:import-drop": REGISTER,
}
WHERE |= {
    "registry:party": an_entry,
    "registry:party-edit": an_entry,
    "registry:party-change": an_entry,
    "registry:party-undo": a_change,
    "registry:merge-ask": an_entry,
    "registry:party-remove": lambda _world: {"pk": PartyFactory().pk},
    "registry:merge-do": two_entries,
    "registry:tell-apart": two_entries,
    "registry:import": an_import("preview"),
    "registry:import-apply": an_import("preview"),
    "registry:import-undo": an_import("applied"),
    "registry:import-drop": an_import("preview"),
}
ENTRY = {"kind": "party", "name": "Parti", "seen": "0"}
POSTS |= {
    "registry:party-add": lambda _world: ENTRY,
    "registry:party-change": lambda _world: ENTRY,
    "registry:party-undo": lambda _world: {},
    "registry:party-remove": lambda _world: {},
    "registry:merge-do": lambda _world: {},
    "registry:tell-apart": lambda _world: {},
    "registry:import-receive": lambda _world: {},
    "registry:import-apply": lambda _world: {},
    "registry:import-undo": lambda _world: {},
    "registry:import-drop": lambda _world: {},
}

# ---- countries


def a_country(world):
    return {"code": world.party.country_id}


WHO |= {
    "registry:countries": STAFF,
    "registry:country": REGISTER,
    "registry:country-set": REGISTER,
}
WHERE |= {"registry:country": a_country, "registry:country-set": a_country}
POSTS |= {"registry:country-set": lambda _world: {"short_fr": "Pays", "seen": state_of({})}}
