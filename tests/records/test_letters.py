import re
import socket
from collections import Counter
from datetime import timedelta
from email.header import decode_header, make_header
from email.headerregistry import Address

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from plenipo.conference.actions.switches import throw
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, new_nonce, token_of
from plenipo.records import signals
from plenipo.records.actions import letters, sending, write_letter
from plenipo.records.formats import on_paper
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, Halt, JournalEntry, Letter

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
    address = f"{settings.ADDRESS}/es/answer/{token}/"
    assert f"Su enlace: {address}" in arrived.get_body(("plain",)).get_content().splitlines()
    assert f'<a href="{address}"' in arrived.get_body(("html",)).get_content()
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert token not in letter.body
    assert len(hash_of(token)) == 64


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("您的代表团页面：{a}", "https://a.example/zh-hans/answer/x-_1/"),
        ("链接（{a}）。", "https://a.example/zh-hans/answer/x-_1/"),
        ("رابطكم: {a}، وشكرا", "https://a.example/ar/answer/x-_1/"),
        ("(see {a}).", "https://a.example/s?a=1&b=2"),
        ("请写信至{a}。", "mailto:office@a.example"),
        ("<{a}>", "https://a.example/x_(y)"),
    ],
)
def test_an_address_is_a_link_whatever_sign_it_stands_next_to(world, post_office, written, address):
    a_letter(world, body=written.format(a=address.removeprefix("mailto:")))
    work_once()

    (arrived,) = post_office.letters
    page = arrived.get_body(("html",)).get_content()
    assert re.findall(r'<a href="([^"]*)"', page) == [escape(address)]


def test_an_address_on_arabic_paper_runs_from_left_to_right(world):
    letter = a_letter(world, language="ar", body="هنا: https://a.example/ar/verify/.")

    assert on_paper(letter, "")["paragraphs"] == [
        "هنا: \N{LEFT-TO-RIGHT ISOLATE}https://a.example/ar/verify/\N{POP DIRECTIONAL ISOLATE}."
    ]


def test_an_arabic_letter_shows_codes_in_their_order_and_its_direction_without_its_html_element(
    world, post_office
):
    world.conference.letterhead = {"ar": "المكتب\nهاتف: +254 20 762 1234"}
    world.conference.save()
    letter = a_letter(world, language="ar", body="القاعة: A1-20", reference="9557-4387")
    work_once()

    (arrived,) = post_office.letters
    text = arrived.get_body(("plain",)).get_content()
    page = arrived.get_body(("html",)).get_content()
    for code in ("9557-4387", "+254 20 762 1234", "A1-20"):
        assert f"\N{LEFT-TO-RIGHT ISOLATE}{code}\N{POP DIRECTIONAL ISOLATE}" in text
        assert f'<bdi dir="ltr">{code}</bdi>' in page
    assert '<main lang="ar" dir="rtl">' in page
    assert "\N{LEFT-TO-RIGHT ISOLATE}9557-4387" in on_paper(letter, "")["reference"]


def test_every_head_stands_once(world, post_office):
    a_letter(world)
    work_once()

    heads = Counter(name.lower() for name in post_office.letters[0])
    assert heads.pop("mime-version") == 1
    assert set(heads.values()) == {1}


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


def test_a_server_that_never_answers_makes_all_letters_wait_and_the_desks_hear_of_it(
    world, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.2
    for _each in range(4):
        a_letter(world)
    with socket.create_server(("127.0.0.1", 0)) as mute:  # the system accepts, and nobody speaks
        settings.EMAIL_HOST, settings.EMAIL_PORT = mute.getsockname()
        while work_once():
            pass

    assert Letter.objects.exclude(silent_at=None).count() == 2
    assert set(Letter.objects.values_list("state", flat=True)) == {"queued"}
    assert [each.verb for each in JournalEntry.objects.all()] == ["records.letters_halted"]
    assert "timed out" in Halt.objects.get(ended_at=None).problem


def test_one_silence_between_letters_that_arrive_stops_nobody(world, post_office):
    late = a_letter(world)
    Letter.objects.filter(pk=late.pk).update(silent_at=timezone.now() - timedelta(hours=1))
    while work_once():
        pass

    sending._silent(a_letter(world), "timed out")

    assert not Halt.objects.exists()


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
    with pytest.raises(Refused, match="This letter is already being sent."):
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
        written_at=timezone.now() - sending.GIVE_UP - timedelta(hours=1),
    )

    work_once()

    letter.refresh_from_db()
    assert (letter.state, letter.problem) == (Letter.State.BOUNCED, "Mailbox full")


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


def test_a_letter_bears_letterhead_name_reference_signatory_and_the_address_for_answers(
    world, post_office, settings
):
    settings.LETTERS_FROM, settings.BOUNCES_TO = "bureau@example.org", "bounces@example.org"
    world.conference.convenor = {"es": "Oficina del Diálogo, Kenia", "en": "Bureau"}
    world.conference.letterhead = {"es": "Oficina del Diálogo\nApartado 7, Nairobi", "fr": "Bureau"}
    world.conference.signatory = {"es": "Amina Wanjiru\nSecretaria General"}
    world.conference.contact_email = "respuestas@example.org"
    world.conference.save()
    letter = a_letter(world, to_name="الأمين العام", body="Uno.\n\nDos.")

    work_once()

    (arrived,) = post_office.letters
    assert arrived["From"].addresses[0] == Address(
        "Oficina del Diálogo, Kenia", "bureau", "example.org"
    )
    assert arrived["To"].addresses[0].display_name == "الأمين العام"
    assert arrived["Reply-To"] == "respuestas@example.org"
    assert post_office.senders == ["bounces@example.org"]
    assert arrived.get_body(("plain",)).get_content().strip().splitlines() == [
        "Oficina del Diálogo",
        "Apartado 7, Nairobi",
        "",
        f"Nuestra referencia: {letter.reference}",
        "",
        "Uno.",
        "",
        "Dos.",
        "",
        "Amina Wanjiru",
        "Secretaria General",
    ]
    page = arrived.get_body(("html",)).get_content()
    assert '<html lang="es" dir="ltr">' in page
    assert "<strong>Oficina del Diálogo</strong>" in page


def name_read(arrived, head):
    """As RFC 2047 has it: what stands between two encoded words is no blank, which Python's address parser adds."""
    raw = dict(arrived.raw_items())[head]
    return str(make_header(decode_header(raw.partition("<")[0].strip())))


def test_an_internationalised_domain_is_written_to_in_its_ascii_form(world, post_office):
    a_letter(world, to="info@партия.рф", to_name="Партия, секретариат межпартийного диалога")

    work_once()

    (arrived,) = post_office.letters
    assert arrived["To"].addresses[0].addr_spec == "info@xn--80aqtfk3f.xn--p1ai"
    assert name_read(arrived, "To") == "Партия, секретариат межпартийного диалога"


def test_control_characters_of_a_text_do_not_leave_the_house(world, post_office):
    a_letter(
        world,
        subject="Opening\x0bof\x00 it",
        to_name="A\x07na",
        body="One\x0btwo\x1b[2J \ud800three",
    )

    work_once()

    (arrived,) = post_office.letters
    assert arrived["Subject"] == "Opening of it"
    assert arrived["To"].addresses[0].display_name == "A na"
    assert "One two [2J  three" in arrived.get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    "said",
    [
        "550 5.7.1 Relaying denied",
        "550 5.7.1 Service unavailable; client host blocked using Spamhaus",
        "554 5.7.1 rejected by policy",
        "450 4.7.1 Error: too much mail, rate limit exceeded",
        "550 relay not permitted",
        "530 5.7.0 Authentication required",
    ],
)
def test_a_refusal_of_us_makes_all_letters_wait_and_is_told_once(world, post_office, said):
    for _each in range(3):
        a_letter(world)
    post_office.says = said

    while work_once():
        pass

    assert set(Letter.objects.values_list("state", flat=True)) == {"queued"}
    assert post_office.asked == 1
    assert [each.verb for each in JournalEntry.objects.all()] == ["records.letters_halted"]

    post_office.says = ""
    sending.try_now(by=SOL)
    while work_once():
        pass

    assert len(post_office.letters) == 3
    assert Halt.objects.get().ended_at is not None


def test_a_letter_that_alone_is_refused_does_not_hold_the_others_for_ever(world, post_office):
    first, second = a_letter(world), a_letter(world)
    post_office.says = "554 5.7.1 Message rejected as spam"
    work_once()
    post_office.says = ""
    Halt.objects.update(next_try=timezone.now())
    work_once()  # the second letter tries, and goes
    post_office.says = "554 5.7.1 Message rejected as spam"
    Letter.objects.filter(pk=first.pk).update(not_before=None)

    work_once()

    states = dict(Letter.objects.values_list("pk", "state"))
    assert (states[first.pk], states[second.pk]) == ("bounced", "sent")
    assert not Halt.objects.filter(ended_at=None).exists()


def test_a_message_id_is_never_folded(world, settings):
    settings.ADDRESS = (
        "https://delegations.of.the.second.dialogue.of.political.parties.of.the.world.example.org"
    )

    assert len(f"Message-ID: {a_letter(world).message_id}") <= 78
