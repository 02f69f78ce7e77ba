"""The desk of invitations as its officers use it."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.conference.queries.members import membership_of
from plenipo.delegations.actions.invitations import let_lapse
from plenipo.delegations.actions.promises import note_promise
from plenipo.delegations.models import Invitation, LetterText
from plenipo.delegations.words.letters import LetterWording, filled, standard, values_for
from plenipo.records.formats import on_paper
from plenipo.records.models import By, JournalEntry, Letter
from plenipo.records.words.journal import read_lines
from plenipo.records.words.lines import LineReader
from plenipo.registry.models import MatchList
from tests.factories import InvitationFactory, MatchFactory, PartyFactory


@pytest.fixture(autouse=True)
def _nobody_is_invited_yet(request):
    if "world" in request.fixturenames:
        request.getfixturevalue("world").fay.invitation.delete()


def at(name, world, *args):
    return reverse(f"delegations:{name}", args=[world.conference.slug, *args])


def press(client, address, **said):
    return client.post(address, {"key": uuid4().hex, **said})


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def client(world, as_):
    return as_(world.ina)


@pytest.fixture
def draft(world):
    return InvitationFactory(conference=world.conference, state="drafted", email="a@example.org")


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_board_costs_no_more_queries(extra, world, client, django_assert_num_queries):
    InvitationFactory.create_batch(extra, conference=world.conference)

    # session, account, membership, profile, regions, counts, rows counted, rows, extensions to undo,
    # rail: what waits, switches
    with django_assert_num_queries(11):
        page = text_of(client.get(at("invitations", world)))

    assert page.count("data-row") == extra


@pytest.mark.parametrize("extra", [1, 3])
def test_a_longer_batch_costs_no_more_queries_to_look_at(
    extra, world, client, django_assert_num_queries
):
    InvitationFactory.create_batch(extra, conference=world.conference, state="drafted")

    with django_assert_num_queries(7):  # session, account, membership, profile, rows, rail
        page = text_of(client.get(at("invitations-many", world, "send") + "?state=drafted"))

    assert page.count("@example.org</bdi>") == extra


def test_somebody_elses_conference_is_not_there(world, as_):
    assert as_(world.lin).get(at("invitations", world)).status_code == 404


def test_an_invitation_of_another_conference_is_not_there(world, client):
    other = InvitationFactory(conference=world.elsewhere)

    assert client.get(at("invitation", world, other.pk)).status_code == 404


def test_nothing_is_sent_without_a_choice(world, client):
    answer = client.get(at("invitations-choose", world) + "?do=send")

    assert answer.status_code == 409
    assert "Select invitations first, or filter the list." in text_of(answer)


def test_a_choice_leads_to_a_page_that_says_what_would_happen(world, client, draft):
    answer = client.get(at("invitations-choose", world) + f"?do=send&row={draft.pk}")

    assert answer.url == at("invitations-many", world, "send") + f"?row={draft.pk}"
    page = text_of(client.get(answer.url))
    assert "1 letter with a personal link will be sent." in page


def test_who_will_get_no_letter_is_listed_with_the_reason(world, client, draft):
    InvitationFactory(conference=world.conference, state="drafted", email="")
    InvitationFactory(conference=world.conference, state="drafted", email="see annex")

    page = text_of(client.get(at("invitations-many", world, "send") + "?state=drafted"))

    assert "2 not included" in page
    assert "no e-mail address" in page
    assert "“see annex” is not an e-mail address" in page


def test_the_number_has_to_be_typed(world, client, draft):
    address = at("invitations-many-do", world, "send")

    answer = press(client, address, state="drafted", confirm="2")

    assert answer.status_code == 422
    assert "Enter the number of letters, 1, to confirm." in text_of(answer)
    assert Letter.objects.count() == 0


def test_a_double_click_sends_once(world, client, draft):
    address = at("invitations-many-do", world, "send")
    said = {"key": "one press", "state": "drafted", "confirm": "1"}

    answers = [client.post(address, said) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Letter.objects.count() == 1


def test_the_day_after_a_letter_the_reminder_page_says_why_not(world, client):
    lately = timezone.now() - timedelta(days=1)
    InvitationFactory(conference=world.conference, sent_at=lately)

    page = text_of(client.get(at("invitations-many", world, "remind") + "?state=silent"))

    assert "contacted recently; a reminder is possible from" in page


def test_a_list_becomes_drafts_and_can_be_undone(world, client):
    row = MatchFactory(state="chosen", party=world.party)
    said = {"match_list": row.match_list_id, "category": "party", "language": "en"}

    answer = press(client, at("invitations-draft-list", world), **said)
    page = text_of(client.get(answer.url))
    press(client, at("invitations-undo", world, row.match_list_id))

    assert "1 invitation has been drafted." in page
    assert at("invitations-undo", world, row.match_list_id) in page
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("whose", ["another conference", "another officer"])
def test_a_list_of_somebody_else_is_not_drafted_from(whose, world, client):
    row = MatchFactory(state="chosen", party=world.party)
    conference = world.elsewhere.pk if whose == "another conference" else None
    MatchList.objects.filter(pk=row.match_list_id).update(by=world.ada, conference=conference)
    said = {"match_list": row.match_list_id, "category": "party", "language": "en"}

    answer = press(client, at("invitations-draft-list", world), **said)

    assert answer.status_code == 422
    assert not Invitation.objects.exists()
    assert MatchList.objects.get(pk=row.match_list_id).conference == conference
    assert press(client, at("invitations-undo", world, row.match_list_id)).status_code == 404


def test_many_drafts_are_changed_at_once_and_sent_ones_are_not(world, client, draft):
    sent = InvitationFactory(conference=world.conference, quota=1)
    said = {"row": [draft.pk, sent.pk], "category": "special", "quota": 9}

    press(client, at("invitations-change-do", world), **said)

    draft.refresh_from_db()
    sent.refresh_from_db()
    assert (draft.category, draft.quota, draft.language) == ("special", 9, "en")
    assert sent.quota == 1


def test_a_filter_by_category_survives_a_change_of_category(world, client, draft):
    other = InvitationFactory(conference=world.conference, state="drafted", category="special")
    page = text_of(client.get(at("invitations-change", world) + "?category=special"))

    press(client, at("invitations-change-do", world), of_category="special", quota=7)

    other.refresh_from_db()
    draft.refresh_from_db()
    assert 'name="of_category" value="special"' in page
    assert (other.quota, draft.quota) == (7, 3)


def test_one_party_is_found_and_invited(world, client):
    party = PartyFactory(name="Alliance des Peuples")
    page = text_of(client.get(at("invitation-new", world) + "?q=peuples"))
    said = {"category": "party", "language": "fr", "email": "a@example.org"}

    press(client, at("invitation-add", world, party.pk), **said)

    assert at("invitation-new-for", world, party.pk) in page
    assert (Invitation.objects.get().party, Invitation.objects.get().quota) == (party, 3)


def test_the_place_of_a_party_that_declined_goes_to_another(world, client):
    declined = InvitationFactory(
        conference=world.conference, state="declined", category="special", quota=5
    )
    other = PartyFactory(name="Alliance des Peuples")
    page = text_of(client.get(at("invitation-new", world) + f"?q=peuples&instead_of={declined.pk}"))
    said = {"instead_of": declined.pk, "category": "special", "language": "fr"}

    press(client, at("invitation-add", world, other.pk), **said)

    assert f"?instead_of={declined.pk}" in page
    assert Invitation.objects.get(party=other).substitute_for == declined


def test_a_withdrawn_invitation_says_who_is_told_before_and_after(world, client, draft):
    press(client, at("invitations-many-do", world, "send"), row=draft.pk, confirm="1")
    draft.refresh_from_db()

    ask = text_of(client.get(at("invitation-withdraw-ask", world, draft.pk)))
    press(client, at("invitation-withdraw", world, draft.pk), seen=draft.revision)

    assert "A letter of withdrawal is sent to 1 person immediately" in ask
    assert Letter.objects.latest("pk").subject.startswith("Withdrawal of")


def test_a_new_link_to_a_corrected_address_is_sent_from_the_page(world, client, draft):
    press(client, at("invitations-many-do", world, "send"), row=draft.pk, confirm="1")
    draft.refresh_from_db()
    said = {"seen": draft.revision, "email": "b@example.org", "language": "fr"}

    press(client, at("invitation-reissue", world, draft.pk), **said)

    assert Letter.objects.latest("pk").to_email == "b@example.org"


def test_the_page_of_an_invitation_shows_its_letter_and_its_history(world, client, draft):
    press(client, at("invitations-many-do", world, "send"), row=draft.pk, confirm="1")

    page = text_of(client.get(at("invitation", world, draft.pk)))

    assert "has the honour to invite it" in page
    assert draft.reference in page
    assert "invitation sent" in page
    assert "a@example.org" in page


def test_the_page_shows_no_link_that_answers_for_the_party(world, client, draft):
    press(client, at("invitations-many-do", world, "send"), row=draft.pk, confirm="1")

    page = text_of(client.get(at("invitation", world, draft.pk)))

    assert Letter.objects.get().links["link"]["nonce"] not in page
    assert "/answer/" not in page


def test_an_observer_sees_and_changes_nothing(world, as_, draft):
    page = text_of(as_(world.obi).get(at("invitation", world, draft.pk)))

    assert draft.reference in page
    assert at("invitation-edit", world, draft.pk) not in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


def test_the_export_has_exactly_what_is_shown(world, client, draft):
    InvitationFactory(conference=world.conference, party__name="=cmd()")
    answer = client.get(at("invitations-csv", world) + "?state=sent")

    lines = text_of(answer).splitlines()

    assert len(lines) == 2
    assert "'=cmd()" in lines[1]


@pytest.fixture
def sent_at_night(world):
    """Fourteen minutes after midnight at the venue, when it is still the day before in Greenwich."""
    world.conference.zone = "Africa/Nairobi"
    world.conference.save()
    return InvitationFactory(
        conference=world.conference,
        state="sent",
        sent_at=datetime(2026, 11, 30, 21, 14, tzinfo=UTC),
        deadline=date(2026, 11, 30),
    )


def test_the_list_and_its_table_tell_the_time_of_the_venue(world, client, sent_at_night):
    page = text_of(client.get(at("invitations", world)))
    table = text_of(client.get(at("invitations-csv", world)))

    assert "1 December" in page
    assert "30 November" not in page
    assert "2026-12-01T00:14+03:00" in table


def test_a_letter_on_paper_has_the_day_of_the_venue(sent_at_night):
    letter = Letter(written_at=sent_at_night.sent_at, language="en", body="Come.", dress={})
    with timezone.override(ZoneInfo("Africa/Nairobi")):
        assert on_paper(letter, "")["day"] == "1 December 2026"


def test_an_invitation_lapses_when_the_day_is_over_at_the_venue(world, sent_at_night, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: sent_at_night.sent_at)
    by = By(duty="invitations", account=world.ina)

    assert let_lapse(world.conference, [sent_at_night], by=by) == 1


# ---- texts of the letters


def test_the_convenors_words_are_sent_instead_of_the_standard(world, client, draft):
    said = {"revision": 0, "subject": "Welcome to {title}", "body": "{reference}\n{link}"}
    press(client, at("letter-text-change", world, "invitation", "en"), **said)

    press(client, at("invitations-many-do", world, "send"), row=draft.pk, confirm="1")

    letter = Letter.objects.get()
    assert letter.subject == f"Welcome to {world.conference}"
    assert letter.body == f"{draft.reference}\n{{link}}"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Come to {title}", "The letter must contain {link}, {reference}."),
        ("{link} {reference} {nome}", "These placeholders do not exist: {nome}"),
    ],
)
def test_a_letter_that_cannot_work_is_not_kept(body, says, world, client):
    answer = press(
        client,
        at("letter-text-change", world, "invitation", "en"),
        revision=0,
        subject="x",
        body=body,
    )

    assert answer.status_code == 422
    assert says in text_of(answer)
    assert body in text_of(answer)
    assert LetterText.objects.count() == 0


def test_of_two_who_change_a_text_the_second_is_told(world, client, as_):
    address = at("letter-text-change", world, "invitation", "en")
    said = {"revision": 0, "subject": "x", "body": "{reference} {link}"}
    press(client, address, **said)

    answer = press(as_(world.sol), address, **said)

    assert answer.status_code == 409
    assert "ina changed this text (" in text_of(answer)


def test_the_standard_text_comes_back(world, client):
    said = {"revision": 0, "subject": "x", "body": "{reference} {link}"}
    press(client, at("letter-text-change", world, "invitation", "en"), **said)

    press(client, at("letter-text-reset", world, "invitation", "en"))

    assert LetterText.objects.count() == 0


def test_a_line_with_nothing_to_say_is_left_out():
    text = LetterWording("{title}", "Theme: {theme}\nDates: {dates}\nPlain")

    assert filled(text, {"title": "T", "dates": "May", "theme": ""}).body == "Dates: May\nPlain"


def test_a_name_of_the_other_direction_keeps_to_itself_in_a_plain_letter(world):
    from plenipo.delegations.words.letters import values_for

    invitation = InvitationFactory(
        conference=world.conference, party__name="حزب", party__name_english="", language="en"
    )

    values = values_for(invitation, world.conference)

    assert values["party"] == "\u2068حزب\u2069"
    assert values["reference"] == invitation.reference


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
@pytest.mark.parametrize("kind", LetterText.Kind.values)
def test_every_standard_letter_has_what_it_needs_in_every_language(kind, language):
    from plenipo.delegations.words.letters import missing_in, unknown_in

    text = standard(kind, language)

    assert missing_in(kind, text.body) == []
    assert unknown_in(text.subject + text.body, kind) == []


@pytest.mark.parametrize("state", ["drafted", "sent", "accepted"])
def test_an_invitation_is_printed_with_its_reference_and_without_a_link(world, client, state):
    one = InvitationFactory(conference=world.conference, state=state, language="ar")
    address = f"/en/desk/{world.conference.slug}/invitations/{one.pk}/"

    assert f"{address}letter.pdf" in client.get(address).content.decode()
    printed = client.get(f"{address}letter.pdf")

    assert printed.content.startswith(b"%PDF-")
    assert not Letter.objects.exists()


def test_what_is_told_below_no_reply_adds_up_to_it(world, as_):
    for state, bounced in (("sent", False), ("sent", True), ("opened", False), ("opened", False)):
        InvitationFactory(conference=world.conference, state=state, bounced=bounced)
    figures = (
        as_(world.ina).get(reverse("delegations:invitations", args=["dialogue"])).context["figures"]
    )

    (silent,) = [each for each in figures if each["note"]]
    sent, opened = (int(word) for word in silent["note"].split() if word.isdecimal())
    assert silent["value"] == sent + opened


def test_a_letter_without_a_contact_names_the_party_once_in_its_address(world):
    nameless = InvitationFactory(conference=world.conference, addressee="")

    body = filled(standard("invitation", "en"), values_for(nameless, world.conference)).body

    assert body.split("\n")[:2] == [f"To the leadership of {nameless.party}", ""]


def test_a_call_from_somebody_not_invited_leads_to_inviting_them(world, as_):
    address = at("incoming", world) + "?q=Party+%26+Co&channel=call"

    page = text_of(as_(world.ina).get(address))
    assert f'href="{at("invitation-new", world)}?q=Party%20%26%20Co"' in page
    assert f'href="{reverse("registry:parties")}?q=Party%20%26%20Co"' in page

    without = text_of(as_(world.ada).get(address))
    assert at("invitation-new", world) not in without


def test_what_a_call_says_is_recorded_as_said_on_the_telephone(world, client):
    one = InvitationFactory(conference=world.conference, party__name_english="Party of Rivers")
    page = text_of(client.get(at("incoming", world) + "?q=rivers&channel=call"))
    way = at("for-mine", world, one.pk)
    assert f'href="{way}?answer=accepted&amp;channel=call"' in page

    form = client.get(f"{way}?answer=accepted&channel=call").context["source"]
    assert form["channel"].value() == "call"


def test_commitments_are_a_press_away_and_the_history_says_what_was_promised(world, as_):
    one = InvitationFactory(conference=world.conference)
    note_promise(
        one, side="party", what="Names by Friday", on=timezone.localdate(),
        by=By(duty="invitations", account=world.ina),
    )  # fmt: skip

    page = text_of(as_(world.ina).get(at("invitation", world, one.pk)))
    assert reverse("portal:commitments-with", args=["dialogue", one.pk]) in page

    (line,) = JournalEntry.objects.filter(verb="promises.noted")
    told = {
        name: read_lines(
            [line], LineReader(membership_of(getattr(world, name), "dialogue"), world.conference)
        )
        for name in ("ina", "bea")
    }
    assert "Names by Friday" in told["ina"][0].changes
    assert "Names by Friday" not in told["bea"][0].changes
