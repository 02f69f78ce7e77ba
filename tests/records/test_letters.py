import mailbox
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from plenipo.conference.actions.switches import throw
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.records import signals
from plenipo.records.actions import letters, write_letter
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, JournalEntry, Letter

SOL = By(duty="secretary_general")


@pytest.fixture
def letter(world):
    return a_letter(world)


def a_letter(world, **fields):
    given = {
        "to": "focal@example.org",
        "to_name": "El Punto Focal",
        "language": "es",
        "subject": "Invitación",
        "body": "Su enlace: {link}",
        "about": world.conference,
        "conference": world.conference.pk,
    }
    return write_letter("invitation", **{**given, **fields})


def test_a_letter_arrives_once_with_its_link_filled_in(world, post_office, settings):
    nonce = new_nonce()
    link = {"path": "/es/answer/{token}/", "nonce": nonce, "purpose": "answer"}
    letter = a_letter(world, links={"link": link})

    assert work_once()
    assert not work_once()

    (arrived,) = post_office.letters
    token = token_of(nonce, purpose="answer")
    assert arrived["Message-ID"] == letter.message_id
    assert arrived["To"].addresses[0].addr_spec == "focal@example.org"
    assert arrived.get_content().strip() == f"Su enlace: {settings.ADDRESS}/es/answer/{token}/"
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert token not in letter.body
    assert len(hash_of(token)) == 64


def test_a_letter_of_a_deed_that_was_rolled_back_never_goes(world, post_office):
    with transaction.atomic():
        a_letter(world)
        transaction.set_rollback(True)

    assert not work_once()
    assert post_office.letters == []


def test_an_address_the_server_refuses_for_good_bounces_and_the_step_above_hears_of_it(
    world, post_office
):
    letter = a_letter(world, to="gone@nowhere.example")
    heard = []

    def listen(sender, letter, **_signal):
        heard.append(letter.pk)

    signals.letter_bounced.connect(listen)

    work_once()

    signals.letter_bounced.disconnect(listen)
    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (Letter.State.BOUNCED, "No such person here")
    assert heard == [letter.pk]
    assert JournalEntry.objects.get().verb == "records.letter_bounced"


def test_a_server_that_is_down_is_tried_again_later(letter, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    work_once()

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (Letter.State.QUEUED, 1)
    assert letter.not_before > timezone.now()
    assert not work_once()  # not due yet


def test_a_letter_whose_worker_died_is_taken_up_when_its_lease_ends(letter, post_office):
    first = letters.lease(timezone.now())

    assert letters.lease(timezone.now()) is None
    later = letters.lease(timezone.now() + letters.LEASE + timedelta(seconds=1))

    assert (first, later) == (letter, letter)


def test_letters_wait_while_their_switch_is_off_and_go_when_it_is_on_again(
    letter, world, post_office
):
    throw(world.conference, "letters", on=False, by=SOL)
    work_once()
    letter.refresh_from_db()
    assert (letter.state, post_office.letters) == (Letter.State.HELD, [])

    throw(world.conference, "letters", on=True, by=SOL)
    work_once()

    assert len(post_office.letters) == 1


def test_a_bounced_letter_can_be_sent_again_but_one_on_its_way_cannot(letter):
    letters.mark_bounced(letter, "mailbox full")

    letters.send_again(letter, by=SOL)

    letter.refresh_from_db()
    assert letter.state == Letter.State.QUEUED
    with pytest.raises(Refused, match="on its way already"):
        letters.send_again(letter, by=SOL)


@pytest.mark.parametrize("name", ["Ана\nBcc: x@example.org", "x" * 300, "‏مريم", ""])
def test_no_name_can_add_a_head_to_a_letter(world, post_office, name):
    a_letter(world, to_name=name)

    work_once()

    (arrived,) = post_office.letters
    assert arrived["Bcc"] is None
    assert [a.addr_spec for a in arrived["To"].addresses] == ["focal@example.org"]


def test_a_server_that_refuses_for_now_for_five_days_refuses_for_good(letter, post_office):
    Letter.objects.update(
        to_email="full@later.example",
        written_at=timezone.now() - letters.GIVE_UP - timedelta(hours=1),
    )

    work_once()

    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (Letter.State.BOUNCED, "Mailbox full")


REPORT = """\
From: MAILER-DAEMON@relay.example
To: secretariat@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

I am sorry to have to inform you that your message could not be delivered.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; focal@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user here

--cut
Content-Type: text/rfc822-headers

From: secretariat@example.org
Message-ID: {message_id}
Subject: Invitation

--cut--
"""


def sent(letter):
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENT)
    return letter


@pytest.mark.parametrize(("action", "state"), [("failed", "bounced"), ("delayed", "sent")])
def test_a_bounce_message_marks_the_letter_it_is_about(letter, tmp_path, action, state):
    message = tmp_path / "bounce.eml"
    message.write_text(REPORT.format(action=action, message_id=sent(letter).message_id))

    call_command("bounce", str(message))
    call_command("bounce", str(message))  # twice changes nothing

    letter.refresh_from_db()
    assert letter.state == state
    assert letter.problem == ("550 5.1.1 No such user here" if state == "bounced" else "")
    assert JournalEntry.objects.filter(verb="records.letter_bounced").count() == (
        state == "bounced"
    )


def test_bounce_messages_are_read_from_a_maildir_and_from_a_mailbox_file(world, tmp_path):
    first, second = sent(a_letter(world)), sent(a_letter(world))
    box = mailbox.Maildir(tmp_path / "maildir")
    box.add(REPORT.format(action="failed", message_id=first.message_id))
    file = mailbox.mbox(tmp_path / "mbox")
    file.add(REPORT.format(action="failed", message_id=second.message_id))
    file.close()

    call_command("bounce", str(tmp_path / "maildir"), str(tmp_path / "mbox"))

    assert Letter.objects.filter(state=Letter.State.BOUNCED).count() == 2


def test_mail_that_is_no_bounce_changes_nothing(letter, tmp_path):
    message = tmp_path / "note.eml"
    message.write_bytes(
        b"Subject: Re: Invitation\n\n\xff\xfe thank you " + sent(letter).message_id.encode()
    )

    call_command("bounce", str(message))

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT


def test_a_copy_is_a_letter_of_its_own_that_names_all_it_went_to(world, post_office):
    a_letter(world, copy=["embassy@example.org", "gone@nowhere.example", "embassy@example.org"])

    while work_once():
        pass

    assert [(each["To"].addresses[0].addr_spec, each["Cc"]) for each in post_office.letters] == [
        ("focal@example.org", "embassy@example.org, gone@nowhere.example")
    ] * 2
    assert list(Letter.objects.order_by("pk").values_list("to_email", "state")) == [
        ("focal@example.org", "sent"),
        ("embassy@example.org", "sent"),
        ("gone@nowhere.example", "bounced"),
    ]
