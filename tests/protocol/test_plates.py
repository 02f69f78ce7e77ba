"""Plates and cards: what stands on them, set without cutting a name, printed, and checked against the latest names."""

import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import plenipo
from plenipo.conference.actions.profile import change_rules
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegation
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.protocol.actions import plates, seating
from plenipo.protocol.actions.erasure import forget
from plenipo.protocol.formats.plate_setting import (
    FACES,
    LineToSet,
    PlateFace,
    halved,
    measured,
    plates_set,
)
from plenipo.protocol.models import PlateRun, PlateText, PrintedPlate
from plenipo.protocol.queries.plates import PlatesAsked, plates_seen
from plenipo.records.models import JournalEntry
from tests.factories import DelegateFactory, DelegationFactory, PlateTextFactory

READER = Reader(Audience.ACCREDITATION)
PRINCIPALS, DELEGATIONS = PlatesAsked("principals"), PlatesAsked("delegations")
SIX = (
    ("Aminata", "Diallo", "", "H.E."),
    ("Ying", "Lü", "吕颖", "女士"),
    ("Mariam", "Al-Hassan", "مريم الحسن", "Dr"),
    ("Yekaterina", "Shchyogoleva", "Екатерина Щёголева", ""),
    ("Devi", "Sharma", "देवी शर्मा", "Shri"),
    ("Giorgi", "Beridze", "გიორგი ბერიძე", ""),
)


def named(head, name, given="", family="", native="", style="", order="given_first"):
    one = head(name, "leader", "2019-05-04")
    Person.objects.filter(pk=one.person_id).update(
        given_name=given, family_name=family, native_name=native, style=style, name_order=order
    )
    return one


@pytest.fixture
def six(head):
    return [named(head, f"Party {n}", *each) for n, each in enumerate(SIX)]


@pytest.fixture
def printed(world, chief):
    """`printed(PRINCIPALS, "place", ["en"])`: a run of plates."""

    def made(asked=PRINCIPALS, layout="tent-a4", languages=("en", "native"), open_only=False):
        return plates.print_plates(
            world.conference,
            asked,
            layout=layout,
            languages=list(languages),
            open_only=open_only,
            reader=READER,
            by=chief,
        )

    return made


def subject(world, delegate, asked=PRINCIPALS):
    found = plates_seen(world.conference, asked, READER).subjects
    return next(each for each in found if each.person and each.person.pk == delegate.pk)


def says(world, delegate, *languages):
    return [line["text"] for line in subject(world, delegate).lines(languages) if not line["of"]]


def text_of(client, run):
    answer = client.get(reverse("protocol:plate-run-file", args=["dialogue", run.pk]))
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    pages = [page.get_textpage().get_text_range() for page in document]
    return len(document), unicodedata.normalize("NFKC", "\n".join(pages))


def page_of(client, **asked):
    return client.get(reverse("protocol:plates", args=["dialogue"]), asked).content.decode()


# ---- what stands on a plate


def test_a_name_stands_in_its_own_script_where_the_language_reads_it(world, six):
    assert says(world, six[1], "en", "zh-hans", "native") == ["Ying Lü", "吕颖女士"]
    assert says(world, six[2], "ar", "fr") == ["مريم الحسن", "Dr Mariam Al-Hassan"]
    assert says(world, six[3], "ru", "en", "ar") == [
        "Екатерина Щёголева",
        "Yekaterina Shchyogoleva",
    ]


def test_the_order_of_names_is_the_one_that_was_stated(world, head):
    one = named(head, "Orient", "Ying", "Lü", order="family_first")
    assert says(world, one, "en") == ["Lü Ying"]


def test_a_form_of_address_is_as_stated_and_never_of_another_script(world, six, chief):
    assert says(world, six[0], "en", "fr") == ["H.E. Aminata Diallo"]
    assert says(world, six[1], "en") == ["Ying Lü"]  # 女士 is not translated
    change_rules(world.conference, by=chief, seen_version=0, plates_style=False)
    vars(world.conference).pop("_rules", None)
    assert says(world, six[0], "en") == ["Aminata Diallo"]


def test_what_was_entered_for_the_plate_stands_before_the_name_to_use(world, six, chief):
    plates.enter_plate(six[0].delegation, six[0], {"fr": "Mme Diallo"}, seen=0, by=chief)
    assert says(world, six[0], "fr", "en") == ["Mme Diallo", "H.E. Aminata Diallo"]


def test_a_flag_is_never_made_of_the_code_of_a_country():
    found = [
        path
        for path in Path(plenipo.__file__).parent.rglob("*.py")
        if "1F1E6" in path.read_text().upper() or "127462" in path.read_text()
    ]
    assert found == []


# ---- set


def letters(texts):
    """As if every letter were half as wide as it is high."""
    return {text: len(text) * 50.0 for text in texts}


def one_line(text, least=20, face=FACES["tent-a4"], share=1.0):
    ((line,),) = plates_set([[LineToSet(text, share)]], face, least, letters)
    return line


def test_a_short_name_is_set_as_large_as_letters_may_be():
    assert one_line("Li").size == pytest.approx(88 * 72 / 25.4 / 1.36, abs=64)
    assert one_line("Li").rows == ("Li",)


def test_a_longer_name_is_set_smaller_on_one_line():
    line = one_line("Aminata Diallo of the Hills")
    assert line.rows == ("Aminata Diallo of the Hills",)
    assert 20 <= line.size < 120


def test_a_name_too_long_for_the_smallest_letters_stands_on_two_lines():
    text = "a name that goes on and on and will not end before the edge of the plate is there"
    line = one_line(text, least=28)
    assert " ".join(line.rows) == text
    assert len(line.rows) == 2
    assert line.size >= 28


def test_what_fits_on_no_two_lines_is_not_set_at_all():
    assert one_line("word " * 60, least=28).rows == ()
    assert one_line("w" * 200, least=28).rows == ()


def test_chinese_is_broken_between_any_two_signs_but_leaves_none_alone():
    assert list(halved("中国共产党")) == [("中国", "共产党"), ("中国共", "产党")]
    assert list(halved("吕颖")) == []


def test_lines_above_one_another_are_no_higher_than_the_plate():
    face = PlateFace(200, 40, 60)
    (lines,) = plates_set(
        [[LineToSet("Li"), LineToSet("Wang"), LineToSet("X", 0.5)]], face, 10, letters
    )
    assert sum(each.size * 1.36 for each in lines) <= 40 * 72 / 25.4
    (too_many,) = plates_set([[LineToSet(f"{n}") for n in range(20)]], face, 10, letters)
    assert not any(each.rows for each in too_many)


def test_texts_are_measured_in_the_letters_they_are_printed_in():
    found = measured(["吕颖", "مريم", "iiii", "MMMM"])
    assert found["吕颖"] == pytest.approx(200, rel=0.02)
    assert found["MMMM"] > found["iiii"] * 2
    alone = measured("مري")  # joined it is narrower than letter by letter
    assert found["مريم"] < sum(alone[letter] for letter in "مريم")


# ---- printed


def test_tent_plates_have_two_sides_in_six_scripts(signed_in, six, printed):
    pages, text = text_of(signed_in("sol"), printed())
    assert pages == 6
    for name in ("H.E. Aminata Diallo", "吕颖", "Екатерина Щёголева", "გიორგი ბერიძე"):
        assert all(
            text.count(word) == 2 for word in name.split()
        )  # the upper side stands on its head
    assert len(re.findall("مريم|ﻢﻳﺮﻣ", text)) == 2


@pytest.mark.parametrize(("layout", "pages"), [("tent-a5", 3), ("place", 2)])
def test_smaller_plates_share_a_sheet(signed_in, six, printed, layout, pages):
    found, text = text_of(signed_in("sol"), printed(layout=layout))
    assert found == pages
    assert text.count("Yekaterina Shchyogoleva") == 2


def test_escort_cards_and_the_table_plan_say_the_table(world, signed_in, six, printed, chief):
    plan = dinner(world, chief)
    asked = PlatesAsked("plan", plan)
    sol = signed_in("sol")
    pages, text = text_of(sol, printed(asked, "escort"))
    assert pages == 1
    assert text.count("Table 1") == 3
    assert text.count("Table 2") == 3
    pages, text = text_of(sol, printed(asked, "board-a3", ["en", "native", "ar"]))
    assert pages == 1
    assert text.count("Table 1") == 1
    assert "吕颖" in text


def dinner(world, chief):
    values = {"name": "Dinner", "session": None, "shape": "rounds", "measures": [3, 3]}
    return seating.make_plan(world.conference, {**values, "people": "heads"}, by=chief)


def test_a_name_that_does_not_fit_is_named_and_not_printed(world, signed_in, six, printed, chief):
    text = "Coordinating Assembly of United Forces for Fraternity and Development " * 3
    plates.enter_plate(six[0].delegation, six[0], {"en": text.strip()}, seen=0, by=chief)
    run = printed()
    assert [each.fits for each in PrintedPlate.objects.filter(run=run)].count(False) == 1
    sol = signed_in("sol")
    page = sol.get(reverse("protocol:plate-run", args=["dialogue", run.pk])).content.decode()
    assert "Does not fit into 273 mm, not even on two lines in letters of 28 points." in page
    pages, paper = text_of(sol, run)
    assert pages == 6  # five plates, and what was left out
    assert "Not printed: these do not fit" in paper


def test_a_run_is_printed_again_as_it_was(world, signed_in, six, printed):
    run = printed()
    Person.objects.filter(pk=six[0].person_id).update(family_name="Keita")
    assert "Aminata Diallo" in text_of(signed_in("sol"), run)[1]


def test_plates_are_printed_in_one_form(signed_in, six, press):
    sol = signed_in("sol")
    asked = {"of": "principals", "layout": "place", "languages": ["en", "native"], "which": "open"}
    answer = press(sol, "protocol:plate-run-make", "dialogue", **asked)
    run = PlateRun.objects.get()
    assert answer.url.endswith(f"/plates/runs/{run.pk}/")
    assert run.plates.count() == 6
    assert JournalEntry.objects.filter(verb="protocol.plates_printed").count() == 1
    answer = press(sol, "protocol:plate-run-make", "dialogue", **asked)
    assert answer.status_code == 409
    assert (
        "There is nothing to print: all plates of this kind are right." in answer.content.decode()
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"languages": []}, "This field is required"),
        ({"layout": "escort"}, "Choose a seating plan: this sheet says where somebody sits."),
        ({"of": "plan-999"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_printed_is_said_at_its_field(signed_in, six, press, wrong, said):
    asked = {"of": "principals", "layout": "place", "languages": ["en"], "which": "all", **wrong}
    answer = press(signed_in("sol"), "protocol:plate-run-make", "dialogue", **asked)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not PlateRun.objects.exists()


# ---- checked against the latest names


def test_a_plate_is_no_longer_right_once_the_name_or_its_style_or_its_order_changes(
    world, six, printed
):
    printed()
    assert subject(world, six[0]).stale == []
    for change in ({"family_name": "Keita"}, {"style": ""}, {"name_order": "family_first"}):
        before = Person.objects.filter(pk=six[0].person_id).values(*change).get()
        Person.objects.filter(pk=six[0].person_id).update(**change)
        assert len(subject(world, six[0]).stale) == 1
        Person.objects.filter(pk=six[0].person_id).update(**before)
    assert subject(world, six[0]).stale == []


def test_only_what_is_missing_or_not_right_is_printed_again(world, six, printed):
    printed()
    Person.objects.filter(pk=six[0].person_id).update(family_name="Keita")
    run = printed(open_only=True)
    assert [each.delegate_id for each in run.plates.all()] == [six[0].pk]
    assert subject(world, six[0]).stale == []
    with pytest.raises(Refused, match="all plates of this kind are right"):
        printed(open_only=True)


def test_an_escort_card_is_no_longer_right_once_somebody_moves(world, six, printed, chief):
    plan = dinner(world, chief)
    asked = PlatesAsked("plan", plan)
    printed(asked, "escort")
    plan.refresh_from_db()
    seating.move(plan, six[0].pk, 6, seen=plan.revision, by=chief)
    moved = [each for each in plates_seen(world.conference, asked, READER).subjects if each.stale]
    assert len(moved) == 2


def test_the_page_says_who_has_no_plate_and_which_are_not_right(world, signed_in, six, printed):
    printed()
    Person.objects.filter(pk=six[0].person_id).update(family_name="Keita")
    another = DelegationFactory(conference=world.conference, state="approved")
    DelegateFactory(delegation=another, capacity="head", state="approved")
    page = page_of(signed_in("sol"))
    assert page.count("no nameplate") == 1
    assert "tent plate: H.E. Aminata Diallo" in page
    stale = page_of(signed_in("sol"), show="stale")
    assert "Keita" in stale
    assert "Beridze" not in stale


def test_a_plate_of_somebody_who_no_longer_takes_part_is_not_to_be_put_up(
    world, signed_in, six, printed
):
    printed()
    six[0].state = "withdrawn"
    six[0].save()
    assert "1 printed nameplate is of somebody who no longer takes part" in page_of(
        signed_in("sol")
    )


def test_plates_that_were_discarded_do_not_count(world, signed_in, six, printed, press):
    run = printed()
    press(signed_in("sol"), "protocol:plate-run-discard", "dialogue", run.pk, seen=0)
    assert not subject(world, six[0]).has_plate


def test_a_plan_says_how_many_chairs_are_too_many(world, signed_in, six, chief):
    values = {"name": "Dinner", "session": None, "shape": "rounds", "measures": [8]}
    plan = seating.make_plan(world.conference, {**values, "people": "heads"}, by=chief)
    page = page_of(signed_in("sol"), of=f"plan-{plan.pk}")
    assert "2 chairs more than people" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_however_many_there_are(world, signed_in, head, number, printed):
    for n in range(number):
        named(head, f"Party {n}", *SIX[n])
    printed()
    sol = signed_in("sol")
    page_of(sol)
    with CaptureQueriesContext(connection) as asked:
        page_of(sol)
    assert len(asked) == 19


def test_a_table_says_how_a_name_is_pronounced(signed_in, six):
    Person.objects.filter(pk=six[1].person_id).update(pronunciation="lü ying")
    url = reverse("protocol:plates-file", args=["dialogue", "csv"])
    text = signed_in("sol").get(url).content.decode("utf-8-sig")
    assert "lü ying" in text
    assert "吕颖女士" in text


# ---- stated by the delegation


@pytest.fixture
def hers(world):
    found = Delegation.objects.filter(invitation=world.fay.invitation)
    found.update(state="approved")
    return found.first() or DelegationFactory(
        conference=world.conference, invitation=world.fay.invitation, state="approved"
    )


def test_what_a_delegation_states_stands_on_its_plate_once_it_is_confirmed(
    world, signed_in, hers, press, client
):
    plates.state_plate(hers, None, {"en": "Rivers"}, seen=0, by=world.fay)
    row = PlateText.objects.get()
    sol = signed_in("sol")
    found = plates_seen(world.conference, DELEGATIONS, READER).subjects
    assert [line["text"] for line in found[0].lines(["en"])] != ["Rivers"]
    waiting = sol.get(reverse("protocol:plates-stated", args=["dialogue"])).content.decode()
    assert "Rivers" in waiting
    press(sol, "protocol:plate-confirm", "dialogue", row.pk, seen=row.revision)
    found = plates_seen(world.conference, DELEGATIONS, READER).subjects
    assert [line["text"] for line in found[0].lines(["en"])] == ["Rivers"]


def test_what_is_not_accepted_is_not_printed_and_the_delegation_reads_why(
    world, signed_in, hers, press
):
    plates.state_plate(hers, None, {"en": "The One and Only"}, seen=0, by=world.fay)
    row = PlateText.objects.get()
    sol = signed_in("sol")
    empty = press(sol, "protocol:plate-decline", "dialogue", row.pk, seen=row.revision, reason="")
    assert empty.status_code == 422
    press(
        sol, "protocol:plate-decline", "dialogue", row.pk, seen=row.revision, reason="Not the name."
    )
    row.refresh_from_db()
    assert (row.state, row.texts, row.reason) == ("declined", {}, "Not the name.")


def test_of_two_who_state_one_text_the_second_is_told(world, hers):
    plates.state_plate(hers, None, {"en": "Rivers"}, seen=0, by=world.fay)
    with pytest.raises(Refused, match="has just been changed"):
        plates.state_plate(hers, None, {"en": "Lakes"}, seen=0, by=world.fay)
    assert PlateText.objects.get().asked == {"en": "Rivers"}


def test_two_officers_who_set_one_text_are_told_of_each_other(world, signed_in, hers, press):
    PlateTextFactory(delegation=hers, texts={"en": "Rivers"}, revision=3)
    answer = press(
        signed_in("sol"), "protocol:plate-enter", "dialogue", hers.pk, 0, seen=2, texts_en="Lakes"
    )
    assert answer.status_code == 409
    assert "Lakes" in answer.content.decode()
    assert PlateText.objects.get().texts == {"en": "Rivers"}


# ---- whom nobody may name


def test_plates_of_whoever_is_erased_say_nothing_more(world, six, printed):
    printed()
    PlateTextFactory(delegation=six[0].delegation, delegate=six[0], texts={"en": "Mrs Diallo"})
    forget(six[0].person)
    assert PrintedPlate.objects.get(delegate=six[0]).lines == []
    assert PlateText.objects.get().texts == {}


def test_a_seating_plan_takes_its_plates_along_when_it_is_deleted(world, six, printed, chief):
    plan = dinner(world, chief)
    printed(PlatesAsked("plan", plan), "escort")
    seating.delete_plan(plan, seen=plan.revision, by=chief)
    assert not PlateRun.objects.exists()
