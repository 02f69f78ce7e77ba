"""In by a personal link: the link itself, the answer, the second focal point."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from plenipo.delegations.actions.answer import answer_seen
from plenipo.delegations.actions.letters_to_focal import send_new_link
from plenipo.delegations.models import Delegation, FocalPoint, Invitation, Link
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.records.management.commands.work import do_a_job
from plenipo.records.models import Job, JournalEntry, Key, Letter
from tests.delegations.conftest import person, text_of
from tests.factories import FocalPointFactory, LinkFactory


def a_link(focal, **values):
    """A link as a letter carries it: the token, of which only the hash is kept."""
    token = new_nonce()
    LinkFactory(focal_point=focal, hash=hash_of(token), **values)
    return token


def invitation_of(focal):
    return Invitation.objects.get(pk=focal.invitation_id)


# ---- the link


def test_a_mail_scanner_that_opens_the_link_opens_nothing(world, client):
    Invitation.objects.update(state="sent")

    page = text_of(client.get(reverse("delegations:landing", args=[a_link(world.fay)])))

    assert "Open the invitation" in page
    assert invitation_of(world.fay).state == "sent"


def test_the_button_lets_in_and_the_invitation_counts_as_opened_once(world, client, press):
    Invitation.objects.update(state="sent")
    token = a_link(world.fay)

    answers = [press(client, "delegations:open-link", token) for _time in range(2)]

    assert [answer.url for answer in answers] == [reverse("delegations:mine")] * 2
    assert invitation_of(world.fay).state == "opened"
    assert JournalEntry.objects.filter(verb="invitations.opened").count() == 1
    assert client.get(reverse("delegations:mine")).status_code == 200


def test_a_forwarded_link_works_for_whoever_has_it_until_it_is_taken_away(world, as_, press):
    token = a_link(world.fay)
    first, forwarded = as_(None), as_(None)
    for browser in (first, forwarded):
        press(browser, "delegations:open-link", token)

    Link.objects.filter(hash=hash_of(token)).update(revoked=True)

    pages = [browser.get(reverse("delegations:mine")) for browser in (first, forwarded)]
    assert [page.status_code for page in pages] == [403, 403]
    assert "This link no longer works" in text_of(pages[0])


def test_a_guessed_link_says_nothing_and_lets_nobody_in(world, client, press):
    page = client.get(reverse("delegations:landing", args=["a-guess"]))

    assert page.status_code == 403
    assert "This link does not work" in text_of(page)
    assert str(world.conference) not in text_of(page)
    assert press(client, "delegations:open-link", "a-guess").status_code == 403


def test_an_expired_link_says_so_and_offers_a_new_one_in_one_press(world, client, press):
    Link.objects.all().delete()
    yesterday = timezone.now() - timedelta(days=1)
    token = a_link(world.fay, made=yesterday - timedelta(days=60), expires=yesterday)

    page = client.get(reverse("delegations:landing", args=[token]))
    press(client, "delegations:again-send", email=world.fay.email)
    do_a_job(at_once=True)

    assert page.status_code == 403
    assert "This link has expired" in text_of(page)
    assert f'name="email" value="{world.fay.email}"' in text_of(page)
    assert Letter.objects.get().to_email == world.fay.email


def test_a_link_that_expires_while_the_page_is_open_lets_nobody_on(world, fay):
    Link.objects.update(expires=timezone.now() - timedelta(seconds=1))

    page = fay.get(reverse("delegations:mine"))

    assert page.status_code == 403
    assert "This link has expired" in text_of(page)


def test_the_database_opens_no_link(world, client, press):
    press(client, "delegations:again-send", email=world.fay.email)
    do_a_job(at_once=True)

    told, link = Letter.objects.get().links["link"], Link.objects.get()
    token = token_of(told["nonce"], purpose=told["purpose"])
    assert link.hash == hash_of(token)
    assert token not in str(list(Letter.objects.values())) + str(list(Link.objects.values()))


def test_a_new_link_is_promised_to_everybody_and_sent_to_focal_points(
    world, client, press, django_assert_num_queries
):
    pages = []
    for email in (world.fay.email, "stranger@example.org"):
        with django_assert_num_queries(16):  # the same work for both: no clock tells them apart
            answer = press(client, "delegations:again-send", email=email)
        pages.append(text_of(client.get(answer.url)))
    while do_a_job(at_once=True):
        pass

    assert not Job.objects.exists()
    assert all("a new link has been sent to it" in page for page in pages)
    assert [letter.to_email for letter in Letter.objects.all()] == [world.fay.email]


def test_new_links_are_not_sent_without_end(world, client, press):
    for _time in range(3):
        press(client, "delegations:again-send", email=world.fay.email)
        do_a_job(at_once=True)

    assert Letter.objects.count() == 1


def test_a_focal_point_ends_the_links_that_others_may_have_and_stays_in(
    world, fay, as_, press, deeds_on
):
    leaked = a_link(world.fay)
    other = LinkFactory(focal_point=FocalPointFactory(invitation=world.fay.invitation))
    send_new_link(world.fay, world.conference)  # in the outbox: nobody can have it
    before = Link.objects.order_by("pk").last()
    browser = as_(world.fay)

    assert press(browser, "delegations:end-links").status_code == 302

    assert "Your earlier links no longer work." in text_of(
        browser.get(reverse("delegations:focal-points"))
    )
    assert as_(None).get(reverse("delegations:landing", args=[leaked])).status_code == 403
    assert fay.get(reverse("delegations:mine")).status_code == 403  # in by an earlier link
    standing = Link.objects.filter(revoked=False).order_by("pk")
    assert list(standing.values_list("pk", flat=True))[:2] == [other.pk, before.pk]
    assert standing.count() == 3
    assert Letter.objects.filter(to_email=world.fay.email).count() == 2
    assert deeds_on(world.fay) == ["delegations.links_ended"]


def test_a_party_that_has_not_replied_reads_your_reply_once(world, fay):
    Invitation.objects.update(state="opened")

    assert text_of(fay.get(reverse("delegations:mine"))).count("Your reply") == 1


def test_who_signs_out_is_out_until_the_link_is_followed_again(world, fay, press):
    mine = reverse("delegations:mine")
    assert reverse("delegations:leave") in text_of(fay.get(mine))

    left = fay.post(reverse("delegations:leave"))

    assert "You have signed out" in text_of(left)
    assert fay.get(mine).status_code == 403


# ---- the answer


@pytest.mark.parametrize(
    ("answer", "state", "made"),
    [
        ("accepted", "accepted", 1),
        ("names_to_follow", "names_to_follow", 1),
        ("another_level", "another_level", 0),
        ("declined", "declined", 0),
    ],
)
def test_each_of_the_four_answers_is_kept(answer, state, made, world, fay, press, deeds_on):
    note = "At the level of the Vice-President, please."

    press(fay, "delegations:answer", answer=answer, note=note)

    invitation = invitation_of(world.fay)
    assert (invitation.state, invitation.answer_note) == (state, note)
    assert Delegation.objects.filter(invitation=invitation).count() == made
    assert deeds_on(invitation) == ["delegations.answered"]


def test_accepting_makes_a_delegation_on_the_terms_of_the_invitation(world, fay, press):
    Invitation.objects.update(quota=7, category="special")

    press(fay, "delegations:answer", answer="accepted")

    made = Delegation.objects.get()
    assert (made.quota, made.category, made.state) == (7, "special", "invited")
    assert made.plate_name == str(world.fay.invitation.party)


def test_another_level_wants_words_and_the_choice_stays(world, fay, press):
    answer = press(fay, "delegations:answer", answer="another_level", note=" ")

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Please state the level you request." in page
    assert 'value="another_level" required id="id_answer_2" checked' in page
    assert invitation_of(world.fay).state == "opened"


def test_a_note_too_long_is_said_and_not_lost(fay, press):
    note = "long " * 500

    answer = press(fay, "delegations:answer", answer="accepted", note=note)

    assert answer.status_code == 422
    assert note.strip() in text_of(answer)


def test_the_answer_may_be_changed_until_the_delegation_is_submitted(world, fay, press):
    def answers(given):
        seen = answer_seen(Invitation.objects.get(pk=world.fay.invitation_id))
        return press(fay, "delegations:answer", answer=given, seen=seen)

    answers("accepted")
    answers("declined")
    fallen = Delegation.objects.get().state
    answers("accepted")

    assert fallen == "withdrawn"
    assert Delegation.objects.get().state == "invited"

    Delegation.objects.update(state="submitted")
    refused = answers("declined")
    assert refused.status_code == 409
    assert "The reply can no longer be changed here." in text_of(refused)


def test_a_double_click_answers_once(world, fay, deeds_on):
    said = {"key": "one press", "answer": "accepted"}

    answers = [fay.post(reverse("delegations:answer"), said) for _click in range(2)]

    assert [answer.url for answer in answers] == [reverse("delegations:people")] * 2
    assert deeds_on(invitation_of(world.fay)) == ["delegations.answered"]
    assert Key.objects.count() == 1


def test_while_answers_are_not_taken_the_words_come_back(world, fay, press, switched_off):
    switched_off("registration")
    note = "We should gladly come with our Vice-President."

    answer = press(fay, "delegations:answer", answer="accepted", note=note)

    assert answer.status_code == 409
    assert "Replies are closed at the moment." in text_of(answer)
    assert note in text_of(answer)
    assert invitation_of(world.fay).state == "opened"


def test_a_withdrawn_invitation_takes_no_answer(world, fay, press):
    Invitation.objects.update(state="withdrawn")

    assert press(fay, "delegations:answer", answer="accepted").status_code == 409


# ---- a second focal point


SECOND = {"name": "Li Wei", "email": "li@example.org", "language": "zh-hans"}


def test_a_second_focal_point_gets_a_link_in_their_language(world, fay, press):
    press(fay, "delegations:focal-point-add", **SECOND)

    letter = Letter.objects.get()
    assert (letter.to_email, letter.language) == ("li@example.org", "zh-hans")
    assert letter.links["link"]["path"] == "/zh-hans/answer/{token}/"


def test_a_removed_focal_point_is_out_at_once(world, fay, as_, press):
    second = FocalPointFactory(invitation=world.fay.invitation)
    theirs = as_(second)

    press(fay, "delegations:focal-point-remove", second.pk)

    assert theirs.get(reverse("delegations:mine")).status_code == 403


def test_nobody_removes_themselves_or_a_stranger(world, fay, press):
    stranger = FocalPointFactory(invitation__conference=world.conference)

    assert press(fay, "delegations:focal-point-remove", world.fay.pk).status_code == 409
    assert press(fay, "delegations:focal-point-remove", stranger.pk).status_code == 404
    assert FocalPoint.objects.filter(removed=True).count() == 0


def test_an_address_stands_once_and_four_answer_at_most(world, fay, press):
    again = press(fay, "delegations:focal-point-add", **SECOND | {"email": world.fay.email.upper()})
    FocalPointFactory.create_batch(3, invitation=world.fay.invitation)
    fifth = press(fay, "delegations:focal-point-add", **SECOND)

    assert "This address already belongs to a focal point." in text_of(again)
    assert "There are already four focal points. Remove one first." in text_of(fifth)
    assert Letter.objects.count() == 0


# ---- the notice


def test_the_notice_says_who_keeps_what_for_whom_and_until_when(world, fay):
    page = text_of(fay.get(reverse("delegations:notice")))

    assert "Dialogue of Parties" in page  # nobody else convenes it
    assert "Data that identify a person are deleted after 12 May 2028." in page
    assert "data-protection authority" in page


def test_a_stale_tab_never_overturns_an_answer_in_silence(world, as_):
    """Accepted in one tab, declined in the other, which was drawn before."""
    fay, address = as_(world.fay), reverse("delegations:answer")
    seen = fay.get(reverse("delegations:mine")).context["form"]["seen"].value()
    fay.post(address, {"key": uuid4().hex, "answer": "accepted", "seen": seen})

    stale = fay.post(address, {"key": uuid4().hex, "answer": "declined", "seen": seen})
    unsaid = fay.post(address, {"key": uuid4().hex, "answer": "declined"})
    now = fay.get(reverse("delegations:mine")).context["form"]["seen"].value()
    fay.post(address, {"key": uuid4().hex, "answer": "names_to_follow", "seen": now})

    assert stale.status_code == unsaid.status_code == 409
    assert "Another reply has since been given: acceptance." in stale.content.decode()
    world.fay.invitation.refresh_from_db()
    assert world.fay.invitation.state == "names_to_follow"


def steps_shown(page):
    return {step.label: step.state for step in page.context["steps"]}


def test_names_are_done_once_every_row_can_be_submitted(fay, delegation, press):
    press(fay, "delegations:people-keep", do="keep", seen=0, **person(email="no address"))
    wrong = steps_shown(fay.get(reverse("delegations:mine")))
    press(fay, "delegations:people-keep", do="keep", seen=1, **person(email="a@x.org"))
    right = steps_shown(fay.get(reverse("delegations:mine")))

    assert (wrong["Names"], right["Names"]) == ("now", "done")


def test_who_asks_for_another_level_is_not_called_withdrawn(fay, world, delegation, press):
    press(fay, "delegations:people-keep", do="keep", seen=0, **person())
    press(fay, "delegations:answer", answer="another_level", note="Ministers")

    page = fay.get(reverse("delegations:mine"))

    assert re.findall(r'<p class="lead">\s*(.*?)\s*</p>', text_of(page)) == [
        "Invitation: requests another level"
    ]
    assert steps_shown(page)["Names"] == "todo"


def test_what_the_secretariat_asked_is_not_shown_once_it_was_answered(fay, delegation, press):
    delegation.state, delegation.decision_note = "returned", "Who is the head?"
    delegation.questions = [{"question": "Who is the head?", "answer": "", "sent": ""}]
    delegation.save()
    before = text_of(fay.get(reverse("delegations:mine")))

    press(fay, "delegations:people-keep", do="review", seen=0, **person(capacity="head"))
    press(fay, "delegations:submit", seen=1, **{"answer-0": "Ms Diallo."})

    after = text_of(fay.get(reverse("delegations:mine")))
    assert before.count("Who is the head?") == 1
    assert "Questions of the secretariat" in before
    assert "Questions of the secretariat" not in after
    assert "Ms Diallo." in after


def test_nobody_files_a_letter_as_another_kind_by_leaving_the_choice(fay, delegation, press):
    answer = press(fay, "delegations:letter-add", file=SimpleUploadedFile("l.pdf", b"%PDF-1.4"))

    assert list(answer.context["form"].errors) == ["kind"]
