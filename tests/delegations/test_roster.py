"""Every field of a person goes the whole way: typed, read, shown, changed, handed out, erased."""

import csv
import io
import json
import re
from html import unescape

import pytest
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from plenipo.conference.actions import change_rules
from plenipo.conference.actions.tokens import make_token
from plenipo.delegations.actions.approval import approve
from plenipo.delegations.actions.changes import apply_change
from plenipo.delegations.actions.drafts_kept import names_kept
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.formats.held import as_export
from plenipo.delegations.formats.pasted import roster_as_table, roster_in
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation, Draft
from plenipo.delegations.roster import NAME, ORDER, ROSTER, Place, columns, heads
from plenipo.delegations.words.approval import differences
from plenipo.kit.forms import KnownDayField
from plenipo.kit.language_fields import LanguagesField
from plenipo.kit.sheets import read_text
from plenipo.people.models import Person
from plenipo.records.models import By, Letter
from tests.delegations.conftest import person, text_of
from tests.factories import DelegateFactory

NOT_TYPED = {
    Person: {
        "id": "the number of the row",
        "created": "the clock writes it",
        "protected": "data protection sets it",
    },
    Delegate: {
        "id": "the number of the row",
        "delegation": "the row it is typed in",
        "person": "the row it is typed in",
        "position": "the order of the rows",
        "state": "the secretariat decides",
        "nominated_by": "whoever types",
        "noticed_at": "the clock writes it",
    },
}
USUAL = {"family_name": "Diallo", "given_name": "Aminata", "disclosure": "public"}
IN_LETTERS = ("family_name", "given_name", "name_order", "style")  # they name people, and no more
every_field = pytest.mark.parametrize("field", ROSTER, ids=lambda each: each.name)


def example(field, n=0):
    """(as typed, as kept, as read in English)"""
    form = field.form_field()
    if field.choices:
        value = field.choices.values[n]
        return value, value, str(field.labels[value])
    if isinstance(form, LanguagesField):
        return (("French", ["fr"], "French"), ("Swahili", ["sw"], "Swahili"))[n]
    if isinstance(form, KnownDayField):
        return (("2019", "2019", "2019"), ("2020", "2020", "2020"))[n]
    if isinstance(form, forms.EmailField):
        return (f"{field.name}{n}@p.example",) * 3
    return (f"Stated {field.name.replace('_', ' ')} {n}",) * 3


def on_pages(field, n=0):
    """Of an order the names in it are read."""
    in_order = ("Diallo Aminata", "Aminata Diallo")
    return in_order[n] if field.name == "name_order" else example(field, n)[2]


def cell(page, label):
    """What stands under a head, in every row."""
    marked = re.findall(r'<(t[dh])([^>]*)data-label="([^"]*)"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return " ".join(unescape(text) for _tag, _more, head, text in marked if head == label)


def head_of(field, place):
    (label,) = [head.label for head in heads(place) if head.cell == (field.cell or field.name)] or [
        ""
    ]
    return label


def delegate(delegation, field, **more):
    said = USUAL | {"office": "Clerk"} | more | {field.name: example(field)[1]}
    of_person = {
        f"person__{each.name}": said[each.name]
        for each in ROSTER
        if each.of is Person and each.name in said
    }
    of_delegate = {
        each.name: said[each.name] for each in ROSTER if each.of is Delegate and each.name in said
    }
    return DelegateFactory(delegation=delegation, state="approved", **of_person, **of_delegate)


@pytest.fixture
def approved(delegation):
    Delegation.objects.update(state="approved")
    delegation.refresh_from_db()
    return delegation


def test_every_field_of_a_person_is_in_the_roster_or_typed_by_nobody():
    for kind, not_typed in NOT_TYPED.items():
        there = {column.name for column in kind._meta.local_fields}
        said = {each.name for each in ROSTER if each.of is kind}
        assert there - set(not_typed) == said
        assert set(not_typed) <= there - said


def test_columns_in_the_order_that_others_rely_on_are_columns_of_the_roster():
    known = {NAME} | {each.name for each in ROSTER}

    assert {column for order in ORDER.values() for column in order} <= known


# ---- typed, looked over, submitted, decided


@every_field
def test_what_is_typed_is_kept_looked_over_submitted_and_shown(
    field, fay, delegation, press, world, as_
):
    typed, kept, _said = example(field)
    rows = person(0, **{**USUAL, field.name: typed})

    press(fay, "delegations:people-keep", seen="0", do="review", **rows)

    assert names_kept(Delegation.objects.get())[0][field.name] == typed
    form = text_of(fay.get(reverse("delegations:people")))
    assert f'<th scope="col">{field.label}</th>' in form
    assert re.search(rf'id_people-0-{field.name}"|name="people-0-{field.name}"', form)
    assert f'value="{typed}"' in form
    review = text_of(fay.get(reverse("delegations:review")))
    assert on_pages(field) in cell(review, head_of(field, Place.REVIEW))

    press(fay, "delegations:submit", seen=Delegation.objects.get().revision)
    row = Delegate.objects.get()
    assert getattr(row.person if field.of is Person else row, field.name) == kept
    approve(row.delegation, by=By(duty="accreditation", account=world.ada))

    desk = reverse("delegations:delegation", args=["dialogue", delegation.pk])
    assert on_pages(field) in cell(text_of(as_(world.ada).get(desk)), head_of(field, Place.DESK))
    own = cell(text_of(fay.get(reverse("delegations:mine"))), head_of(field, Place.OWN))
    assert (on_pages(field) in own) == (Place.OWN not in field.not_in)
    letter = Letter.objects.filter(kind="delegations.approved").latest("pk").body
    assert (on_pages(field) in letter) == (field.name in IN_LETTERS)


# ---- read from spreadsheets


@every_field
def test_a_column_is_read_under_its_label_in_every_language_and_under_its_other_heads(field):
    typed, kept, _said = example(field)
    labels = []
    for code, _language in settings.LANGUAGES:
        with override(code):
            labels.append(str(field.label))
    words = [word.strip() for word in field.heads.split(",") if word]

    for label in [*labels, *words]:
        beside = "Family name" if field.name != "family_name" else "Given name"
        rows = roster_in(read_text(f"{beside}\t{label}\nDiallo\t{typed}\n", max_rows=9)).rows
        read = [row.get(field.name) for row in rows]
        assert read == [kept if field.choices else typed], label


@every_field
def test_the_table_a_delegation_downloads_is_read_back(field):
    typed, _kept, _said = example(field)
    row = {"family_name": "Diallo", "given_name": "Aminata", field.name: typed}

    table, cells = roster_as_table([row])
    text = "\n".join("\t".join(line) for line in [table, *cells])

    assert [
        {**USUAL, **each}[field.name] for each in roster_in(read_text(text, max_rows=9)).rows
    ] == [typed]


# ---- changed


@every_field
def test_a_change_is_asked_shown_and_made(field, approved, fay, press, world, as_, ada):
    one = delegate(approved, field)
    typed, kept, said = example(field, 1)
    before = {
        each.name: each.as_typed(getattr(one.person if each.of is Person else one, each.name))
        for each in ROSTER
    }

    press(
        fay,
        "delegations:change-ask",
        kind="correct",
        delegate=one.pk,
        **before | {field.name: typed},
    )

    request = ChangeRequest.objects.get()
    assert [(each.label, each.before, each.after) for each in differences(request)] == [
        (str(field.label), example(field)[2], said)
    ]
    for client, view, place in (
        (fay, "delegations:change", []),
        (as_(world.ada), "delegations:changes", ["dialogue"]),
    ):
        page = text_of(client.get(reverse(view, args=place)))
        assert f'<th scope="row">{field.label}</th>' in page
        assert said in cell(page, "Requested")
    apply_change(request, by=ada)
    one = Delegate.objects.get(pk=one.pk)
    assert getattr(one.person if field.of is Person else one, field.name) == kept


@every_field
@pytest.mark.parametrize("kind", ["add", "correct"])
def test_a_request_of_another_release_is_read(kind, field, approved, ada):
    """Of an earlier one, which had not this field, and of a later one, which has one more."""
    one = delegate(approved, ROSTER[0], capacity="member", native_name="ديالو", email="d@p.example")
    wanted = {each.name: example(each, 1)[1] for each in ROSTER if each.name != field.name}
    request = ChangeRequest.objects.create(
        delegation=approved,
        kind=kind,
        delegate=one if kind == "correct" else None,
        wanted=wanted | {"size_of_shoes": "42"},
        before={"size_of_shoes": "41"},
        asked_at=one.person.created,
    )

    assert (
        str(field.label) not in [each.label for each in differences(request)][: kind == "correct"]
    )
    apply_change(request, by=ada)

    last = Delegate.objects.latest("pk")
    row = last.person if field.of is Person else last
    column = field.of._meta.get_field(field.name)
    stood = getattr(one.person if field.of is Person else one, field.name)
    usual = field.usual or column.get_default()
    assert getattr(row, field.name) == (stood if kind == "correct" else usual)


@every_field
def test_names_kept_by_another_release_are_read(field, fay, delegation):
    row = {each.name: example(each)[0] for each in ROSTER if each.name != field.name}
    Draft.objects.create(
        delegation=delegation, typed=[row | {"size_of_shoes": "42"}], at="2026-01-01T00:00Z"
    )
    Delegation.objects.update(state="named")

    for view in ("people", "review"):
        assert fay.get(reverse(f"delegations:{view}") + "?check").status_code == 200


@pytest.mark.parametrize("view", ["people", "review"])
def test_a_day_that_is_not_checked_yet_stands_as_it_was_typed(view, fay, delegation):
    row = {"family_name": "Ba", "capacity": "juggler", "office_since": "13-04-2021"}
    Draft.objects.create(
        delegation=delegation, typed=[row], notes=["Check it."], at="2026-01-01T00:00Z"
    )
    Delegation.objects.update(state="named")

    assert "13-04-2021" in text_of(fay.get(reverse(f"delegations:{view}")))


# ---- handed out


def line_of(client, view):
    answer = client.get(reverse(view, args=["dialogue"])).content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(answer)))
    return dict(zip(table[0], table[1], strict=True))


@every_field
def test_tables_and_programs_have_it_and_contacts_stay_with_who_accredits(
    field, approved, fay, world, as_, client
):
    delegate(approved, field)
    change_rules(
        world.conference,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=0,
        list_state="final",
    )
    column = field.column or field.name
    said, kept = on_pages(field), on_pages(field) if field.column else example(field)[1]

    for view, place in (("board-csv", Place.TABLE), ("list-csv", Place.LIST)):
        head = columns(place).get(column)
        assert (head is None) == (place in field.not_in)
        if head is not None:
            assert said in line_of(as_(world.ada), f"delegations:{view}")[str(head)]
            seen = line_of(as_(world.obi), f"delegations:{view}")[str(head)]
            assert (said in seen) == (field.seen != "contact")
    listed = text_of(as_(world.ada).get(reverse("delegations:list", args=["dialogue"])))
    label = head_of(field, Place.LIST)
    assert (said in cell(listed, label)) == (Place.LIST not in field.not_in)
    given = json.loads(fay.get(reverse("delegations:my-data-json")).content)["persons"][0]
    assert given[column] == kept or kept in given[column]
    _row, token = make_token(
        world.conference,
        account=world.sol,
        name="list",
        scopes=["delegations"],
        days=30,
        by=By(duty="secretary_general", account=world.sol),
    )
    bearer = {"Authorization": f"Bearer {token}"}
    told = client.get("/api/delegations", headers=bearer).json()["items"][0]["people"][0]
    assert (column in told) == (field.seen != "contact")
    assert field.seen == "contact" or kept in told[column]


@every_field
def test_it_is_in_what_is_held_about_a_person_and_gone_once_they_are_erased(field, approved, world):
    one = delegate(approved, field)
    kept = example(field)[1]
    held = as_export(one.person, [])
    of = held["person"] if field.of is Person else held["takes part"][0]
    assert kept == of[field.name] or json.dumps(kept) == of[field.name]

    erase(one.person, why="asked", conference=world.conference, by=By(duty="data_protection"))

    if not field.choices:  # what can be counted without a name stays
        row = Delegate.objects.select_related("person").get(pk=one.pk)
        left = getattr(row.person if field.of is Person else row, field.name)
        assert left in ("", "—", [], None)
