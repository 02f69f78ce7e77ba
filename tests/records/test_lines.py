"""What lines of a journal say: every kind of row has a name, every detail a label, values stand before and after."""

import ast
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone, translation

from plenipo.conference.models import Membership
from plenipo.delegations.models import Invitation
from plenipo.delegations.verbs import Verb as OfDelegations
from plenipo.people.models import Account
from plenipo.programme.models import Interpreter, Session
from plenipo.programme.verbs import Verb as OfProgramme
from plenipo.records.actions import record, values_changed
from plenipo.records.actions.journal import leaf_of
from plenipo.records.models import By, JournalEntry
from plenipo.records.words.journal import label_of, phrases, read_lines
from plenipo.records.words.lines import (
    COMPARED,
    DETAILS,
    NAMERS,
    NOT_SHOWN,
    LineReader,
    detail_of,
    field_of,
)
from tests.factories import (
    DelegationFactory,
    InterpreterFactory,
    InvitationFactory,
    RoomFactory,
    SessionFactory,
)
from tests.sources import SOURCES, tree_of

PLENIPO = Path(__file__).parents[2] / "plenipo"
WRITES = ("record", "note", "line_of", "_about_delegation")
OWN = {"by", "about", "conference", None}


def calls():
    """(verb or "", names of details) of every call that writes a line."""
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in WRITES:
                continue
            yield verb_of(node, path), {each.arg for each in node.keywords} - OWN


def verb_of(call, path):
    named = call.args[0] if call.args else None
    if not isinstance(named, ast.Attribute):
        return ""
    app = path.relative_to(PLENIPO).parts[0]
    return str(getattr(getattr(import_module(f"plenipo.{app}.verbs"), named.value.id), named.attr))


def read(world, line, member="ina"):
    account = getattr(world, member)
    one = Membership.objects.select_related("conference__series").get(account=account)
    (told,) = read_lines([line], LineReader(one, one.conference))
    return told


def by(world):
    return By(duty="invitations", account=world.ina)


def test_every_detail_of_every_line_has_a_label_or_is_left_out_on_purpose():
    unknown = {
        f"{verb}:{key}"
        for verb, keys in calls()
        for key in keys
        if key not in NOT_SHOWN and key != "details" and detail_of(verb, key) is None
    }
    assert unknown == set()


KINDS = sorted(
    model._meta.label_lower
    for model in apps.get_models()
    if model.__module__.startswith("plenipo.")
)


def test_every_kind_of_row_a_line_can_be_about_has_a_name(everything_done):
    kinds = {about.partition(":")[0] for about in everything_done}
    assert kinds - set(NAMERS) == set()
    assert set(NAMERS) <= set(KINDS)


@pytest.fixture
def everything_done():
    """The rows that the actions of the house write of: the annotated type of what stands after `about=`."""
    abouts = set()
    for path in SOURCES:
        for function in ast.walk(tree_of(path)):
            if isinstance(function, ast.FunctionDef):
                abouts |= _kinds_in(function, path)
    return abouts


def _kinds_in(function, path):
    types = {
        each.arg: ast.unparse(each.annotation)
        for each in [*function.args.args, *function.args.kwonlyargs]
        if each.annotation
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            made = ast.unparse(node.value.func).split(".")[0]
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                types[ast.unparse(names[0])] = made
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITES:
            about = next((k.value for k in node.keywords if k.arg == "about"), None)
            name = types.get(ast.unparse(about), "") if about is not None else ""
            for part in name.split(" | "):
                found |= {f"{kind}:1" for kind in KINDS if kind.split(".")[1] == part.lower()}
    return found


@pytest.mark.parametrize("kind", sorted(NAMERS))
def test_a_row_that_is_gone_is_shown_as_deleted(kind, world):
    line = JournalEntry(
        at=timezone.now(),
        conference=world.conference.pk,
        duty="invitations",
        verb="invitations.sent",
        about=f"{kind}:999999",
        details={},
    )

    assert read(world, line).about.text == f"{NAMERS[kind][0]} 999999 (deleted)"


def test_compared_fields_are_fields_of_the_rows_they_are_about():
    kinds = {
        "conference.stage": "conference.conference",
        "credentials.challenge_decided": "accreditation.challenge",
        "credentials.found": "accreditation.credential",
        "credentials.set_aside": "accreditation.credential",
        "delegations.answered": "delegations.invitation",
        "delegations.disclosure_chosen": "delegations.delegate",
        "invitations.extended": "delegations.invitation",
        "invitations.extension_undone": "delegations.invitation",
        "promises.done": "delegations.promise",
        "promises.withdrawn": "delegations.promise",
        "promises.reopened": "delegations.promise",
    }
    named = {verb for verb, field in COMPARED.items() if field}
    assert named == set(kinds)
    assert all(field_of(kinds[verb], COMPARED[verb]) for verb in named)
    with translation.override("ru"):
        labels = {label_of(kinds[verb], COMPARED[verb]) for verb in named}
    assert [label for label in labels if label.isascii()] == []


def test_a_deadline_is_told_before_and_after_in_the_readers_date(world):
    invitation = InvitationFactory(conference=world.conference)
    line = record(
        OfDelegations.INVITATION_EXTENDED,
        by=by(world),
        about=invitation,
        conference=world.conference.pk,
        before="2027-03-03",
        after="2027-03-10",
    )

    assert read(world, line).changes == ("Reply requested by: 3 March 2027 → 10 March 2027",)
    with translation.override("fr"):
        assert "3 mars 2027" in read(world, line).changes[0]


def test_codes_are_told_as_words(world):
    invitation = InvitationFactory(
        conference=world.conference, category="party", language="fr", quota=3
    )
    wanted = {"language": "ar", "quota": 5, "category": "organisation"}
    told = values_changed(invitation, wanted)
    line = record(
        OfDelegations.INVITATION_CHANGED,
        by=by(world),
        about=invitation,
        conference=world.conference.pk,
        **told,
    )

    assert set(read(world, line).changes) == {
        "Language of the letter: French → Arabic",
        "Quota: 3 → 5",
        "Category: Party → Organisation",
    }


def test_a_row_that_a_field_points_to_is_told_by_its_name(world):
    one = RoomFactory(conference=world.conference, name={"en": "Harbour"}, code="H1")
    other = RoomFactory(conference=world.conference, name={"en": "Garden"}, code="G2")
    session = SessionFactory(conference=world.conference, room=one)
    told = values_changed(session, {"room": other})
    line = record(
        OfProgramme.SESSION_CHANGED,
        by=by(world),
        about=session,
        conference=world.conference.pk,
        **told,
    )

    assert read(world, line).changes == ("Room: Harbour (H1) → Garden (G2)",)


@pytest.mark.parametrize(
    ("make", "wanted", "fields"),
    [
        (InvitationFactory, {"addressee": "Ms Otieno", "email": "o@example.org"}, 2),
        (SessionFactory, {"title": {"en": "Address by Ms Otieno"}}, 1),
        (InterpreterFactory, {"name": "Otieno"}, 1),
    ],
    ids=["invitation", "session", "interpreter"],
)
def test_nothing_that_could_name_somebody_is_sealed(make, wanted, fields, world):
    row = make(conference=world.conference)

    told = values_changed(row, wanted)

    assert told == {"fields": sorted(wanted)}
    assert len(told["fields"]) == fields


def test_of_a_text_the_line_says_that_it_changed(world):
    session = SessionFactory(conference=world.conference)
    line = record(
        OfProgramme.SESSION_CHANGED,
        by=by(world),
        about=session,
        conference=world.conference.pk,
        **values_changed(session, {"title": {"en": "Another"}}),
    )

    assert read(world, line).changes == ("Title: changed",)


def test_values_are_sealed_as_plain_json_whatever_they_are(world):
    session = SessionFactory(conference=world.conference, starts=None, ends=None, expected=None)
    starts = datetime(2027, 5, 3, 9, tzinfo=UTC)
    told = values_changed(session, {"starts": starts, "expected": 40, "kind": session.kind})

    assert told["values"] == {
        "starts": [None, "2027-05-03T09:00:00+00:00"],
        "expected": [None, 40],
    }


def test_a_line_with_values_keeps_its_leaf_when_it_is_read_again(world):
    invitation = InvitationFactory(conference=world.conference, deadline=date(2027, 1, 1))
    told = values_changed(invitation, {"deadline": date(2027, 2, 1), "also": ["x@example.org"]})
    line = record(
        OfDelegations.INVITATION_TERMS_CHANGED,
        by=by(world),
        about=invitation,
        conference=world.conference.pk,
        **told,
    )

    assert leaf_of(JournalEntry.objects.get(pk=line.pk)) == line.leaf
    assert "x@example.org" not in str(line.details)


def test_who_did_it_is_a_name_for_those_who_read_addresses(world):
    delegation = DelegationFactory(conference=world.conference, invitation=world.fay.invitation)
    line = record(
        OfDelegations.TAKEN_BACK,
        by=By(duty="focal point", name=f"focal point {world.fay.pk}"),
        about=delegation,
        conference=world.conference.pk,
    )

    assert read(world, line, "ina").who == "fay"
    assert read(world, line, "bea").who.startswith("focal point of ")


def test_labels_of_fields_and_details_are_in_the_readers_language():
    with translation.override("ar"):
        shown = [str(each.label) for each in DETAILS.values() if each.label]
        latin = [each for each in shown if "a" in each or "e" in each or "i" in each or "o" in each]
    assert latin == []


def test_models_whose_changes_are_sealed_have_labels_for_their_fields():
    unlabelled = []
    with translation.override("ar"):
        for model in (Invitation, Session, Interpreter, Account):
            for field in model._meta.local_fields:
                if not field.editable or field.name not in _in_forms(model):
                    continue
                label = str(field.verbose_name)
                if label == field.name.replace("_", " "):
                    unlabelled.append(f"{model.__name__}.{field.name}")
    assert unlabelled == []


def _in_forms(model):
    return {
        Invitation: ("category", "quota", "language", "addressee", "email", "deadline"),
        Session: ("kind", "title", "summary", "room", "starts", "ends", "expected", "audience"),
        Interpreter: ("name", "a", "b", "c", "minutes_a_day", "rest"),
    }.get(model, ())


def test_every_verb_of_a_commitment_has_its_words():
    assert {verb for verb in phrases() if verb.startswith("promises.")} == {
        "promises.noted",
        "promises.done",
        "promises.withdrawn",
        "promises.reopened",
    }
