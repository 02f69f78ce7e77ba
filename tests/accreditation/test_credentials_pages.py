"""The pages of the credentials officer, and of a party that sends its letter."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions.contests import open_contest
from plenipo.accreditation.models import Credential
from plenipo.conference.queries.search import found_by
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.models import Document
from plenipo.delegations.words.dealings import dealings_with
from plenipo.records.models import Letter
from tests.factories import CredentialFactory, DelegationFactory

PDF = b"%PDF-1.7 a letter of credentials"


def at(world, name, *more):
    return reverse(f"accreditation:{name}", args=[world.conference.slug, *more])


def post(client, address, data=None):
    return client.post(address, {"key": uuid4().hex, **(data or {})})


def scan(content=PDF, name="credentials.pdf"):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("n", [1, 3])
def test_the_table_costs_the_same_for_one_and_for_three(
    world, signed_in, sent, django_assert_num_queries, n
):
    for _each in range(n):
        sent()
    client = signed_in("sol")
    client.get(at(world, "credentials"))

    with django_assert_num_queries(9):
        page = client.get(at(world, "credentials"))

    assert page.content.decode().count("data-row") == n


def test_the_table_shows_what_each_sent_what_is_missing_and_who_is_late(world, signed_in, sent):
    world.conference.starts = world.conference.ends = timezone.localdate() + timedelta(days=3)
    world.conference.save()
    DelegationFactory(conference=world.conference, plate_name="Party of Silence")
    sent(signatory="", authority="party_leader")

    page = signed_in("sol").get(at(world, "credentials")).content.decode()

    assert '<span class="mark no">overdue</span>' in page
    assert "name of the signatory" in page
    late = signed_in("sol").get(at(world, "credentials") + "?state=late").content.decode()
    assert late.count("data-row") == 1


def test_it_is_found_by_who_signed(world, signed_in, sent):
    sent(signatory="Nadezhda Orlova")
    sent(signatory="Paul Grand")

    page = signed_in("sol").get(at(world, "credentials") + "?q=orlova").content.decode()

    assert page.count("data-row") == 1
    csv = signed_in("sol").get(at(world, "credentials-csv") + "?q=orlova").content.decode()
    assert "Nadezhda Orlova" in csv
    assert "Paul Grand" not in csv


def test_what_was_typed_is_not_lost_when_a_letter_lacks_something(world, signed_in, delegation):
    client = signed_in("sol")
    answer = post(
        client,
        at(world, "credentials-add", delegation.pk),
        {
            "form": "copy",
            "channel": "letter",
            "received_on": "2026-11-20",
            "signatory": "Rose Petit",
            "authority": "other",
            "seen": "0",
        },
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Rose Petit" in page
    assert "Enter the authority of the signatory." in page
    assert not Credential.objects.exists()


def test_a_file_that_is_no_scan_is_refused_at_its_field(world, signed_in, delegation):
    answer = post(
        signed_in("sol"),
        at(world, "credentials-add", delegation.pk),
        {
            "form": "copy",
            "channel": "letter",
            "received_on": "2026-11-20",
            "authority": "party_leader",
            "seen": "0",
            "file": scan(b"MZ a program", "credentials.pdf"),
        },
    )

    assert answer.status_code == 422
    assert "not a PDF, JPEG or PNG" in answer.content.decode()
    assert not Document.objects.exists()


def test_examining_goes_on_with_the_next_letter(world, signed_in, sent):
    one, other = sent(), sent()
    client = signed_in("sol")
    data = {"finding": "in_order", "on": "2026-11-25", "seen": "0", "do": "next"}

    answer = post(client, at(world, "credentials-find", one.pk), data)

    following = client.get(answer.url)
    assert following.url == at(world, "credentials-of", other.delegation_id)
    one.refresh_from_db()
    assert one.state == "in_order"


def test_a_finding_without_its_reason_comes_back_with_all_that_was_typed(world, signed_in, sent):
    answer = post(
        signed_in("sol"),
        at(world, "credentials-find", sent().pk),
        {"finding": "deferred", "on": "2026-11-25", "seen": "0"},
    )

    assert answer.status_code == 422
    assert "Enter the reason." in answer.content.decode()


def test_many_are_looked_over_and_then_found_in_order(world, signed_in, sent):
    whole, lacks = sent(), sent(signatory="")
    client = signed_in("sol")
    rows = "&".join(f"row={each.delegation_id}" for each in (whole, lacks))

    page = client.get(f"{at(world, 'credentials-many')}?{rows}").content.decode()
    assert "The credentials of 1 delegation will be found in order." in page
    assert "missing: name of the signatory" in page
    data = {"row": [str(whole.delegation_id), str(lacks.delegation_id)], f"seen_{whole.pk}": "0"}
    post(client, at(world, "credentials-many-do"), data)

    assert set(Credential.objects.values_list("signatory", "state")) == {
        (whole.signatory, "in_order"),
        ("", "received"),
    }


def test_those_who_sent_nothing_are_reminded_once(world, signed_in, sent):
    DelegationFactory(invitation=world.fay.invitation, conference=world.conference)
    sent()
    client = signed_in("sol")
    page = client.get(at(world, "credentials-remind")).content.decode()
    assert "1 delegation will receive a reminder" in page
    assert post(client, at(world, "credentials-remind-do"), {"confirm": "7"}).status_code == 422

    post(client, at(world, "credentials-remind-do"), {"confirm": "1"})

    letter = Letter.objects.get(kind="accreditation.credentials_reminder")
    assert letter.to_email == world.fay.email
    assert "{link}" in letter.body
    again = client.get(at(world, "credentials-remind")).content.decode()
    assert "There is nobody to remind now" in again


def test_two_sides_of_one_party_stand_side_by_side_under_a_neutral_name(
    world, signed_in, sent, delegation
):
    letters = [
        sent(delegation, signatory="Rose Petit", faction="Congress of May"),
        sent(delegation, signatory="Paul Grand", faction="Congress of June"),
    ]
    client = signed_in("sol")
    assert "signed by different persons" in client.get(at(world, "credentials")).content.decode()

    answer = post(
        client, at(world, "contest-add"), {"letters": [each.pk for each in letters], "note": "Two."}
    )
    page = client.get(answer.url).content.decode()
    assert page.index("Congress of May") < page.index("Congress of June")

    pk = re.search(r"competing/(\d+)/", answer.url)[1]
    plate = {"seen": "0", f"plate{delegation.pk}-en": "Delegation from France"}
    post(client, at(world, "contest-plate", pk, delegation.pk), plate)
    delegation.refresh_from_db()
    assert delegation.plate_name == "Delegation from France"


def test_the_report_is_read_in_another_language_than_the_page(world, signed_in, sent):
    sent()

    page = signed_in("sol").get(at(world, "report"), {"language": "fr"})

    assert page.context["paper"].language == "fr"
    assert [each["code"] for each in page.context["languages"] if each["current"]] == ["en"]


# ---- beside the delegation, on Today, in the search, in the log


def test_every_member_reads_whether_a_delegation_takes_part_and_not_why(world, signed_in, sent):
    letter = sent(state="not_in_order", found_on="2026-11-25")
    letter.findings.create(
        finding="not_in_order", reason="A forged seal.", on="2026-11-25", at=timezone.now()
    )
    page = reverse("delegations:delegation", args=[world.conference.slug, letter.delegation_id])

    told = signed_in("obi").get(page).content.decode()

    assert "does not take part: not in order" in told
    assert "forged" not in told


def test_today_says_what_is_to_be_examined_and_who_sent_nothing_before_the_opening(world, sent):
    today = timezone.localdate()
    world.conference.starts = world.conference.ends = today + timedelta(days=5)
    world.conference.save()
    sent()
    DelegationFactory(conference=world.conference)
    member = world.conference.memberships.get(account=world.sol)

    texts = [task.text for task in waiting_for(member, today=today)]

    assert "1 letter of credentials to be examined" in texts
    assert "1 delegation without credentials · opening in 5 days" in texts


def test_a_search_finds_the_letter_for_the_officer_alone(world, sent):
    sent(signatory="Nadezhda Orlova")
    members = world.conference.memberships
    titles = {
        name: [each.title for each in found_by(members.get(account__name=name), "orlova")]
        for name in ("sol", "ada")
    }

    assert titles == {"sol": ["Credentials"], "ada": []}


# ---- the party, and who stands in for it


def test_a_party_sends_its_letter_and_reads_how_it_stands(world, signed_in):
    delegation = DelegationFactory(
        invitation=world.fay.invitation, conference=world.conference, state="named"
    )
    client, page = signed_in("fay"), reverse("accreditation:my-credentials")
    assert "Not yet received" in client.get(page).content.decode()
    assert post(client, reverse("accreditation:send-credentials")).status_code == 422

    data = {"file": scan(), "signatory": "Rose Petit", "authority": "party_leader"}
    post(client, reverse("accreditation:send-credentials"), data)

    letter = Credential.objects.get()
    assert (letter.form, letter.channel, letter.delegation) == ("copy", "link", delegation)
    assert "Received; not yet examined" in client.get(page).content.decode()
    download = signed_in("sol").get(at(world, "credentials-scan", letter.pk))
    assert download.content == PDF
    member = world.conference.memberships.get(account=world.sol)
    said = [each.text for each in dealings_with(world.fay.invitation, member)]
    assert any("credentials" in text for text in said)


def test_a_letter_sent_again_is_not_registered_twice(world, signed_in):
    DelegationFactory(invitation=world.fay.invitation, conference=world.conference, state="named")
    client, page = signed_in("fay"), reverse("accreditation:send-credentials")

    def send(**more):
        return post(client, page, {"file": scan(), "authority": "party_leader", **more})

    assert send().status_code == 302

    again = send(signatory="Rose Petit")

    assert (again.status_code, Credential.objects.count()) == (409, 1)
    assert "This letter has already been received." in again.content.decode()
    Credential.objects.update(state="superseded")
    assert send().status_code == 302


@pytest.mark.parametrize("state", ["deferred", "not_in_order"])
def test_what_the_committee_thinks_of_it_the_party_does_not_read(world, signed_in, state):
    delegation = DelegationFactory(invitation=world.fay.invitation, conference=world.conference)
    letter = CredentialFactory(
        delegation=delegation, state=state, note="He owes us.", faction="Faction of June"
    )
    letter.findings.create(finding=state, reason="Forged.", on="2026-11-25", at=timezone.now())

    page = signed_in("fay").get(reverse("accreditation:my-credentials")).content.decode()

    assert not {"Forged.", "He owes us.", "Faction of June"} & set(re.findall(r"[^<>]+", page))
    assert "Forged" not in page


@pytest.mark.parametrize("held", [True, False])
def test_a_side_does_not_read_that_another_side_wrote(world, signed_in, delegation, desk, held):
    letters = [
        CredentialFactory(delegation=delegation, signatory="Rose Petit", channel="link"),
        CredentialFactory(delegation=delegation, signatory="Paul Grand", channel="embassy"),
    ]
    if held:
        open_contest(world.conference, letters, note="", by=desk)

    page = signed_in("fay").get(reverse("accreditation:my-credentials")).content.decode()

    assert "Rose Petit" in page
    assert "Paul Grand" not in page
    assert "competing" not in page


def test_an_officer_enters_a_letter_for_a_party_that_brings_it(world, signed_in):
    DelegationFactory(
        invitation=world.fay.invitation, conference=world.conference, state="approved"
    )
    data = {
        "file": scan(),
        "signatory": "Rose Petit",
        "authority": "party_leader",
        "source-channel": "person",
        "source-on": "2026-11-02",
        "source-reason": "The party has no e-mail.",
    }

    answer = post(
        signed_in("ada"), at(world, "for-send-credentials", world.fay.invitation_id), data
    )

    assert answer.status_code == 302
    assert Credential.objects.get().channel == "person"


def test_of_two_officers_who_register_one_letter_the_second_is_told_and_may_press_again(
    world, signed_in, delegation
):
    client, where = signed_in("sol"), at(world, "credentials-add", delegation.pk)
    letter = {
        "form": "copy",
        "channel": "letter",
        "received_on": "2026-11-20",
        "signatory": "Rose Petit",
        "authority": "party_leader",
    }

    assert post(client, where, letter).status_code == 409  # a page that shows no letter is as old
    assert post(client, where, {**letter, "seen": "0"}).status_code == 302
    late = post(client, where, {**letter, "seen": "0"})
    assert late.status_code == 409
    said = late.content.decode()
    assert "has been registered since this page was drawn" in said
    made = Credential.objects.get()
    assert f'name="seen" value="{made.pk}"' in said
    assert "Rose Petit" in said

    assert post(client, where, {**letter, "seen": str(made.pk)}).status_code == 302
    assert Credential.objects.count() == 2


def test_letters_to_hold_side_by_side_are_offered_in_the_order_of_the_list(world, signed_in, sent):
    client = signed_in("sol")
    assert (
        "No letters to hold side by side" in client.get(at(world, "contest-new")).content.decode()
    )
    for name in ("Party of Zebras", "Ant Party", "Lion Party"):
        there = DelegationFactory(conference=world.conference, plate_name=name)
        sent(there, signatory="Rose Petit")

    shown = client.get(at(world, "contest-new"))

    labels = [label for _pk, label in shown.context["form"].fields["letters"].choices]
    assert [label.split(" ·")[0] for label in labels] == [
        "Ant Party",
        "Lion Party",
        "Party of Zebras",
    ]
    assert "<find-boxes hidden>" in shown.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_more_letters_to_choose_from_cost_no_more_queries(
    many, world, signed_in, sent, django_assert_num_queries
):
    for _letter in range(many):
        sent()
    client = signed_in("sol")
    client.get(at(world, "contest-new"))

    with django_assert_num_queries(7):
        client.get(at(world, "contest-new"))
