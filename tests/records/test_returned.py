"""Mail that comes back, in the shapes mail servers give it."""

import base64
import mailbox
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from plenipo.records.models import JournalEntry, Letter, ReturnedMail
from tests.factories import InvitationFactory
from tests.records.test_letters import a_letter

TOP = "From: MAILER-DAEMON@relay.example\nTo: bounces@example.org\nMIME-Version: 1.0\n"
STATUS = """\
Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; focal@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
  No such user here
"""
HEADS = "From: secretariat@example.org\nMessage-ID:\n {id}\nSubject: Invitation\n"


def a_report(*parts: tuple[str, str], subject="Undelivered Mail Returned to Sender") -> str:
    body = "".join(f"--cut\nContent-Type: {kind}\n\n{text}\n" for kind, text in parts)
    report = 'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"'
    return f"{TOP}Subject: {subject}\n{report}\n\n{body}--cut--\n"


def coded(text: str) -> str:
    return base64.encodebytes(text.encode()).decode()


BASE64 = "\nContent-Transfer-Encoding: base64"
SORRY = ("text/plain", "I am sorry.")
SHAPES = {
    "RFC 3464": a_report(SORRY, ("message/delivery-status", STATUS), ("message/rfc822", HEADS)),
    "heads folded": a_report(
        SORRY, ("message/delivery-status", STATUS), ("text/rfc822-headers", HEADS)
    ),
    "heads only": a_report(("text/rfc822-headers", HEADS)),
    "Exim": TOP + "X-Failed-Recipients: focal@example.org\nSubject: Mail delivery failed\n\n"
    "This message was created automatically by mail delivery software.\n\n"
    "A message that you sent could not be delivered to one or more of its\nrecipients.\n\n"
    "  focal@example.org\n    550 5.1.1 No such user here\n\n"
    "------ This is a copy of the message, including all the headers. ------\n\n" + HEADS,
    "qmail": "From: MAILER-DAEMON@relay.example\nSubject: failure notice\n\n"
    "Hi. This is the qmail-send program at relay.example.\n"
    "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
    "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
    "<focal@example.org>:\n550 5.1.1 No such user here\n\n"
    "--- Below this line is a copy of the message.\n\nReturn-Path: <a@example.org>\n" + HEADS,
    "Exchange": "From: Microsoft Outlook <postmaster@example.org>\nSubject: Undeliverable: Invitation\n"
    "In-Reply-To: {id}\nContent-Type: text/html; charset=utf-8\n\n"
    "<p>Delivery has failed to these recipients or groups:</p>\n550 5.1.1 No such user here",
}
LATER = {
    "RFC 6533": (
        "message/global-delivery-status" + BASE64,
        "message/global-headers" + BASE64,
    ),
    "base64": ("message/delivery-status" + BASE64, "text/rfc822-headers" + BASE64),
}


def sent(letter):
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.SENT)
    return letter


def kept_in(tmp_path, text: str) -> str:
    message = tmp_path / "message.eml"
    message.write_text(text)
    return str(message)


@pytest.fixture
def letter(world):
    return sent(a_letter(world))


@pytest.mark.parametrize("shape", [*SHAPES, *LATER])
def test_a_bounce_of_every_usual_shape_marks_the_letter_it_is_about(letter, tmp_path, shape):
    if shape in SHAPES:
        text = SHAPES[shape].replace("{id}", letter.message_id)
    else:
        status, heads = LATER[shape]
        mine = HEADS.format(id=letter.message_id)
        text = a_report(SORRY, (status, coded(STATUS)), (heads, coded(mine)))
    path = kept_in(tmp_path, text)

    call_command("bounce", path)
    call_command("bounce", path)  # twice changes nothing

    letter.refresh_from_db()
    assert letter.state == Letter.State.BOUNCED
    if shape != "heads only":
        assert letter.problem == "550 5.1.1 No such user here"
    assert [each.verb for each in JournalEntry.objects.all()] == ["records.letter_bounced"]
    assert not ReturnedMail.objects.exists()


def test_a_delay_or_a_receipt_is_no_bounce(letter, tmp_path):
    delayed = a_report(
        SORRY,
        ("message/delivery-status", STATUS.replace("failed", "delayed")),
        ("text/rfc822-headers", HEADS.format(id=letter.message_id)),
    )
    warned = f"{TOP}Subject: Warning: message delayed 24 hours\n\n{HEADS}".replace(
        "{id}", letter.message_id
    )

    call_command("bounce", kept_in(tmp_path, delayed))
    call_command("bounce", kept_in(tmp_path, warned))

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert not ReturnedMail.objects.exists()


def test_a_bounce_for_our_own_faults_leaves_the_address_good(world, tmp_path):
    invitation = InvitationFactory(
        conference=world.conference, state="sent", email="focal@example.org"
    )
    letter = sent(a_letter(world, about=invitation))
    status = STATUS.replace("550 5.1.1\n  No such user here", "550 5.7.1 blocked by Spamhaus")
    heads = HEADS.format(id=letter.message_id)

    call_command(
        "bounce",
        kept_in(tmp_path, a_report(("message/delivery-status", status), ("message/rfc822", heads))),
    )

    letter.refresh_from_db()
    invitation.refresh_from_db()
    assert (letter.state, invitation.bounced) == (Letter.State.BOUNCED, False)


OF_ANOTHER = """\

Final-Recipient: rfc822; other@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No other user here
"""
ARRIVED = STATUS.replace("Action: failed", "Action: delivered")


@pytest.mark.parametrize(
    ("status", "state", "problem"),
    [
        (ARRIVED + OF_ANOTHER, "sent", ""),
        (STATUS + OF_ANOTHER, "bounced", "550 5.1.1 No such user here"),
        (
            STATUS.replace("focal@", "alias@").replace(
                "Final-", "Original-Recipient: rfc822;<Focal@Example.org>\nFinal-"
            )
            + OF_ANOTHER,
            "bounced",
            "550 5.1.1 No such user here",
        ),
        (STATUS.replace("focal@", "forwarded@"), "bounced", "550 5.1.1 No such user here"),
    ],
    ids=["it arrived", "neither", "by its first address", "forwarded"],
)
def test_a_report_on_several_addresses_is_read_for_the_one_written_to(
    letter, tmp_path, status, state, problem
):
    heads = ("text/rfc822-headers", HEADS.format(id=letter.message_id))

    call_command("bounce", kept_in(tmp_path, a_report(("message/delivery-status", status), heads)))

    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (state, problem)


def test_reports_that_refuse_us_are_told_once_and_not_as_wrong_addresses(world, tmp_path):
    letters = [sent(a_letter(world)), sent(a_letter(world))]
    status = STATUS.replace("550 5.1.1\n  No such user here", "550 refused").replace(
        "5.1.1", "5.7.1"
    )
    for letter in letters:
        heads = ("text/rfc822-headers", HEADS.format(id=letter.message_id))
        call_command(
            "bounce", kept_in(tmp_path, a_report(("message/delivery-status", status), heads))
        )

    assert Letter.objects.filter(state=Letter.State.BOUNCED).count() == 2
    assert [each.verb for each in JournalEntry.objects.all()] == ["records.sender_refused"]


NAMING = {
    "automatic answer": "From: ana@elsewhere.example\nSubject: Automatic reply\nAuto-Submitted: auto-replied\n"
    "References: {id}\n\nShe no longer works here.",
    "complaint": a_report(
        ("text/plain", "This is an abuse report."),
        ("message/feedback-report", "Feedback-Type: abuse"),
        ("message/rfc822", HEADS),
    ).replace("delivery-status;", "feedback-report;"),
    "complaint without words": a_report(
        ("message/feedback-report", "Feedback-Type: abuse"), ("message/rfc822", HEADS)
    ).replace("delivery-status;", "feedback-report;"),
    "report passed on": "From: ana@elsewhere.example\nSubject: Fwd: Undelivered\nMIME-Version: 1.0\n"
    'Content-Type: multipart/mixed; boundary="out"\n\n--out\nContent-Type: text/plain\n\nSee below.\n'
    "--out\nContent-Type: message/rfc822\n\n"
    + a_report(SORRY, ("text/rfc822-headers", HEADS))
    + "\n--out--\n",
}


@pytest.mark.parametrize("mail", NAMING)
def test_mail_that_names_a_letter_is_kept_for_the_conference_that_wrote_it(letter, tmp_path, mail):
    call_command("bounce", kept_in(tmp_path, NAMING[mail].replace("{id}", letter.message_id)))

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert ReturnedMail.objects.get().conference == letter.conference


def test_mail_that_encloses_a_letter_in_confidence_is_kept_for_no_conference(
    world, letter, tmp_path
):
    """Though other letters of the conference went to the same address."""
    secret = sent(a_letter(world, in_confidence=True))
    mail = f"From: {letter.to_email}\nReferences: {secret.message_id}\n\nTo {letter.to_email}"

    call_command("bounce", kept_in(tmp_path, mail))

    assert ReturnedMail.objects.get().conference is None


def test_what_no_program_understands_is_kept_for_a_person_once(letter, tmp_path):
    note = tmp_path / "note.eml"
    note.write_bytes(
        b"From: Ana <focal@example.org>\nSubject: =?utf-8?b?UsOpcG9uc2U=?=\nIn-Reply-To: "
        + letter.message_id.encode()
        + b"\n\nUndeliverable thanks \xff\xfe to focal@example.org\x0b"
    )

    call_command("bounce", str(note))
    call_command("bounce", str(note))

    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    kept = ReturnedMail.objects.get()
    assert (kept.subject, kept.conference) == ("Réponse", letter.conference)
    assert "\x0b" not in kept.text


def test_bounces_are_read_from_a_maildir_and_from_a_mailbox_file(world, tmp_path):
    first, second = sent(a_letter(world)), sent(a_letter(world))
    box = mailbox.Maildir(tmp_path / "maildir")
    box.add(SHAPES["RFC 3464"].replace("{id}", first.message_id))
    file = mailbox.mbox(tmp_path / "mbox")
    file.add(SHAPES["qmail"].replace("{id}", second.message_id))
    file.close()

    call_command("bounce", str(tmp_path / "maildir"), str(tmp_path / "mbox"))

    assert Letter.objects.filter(state=Letter.State.BOUNCED).count() == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "There is no house in"),
        (["--environment", "/nowhere/plenipo.env"], "There is no file /nowhere/plenipo.env"),
    ],
)
def test_the_mail_servers_pipe_says_what_is_missing_has_it_tried_again_and_leaves_nothing(
    tmp_path, given, says
):
    """As postfix runs it: an empty environment, its own folder, the mail on standard input."""
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-m", "plenipo.project.command", *given, "bounce"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        input=b"Subject: x\n\nx",
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 75
    assert says in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []
