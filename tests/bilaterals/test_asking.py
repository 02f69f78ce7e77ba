"""Whom a typed name may mean; who will read a request; and the minute in which it can be undone."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.bilaterals.actions.requests import (
    GRACE,
    _send_due,
    drop_draft,
    keep_draft,
    send_due,
    send_soon,
    undo_sending,
)
from plenipo.bilaterals.models import DeskLine, MeetingRequest
from plenipo.bilaterals.queries.requests import requests_of_desk, requests_seen_by
from plenipo.bilaterals.words.whom import candidates
from plenipo.conference.actions import throw
from plenipo.delegations.actions.letters_to_focal import by_focal
from plenipo.kit.errors import Refused
from plenipo.records.management.commands.work import look
from plenipo.records.models import Letter
from plenipo.registry.models import PartyName
from tests.bilaterals.access_table import ASKED
from tests.bilaterals.conftest import wished
from tests.bilaterals.test_entered import CALL
from tests.bilaterals.test_secrecy import VARIES
from tests.factories import PrincipalFactory


def post(client, name, data=None, *args):
    return client.post(
        reverse(f"bilaterals:{name}", args=args), {"key": uuid4().hex, **(data or {})}
    )


def letters_to(focal):
    return Letter.objects.filter(to_email=focal.email, kind="bilaterals.news").count()


@pytest.fixture
def disclosed(world):
    world.conference.profiles.create(
        version=9,
        preset="host_party",
        since=timezone.now(),
        values={
            "list_state": "provisional",
            "categories": [{"key": "party", "quota": 3, "rights": ["attend"]}],
        },
    )


# ---- whom a name may mean


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Parti des Collines", "French"),
        ("丘陵党", "Chinese"),
        ("حزب التلال", "Arabic"),
        ("PHX", "acronym"),
    ],
)
def test_a_name_in_any_script_finds_the_delegation_and_says_why(typed, reason, sides):
    party = sides.hills.party
    party.name_short = "PHX"
    party.save()
    for language, text in (("fr", "Parti des Collines"), ("zh", "丘陵党"), ("ar", "حزب التلال")):
        PartyName.objects.create(party=party, kind="native", language=language, text=text)

    (found, *_others) = candidates(typed, [sides.hills, sides.coast], [], "")

    assert found.key == str(sides.hills.pk)
    assert reason in found.reason


def test_a_country_finds_all_its_delegations(sides):
    for side, code in ((sides.hills, "KEN"), (sides.coast, "FRA")):
        side.country_id = code
        side.save()

    found = candidates("Kenia", [sides.hills, sides.coast], [], "")

    assert [(each.key, each.country, each.reason) for each in found] == [
        (str(sides.hills.pk), "Kenya", "country of the party or organisation")
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "希望劳动党 阿尔及利亚",
        "希望劳动党（阿尔及利亚）",
        "阿尔及利亚希望劳动党",
        "حزب الأمل والعمل، الجزائر",
        "Parti de l'espoir et du travail (Algérie)",
        "Algeria: Hope and Work",
    ],
)
def test_a_country_typed_with_a_name_weighs_in_any_script(typed, sides):
    called = (
        (sides.coast, "FRA", "Parti du travail"),
        (sides.rivers, "MEX", "Partido del Trabajo"),
        (sides.hills, "DZA", "Hizb al-Amal"),
    )
    for side, code, name in called:
        side.country_id = side.party.country_id = code
        side.party.name = side.party.name_english = name
        side.party.save()
        side.save()

    first, *_others = candidates(typed, [side for side, _code, _name in called], [], "")

    assert (first.key, first.country) == (str(sides.hills.pk), "Algeria")


def test_of_the_parties_of_a_typed_country_the_one_called_so_comes_first(sides):
    for side, name in ((sides.coast, "Democratic Front"), (sides.hills, "Labour Party")):
        side.country_id = side.party.country_id = "DZA"
        side.party.name = side.party.name_english = name
        side.party.save()
        side.save()

    found = candidates("阿尔及利亚劳动党", [sides.coast, sides.hills, sides.rivers], [], "")

    assert [each.key for each in found][:2] == [str(sides.hills.pk), str(sides.coast.pk)]
    assert found[1].reason == "country of the party or organisation"


def test_a_person_of_the_host_is_found_by_name(world, sides):
    chair = PrincipalFactory(conference=world.conference, name="Ms Okello", office="Chair")

    (found,) = candidates("okello", [sides.hills], [chair], "the leadership of the host")

    assert (found.key, found.reason) == (f"host:{chair.pk}", "of the leadership of the host")


def test_while_the_list_is_not_disclosed_a_name_that_takes_part_answers_like_one_that_does_not(
    sides, as_
):
    def answers(typed):
        for do in ("find", "continue"):
            answer = post(as_(sides.fay), "ask-keep", {**ASKED, "typed": typed, "do": do})
            page = answer.content.decode().replace(typed, "NAME")
            for pattern, plain in VARIES:
                page = re.sub(pattern, plain, page)
            yield answer.status_code, page

    assert list(answers("Party of Hills")) == list(answers("Party of Nowhere"))


def test_candidates_are_chosen_from_and_another_name_is_looked_for_anew(sides, as_, disclosed):
    client = as_(sides.fay)
    typed = {**ASKED, "typed": "Hills", "text": "Of dams."}

    asked = post(client, "ask-keep", typed)
    page = asked.content.decode()
    assert (asked.status_code, "Choose whom you mean." in page) == (422, True)
    assert "Party of Hills" in page
    assert "Of dams." in page
    assert MeetingRequest.objects.count() == 0

    chosen = {**typed, "typed_for": "Coast", "whom": str(sides.hills.pk)}
    assert post(client, "ask-keep", chosen).status_code == 422

    post(client, "ask-keep", {**chosen, "typed_for": "Hills"})
    assert MeetingRequest.objects.get().asked == sides.hills


def test_none_of_the_candidates_leaves_the_name_to_the_desk(sides, as_, disclosed):
    said = {**ASKED, "typed": "Hills", "typed_for": "Hills", "whom": "typed"}

    post(as_(sides.fay), "ask-keep", said)

    assert MeetingRequest.objects.get().asked is None


def test_a_person_of_the_host_who_was_chosen_is_the_level_that_is_wished(world, sides, as_):
    chair = PrincipalFactory(conference=world.conference, name="Ms Okello")
    said = {**ASKED, "typed": "Okello", "typed_for": "Okello", "whom": f"host:{chair.pk}"}

    post(as_(sides.fay), "ask-keep", said)

    request = MeetingRequest.objects.get()
    assert request.to_host
    assert [each.principal for each in request.levels.all()] == [chair]


# ---- who reads it


def test_the_confirmation_names_who_will_read_the_request(sides, asked, as_):
    draft = asked(send=False)

    page = as_(sides.fay).get(reverse("bilaterals:confirm", args=[draft.pk])).content.decode()

    assert "to this delegation: Party of Hills" in page
    assert "Nobody else sees it." in page


def test_whoever_is_asked_by_the_side_it_asks_is_shown_that_request_first(sides, asked, as_):
    theirs = asked(wished(sides.rivers), asker=sides.hills, focal=sides.gil)
    draft = asked(send=False)

    page = as_(sides.fay).get(reverse("bilaterals:confirm", args=[draft.pk])).content.decode()

    assert "one meeting is enough" in page
    assert reverse("bilaterals:request", args=[theirs.pk]) in page


# ---- a minute in which it can be undone


@pytest.fixture
def leaving(sides, asked):
    draft = asked(send=False)
    send_soon(draft, by=by_focal(sides.fay))
    return draft


def test_within_the_minute_nobody_else_sees_it_and_nobody_is_written_to(world, sides, leaving):
    send_due(timezone.now() + GRACE - timedelta(seconds=5))

    assert list(requests_seen_by(sides.hills)) == []
    assert list(requests_of_desk(world.conference)) == []
    assert letters_to(sides.gil) == 0


def test_after_the_minute_it_is_sent_as_of_the_moment_the_button_was_pressed(sides, leaving):
    pressed = leaving.leaves_at - GRACE

    assert send_due(leaving.leaves_at) == 1

    request = requests_seen_by(sides.hills).get()
    assert (request.state, request.sent_at, request.leaves_at) == ("sent", pressed, None)
    assert letters_to(sides.gil) == 1
    assert send_due(timezone.now() + GRACE) == 0


def test_the_worker_sends_it(leaving):
    MeetingRequest.objects.update(leaves_at=timezone.now())

    look()

    assert MeetingRequest.objects.get().state == "sent"


def test_undone_it_is_a_draft_again(sides, leaving):
    undo_sending(leaving, by=by_focal(sides.fay))

    assert send_due(timezone.now() + GRACE) == 0
    leaving.refresh_from_db()
    assert (leaving.state, leaving.leaving) == ("draft", False)
    verbs = list(DeskLine.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["bilaterals.drafted", "bilaterals.sending", "bilaterals.sending_undone"]


def test_the_desk_reads_of_a_request_in_its_log_only_once_it_is_sent(world, sides, leaving, as_):
    asked_and_dropped = keep_draft(sides.coast, wished(sides.hills), by=by_focal(sides.tam))
    drop_draft(asked_and_dropped, by=by_focal(sides.tam))
    bea, address = as_(world.bea), reverse("bilaterals:desk-journal", args=["dialogue"])

    before = bea.get(address)
    send_due(timezone.now() + GRACE)
    after = bea.get(address)

    assert (before.context["lines"], str(leaving.pk) in before.content.decode()) == ([], False)
    assert before.context["head"]
    verbs = [told.line.verb.removeprefix("bilaterals.") for told, _duty in after.context["lines"]]
    assert verbs == ["sent", "sending", "drafted"]


@pytest.mark.parametrize("page", ["request", "note", "times"])
def test_the_desk_finds_no_page_of_a_draft_that_is_not_its_own(page, world, sides, leaving, as_):
    address = reverse(
        f"bilaterals:for-{page}", args=["dialogue", world.fay.invitation_id, leaving.pk]
    )

    assert as_(world.bea).get(address).status_code == 404


@pytest.mark.parametrize("page", ["note-keep", "arrange", "place"])
def test_the_desk_does_nothing_to_a_draft_that_is_not_its_own(page, world, sides, leaving, as_):
    address = reverse(
        f"bilaterals:for-{page}", args=["dialogue", world.fay.invitation_id, leaving.pk]
    )

    assert as_(world.bea).post(address, {**CALL, "key": "k"}).status_code == 404


def test_what_was_undone_and_sent_anew_keeps_its_new_minute(world, sides, leaving):
    as_the_worker_read_it = MeetingRequest.objects.get()
    undo_sending(leaving, by=by_focal(sides.fay))
    send_soon(leaving, by=by_focal(sides.fay))

    assert _send_due(as_the_worker_read_it) == 0

    assert MeetingRequest.objects.get().leaves_at == leaving.leaves_at


def test_what_has_gone_out_is_not_undone(sides, leaving):
    as_it_was = MeetingRequest.objects.get()
    send_due(timezone.now() + GRACE)

    for request in (as_it_was, MeetingRequest.objects.get()):
        with pytest.raises(Refused):
            undo_sending(request, by=by_focal(sides.fay))
    assert MeetingRequest.objects.get().state == "sent"


def test_requests_that_close_within_the_minute_stop_nothing_that_was_sent_before(
    world, sides, leaving
):
    throw(world.conference, "bilaterals", on=False, by=sides.bea)

    assert send_due(timezone.now() + GRACE) == 1


def test_the_page_shows_the_time_left_and_looks_again_by_itself(sides, leaving, as_):
    answer = as_(sides.fay).get(reverse("bilaterals:mine"))

    page = answer.content.decode()
    assert 55 <= int(answer["Refresh"]) <= 65
    assert reverse("bilaterals:undo", args=[leaving.pk]) in page
    assert "being sent" in page
    assert re.search(r"<time [^>]*>It will be sent at \W?\d\d:\d\d\W?\.</time>", page)
    post(as_(sides.fay), "undo", {}, leaving.pk)
    assert MeetingRequest.objects.get().leaves_at is None
    assert "Refresh" not in as_(sides.fay).get(reverse("bilaterals:mine"))


# ---- asked twice


def test_a_second_request_to_the_same_side_is_pointed_out_with_the_first(
    sides, as_, disclosed, asked
):
    first = asked()
    said = {**ASKED, "typed": "Hills", "typed_for": "Hills", "whom": str(sides.hills.pk)}

    answer = post(as_(sides.fay), "ask-keep", said)

    page = answer.content.decode()
    assert (answer.status_code, "Change that request instead." in page) == (422, True)
    assert reverse("bilaterals:request", args=[first.pk]) in page
    assert MeetingRequest.objects.count() == 1


def test_two_tabs_send_one_request(sides, asked, as_):
    one, other = asked(send=False), asked(send=False)
    client = as_(sides.fay)

    answers = [post(client, "send", {}, each.pk).status_code for each in (one, other)]

    assert answers == [302, 422]
    assert MeetingRequest.objects.exclude(leaves_at=None).get() == one


@pytest.fixture
def gone(leaving):
    """Sent from another tab, and its minute is over."""
    send_due(timezone.now() + GRACE)
    return leaving


def test_what_was_typed_into_a_draft_that_was_sent_since_comes_back(sides, gone, as_):
    form = reverse("bilaterals:draft", args=[gone.pk])
    typed = {"key": uuid4().hex, **ASKED, "text": "We wish to add a word on the delta."}

    answer = as_(sides.fay).post(
        reverse("bilaterals:draft-keep", args=[gone.pk]),
        typed,
        HTTP_REFERER=f"http://testserver{form}",
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This request has gone out already. You can withdraw it." in page
    assert "We wish to add a word on the delta." in page


@pytest.mark.parametrize("button", ["send", "draft-drop", "undo"])
def test_a_button_of_an_old_page_leads_to_the_request_as_it_is_now(button, sides, gone, as_):
    old = reverse("bilaterals:confirm", args=[gone.pk])

    answer = as_(sides.fay).post(
        reverse(f"bilaterals:{button}", args=[gone.pk]),
        {"key": uuid4().hex},
        HTTP_REFERER=f"http://testserver{old}",
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This request has gone out already. You can withdraw it." in page
    assert "Not sent yet" not in page
    assert reverse("bilaterals:send", args=[gone.pk]) not in page


def test_whoever_is_asked_has_no_form_of_the_request(sides, gone, as_):
    for name in ("draft-keep", "draft-drop"):
        answer = post(as_(sides.gil), name, ASKED, gone.pk)
        assert answer.status_code == 404


def test_back_to_the_form_of_what_was_sent_leads_to_the_request(sides, leaving, as_):
    for name in ("draft", "confirm"):
        answer = as_(sides.fay).get(reverse(f"bilaterals:{name}", args=[leaving.pk]))
        assert answer.url == reverse("bilaterals:request", args=[leaving.pk])


def test_a_name_typed_twice_is_pointed_out_whatever_the_desk_made_of_it(sides, as_, asked):
    asked(wished(whom="The Hills, Utopia"))

    answer = post(as_(sides.fay), "ask-keep", {**ASKED, "typed": "the hills utopia"})

    assert (answer.status_code, MeetingRequest.objects.count()) == (422, 1)


def test_the_desk_reads_the_likeliest_first_with_the_reason(world, sides, as_, asked):
    request = asked(wished(whom="Hills"))

    page = as_(world.bea).get(
        reverse("bilaterals:desk-request", args=[world.conference.slug, request.pk])
    )

    options = re.findall(r"<option[^>]*>([^<]+)</option>", page.content.decode())
    likely = next(each for each in options if "Party of Hills" in each)
    assert options.index(likely) == 1
    assert likely != "Party of Hills"
