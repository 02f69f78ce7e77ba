from tests.factories import MatchFactory, MatchListFactory

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
