"""A delegation is looked over before it is submitted; questions are answered with it; changes that wait are shown."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.delegations.actions import approval
from plenipo.delegations.actions.notices import tell_those_named
from plenipo.delegations.models import Delegation, Draft
from plenipo.records.models import Letter
from tests.delegations.conftest import person, text_of
from tests.factories import ChangeRequestFactory, DelegateFactory, FocalPointFactory

KEEP, REVIEW, SUBMIT = "delegations:people-keep", "delegations:review", "delegations:submit"


@pytest.fixture
def keep(fay, delegation, press):
    def kept(*rows):
        told = {
            name: value for n, row in enumerate(rows) for name, value in person(n, **row).items()
        }
        delegation.refresh_from_db()
        return press(fay, KEEP, do="review", seen=delegation.revision, **told)

    return kept


@pytest.fixture
def returned(delegation, keep, fay, press, ada):
    """Two questions of the secretariat are open."""
    keep({"capacity": "head"})
    press(fay, SUBMIT, seen=1)
    delegation.refresh_from_db()
    approval.return_with_questions(
        delegation, "Who comes by train?\n\nIs Ms Diallo a minister?", by=ada
    )
    delegation.refresh_from_db()
    return delegation


def test_everything_is_looked_over_before_it_is_submitted(fay, delegation, keep):
    answer = keep(
        {"family_name": "王", "given_name": "丽", "style": "女士", "disclosure": "public"},
        {"family_name": "Gil", "office": "Treasurer", "email": "gil@example.org"},
    )
    page = text_of(fay.get(answer.url))

    assert answer.url == reverse(REVIEW)
    for said in (
        "王丽女士",
        "Treasurer",
        "gil@example.org",
        "may be published",
        "secretariat only",
        "No head of delegation has been nominated.",
        "No letter has been added. It can follow later.",
        "王丽女士 has no e-mail address",
        "2 persons are named; your quota is 3.",
        "Submit the delegation",
        "Back to the names",
    ):
        assert said in page
    assert Delegation.objects.get().state == "named"


def test_who_is_over_the_quota_is_marked_before_it_is_submitted(fay, keep):
    page = fay.get(keep(*[{"family_name": f"Person {n}"} for n in range(4)]).url)

    assert [line.waits for line in page.context["lines"]] == [False, False, False, True]


def test_what_is_wrong_leads_back_to_its_field(fay, delegation, keep, press):
    answer = keep({"email": "nobody"})
    assert answer.url == reverse("delegations:people") + "?check"

    refused = press(fay, SUBMIT, seen=1)
    assert refused.status_code == 422
    assert "Some entries have to be corrected before you can submit." in text_of(refused)
    assert Delegation.objects.get().state == "named"


def test_nobody_submits_what_another_has_changed_since(world, fay, delegation, keep, press, as_):
    keep({})
    second = as_(FocalPointFactory(invitation=world.fay.invitation))
    press(second, KEEP, do="keep", seen=1, **person(family_name="Written since"))

    answer = press(fay, SUBMIT, seen=1)

    assert answer.status_code == 422
    assert "The delegation has since been changed, in another window" in text_of(answer)
    assert "Written since" in text_of(answer)
    assert Delegation.objects.get().state == "named"


def test_nobody_looks_over_a_delegation_without_persons(fay, delegation):
    assert fay.get(reverse(REVIEW)).url == reverse("delegations:people")


def test_every_question_has_a_field_for_its_answer_where_the_letter_leads(fay, returned):
    for page in ("delegations:mine", REVIEW):
        form = fay.get(reverse(page)).context["questions"]
        labels = [str(field.label) for field in form.fields.values()]
        assert labels == ["Who comes by train?", "Is Ms Diallo a minister?"]


def test_to_answer_the_questions_submits_the_delegation_again(world, fay, returned, press, as_):
    press(fay, SUBMIT, seen=returned.revision, **{"answer-0": "Nobody.", "answer-1": "She is."})

    returned.refresh_from_db()
    assert returned.state == "submitted"
    assert [(each["question"], each["answer"]) for each in returned.answered_questions] == [
        ("Who comes by train?", "Nobody."),
        ("Is Ms Diallo a minister?", "She is."),
    ]
    desk = text_of(
        as_(world.ada).get(reverse("delegations:delegation", args=["dialogue", returned.pk]))
    )
    assert re.search(r"Who comes by train\?.*?Nobody\..*?Is Ms Diallo.*?She is\.", desk, re.DOTALL)
    assert "Nobody." in text_of(fay.get(reverse("delegations:mine")))


def test_answers_typed_before_the_names_are_corrected_are_there_afterwards(fay, returned, press):
    back = press(fay, SUBMIT, do="back", seen=returned.revision, **{"answer-0": "Nobody."})

    assert back.url == reverse("delegations:people")
    assert "Nobody." in text_of(fay.get(reverse(REVIEW)))
    assert Delegation.objects.get().state == "returned"


def test_answers_of_an_earlier_round_stay_beside_the_new_questions(fay, returned, press, ada):
    press(fay, SUBMIT, seen=returned.revision, **{"answer-0": "Nobody.", "answer-1": "She is."})
    returned.refresh_from_db()
    approval.return_with_questions(returned, "Since when?", by=ada)

    page = fay.get(reverse("delegations:mine"))
    assert [str(each.label) for each in page.context["questions"].fields.values()] == [
        "Since when?"
    ]
    assert "She is." in text_of(page)


def test_a_change_that_waits_is_shown_with_what_is_today_and_what_was_asked_for(fay, delegation):
    Delegation.objects.update(state="approved")
    one = DelegateFactory(
        delegation=delegation, state="approved", office="Chair", person__style="Ms"
    )
    before = {"office": "Chair", "style": "Ms"}
    asked = ChangeRequestFactory(
        delegation=delegation,
        kind="correct",
        delegate=one,
        before=before,
        wanted={"office": "President", "style": "Ms"},
        reason="Elected yesterday",
    )
    type(one).objects.update(office="Acting Chair")  # another change was made since

    page = text_of(fay.get(reverse("delegations:mine")))

    for said in (
        "Acting Chair",
        "President",
        "awaiting a decision",
        "Elected yesterday",
        "Current value",
    ):
        assert said in page
    assert f'action="{reverse("delegations:change-take-back", args=[asked.pk])}"' in page


# ---- letters


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh-hans"])
def test_a_letter_to_be_forwarded_carries_no_link(language, world, delegation, ada):
    world.fay.language = language
    world.fay.save()
    DelegateFactory(delegation=delegation, person__email="", person__family_name="Ba")
    DelegateFactory(delegation=delegation, person__email="with@example.org")

    tell_those_named(delegation)

    forwarded = Letter.objects.filter(kind__in=["delegations.hand_on", "delegations.notice"])
    assert forwarded.count() == 2
    for letter in forwarded:
        assert letter.links == {}
        assert "{" not in letter.body
        assert "/answer/" not in letter.body


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh-hans"])
def test_a_letter_greets_ends_and_says_who_sends_it(language, world, delegation, ada):
    world.fay.language, world.fay.name = language, "Lucy Blanc"
    world.fay.save()
    Delegation.objects.update(state="submitted")
    delegation.refresh_from_db()
    Draft.objects.create(delegation=delegation, typed=[], at=delegation.invitation.made)

    approval.approve(delegation, by=ada)

    letter = Letter.objects.get(kind="delegations.approved")
    first, last = letter.body.split("\n\n")[0], letter.body.split("\n\n")[-1]
    assert "Lucy Blanc" in first
    assert first != {"en": "To Lucy Blanc", "fr": "À Lucy Blanc"}.get(language)
    assert last.splitlines()[-1] == "Dialogue of Parties"
    assert len(last.splitlines()) > 1
    assert letter.subject[-1] not in ".。"


def test_a_delegation_named_without_this_page_is_returned_with_those_nominated_and_submitted_again(
    world, fay, delegation, press, ada, as_
):
    one = DelegateFactory(delegation=delegation, office="Chair", person__family_name="Gil")
    Delegation.objects.update(state="submitted", submitted_at=timezone.now())
    approval.return_with_questions(delegation, "Since when?", by=ada)
    delegation.refresh_from_db()
    assert not Draft.objects.exists()

    assert "Gil" in text_of(fay.get(reverse("delegations:people")))
    assert "Gil" in text_of(fay.get(reverse(REVIEW)))
    press(fay, SUBMIT, seen=delegation.revision, **{"answer-0": "Since May."})

    delegation.refresh_from_db()
    assert delegation.state == "submitted"
    named = delegation.delegates.filter(state="nominated")
    assert [(each.person.family_name, each.office) for each in named] == [("Gil", "Chair")]
    assert not delegation.delegates.filter(pk=one.pk).exists()


def test_the_head_of_the_page_says_who_submitted_it_not_who_returned_it_before(
    world, fay, returned, press, as_
):
    page = reverse("delegations:delegation", args=["dialogue", returned.pk])
    assert as_(world.ada).get(page).context["stood"][0] == "ada"

    press(fay, SUBMIT, seen=returned.revision, **{"answer-0": "Nobody.", "answer-1": "She is."})

    who, at = as_(world.ada).get(page).context["stood"]
    returned.refresh_from_db()
    assert who.startswith("fay")
    assert at == returned.submitted_at


def test_the_answer_to_one_of_two_questions_is_kept_and_the_other_asked_for(fay, returned, press):
    sent = {"answer-0": "Nobody.", "answer-1": ""}
    answer = press(fay, SUBMIT, do="submit", seen=returned.revision, **sent)
    shown = text_of(fay.get(answer.url))
    later = text_of(fay.get(reverse("delegations:mine")))

    assert "Write an answer." in shown
    assert "Nobody.</textarea>" in shown
    assert "Nobody.</textarea>" in later
    assert "Write an answer." not in later
    assert Delegation.objects.get().state == "returned"


def test_after_a_return_one_way_leads_to_check_and_submit(fay, returned):
    page = text_of(fay.get(reverse("delegations:mine")))

    assert page.count(f'href="{reverse(REVIEW)}"') == 1
