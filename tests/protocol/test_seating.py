"""Seating plans and family photos at the desk: made, moved, closed up, undone, printed."""

import re

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.protocol.actions import seating
from plenipo.protocol.models import SeatingChange, SeatingPlace, SeatingPlan, SeatingRule
from plenipo.protocol.queries.seating import seats_for, sight_of
from plenipo.records.models import JournalEntry
from tests.factories import DelegateFactory, SeatingPlanFactory

PARTIES = ("Alliance", "Bloc", "Concord", "Dawn", "Enterprise", "Forward", "Greens")


@pytest.fixture
def heads(world, head):
    return [head(name, "leader", f"20{n:02}") for n, name in enumerate(PARTIES, start=10)]


@pytest.fixture
def photo(world, heads, chief):
    return made(world, chief)


def made(world, chief, **values):
    values = {
        "name": "Family photo",
        "session": None,
        "shape": "photo",
        "measures": [5, 4],
        "people": "heads",
        **values,
    }
    return seating.make_plan(world.conference, values, by=chief)


def again(plan):
    return SeatingPlan.objects.get(pk=plan.pk)


def sitting(plan):
    """{name of the delegation: number of the place} in reading order of the plan."""
    rows = SeatingPlace.objects.filter(plan=plan, seat__isnull=False).order_by("seat")
    return {row.delegate.delegation.plate_name: row.seat for row in rows}


def page_of(client, plan, **asked):
    url = reverse("protocol:seating-plan", args=["dialogue", plan.pk])
    return client.get(url, asked).content.decode()


def file_of(client, plan, what, kind="pdf"):
    return client.get(reverse("protocol:seating-file", args=["dialogue", plan.pk, what, kind]))


def text_of(answer):
    document = pypdfium2.PdfDocument(answer.content)
    return len(document), "\n".join(page.get_textpage().get_text_range() for page in document)


def form_of(plan):
    return {
        "seen": plan.revision,
        "name": plan.name,
        "session": "",
        "shape": "photo",
        "measures": "5, 4",
        "people": "heads",
    }


# ---- made


def test_the_first_stands_in_the_centre_and_the_second_on_their_right(photo):
    # seen from the camera: the right hand of who is photographed is on the left
    assert list(sitting(photo)) == [
        "Dawn", "Bloc", "Alliance", "Concord", "Enterprise", "Forward", "Greens"
    ]  # fmt: skip


def test_where_the_left_is_the_side_of_honour_the_second_stands_there(world, heads, chief, ruled):
    from plenipo.conference.actions.profile import change_rules

    change_rules(world.conference, by=chief, seen_version=0, seating_side="left")
    vars(world.conference).pop("_rules", None)
    assert list(sitting(made(world, chief)))[:5] == [
        "Enterprise", "Concord", "Alliance", "Bloc", "Dawn"
    ]  # fmt: skip


def test_a_plan_is_made_in_one_form_and_fits_its_people(signed_in, heads, press):
    sol = signed_in("sol")
    asked = {**form_of(SeatingPlan(name="Dinner")), "shape": "rounds", "measures": ""}
    answer = press(sol, "protocol:seating-add", "dialogue", **asked)
    plan = SeatingPlan.objects.get()
    assert answer.status_code == 302
    assert plan.measures == [7]
    page = page_of(sol, plan)
    assert "Round tables: 7 places, 7 people seated" in page
    assert "table 1, seat 1: " in page
    assert JournalEntry.objects.filter(verb="protocol.seating_made").count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4, 2", "There are 6 places for 7 people."),
        ("four", "Enter whole numbers, separated by commas"),
        ("0, 9", "No number can be 0."),
        ("900, 900", "a plan has at most 1000"),
    ],
)
def test_a_size_that_cannot_be_is_said_at_its_field(signed_in, heads, press, typed, said):
    asked = {**form_of(SeatingPlan(name="Photo of all")), "measures": typed}
    answer = press(signed_in("sol"), "protocol:seating-add", "dialogue", **asked)
    page = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert said in page
    assert "Photo of all" in page
    assert not SeatingPlan.objects.exists()


def test_an_odd_number_of_chairs_leaves_one_more_on_the_upper_side(signed_in, world, heads, chief):
    plan = made(world, chief, shape="face", measures=[])
    assert "7 places (upper side 4, lower side 3)" in page_of(signed_in("sol"), plan)


def test_numbers_of_a_size_may_be_multiplied():
    from plenipo.protocol.forms.seating import numbers_in

    assert numbers_in("3 × 10, 8") == [10, 10, 10, 8]
    assert numbers_in("25،26; 27") == [25, 26, 27]
    for nonsense in ("3x", "x3", "2×2×2", "1.5", "-3", "²"):
        with pytest.raises(ValueError):
            numbers_in(nonsense)


# ---- moved


def test_two_change_places_and_the_change_is_told_and_undone(signed_in, photo, heads, press):
    sol, before = signed_in("sol"), sitting(photo)
    asked = {"seen": photo.revision, "who": heads[0].pk, "seat": before["Dawn"], "to": "move"}
    press(sol, "protocol:seating-seat", "dialogue", photo.pk, **asked)
    after = sitting(photo)
    assert (after["Alliance"], after["Dawn"]) == (before["Dawn"], before["Alliance"])
    page = page_of(sol, photo)
    assert "row 1, place 3 → row 1, place 1" in page
    press(sol, "protocol:seating-undo", "dialogue", photo.pk, seen=again(photo).revision)
    assert sitting(photo) == before
    assert not SeatingChange.objects.exists()


def test_the_second_of_two_officers_is_told_and_loses_nothing(
    signed_in, photo, heads, press, chief
):
    seating.move(photo, heads[0].pk, 9, seen=photo.revision, by=chief)
    asked = {"seen": photo.revision, "who": heads[1].pk, "seat": "6", "to": "move"}
    answer = press(signed_in("sol"), "protocol:seating-seat", "dialogue", photo.pk, **asked)
    assert answer.status_code == 409
    assert f'value="{heads[1].pk}" selected' in answer.content.decode()
    assert 6 not in sitting(photo).values()


def test_whoever_keeps_their_place_is_not_moved(photo, heads, chief):
    seating.fix(photo, heads[0].pk, seen=photo.revision, by=chief)
    plan = again(photo)
    with pytest.raises(Refused, match="keeps their place"):
        seating.move(plan, heads[1].pk, sitting(photo)["Alliance"], seen=plan.revision, by=chief)
    plan = again(photo)
    seating.release(plan, heads[0].pk, seen=plan.revision, by=chief)
    plan = again(photo)
    seating.move(plan, heads[1].pk, 3, seen=plan.revision, by=chief)
    assert sitting(photo)["Bloc"] == 3


# ---- absent


def test_an_absence_closes_up_one_half_of_a_row_and_can_be_undone(signed_in, photo, heads, press):
    sol, before = signed_in("sol"), sitting(photo)
    asked = {"seen": photo.revision, "who": heads[1].pk, "to": "absent"}
    press(sol, "protocol:seating-seat", "dialogue", photo.pk, **asked)
    after = sitting(photo)
    assert after["Dawn"] == before["Bloc"]
    assert {name for name in after if after[name] != before[name]} == {"Dawn"}
    page = page_of(sol, photo)
    assert "Closed up: 1 person moves." in page
    assert "row 1, place 2 → absent" in page
    press(sol, "protocol:seating-undo", "dialogue", photo.pk, seen=again(photo).revision)
    assert sitting(photo) == before


def test_who_comes_after_all_takes_the_first_free_place(signed_in, photo, heads, press, chief):
    seating.absent(photo, heads[1].pk, seen=photo.revision, by=chief)
    seen = again(photo).revision
    press(signed_in("sol"), "protocol:seating-back", "dialogue", photo.pk, heads[1].pk, seen=seen)
    assert sitting(photo)["Bloc"] == 1


def test_arranged_anew_everybody_who_is_there_has_the_place_due_to_them(photo, heads, press, chief):
    seating.absent(photo, heads[0].pk, seen=photo.revision, by=chief)
    plan = again(photo)
    seating.arrange_anew(plan, few=False, seen=plan.revision, by=chief)
    assert list(sitting(photo)) == [
        "Enterprise", "Concord", "Bloc", "Dawn", "Forward", "Greens"
    ]  # fmt: skip


# ---- rules


def rule(plan, kind, chief, *who, **more):
    names = dict(zip(("first_id", "second_id"), [one.pk for one in who], strict=False))
    plan = again(plan)
    values = {"kind": kind, **names, **more}
    return seating.add_rule(plan, values, seen=plan.revision, by=chief)


def test_a_rule_is_kept_with_few_changes(signed_in, photo, heads, press, chief):
    rule(photo, "apart", chief, heads[0], heads[1])
    sol, before = signed_in("sol"), sitting(photo)
    assert "Not kept in this plan" in page_of(sol, photo)
    seen = again(photo).revision
    press(sol, "protocol:seating-arrange", "dialogue", photo.pk, seen=seen, how="few")
    after = sitting(photo)
    assert abs(after["Alliance"] - after["Bloc"]) > 1
    assert sum(after[name] != before[name] for name in after) == 1
    assert "Not kept in this plan" not in page_of(sol, photo)


def test_rules_that_contradict_each_other_are_named_together(signed_in, photo, heads, chief):
    rule(photo, "apart", chief, heads[0], heads[1])
    rule(photo, "together", chief, heads[0], heads[1])
    rule(photo, "apart", chief, heads[2], heads[3])
    plan = again(photo)
    seating.arrange_anew(plan, few=False, seen=plan.revision, by=chief)
    page = page_of(signed_in("sol"), photo)
    assert "Cannot all be kept together" in page
    assert len(again(photo).unkept["conflicts"]) == 1
    assert len(sight_of(again(photo)).broken) == 1


def test_an_interpreter_sits_beside_and_has_no_rank(world, heads, chief):
    voice = DelegateFactory(
        delegation=heads[2].delegation, capacity="interpreter", state="approved"
    )
    plan = made(world, chief, shape="face", measures=[5, 5])
    seating.add_people(plan, [voice.pk], seen=plan.revision, by=chief)
    rule(plan, "interprets", chief, voice, heads[2])
    plan = again(plan)
    seating.arrange_anew(plan, few=False, seen=plan.revision, by=chief)
    seats, sight = seats_for(plan), sight_of(again(plan))
    his, hers = (seats[sight.places[pk] - 1] for pk in (voice.pk, heads[2].pk))
    assert seats.index(his) in hers.beside


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": "apart"}, "Choose the person."),
        ({"kind": "group"}, "Choose the delegation."),
        ({"kind": "apart", "first": 0, "second": 0}, "Choose two different people."),
    ],
)
def test_a_rule_says_what_it_lacks(signed_in, photo, heads, press, asked, said):
    asked = {name: heads[0].pk if value == 0 else value for name, value in asked.items()}
    url = ("protocol:seating-rule-add", "dialogue", photo.pk)
    answer = press(signed_in("sol"), *url, seen=photo.revision, **asked)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_rule_is_removed_and_somebody_taken_out_takes_their_rules_along(
    signed_in, photo, heads, press, chief
):
    sol = signed_in("sol")
    row = rule(photo, "apart", chief, heads[0], heads[1])
    url = ("protocol:seating-rule-delete", "dialogue", photo.pk, row.pk)
    press(sol, *url, seen=again(photo).revision)
    assert not SeatingRule.objects.exists()
    rule(photo, "sight", chief, heads[3])
    url = ("protocol:seating-person-remove", "dialogue", photo.pk, heads[3].pk)
    press(sol, *url, seen=again(photo).revision)
    assert "Dawn" not in sitting(photo)
    assert not SeatingRule.objects.exists()


def test_people_are_added_to_a_plan_that_grows_while_it_is_empty(
    signed_in, world, heads, press, chief
):
    plan = made(world, chief, people="chosen", measures=[])
    sol = signed_in("sol")
    assert "Nobody is in this plan yet" in page_of(sol, plan)
    url = ("protocol:seating-people-add", "dialogue", plan.pk)
    press(sol, *url, seen=plan.revision, people=[one.pk for one in heads[:5]])
    assert set(sitting(plan)) == set(PARTIES[:5])
    too_many = {"seen": again(plan).revision, "people": [one.pk for one in heads[5:]]}
    answer = press(sol, *url, **too_many)
    assert "free places for 2 people" in answer.content.decode()


# ---- changed, deleted


def test_another_size_seats_everybody_anew(signed_in, photo, heads, press, chief):
    seating.move(photo, heads[0].pk, 9, seen=photo.revision, by=chief)
    sol, plan = signed_in("sol"), again(photo)
    asked = {**form_of(plan), "measures": "7"}
    press(sol, "protocol:seating-change", "dialogue", photo.pk, **asked)
    assert sitting(photo)["Alliance"] == 4
    asked = {**form_of(again(photo)), "measures": "3"}
    answer = press(sol, "protocol:seating-change", "dialogue", photo.pk, **asked)
    assert "There are 3 places for 7 people." in answer.content.decode()
    assert again(photo).measures == [7]


def test_a_plan_is_deleted_with_all_that_hangs_on_it(signed_in, photo, heads, press):
    press(signed_in("sol"), "protocol:seating-delete", "dialogue", photo.pk, seen=photo.revision)
    assert not SeatingPlan.objects.exists()
    assert not SeatingPlace.objects.exists()


def test_a_drawing_is_the_same_in_every_language(signed_in, photo, heads):
    """A language that writes 1,5 does not break it."""
    sol, url = signed_in("sol"), reverse("protocol:seating-plan", args=["dialogue", photo.pk])
    drawings = {
        tuple(
            re.findall(r"<circle[^>]*>", sol.get(url.replace("/en/", f"/{code}/")).content.decode())
        )
        for code in ("en", "ar")
    }
    assert len(drawings) == 1


# ---- printed


def test_the_plan_is_one_page_with_a_key(signed_in, photo, heads):
    sol = signed_in("sol")
    for sheet in ("plan-a4", "plan-a3"):
        pages, text = text_of(file_of(sol, photo, sheet))
        assert pages == 1
        assert "Family photo" in text
        assert all(name in text for name in PARTIES)


def test_a_floor_mark_has_a_number_and_a_plate_and_names_nobody(signed_in, photo, heads):
    pages, text = text_of(file_of(signed_in("sol"), photo, "marks"))
    assert pages == 1
    assert all(name in text for name in PARTIES)
    assert "row 2, place 3" in text
    assert heads[0].person.family_name not in text


def test_the_caption_reads_as_the_picture_does_in_each_language(signed_in, photo, heads):
    pages, text = text_of(file_of(signed_in("sol"), photo, "caption"))
    flat = " ".join(text.split())
    front = flat[flat.index("Front row, from left to right") :]
    order = [front.index(name) for name in ("Dawn", "Bloc", "Alliance", "Concord", "Enterprise")]
    assert order == sorted(order)
    assert heads[0].person.family_name not in text  # the public list is not published yet
    assert "前排" in text


def test_lists_are_by_table_and_a_photo_has_none_of_a_hall(signed_in, world, heads, chief, photo):
    dinner = made(world, chief, shape="rounds", measures=[4, 4])
    sol = signed_in("sol")
    _pages, text = text_of(file_of(sol, dinner, "tables"))
    assert "Table 1" in text
    assert "Table 2" in text
    assert file_of(sol, dinner, "marks").status_code == 404
    assert file_of(sol, dinner, "list", "pdf").status_code == 404


def test_the_table_holds_what_the_plan_shows(signed_in, photo, heads, chief):
    seating.absent(photo, heads[6].pk, seen=photo.revision, by=chief)
    lines = (
        file_of(signed_in("sol"), photo, "list", "csv").content.decode("utf-8-sig").split("\r\n")
    )
    assert lines[0] == "Number,Place,Name,Delegation"
    assert lines[1].startswith('1,"row 1, place 1"')
    assert "absent" in lines[7]


# ---- the list


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_many_plans_there_are(signed_in, world, rows):
    for n in range(rows):
        SeatingPlanFactory(conference=world.conference, name=f"Plan {n}")
    sol = signed_in("sol")
    sol.get(reverse("protocol:seating", args=["dialogue"]))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = sol.get(reverse("protocol:seating", args=["dialogue"])).content.decode()
    assert page.count("data-row") == rows
    assert len(asked) == LIST


@pytest.mark.parametrize("rows", [1, 3])
def test_a_plan_asks_the_same_however_many_people_are_in_it(signed_in, world, head, chief, rows):
    for n in range(rows):
        head(f"Party {n}", "leader")
    plan = made(world, chief)
    sol = signed_in("sol")
    page_of(sol, plan)
    with CaptureQueriesContext(connection) as asked:
        page = page_of(sol, plan)
    assert page.count("data-row") == rows
    assert len(asked) == PLAN


def test_plans_are_found_by_name_and_shape(signed_in, world):
    SeatingPlanFactory(
        conference=world.conference, name="Gala dinner", shape="rounds", measures=[8]
    )
    SeatingPlanFactory(conference=world.conference)
    sol, url = signed_in("sol"), reverse("protocol:seating", args=["dialogue"])
    assert "Family photo" not in sol.get(url, {"q": "gala"}).content.decode()
    assert "Gala dinner" not in sol.get(url, {"shape": "photo"}).content.decode()
    assert "No results" in sol.get(url, {"q": "breakfast"}).content.decode()


LIST, PLAN = 6, 12


def test_what_is_undone_takes_nobodys_place_who_came_since(photo, heads, head, chief):
    seating.absent(photo, heads[1].pk, seen=photo.revision, by=chief)
    taken = again(photo)
    free = sum(photo.measures) - len(sitting(photo))
    more = [head(f"Party {n}", "leader", "2021").pk for n in range(free)]
    seating.add_people(taken, more, seen=taken.revision, by=chief)
    there = sitting(photo)

    with pytest.raises(Refused, match="given one of these places since"):
        seating.undo(again(photo), seen=again(photo).revision, by=chief)

    assert sitting(photo) == there


def test_what_is_undone_moves_nobody_who_keeps_their_place_since(photo, heads, chief):
    seating.move(photo, heads[0].pk, 8, seen=photo.revision, by=chief)
    seating.fix(again(photo), heads[0].pk, seen=again(photo).revision, by=chief)
    there = sitting(photo)

    with pytest.raises(Refused, match="keeps their place"):
        seating.undo(again(photo), seen=again(photo).revision, by=chief)

    assert sitting(photo) == there
