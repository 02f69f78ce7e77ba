"""Is somebody coming? One answer, whoever asks and whoever is asked about; who asked is noted."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.models import Enquiry
from plenipo.conference.models import Conference
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.models import Announcement, Delegate
from plenipo.delegations.queries.list_versions import content_now
from plenipo.people.models import Person
from plenipo.records.models import JournalEntry
from tests.factories import (
    AnnouncementFactory,
    DelegateFactory,
    EnquiryFactory,
    ListReleaseFactory,
    MembershipFactory,
    PersonFactory,
)

ABOUT = ("Rose Müller-Šimić", "Nobody Atall", "Hidden Person", "罗斯", "")


@pytest.fixture
def hidden(delegation):
    person = PersonFactory(family_name="Person", given_name="Hidden", protected=True)
    return DelegateFactory(
        delegation=delegation, person=person, state="approved", disclosure="public"
    )


@pytest.fixture
def dora(world):
    """Data protection, and nothing else."""
    return MembershipFactory(conference=world.conference, duties=["data_protection"])


@pytest.fixture
def ask(press):
    def asked(client, about):
        said = {"about": about, "asker": "Mr Grey", "organisation": "Embassy", "channel": "call"}
        return press(client, "accreditation:enquiry-add", "dialogue", **said)

    return asked


def answer_to(client, sent):
    """The page, without who is asked about and what a form is signed with."""
    page = client.get(sent.url).content.decode()
    page = re.sub(r"<bdi>(Rose Müller-Šimić|Nobody Atall|Hidden Person)</bdi>", "", page)
    return re.sub(r'value="[^"]*"|/enquiries/\d+/|\d\d:\d\d', "", page)


@pytest.mark.parametrize("who", ["ina", "ada", "sol"])
def test_the_answer_is_the_same_whether_they_come_are_protected_or_unknown(
    who, rose, hidden, signed_in, ask
):
    client = signed_in(who)
    pages = {answer_to(client, ask(client, name)) for name in ABOUT[:3]}

    assert len(pages) == 1
    assert "gives no information on whether a person takes part" in pages.pop()


def test_it_is_given_in_six_languages(rose, signed_in, ask):
    client = signed_in("ina")
    page = client.get(ask(client, "Rose Müller-Šimić").url)

    assert len({sentence for _language, sentence in page.context["answers"]}) == 6


def test_whom_the_published_list_names_may_be_named(rose, disclose, signed_in, ask):
    Delegate.objects.filter(pk=rose.pk).update(disclosure="public")
    client = signed_in("ina")

    before = client.get(ask(client, "rose muller simic").url).content.decode()
    disclose("provisional")
    after = client.get(ask(client, "rose muller simic").url).content.decode()
    half = client.get(ask(client, "Rose").url).content.decode()

    assert "is named in the published list" not in before
    assert "Rose Müller-Šimić is named in the published list" in after
    assert "is named in the published list" not in half


def test_who_is_not_in_the_version_published_is_not_named_from_the_desk(
    rose, world, disclose, signed_in, ask
):
    """Approved since, and willing: the public reads nothing of them before the next version."""
    disclose("provisional")
    ListReleaseFactory(
        conference=world.conference, stage="published", content=content_now(world.conference)
    )
    Delegate.objects.filter(pk=rose.pk).update(disclosure="public")
    client = signed_in("ina")

    page = client.get(ask(client, "Rose Müller-Šimić").url).content.decode()

    assert "gives no information" in page


def test_whom_the_public_reads_as_announced_is_named_as_announced(rose, signed_in, ask):
    Delegate.objects.filter(pk=rose.pk).update(disclosure="public")
    announcement = AnnouncementFactory(delegate=rose)
    client = signed_in("ina")

    page = client.get(ask(client, "rose muller simic").url)

    sentences = [sentence for _language, sentence in page.context["answers"]]
    assert "Rose Müller-Šimić is named in a public announcement" in page.content.decode()
    assert len(set(sentences)) == 6
    assert all("Müller-Šimić" in sentence for sentence in sentences)
    assert Enquiry.objects.get().answer == "announced"
    for change in ({"starts": timezone.localdate() + timedelta(days=1)}, {"state": "withdrawn"}):
        Announcement.objects.filter(pk=announcement.pk).update(
            **{"starts": timezone.localdate(), **change}
        )
        again = client.get(ask(client, "rose muller simic").url).content.decode()
        assert "gives no information" in again


def test_while_the_public_pages_are_closed_nobody_is_named(rose, world, disclose, signed_in, ask):
    Delegate.objects.filter(pk=rose.pk).update(disclosure="public")
    AnnouncementFactory(delegate=rose)
    disclose("provisional")
    Conference.objects.filter(pk=world.conference.pk).update(stage="preparing")
    client = signed_in("ina")

    page = client.get(ask(client, "Rose Müller-Šimić").url).content.decode()

    assert "gives no information" in page


def test_a_protected_person_is_never_published_whatever_they_chose(
    hidden, disclose, signed_in, ask
):
    disclose("final")
    AnnouncementFactory(delegate=hidden)
    client = signed_in("ina")

    page = client.get(ask(client, "Hidden Person").url).content.decode()

    assert "gives no information" in page


@pytest.mark.parametrize("about", ["Hidden Person", "Mrs PERSON, please", "hídden"])
def test_data_protection_is_alerted_and_nobody_else(
    about, hidden, world, dora, signed_in, as_, ask
):
    client = signed_in("ina")
    ask(client, about)

    def told(member):
        return [each.text for each in waiting_for(member, today=timezone.localdate())]

    ina = world.conference.memberships.get(account=world.ina)
    assert any("1 enquiry may be about a protected person" in text for text in told(dora))
    assert not any("protected" in text for text in told(ina))
    mine = client.get(reverse("accreditation:enquiries", args=["dialogue"])).content.decode()
    assert about in mine
    assert "protected" not in mine
    theirs = as_(dora.account).get(reverse("accreditation:enquiries", args=["dialogue"]))
    assert "possibly a protected person" in theirs.content.decode()


NAMES = {
    "Tchaikovsky, Pyotr": ("Чайковский", "Петр", ""),
    "Сергею Ивановичу": ("Ivanovich", "Sergey", ""),
    "Mr Sergei IVANOV": ("Иванов", "Сергей", ""),
    "Mohammed Hussein": ("Al-Huseyn", "Muhammad", ""),
    "محمد": ("Hosseini", "Mohammed", ""),
    "Fatima Azzahra": ("", "", "فاطمة الزهراء"),
    "Xiaoming Wang": ("", "", "王小明"),
    "is WANG XIAO MING coming": ("", "", "王小明"),
    "王小明": ("", "", "王小明"),
    "Müller": ("Mueller", "Anna", ""),
    "muller": ("Müller", "Anna", ""),
    "Garcia-Lopez": ("García López", "José", ""),
    "Abdelrahman": ("Abd el-Rahman", "Said", ""),
    "O Brien": ("O’Brien", "Una", ""),
    "Nguyen Phu Trong": ("Nguyễn", "Phú Trọng", ""),
    "Γιώργος Παπανδρέου": ("Papandreou", "Giorgos", ""),
}


@pytest.mark.parametrize("about", NAMES)
def test_a_protected_name_is_known_in_whatever_spelling_script_and_order(
    about, hidden, signed_in, ask
):
    family, given, native = NAMES[about]
    Person.objects.filter(pk=hidden.person_id).update(
        family_name=family or "Ω", given_name=given, native_name=native
    )
    ask(signed_in("ina"), about)

    assert Enquiry.objects.get().protected


@pytest.mark.parametrize(
    "about",
    ["Rose Müller-Šimić", "Anna Chen", "Petra Ivanova-Smith", "李明", "Wang Li", "Dr Ho", "مريم"],
)
def test_other_names_alert_nobody(about, hidden, signed_in, ask):
    names = {"family_name": "Okafor", "given_name": "Ngozi", "native_name": "王小明"}
    Person.objects.filter(pk=hidden.person_id).update(**names)
    ask(signed_in("ina"), about)

    assert not Enquiry.objects.get().protected


def test_of_somebody_else_nobody_is_alerted(rose, hidden, signed_in, ask):
    ask(signed_in("ina"), "Rose Müller-Šimić")

    assert not Enquiry.objects.get().protected


def test_the_log_tells_neither_of_whom_nor_that_they_are_protected(
    hidden, dora, signed_in, as_, ask, press
):
    ask(signed_in("ina"), "Hidden Person")
    press(as_(dora.account), "accreditation:enquiries-review", "dialogue")

    lines = JournalEntry.objects.filter(verb__startswith="enquiries.").order_by("pk")
    assert [each.verb for each in lines] == ["enquiries.answered", "enquiries.reviewed"]
    assert [each.details for each in lines] == [{}, {}]
    assert Enquiry.objects.get().reviewed


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(world, signed_in, press):
    answer = press(
        signed_in("ina"), "accreditation:enquiry-add", "dialogue", about="Rose", channel="call"
    )

    assert answer.status_code == 422
    assert 'value="Rose"' in answer.content.decode()


def test_officers_read_their_own_enquiries_and_data_protection_all(world, dora, signed_in, as_):
    EnquiryFactory(conference=world.conference, by=world.ina, asker="Mr Inasasker")
    address = reverse("accreditation:enquiries", args=["dialogue"])

    assert "Mr Inasasker" in signed_in("ina").get(address).content.decode()
    assert "Mr Inasasker" not in signed_in("ada").get(address).content.decode()
    assert "Mr Inasasker" in as_(dora.account).get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(
    rows, world, signed_in, django_assert_num_queries
):
    for _n in range(rows):
        EnquiryFactory(conference=world.conference, by=world.ina)
    client = signed_in("ina")
    with django_assert_num_queries(7):
        client.get(reverse("accreditation:enquiries", args=["dialogue"]))


def test_the_verification_page_and_a_search_say_nothing_of_who_comes(rose, hidden, signed_in):
    client = signed_in("obi")
    read = client.get(reverse("portal:search", args=["dialogue"]), {"q": "Hidden"})

    assert "Hidden Person" not in read.content.decode()
    assert Person.objects.filter(protected=True).exists()
