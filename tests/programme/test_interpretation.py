"""Interpretation: who is understood where, what is missing, who could close it, and who is asked too much."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.programme.actions import interpretation as actions
from plenipo.programme.models import BoothDuty, Interpreter
from plenipo.programme.queries.interpretation import Interpreting, open_soon
from plenipo.programme.words.interpretation import overload_in_words, warning_of
from plenipo.records.models import By
from tests.factories import (
    BoothDutyFactory,
    DelegateFactory,
    InterpreterFactory,
    RoleFactory,
    SessionFactory,
)
from tests.programme.conftest import at
from tests.programme.released import release_all

BY = By(duty="programme")


def here(name, conference, **more):
    return reverse(f"programme:{name}", kwargs={"slug": conference.slug, **more})


def an_interpreted(conference, *, spoken=("en",), into=("fr",), starts=None, **more):
    fields = {"spoken": list(spoken), "into": list(into), "starts": starts or at(9)}
    return SessionFactory(conference=conference, **fields, **more)


def known_of(conference, *, weeks=3):
    return Interpreting(conference, conference.starts - timedelta(weeks=weeks))


def posted(client, address, data, **lists):
    return client.post(address, {"key": uuid4().hex, **data, **lists})


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_with_one_session_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    for n in range(rows):
        session = an_interpreted(world.conference, starts=at(9 + 2 * n))
        BoothDutyFactory(session=session)
    client = as_(pia)

    # login session, account, membership, rules, sessions with rooms, interpreters with absences and whom they are kept
    # from (3), duties, what waits, switches
    with django_assert_num_queries(11):
        page = client.get(here("interpretation", world.conference))

    assert [(each.there, len(each.gaps)) for each in page.context["regimes"]] == [(1, 0)] * rows


def test_what_is_open_stands_first_and_what_needs_nobody_not_at_all(world):
    covered = an_interpreted(world.conference, starts=at(9))
    BoothDutyFactory(session=covered)
    BoothDutyFactory(session=covered)
    open_ = an_interpreted(world.conference, starts=at(14))
    an_interpreted(world.conference, spoken=["fr"])
    an_interpreted(world.conference, state="cancelled")

    found = known_of(world.conference).regimes()

    assert [(each.session, each.open, each.short) for each in found] == [
        (open_, True, 2),
        (covered, False, 0),
    ]


def test_a_gap_is_told_as_many_weeks_ahead_as_the_rules_say(world):
    session = an_interpreted(world.conference)

    told = [
        warning_of(known_of(world.conference, weeks=weeks), session.pk) for weeks in (7, 6, 3, -2)
    ]

    sentence = "Interpretation: 1 pair of languages is not covered."
    assert told == ["", sentence, sentence, ""]
    assert open_soon(world.conference, world.conference.starts) == 1


def test_the_page_of_a_session_offers_who_could_close_its_gap_and_one_button_does(world, pia, as_):
    session, client = an_interpreted(world.conference), as_(pia)
    InterpreterFactory(conference=world.conference, name="Gisèle")
    InterpreterFactory(conference=world.conference, name="Nobody's", a=["ru"], c=[])

    page = client.get(here("regime", world.conference, pk=session.pk))
    [(gap, ways)] = page.context["gaps"]
    assert gap == "English into French: no interpreter."
    assert [said for said, _seats in ways] == ["Gisèle (booth FR)"]

    posted(client, here("seats-give", world.conference), {"row": ways[0][1]})
    page = client.get(here("regime", world.conference, pk=session.pk))
    assert page.context["gaps"] == []
    assert [cell.text for cell in page.context["matrix"][0][2]] == ["English into French: Gisèle."]


def test_a_relay_is_offered_with_its_booths_and_closes_the_gap(world):
    session = an_interpreted(world.conference, spoken=["ar", "en"], into=["en", "fr"])
    taker = InterpreterFactory(conference=world.conference)
    BoothDutyFactory(session=session, interpreter=taker)
    givers = [InterpreterFactory(conference=world.conference, a=["en"], c=["ar"]) for _ in range(2)]
    known = known_of(world.conference)
    [pair] = [each for each in known.regime(session.pk).gaps if each.into == "fr"]

    [way] = known.ways(session.pk, pair, known.free_for(session.pk))[:1]

    assert sorted(way.seats) == sorted((each.pk, "en") for each in givers)
    seats = [(session.pk, number, booth) for number, booth in way.seats]
    actions.put_on_duty(world.conference, seats, by=BY)
    assert known_of(world.conference).regime(session.pk).gaps == []


def test_a_proposal_changes_nothing_until_it_is_accepted_and_then_fills_what_was_chosen(
    world, pia, as_
):
    session, client = an_interpreted(world.conference), as_(pia)
    for _ in range(3):
        InterpreterFactory(conference=world.conference)

    lines = client.get(here("proposal", world.conference)).context["lines"]
    assert (len(lines), BoothDuty.objects.count()) == (2, 0)

    posted(client, here("seats-give", world.conference), {"row": [line["value"] for line in lines]})
    assert known_of(world.conference).regime(session.pk).open is False
    assert client.get(here("proposal", world.conference)).context["lines"] == []


def test_a_proposal_puts_nobody_into_two_booths_at_once(world):
    first, second = (an_interpreted(world.conference, starts=at(hour)) for hour in (9, 10))
    only = InterpreterFactory(conference=world.conference)
    BoothDutyFactory(session=second, interpreter=only)

    assert known_of(world.conference).proposal(first.pk) == []


def test_two_booths_at_once_by_hand_are_done_and_said(world, pia, as_):
    first, second = (
        an_interpreted(world.conference, starts=at(hour), title={"en": title})
        for hour, title in ((9, "One"), (10, "Two"))
    )
    duty = BoothDutyFactory(session=first, interpreter__name="Gisèle")

    address = here("seat-give", world.conference, pk=second.pk)
    answer = posted(as_(pia), address, {"interpreter": duty.interpreter_id, "booth": "fr"})

    assert answer.status_code == 302
    known = known_of(world.conference)
    assert [overload_in_words(known, each) for each in known.overloads] == [
        "Gisèle would be in two booths at the same time: “One” and “Two”."
    ]


@pytest.mark.parametrize(
    ("booth", "sentence"),
    [
        ("fr", "Gisèle is already in the team of this session."),
        ("ru", "Gisèle does not work into Russian."),
    ],
)
def test_a_seat_that_cannot_be_is_refused_in_words_and_so_is_what_came_with_it(
    world, booth, sentence
):
    duty = BoothDutyFactory(session=an_interpreted(world.conference), interpreter__name="Gisèle")
    other = InterpreterFactory(conference=world.conference)
    seats = [(duty.session_id, other.pk, "fr"), (duty.session_id, duty.interpreter_id, booth)]

    with pytest.raises(Refused) as no:
        actions.put_on_duty(world.conference, seats, by=BY)

    assert (str(no.value), BoothDuty.objects.count()) == (sentence, 1)


def test_a_seat_in_another_conference_is_refused(world, pia, as_):
    session = an_interpreted(world.elsewhere)
    one = InterpreterFactory(conference=world.conference)

    answer = posted(
        as_(pia), here("seats-give", world.conference), {"row": f"{session.pk}:{one.pk}:fr"}
    )

    assert (answer.status_code, BoothDuty.objects.count()) == (409, 0)


def test_whoever_is_taken_off_duty_is_free_again(world, pia, as_):
    duty = BoothDutyFactory(session=an_interpreted(world.conference))

    posted(as_(pia), here("seat-take", world.conference, pk=duty.pk), {})

    known = known_of(world.conference)
    assert known.free_for(duty.session_id) == [duty.interpreter_id]


def test_an_interpreter_on_duty_is_not_removed_and_the_reason_is_said(world):
    duty = BoothDutyFactory(session=an_interpreted(world.conference), interpreter__name="Gisèle")

    with pytest.raises(
        Refused, match=r"^Gisèle is assigned to 1 session. Remove the assignment first.$"
    ):
        actions.remove_interpreter(duty.interpreter, by=BY)
    actions.take_off(duty, by=BY)
    actions.remove_interpreter(duty.interpreter, by=BY)

    assert Interpreter.objects.count() == 0


def test_a_language_of_a_booth_they_sit_in_is_not_taken_from_them(world):
    duty = BoothDutyFactory(session=an_interpreted(world.conference), interpreter__name="Gisèle")
    fields = {"name": "Gisèle", "a": ["ru"], "b": [], "c": []}

    with pytest.raises(Refused, match="booths for French"):
        actions.change_interpreter(duty.interpreter, seen=0, by=BY, **fields)


def test_the_second_of_two_who_change_an_interpreter_is_told_and_keeps_what_was_typed(
    world, pia, as_
):
    one, client = InterpreterFactory(conference=world.conference), as_(pia)
    address = here("interpreter-change", world.conference, pk=one.pk)

    first = posted(client, address, {"name": "First", "a": "fr", "seen": "0"})
    second = posted(client, address, {"name": "Second", "a": "fr", "seen": "0"})

    one.refresh_from_db()
    assert (first.status_code, second.status_code, one.name) == (302, 409, "First")
    assert second.context["form"]["name"].value() == "Second"


@pytest.mark.parametrize(
    ("typed", "classed"),
    [
        ({"a": "FR, ar", "b": "en"}, (["fr", "ar"], ["en"], [])),
        ({"a": "zh", "c": "de"}, (["zh-hans"], [], ["de"])),
        (
            {"a": "Arabic, English", "c": "Chinois, allemand"},
            (["ar", "en"], [], ["zh-hans", "de"]),
        ),
        ({"a": "العربية"}, (["ar"], [], [])),
        ({"a": "Elvish of nobody"}, None),
        ({"a": "fr", "c": "fr"}, None),
        ({"a": ""}, None),
    ],
)
def test_a_roster_is_pasted_with_codes_as_rosters_write_them(world, pia, as_, typed, classed):
    data = {"people-TOTAL_FORMS": "2", "people-INITIAL_FORMS": "0", "people-0-name": "Team"}
    data |= {f"people-0-{name}": codes for name, codes in typed.items()}

    answer = posted(as_(pia), here("interpreters-add", world.conference), data)

    found = [(one.a, one.b, one.c) for one in Interpreter.objects.all()]
    assert (answer.status_code, found) == ((302, [classed]) if classed else (422, []))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_roster_takes_the_same_queries_with_one_interpreter_and_with_three(
    world, pia, as_, django_assert_num_queries, rows
):
    session = an_interpreted(world.conference)
    for _ in range(rows):
        BoothDutyFactory(session=session)
    client = as_(pia)

    # login session, account, membership, rules, sessions with rooms, interpreters with absences and whom they are kept
    # from (3), duties, what waits, switches
    with django_assert_num_queries(11):
        page = client.get(here("interpreters", world.conference))

    assert [line["hours"] for line in page.context["lines"]] == ["1:30"] * rows


def test_the_week_of_an_interpreter_says_what_is_too_much(world, pia, as_):
    duty = BoothDutyFactory(
        session=an_interpreted(world.conference),
        interpreter__name="Gisèle",
        interpreter__minutes_a_day=60,
    )

    page = as_(pia).get(here("interpreter", world.conference, pk=duty.interpreter_id))

    assert page.context["overloads"] == [
        "Gisèle works 90 minutes in one day; the agreed maximum is 60."
    ]
    assert [(day, hours) for day, _lines, hours in page.context["days"]] == [
        ("Monday 10 May", "1:30")
    ]


def test_the_strength_says_how_it_came_about(world, pia, as_):
    session = an_interpreted(world.conference, spoken=["en", "fr"], into=["en", "fr"])

    page = as_(pia).get(here("regime", world.conference, pk=session.pk))

    assert page.context["regime"].strength.needed == 3
    assert page.context["how"] == [
        "The table gives the team for this number of languages and booths. "
        "Source: AIIC, professional standards, article 6.",
        "Table of this conference: AIIC, article 6.",
    ]


def in_words(world):
    known = known_of(world.conference)
    return [overload_in_words(known, each) for each in known.overloads]


def test_the_gap_of_an_arabic_speaking_minister_is_shown_weeks_ahead_with_a_relay_or_a_voice_in_the_room(
    world, pia, as_
):
    """G13: the room is equipped for English, French and Chinese, and the minister will speak Arabic."""
    session = an_interpreted(
        world.conference, spoken=["ar", "en", "fr", "zh-hans"], into=["en", "fr", "zh-hans"]
    )
    for name, a, c in (
        ("Emma", "en", ["fr", "zh-hans"]),
        ("Fadel", "fr", ["en", "zh-hans"]),
        ("Chen", "zh-hans", ["en", "fr"]),
    ):
        one = InterpreterFactory(conference=world.conference, name=name, a=[a], c=c)
        BoothDutyFactory(session=session, interpreter=one, booth=a)
    for name in ("Ahmed", "Amal"):
        InterpreterFactory(conference=world.conference, name=name, a=["fr"], c=["ar"])
    InterpreterFactory(conference=world.conference, name="Karim", a=["ar"], b=["en"])

    assert warning_of(known_of(world.conference, weeks=3), session.pk) == (
        "Interpretation: 3 pairs of languages are not covered."
    )
    page = as_(pia).get(here("regime", world.conference, pk=session.pk))
    told = {gap: [said for said, _seats in ways] for gap, ways in page.context["gaps"]}
    assert told["Arabic into Chinese: no interpreter."] == [
        "Relay through French: Ahmed (booth FR), Amal (booth FR)"
    ]
    assert told["Arabic into English: no interpreter."][0] == "Karim (booth EN)"

    Interpreter.objects.filter(name="Amal").delete()
    page = as_(pia).get(here("regime", world.conference, pk=session.pk))
    told = {gap: [said for said, _seats in ways] for gap, ways in page.context["gaps"]}
    assert "In the room, consecutively: Ahmed." in told["Arabic into Chinese: no interpreter."]


def test_whoever_falls_ill_leaves_a_gap_until_they_are_back_and_is_offered_to_nobody(
    world, pia, as_
):
    duty = BoothDutyFactory(session=an_interpreted(world.conference), interpreter__name="Gisèle")
    other, client = an_interpreted(world.conference, starts=at(14)), as_(pia)
    ill = {"starts": "2027-05-10T08:00", "ends": "2027-05-10T18:00"}

    address = here("absence-note", world.conference, pk=duty.interpreter_id)
    assert posted(client, address, ill).status_code == 302

    [line, *_others] = client.get(here("interpreters", world.conference)).context["lines"]
    assert list(line["away"]) == [duty.interpreter.absences.get()]
    known = known_of(world.conference)
    assert (known.regime(duty.session_id).there, len(known.regime(duty.session_id).gaps)) == (0, 1)
    assert known.free_for(other.pk) == []
    assert in_words(world) == [
        f"Gisèle is assigned to “{duty.session}” but is absent at that time."
    ]

    posted(client, here("absence-end", world.conference, pk=duty.interpreter.absences.get().pk), {})
    assert known_of(world.conference).regime(duty.session_id).gaps == []


def test_an_absence_that_ends_before_it_starts_is_said_at_its_field_and_not_kept(world, pia, as_):
    one = InterpreterFactory(conference=world.conference)
    typed = {"starts": "2027-05-11T08:00", "ends": "2027-05-10T08:00"}

    answer = posted(as_(pia), here("absence-note", world.conference, pk=one.pk), typed)

    assert (answer.status_code, one.absences.count()) == (422, 0)
    assert answer.context["form"].errors == {"ends": ["The end is before the start."]}


def test_nobody_is_offered_for_a_session_of_a_delegation_they_may_not_work_for(world, pia, as_):
    one = InterpreterFactory(conference=world.conference, name="Gisèle")
    session, client = an_interpreted(world.conference), as_(pia)
    delegate = DelegateFactory(delegation__conference=world.conference)
    RoleFactory(session=session, person=delegate.person)
    delegation = {"delegation": delegate.delegation_id}

    posted(client, here("interpreter-kept-from", world.conference, pk=one.pk), delegation)
    assert known_of(world.conference).free_for(session.pk) == []

    actions.put_on_duty(world.conference, [(session.pk, one.pk, "fr")], by=BY)
    said = f"Gisèle is assigned to “{session}” but may not work for {delegate.delegation}."
    assert in_words(world) == [said]

    posted(
        client,
        here("interpreter-kept-from", world.conference, pk=one.pk),
        {**delegation, "let": "1"},
    )
    assert in_words(world) == []


def test_an_interpreter_of_a_delegation_is_named_as_the_person_allows(world, pia, as_):
    one = InterpreterFactory(conference=world.conference, name="Typed")
    person = DelegateFactory(
        delegation__conference=world.conference, disclosure="delegations"
    ).person

    posted(as_(pia), here("interpreter-is", world.conference, pk=one.pk), {"person": person.pk})
    roster = as_(pia).get(here("interpreters", world.conference))
    assert [str(line["row"]) for line in roster.context["lines"]] == [str(person)]

    person.protected = True
    person.save()
    seen = {
        who: str(
            as_(account).get(here("interpreters", world.conference)).context["lines"][0]["row"]
        )
        for who, account in (("pia", pia), ("ada", world.ada))
    }
    assert seen == {"pia": f"Interpreter {one.pk}", "ada": str(person)}
    again = posted(as_(pia), here("interpreter-by-name", world.conference, pk=one.pk), {})
    assert again.status_code == 409

    person.protected = False
    person.save()
    posted(as_(pia), here("interpreter-by-name", world.conference, pk=one.pk), {})
    one.refresh_from_db()
    assert (one.person, one.name) == (None, str(person))


def test_a_person_is_on_the_roster_once(world):
    delegate = DelegateFactory(delegation__conference=world.conference)
    first, second = (InterpreterFactory(conference=world.conference) for _ in range(2))
    actions.say_who(first, delegate.person, by=BY)

    with pytest.raises(Refused, match="already on the roster"):
        actions.say_who(second, delegate.person, by=BY)


def test_the_booths_of_a_person_stand_on_their_day_sheet(world, pia, as_):
    session = an_interpreted(world.conference, title={"en": "Opening"})
    delegate = DelegateFactory(
        delegation__conference=world.conference,
        delegation__state="approved",
        state="approved",
        disclosure="public",
    )
    duty = BoothDutyFactory(session=session)
    actions.say_who(duty.interpreter, delegate.person, by=BY)
    release_all(world.conference)

    address = here("person-day", world.conference, person=delegate.person_id)
    page = as_(pia).get(f"{address}?day=2027-05-10")

    assert [(item.title, item.part) for item in page.context["items"]] == [
        ("Opening", "interpreter, booth FR")
    ]
