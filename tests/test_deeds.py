"""A deed is whole: in one transaction, journalled with who did it, and somebody does it (docs/style.md, Writes)."""

import ast
from functools import cache

from django.apps import apps

from plenipo.kit.personal import is_public_knowledge, personal_fields
from tests.sources import (
    ROOT,
    SOURCES,
    at,
    calls_in,
    handed_on,
    layer_of,
    module_of,
    taken_by,
    tree_of,
)

JOURNALS = {"record", "note"}  # of records, and of the desk
ROWS = {"save", "create", "delete", "bulk_create", "bulk_update"}
ROWS |= {"get_or_create", "update_or_create", "claim", "amend"}
ACTIONS = [path for path in SOURCES if layer_of(path) == "actions"]


def functions_in(path):
    return {node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}


def is_atomic(function):
    return any("transaction.atomic" in ast.unparse(each) for each in function.decorator_list)


@cache
def writes_of(path, name, seen=()):
    """The calls by which a function writes, with those of the private functions it names: [(what, call)].

    A private function that is atomic itself counts once.
    """
    there, found = functions_in(path), []
    for called, call in calls_in(there[name]):
        plain = isinstance(call.func, ast.Name)
        if called in JOURNALS and plain:
            if any(taken == called for _module, taken in taken_by(path)):
                found.append((called, call))
        elif called in ROWS or (called == "update" and not plain):
            found.append((called, call))
    for other in ast.walk(there[name]):
        private = isinstance(other, ast.Name) and other.id.startswith("_") and other.id in there
        if private and other.id not in (name, *seen):
            inner = writes_of(path, other.id, (*seen, name))
            found += [(other.id, other)] if inner and is_atomic(there[other.id]) else inner
    return found


DEEDS = [  # public functions of actions that write: (path, node, what they write)
    (path, node, writes)
    for path in ACTIONS
    for name, node in functions_in(path).items()
    if not name.startswith("_") and (writes := writes_of(path, name))
]


def called(path, node):
    return f"{module_of(path).removeprefix('plenipo.').replace('.actions', '')}.{node.name}"


def journalled(writes):
    """The calls that write a line of a journal."""
    return [call for what, call in writes if what in JOURNALS]


def who_takes(path, name, *, outside):
    """Other modules of the house that take it; `outside` of actions alone."""
    forms = {(module_of(path), name)}
    forms |= {known for known, source in handed_on().items() if source in forms}
    return [
        other
        for other in SOURCES
        if other not in (path, path.with_name("__init__.py")) and forms & taken_by(other)
        if not outside or layer_of(other) != "actions"
    ]


STEPS = {  # commit step by step, each step a transaction of its own
    "records.sending.send": "a letter that has left stays sent whatever comes after it",
    "records.jobs.do": "long work of the worker: it says how far it is",
    "records.letters.lease": "one statement takes the letter; the others put back what was lost",
    "bilaterals.plans.make_plan": "long work: it says how far it is",
    "registry.imports.do": "long work: reads, then writes in one transaction",
    "registry.lists.read_kept": "long work: reads a file, then writes in one transaction",
    "delegations.due.delete_all_due": "one conference after the other",
    "accounts.tries.spend_code": "old codes go whether or not this one lets in",
}


def test_a_deed_is_one_transaction():
    """Whatever writes a line of a journal, and whatever writes twice and is called from outside `actions`."""
    torn = {
        called(path, node): f"{at(path, node)} {node.name}: writes more than once, put "
        "@transaction.atomic above it"
        for path, node, writes in DEEDS
        if not is_atomic(node) and node.name not in JOURNALS
        if journalled(writes) or (len(writes) > 1 and who_takes(path, node.name, outside=True))
    }

    assert {words for name, words in torn.items() if name not in STEPS} == set()
    assert set(STEPS) - set(torn) == set()


OWN = {  # what somebody does for themselves: the row says who it is
    "accreditation.gate_devices.enrol": "the device of the link",
    "accounts.address.ask_for_address": "the account",
    "accounts.address.confirm_address": "the account of the link",
    "accounts.links.choose_password": "the account of the link",
    "accounts.links.change_password": "the account",
    "conference.duties.want_daily_letter": "the member",
    "conference.duties.show_first_steps": "the member",
    "delegations.answer.use_link": "the focal point of the link",
    "delegations.focal.end_links": "the focal point",
    "delegations.focal.resend_links": "each focal point of the address",
    "delegations.terms.hand_over": "the member, with the source of what was heard",
}


NOBODY = {"WORKER", "HOUSE"}  # what was due, and what follows from a deed on the register


def test_who_did_it_is_an_argument():
    """`by=…`, keyword-only. What somebody does for themselves stands in OWN."""
    silent = {
        called(path, node): f"{at(path, node)} {node.name}: takes no `*, by: By` to journal"
        for path, node, writes in DEEDS
        if node.name not in JOURNALS and "by" not in [arg.arg for arg in node.args.kwonlyargs]
        for call in journalled(writes)
        if not NOBODY & {ast.unparse(each.value) for each in call.keywords if each.arg == "by"}
    }

    assert {words for name, words in silent.items() if name not in OWN} == set()
    assert set(OWN) - set(silent) == set()


def test_every_public_action_is_taken_by_another_module():
    alone = [
        f"{at(path, node)} {node.name}: nobody else calls it, so it is private (_{node.name}) or goes"
        for path in ACTIONS
        for name, node in functions_in(path).items()
        if not name.startswith("_") and not who_takes(path, name, outside=False)
    ]

    assert alone == []


ROWS_ELSEWHERE = {
    "plenipo/records/access.py": "the key of a deed, in whose transaction it stands",
    "plenipo/people/models.py": "Django's own manager of accounts",
    "plenipo/delegations/receivers.py": "the job that names an address goes with it",
    "plenipo/accounts/receivers.py": "the session, before it is noted; the job that names an address",
    "plenipo/conference/views/edition.py": "actions.create",
    "plenipo/registry/views/lists.py": "a file, which no transaction holds",
    "plenipo/registry/views/imports.py": "a file",
}
OUTSIDE = {"management", "demo", "engines", "kit"}  # and `formats`, which save files


def test_rows_are_written_in_actions():
    written = {
        path.relative_to(
            SOURCES[0].parents[1]
        ).as_posix(): f"{at(path, call)} .{name}(…): rows are written in actions"
        for path in SOURCES
        if layer_of(path) not in ("actions", "formats") and not OUTSIDE & set(path.parts)
        for name, call in calls_in(tree_of(path))
        if isinstance(call.func, ast.Attribute)
        if name in ROWS - {"claim", "amend"}
        or (name == "update" and ".objects" in ast.unparse(call.func))
    }

    assert {words for path, words in written.items() if path not in ROWS_ELSEWHERE} == set()
    assert set(ROWS_ELSEWHERE) - set(written) == set()


# ---- rows that count revisions: of two who change one, the second is told

COUNTING = {
    model.__name__
    for model in apps.get_models()
    if any(field.name == "revision" for field in model._meta.local_fields)
}
UNCOUNTED = {  # written beside a deed that is about another row, or what no page shows to change
    "conditions of its own, which say who was first": {
        "bilaterals.meetings.sign",
        "bilaterals.plans.stop_plan",
        "delegations.approval.told_otherwise",
        "delegations.naming.keep_names",
    },
    "a consequence of the deed, on the other row": {
        "bilaterals.meetings.place_now",
        "bilaterals.plans.put_in_force",
        "delegations.approval._tell",
        "delegations.invitations.withdraw",
        "delegations.merges._move",
        "delegations.naming.submit",
        "registry.merge._move_what_refers",
        "registry.merge.undo_merge",
        "registry.merge._move_back",
    },
    "the worker writes what came of it": {
        "bilaterals.after.remind",
        "bilaterals.plans.make_plan",
        "bilaterals.plans._made",
        "delegations.due._forget_contacts_typed",
    },
    "when it was last looked up, which nobody changes on a page": {
        "accreditation.visa.note_checked"
    },
    "counts it itself": {"registry.entries.change_party", "registry.lists._set"},
}


def test_what_counts_revisions_is_written_by_claim_or_amend():
    written = {
        called(
            path, function
        ): f"{at(path, call)}: claim(row, seen=…, …) or amend(rows, …), so that "
        "of two the second is told"
        for path in ACTIONS
        for function in functions_in(path).values()
        for name, call in calls_in(function)
        if name == "update" and ast.unparse(call.func).partition(".objects")[0] in COUNTING
    }

    reasons = {name for names in UNCOUNTED.values() for name in names}
    assert {words for name, words in written.items() if name not in reasons} == set()
    assert reasons - set(written) == set()


def test_a_claim_says_what_the_page_showed_or_when_the_deed_is_possible():
    blind = [
        f"{at(path, call)}: claim(…, seen=…) or states=…"
        for path in ACTIONS
        for name, call in calls_in(tree_of(path))
        if name == "claim" and isinstance(call.func, ast.Name)
        if not {"seen", "states"} & {each.arg for each in call.keywords}
    ]

    assert blind == []


# ---- lines cannot forget


def test_no_line_of_a_journal_holds_what_names_somebody():
    """Row numbers, states and counts; a field that is `personal(…)` stands in its row alone."""
    personal = {field.name for _model, field, _tag in personal_fields()}
    told = [
        f"{at(path, call)}: {each.arg}={ast.unparse(each.value)} is personal"
        for path in ACTIONS
        if not is_public_knowledge(path.relative_to(ROOT / "plenipo").parts[0])
        for name, call in calls_in(tree_of(path))
        if name in JOURNALS and isinstance(call.func, ast.Name)
        for each in call.keywords
        if each.arg not in ("by", "about", "conference")
        if personal & {n.attr for n in ast.walk(each.value) if isinstance(n, ast.Attribute)}
    ]

    assert told == []
