"""Flags and emblems: sent, confirmed, printed on plates and plans; none is derived from anything."""

import io
from datetime import date
from uuid import uuid4

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.bridge import Audience, Reader
from plenipo.protocol.actions import checks, plates, seating
from plenipo.protocol.models import DelegationSign, PlateRun
from plenipo.protocol.queries.checks import checked
from plenipo.protocol.queries.plates import PlatesAsked, plates_seen
from plenipo.records.models import JournalEntry
from tests.accreditation.pictures import as_file
from tests.factories import DelegationSignFactory, SessionFactory

EMBLEM = Image.new("RGB", (300, 200), "#aa2233")


def upload(data=None, name="emblem.jpg"):
    return SimpleUploadedFile(name, data or as_file(EMBLEM, "PNG"))


def send(client, view, *args, image=None, **said):
    data = {"key": uuid4().hex, "image": image or upload(), **said}
    return client.post(reverse(view, args=args), data)


def page_of(client, view="signs", *args, **asked):
    return client.get(reverse(f"protocol:{view}", args=["dialogue", *args]), asked).content.decode()


def show(world, chief, signs):
    change_rules(world.conference, by=chief, seen_version=0, plates_signs=signs)
    vars(world.conference).pop("_rules", None)


@pytest.fixture
def one(head):
    return head("Concord", "leader", "2019")


@pytest.fixture
def hers(world, one):
    """Fay speaks for the delegation."""
    one.delegation.invitation = world.fay.invitation
    one.delegation.save()
    return one.delegation


def test_the_desk_enters_an_image_and_it_is_drawn_anew(signed_in, one):
    answer = send(signed_in("sol"), "protocol:sign-enter", "dialogue", one.delegation_id)

    assert answer.status_code == 302
    sign = DelegationSign.objects.get()
    kept = Image.open(io.BytesIO(bytes(sign.image)))
    assert (kept.format, kept.size, sign.kind, sign.state) == (
        "JPEG", (300, 200), "emblems", "in_force"
    )  # fmt: skip
    assert f"/signs/{sign.pk}/image/" in page_of(signed_in("sol"))
    assert JournalEntry.objects.filter(verb="protocol.sign_entered").count() == 1


def test_another_image_takes_the_place_of_the_one_before(signed_in, one):
    for _n in range(2):
        send(signed_in("sol"), "protocol:sign-enter", "dialogue", one.delegation_id)

    states = DelegationSign.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["former", "in_force"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a....", "GIF is not accepted."),
        (b"<svg xmlns='x'/>", "SVG is not accepted."),
        (b"hello", "The file is not a picture."),
        (as_file(EMBLEM, "PNG")[:200], "The picture is damaged"),
    ],
)
def test_what_is_wrong_with_a_file_stands_at_its_field(signed_in, one, data, said):
    client, of = signed_in("sol"), one.delegation_id
    answer = send(client, "protocol:sign-enter", "dialogue", of, image=upload(data))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not DelegationSign.objects.exists()


def test_nothing_is_derived_from_a_country(signed_in, one):
    assert "1 delegation has no image." in page_of(signed_in("sol"))
    assert "<img" not in page_of(signed_in("sol")).split("</thead>")[1]


def test_a_party_sends_its_emblem_and_the_desk_confirms_it(world, hers, as_, signed_in, press):
    fay, sol = as_(world.fay), signed_in("sol")
    send(fay, "protocol:sign-state")
    sign = DelegationSign.objects.get()

    assert sign.state == "stated"
    found = {each.url for each in waiting_for(world.sol.memberships.get(), today=date(2026, 12, 1))}
    assert any(url.endswith("/protocol/signs/?show=stated") for url in found)
    assert "to be confirmed" in page_of(sol, "signs", show="stated")
    assert (
        "sent by the delegation, to be confirmed"
        in fay.get(reverse("protocol:my-plates")).content.decode()
    )

    press(sol, "protocol:sign-confirm", "dialogue", sign.pk, seen=0)

    sign.refresh_from_db()
    assert sign.state == "in_force"


def test_a_party_reads_why_its_image_was_not_accepted_and_sends_another(
    world, hers, as_, signed_in, press
):
    fay, sol = as_(world.fay), signed_in("sol")
    send(fay, "protocol:sign-state")
    sign = DelegationSign.objects.get()
    no_reason = press(sol, "protocol:sign-decline", "dialogue", sign.pk, seen=0, reason=" ")
    assert no_reason.status_code == 422

    press(sol, "protocol:sign-decline", "dialogue", sign.pk, seen=0, reason="Upside down.")
    assert "Upside down." in fay.get(reverse("protocol:my-plates")).content.decode()
    send(fay, "protocol:sign-state")
    page = fay.get(reverse("protocol:my-plates")).content.decode()
    assert "Upside down." not in page

    last = DelegationSign.objects.order_by("pk").last()
    fay.post(reverse("protocol:sign-back", args=[last.pk]), {"key": uuid4().hex})
    last.refresh_from_db()
    assert last.state == "former"


def test_of_two_sent_one_after_the_other_the_last_waits(world, hers, as_):
    for _n in range(2):
        send(as_(world.fay), "protocol:sign-state")

    assert DelegationSign.objects.filter(state="stated").count() == 1


def test_no_party_reads_the_image_of_another(world, hers, as_):
    theirs = DelegationSignFactory(delegation__conference=world.conference)

    assert (
        as_(world.fay).get(reverse("protocol:my-sign-image", args=[theirs.pk])).status_code == 404
    )


def test_where_neither_flags_nor_emblems_are_shown_none_is_asked_for(
    world, hers, chief, as_, signed_in
):
    DelegationSignFactory(delegation=hers)
    show(world, chief, "none")

    assert "show neither flags nor emblems" in page_of(signed_in("sol"))
    assert 'name="image"' not in as_(world.fay).get(reverse("protocol:my-plates")).content.decode()
    answer = send(signed_in("sol"), "protocol:sign-enter", "dialogue", hers.pk)
    assert answer.status_code == 422
    assert "show neither flags nor emblems" in answer.content.decode()


def test_a_flag_is_not_an_emblem(world, one, chief, signed_in):
    DelegationSignFactory(delegation=one.delegation, kind="emblems")
    show(world, chief, "flags")

    assert "1 delegation has no image." in page_of(signed_in("sol"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_however_many_there_are(world, head, signed_in, rows):
    for n in range(rows):
        DelegationSignFactory(delegation=head(f"Party {n}").delegation)
    client = signed_in("sol")
    page_of(client)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page_of(client)
    assert len(asked) == 8


# ---- printed


def printed(world, chief, layout="tent-a4"):
    return plates.print_plates(
        world.conference,
        PlatesAsked(PlateRun.Of.DELEGATIONS),
        layout=layout,
        languages=["en"],
        open_only=False,
        reader=Reader(Audience.ACCREDITATION),
        by=chief,
    )


def images_in(answer):
    document = pypdfium2.PdfDocument(answer.content)
    return [
        sum(1 for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
        for page in document
    ]


@pytest.fixture
def used(one):
    return DelegationSignFactory(delegation=one.delegation, image=as_file(EMBLEM))


def run_file(client, run):
    return client.get(reverse("protocol:plate-run-file", args=["dialogue", run.pk]))


@pytest.mark.parametrize("layout", ["tent-a4", "tent-a5", "place"])
def test_the_image_stands_on_both_sides_of_a_plate_and_the_name_has_room(
    world, used, head, chief, signed_in, layout
):
    head("Renewal")
    run = printed(world, chief, layout)

    sheet = run_file(signed_in("sol"), run)
    assert sum(images_in(sheet)) == 2  # of the one delegation that has an image
    with_image, without = sorted(run.plates.all(), key=lambda each: each.sign_id is None)
    assert with_image.fits
    assert with_image.lines[0]["size"] <= without.lines[0]["size"]


def test_a_plate_with_another_image_is_no_longer_right(world, used, one, chief, signed_in):
    printed(world, chief)
    asked, reader = PlatesAsked(PlateRun.Of.DELEGATIONS), Reader(Audience.ACCREDITATION)
    (subject,) = plates_seen(world.conference, asked, reader).subjects
    assert not subject.stale

    send(signed_in("sol"), "protocol:sign-enter", "dialogue", one.delegation_id)

    (subject,) = plates_seen(world.conference, asked, reader).subjects
    assert subject.stale


def test_what_was_printed_is_printed_again_with_the_image_it_had(
    world, used, one, chief, signed_in
):
    run = printed(world, chief)
    sol = signed_in("sol")
    send(sol, "protocol:sign-enter", "dialogue", one.delegation_id)

    assert run.plates.get().sign_id == used.pk
    assert sum(images_in(run_file(sol, run))) == 2


def test_the_image_stands_in_the_key_of_a_plan(world, used, chief, signed_in):
    values = {"name": "Photo", "session": None, "shape": "photo", "measures": [3]}
    plan = seating.make_plan(world.conference, {**values, "people": "heads"}, by=chief)

    def sheet(what):
        address = reverse("protocol:seating-file", args=["dialogue", plan.pk, what, "pdf"])
        return signed_in("sol").get(address)

    assert sum(images_in(sheet("plan-a4"))) == 1
    assert sum(images_in(sheet("marks"))) == 0
    show(world, chief, "none")
    assert sum(images_in(sheet("plan-a4"))) == 0


def test_another_image_makes_the_check_of_flags_and_emblems_lapse(world, one, chief, signed_in):
    opening = SessionFactory(conference=world.conference, kind="opening")

    def signs():
        (event,) = checked(world.conference, [opening])
        return next(each for each in event.items if each.key == "signs")

    checks.tick(opening, "signs", "", seen=signs().basis, by=chief)
    assert signs().done
    page = page_of(signed_in("sol"), "check", opening.pk)
    assert "1 delegation has no image." in page

    send(signed_in("sol"), "protocol:sign-enter", "dialogue", one.delegation_id)

    assert signs().lapsed
