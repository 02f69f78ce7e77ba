"""After approval nothing is edited in place: a change is asked, decided, applied and told."""

import pytest
from django.urls import reverse

from plenipo.delegations.actions import approval, changes
from plenipo.delegations.models import ChangeRequest, Delegate, Delegation
from plenipo.delegations.words.approval import differences
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.models import Letter
from tests.delegations.conftest import person, text_of
from tests.delegations.test_standing import CALL
from tests.factories import ChangeRequestFactory, DelegateFactory, DelegationFactory


@pytest.fixture
def approved(delegation):
    """Fay's approved delegation: a head and a member, one place free."""
    Delegation.objects.update(state="approved")
    for place, (capacity, name) in enumerate([("head", "Diallo"), ("member", "Ba")]):
        DelegateFactory(
            delegation=delegation,
            capacity=capacity,
            state="approved",
            position=place,
            office="Secretary",
            person__family_name=name,
            person__email=f"{name.lower()}@example.org",
        )
    delegation.refresh_from_db()
    return delegation


@pytest.fixture
def ask(fay, press):
    """Ask for a change on the page and answer the request that was made."""

    def asked(kind, about=None, **wanted):
        more = {"delegate": about.pk} if about else {}
        answer = press(fay, "delegations:change-ask", kind=kind, **more, **wanted)
        assert answer.status_code == 302, text_of(answer)
        return ChangeRequest.objects.latest("pk")

    return asked


def named(delegation, name):
    return Delegate.objects.select_related("person").get(
        delegation=delegation, person__family_name=name
    )


def present(delegation):
    there = delegation.delegates.filter(state__in=Delegate.PRESENT).select_related("person")
    return [(each.person.family_name, each.state) for each in there.order_by("position", "pk")]


def letters(kind):
    return Letter.objects.filter(kind=f"delegations.{kind}")


# ---- asked before there was a field

NEW = ("native_name", "languages", "disclosure", "office_since", "capacity", "email")


@pytest.fixture
def asked_before(approved, ask):
    """A request as an earlier release wrote it: it says nothing of fields there were not yet."""

    def asked(kind, about=None, **wanted):
        request = ask(kind, about, **wanted)
        for stored in (request.wanted, request.before):
            for name in NEW:
                stored.pop(name, None)
        request.save()
        return request

    return asked


@pytest.mark.parametrize("kind", ["add", "replace"])
def test_a_person_asked_for_before_there_was_a_field_is_added_with_what_is_usual(
    kind, approved, asked_before, ada, as_, world
):
    about = named(approved, "Ba") if kind == "replace" else None
    request = asked_before(kind, about, family_name="New", office="Treasurer")
    changes.apply_change(request, by=ada)

    one = named(approved, "New")
    assert (one.office, one.capacity, one.disclosure) == ("Treasurer", "member", "secretariat")
    assert (one.person.native_name, one.person.languages, one.person.email) == ("", [], "")


def test_a_correction_from_before_there_was_a_field_leaves_that_field_as_it_is(
    approved, asked_before, ada
):
    head = named(approved, "Diallo")
    Person.objects.filter(pk=head.person_id).update(native_name="ديالو")
    request = asked_before("correct", head, family_name="Dialo", capacity="head")
    request.refresh_from_db()

    assert "Name in original script" not in [each.label for each in differences(request)]
    changes.apply_change(request, by=ada)

    after = named(approved, "Dialo")
    assert (after.person.native_name, after.capacity) == ("ديالو", "head")
    assert after.person.email == "diallo@example.org"


# ---- asked


def test_the_form_of_a_correction_starts_from_what_holds(approved, fay):
    head = named(approved, "Diallo")
    address = reverse("delegations:change") + f"?kind=correct&person={head.pk}"

    page = text_of(fay.get(address))

    assert 'value="Diallo"' in page
    assert 'value="Secretary"' in page
    assert '<option value="head" selected>' in page


def test_a_request_waits_and_changes_nothing(approved, ask, deeds_on):
    request = ask("withdraw", named(approved, "Ba"), reason="Ill.")

    assert (request.state, request.reason) == ("asked", "Ill.")
    assert present(approved) == [("Diallo", "approved"), ("Ba", "approved")]
    assert deeds_on(request) == ["delegations.change_asked"]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"kind": "add"}, "Enter at least one name."),
        ({"kind": "add", "family_name": "Sy", "email": "nobody"}, "Enter a valid email address."),
        (
            {"kind": "add", "family_name": "Sy", "capacity": "head"},
            "A delegation has only one head.",
        ),
        ({"kind": "withdraw", "delegate": "0"}, "Select a valid choice."),
    ],
)
def test_what_makes_no_sense_is_said_beside_the_field(said, says, approved, fay, press):
    answer = press(fay, "delegations:change-ask", **said)

    assert answer.status_code == 422
    assert says in text_of(answer)
    assert ChangeRequest.objects.count() == 0


def test_nobody_asks_about_a_person_of_another_delegation(world, approved, fay, press):
    stranger = DelegateFactory(delegation__conference=world.conference)

    answer = press(fay, "delegations:change-ask", kind="withdraw", delegate=stranger.pk)

    assert answer.status_code == 422


def test_before_approval_the_names_themselves_are_corrected(approved, fay, press):
    Delegation.objects.update(state="submitted")

    answer = press(fay, "delegations:change-ask", kind="add", family_name="Sy")

    assert answer.status_code == 409
    assert "You can request changes after approval." in text_of(answer)


def test_while_changes_are_not_taken_the_words_come_back(approved, fay, press, switched_off):
    switched_off("changes")

    answer = press(
        fay,
        "delegations:change-ask",
        kind="add",
        family_name="Sy",
        reason="She comes in his place.",
    )

    assert answer.status_code == 409
    assert "She comes in his place." in text_of(answer)


def test_a_request_is_taken_back_while_it_waits(approved, ask, fay, press):
    request = ask("withdraw", named(approved, "Ba"))

    press(fay, "delegations:change-take-back", request.pk)
    again = press(fay, "delegations:change-take-back", request.pk)

    request.refresh_from_db()
    assert request.state == "taken_back"
    assert again.status_code == 404


# ---- decided and applied


def test_a_person_added_takes_a_free_place_and_is_told(approved, ask, ada):
    request = ask("add", family_name="Sy", email="sy@example.org", capacity="adviser")

    changes.apply_change(request, by=ada)

    assert present(approved)[-1] == ("Sy", "approved")
    assert "sy@example.org" in letters("notice").values_list("to_email", flat=True)
    assert letters("change_applied").count() == 1


def test_a_person_added_over_the_quota_waits(approved, ask, ada):
    Delegation.objects.update(quota=2)

    changes.apply_change(ask("add", family_name="Sy"), by=ada)

    assert present(approved)[-1] == ("Sy", "waiting")


def test_a_replacement_has_the_place_of_who_goes(approved, ask, ada):
    head = named(approved, "Diallo")

    changes.apply_change(ask("replace", head, family_name="Sy", capacity="head"), by=ada)

    head.refresh_from_db()
    assert head.state == "replaced"
    assert present(approved) == [("Sy", "approved"), ("Ba", "approved")]


def test_a_correction_changes_only_what_was_corrected(approved, ask, ada):
    member = named(approved, "Ba")
    typed = {"family_name": "Ba", "given_name": "Given", "email": "ba@example.org"}
    first = ask("correct", member, **typed, office="Treasurer", capacity="member")
    second = ask("correct", member, **typed, office="Secretary", capacity="adviser")

    for request in (first, second):
        changes.apply_change(request, by=ada)

    member.refresh_from_db()
    assert (member.office, member.capacity) == ("Treasurer", "adviser")


def test_a_second_correction_of_one_entry_says_so_and_loses_nothing_of_the_first(
    approved, ask, fay, press, ada
):
    member = named(approved, "Ba")
    typed = {"family_name": "Ba", "given_name": "Given", "email": "ba@example.org"}
    typed |= {"kind": "correct", "delegate": member.pk}
    first = {**typed, "office": "Treasurer", "capacity": "adviser"}
    second = {**typed, "office": "Chair", "capacity": "member"}
    press(fay, "delegations:change-ask", **first)

    unsaid = press(fay, "delegations:change-ask", **second)
    assert unsaid.status_code == 422
    assert "A correction of the same entry is already pending: Office." in text_of(unsaid)
    assert 'value="Chair"' in text_of(unsaid)
    assert ChangeRequest.objects.count() == 1

    press(fay, "delegations:change-ask", instead="on", **second)
    states = ChangeRequest.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["taken_back", "asked"]
    changes.apply_change(ChangeRequest.objects.latest("pk"), by=ada)
    member.refresh_from_db()
    assert (member.office, member.capacity) == ("Chair", "adviser")


def test_of_two_corrections_of_one_entry_the_second_is_not_applied_over_the_first(
    approved, ask, ada
):
    member = named(approved, "Ba")
    first, second = (
        ChangeRequestFactory(
            delegation=approved,
            kind="correct",
            delegate=member,
            before={"office": "Secretary"},
            wanted={"office": office},
        )
        for office in ("Treasurer", "Chair")
    )
    changes.apply_change(first, by=ada)

    with pytest.raises(Refused, match="corrected otherwise .*: Office"):
        changes.apply_change(second, by=ada)

    member.refresh_from_db()
    assert member.office == "Treasurer"


def test_a_place_that_becomes_free_goes_to_the_first_who_waits(approved, ask, ada):
    Delegation.objects.update(quota=2)
    for place, name in enumerate(["Sy", "Fall"], start=2):
        DelegateFactory(
            delegation=approved, state="waiting", position=place, person__family_name=name
        )

    changes.apply_change(ask("withdraw", named(approved, "Ba")), by=ada)

    assert present(approved) == [("Diallo", "approved"), ("Sy", "approved"), ("Fall", "waiting")]
    assert letters("place").count() == 1


def test_when_somebody_who_waits_withdraws_no_place_becomes_free(approved, ask, ada):
    Delegation.objects.update(quota=2)
    for place, name in enumerate(["Sy", "Fall"], start=2):
        DelegateFactory(
            delegation=approved, state="waiting", position=place, person__family_name=name
        )

    changes.apply_change(ask("withdraw", named(approved, "Sy")), by=ada)

    assert present(approved)[-1] == ("Fall", "waiting")
    assert letters("place").count() == 0


def test_a_second_head_is_refused_in_words(approved, ada):
    request = ChangeRequestFactory(
        delegation=approved,
        kind="correct",
        delegate=named(approved, "Ba"),
        before={"capacity": "member"},
        wanted={"capacity": "head"},
    )

    with pytest.raises(Refused, match="A delegation has only one head"):
        changes.apply_change(request, by=ada)

    request.refresh_from_db()
    assert request.state == "asked"


def test_a_second_request_about_a_person_says_whether_it_replaces_the_first(
    approved, ask, fay, press
):
    head = named(approved, "Diallo")
    first = ask("replace", head, family_name="欧阳", given_name="修", capacity="head")
    form = reverse("delegations:change") + f"?kind=replace&person={head.pk}"
    more = {"kind": "replace", "delegate": head.pk, "family_name": "Sy", "capacity": "head"}

    shown = text_of(fay.get(form))
    unsaid = press(fay, "delegations:change-ask", **more)
    press(fay, "delegations:change-ask", instead="on", **more)

    assert shown.count("replace a person, <bdi>欧阳修</bdi>, requested") == 1
    assert unsaid.status_code == 422
    assert 'value="Sy"' in text_of(unsaid)
    first.refresh_from_db()
    states = ChangeRequest.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["taken_back", "asked"]
    listed = text_of(fay.get(reverse("delegations:change")))
    # the same name stands once more in the table of what each request would change
    assert listed.count("→ <bdi>欧阳修</bdi>") == listed.count("→ <bdi>Sy</bdi>") == 1


def test_the_domain_itself_takes_no_two_requests_that_contradict(approved, ask, world):
    head = named(approved, "Diallo")
    ask("withdraw", head)

    with pytest.raises(Refused, match="is already pending"):
        changes.ask(
            approved,
            "replace",
            by=world.fay,
            delegate=head,
            wanted={"family_name": "Sy"},
            reason="",
        )


def test_who_has_gone_meanwhile_is_not_replaced(approved, ask, ada):
    member = named(approved, "Ba")
    first, wanted = ask("withdraw", member), {"family_name": "Sy"}
    second = ChangeRequestFactory(
        delegation=approved, delegate=member, kind="replace", state="asked", wanted=wanted
    )
    changes.apply_change(first, by=ada)

    with pytest.raises(Refused, match="no longer in the delegation"):
        changes.apply_change(second, by=ada)

    assert present(approved) == [("Diallo", "approved")]


def test_a_refusal_needs_a_reason_and_goes_to_the_focal_points(approved, ask, ada, fay):
    request = ask("withdraw", named(approved, "Ba"))
    with pytest.raises(Refused, match="Enter the reason"):
        changes.refuse_change(request, " ", by=ada)

    changes.refuse_change(request, "The badge is printed.", by=ada)

    assert "The badge is printed." in letters("change_refused").get().body
    assert "The badge is printed." in text_of(fay.get(reverse("delegations:change")))
    assert present(approved) == [("Diallo", "approved"), ("Ba", "approved")]


def test_of_two_officers_who_decide_on_a_change_the_second_is_told(
    world, approved, ask, as_, press
):
    request = ask("withdraw", named(approved, "Ba"))
    press(as_(world.sol), "delegations:change-apply", "dialogue", request.pk)

    answer = press(as_(world.ada), "delegations:change-apply", "dialogue", request.pk)

    assert answer.status_code == 409
    assert "This request has already been decided: applied (sol)." in text_of(answer)
    assert letters("change_applied").count() == 1


def test_a_focal_point_who_comes_second_reads_no_officers_name(world, approved, ask, ada):
    request = ask("withdraw", named(approved, "Ba"))
    changes.refuse_change(request, "The badge is printed.", by=ada)

    with pytest.raises(Refused, match=r"^This request has already been decided: declined\.$"):
        changes.take_change_back(request, by=world.fay)


def test_the_desk_that_stands_in_is_not_spoken_to_as_the_party(world, approved, as_, fay):
    own = text_of(fay.get(reverse("delegations:change")))
    address = reverse("delegations:for-change", args=["dialogue", approved.invitation_id])
    page = text_of(as_(world.sol).get(address))

    assert "Your delegation has been approved." in own
    assert "Back to your delegation" in own
    assert "The delegation has been approved." in page
    assert "Back to the delegation" in page
    assert "our delegation" not in page


def test_a_delegation_returned_after_a_change_starts_from_what_holds(
    approved, ask, ada, fay, press
):
    changes.apply_change(ask("replace", named(approved, "Ba"), family_name="Sy"), by=ada)
    approval.reopen(approved, by=ada)
    approval.return_with_questions(approved, "One more thing?", by=ada)

    page = text_of(fay.get(reverse("delegations:people")))
    assert 'value="Sy"' in page
    assert 'value="Ba"' not in page

    approved.refresh_from_db()
    press(
        fay,
        "delegations:people-keep",
        do="review",
        seen=approved.revision,
        **person(family_name="Sy", given_name=""),
    )
    approved.refresh_from_db()
    answered = {"answer-0": "Not confirmed."}
    press(fay, "delegations:submit", seen=approved.revision, **answered)
    assert present(approved) == [("Sy", "nominated")]
    assert ChangeRequest.objects.get().state == "applied"  # what was asked and decided stays


# ---- the officer's page


def test_the_officer_reads_in_words_what_would_be_different(world, approved, ask, as_):
    ask(
        "correct",
        named(approved, "Ba"),
        family_name="Ba",
        given_name="Given",
        office="Secretary",
        email="ba@example.org",
        capacity="adviser",
        languages="fr",
    )

    page = text_of(as_(world.ada).get(reverse("delegations:changes", args=["dialogue"])))

    assert "<bdi>member</bdi>" in page
    assert "<bdi>adviser</bdi>" in page
    assert "<bdi>French</bdi>" in page
    assert page.count('<th scope="row">') == 2


def test_a_language_known_by_another_code_is_no_change(approved, ask):
    one = named(approved, "Ba")
    Person.objects.filter(pk=one.person_id).update(languages=["zh", "fr"])
    ask(
        "correct", one, family_name="Ba", given_name="Given", office="Chair", languages="中文、法语"
    )

    changed = {each.label: each.after for each in differences(ChangeRequest.objects.get())}

    assert changed["Office"] == "Chair"
    assert "Languages" not in changed


@pytest.mark.parametrize("extra", [0, 2])
def test_a_longer_queue_of_changes_costs_no_more_queries(
    extra, world, approved, as_, django_assert_num_queries
):
    ChangeRequestFactory(delegation=approved, delegate=named(approved, "Ba"))
    for more in DelegationFactory.create_batch(extra, conference=world.conference):
        ChangeRequestFactory(delegation=more)
    ada = as_(world.ada)

    # session, account, membership, requests, rail: what waits, switches
    with django_assert_num_queries(6):
        page = text_of(ada.get(reverse("delegations:changes", args=["dialogue"])))

    assert page.count('id="change-') == extra + 1


def test_what_an_officer_records_is_shown_alone_with_its_button(approved, world, as_, press):
    earlier = ChangeRequestFactory(delegation=approved, kind="withdraw")
    said = {"kind": "withdraw", "delegate": named(approved, "Ba").pk, **CALL}

    answer = press(
        as_(world.sol), "delegations:for-change-ask", "dialogue", approved.invitation_id, **said
    )

    asked = ChangeRequest.objects.latest("pk")
    page = text_of(as_(world.sol).get(answer.url))
    assert reverse("delegations:change-apply", args=["dialogue", asked.pk]) in page
    assert reverse("delegations:change-apply", args=["dialogue", earlier.pk]) not in page
    assert "1 other pending change request" in page


def test_each_person_of_an_approved_delegation_is_corrected_from_its_page(approved, world, as_):
    address = reverse("delegations:delegation", args=["dialogue", approved.pk])
    way = reverse("delegations:for-change", args=["dialogue", approved.invitation_id])
    one = named(approved, "Ba")

    assert f'{way}?kind=correct&amp;person={one.pk}"' in text_of(as_(world.ada).get(address))
    assert way not in text_of(as_(world.obi).get(address))
