"""Letters for visas: asked for, issued under a number, verified by a consulate, revoked when they are untrue."""

import re

import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse

from plenipo.accreditation.actions import visa
from plenipo.accreditation.formats.visa import as_pdf
from plenipo.accreditation.models import VisaLetter
from plenipo.accreditation.queries.written_names import in_original_script
from plenipo.conference.actions.edition import change
from plenipo.conference.queries.letterhead import sender_of
from plenipo.conference.queries.particulars import particulars_seen
from plenipo.delegations.actions import approval, changes
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.models import Delegate, Delegation, DeskEntry
from plenipo.kit.codes import new_code
from plenipo.kit.errors import Refused
from plenipo.records.actions.seals import faults
from plenipo.records.models import By, JournalEntry, Letter
from tests.factories import DelegateFactory, DelegationFactory, PersonFactory, VisaLetterFactory


@pytest.fixture
def issued(rose, ada):
    asked = VisaLetterFactory(delegate=rose, consulate="Nairobi")
    (letter,) = visa.issue(rose.delegation.conference, [asked.pk], by=ada)
    return letter


@pytest.fixture
def of_terence(rose, ada):
    person = rose.person
    person.style, person.given_name, person.family_name = "Hon.", "Terence", "Hargreaves"
    person.native_name = "ليلى بركات"
    person.save()
    (letter,) = visa.issue_for(rose.delegation, [rose.pk], consulate="", details="", by=ada)
    return letter


@pytest.fixture
def verify(as_):
    client = as_(None)

    def asked(number, name, slug="dialogue"):
        answer = client.post(
            reverse("delegations:verify", args=[slug]), {"reference": number, "email": name}
        )
        return re.sub(r' value="[^"]*"', "", answer.content.decode())

    return asked


def now(letter):
    return VisaLetter.objects.get(pk=letter.pk)


def only(rose):
    return VisaLetter.objects.get(delegate=rose, state="issued")


# ---- asked for and issued


def test_a_party_asks_over_its_link_and_prints_what_is_issued(rose, world, as_, press):
    fay, ada_ = as_(world.fay), as_(world.ada)
    page = fay.get(reverse("accreditation:visa")).content.decode()
    assert "Müller-Šimić" in page

    press(fay, "accreditation:visa-ask", persons=[rose.pk], consulate="Nairobi", wish="Costs")
    listed = ada_.get(reverse("accreditation:visa-letters", args=["dialogue"])).content.decode()
    assert "Nairobi" in listed
    press(ada_, "accreditation:visa-issue", "dialogue", all="1")

    letter = only(rose)
    assert letter.number in fay.get(reverse("accreditation:visa")).content.decode()
    pdf = fay.get(reverse("accreditation:visa-paper", args=[letter.pk]))
    assert pdf.content.startswith(b"%PDF-")
    told = Letter.objects.get(kind="accreditation.visa_issued")
    assert letter.number in told.body
    assert "Müller" not in told.body


def test_whoever_calls_has_it_entered_by_the_desk_with_its_source(rose, world, as_, press):
    source = {"source-channel": "call", "source-on": "2026-11-02", "source-reason": "By note."}
    args = ("dialogue", world.fay.invitation.pk)

    press(as_(world.ada), "accreditation:for-visa-ask", *args, persons=[rose.pk], **source)

    assert VisaLetter.objects.get().state == "asked"
    assert DeskEntry.objects.get().verb == "visa.asked"


def test_only_the_approved_of_an_approved_delegation_have_letters(rose, delegation, world, ada):
    waiting = DelegateFactory(delegation=delegation, state="waiting")

    with pytest.raises(Refused):
        visa.ask(delegation, [waiting.pk], consulate="", wish="", by=world.fay)

    delegation.state = "submitted"
    delegation.save()
    with pytest.raises(Refused):
        visa.issue_for(delegation, [rose.pk], consulate="", details="", by=ada)


def test_a_whole_delegation_has_letters_in_one_press_each_with_a_number(
    delegation, world, as_, press
):
    people = [DelegateFactory(delegation=delegation, state="approved") for _n in range(3)]

    chosen = [each.pk for each in people]
    press(as_(world.ada), "accreditation:visa-new-issue", "dialogue", delegation.pk, persons=chosen)

    numbers = set(VisaLetter.objects.filter(state="issued").values_list("number", flat=True))
    assert len(numbers) == 3
    assert Letter.objects.filter(kind="accreditation.visa_issued").count() == 1


def test_a_person_has_one_valid_letter(issued, rose, ada):
    again = visa.issue_again(now(issued), seen=1, consulate="Paris", details="", by=ada)

    assert (now(issued).state, now(issued).why) == ("revoked", "another")
    assert (again.instead_of_id, again.consulate) == (issued.pk, "Paris")
    assert only(rose) == again


def test_a_decline_needs_a_reason_which_the_party_reads(rose, world, as_, press):
    asked = VisaLetterFactory(delegate=rose)
    client = as_(world.ada)

    empty = press(client, "accreditation:visa-end", "dialogue", asked.pk, seen=0, reason="")
    press(client, "accreditation:visa-end", "dialogue", asked.pk, seen=0, reason="Too late")

    assert empty.status_code == 422
    assert "Too late" in Letter.objects.get(kind="accreditation.visa_declined").body
    assert "Too late" in as_(world.fay).get(reverse("accreditation:visa")).content.decode()


def test_of_two_officers_the_second_is_told(issued, ada):
    visa.revoke(now(issued), "Lost", seen=1, by=ada)

    with pytest.raises(Refused):
        visa.revoke(now(issued), "Lost", seen=1, by=ada)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(
    rows, world, signed_in, django_assert_num_queries
):
    for _n in range(rows):
        VisaLetterFactory(
            delegate__state="approved",
            delegate__delegation=DelegationFactory(conference=world.conference, state="approved"),
        )
    client = signed_in("ada")
    with django_assert_num_queries(10):
        client.get(reverse("accreditation:visa-letters", args=["dialogue"]))


def test_a_letter_is_found_by_number_person_and_party(issued, delegation, signed_in):
    client = signed_in("ada")
    for words in (issued.number.lower().replace("-", ""), "Simic", "müller", delegation.plate_name):
        found = client.get(reverse("accreditation:visa-letters", args=["dialogue"]), {"q": words})
        assert issued.number in found.content.decode(), words


def test_who_comes_second_to_issue_all_reads_that_it_is_done(rose, world, as_, press):
    VisaLetterFactory(delegate=rose)
    press(as_(world.ada), "accreditation:visa-issue", "dialogue", all="1")

    second = press(as_(world.ada), "accreditation:visa-issue", "dialogue", all="1")

    assert "No request is pending any more" in second.content.decode()
    assert "Select at least one request" not in second.content.decode()


def test_nobody_is_selected_before_the_party_has_selected_them(rose, world, as_):
    page = as_(world.fay).get(reverse("accreditation:visa")).content.decode()

    assert f'name="persons" value="{rose.pk}"' in page
    assert " checked" not in page


def test_the_two_forms_of_a_letter_have_ids_of_their_own(issued, world, as_):
    address = reverse("accreditation:visa-letter", args=["dialogue", issued.pk])
    page = as_(world.ada).get(address).content.decode()

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


# ---- on paper


def text_of(pdf):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize(
    ("language", "word"), [("ar", "التأشيرة"), ("zh-hans", "召集方"), ("fr", "accréditée")]
)
def test_it_is_printed_in_the_language_of_the_party_and_in_english(
    language, word, rose, ada, as_, world
):
    invitation = rose.delegation.invitation
    invitation.language = language
    invitation.save()
    (letter,) = visa.issue_for(rose.delegation, [rose.pk], consulate="", details="", by=ada)

    pdf = as_(world.ada).get(reverse("accreditation:visa-pdf", args=["dialogue", letter.pk]))

    pages = text_of(pdf.content)
    assert len(pages) == 2
    assert word in pages[0]
    assert "罗斯" in pages[0]
    if language != "ar":  # what reads the text of a file turns the words of a line round
        assert all(letter.number in page for page in pages)
        assert "Rose Müller-Šimić" in pages[1]


@pytest.mark.parametrize("signatory", [{}, {"en": "Dr Nora Vale\nSecretary General"}])
def test_it_has_room_for_what_is_written_by_hand_and_is_signed(signatory, issued, world):
    world.conference.signatory = signatory
    world.conference.save()

    page = text_of(as_pdf(issued, world.conference))[0]

    below = page.partition("/verify/")[2]
    signs = signatory["en"].splitlines() if signatory else [sender_of(world.conference, "en")[0]]
    places = [
        below.find(said)
        for said in ("Passport number", "Yours sincerely,", "Signature and stamp", *signs)
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_a_city_in_another_script_keeps_to_itself_and_the_form_says_how_it_is_printed(
    rose, ada, world, as_
):
    (letter,) = visa.issue_for(rose.delegation, [rose.pk], consulate="القاهرة", details="", by=ada)

    assert (
        "section, \N{FIRST STRONG ISOLATE}القاهرة\N{POP DIRECTIONAL ISOLATE}"
        in letter.texts["en"][1]
    )
    address = reverse("accreditation:visa-new", args=["dialogue"])
    page = as_(world.ada).get(address, {"delegation": rose.delegation_id}).content.decode()
    assert "It stands on the letter as typed here" in page


def test_in_arabic_an_address_runs_from_left_to_right_and_breaks_behind_a_slash(
    rose, ada, world, settings
):
    settings.ADDRESS = "https://conference-of-parties.secretariat.dialogue.example.org"
    world.conference.slug = "dialogue-of-the-parties-of-the-south-xxx"
    world.conference.save()
    invitation = rose.delegation.invitation
    invitation.language = "ar"
    invitation.save()
    delegation = Delegation.objects.get(pk=rose.delegation_id)
    (letter,) = visa.issue_for(delegation, [rose.pk], consulate="", details="", by=ada)

    lines = address_lines(as_pdf(letter, world.conference))

    assert "".join(lines).endswith(f"{settings.ADDRESS}/ar/{world.conference.slug}/verify/")
    assert len(lines) > 1
    assert all(line.endswith("/") for line in lines)


def address_lines(pdf):
    """Latin letters of the first page as they stand: from the top, each line from the left."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    placed = []
    for n in range(page.count_chars()):
        letter, (left, bottom, _right, _top) = (
            page.get_text_range(n, 1),
            page.get_charbox(n, loose=True),
        )
        if letter.isascii() and not letter.isspace():
            placed.append((round(bottom), left, letter))
    heights = {}
    for height, left, letter in placed:
        heights.setdefault(height, []).append((left, letter))
    whole = [
        "".join(letter for _left, letter in sorted(heights[h]))
        for h in sorted(heights, reverse=True)
    ]
    first = next(n for n, line in enumerate(whole) if "https:" in line)
    last = next(n for n, line in enumerate(whole) if "verify/" in line)
    return [whole[first][whole[first].index("https:") :], *whole[first + 1 : last + 1]]


def test_the_code_on_it_leads_to_the_verification_page(issued, as_, world):
    pdf = as_(world.ada).get(reverse("accreditation:visa-pdf", args=["dialogue", issued.pk]))

    picture = pypdfium2.PdfDocument(pdf.content)[0].render(scale=4).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)

    assert code.text.endswith("/dialogue/verify/")
    assert issued.number not in code.text


# ---- on the public page


@pytest.mark.parametrize(
    "name", ["Müller-Šimić", "MULLER SIMIC", "Rose Müller-Šimić", "Simic-Muller", "罗斯"]
)
def test_who_holds_it_is_told_that_it_is_valid(name, issued, verify):
    page = verify(issued.number.lower(), name)

    right = name != "Simic-Muller"
    assert ("It is valid." in page) is right
    assert now(issued).checked == (1 if right else 0)


@pytest.mark.parametrize(
    "name",
    ["Hargreaves", "Terence Hargreaves", "Hon. Terence Hargreaves", "hon hargreaves"]
    + [
        "ليلى بركات",
        "بركات",
        "Hon. ليلى بركات",
        "ليلي بَرَكات",
        "\u2067بركات\u2069",
        "Hargreaves, Terence",
    ],
)
def test_any_name_that_stands_on_the_paper_is_confirmed(name, of_terence, verify):
    assert "It is valid." in verify(of_terence.number, name)


@pytest.mark.parametrize("name", ["Hon.", "Terence", "H", "ليل", "رکات", "Hon. Petit"])
def test_what_is_no_name_on_the_paper_is_not(name, of_terence, verify):
    assert "Not confirmed." in verify(of_terence.number, name)


@pytest.mark.parametrize("name", ["Hon. Terence Hargreaves", "بركات", "Hargreaves"])
def test_a_letter_issued_with_fewer_ways_to_write_the_name_has_them_too(name, of_terence, verify):
    VisaLetter.objects.filter(pk=of_terence.pk).update(names=["hargreaves", "terencehargreaves"])

    assert "It is valid." in verify(of_terence.number, name)


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("欧阳修", ["欧阳修", "欧", "欧阳"]),
        ("王丽", ["王丽", "王"]),
        ("Иванов Иван Петрович", ["Иванов", "Иван Петрович Иванов", "Иванов Петрович"]),
        ("Иван Иванов", ["Иванов", "Иванов Иван"]),
        ("محمد بن سلمان", ["بن سلمان", "سلمان"]),
        ("", []),
    ],
)
def test_either_end_of_a_name_in_its_own_script_may_be_that_of_the_family(name, ways):
    assert set(ways) <= set(in_original_script(name))


def test_an_initial_alone_is_no_name():
    assert "И." not in in_original_script("И. Иванов")


def test_the_yes_says_nothing_that_is_not_on_paper(issued, verify, delegation):
    page = verify(issued.number, "muller-simic")

    for secret in ("Rose", "Chair", "Nairobi", delegation.plate_name, str(delegation.party)):
        assert secret not in page


def test_every_no_is_the_same_and_costs_the_same(
    issued, world, rose, as_, django_assert_num_queries
):
    elsewhere = VisaLetterFactory(
        delegate__delegation__conference=world.elsewhere, number=new_code(), names=["muller"]
    )
    client, pages = as_(None), set()
    address = reverse("delegations:verify", args=["dialogue"])
    for number, name in [
        (issued.number, "Petit"),
        (issued.number, "rose@example.org"),
        (new_code(), "Müller-Šimić"),
        (elsewhere.number, "muller"),
        ("hello", "Müller-Šimić"),
    ]:
        with django_assert_num_queries(14):
            answer = client.post(address, {"reference": number, "email": name})
        pages.add(re.sub(r' value="[^"]*"', "", answer.content.decode()))

    assert len(pages) == 1
    assert "Not confirmed." in pages.pop()


def test_a_slip_of_typing_is_told_apart_from_a_forgery(issued, verify):
    number = issued.number
    slip = number[:-1] + ("7" if number[-1] != "7" else "8")

    assert "probably mistyped" in verify(slip, "Müller-Šimić")
    assert "probably mistyped" not in verify(new_code(), "Müller-Šimić")


def test_guessing_is_slowed_down(issued, as_):
    client, address = as_(None), reverse("delegations:verify", args=["dialogue"])
    answers = [
        client.post(address, {"reference": issued.number, "email": f"Name{n}"}).status_code
        for n in range(11)
    ]

    assert answers == [200] * 10 + [429]


def test_a_revoked_one_says_so(issued, verify, ada):
    visa.revoke(now(issued), "Lost in the post", seen=1, by=ada)

    page = verify(issued.number, "Müller-Šimić")
    assert "revoked it later" in page
    assert "Lost" not in page
    assert "Not confirmed." in verify(issued.number, "Petit")


# ---- what happens elsewhere


def test_it_ends_with_the_approval_and_with_the_person(issued, rose, verify, ada, world):
    request = changes.ask(
        rose.delegation, "withdraw", by=world.fay, delegate=rose, wanted={}, reason=""
    )
    changes.apply_change(request, by=ada)

    assert (now(issued).state, now(issued).why) == ("revoked", "left")
    assert "revoked it later" in verify(issued.number, "Müller-Šimić")
    assert issued.number in Letter.objects.get(kind="accreditation.visa_revoked").body


def test_it_ends_when_the_decision_is_revoked(issued, rose, ada):
    waiting = VisaLetterFactory(
        delegate=DelegateFactory(delegation=rose.delegation, state="approved")
    )

    approval.reopen(rose.delegation, by=ada)

    assert now(issued).why == "left"
    assert now(waiting).state == "declined"


def test_what_was_not_revoked_in_time_is_not_valid_either(issued, rose, verify):
    Delegate.objects.filter(pk=rose.pk).update(state="withdrawn")

    assert "no longer valid" in verify(issued.number, "Müller-Šimić")


def test_a_corrected_name_makes_another_letter(issued, rose, ada, world):
    request = changes.ask(
        rose.delegation,
        "correct",
        by=world.fay,
        delegate=rose,
        wanted={**changes.as_it_is(rose), "family_name": "Muller"},
        reason="",
    )
    changes.apply_change(request, by=ada)

    new = only(rose)
    assert (now(issued).why, new.instead_of_id, new.consulate) == ("changed", issued.pk, "Nairobi")
    assert "Rose Muller" in str(new.texts)
    assert (
        "replaced and revoked"
        in Letter.objects.filter(kind="accreditation.visa_issued").last().body
    )


@pytest.mark.parametrize("moved", [{"city": {"en": "Madrid"}}, {"ends": "later"}])
def test_another_place_or_other_days_replace_every_letter(moved, issued, rose, world, verify):
    conference = world.conference
    if "ends" in moved:
        moved = {"ends": conference.ends.replace(year=conference.ends.year + 1)}
    by = By(duty="secretary_general", account=world.sol)

    change(conference, seen=particulars_seen(conference), by=by, **moved)

    new = only(rose)
    assert (now(issued).state, now(issued).why) == ("revoked", "moved")
    assert "revoked it later" in verify(issued.number, "Müller-Šimić")
    assert "It is valid." in verify(new.number, "Müller-Šimić")


def test_a_change_that_no_letter_states_leaves_them(issued, world):
    by, conference = By(duty="secretary_general", account=world.sol), world.conference

    change(conference, seen=particulars_seen(conference), by=by, practical={"en": "Bring a coat"})

    assert now(issued).state == "issued"


def test_before_the_dates_are_changed_it_is_said_what_becomes_of_the_letters(issued, world):
    from plenipo.conference.queries.dates import consequences_of_dates

    world.conference.ends = world.conference.ends.replace(year=world.conference.ends.year + 1)

    said = [each.text for each in consequences_of_dates(world.conference)]
    assert any("1 visa-support letter states other dates" in each for each in said)


def test_whoever_is_erased_leaves_no_name_and_no_valid_letter(issued, rose, world, verify):
    from tests.delegations.test_retention import stored

    erase(rose.person, why="asked", conference=world.conference, by=By(duty="worker"))

    left = stored()
    for trace in ("Müller", "Šimić", "mullersimic", "罗斯"):
        assert trace.encode() not in left
        assert ascii(trace)[1:-1].encode() not in left
    assert "revoked it later" in verify(issued.number, "whoever holds it")
    assert list(faults()) == []


def test_the_log_tells_of_each_letter_without_a_name(issued, ada):
    visa.revoke(now(issued), "Lost", seen=1, by=ada)

    lines = JournalEntry.objects.filter(about=f"accreditation.visaletter:{issued.pk}")
    assert [each.verb for each in lines.order_by("pk")] == ["visa.issued", "visa.revoked"]
    assert "Müller" not in str(list(lines.values()))


def test_a_protected_person_is_read_by_who_accredits_alone(issued, rose, world, signed_in):
    PersonFactory._meta.model.objects.filter(pk=rose.person_id).update(protected=True)
    name = "Müller-Šimić"

    for who, reads in {"ada": True, "obi": False, "ina": False}.items():
        client = signed_in(who)
        search = client.get(reverse("portal:search", args=["dialogue"]), {"q": "Simic"})
        assert (name in search.content.decode()) is reads
